/* Paired comparison: bootstrap interval and randomisation test from one fixed seed. */
#include "evaluate/compare.h"

#include "evaluate/random.h"

#include <math.h>
#include <stdlib.h>

static const double least_difference = 1e-12; /* smaller ones are rounding */

static double resampled_mean(const double *differences, size_t count, struct random *random)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += differences[random_below(random, count)];
    return sum / (double)count;
}

/* Each bit of a random number decides one sign. */
static double flipped_mean(const double *differences, size_t count, struct random *random)
{
    double sum = 0;
    uint64_t bits = 0;
    for (size_t i = 0; i < count; i++) {
        bits = i % 64 == 0 ? random_next(random) : bits >> 1;
        sum += bits & 1 ? differences[i] : -differences[i];
    }
    return sum / (double)count;
}

static int ascending(const void *left, const void *right)
{
    const double *a = left;
    const double *b = right;
    return (*a > *b) - (*a < *b);
}

static void count_signs(const double *differences, size_t count, struct comparison *out)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += differences[i];
        if (fabs(differences[i]) < least_difference)
            out->same++;
        else if (differences[i] > 0)
            out->better++;
        else
            out->worse++;
    }
    out->difference = sum / (double)count;
}

static void find_interval(const double *differences, size_t count, double *means, struct comparison *out)
{
    struct random random = {COMPARE_SEED};
    for (size_t i = 0; i < COMPARE_SAMPLES; i++)
        means[i] = resampled_mean(differences, count, &random);
    qsort(means, COMPARE_SAMPLES, sizeof *means, ascending);
    out->low = means[COMPARE_SAMPLES / 40];
    out->high = means[COMPARE_SAMPLES - 1 - COMPARE_SAMPLES / 40];
}

static double find_p(const double *differences, size_t count, double observed)
{
    struct random random = {COMPARE_SEED};
    size_t as_far = 0;
    for (size_t i = 0; i < COMPARE_SAMPLES; i++)
        as_far += fabs(flipped_mean(differences, count, &random)) >= fabs(observed) - least_difference;
    return (double)(1 + as_far) / (double)(1 + COMPARE_SAMPLES);
}

enum avow_status compare_paired(const double *ours, const double *theirs, size_t count, struct arena *arena,
                                struct comparison *out, struct avow_error *err)
{
    struct comparison comparison = {.p = 1};
    double *differences = arena_array(arena, count, sizeof *differences);
    double *means = arena_array(arena, COMPARE_SAMPLES, sizeof *means);
    if (differences == NULL || means == NULL)
        return error_set_no_memory(err, "eval");
    for (size_t i = 0; i < count; i++)
        differences[i] = ours[i] - theirs[i];
    if (count > 0) {
        count_signs(differences, count, &comparison);
        find_interval(differences, count, means, &comparison);
        comparison.p = find_p(differences, count, comparison.difference);
    }
    *out = comparison;
    return AVOW_OK;
}
