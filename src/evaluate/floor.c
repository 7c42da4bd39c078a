/* Least figures: "recall@10=.8" read, and looked up in an evaluation. */
#include "evaluate/evaluate.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { NAME_SIZE = 32, NUMBER_SIZE = 32 };

static const double rounding = 1e-9;

static bool number_from(struct span text, double *number)
{
    char digits[NUMBER_SIZE];
    int size = snprintf(digits, sizeof digits, "%.*s", SPAN_ARG(text));
    if (text.size == 0 || size < 0 || (size_t)size >= sizeof digits)
        return false;
    char *end = NULL;
    *number = strtod(digits, &end);
    return *end == '\0' && isfinite(*number);
}

enum avow_status floor_read(struct span text, struct floor *out, struct avow_error *err)
{
    size_t equals = span_find_byte(text, '=', 0);
    struct floor floor = {.name = span_part(text, 0, equals == SPAN_NONE ? text.size : equals)};
    if (equals == SPAN_NONE || floor.name.size == 0 ||
        !number_from(span_part(text, equals + 1, text.size), &floor.least))
        return error_set(err, AVOW_USAGE, "floor",
                         "--floor %.*s: give a metric and a number, such as success@1=.9", SPAN_ARG(text));
    *out = floor;
    return AVOW_OK;
}

static bool is_named(const struct score_sheet *sheet, enum metric_name metric, struct span name)
{
    char full[NAME_SIZE];
    snprintf(full, sizeof full, "%s@%zu", metric_table()[metric].name, score_depth(sheet, metric));
    return span_equal_case(name, span_of(full)) ||
           span_equal_case(name, span_of(metric_table()[metric].name));
}

bool floor_met(const struct floor *floor)
{
    return floor->figure >= floor->least - rounding;
}

enum avow_status floor_look_up(const struct evaluation *evaluation, struct floor *floor,
                               struct avow_error *err)
{
    const struct score_sheet *sheet = &evaluation->sheet;
    for (int i = 0; i < METRIC_COUNT; i++)
        if (is_named(sheet, (enum metric_name)i, floor->name)) {
            floor->figure = score_mean(sheet, (enum metric_name)i, NULL, NULL);
            return AVOW_OK;
        }
    if (span_equal_case(floor->name, SPAN("no-answer"))) {
        floor->figure =
            sheet->unanswerable > 0 ? (double)evaluation->kept_silent / (double)sheet->unanswerable : 1;
        return AVOW_OK;
    }
    return error_set(err, AVOW_USAGE, "floor",
                     "there is no metric %.*s here: recall@%zu, MAP@%zu, nDCG@%zu, MRR@%zu, success@1, "
                     "no-answer",
                     SPAN_ARG(floor->name), sheet->depth, sheet->depth, sheet->depth, sheet->depth);
}
