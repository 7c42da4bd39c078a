/* What makes a statement no sure answer, however much of the question it has. */
#include "search/limit.h"

#include "terms/answer.h"

enum {
    COMMON_SHARE = 10, /* at least one in so many has a common one */
    BEHIND_ALL = 4,    /* words at most from "all" to what it is all of */
    FIRST_YEAR = 1990,
    YEARS_AHEAD = 10,
    DAYS_OF_YEAR = 10000 /* in a day written as a number: 20261121 */
};

static const double in_other_words = .05;
static const double together = .25;

static bool is_list(const struct judged *judged)
{
    return judged->record->kind == KIND_SCOPE;
}

/* Written as names are: all in capitals, or with one that begins no sentence and no month. */
static bool is_like_name(const struct token *token)
{
    static const char *const months[] = {"january",  "february", "march",  "april",     "may",
                                         "june",     "july",     "august", "september", "october",
                                         "november", "december", NULL};
    return (token->flags & TOKEN_ALL_CAPS) != 0 ||
           ((token->flags & (TOKEN_CAPITAL | TOKEN_SENTENCE)) == TOKEN_CAPITAL &&
            !span_is_one_of(token->fold, months));
}

/* Most words of the query are written as names are, as in a heading: then none is told by it. */
static bool is_all_names(const struct understanding *query)
{
    size_t names = 0;
    for (size_t i = 0; i < query->tokens.count; i++)
        names += is_like_name(&query->tokens.items[i]);
    return names * 2 > query->tokens.count;
}

/* An abbreviation was read as words of which it lacks two. */
static bool lacks_reading(const struct judged *judged)
{
    const struct understanding *query = judged->query;
    for (size_t i = 0; i < query->reading_count; i++) {
        size_t words[QUERY_WORDS];
        size_t count = confidence_reading(judged->run, query, &query->readings[i], words);
        size_t lacking = 0;
        for (size_t k = 0; k < count; k++)
            lacking += !judged->seen->words[words[k]];
        if (lacking > 1)
            return true;
    }
    return false;
}

/* "Is everything in scope", "are all services covered": a list of some is no answer. */
static bool asks_all(const struct judged *judged)
{
    static const char *const all[] = {"all", "every", NULL};
    static const char *const things[] = {"product", "products", "service", "services", NULL};
    const struct understanding *query = judged->query;
    size_t reach = 0;
    if (!is_list(judged) || !limit_asks_whether(query))
        return false;
    for (size_t i = 0; i < query->tokens.count; i++) {
        struct span fold = query->tokens.items[i].fold;
        if (span_equal(fold, SPAN("everything")) || (reach > 0 && span_is_one_of(fold, things)))
            return true;
        reach = span_is_one_of(fold, all) ? BEHIND_ALL : reach > 0 ? reach - 1 : 0;
    }
    return false;
}

static bool is_common(const struct understanding *query, size_t word)
{
    return query->words[word].documents * COMMON_SHARE > query->documents;
}

/* "In 2025" asks for another statement than what holds now, unless that speaks of the year. */
static bool lacks_year(const struct judged *judged)
{
    const struct understanding *query = judged->query;
    date_day today = judged->run->request.today;
    for (size_t i = 0; i < query->word_count; i++) {
        uint64_t year = 0;
        if (query->words[i].role > WORD_NAME && span_to_u64(query->words[i].text, &year) &&
            !confidence_says_with(query, judged->seen, i) && year >= FIRST_YEAR &&
            year <= today / DAYS_OF_YEAR + YEARS_AHEAD)
            return true;
    }
    return false;
}

/* "Do you ...", answered by what the reader does or by what the standard wants. */
static bool tells_of_others(const struct judged *judged)
{
    static const char *const does[] = {"are", "can", "did", "do", "does", "have", "is", "may", "will", NULL};
    const struct token_list *tokens = &judged->query->tokens;
    bool asks = false;
    for (size_t i = 1; i < tokens->count; i++)
        asks = asks || (span_equal(tokens->items[i].fold, SPAN("you")) &&
                        span_is_one_of(tokens->items[i - 1].fold, does));
    return asks && limit_asks_whether(judged->query) &&
           (judged->record->about == ABOUT_READER || judged->record->about == ABOUT_STANDARD);
}

/* "How long", "when" or "how often" alone, and it tells no such time. */
static bool tells_no_time(const struct judged *judged)
{
    static const unsigned times = 1u << ANSWER_DATE | 1u << ANSWER_DURATION | 1u << ANSWER_FREQUENCY;
    unsigned asked = judged->query->asked & times;
    return asked != 0 && (asked & judged->best->facets.answers) == 0 &&
           judged->query->word_count <= LIMIT_FEW_WORDS && judged->best->values[FEATURE_SAME] < 1;
}

/* "Is it authorized", answered by what is years older than others that have the words. */
static bool is_dated(const struct judged *judged)
{
    return limit_asks_whether(judged->query) && judged->query->word_count <= LIMIT_FEW_WORDS &&
           judged->best->values[FEATURE_AGE] <= -1;
}

/* The only word asked; SPAN_NONE when there are more. */
static size_t only_word(const struct understanding *query)
{
    size_t only = SPAN_NONE;
    for (size_t i = 0; i < query->word_count; i++) {
        if (query->words[i].role == WORD_SPELLING)
            continue;
        if (only != SPAN_NONE)
            return SPAN_NONE;
        only = i;
    }
    return only;
}

