/* Runs: read, put in trec_eval's order, found by question. */
#include "evaluate/trec_run.h"

#include "evaluate/trec_file.h"

#include <math.h>
#include <stdlib.h>

enum { FIELD_QUESTION, FIELD_Q0, FIELD_STATEMENT, FIELD_RANK, FIELD_SCORE, FIELD_TAG, FIELD_COUNT };
enum { SCORE_SIZE = 64 };

static const char shape[] = "question Q0 statement rank score tag";

struct line {
    struct span question;
    struct run_entry entry;
    size_t number;
};

struct line_list {
    struct line *items;
    size_t count;
};

static int by_score(const void *left, const void *right)
{
    const struct run_entry *a = left;
    const struct run_entry *b = right;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    return span_compare(b->statement, a->statement);
}

void run_entries_sort(struct run_entry *entries, size_t count)
{
    if (count > 0)
        qsort(entries, count, sizeof *entries, by_score);
}

static int by_question(const void *left, const void *right)
{
    const struct run_ranking *a = left;
    const struct run_ranking *b = right;
    return span_compare(a->question, b->question);
}

void trec_run_sort(struct trec_run *run)
{
    if (run->count > 0)
        qsort(run->items, run->count, sizeof *run->items, by_question);
}

const struct run_ranking *trec_run_of(const struct trec_run *run, struct span question)
{
    const struct run_ranking key = {.question = question};
    return run->count > 0 ? bsearch(&key, run->items, run->count, sizeof key, by_question) : NULL;
}

static int by_pair(const void *left, const void *right)
{
    const struct line *a = left;
    const struct line *b = right;
    int order = span_compare(a->question, b->question);
    if (order == 0)
        order = span_compare(a->entry.statement, b->entry.statement);
    return order != 0 ? order : (a->number > b->number) - (a->number < b->number);
}

static bool score_from(struct span text, double *score)
{
    char digits[SCORE_SIZE];
    if (text.size >= sizeof digits)
        return false;
    for (size_t i = 0; i < text.size; i++)
        digits[i] = text.bytes[i];
    digits[text.size] = '\0';
    char *end = NULL;
    *score = strtod(digits, &end);
    return end == digits + text.size && isfinite(*score);
}

static enum avow_status read_lines(struct trec_file *file, struct arena *arena, struct line_list *list,
                                   struct avow_error *err)
{
    struct span fields[FIELD_COUNT];
    size_t capacity = 0;
    bool more = true;
    for (;;) {
        enum avow_status status = trec_file_next(file, shape, FIELD_COUNT, fields, &more, err);
        if (status != AVOW_OK || !more)
            return status;
        struct line line = {fields[FIELD_QUESTION], {fields[FIELD_STATEMENT], 0}, file->line};
        if (!score_from(fields[FIELD_SCORE], &line.entry.score))
            return trec_file_refuse(file, file->line, "the score is no number", shape, err);
        if (!arena_grow(arena, &list->items, &capacity, list->count, sizeof *list->items))
            return error_set_no_memory(err, file->path);
        list->items[list->count++] = line;
    }
}

/* Sorted lines to one ranking for each question; both arrays have room. */
static void gather(const struct line_list *lines, struct run_entry *entries, struct trec_run *run)
{
    for (size_t i = 0; i < lines->count; i++) {
        const struct line *line = &lines->items[i];
        entries[i] = line->entry;
        if (i == 0 || !span_equal(line->question, lines->items[i - 1].question))
            run->items[run->count++] = (struct run_ranking){line->question, &entries[i], 0};
        run->items[run->count - 1].count++;
    }
    for (size_t i = 0; i < run->count; i++)
        run_entries_sort(run->items[i].entries, run->items[i].count);
}

enum avow_status trec_run_read(const char *path, struct arena *arena, struct trec_run *out,
                               struct avow_error *err)
{
    struct trec_file file;
    struct line_list lines = {0};
    enum avow_status status = trec_file_open(path, arena, &file, err);
    if (status == AVOW_OK)
        status = read_lines(&file, arena, &lines, err);
    if (status != AVOW_OK)
        return status;
    if (lines.count > 0)
        qsort(lines.items, lines.count, sizeof *lines.items, by_pair);
    for (size_t i = 1; i < lines.count; i++)
        if (span_equal(lines.items[i].question, lines.items[i - 1].question) &&
            span_equal(lines.items[i].entry.statement, lines.items[i - 1].entry.statement))
            return trec_file_refuse(&file, lines.items[i].number,
                                    "this statement was ranked for this question before", shape, err);
    struct trec_run run = {.items = arena_array(arena, lines.count, sizeof *run.items)};
    struct run_entry *entries = arena_array(arena, lines.count, sizeof *entries);
    if (run.items == NULL || entries == NULL)
        return error_set_no_memory(err, path);
    gather(&lines, entries, &run);
    *out = run;
    return AVOW_OK;
}
