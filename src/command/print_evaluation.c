/* The text form of an evaluation: a short table of figures, by kind, against another run, by question. */
#include "command/verbs.h"

enum { NAME_COLUMN = 16, QUESTION_COLUMN = 24, FIGURE_COLUMN = 11 };

static size_t count_of(const struct value *list)
{
    return list != NULL && (list->type == VALUE_LIST || list->type == VALUE_MAP) ? list->count : 0;
}

/* The metrics, beside those of the other run when there is one. */
static void print_metrics(const struct value *evaluation, struct palette palette, FILE *stream)
{
    const struct value *metrics = value_get(evaluation, "metrics");
    const struct value *against = value_get(evaluation, "against");
    if (count_of(against) > 0)
        fprintf(stream, "%s%*s  here  there   diff.  95 %% interval       p  better  same  worse%s\n",
                palette.dim, NAME_COLUMN - 2, "", palette.plain);
    for (size_t i = 0; i < count_of(metrics); i++) {
        fprintf(stream, "%-*.*s%s%.4f%s", NAME_COLUMN - 2, SPAN_ARG(metrics->keys[i]), palette.bold,
                metrics->items[i].number, palette.plain);
        if (count_of(against) > i) {
            const struct value *row = &against->items[i];
            fprintf(stream, " %.4f %+.4f  %+.4f %+.4f  %.4f  %6.0f %5.0f %6.0f",
                    value_get_number(row, "theirs"), value_get_number(row, "difference"),
                    value_get_number(row, "low"), value_get_number(row, "high"), value_get_number(row, "p"),
                    value_get_number(row, "better"), value_get_number(row, "same"),
                    value_get_number(row, "worse"));
        }
        fputc('\n', stream);
    }
}

static void print_heads(const struct value *evaluation, const char *first, int width, struct palette palette,
                        FILE *stream)
{
    const struct value *metrics = value_get(evaluation, "metrics");
    fprintf(stream, "\n%s%-*s", palette.dim, width, first);
    for (size_t i = 0; i < count_of(metrics); i++)
        fprintf(stream, "%-*.*s", FIGURE_COLUMN, SPAN_ARG(metrics->keys[i]));
    fprintf(stream, "%s\n", palette.plain);
}

/* A name and the figures that belong to it. */
static void print_figures(const struct value *evaluation, const struct value *row, struct span name,
                          int width, FILE *stream)
{
    const struct value *metrics = value_get(evaluation, "metrics");
    fprintf(stream, "%-*.*s", width, SPAN_ARG(name));
    for (size_t i = 0; i < count_of(metrics); i++)
        fprintf(stream, "%-*.4f", FIGURE_COLUMN, value_get_number(row, metrics->keys[i].bytes));
}

static void print_kinds(const struct value *evaluation, struct palette palette, FILE *stream)
{
    const struct value *kinds = value_get(evaluation, "kinds");
    if (count_of(kinds) == 0)
        return;
    print_heads(evaluation, "kind", NAME_COLUMN, palette, stream);
    for (size_t i = 0; i < count_of(kinds); i++) {
        const struct value *row = &kinds->items[i];
        print_figures(evaluation, row, value_get_text(row, "kind"), NAME_COLUMN, stream);
        fprintf(stream, "%s%.0f%s\n", palette.dim, value_get_number(row, "questions"), palette.plain);
    }
}

static void print_questions(const struct value *evaluation, struct palette palette, FILE *stream)
{
    const struct value *questions = value_get(evaluation, "per_question");
    if (count_of(questions) == 0)
        return;
    print_heads(evaluation, "question", QUESTION_COLUMN, palette, stream);
    for (size_t i = 0; i < count_of(questions); i++) {
        const struct value *row = &questions->items[i];
        print_figures(evaluation, row, value_get_text(row, "id"), QUESTION_COLUMN, stream);
        fprintf(stream, "%s%.*s%s\n", palette.dim, SPAN_ARG(value_get_text(row, "first")), palette.plain);
    }
}

static void print_counts(const struct value *evaluation, FILE *stream)
{
    double unanswerable = value_get_number(evaluation, "unanswerable");
    double unjudged = value_get_number(evaluation, "unjudged");
    const struct value *answered = value_get(evaluation, "answered");
    fprintf(stream, "%.0f question%s with an answer", value_get_number(evaluation, "questions"),
            plural((uint64_t)value_get_number(evaluation, "questions")));
    if (unjudged > 0)
        fprintf(stream, "; %.0f without a judgment left out", unjudged);
    fputc('\n', stream);
    if (unanswerable > 0)
        fprintf(stream, "%.0f without an answer, %.0f of them rightly left unanswered\n", unanswerable,
                value_get_number(evaluation, "left_unanswered"));
    for (size_t i = 0; i < count_of(answered); i++)
        fprintf(stream, "  answered all the same: %.*s\n", SPAN_ARG(value_text(&answered->items[i])));
    fputc('\n', stream);
}

static void print_floors(const struct value *evaluation, struct palette palette, FILE *stream)
{
    const struct value *floors = value_get(evaluation, "floors");
    for (size_t i = 0; i < count_of(floors); i++) {
        const struct value *row = &floors->items[i];
        bool met = value_true(value_get(row, "met"));
        fprintf(stream, "%s%s%.*s is %.4f, %s its floor %.4f%s\n", i == 0 ? "\n" : "",
                met ? "" : palette.mark, SPAN_ARG(value_get_text(row, "name")),
                value_get_number(row, "figure"), met ? "not below" : "below", value_get_number(row, "least"),
                palette.plain);
    }
}

void print_evaluation(const struct value *evaluation, struct palette palette, FILE *stream)
{
    print_counts(evaluation, stream);
    print_metrics(evaluation, palette, stream);
    print_kinds(evaluation, palette, stream);
    print_questions(evaluation, palette, stream);
    print_floors(evaluation, palette, stream);
}
