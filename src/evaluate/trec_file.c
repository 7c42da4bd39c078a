/* Lines of fields parted by white space, with the place of what is wrong. */
#include "evaluate/trec_file.h"

#include "base/cleanup.h"
#include "base/file.h"
#include "base/utf8.h"

#include <stdio.h>

enum { FILE_LIMIT = 256 << 20, PLACE_SIZE = 96 };

enum avow_status trec_file_open(const char *path, struct arena *arena, struct trec_file *out,
                                struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer bytes = BUFFER_INIT;
    enum avow_status status = file_read(path, FILE_LIMIT, &bytes, err);
    if (status == AVOW_NOT_FOUND)
        return error_set(err, AVOW_IO, path, "there is no such file");
    if (status != AVOW_OK)
        return status;
    struct span text = arena_copy(arena, utf8_without_bom(buffer_span(&bytes)));
    if (text.bytes == NULL)
        return error_set_no_memory(err, path);
    *out = (struct trec_file){path, text, 0};
    return AVOW_OK;
}

enum avow_status trec_file_refuse(const struct trec_file *file, size_t line, const char *why,
                                  const char *shape, struct avow_error *err)
{
    char place[PLACE_SIZE];
    snprintf(place, sizeof place, "%s:%zu", file->path, line);
    return error_set(err, AVOW_BAD_INPUT, place, "%s; a line is: %s", why, shape);
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t';
}

/* Cut at white space; how many fields there are, at most `most` of them taken. */
static size_t split(struct span line, struct span *fields, size_t most)
{
    size_t count = 0;
    for (size_t at = 0; at < line.size;) {
        size_t end = at;
        while (end < line.size && !is_space(line.bytes[end]))
            end++;
        if (end > at && count++ < most)
            fields[count - 1] = span_part(line, at, end);
        at = end + 1;
    }
    return count;
}

enum avow_status trec_file_next(struct trec_file *file, const char *shape, size_t count, struct span *fields,
                                bool *more, struct avow_error *err)
{
    struct span line;
    while (span_next_line(&file->rest, &line)) {
        file->line++;
        size_t found = split(span_trim(line), fields, count);
        if (found == 0)
            continue;
        if (found != count)
            return trec_file_refuse(file, file->line,
                                    found < count ? "a field is missing" : "there is a field too many", shape,
                                    err);
        *more = true;
        return AVOW_OK;
    }
    *more = false;
    return AVOW_OK;
}
