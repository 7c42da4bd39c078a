/* The past day, month or year that a question of scope asks about: read as `as_of`. */
#include "search/run.h"
#include "search/understand.h"
#include "terms/answer.h"

#include <string.h>

enum {
    DAY_TOKENS = 3, /* "1 March 2025", "2025-03-01" */
    TIMES = 2       /* the one that is read, and one that is left */
};

/* A time as it was typed, with the words that lead to it, and the days it covers. */
struct typed_time {
    struct span text;
    date_day first;
    date_day last;
    date_day other; /* "01/02/2026" may be this day too; DATE_NONE: it is plain */
    size_t end;     /* the token behind it */
};

/* "13/02/2026" with the day before the month; DATE_NONE for what is not written so. */
static date_day read_day_first(struct lease *lease, struct span text)
{
    size_t one = span_find_byte(text, '/', 0);
    size_t two = one != SPAN_NONE ? span_find_byte(text, '/', one + 1) : SPAN_NONE;
    const char *dotted =
        two != SPAN_NONE ? arena_printf(&lease->arena, "%.*s.%.*s.%.*s", SPAN_ARG(span_part(text, 0, one)),
                                        SPAN_ARG(span_part(text, one + 1, two)),
                                        SPAN_ARG(span_part(text, two + 1, text.size)))
                         : NULL;
    return dotted != NULL ? date_read(span_of(dotted)) : DATE_NONE;
}

/* A day that could be read either way has its month first, unless that is still to come. */
static bool read_day(struct search_run *run, struct span text, struct typed_time *out)
{
    date_day month_first = date_read(text);
    date_day day_first = read_day_first(run->lease, text);
    bool is_swapped =
        day_first != DATE_NONE &&
        (month_first == DATE_NONE || (month_first > run->request.today && day_first <= run->request.today));
    out->first = out->last = is_swapped ? day_first : month_first;
    out->other = is_swapped ? month_first : day_first;
    if (out->other == out->first)
        out->other = DATE_NONE;
    return out->first != DATE_NONE;
}

static bool read_time(struct search_run *run, struct span text, struct typed_time *out)
{
    return read_day(run, text, out) || date_read_range(text, &out->first, &out->last) ||
           date_read_month(text, &out->first, &out->last);
}

/* The first token of "in" or "as of" before token `at`, which leads to a time that something is asked as of.
 * SPAN_NONE: none does. */
static size_t lead_of(const struct token_list *tokens, size_t at)
{
    static const char *const alone[] = {"by", "during", "in", "on", NULL};
    static const char *const before_of[] = {"as", "end", NULL};
    static const char *const before_at[] = {"as", NULL};
    if (at == 0)
        return SPAN_NONE;
    struct span lead = tokens->items[at - 1].fold;
    if (span_is_one_of(lead, alone))
        return at - 1;
    struct span before = at > 1 ? tokens->items[at - 2].fold : SPAN_EMPTY;
    bool leads = (span_equal(lead, SPAN("of")) && span_is_one_of(before, before_of)) ||
                 (span_equal(lead, SPAN("at")) && span_is_one_of(before, before_at));
    return leads ? at - 2 : SPAN_NONE;
}

/* "since 2024": not one day that something can be asked as of. */
static bool is_span_of_time(const struct token_list *tokens, size_t at)
{
    static const char *const leads[] = {"after", "before",  "between", "from",
                                        "since", "through", "until",   NULL};
    return at > 0 && span_is_one_of(tokens->items[at - 1].fold, leads);
}

/* "in 2024 and 2025", "in 2024, 2025". */
static bool is_joined(const struct token_list *tokens, const struct typed_time *before, size_t at)
{
    static const char *const joins[] = {"and", "or", NULL};
    return before != NULL && (at == before->end ||
                              (at == before->end + 1 && span_is_one_of(tokens->items[at - 1].fold, joins)));
}

/* The token is part of a name: "27001" of "ISO 27001". */
static bool is_named(const struct understanding *query, size_t token)
{
    for (size_t i = 0; i < query->name_count; i++)
        if (token >= query->names[i].mention.first_token && token < query->names[i].mention.end_token)
            return true;
    return false;
}

/* "The 2013 edition" is of the standard, not of a time. */
static bool is_edition(const struct understanding *query, size_t behind)
{
    static const char *const words[] = {"edition", "release", "revision", "version", NULL};
    return behind < query->tokens.count && span_is_one_of(query->tokens.items[behind].fold, words);
}

/* "2024-2025", "2024/25", "2025-13": more follows, so that the part before is not what was typed. */
static bool goes_on(struct span text, size_t end)
{
    struct span next = span_part(text, end, end + 2);
    return next.size == 2 && strchr("-/", next.bytes[0]) != NULL && next.bytes[1] >= '0' &&
           next.bytes[1] <= '9';
}

/* The longest time that begins at token `at`. */
static bool longest_time(struct search_run *run, size_t at, struct typed_time *out)
{
    const struct token_list *tokens = &run->query.tokens;
    for (size_t end = at + DAY_TOKENS < tokens->count ? at + DAY_TOKENS : tokens->count; end > at; end--) {
        struct span text = span_part(run->query.text, tokens->items[at].start, tokens->items[end - 1].end);
        *out = (struct typed_time){.text = text, .end = end};
        if (!is_edition(&run->query, end) && !goes_on(run->query.text, tokens->items[end - 1].end) &&
            read_time(run, text, out))
            return true;
    }
    return false;
}

