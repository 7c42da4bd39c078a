/* Golden questions read from a corpus. */
#include "evaluate/golden.h"

#include "base/cleanup.h"
#include "base/file.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>

enum { FILE_LIMIT = 16 << 20, PLACE_SIZE = 96, NUMBER_SIZE = 16 };

static const struct span floor_mark = SPAN_INIT("floor");

static enum avow_status refuse(const char *path, size_t line, const char *why, struct avow_error *err)
{
    char place[PLACE_SIZE];
    snprintf(place, sizeof place, "%s:%zu", path, line);
    return error_set(err, AVOW_BAD_INPUT, place,
                     "%s; a line is: question, a tab, statement ids parted by commas; or # floor 0.9", why);
}

/* The number after "# floor"; SPAN_EMPTY for any other remark. */
static struct span floor_text(struct span line)
{
    struct span words = span_trim(span_part(line, 1, line.size));
    struct span rest = span_part(words, floor_mark.size, words.size);
    bool marked =
        span_starts(words, floor_mark) && rest.size > 0 && (*rest.bytes == ' ' || *rest.bytes == '\t');
    return marked ? span_trim(rest) : SPAN_EMPTY;
}

static bool floor_from(struct span text, double *out)
{
    char digits[NUMBER_SIZE];
    int size = snprintf(digits, sizeof digits, "%.*s", SPAN_ARG(text));
    if (size < 0 || (size_t)size >= sizeof digits)
        return false;
    char *end = NULL;
    double number = strtod(digits, &end);
    if (*end != '\0' || !(number >= 0 && number <= 1))
        return false;
    *out = number;
    return true;
}

static enum avow_status read_ids(struct span text, struct arena *arena, struct span_list *out,
                                 struct avow_error *err)
{
    struct span *ids = NULL;
    size_t count = 0;
    size_t capacity = 0;
    struct span id;
    while (span_next_piece(&text, ',', &id)) {
        id = span_trim(id);
        if (id.size == 0)
            continue;
        if (!arena_grow(arena, &ids, &capacity, count, sizeof *ids))
            return error_set_no_memory(err, "golden");
        ids[count++] = id;
    }
    *out = (struct span_list){ids, count};
    return AVOW_OK;
}

static enum avow_status read_row(struct golden *golden, struct span line, size_t number, size_t *capacity,
                                 struct arena *arena, struct avow_error *err)
{
    size_t tab = span_find_byte(line, '\t', 0);
    struct golden_row row = {.line = number};
    if (!utf8_valid(line))
        return refuse(golden->path, number, "this line is not UTF-8", err);
    if (tab == SPAN_NONE)
        return refuse(golden->path, number, "this line has no tab", err);
    row.question = span_trim(span_part(line, 0, tab));
    if (row.question.size == 0)
        return refuse(golden->path, number, "there is no question", err);
    enum avow_status status = read_ids(span_part(line, tab + 1, line.size), arena, &row.statements, err);
    if (status != AVOW_OK)
        return status;
    if (row.statements.count == 0)
        return refuse(golden->path, number, "there is no statement", err);
    if (!arena_grow(arena, &golden->rows, capacity, golden->count, sizeof *golden->rows))
        return error_set_no_memory(err, "golden");
    golden->rows[golden->count++] = row;
    return AVOW_OK;
}

static enum avow_status read_lines(struct golden *golden, struct span rest, struct arena *arena,
                                   struct avow_error *err)
{
    size_t capacity = 0;
    bool has_floor = false;
    struct span line;
    enum avow_status status = AVOW_OK;
    for (size_t number = 1; status == AVOW_OK && span_next_line(&rest, &line); number++) {
        struct span words = span_trim(line);
        if (words.size == 0)
            continue;
        if (*words.bytes != '#') {
            status = read_row(golden, line, number, &capacity, arena, err);
            continue;
        }
        struct span floor = floor_text(words);
        if (floor.size > 0 && has_floor)
            return refuse(golden->path, number, "this is the second floor", err);
        if (floor.size > 0 && !floor_from(floor, &golden->floor))
            return refuse(golden->path, number, "a floor is a number from 0 to 1", err);
        has_floor = has_floor || floor.size > 0;
    }
    return status;
}

enum avow_status golden_read(const char *path, struct arena *arena, struct golden *out,
                             struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer bytes = BUFFER_INIT;
    struct golden golden = {.path = path, .floor = 1};
    enum avow_status status = file_read(path, FILE_LIMIT, &bytes, err);
    if (status != AVOW_OK)
        return status;
    struct span text = arena_copy(arena, utf8_without_bom(buffer_span(&bytes)));
    if (text.bytes == NULL)
        return error_set_no_memory(err, path);
    status = read_lines(&golden, text, arena, err);
    if (status == AVOW_OK)
        *out = golden;
    return status;
}