/* "Have you been fined?", and all it has of the only word is "fine-tune". */
static bool has_part_only(const struct judged *judged)
{
    const struct token_list *said = &judged->seen->tokens;
    size_t only = only_word(judged->query);
    bool parts = false;
    for (size_t i = 0; only != SPAN_NONE && i < said->count; i++) {
        if (judged->seen->at[i] != only)
            continue;
        bool glued = (said->items[i].flags & TOKEN_GLUED) != 0 ||
                     (i + 1 < said->count && (said->items[i + 1].flags & TOKEN_GLUED) != 0);
        if (!glued || span_equal_case(said->items[i].fold, judged->query->words[only].text))
            return false;
        parts = true;
    }
    return parts;
}

/* What is said in other words is easily beside the point, and the more so the less of it stands together. */
static bool is_scattered(const struct judged *judged)
{
    return judged->values[SURE_MEANT] > in_other_words && judged->values[SURE_NEAR] < together;
}

/* "Is it in scope at High", and no list tells the level. */
static bool lists_another(const struct judged *judged)
{
    return is_list(judged) && run_scope_is_untold(judged->run);
}

/* "Is Azure covered", and several standards have lists with it. */
static bool answers_for_one(const struct judged *judged)
{
    return judged->run->choices.count > 0;
}

/* "Which services are not covered", and it lists those that are. */
static bool lists_no_exclusion(const struct judged *judged)
{
    return is_list(judged) && run_lacks_left_out(judged->run, judged->record->id);
}

/* Each alone keeps it from being found. */
static const struct {
    bool (*holds)(const struct judged *judged);
    struct span reason;
} limits[] = {
    {lacks_reading, SPAN_INIT("the first result lacks what an abbreviation stands for")},
    {limit_lacks_rarest, SPAN_INIT("the first result lacks the rarest word of a yes-or-no question")},
    {lacks_year, SPAN_INIT("the first result says nothing that is asked of the year that is asked")},
    {limit_is_turned,
     SPAN_INIT("the first result answers a question that is turned round (\"not\", \"without\")")},
    {asks_all, SPAN_INIT("the first result lists some, and it is asked whether all are in it")},
    {answers_for_one, SPAN_INIT("no standard is named, and lists of several answer this")},
    {lists_no_exclusion, SPAN_INIT("it is asked what is left out, and the first result does not list that")},
    {lists_another, SPAN_INIT("the lists do not tell it of the place, level or service that is asked")},
    {tells_of_others, SPAN_INIT("it is asked of us, and the first result is about others")},
    {tells_no_time, SPAN_INIT("it is asked when or how long, and the first result tells no such time")},
    {limit_lacks_count,
     SPAN_INIT("it is asked how many, and the first result has no number beside what is counted")},
    {limit_lacks_price, SPAN_INIT("it is asked for a price, and the first result tells none")},
    {limit_lacks_compound,
     SPAN_INIT("the first result lacks an expression that is asked and that others have")},
    {limit_tells_of_another,
     SPAN_INIT("the first result answers when or how long of another thing than is asked")},
    {limit_lacks_had, SPAN_INIT("it is asked who has something, and the first result lacks that")},
    {limit_tells_which, SPAN_INIT("it is asked whether, and the first result answers which")},
    {limit_names_controls, SPAN_INIT("the first result has what is asked in the name of a control only")},
    {limit_leaves_out_asker,
     SPAN_INIT("it is asked what you may do, and the first result speaks of no customer")},
    {limit_tells_no_name, SPAN_INIT("it is asked for a name, and the first result tells none")},
    {limit_tells_no_party, SPAN_INIT("it is asked who, and the first result answers another question")},
    {has_part_only, SPAN_INIT("the first result has the only word asked as a part of others")},
    {is_scattered, SPAN_INIT("the first result has what is asked in other words, and far apart")},
    {is_dated, SPAN_INIT("the first result is years older than others")},
};

void confidence_lower(struct confidence *out, double most, struct span reason)
{
    if (most >= out->most)
        return;
    out->most = most;
    out->reason = reason;
}

/* Something is asked, such as a country, that the statement does not name or no statement has. A list says
 * nothing of anything that no statement has, but where it states whether the service is covered, a person
 * has to see how. */
static void lower_by_things(const struct judged *judged, struct confidence *out)
{
    const struct understanding *query = judged->query;
    bool list = is_list(judged);
    bool all_names = is_all_names(query);
    for (size_t i = 0; i < query->tokens.count; i++) {
        const struct token *token = &query->tokens.items[i];
        size_t word = understanding_word(query, forward_stem_hash(token->stem));
        if (word == SPAN_NONE || query->words[word].role != WORD_PLAIN || query->words[word].asks != 0)
            continue;
        bool named = is_like_name(token);
        bool missing = (list || named) && run_is_missing(judged->run, &query->words[word]);
        if (list && named && !all_names && missing && judged->values[SURE_STATED] <= 0)
            confidence_lower(out, CONFIDENCE_NONE, SPAN("no statement has a name that is asked"));
        else if (missing)
            confidence_lower(out, CONFIDENCE_WEAK, SPAN("no statement has a word that is asked"));
        else if (named && !all_names && !judged->seen->words[word] && !is_common(query, word))
            confidence_lower(out, CONFIDENCE_WEAK,
                             SPAN("the first result lacks a word that is written as names are"));
    }
}

void confidence_limit(const struct judged *judged, struct confidence *out)
{
    lower_by_things(judged, out);
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        if (limits[i].holds(judged))
            confidence_lower(out, CONFIDENCE_WEAK, limits[i].reason);
}