/* The time at token `at` that something is asked as of; `before`: the one before it, NULL for none. A day
 * needs no word that leads to it. */
static bool time_at(struct search_run *run, size_t at, const struct typed_time *before,
                    struct typed_time *out)
{
    const struct token_list *tokens = &run->query.tokens;
    size_t lead = lead_of(tokens, at);
    if (is_named(&run->query, at) || is_span_of_time(tokens, at) || !longest_time(run, at, out))
        return false;
    if (lead == SPAN_NONE && !is_joined(tokens, before, at) && out->first != out->last)
        return false;
    size_t first = lead != SPAN_NONE ? lead : at;
    out->text = span_part(run->query.text, tokens->items[first].start, tokens->items[out->end - 1].end);
    return !words_are_plain(out->text, &run->request.plain);
}

/* It is asked whether a service, or what, is covered by a standard. */
static bool asks_scope(const struct understanding *query)
{
    bool standard = false;
    bool service = false;
    for (size_t i = 0; i < query->name_count; i++) {
        standard = standard || query->names[i].mention.type == MENTION_STANDARD;
        service = service || query->names[i].mention.type == MENTION_SERVICE;
    }
    bool proof = query->intent[KIND_EVIDENCE] > 0;
    bool whether = (query->asked & ~(1u << ANSWER_YES_NO)) == 0 && !proof;
    return (standard || service) && (query->intent[KIND_SCOPE] > 0 || (standard && service && whether));
}

static bool is_wanted(const struct search_run *run)
{
    const struct search_request *request = &run->request;
    return request->expand && request->as_of == DATE_NONE && request->after == DATE_NONE &&
           request->before == DATE_NONE && run->lexed.side_count == 0 && asks_scope(&run->query);
}

/* Take the words of the time out of those that rank. */
static enum avow_status take_time(struct search_run *run, const struct typed_time *time,
                                  struct avow_error *err)
{
    size_t start = (size_t)(time->text.bytes - run->lexed.words);
    run->day_words = span_part(run->lexed.text, start, start + time->text.size);
    run->day_other = time->other;
    run->request.as_of = time->last < run->request.today ? time->last : run->request.today;
    memset(run->lexed.words + start, ' ', time->text.size);
    return understand(run->lease, &run->lexed, &run->request, &run->query, err);
}

/* As typed, whatever becomes of the words. */
static struct span typed_text(const struct search_run *run, struct span text)
{
    size_t start = (size_t)(text.bytes - run->lexed.words);
    return span_part(run->lexed.text, start, start + text.size);
}

/* "since 2024": the first span of time; empty for none. */
static struct span span_of_time(struct search_run *run)
{
    const struct token_list *tokens = &run->query.tokens;
    struct typed_time time;
    for (size_t at = 1; at < tokens->count; at++)
        if (is_span_of_time(tokens, at) && !is_named(&run->query, at) && longest_time(run, at, &time))
            return span_part(run->query.text, tokens->items[at - 1].start, tokens->items[time.end - 1].end);
    return SPAN_EMPTY;
}

enum avow_status run_read_day(struct search_run *run, struct avow_error *err)
{
    struct typed_time times[TIMES];
    size_t count = 0;
    run->day_words = run->time_left = SPAN_EMPTY;
    run->day_other = DATE_NONE;
    if (!is_wanted(run))
        return AVOW_OK;
    for (size_t at = 0; at < run->query.tokens.count && count < TIMES; at++)
        if (time_at(run, at, count > 0 ? &times[count - 1] : NULL, &times[count]))
            at = times[count++].end - 1;
    struct span left = count > 1 ? times[1].text : count == 0 ? span_of_time(run) : SPAN_EMPTY;
    bool is_past = count > 0 && times[0].first <= run->request.today;
    if (count > 0 && !is_past)
        left = times[0].text;
    if (left.size > 0)
        run->time_left = typed_text(run, left);
    return is_past ? take_time(run, &times[0], err) : AVOW_OK;
}

void run_note_day(struct search_run *run)
{
    char read[DATE_TEXT_SIZE];
    char other[DATE_TEXT_SIZE];
    char written[DATE_TEXT_SIZE];
    if (run->time_left.size > 0 && run->day_words.size > 0)
        note_add(run, "one time is read at once, \"%.*s\"; ask on its own about \"%.*s\"",
                 SPAN_ARG(run->day_words), SPAN_ARG(run->time_left));
    else if (run->time_left.size > 0)
        note_add(run, "\"%.*s\" is not read as a past day: what is told of services holds now",
                 SPAN_ARG(run->time_left));
    if (run->day_other != DATE_NONE)
        note_add(run, "\"%.*s\" is read as %s; write %s for %s", SPAN_ARG(run->day_words),
                 date_words(run->request.as_of, read), date_iso(run->day_other, written),
                 date_words(run->day_other, other));
}
