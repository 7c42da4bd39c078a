/* Gather what the statement has of the query, and weigh it. */
#include "search/confidence.h"

#include "search/feature.h"
#include "search/meaning.h"
#include "terms/answer.h"

#include <math.h>

static const double name_weight = 6;   /* a name asked, against idf weights of the words */
static const double slip_credit = .85; /* of a word, for each slip that was corrected in it */
static const double boilerplate = .5;

/* Logistic regression (L2 of 1, bias free) over 1,529 answers, each judged right or wrong: 594 questions of
 * the kinds of tests/relevance over five sets of pages (half a among them), every third FAQ question of the
 * same (by a quarter), and all of these again, by half, where the pages that answer them are missing; a
 * wrong answer from the right page by half. Area under the curve .945, cross-validated by sets of pages. */
static const double bias = -7.49;
static const struct sure_row rows[SURE_COUNT] = {
    [SURE_COVERAGE] = {SPAN_INIT("coverage"), SPAN_INIT("how much of your question it covers"), 2.84},
    [SURE_MISSING] = {SPAN_INIT("unknown words"), SPAN_INIT("how much of your question no passage has"),
                      -1.07},
    [SURE_NEAR] = {SPAN_INIT("nearness"), SPAN_INIT("your words close together, or in its question"), 1.19},
    [SURE_EVIDENCE] = {SPAN_INIT("evidence"), SPAN_INIT("how many rare words it has"), 2.14},
    [SURE_NAMES] = {SPAN_INIT("names"), SPAN_INIT("the names you used, in it or as its subject"), 1.64},
    [SURE_UNNAMED] = {SPAN_INIT("no name asked"), SPAN_INIT("you named no standard and no service"), 1.54},
    [SURE_OTHER] = {SPAN_INIT("another standard"), SPAN_INIT("it is about another standard than you named"),
                    -1.62},
    [SURE_OWN] = {SPAN_INIT("own words asked"),
                  SPAN_INIT("how much of its own question or heading you asked"), .42},
    [SURE_LACKS] = {SPAN_INIT("answer lacking"),
                    SPAN_INIT("it lacks the date, number or place you asked for"), -1.76},
    [SURE_LIST] = {SPAN_INIT("list of services"), SPAN_INIT("it is a list of services"), .73},
    [SURE_SHARE] = {SPAN_INIT("share of score"), SPAN_INIT("its share of the scores of the first ten"), .91},
    [SURE_LEAD] = {SPAN_INIT("lead"), SPAN_INIT("how far it leads the next one"), 1.2},
    [SURE_PAGE] = {SPAN_INIT("same page"), SPAN_INIT("the next ones stand on its page too"), 1.12},
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
    }
    values[SURE_COVERAGE] = asked + words > 0 ? met / (asked + words) : 0;
    values[SURE_MISSING] = words > 0 ? missing / words : 0;
    values[SURE_NEAR] = words > 0 ? fmax(values[SURE_NEAR], kind / words) : 1;
}

/* Kinds of answer that a statement can be seen to lack; who does a thing and why is told in too many ways. */
static bool lacks_answer(const struct candidate *best, const struct understanding *query)
{
    static const unsigned seen = 1u << ANSWER_DATE | 1u << ANSWER_DURATION | 1u << ANSWER_FREQUENCY |
                                 1u << ANSWER_NUMBER | 1u << ANSWER_PLACE;
    unsigned asked = query->asked & seen;
    return asked != 0 && (asked & best->facets.answers) == 0;
}

enum avow_status confidence_of(struct search_run *run, const struct candidate *best,
                               const struct understanding *query, struct confidence *out,
                               struct avow_error *err)
{
    struct evidence evidence = {.names = 0};
    struct confidence found = {.most = 1};
    double near = fmax(best->values[FEATURE_WINDOW], best->values[FEATURE_QUESTION]);
    double own = query->all_weight > 0 ? run->query.all_weight / query->all_weight : 1;
    found.values[SURE_NEAR] = fmin(1, near * own);
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
    found.values[SURE_LACKS] = lacks_answer(best, query);
    found.values[SURE_LIST] = evidence.record.kind == KIND_SCOPE;
    found.sum = bias;
    for (int i = 0; i < SURE_COUNT; i++)
        found.sum += rows[i].weight * found.values[i];
    found.modelled = 1 / (1 + exp(-found.sum));
    found.value = fmin(found.modelled, found.most);
    *out = found;
    return AVOW_OK;
}
