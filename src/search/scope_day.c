/* The past day, month or year that a question of scope asks about: read as `as_of`. */
#include "search/run.h"
#include "search/understand.h"
#include "terms/answer.h"

#include <string.h>

enum { DAY_TOKENS = 3 /* "1 March 2025", "2025-03-01" */ };

/* A time as it was typed, with the words that lead to it, and the last day it covers. */
struct typed_time {
    struct span text;
    date_day first;
    date_day last;
};

static bool read_time(struct span text, struct typed_time *out)
{
    out->first = out->last = date_read(text);
    return out->first != DATE_NONE || date_read_range(text, &out->first, &out->last) ||
           date_read_month(text, &out->first, &out->last);
}

/* The token before which a time is one that something is asked as of; token number `at` is the first of the
 * time. SPAN_NONE: none leads to it. */
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
static bool time_at(struct search_run *run, size_t at, struct typed_time *out)
{
    const struct token_list *tokens = &run->query.tokens;
    size_t lead = lead_of(tokens, at);
    if (lead == SPAN_NONE || is_named(&run->query, at))
        return false;
    for (size_t end = at + DAY_TOKENS < tokens->count ? at + DAY_TOKENS : tokens->count; end > at; end--) {
        struct span text = span_part(run->query.text, tokens->items[at].start, tokens->items[end - 1].end);
        if (is_edition(&run->query, end) || goes_on(run->query.text, tokens->items[end - 1].end) ||
            !read_time(text, out))
            continue;
        out->text = span_part(run->query.text, tokens->items[lead].start, tokens->items[end - 1].end);
        return true;
    }
    return false;
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
    run->request.as_of = time->last < run->request.today ? time->last : run->request.today;
    memset(run->lexed.words + start, ' ', time->text.size);
    return understand(run->lease, &run->lexed, &run->request, &run->query, err);
}

enum avow_status run_read_day(struct search_run *run, struct avow_error *err)
{
    struct typed_time time = {SPAN_EMPTY, DATE_NONE, DATE_NONE};
    run->day_words = SPAN_EMPTY;
    if (!is_wanted(run))
        return AVOW_OK;
    for (size_t at = 0; at < run->query.tokens.count; at++)
        if (time_at(run, at, &time) && time.first <= run->request.today &&
            !words_are_plain(time.text, &run->request.plain))
            return take_time(run, &time, err);
    return AVOW_OK;
}
