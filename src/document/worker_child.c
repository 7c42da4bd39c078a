/* The read worker itself: one greeting, then file after file from standard input, pages to standard output.
 */
#include "document/worker.h"

#include "base/cleanup.h"
#include "base/process.h"
#include "document/html_charset.h"
#include "document/wire.h"

#include <errno.h>
#include <string.h>

enum { READ_STEP = 64 * 1024, GREETING_LIMIT = 64 * 1024 * 1024 };

/* Standard input, read in steps; `at` is what has been taken already. */
struct input {
    struct buffer bytes;
    size_t at;
};

/* Read more; false at the end of input. */
static bool read_step(struct input *input)
{
    if (input->at > 0) {
        size_t left = input->bytes.size - input->at;
        memmove(input->bytes.bytes, input->bytes.bytes + input->at, left);
        buffer_truncate(&input->bytes, left);
        input->at = 0;
    }
    if (!buffer_reserve(&input->bytes, READ_STEP))
        return false;
    ssize_t got = 0;
    do
        got = read(STDIN_FILENO, input->bytes.bytes + input->bytes.size, READ_STEP);
    while (got < 0 && errno == EINTR);
    if (got <= 0)
        return false;
    input->bytes.size += (size_t)got;
    return true;
}

/* The next line, borrowed until the next call; false at the end or when it passes `limit`. */
static bool next_line(struct input *input, size_t limit, struct span *line)
{
    size_t searched = input->at;
    size_t end = SPAN_NONE;
    while ((end = span_find_byte(buffer_span(&input->bytes), '\n', searched)) == SPAN_NONE) {
        size_t before = input->bytes.size - input->at;
        if (before > limit || !read_step(input))
            return false;
        searched = input->at + before;
    }
    *line = span_part(buffer_span(&input->bytes), input->at, end);
    input->at = end + 1;
    return true;
}

/* The next `size` bytes, borrowed until the next call. */
static bool next_bytes(struct input *input, size_t size, struct span *bytes)
{
    while (input->bytes.size - input->at < size)
        if (!read_step(input))
            return false;
    *bytes = span_part(buffer_span(&input->bytes), input->at, input->at + size);
    input->at += size;
    return true;
}

static bool write_out(struct span bytes)
{
    while (bytes.size > 0) {
        ssize_t put = write(STDOUT_FILENO, bytes.bytes, bytes.size);
        if (put < 0 && errno != EINTR)
            return false;
        bytes = span_part(bytes, put > 0 ? (size_t)put : 0, bytes.size);
    }
    return true;
}

static bool write_failure(struct buffer *out, const struct avow_error *failure)
{
    struct json_writer writer = json_writer_to(out);
    json_begin_map(&writer);
    json_field_integer(&writer, "error", failure->status);
    json_field_text(&writer, "message", span_of(failure->message));
    json_field_text(&writer, "place", span_of(failure->place));
    json_end_map(&writer);
    return buffer_append_byte(out, '\n');
}

/* The page and how many statements, scope rows and evidence rows follow, one a line. */
static void write_page(struct buffer *out, const struct page *page)
{
    struct json_writer writer = json_writer_to(out);
    json_begin_map(&writer);
    json_field_integer(&writer, "statements", (int64_t)page->statement_count);
    json_field_integer(&writer, "scope", (int64_t)page->scope_count);
    json_field_integer(&writer, "evidence", (int64_t)page->evidence_count);
    json_key(&writer, "page");
    wire_write(&writer, wire_page, page);
    json_end_map(&writer);
    buffer_append_byte(out, '\n');
}

/* `count` records of `size` bytes, one a line; a line over the limit would be taken for a broken worker. */
static enum avow_status write_records(struct buffer *out, const struct wire_field *fields,
                                      const void *records, size_t count, size_t size, struct avow_error *err)
{
    for (size_t i = 0; i < count; i++) {
        size_t start = out->size;
        struct json_writer writer = json_writer_to(out);
        wire_write(&writer, fields, (const char *)records + i * size);
        if (out->size - start > WIRE_LINE)
            return error_set(err, AVOW_TOO_LARGE, "", "holds a statement of over 1 MiB; split it");
        buffer_append_byte(out, '\n');
    }
    return out->failed ? error_set_no_memory(err, "") : AVOW_OK;
}

