/* Gather what the statement has of the query, and weigh it. */
#include "search/confidence.h"

#include "search/feature.h"
#include "search/meaning.h"

#include <math.h>

/* Logistic regression (L2 of 1, bias free) over 2,671 answers, each judged right or wrong: 1,084 questions of
 * the kinds of tests/relevance over eight sets of pages (half a among them), every third FAQ question of the
 * same (by a quarter), and all of these again, by a third, where the pages that answer them are missing; a
 * wrong answer from the right page by three quarters. Area under the curve .948, cross-validated by sets of
 * pages. */
static const double bias = -5.78;
static const struct sure_row rows[SURE_COUNT] = {
    [SURE_COVERAGE] = {SPAN_INIT("coverage"), SPAN_INIT("how much of your question it covers"), 1.92},
    [SURE_MISSING] = {SPAN_INIT("unknown words"), SPAN_INIT("how much of your question no passage has"),
                      -.83},
    [SURE_NEAR] = {SPAN_INIT("nearness"),
                   SPAN_INIT("how much it covers close together, or in its own question"), 1.92},
    [SURE_EVIDENCE] = {SPAN_INIT("evidence"), SPAN_INIT("how many rare words it has"), 1.74},
    [SURE_ASKED] = {SPAN_INIT("much asked"),
                    SPAN_INIT("how many rare words you used, naming no standard and no service"), .93},
    [SURE_MEANT] = {SPAN_INIT("other words"), SPAN_INIT("how much of it is said in other words than yours"),
                    2.15},
    [SURE_NAMES] = {SPAN_INIT("names"), SPAN_INIT("the names you used, in it or as its subject"), 2.21},
    [SURE_UNNAMED] = {SPAN_INIT("no name asked"), SPAN_INIT("you named no standard and no service"), .78},
    [SURE_OTHER] = {SPAN_INIT("another standard"), SPAN_INIT("it is about another standard than you named"),
                    -1.71},
    [SURE_WHOLE] = {SPAN_INIT("nothing lacking"), SPAN_INIT("it lacks no word that an answer needs"), .43},
    [SURE_AROUND] = {SPAN_INIT("neighbours"), SPAN_INIT("how well the passages around it fit too"), .68},
    [SURE_WHO] = {SPAN_INIT("who asked"),
                  SPAN_INIT("you asked who, and its own question asks for another thing"), -.65},
    [SURE_WHICH] = {SPAN_INIT("which asked"), SPAN_INIT("it lacks what you asked which of"), -.6},
    [SURE_LACKS] = {SPAN_INIT("answer lacking"),
                    SPAN_INIT("it lacks the date, number or place you asked for"), -1.45},
    [SURE_HOLDS] = {SPAN_INIT("answer held"), SPAN_INIT("it has the kind of fact you asked for"), .39},
    [SURE_ANSWERS] = {SPAN_INIT("question and answer"), SPAN_INIT("it answers a question of its own"), .39},
    [SURE_NO_SAYING] = {SPAN_INIT("no sentence"), SPAN_INIT("it is a list of names or links"), -.35},
    [SURE_LIST] = {SPAN_INIT("list of services"), SPAN_INIT("it is a list of services"), .29},
    [SURE_STATED] = {SPAN_INIT("covers"), SPAN_INIT("it states whether the service you named is covered"),
                     .93},
    [SURE_KIND] = {SPAN_INIT("better kind"),
                   SPAN_INIT("another of the first five is more of the kind you asked for"), -.88},
    [SURE_SHARE] = {SPAN_INIT("share of score"), SPAN_INIT("its share of the scores of the first ten"), .8},
    [SURE_RIVALS] = {SPAN_INIT("rivals"), SPAN_INIT("how many of the first ten score nearly as much"), -.75},
    [SURE_PAGE] = {SPAN_INIT("same page"), SPAN_INIT("the next ones stand on its page too"), .66},
};

const struct sure_row *confidence_table(void)
{
    return rows;
}

double confidence_bias(void)
{
    return bias;
}

/* Nobody should read that nothing says what one sentence says in his own words. */
static void raise_saying(const struct understanding *query, const struct seen *seen, struct confidence *out)
{
    bool lacks = out->values[SURE_LACKS] + out->values[SURE_WHICH] > 0;
    bool names = out->values[SURE_NAMES] + out->values[SURE_UNNAMED] >= 1;
    if (lacks || !names || !confidence_says(query, seen))
        return;
    out->least = CONFIDENCE_CLOSE;
    if (out->modelled < CONFIDENCE_CLOSE && out->most >= CONFIDENCE_CLOSE)
        out->reason = SPAN("one sentence of the first result has all the words asked");
}

/* Nor that nothing says what the list on top states. */
static void raise_stated(const struct understanding *query, struct confidence *out)
{
    if (out->values[SURE_STATED] <= 0 || !intent_is_coverage(query))
        return;
    out->least = fmax(out->least, CONFIDENCE_CLOSE);
    out->most = fmax(out->most, CONFIDENCE_WEAK);
}

enum avow_status confidence_of(struct search_run *run, const struct candidate *best,
                               const struct understanding *query, struct confidence *out,
                               struct avow_error *err)
{
    struct record record = {0};
    struct seen seen = {.words = {false}};
    struct confidence found = {.most = 1};
    enum avow_status status = run_record(run, best, &record, err);
    if (status == AVOW_OK)
        status = seen_in(run->lease, query, &record, &seen, err);
    if (status != AVOW_OK)
        return status;
    if (query == &run->query)
        meanings_tell(&run->query, &seen);
    double names = confidence_names(run, query, &record, &seen, &found);
    confidence_words(run, best, query, &seen, names, found.values);
    confidence_place(run, best, query, found.values);
    confidence_asked(best, query, &record, &seen, found.values);
    found.values[SURE_LIST] = record.kind == KIND_SCOPE;
    found.values[SURE_STATED] = run_states_scope(run, record.id);
    if (found.values[SURE_STATED] > 0)
        found.values[SURE_KIND] = 0;
    const struct judged judged = {run, best, query, &record, &seen, found.values};
    confidence_limit(&judged, &found);
    found.sum = bias;
    for (int i = 0; i < SURE_COUNT; i++)
        found.sum += rows[i].weight * found.values[i];
    found.modelled = 1 / (1 + exp(-found.sum));
    for (size_t i = 0; i < query->word_count; i++)
        found.lacks[i] = query->words[i].role == WORD_PLAIN && query->words[i].weight > 0 && !seen.words[i] &&
                         !confidence_is_how(query, i);
    raise_saying(query, &seen, &found);
    raise_stated(query, &found);
    found.value = fmin(fmax(found.modelled, found.least), found.most);
    *out = found;
    return AVOW_OK;
}
