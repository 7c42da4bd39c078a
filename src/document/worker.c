/* The indexer's side of the read worker: start it, hand it files, kill it when it is late. */
#include "document/worker.h"

#include "base/cleanup.h"
#include "base/process.h"
#include "document/wire.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
    USUAL_WAIT_MS = 20000,
    ANSWER_MEMORY = 1024 * 1024 * 1024 /* bytes the answer for one file may take here */
};
static const uint64_t usual_memory = UINT64_C(1) << 30;

struct document_worker {
    struct document_worker_options options;
    struct process process;
    struct buffer pending; /* bytes read past the last line */
};

/* Milliseconds of a clock that never jumps. */
static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int left_ms(int64_t deadline)
{
    int64_t left = deadline - now_ms();
    return left > 0 ? (int)left : 0;
}

static void stop(struct document_worker *worker, bool force)
{
    process_end(&worker->process, force);
    buffer_truncate(&worker->pending, 0);
}

/* The next line of the worker as a JSON value in `arena`. */
static enum avow_status read_answer(struct document_worker *worker, int64_t deadline, struct arena *arena,
                                    struct value *out, struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer line = BUFFER_INIT;
    enum avow_status status =
        process_read_line(&worker->process, &worker->pending, WIRE_LINE, left_ms(deadline), &line, err);
    return status == AVOW_OK ? json_read(buffer_span(&line), arena, out, err) : status;
}

/* The failure that an answer tells of. */
static enum avow_status told_failure(const struct value *answer, struct avow_error *err)
{
    struct span message = value_get_text(answer, "message");
    struct span place = value_get_text(answer, "place");
    int64_t status = value_integer(value_get(answer, "error"), AVOW_INTERNAL);
    if (status <= AVOW_OK || status >= AVOW_STATUS_COUNT)
        status = AVOW_INTERNAL;
    char where[sizeof err->place] = "";
    memcpy(where, place.bytes != NULL ? place.bytes : "", place.size < sizeof where ? place.size : 0);
    return error_set(err, (enum avow_status)status, where, "%.*s", SPAN_ARG(message));
}

static enum avow_status send_greeting(struct document_worker *worker, int64_t deadline,
                                      struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer line = BUFFER_INIT;
    struct json_writer writer = json_writer_to(&line);
    json_begin_map(&writer);
    json_field_integer(&writer, "memory", (int64_t)worker->options.memory);
    json_key(&writer, "sources");
    json_begin_list(&writer);
    for (size_t i = 0; i < worker->options.source_count; i++) {
        json_string(&writer, worker->options.sources[i].name);
        json_string(&writer, worker->options.sources[i].text);
    }
    json_end_list(&writer);
    json_end_map(&writer);
    if (!buffer_append_byte(&line, '\n'))
        return error_set_no_memory(err, "");
    return process_write(&worker->process, buffer_span(&line), left_ms(deadline), err);
}

/* Start the process and tell it the users' names. */
static enum avow_status start(struct document_worker *worker, struct avow_error *err)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    CLEANUP(cleanup_free) char *program = strdup(worker->options.program);
    char verb[] = "read-worker";
    char *const arguments[] = {program, verb, NULL};
    if (program == NULL)
        return error_set_no_memory(err, "");
    int64_t deadline = now_ms() + worker->options.wait_ms;
    struct value answer = {.type = VALUE_NULL};
    enum avow_status status = process_start(arguments, true, &worker->process, err);
    if (status == AVOW_NOT_FOUND) /* a program, not a document */
        return error_set(err, AVOW_IO, "", "the read worker cannot be started: there is no %s", program);
    if (status == AVOW_OK)
        status = send_greeting(worker, deadline, err);
    if (status == AVOW_OK)
        status = read_answer(worker, deadline, &scratch, &answer, err);
    if (status == AVOW_OK && value_get(&answer, "error") != NULL)
        status = told_failure(&answer, err);
    if (status != AVOW_OK)
        stop(worker, true);
    return status;
}

static enum avow_status send_request(struct document_worker *worker, const struct document_input *input,
                                     int64_t deadline, struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer line = BUFFER_INIT;
    struct json_writer writer = json_writer_to(&line);
    json_begin_map(&writer);
    json_field_integer(&writer, "size", (int64_t)input->bytes.size);
    json_key(&writer, "input");
    wire_write(&writer, wire_input, input);
    json_end_map(&writer);
    if (!buffer_append_byte(&line, '\n'))
        return error_set_no_memory(err, "");
    enum avow_status status = process_write(&worker->process, buffer_span(&line), left_ms(deadline), err);
    return status == AVOW_OK ? process_write(&worker->process, input->bytes, left_ms(deadline), err) : status;
}

