/* Does the statement speak of the standards and services that are asked? */
#include "search/confidence.h"
#include "search/seen.h"
#include "terms/answer.h"

#include <math.h>

enum {
    FEW_WORDS = 8,
    RARE_SHARE = 20, /* at most one statement in so many has a rare word */
    BEHIND_ALL = 4,  /* words at most from "all" to what it is all of */
    FIRST_YEAR = 1990,
    YEARS_AHEAD = 10,
    DAYS_OF_YEAR = 10000 /* in a day written as a number: 20261121 */
};

static const double mention_credit = .7; /* it is named in the text, but not its subject */
static const double edition_credit = .8; /* its subject, but of another edition or level */

/* At most, when the statement lacks a name that is asked, or speaks of another edition or level of it only:
 * weak. */
static const double other_name = .4;
/* At most, when every statement lacks it: none. */
static const double no_name = .15;

/* 1 when the name is a subject of the statement, less when only another edition of it is, 0 when it is none.
 */
static double subject_credit(const struct record *record, const struct mention *name)
{
    double best = 0;
    for (size_t i = 0; name->type == MENTION_STANDARD && i < record->standards.count; i++) {
        const struct standard_ref *own = &record->standards.items[i];
        bool other =
            (name->edition.size > 0 && own->edition.size > 0 && !span_equal(name->edition, own->edition)) ||
            (name->level.size > 0 && own->level.size > 0 && !span_equal(name->level, own->level));
        if (span_equal(own->id, name->id))
            best = fmax(best, other ? edition_credit : 1);
    }
    for (size_t i = 0; name->type == MENTION_SERVICE && i < record->services.count; i++)
        if (span_equal(record->services.items[i], name->id))
            best = 1;
    return best;
}

/* The text says something of the very edition and level that is asked. */
static bool is_mentioned_so(const struct seen *seen, const struct mention *name)
{
    for (size_t i = 0; i < seen->mentions.count; i++) {
        const struct mention *own = &seen->mentions.items[i];
        if (own->type == name->type && span_equal(own->id, name->id) &&
            (name->edition.size == 0 || span_equal(own->edition, name->edition)) &&
            (name->level.size == 0 || span_equal(own->level, name->level)))
            return true;
    }
    return false;
}

/* The abbreviation that was typed for the name stands in the statement, whatever it means there. */
static bool is_spelled(const struct understanding *query, const struct seen *seen, const struct mention *name)
{
    const struct token *token = &query->tokens.items[name->first_token];
    size_t word = understanding_word(query, forward_stem_hash(token->stem));
    return name->end_token - name->first_token == 1 && (token->flags & TOKEN_ALL_CAPS) != 0 &&
           word != SPAN_NONE && seen->words[word];
}

