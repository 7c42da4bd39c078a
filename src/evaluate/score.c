/* A run against judgments, question by question. */
#include "evaluate/score.h"

#include <stdlib.h>

static int descending(const void *left, const void *right)
{
    const int *a = left;
    const int *b = right;
    return (*b > *a) - (*b < *a);
}

/* The grades of a ranking's places and the best that could be. */
static enum avow_status grade(const struct run_ranking *ranking, const struct judged *judged, size_t depth,
                              struct arena *arena, struct graded_ranking *out, struct avow_error *err)
{
    size_t count = ranking == NULL ? 0 : ranking->count < depth ? ranking->count : depth;
    int *grades = arena_array(arena, count, sizeof *grades);
    int *ideal = arena_array(arena, judged->relevant, sizeof *ideal);
    if (grades == NULL || ideal == NULL)
        return error_set_no_memory(err, "eval");
    for (size_t i = 0; i < count; i++)
        grades[i] = judged_grade(judged, ranking->entries[i].statement);
    size_t relevant = 0;
    for (size_t i = 0; i < judged->count; i++)
        if (judged->items[i].grade > 0)
            ideal[relevant++] = judged->items[i].grade;
    qsort(ideal, relevant, sizeof *ideal, descending);
    *out = (struct graded_ranking){grades, count, ideal, relevant};
    return AVOW_OK;
}

size_t score_depth(const struct score_sheet *sheet, enum metric_name metric)
{
    size_t own = metric_table()[metric].depth;
    return own > 0 ? own : sheet->depth;
}

static enum avow_status add_row(struct score_sheet *sheet, const struct trec_run *run,
                                const struct question *question, const struct judged *judged,
                                struct arena *arena, struct avow_error *err)
{
    const struct run_ranking *ranking = trec_run_of(run, question->id);
    struct graded_ranking graded;
    enum avow_status status = grade(ranking, judged, sheet->depth, arena, &graded, err);
    if (status != AVOW_OK)
        return status;
    size_t row = sheet->count++;
    sheet->questions[row] = question;
    sheet->first[row] = ranking != NULL && ranking->count > 0 ? ranking->entries[0].statement : SPAN_EMPTY;
    for (int i = 0; i < METRIC_COUNT; i++)
        sheet->values[i][row] = metric_table()[i].value(&graded, score_depth(sheet, (enum metric_name)i));
    return AVOW_OK;
}

static enum avow_status sheet_new(size_t rows, size_t depth, struct arena *arena, struct score_sheet *out,
                                  struct avow_error *err)
{
    struct score_sheet sheet = {.depth = depth};
    sheet.questions = arena_array(arena, rows, sizeof *sheet.questions);
    sheet.first = arena_array(arena, rows, sizeof *sheet.first);
    bool whole = sheet.questions != NULL && sheet.first != NULL;
    for (int i = 0; i < METRIC_COUNT; i++) {
        sheet.values[i] = arena_array(arena, rows, sizeof *sheet.values[i]);
        whole = whole && sheet.values[i] != NULL;
    }
    if (!whole)
        return error_set_no_memory(err, "eval");
    *out = sheet;
    return AVOW_OK;
}

enum avow_status score_run(const struct trec_run *run, const struct question_list *questions,
                           const struct qrels *qrels, size_t depth, struct arena *arena,
                           struct score_sheet *out, struct avow_error *err)
{
    struct score_sheet sheet;
    enum avow_status status = sheet_new(questions->count, depth, arena, &sheet, err);
    for (size_t i = 0; status == AVOW_OK && i < questions->count; i++) {
        struct judged judged = qrels_of(qrels, questions->items[i].id);
        sheet.unjudged += judged.count == 0;
        sheet.unanswerable += judged.count > 0 && judged.relevant == 0;
        if (judged.relevant > 0)
            status = add_row(&sheet, run, &questions->items[i], &judged, arena, err);
    }
    if (status == AVOW_OK)
        *out = sheet;
    return status;
}

double score_mean(const struct score_sheet *sheet, enum metric_name metric, const struct span *kind,
                  size_t *count)
{
    double sum = 0;
    size_t rows = 0;
    for (size_t i = 0; i < sheet->count; i++) {
        if (kind != NULL && !span_equal(sheet->questions[i]->kind, *kind))
            continue;
        sum += sheet->values[metric][i];
        rows++;
    }
    if (count != NULL)
        *count = rows;
    return rows > 0 ? sum / (double)rows : 0;
}
