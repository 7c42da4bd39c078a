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

/* The loss of one question; `share` of its derivative is added to `gradient`. */
static double example_loss(const struct example *example, size_t features, const double *weights,
                           double share, double *gradient, double *scratch)
{
    double right = 0;
    double each = 1 / (double)example->right_count;
    for (size_t i = 0; i < example->count; i++) {
        scratch[i] = dot(weights, example->values[i], features);
        right += example->right[i] ? scratch[i] * each : 0;
    }
    double loss = softmax(scratch, example->count) - right;
    for (size_t i = 0; i < example->count; i++) {
        double factor = share * (scratch[i] - (example->right[i] ? each : 0));
        for (size_t k = 0; k < features; k++)
            gradient[k] += factor * example->values[i][k];
    }
    return loss;
}

double listwise_loss(const struct example_list *examples, const struct listwise_prior *prior,
                     const double *weights, double *gradient, double *scratch)
{
    double loss = 0;
    double share = examples->count > 0 ? 1 / (double)examples->count : 0;
    for (size_t k = 0; k < examples->features; k++)
        gradient[k] = 0;
    for (size_t i = 0; i < examples->count; i++)
        loss +=
            share * example_loss(&examples->items[i], examples->features, weights, share, gradient, scratch);
    for (size_t k = 0; k < examples->features; k++) {
        double away = prior->spread[k] * (weights[k] - prior->weights[k]);
        loss += prior->strength / 2 * away * away;
        gradient[k] += prior->strength * prior->spread[k] * away;
    }
    return loss;
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

/* The library may ask for more numbers than there are features (it rounds up): theirs stay as they are. */
static lbfgsfloatval_t evaluate_loss(void *instance, const lbfgsfloatval_t *weights,
                                     lbfgsfloatval_t *gradient, const int count, const lbfgsfloatval_t step)
{
    const struct fit *fit = instance;
    (void)step;
    for (int i = (int)fit->examples->features; i < count; i++)
        gradient[i] = 0;
    return listwise_loss(fit->examples, fit->prior, weights, gradient, fit->scratch);
}

enum avow_status listwise_fit(const struct example_list *examples, const struct listwise_prior *prior,
                              struct arena *arena, double *weights, struct avow_error *err)
{
    struct fit fit = {examples, prior, arena_array(arena, examples->longest, sizeof *fit.scratch)};
    lbfgsfloatval_t *variables = lbfgs_malloc((int)examples->features);
    if (fit.scratch == NULL || variables == NULL) {
        lbfgs_free(variables);
        return error_set_no_memory(err, "train");
    }
    for (size_t k = 0; k < examples->features; k++)
        variables[k] = prior->weights[k];
    lbfgs_parameter_t parameters;
    lbfgs_parameter_init(&parameters);
    parameters.max_iterations = ITERATIONS;
    int result = lbfgs((int)examples->features, variables, NULL, evaluate_loss, NULL, &fit, &parameters);
    bool finite = true;
    for (size_t k = 0; k < examples->features; k++)
        finite = finite && isfinite(variables[k]);
    for (size_t k = 0; finite && k < examples->features; k++)
        weights[k] = variables[k];
    lbfgs_free(variables);
    /* A line search that gets no further has arrived, as near as numbers allow; lower codes are faults. */
    if (!finite || result < LBFGSERR_OUTOFINTERVAL)
        return error_set(err, AVOW_INTERNAL, "train", "the fit of the weights failed (code %d)", result);
    return AVOW_OK;
}
