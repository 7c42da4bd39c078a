/* Gather what the statement has of the query, and weigh it. */
#include "search/confidence.h"

#include "search/feature.h"
#include "search/meaning.h"

#include <math.h>

static const double name_weight = 6;   /* a name asked, against idf weights of the words */
static const double slip_credit = .85; /* of a word, for each slip that was corrected in it */
static const double boilerplate = .5;

/* Logistic regression (L2 of 1, bias free) over 1,781 answers, each judged right or wrong: 734 questions of
 * the kinds of tests/relevance over five sets of pages (half a among them), every third FAQ question of the
 * same (by a quarter), and all of these again, by half, where the pages that answer them are missing; a
 * wrong answer from the right page by three quarters. Area under the curve .950, cross-validated by sets of
 * pages. */
static const double bias = -5.29;
static const struct sure_row rows[SURE_COUNT] = {
    [SURE_COVERAGE] = {SPAN_INIT("coverage"), SPAN_INIT("how much of your question it covers"), 1.61},
    [SURE_MISSING] = {SPAN_INIT("unknown words"), SPAN_INIT("how much of your question no passage has"),
                      -1.02},
    [SURE_NEAR] = {SPAN_INIT("nearness"),
                   SPAN_INIT("how much it covers close together, or in its own question"), 2.49},
    [SURE_EVIDENCE] = {SPAN_INIT("evidence"), SPAN_INIT("how many rare words it has"), 1.58},
    [SURE_ASKED] = {SPAN_INIT("much asked"),
                    SPAN_INIT("how many rare words you used, naming no standard and no service"), 1.17},
    [SURE_MEANT] = {SPAN_INIT("other words"), SPAN_INIT("how much of it is said in other words than yours"),
                    2.01},
    [SURE_NAMES] = {SPAN_INIT("names"), SPAN_INIT("the names you used, in it or as its subject"), 1.84},
    [SURE_UNNAMED] = {SPAN_INIT("no name asked"), SPAN_INIT("you named no standard and no service"), .32},
    [SURE_OTHER] = {SPAN_INIT("another standard"), SPAN_INIT("it is about another standard than you named"),
                    -1.77},
    [SURE_OWN] = {SPAN_INIT("own words asked"),
                  SPAN_INIT("how much of its own question or heading you asked"), .75},
    [SURE_WHO] = {SPAN_INIT("who asked"), SPAN_INIT("you asked who, which is easily beside the point"),
                  -1.11},
    [SURE_WHICH] = {SPAN_INIT("which asked"), SPAN_INIT("it lacks what you asked which of"), -1.05},
    [SURE_LACKS] = {SPAN_INIT("answer lacking"),
                    SPAN_INIT("it lacks the date, number or place you asked for"), -1.94},
    [SURE_HOLDS] = {SPAN_INIT("answer held"), SPAN_INIT("it has the kind of fact you asked for"), .35},
    [SURE_LIST] = {SPAN_INIT("list of services"), SPAN_INIT("it is a list of services"), .29},
    [SURE_STATED] = {SPAN_INIT("covers"), SPAN_INIT("it states whether the service you named is covered"),
                     .96},
    [SURE_KIND] = {SPAN_INIT("better kind"),
                   SPAN_INIT("another of the first five is more of the kind you asked for"), -1.43},
    [SURE_SHARE] = {SPAN_INIT("share of score"), SPAN_INIT("its share of the scores of the first ten"), .49},
    [SURE_RIVALS] = {SPAN_INIT("rivals"), SPAN_INIT("how many of the first ten score nearly as much"), -.83},
    [SURE_PAGE] = {SPAN_INIT("same page"), SPAN_INIT("the next ones stand on its page too"), 1},
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
    double names; /* sum of credits, one for each name asked */
    struct record record;
};

/* How surely this is the word that was meant. */
static double credit_of(const struct search_run *run, const struct query_word *word, double strength)
{
    for (size_t i = 0; i < run->corrections.count; i++)
        if (span_equal(run->corrections.items[i].word, word->text))
            return strength * pow(slip_credit, (double)run->corrections.items[i].slips);
    return strength;
}

/* By idf, boilerplate half. Not by the weights of ranking, so that other weights leave the meaning of the
 * values. */
static double weight_of(const struct query_word *word)
{
    double share = word->role <= WORD_NAME ? 0 : word->role == WORD_BOILERPLATE ? boilerplate : 1;
    return word->idf * share;
}

