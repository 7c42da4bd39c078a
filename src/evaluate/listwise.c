/* Fit the weights of a linear ranking by L-BFGS over a listwise softmax. */
#include "evaluate/listwise.h"

#include <lbfgs.h>
#include <math.h>

enum { SCALE_STEPS = 60, ITERATIONS = 300 };

static const double scale_low = 1e-3;
static const double scale_high = 1e3;

static double dot(const double *a, const double *b, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += a[i] * b[i];
    return sum;
}

/* Scores to probabilities, in place; gives the logarithm of their sum. */
static double softmax(double *scores, size_t count)
{
    double highest = scores[0];
    double sum = 0;
    for (size_t i = 1; i < count; i++)
        highest = fmax(highest, scores[i]);
    for (size_t i = 0; i < count; i++)
        sum += scores[i] = exp(scores[i] - highest);
    for (size_t i = 0; i < count; i++)
        scores[i] /= sum;
    return highest + log(sum);
}

size_t listwise_scratch(const struct example_list *examples)
{
    return examples->longest + 2 * examples->set_count;
}

/* Numbers one evaluation of the loss works in. */
struct loss {
    const struct example_list *examples;
    const double *weights;
    double *gradient;
    double *scores; /* of one example */
    double *said;   /* by statement: the sum of its words' weights */
    double *pulls;  /* by statement: the derivative by that sum */
};

/* The loss of one question; `share` of its derivative is added. */
static double example_loss(const struct loss *loss, const struct example *example, double share)
{
    size_t features = loss->examples->features;
    double right = 0;
    double each = 1 / (double)example->right_count;
    for (size_t i = 0; i < example->count; i++) {
        loss->scores[i] = dot(loss->weights, example->values[i], features);
        if (loss->examples->words > 0)
            loss->scores[i] += loss->said[example->statements[i]];
        right += example->right[i] ? loss->scores[i] * each : 0;
    }
    double own = softmax(loss->scores, example->count) - right;
    for (size_t i = 0; i < example->count; i++) {
        double factor = share * (loss->scores[i] - (example->right[i] ? each : 0));
        for (size_t k = 0; k < features; k++)
            loss->gradient[k] += factor * example->values[i][k];
        if (loss->examples->words > 0)
            loss->pulls[example->statements[i]] += factor;
    }
    return own;
}

/* Statements stand in many examples: their words are added up once for all of them. */
static void say(const struct loss *loss)
{
    const struct example_list *examples = loss->examples;
    const double *weights = loss->weights + examples->features;
    for (size_t i = 0; i < examples->set_count; i++) {
        loss->said[i] = 0;
        loss->pulls[i] = 0;
        for (size_t k = 0; k < examples->sets[i].count; k++)
            loss->said[i] += weights[examples->sets[i].words[k]];
    }
}

static void pull(const struct loss *loss)
{
    const struct example_list *examples = loss->examples;
    double *gradient = loss->gradient + examples->features;
    for (size_t i = 0; i < examples->set_count; i++)
        for (size_t k = 0; loss->pulls[i] != 0 && k < examples->sets[i].count; k++)
            gradient[examples->sets[i].words[k]] += loss->pulls[i];
}

/* What the prior adds. */
static double prior_loss(const struct loss *loss, const struct listwise_prior *prior)
{
    size_t features = loss->examples->features;
    double sum = 0;
    for (size_t k = 0; k < features; k++) {
        double away = prior->spread[k] * (loss->weights[k] - prior->weights[k]);
        sum += prior->strength / 2 * away * away;
        loss->gradient[k] += prior->strength * prior->spread[k] * away;
    }
    for (size_t k = features; k < features + loss->examples->words; k++) {
        sum += prior->word_strength / 2 * loss->weights[k] * loss->weights[k];
        loss->gradient[k] += prior->word_strength * loss->weights[k];
    }
    return sum;
}

double listwise_loss(const struct example_list *examples, const struct listwise_prior *prior,
                     const double *weights, double *gradient, double *scratch)
{
    struct loss loss = {examples,
                        weights,
                        gradient,
                        scratch,
                        scratch + examples->longest,
                        scratch + examples->longest + examples->set_count};
    double sum = 0;
    double share = examples->count > 0 ? 1 / (double)examples->count : 0;
    for (size_t k = 0; k < examples->features + examples->words; k++)
        gradient[k] = 0;
    say(&loss);
    for (size_t i = 0; i < examples->count; i++)
        sum += share * example_loss(&loss, &examples->items[i], share);
    pull(&loss);
    return sum + prior_loss(&loss, prior);
}

