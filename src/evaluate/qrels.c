/* Judgments, read once and sorted, found by halving. */
#include "evaluate/qrels.h"

#include "evaluate/trec_file.h"

#include <stdlib.h>

enum { FIELD_QUESTION, FIELD_ITERATION, FIELD_STATEMENT, FIELD_GRADE, FIELD_COUNT };
enum { GRADE_MOST = 100 };

static const char shape[] = "question 0 statement grade";

static int by_pair(const struct judgment *a, const struct judgment *b)
{
    int order = span_compare(a->question, b->question);
    return order != 0 ? order : span_compare(a->statement, b->statement);
}

static int in_order(const void *left, const void *right)
{
    const struct judgment *a = left;
    const struct judgment *b = right;
    int order = by_pair(a, b);
    return order != 0 ? order : (a->line > b->line) - (a->line < b->line);
}

static bool grade_from(struct span text, int *grade)
{
    bool minus = span_starts(text, SPAN("-"));
    uint64_t number = 0;
    if (!span_to_u64(span_part(text, minus, text.size), &number) || number > GRADE_MOST)
        return false;
    *grade = minus ? -(int)number : (int)number;
    return true;
}

static enum avow_status read_all(struct trec_file *file, struct arena *arena, struct qrels *list,
                                 struct avow_error *err)
{
    struct span fields[FIELD_COUNT];
    size_t capacity = 0;
    bool more = true;
    for (;;) {
        enum avow_status status = trec_file_next(file, shape, FIELD_COUNT, fields, &more, err);
        if (status != AVOW_OK || !more)
            return status;
        struct judgment judgment = {fields[FIELD_QUESTION], fields[FIELD_STATEMENT], 0, file->line};
        if (!grade_from(fields[FIELD_GRADE], &judgment.grade))
            return trec_file_refuse(file, file->line, "the grade is no whole number from -100 to 100", shape,
                                    err);
        if (!arena_grow(arena, &list->items, &capacity, list->count, sizeof *list->items))
            return error_set_no_memory(err, file->path);
        list->items[list->count++] = judgment;
    }
}

enum avow_status qrels_read(const char *path, struct arena *arena, struct qrels *out, struct avow_error *err)
{
    struct trec_file file;
    struct qrels list = {0};
    enum avow_status status = trec_file_open(path, arena, &file, err);
    if (status == AVOW_OK)
        status = read_all(&file, arena, &list, err);
    if (status != AVOW_OK)
        return status;
    if (list.count > 0)
        qsort(list.items, list.count, sizeof *list.items, in_order);
    for (size_t i = 1; i < list.count; i++)
        if (by_pair(&list.items[i], &list.items[i - 1]) == 0)
            return trec_file_refuse(&file, list.items[i].line,
                                    "this statement was judged for this question before", shape, err);
    *out = list;
    return AVOW_OK;
}

/* The first judgment whose question is not before `question` (or, with `after`, is after it). */
static size_t find(const struct qrels *qrels, struct span question, bool after)
{
    size_t low = 0;
    size_t high = qrels->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = span_compare(qrels->items[middle].question, question);
        if (order < 0 || (after && order == 0))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct judged qrels_of(const struct qrels *qrels, struct span question)
{
    size_t first = find(qrels, question, false);
    size_t end = find(qrels, question, true);
    struct judged judged = {.items = first < end ? &qrels->items[first] : NULL, .count = end - first};
    for (size_t i = 0; i < judged.count; i++)
        judged.relevant += judged.items[i].grade > 0;
    return judged;
}

int judged_grade(const struct judged *judged, struct span statement)
{
    for (size_t i = 0; i < judged->count; i++)
        if (span_equal(judged->items[i].statement, statement))
            return judged->items[i].grade;
    return 0;
}