/* The words that one abbreviation was read as weigh together what the rarest of them does. */
static void weigh_reading(struct search_run *run, const struct understanding *query,
                          const struct reading *reading, double weights[QUERY_WORDS])
{
    size_t words[QUERY_WORDS];
    size_t count = confidence_reading(run, query, reading, words);
    double sum = 0;
    double most = 0;
    for (size_t i = 0; i < count; i++) {
        double weight = weight_of(&query->words[words[i]]);
        sum += weight;
        most = fmax(most, weight);
    }
    for (size_t i = 0; i < count && sum > 0; i++)
        weights[words[i]] = weight_of(&query->words[words[i]]) * most / sum;
}

static void weigh_words(struct search_run *run, const struct understanding *query,
                        double weights[QUERY_WORDS])
{
    for (size_t i = 0; i < query->word_count; i++)
        weights[i] = confidence_is_how(query, i) ? 0 : weight_of(&query->words[i]);
    for (size_t i = 0; i < query->reading_count; i++)
        weigh_reading(run, query, &query->readings[i], weights);
}

/* Shares of what is asked, by weights. */
static void share_words(struct search_run *run, const struct understanding *query,
                        const struct evidence *evidence, double values[SURE_COUNT])
{
    double weights[QUERY_WORDS];
    double asked = name_weight * (double)query->name_count;
    double met = name_weight * evidence->names;
    double words = 0;
    double kind = 0;
    double missing = 0;
    double meant = 0;
    weigh_words(run, query, weights);
    for (size_t i = 0; i < query->word_count; i++) {
        const struct query_word *word = &query->words[i];
        bool of_kind = (word->asks & 1u << evidence->record.kind) != 0;
        double strength = of_kind ? 1 : evidence->seen.words[i] ? evidence->seen.strengths[i] : 0;
        words += weights[i];
        kind += of_kind ? weights[i] : 0;
        missing += word->documents == 0 ? weights[i] : 0;
        meant += strength < 1 ? weights[i] * strength : 0;
        met += weights[i] * credit_of(run, word, strength);
    }
    double near = words > 0 ? fmax(values[SURE_NEAR], kind / words) : 1;
    values[SURE_COVERAGE] = asked + words > 0 ? met / (asked + words) : 0;
    values[SURE_MISSING] = words > 0 ? missing / words : 0;
    values[SURE_MEANT] = words > 0 ? meant / words : 0;
    values[SURE_NEAR] = near * values[SURE_COVERAGE];
    values[SURE_ASKED] = query->name_count == 0 ? log(1 + words / confidence_rarest(query)) : 0;
}

/* Of the words close together or of its question, those of `query` alone; "long" of "how long" aside. */
static double share_near(const struct search_run *run, const struct candidate *best,
                         const struct understanding *query)
{
    double near = fmax(best->values[FEATURE_WINDOW], best->values[FEATURE_QUESTION]);
    double own = query->all_weight;
    for (size_t i = 0; i < query->word_count; i++)
        own -= confidence_is_how(query, i) ? query->words[i].weight : 0;
    return own > 0 ? fmin(1, near * run->query.all_weight / own) : fmin(1, near);
}

enum avow_status confidence_of(struct search_run *run, const struct candidate *best,
                               const struct understanding *query, struct confidence *out,
                               struct avow_error *err)
{
    struct evidence evidence = {.names = 0};
    struct confidence found = {.most = 1};
    found.values[SURE_NEAR] = share_near(run, best, query);
    enum avow_status status = run_record(run, best, &evidence.record, err);
    if (status == AVOW_OK)
        status = seen_in(run->lease, query, &evidence.record, &evidence.seen, err);
    if (status != AVOW_OK)
        return status;
    if (query == &run->query)
        meanings_tell(&run->query, &evidence.seen);
    evidence.names = confidence_names(run, query, &evidence.record, &evidence.seen, &found);
    share_words(run, query, &evidence, found.values);
    confidence_place(run, best, query, found.values);
    confidence_asked(best, query, &evidence.seen, found.values);
    found.values[SURE_LIST] = evidence.record.kind == KIND_SCOPE;
    found.values[SURE_STATED] = run_states_scope(run, evidence.record.id);
    if (found.values[SURE_STATED] > 0)
        found.values[SURE_KIND] = 0;
    found.sum = bias;
    for (int i = 0; i < SURE_COUNT; i++)
        found.sum += rows[i].weight * found.values[i];
    found.modelled = 1 / (1 + exp(-found.sum));
    found.value = fmin(found.modelled, found.most);
    *out = found;
    return AVOW_OK;
}