/* The whole answer, or what is wrong with it. */
static enum avow_status write_answer(struct buffer *out, const struct page *page, struct avow_error *err)
{
    write_page(out, page);
    enum avow_status status = write_records(out, wire_statement, page->statements, page->statement_count,
                                            sizeof *page->statements, err);
    if (status == AVOW_OK)
        status = write_records(out, wire_scope, page->scope, page->scope_count, sizeof *page->scope, err);
    return status == AVOW_OK ? write_records(out, wire_evidence, page->evidence, page->evidence_count,
                                             sizeof *page->evidence, err)
                             : status;
}

static enum avow_status answer(const struct vocabulary *vocabulary, const struct document_input *document,
                               struct buffer *out, struct avow_error *err)
{
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct page page;
    enum avow_status status = document_read(document, vocabulary, &arena, &page, err);
    return status == AVOW_OK ? write_answer(out, &page, err) : status;
}

/* Serve one request; false when there is none left or the pipe broke. */
static bool serve(struct input *input, const struct vocabulary *vocabulary)
{
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    CLEANUP(buffer_free) struct buffer out = BUFFER_INIT;
    struct avow_error failure = AVOW_ERROR_INIT;
    struct value request = {.type = VALUE_NULL};
    struct document_input document = {.path = SPAN_EMPTY};
    struct span line = SPAN_EMPTY;
    if (!next_line(input, WIRE_LINE, &line) || json_read(line, &arena, &request, NULL) != AVOW_OK)
        return false;
    int64_t size = value_integer(value_get(&request, "size"), -1);
    if (size < 0 || size > DOCUMENT_LIMIT ||
        wire_read(value_get(&request, "input"), wire_input, &arena, &document, NULL) != AVOW_OK)
        return false;
    if (!next_bytes(input, (size_t)size, &document.bytes))
        return false;
    if (answer(vocabulary, &document, &out, &failure) != AVOW_OK) {
        buffer_free(&out);
        write_failure(&out, &failure);
    }
    return !out.failed && write_out(buffer_span(&out));
}

/* Load the names while files can still be opened, then lock the process in. */
static enum avow_status greet(struct input *input, struct arena *arena, struct vocabulary **vocabulary,
                              struct avow_error *err)
{
    struct span line = SPAN_EMPTY;
    struct value greeting = {.type = VALUE_NULL};
    if (!next_line(input, GREETING_LIMIT, &line))
        return error_set(err, AVOW_USAGE, "", "the read worker is started by `avow index`, not by hand");
    enum avow_status status = json_read(line, arena, &greeting, err);
    const struct value *texts = value_get(&greeting, "sources");
    size_t count = texts != NULL ? texts->count / 2 : 0;
    struct vocabulary_source *sources = arena_array(arena, count, sizeof *sources);
    if (status != AVOW_OK || sources == NULL)
        return status != AVOW_OK ? status : error_set_no_memory(err, "");
    for (size_t i = 0; i < count; i++)
        sources[i] = (struct vocabulary_source){value_text(&texts->items[i * 2]),
                                                value_text(&texts->items[i * 2 + 1])};
    uint64_t memory = (uint64_t)value_integer(value_get(&greeting, "memory"), 0);
    status = vocabulary_open(sources, count, vocabulary, err);
    html_charset_prepare();
    return status == AVOW_OK ? process_confine(memory, err) : status;
}

static bool write_greeting(enum avow_status status, const struct avow_error *failure)
{
    CLEANUP(buffer_free) struct buffer out = BUFFER_INIT;
    if (status != AVOW_OK)
        write_failure(&out, failure);
    else
        buffer_append_string(&out, "{\"ready\":true}\n");
    return !out.failed && write_out(buffer_span(&out));
}

int document_worker_main(void)
{
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct input input = {BUFFER_INIT, 0};
    struct vocabulary *vocabulary = NULL;
    struct avow_error failure = AVOW_ERROR_INIT;
    enum avow_status status = greet(&input, &arena, &vocabulary, &failure);
    if (write_greeting(status, &failure) && status == AVOW_OK)
        while (serve(&input, vocabulary))
            continue;
    vocabulary_close(vocabulary);
    buffer_free(&input.bytes);
    return avow_status_exit_code(status);
}
