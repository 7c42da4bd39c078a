/* The text form of a training: what it gains, what it changed, and what became of the weights. */
#include "command/verbs.h"

enum { METRIC_COLUMN = 14, FEATURE_COLUMN = 24 };

static double number_of(const struct value *map, const char *key)
{
    const struct value *value = value_get(map, key);
    return value != NULL && value->type == VALUE_NUMBER ? value->number : 0;
}

static void print_gain(struct span name, const struct value *row, struct palette palette, FILE *stream)
{
    fprintf(stream, "%-*.*s%.4f  %s%.4f%s %+.4f  %+.4f %+.4f  %.4f  %6.0f %5.0f %6.0f\n", METRIC_COLUMN,
            SPAN_ARG(name), number_of(row, "before"), palette.bold, number_of(row, "after"), palette.plain,
            number_of(row, "gain"), number_of(row, "low"), number_of(row, "high"), number_of(row, "p"),
            number_of(row, "better"), number_of(row, "same"), number_of(row, "worse"));
}

void print_training(const struct value *training, struct palette palette, FILE *stream)
{
    const struct value *metrics = value_get(training, "metrics");
    const struct value *features = value_get(training, "features");
    fprintf(stream,
            "%.0f questions, %.0f-fold cross-validation\n\n%s%*s before   after    gain  95 %% interval"
            "       p  better  same  worse%s\n",
            number_of(training, "questions"), number_of(training, "folds"), palette.dim, METRIC_COLUMN - 1,
            "", palette.plain);
    for (size_t i = 0; metrics != NULL && i < metrics->count; i++)
        print_gain(metrics->keys[i], &metrics->items[i], palette, stream);
    fprintf(stream, "\n%s%-*s before    after%s\n", palette.dim, FEATURE_COLUMN - 1, "feature",
            palette.plain);
    for (size_t i = 0; features != NULL && i < features->count; i++) {
        const struct value *row = &features->items[i];
        fprintf(stream, "%-*.*s%+7.3f  %+7.3f\n", FEATURE_COLUMN - 1, SPAN_ARG(value_get_text(row, "name")),
                number_of(row, "before"), number_of(row, "after"));
    }
    fprintf(stream, "and factors of %.0f words of questions, and %.0f answer words\n\n",
            number_of(training, "words"), number_of(training, "answer_words"));
    bool better = value_true(value_get(training, "better"));
    fprintf(stream, "%s%s%s\n", better ? "" : palette.mark,
            better
                ? "Better than the present weights: the interval of the gain in nDCG lies above 0."
                : "Not shown to be better than the present weights (the interval of the gain in nDCG holds "
                  "0): nothing was written.",
            palette.plain);
}