void listwise_spread(const struct example_list *examples, double *spread)
{
    for (size_t k = 0; k < examples->features; k++) {
        double count = 0;
        double mean = 0;
        double squares = 0; /* Welford 1962 */
        for (size_t i = 0; i < examples->count; i++)
            for (size_t c = 0; c < examples->items[i].count; c++) {
                double value = examples->items[i].values[c][k];
                double away = value - mean;
                mean += away / ++count;
                squares += away * (value - mean);
            }
        spread[k] = count > 0 ? sqrt(squares / count) : 0;
    }
}

/* The mean of scores under their own softmax. */
static double expected_score(const double *scores, size_t count)
{
    double highest = scores[0];
    double sum = 0;
    double weighted = 0;
    for (size_t i = 1; i < count; i++)
        highest = fmax(highest, scores[i]);
    for (size_t i = 0; i < count; i++) {
        double share = exp(scores[i] - highest);
        sum += share;
        weighted += share * scores[i];
    }
    return weighted / sum;
}

/* The derivative of the loss along the weights: below 0 while a larger scale fits better. */
static double slope(const struct example_list *examples, const double *weights, double scale, double *scratch)
{
    double sum = 0;
    for (size_t i = 0; i < examples->count; i++) {
        const struct example *example = &examples->items[i];
        double right = 0;
        for (size_t c = 0; c < example->count; c++) {
            scratch[c] = scale * dot(weights, example->values[c], examples->features);
            right += example->right[c] ? scratch[c] / (double)example->right_count : 0;
        }
        sum += expected_score(scratch, example->count) - right;
    }
    return sum;
}

enum avow_status listwise_scale(const struct example_list *examples, const double *weights,
                                struct arena *arena, double *scale, struct avow_error *err)
{
    double *scratch = arena_array(arena, examples->longest, sizeof *scratch);
    if (scratch == NULL)
        return error_set_no_memory(err, "train");
    double low = log(scale_low);
    double high = log(scale_high);
    for (int i = 0; i < SCALE_STEPS; i++) {
        double middle = (low + high) / 2;
        if (slope(examples, weights, exp(middle), scratch) < 0)
            low = middle;
        else
            high = middle;
    }
    *scale = exp((low + high) / 2);
    return AVOW_OK;
}

struct fit {
    const struct example_list *examples;
    const struct listwise_prior *prior;
    double *scratch;
};

/* The library may ask for more numbers than there are weights (it rounds up): theirs stay as they are. */
static lbfgsfloatval_t evaluate_loss(void *instance, const lbfgsfloatval_t *weights,
                                     lbfgsfloatval_t *gradient, const int count, const lbfgsfloatval_t step)
{
    const struct fit *fit = instance;
    (void)step;
    for (int i = (int)(fit->examples->features + fit->examples->words); i < count; i++)
        gradient[i] = 0;
    return listwise_loss(fit->examples, fit->prior, weights, gradient, fit->scratch);
}

enum avow_status listwise_fit(const struct example_list *examples, const struct listwise_prior *prior,
                              struct arena *arena, double *weights, struct avow_error *err)
{
    size_t count = examples->features + examples->words;
    struct fit fit = {examples, prior, arena_array(arena, listwise_scratch(examples), sizeof *fit.scratch)};
    lbfgsfloatval_t *variables = lbfgs_malloc((int)count);
    if (fit.scratch == NULL || variables == NULL) {
        lbfgs_free(variables);
        return error_set_no_memory(err, "train");
    }
    for (size_t k = 0; k < count; k++)
        variables[k] = k < examples->features ? prior->weights[k] : 0;
    lbfgs_parameter_t parameters;
    lbfgs_parameter_init(&parameters);
    parameters.max_iterations = ITERATIONS;
    int result = lbfgs((int)count, variables, NULL, evaluate_loss, NULL, &fit, &parameters);
    bool finite = true;
    for (size_t k = 0; k < count; k++)
        finite = finite && isfinite(variables[k]);
    for (size_t k = 0; finite && k < count; k++)
        weights[k] = variables[k];
    lbfgs_free(variables);
    /* A line search that gets no further has arrived, as near as numbers allow; lower codes are faults. */
    if (!finite || result < LBFGSERR_OUTOFINTERVAL)
        return error_set(err, AVOW_INTERNAL, "train", "the fit of the weights failed (code %d)", result);
    return AVOW_OK;
}