/* Read `*count` records of `size` bytes, one a line, as the page's line announced under `key`. */
static enum avow_status read_records(struct document_worker *worker, int64_t deadline, struct arena *arena,
                                     const struct value *announced, const char *key,
                                     const struct wire_field *fields, size_t size, void **records,
                                     size_t *count, struct avow_error *err)
{
    int64_t wanted = value_integer(value_get(announced, key), -1);
    if (wanted < 0 || wanted > DOCUMENT_LIMIT)
        return error_set(err, AVOW_BAD_INPUT, "", "the read worker wrote no usable count of %s", key);
    char *items = NULL; /* it grows as the lines come: the count alone is only a claim */
    size_t room = 0;
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < (size_t)wanted; i++) {
        struct value answer = {.type = VALUE_NULL};
        if (arena->used > ANSWER_MEMORY)
            return error_set(err, AVOW_BAD_INPUT, "", "gives an answer beyond all measure; split it");
        if (!arena_grow(arena, &items, &room, i, size))
            return error_set_no_memory(err, "");
        status = read_answer(worker, deadline, arena, &answer, err);
        if (status == AVOW_OK)
            status = wire_read(&answer, fields, arena, items + i * size, err);
    }
    *records = items;
    *count = (size_t)wanted;
    return status;
}

/* The lists of a page, in the order they are written. */
static enum avow_status read_lists(struct document_worker *worker, int64_t deadline, struct arena *arena,
                                   const struct value *announced, struct page *page, struct avow_error *err)
{
    void *statements = NULL;
    void *scope = NULL;
    void *evidence = NULL;
    enum avow_status status =
        read_records(worker, deadline, arena, announced, "statements", wire_statement,
                     sizeof *page->statements, &statements, &page->statement_count, err);
    if (status == AVOW_OK)
        status = read_records(worker, deadline, arena, announced, "scope", wire_scope, sizeof *page->scope,
                              &scope, &page->scope_count, err);
    if (status == AVOW_OK)
        status = read_records(worker, deadline, arena, announced, "evidence", wire_evidence,
                              sizeof *page->evidence, &evidence, &page->evidence_count, err);
    page->statements = statements;
    page->scope = scope;
    page->evidence = evidence;
    return status;
}

/* `*told` is set when the worker itself reported the failure and lives on. */
static enum avow_status read_page(struct document_worker *worker, int64_t deadline, struct arena *arena,
                                  struct page *page, bool *told, struct avow_error *err)
{
    struct value answer = {.type = VALUE_NULL};
    enum avow_status status = read_answer(worker, deadline, arena, &answer, err);
    if (status != AVOW_OK)
        return status;
    *told = value_get(&answer, "error") != NULL;
    if (*told)
        return told_failure(&answer, err);
    status = wire_read(value_get(&answer, "page"), wire_page, arena, page, err);
    return status == AVOW_OK ? read_lists(worker, deadline, arena, &answer, page, err) : status;
}

/* Put the loss of the worker down to the file it was reading. */
static enum avow_status blame_file(const struct document_worker *worker, enum avow_status status, bool told,
                                   struct avow_error *err)
{
    if (status == AVOW_NO_MEMORY && told)
        return error_set(err, AVOW_BAD_INPUT, "", "needs more than %llu MiB to read; split or simplify it",
                         (unsigned long long)(worker->options.memory >> 20));
    if (status == AVOW_TIMEOUT && !told)
        return error_set(err, AVOW_TIMEOUT, "", "took longer than %d s to read; split or simplify it",
                         (worker->options.wait_ms + 999) / 1000);
    if (status == AVOW_IO && !told)
        return error_set(err, AVOW_BAD_INPUT, "",
                         "brought its reader down (memory limit or a fault); split or simplify it");
    return status;
}

enum avow_status document_worker_read(struct document_worker *worker, const struct document_input *input,
                                      struct arena *arena, struct page *out, struct avow_error *err)
{
    if (input->bytes.size > DOCUMENT_LIMIT)
        return error_set(err, AVOW_TOO_LARGE, "", "is over %d MiB; split it", DOCUMENT_LIMIT / 1024 / 1024);
    enum avow_status status = worker->process.pid == 0 ? start(worker, err) : AVOW_OK;
    if (status != AVOW_OK)
        return status;
    bool told = false;
    struct page page = {.status = STATUS_PUBLISHED};
    int64_t deadline = now_ms() + worker->options.wait_ms;
    status = send_request(worker, input, deadline, err);
    if (status == AVOW_OK)
        status = read_page(worker, deadline, arena, &page, &told, err);
    if (status == AVOW_OK && worker->pending.size > 0) /* what follows would be taken for the next file's */
        status = error_set(err, AVOW_BAD_INPUT, "", "made its reader answer more than was asked");
    if (status == AVOW_OK)
        *out = page;
    bool is_sound = status == AVOW_OK || (told && status != AVOW_NO_MEMORY && worker->pending.size == 0);
    if (is_sound)
        return status;
    stop(worker, true);
    return blame_file(worker, status, told, err);
}

enum avow_status document_worker_new(const struct document_worker_options *options,
                                     struct document_worker **out, struct avow_error *err)
{
    struct document_worker *worker = calloc(1, sizeof *worker);
    if (worker == NULL)
        return error_set_no_memory(err, "");
    worker->options = *options;
    worker->process = (struct process)PROCESS_INIT;
    if (worker->options.wait_ms <= 0)
        worker->options.wait_ms = USUAL_WAIT_MS;
    if (worker->options.memory == 0)
        worker->options.memory = usual_memory;
    *out = worker;
    return AVOW_OK;
}

void document_worker_free(struct document_worker *worker)
{
    if (worker == NULL)
        return;
    stop(worker, true); /* it holds nothing worth keeping, and might not end by itself */
    buffer_free(&worker->pending);
    free(worker);
}
