/* Does the statement speak of the standards and services that are asked? */
#include "search/confidence.h"
#include "search/edition.h"
#include "search/seen.h"
#include "terms/answer.h"

#include <math.h>

static const double mention_credit = .7; /* it is named in the text, but not its subject */
static const double edition_credit = .8; /* its subject, but of another edition or level */

/* 1 when the name is a subject of the statement, less when only another edition of it is, 0 when it is none.
 */
static double subject_credit(const struct record *record, const struct mention *name)
{
    double best = 0;
    for (size_t i = 0; name->type == MENTION_STANDARD && i < record->standards.count; i++)
        if (span_equal(record->standards.items[i].id, name->id))
            best = fmax(best, edition_is_other(&record->standards.items[i], name) ? edition_credit : 1);
    for (size_t i = 0; name->type == MENTION_SERVICE && i < record->services.count; i++)
        if (span_equal(record->services.items[i], name->id))
            best = 1;
    return best;
}

/* Statements speak of other editions, and none of the one that is asked. */
static bool is_edition_missing(struct search_run *run, const struct mention *name)
{
    struct span nearest = SPAN_EMPTY;
    return name->edition.size > 0 && edition_nearest(run, name, &nearest, NULL) == AVOW_OK &&
           nearest.size > 0;
}

/* What holds of a standard says nothing of one level of it, nor of an edition that nothing is of. */
static void lower_by_edition(struct search_run *run, const struct record *record, const struct seen *seen,
                             const struct mention *name, double subject, struct confidence *out)
{
    if (name->type != MENTION_STANDARD || edition_is_told(record, seen, name))
        return;
    if (subject == edition_credit)
        confidence_lower(out, CONFIDENCE_WEAK, SPAN("the first result speaks of another edition or level"));
    else if (name->level.size > 0)
        confidence_lower(out, CONFIDENCE_WEAK,
                         SPAN("the first result does not tell the level that is asked"));
    else if (is_edition_missing(run, name))
        confidence_lower(out, CONFIDENCE_WEAK, SPAN("no statement is of the edition that is asked"));
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

/* A name is asked and no matter besides, in words that an answer would have: "certified" is said by holding
 * it. */
static bool asks_names_only(const struct understanding *query)
{
    for (size_t i = 0; i < query->word_count; i++)
        if (query->words[i].role == WORD_PLAIN && query->words[i].weight > 0 && query->words[i].asks == 0 &&
            !word_is_standing(query->words[i].text))
            return false;
    return query->name_count > 0;
}

/* A sentence of it says that somebody has what is named there, or it stands above the text. */
static bool tells_holding(const struct seen *seen, const struct mention *own)
{
    static const char *const holding[] = {
        "accredited", "achieved",  "aligned",   "assessed", "attested", "audited", "authorized", "certified",
        "complies",   "comply",    "compliant", "covered",  "has",      "have",    "hold",       "holds",
        "maintain",   "maintains", "meet",      "meets",    "obtained", "our",     "support",    "supports",
        "undergo",    "undergoes", "validated", "we",       NULL};
    static const char *const demanding[] = {"must", "require", "requires", "shall", "should", NULL};
    bool holds = false;
    bool demands = false;
    size_t start = own->first_token;
    while (start > 0 && (seen->tokens.items[start].flags & TOKEN_SENTENCE) == 0)
        start--;
    for (size_t i = start; i < confidence_sentence_end(&seen->tokens, start); i++) {
        holds = holds || span_is_one_of(seen->tokens.items[i].common, holding);
        demands = demands || span_is_one_of(seen->tokens.items[i].common, demanding);
    }
    return (holds && !demands) || own->start < seen->text;
}

/* "Do you have ISO 27001?", and it is only named as an example, or wanted of others. */
static bool only_mentions(const struct understanding *query, const struct record *record,
                          const struct seen *seen)
{
    for (size_t i = 0; i < query->name_count; i++) {
        const struct mention *name = &query->names[i].mention;
        if (subject_credit(record, name) > 0)
            return false;
        for (size_t k = 0; k < seen->mentions.count; k++)
            if (seen->mentions.items[k].type == name->type &&
                span_equal(seen->mentions.items[k].id, name->id) &&
                tells_holding(seen, &seen->mentions.items[k]))
                return false;
    }
    return (query->asked & 1u << ANSWER_YES_NO) != 0 && asks_names_only(query);
}

double confidence_names(struct search_run *run, const struct understanding *query,
                        const struct record *record, const struct seen *seen, struct confidence *out)
{
    double sum = 0;
    double said = 0;
    for (size_t i = 0; i < query->name_count; i++) {
        const struct mention *name = &query->names[i].mention;
        bool is_mentioned = seen_is_mentioned(seen, name) || seen_is_spelled(seen, query, name);
        double mentioned = is_mentioned ? mention_credit : 0;
        double subject = subject_credit(record, name);
        double credit = fmax(subject, mentioned);
        sum += credit;
        said += credit > 0;
        if (credit <= 0)
            confidence_lower(out, run_is_named(run, name) ? CONFIDENCE_WEAK : CONFIDENCE_NONE,
                             SPAN("the first result lacks a name that is asked"));
        else
            lower_by_edition(run, record, seen, name, subject, out);
    }
    if (only_mentions(query, record, seen))
        confidence_lower(out, CONFIDENCE_WEAK,
                         SPAN("the first result mentions what is asked and does not say that we have it"));
    out->values[SURE_NAMES] = query->name_count > 0 ? said / (double)query->name_count : 0;
    out->values[SURE_UNNAMED] = query->name_count == 0;
    out->values[SURE_OTHER] = is_about_others(query, record);
    return sum;
}