/* A standard is asked, and its subjects are others. */
static bool is_about_others(const struct understanding *query, const struct record *record)
{
    bool asked = false;
    for (size_t i = 0; i < query->name_count; i++) {
        const struct mention *name = &query->names[i].mention;
        asked = asked || name->type == MENTION_STANDARD;
        if (name->type == MENTION_STANDARD && subject_credit(record, name) > 0)
            return false;
    }
    return asked && record->standards.count > 0;
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

size_t confidence_reading(struct search_run *run, const struct understanding *query,
                          const struct reading *reading, size_t words[QUERY_WORDS])
{
    struct token_list means = {0};
    size_t count = 0;
    if (span_has_between(reading->text, 'a', 'z') ||
        tokeniser_run(run->lease->tokeniser, reading->means, &run->lease->arena, &means, NULL) != AVOW_OK)
        return 0;
    for (size_t i = 0; i < means.count && count < QUERY_WORDS; i++) {
        size_t word = understanding_word(query, forward_stem_hash(means.items[i].stem));
        if (word != SPAN_NONE)
            words[count++] = word;
    }
    return count;
}

/* An abbreviation was read as words of which it lacks two. */
static bool lacks_reading(struct search_run *run, const struct understanding *query, const struct seen *seen)
{
    for (size_t i = 0; i < query->reading_count; i++) {
        size_t words[QUERY_WORDS];
        size_t count = confidence_reading(run, query, &query->readings[i], words);
        size_t lacking = 0;
        for (size_t k = 0; k < count; k++)
            lacking += !seen->words[words[k]];
        if (lacking > 1)
            return true;
    }
    return false;
}

/* "Is everything in scope", "are all services covered": a list of some is no answer. */
static bool asks_all(const struct understanding *query)
{
    static const char *const all[] = {"all", "every", NULL};
    static const char *const things[] = {"product", "products", "service", "services", NULL};
    size_t reach = 0;
    if ((query->asked & 1u << ANSWER_YES_NO) == 0)
        return false;
    for (size_t i = 0; i < query->tokens.count; i++) {
        struct span fold = query->tokens.items[i].fold;
        if (span_equal(fold, SPAN("everything")) || (reach > 0 && span_is_one_of(fold, things)))
            return true;
        reach = span_is_one_of(fold, all) ? BEHIND_ALL : reach > 0 ? reach - 1 : 0;
    }
    return false;
}

/* A yes or no is of the rarest thing asked, in a question of a few words; said in other words it counts too.
 */
static bool lacks_rarest(const struct understanding *query, const struct seen *seen)
{
    size_t rarest = SPAN_NONE;
    size_t count = 0;
    for (size_t i = 0; i < query->word_count; i++) {
        const struct query_word *word = &query->words[i];
        if (word->role != WORD_PLAIN || word->asks != 0)
            continue;
        count++;
        if (rarest == SPAN_NONE || word->idf > query->words[rarest].idf)
            rarest = i;
    }
    return (query->asked & 1u << ANSWER_YES_NO) != 0 && count > 0 && count <= FEW_WORDS &&
           !seen->words[rarest] && query->words[rarest].documents * RARE_SHARE < query->documents;
}

static void lower(struct confidence *out, double most, struct span reason)
{
    if (most >= out->most)
        return;
    out->most = most;
    out->reason = reason;
}

/* "In 2025" asks for another statement than what holds now, unless that speaks of the year. */
static bool lacks_year(const struct understanding *query, const struct seen *seen, date_day today)
{
    for (size_t i = 0; i < query->word_count; i++) {
        uint64_t year = 0;
        if (query->words[i].role > WORD_NAME && !seen->words[i] && span_to_u64(query->words[i].text, &year) &&
            year >= FIRST_YEAR && year <= today / DAYS_OF_YEAR + YEARS_AHEAD)
            return true;
    }
    return false;
}

/* Something is asked, such as a country, that the statement does not name or no statement has. A list says
 * nothing of anything that no statement has. */
static void lower_by_things(struct search_run *run, const struct understanding *query,
                            const struct seen *seen, bool is_list, struct confidence *out)
{
    bool all_names = is_all_names(query);
    for (size_t i = 0; i < query->tokens.count; i++) {
        const struct token *token = &query->tokens.items[i];
        size_t word = understanding_word(query, forward_stem_hash(token->stem));
        if (word == SPAN_NONE || query->words[word].role != WORD_PLAIN || query->words[word].asks != 0)
            continue;
        bool named = is_like_name(token);
        bool missing = (is_list || named) && run_is_missing(run, &query->words[word]);
        if (is_list && named && !all_names && missing)
            lower(out, no_name, SPAN("no statement has a name that is asked"));
        else if (missing)
            lower(out, other_name, SPAN("no statement has a word that is asked"));
        else if (named && !all_names && !seen->words[word])
            lower(out, other_name, SPAN("the first result lacks a word that is written as names are"));
    }
}

/* What is asked beside names that makes a statement no answer. */
static void lower_by_words(struct search_run *run, const struct understanding *query, const struct seen *seen,
                           bool is_list, struct confidence *out)
{
    lower_by_things(run, query, seen, is_list, out);
    if (lacks_reading(run, query, seen))
        lower(out, other_name, SPAN("the first result lacks what an abbreviation stands for"));
    if (!is_list && lacks_rarest(query, seen))
        lower(out, other_name, SPAN("the first result lacks the rarest word of a yes-or-no question"));
    if (lacks_year(query, seen, run->request.today))
        lower(out, other_name, SPAN("the first result lacks a year that is asked"));
    if (is_list && asks_all(query))
        lower(out, other_name, SPAN("the first result lists some, and it is asked whether all are in it"));
}

double confidence_names(struct search_run *run, const struct understanding *query,
                        const struct record *record, const struct seen *seen, struct confidence *out)
{
    double sum = 0;
    double said = 0;
    for (size_t i = 0; i < query->name_count; i++) {
        const struct mention *name = &query->names[i].mention;
        bool is_mentioned = seen_is_mentioned(seen, name) || is_spelled(query, seen, name);
        double mentioned = is_mentioned ? mention_credit : 0;
        double subject = subject_credit(record, name);
        double credit = fmax(subject, mentioned);
        sum += credit;
        said += credit > 0;
        if (credit <= 0)
            lower(out, run_is_named(run, name) ? other_name : no_name,
                  SPAN("the first result lacks a name that is asked"));
        else if (subject == edition_credit && !is_mentioned_so(seen, name))
            lower(out, other_name, SPAN("the first result speaks of another edition or level"));
    }
    lower_by_words(run, query, seen, record->kind == KIND_SCOPE, out);
    out->values[SURE_NAMES] = query->name_count > 0 ? said / (double)query->name_count : 0;
    out->values[SURE_UNNAMED] = query->name_count == 0;
    out->values[SURE_OTHER] = is_about_others(query, record);
    return sum;
}
