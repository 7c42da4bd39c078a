/* The text form of a training: what it gains, what it changed, and what became of the weights. */
#include "command/verbs.h"

enum { METRIC_COLUMN = 14, FEATURE_COLUMN = 24 };

static void print_gain(struct span name, const struct value *row, struct palette palette, FILE *stream)
{
    fprintf(stream, "%-*.*s%.4f  %s%.4f%s %+.4f  %+.4f %+.4f  %.4f  %6.0f %5.0f %6.0f\n", METRIC_COLUMN,
            SPAN_ARG(name), value_get_number(row, "before"), palette.bold, value_get_number(row, "after"),
            palette.plain, value_get_number(row, "gain"), value_get_number(row, "low"),
            value_get_number(row, "high"), value_get_number(row, "p"), value_get_number(row, "better"),
            value_get_number(row, "same"), value_get_number(row, "worse"));
}

void print_training(const struct value *training, struct palette palette, FILE *stream)
{
    const struct value *metrics = value_get(training, "metrics");
    const struct value *features = value_get(training, "features");
    fprintf(stream,
            "%.0f questions, %.0f-fold cross-validation\n\n%s%*s before   after    gain  95 %% interval"
            "       p  better  same  worse%s\n",
            value_get_number(training, "questions"), value_get_number(training, "folds"), palette.dim,
            METRIC_COLUMN - 1, "", palette.plain);
    for (size_t i = 0; metrics != NULL && i < metrics->count; i++)
        print_gain(metrics->keys[i], &metrics->items[i], palette, stream);
    fprintf(stream, "\n%s%-*s before    after%s\n", palette.dim, FEATURE_COLUMN - 1, "feature",
            palette.plain);
    for (size_t i = 0; features != NULL && i < features->count; i++) {
        const struct value *row = &features->items[i];
        fprintf(stream, "%-*.*s%+7.3f  %+7.3f\n", FEATURE_COLUMN - 1, SPAN_ARG(value_get_text(row, "name")),
                value_get_number(row, "before"), value_get_number(row, "after"));
    }
    fprintf(stream, "and factors of %.0f words of questions, and %.0f answer words\n\n",
            value_get_number(training, "words"), value_get_number(training, "answer_words"));
    bool better = value_true(value_get(training, "better"));
    fprintf(stream, "%s%s%s\n", better ? "" : palette.mark,
            better
                ? "Better than the present weights: the interval of the gain in nDCG lies above 0."
                : "Not shown to be better than the present weights (the interval of the gain in nDCG holds "
                  "0): nothing was written.",
            palette.plain);
}
