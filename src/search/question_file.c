/* Read "id<TAB>question[<TAB>kind]" lines, refusing what would be measured wrongly. */
#include "search/question_file.h"

#include "base/cleanup.h"
#include "base/file.h"
#include "base/utf8.h"

#include <stdio.h>

enum { FILE_LIMIT = 64 << 20, PLACE_SIZE = 96 };

static enum avow_status refuse(const char *path, size_t line, const char *why, struct avow_error *err)
{
    char place[PLACE_SIZE];
    snprintf(place, sizeof place, "%s:%zu", path, line);
    return error_set(err, AVOW_BAD_INPUT, place,
                     "%s; a line is: id, a tab, the question, and if you like a tab and its kind", why);
}

static bool has_space(struct span text)
{
    for (size_t i = 0; i < text.size; i++)
        if ((unsigned char)text.bytes[i] <= ' ')
            return true;
    return false;
}

/* Why a line is no question, or NULL. */
static const char *split(struct span line, struct question *out)
{
    size_t tab = span_find_byte(line, '\t', 0);
    if (!utf8_valid(line))
        return "this line is not UTF-8";
    if (tab == SPAN_NONE)
        return "this line has no tab";
    out->id = span_part(line, 0, tab);
    struct span rest = span_part(line, tab + 1, line.size);
    size_t second = span_find_byte(rest, '\t', 0);
    out->text = span_trim(span_part(rest, 0, second == SPAN_NONE ? rest.size : second));
    out->kind = second == SPAN_NONE ? SPAN_EMPTY : span_trim(span_part(rest, second + 1, rest.size));
    if (out->id.size == 0 || has_space(out->id))
        return "the id is empty or has white space in it";
    if (span_find_byte(out->kind, '\t', 0) != SPAN_NONE)
        return "there is a tab too many";
    return out->text.size == 0 ? "there is no question" : NULL;
}

static int by_id(const void *left, const void *right)
{
    const struct question *a = *(const struct question *const *)left;
    const struct question *b = *(const struct question *const *)right;
    int order = span_compare(a->id, b->id);
    return order != 0 ? order : (a->line > b->line) - (a->line < b->line);
}

static enum avow_status check_twice(const char *path, const struct question_list *list, struct arena *arena,
                                    struct avow_error *err)
{
    const struct question **sorted = arena_array(arena, list->count, sizeof *sorted);
    if (sorted == NULL)
        return error_set_no_memory(err, path);
    for (size_t i = 0; i < list->count; i++)
        sorted[i] = &list->items[i];
    qsort(sorted, list->count, sizeof *sorted, by_id);
    for (size_t i = 1; i < list->count; i++)
        if (span_equal(sorted[i]->id, sorted[i - 1]->id))
            return refuse(path, sorted[i]->line, "this id came before", err);
    return AVOW_OK;
}

static enum avow_status read_lines(const char *path, struct span rest, struct arena *arena,
                                   struct question_list *out, struct avow_error *err)
{
    struct question_list list = {0};
    struct span line;
    size_t capacity = 0;
    for (size_t number = 1; span_next_line(&rest, &line); number++) {
        struct question question = {.line = number};
        if (span_trim(line).size == 0)
            continue;
        const char *why = split(line, &question);
        if (why != NULL)
            return refuse(path, number, why, err);
        if (!arena_grow(arena, &list.items, &capacity, list.count, sizeof *list.items))
            return error_set_no_memory(err, path);
        list.items[list.count++] = question;
    }
    enum avow_status status = check_twice(path, &list, arena, err);
    if (status == AVOW_OK)
        *out = list;
    return status;
}

enum avow_status question_file_read(const char *path, struct arena *arena, struct question_list *out,
                                    struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer bytes = BUFFER_INIT;
    enum avow_status status = file_read(path, FILE_LIMIT, &bytes, err);
    if (status == AVOW_NOT_FOUND)
        return error_set(err, AVOW_IO, path, "there is no such file of questions");
    if (status != AVOW_OK)
        return status;
    struct span text = arena_copy(arena, utf8_without_bom(buffer_span(&bytes)));
    return text.bytes != NULL ? read_lines(path, text, arena, out, err) : error_set_no_memory(err, path);
}
