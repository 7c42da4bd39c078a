/* Gather what the statement has of the query, and weigh it. */
#include "search/confidence.h"

#include "search/feature.h"
#include "search/meaning.h"

#include <math.h>

static const double name_weight = 6;     /* a name asked, against idf weights of the words */
static const double mention_credit = .7; /* it is named in the text, but not its subject */
static const double edition_credit = .8; /* its subject, but of another edition or level */
static const double slip_credit = .85;   /* of a word, for each slip that was corrected in it */
static const double boilerplate = .5;
static const double other_name = .4; /* at most, when the statement lacks a name that is asked, or speaks of
                                        another edition or level of it only: weak */
static const double no_name = .15;   /* at most, when every statement lacks it: none */

enum { SOFTMAX_OF = 10 };

/* Logistic regression (L2 of 1, bias free) over 641 answers, each judged right or wrong: the questions of
 * tests/relevance/a.tsv, 100 like them over other offering pages, every third FAQ question of both, and all
 * of these again where the pages that answer them are missing. Area under the curve .95, cross-validated. */
static const double bias = -6.14;
static const struct sure_row rows[SURE_COUNT] = {
    [SURE_COVERAGE] = {SPAN_INIT("coverage"), 2.58},
    [SURE_MEANT] = {SPAN_INIT("like meaning"), -4},
    [SURE_MISSING] = {SPAN_INIT("unknown words"), -0.64},
    [SURE_NEAR] = {SPAN_INIT("nearness"), 1.14},
    [SURE_QUESTION] = {SPAN_INIT("question likeness"), 0.7},
    [SURE_TITLE] = {SPAN_INIT("title"), 1.92},
    [SURE_NAMES] = {SPAN_INIT("names"), 2.29},
    [SURE_UNNAMED] = {SPAN_INIT("no name asked"), 1.89},
    [SURE_SHARE] = {SPAN_INIT("share of score"), 1.21},
    [SURE_LEAD] = {SPAN_INIT("lead"), 1.32},
};

const struct sure_row *confidence_table(void)
{
    return rows;
}

double confidence_bias(void)
{
    return bias;
}

/* What the judged statement has of the query. */
struct evidence {
    struct seen seen;
    double names; /* sum of agreement, one for each name asked */
    struct record record;
};

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

/* Look for the query's words and names in the statement; the ceiling falls with a name that is lacking. */
static enum avow_status gather(struct search_run *run, const struct understanding *query,
                               struct evidence *evidence, double *ceiling, struct avow_error *err)
{
    const struct record *record = &evidence->record;
    enum avow_status status = seen_in(run->lease, query, record, &evidence->seen, err);
    if (status != AVOW_OK)
        return status;
    for (size_t i = 0; i < query->name_count; i++) {
        const struct mention *name = &query->names[i].mention;
        double mentioned = seen_is_mentioned(&evidence->seen, name) ? mention_credit : 0;
        double subject = subject_credit(record, name);
        double credit = fmax(subject, mentioned);
        evidence->names += credit;
        if (credit <= 0)
            *ceiling = fmin(*ceiling, run_is_named(run, name) ? other_name : no_name);
        else if (subject == edition_credit && !is_mentioned_so(&evidence->seen, name))
            *ceiling = fmin(*ceiling, other_name);
    }
    return AVOW_OK;
}

/* How surely this is the word that was meant. */
static double credit_of(const struct search_run *run, const struct query_word *word, double strength)
{
    for (size_t i = 0; i < run->corrections.count; i++)
        if (span_equal(run->corrections.items[i].word, word->text))
            return strength * pow(slip_credit, (double)run->corrections.items[i].slips);
    return strength;
}

/* Shares of what is asked: by idf, boilerplate half. Not by the weights of ranking, so that other weights
 * leave the meaning of these. */
static void share_words(const struct search_run *run, const struct understanding *query,
                        const struct evidence *evidence, double values[SURE_COUNT])
{
    double asked = name_weight * (double)query->name_count;
    double met = name_weight * evidence->names;
    double words = 0;
    double kind = 0;
    double missing = 0;
    double meant = 0;
    for (size_t i = 0; i < query->word_count; i++) {
        const struct query_word *word = &query->words[i];
        if (word->role <= WORD_NAME)
            continue;
        double weight = word->idf * (word->role == WORD_BOILERPLATE ? boilerplate : 1);
        bool of_kind = (word->asks & 1u << evidence->record.kind) != 0;
        words += weight;
        kind += of_kind ? weight : 0;
        missing += word->documents == 0 ? weight : 0;
        double strength = of_kind ? 1 : evidence->seen.words[i] ? evidence->seen.strengths[i] : 0;
        met += weight * credit_of(run, word, strength);
        meant += strength < 1 ? weight * strength : 0;
    }
    values[SURE_COVERAGE] = asked + words > 0 ? met / (asked + words) : 0;
    values[SURE_MEANT] = asked + words > 0 ? meant / (asked + words) : 0;
    values[SURE_MISSING] = words > 0 ? missing / words : 0;
    values[SURE_NEAR] = words > 0 ? fmax(values[SURE_NEAR], kind / words) : 1;
}

/* Where its score stands among those of the best ten others. */
static void share_scores(const struct search_run *run, const struct candidate *best,
                         double values[SURE_COUNT])
{
    double sum = 1;
    double lead = 1;
    for (size_t i = 0, seen = 1; i < run->ranked.count && seen < SOFTMAX_OF; i++) {
        const struct candidate *other = &run->ranked.items[i];
        if (other == best || !other->reranked)
            continue;
        sum += exp(other->score - best->score);
        lead = fmin(lead, best->score - other->score);
        seen++;
    }
    values[SURE_SHARE] = 1 / sum;
    values[SURE_LEAD] = fmax(lead, 0);
}

enum avow_status confidence_of(struct search_run *run, const struct candidate *best,
                               const struct understanding *query, struct confidence *out,
                               struct avow_error *err)
{
    struct evidence evidence = {.names = 0};
    struct confidence found = {.ceiling = 1};
    double near = fmax(best->values[FEATURE_WINDOW], best->values[FEATURE_QUESTION]);
    double own = query->all_weight > 0 ? run->query.all_weight / query->all_weight : 1;
    found.values[SURE_NEAR] = fmin(1, near * own);
    found.values[SURE_QUESTION] = fmin(1, best->values[FEATURE_QUESTION]);
    found.values[SURE_TITLE] = best->values[FEATURE_TITLE];
    enum avow_status status = run_record(run, best, &evidence.record, err);
    if (status == AVOW_OK)
        status = gather(run, query, &evidence, &found.ceiling, err);
    if (status != AVOW_OK)
        return status;
    if (query == &run->query)
        meanings_tell(&run->query, &evidence.seen);
    share_words(run, query, &evidence, found.values);
    share_scores(run, best, found.values);
    found.values[SURE_NAMES] = query->name_count > 0 ? evidence.names / (double)query->name_count : 0;
    found.values[SURE_UNNAMED] = query->name_count == 0;
    double sum = bias;
    for (int i = 0; i < SURE_COUNT; i++)
        sum += rows[i].weight * found.values[i];
    found.value = fmin(1 / (1 + exp(-sum)), found.ceiling);
    *out = found;
    return AVOW_OK;
}
