/* Reading threads, each with its own worker process, a bounded way ahead of whoever takes the results. */
#include "index/reading.h"

#include "base/cleanup.h"
#include "document/worker.h"
#include "index/stop.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

enum {
    MOST_THREADS = 8,
    STOP_CHECK_MS = 100,
    WINDOW = 256,                    /* results that may wait to be taken */
    WINDOW_BYTES = 256 * 1024 * 1024 /* and what they may hold */
};

struct reading {
    struct reading_options options;
    const struct corpus *corpus;
    const struct reading_job *jobs;
    size_t count;
    struct reading_result *results; /* NULL arena and state `waiting` until done */
    bool *done;
    pthread_t threads[MOST_THREADS];
    size_t thread_count;
    pthread_mutex_t mutex; /* guards all below, and `done` */
    pthread_cond_t result_ready;
    pthread_cond_t room_made;
    size_t next;   /* job to start */
    size_t taken;  /* jobs before it are released */
    size_t wanted; /* the job the taker waits for */
    size_t bytes;  /* held by results that are not released */
    bool ending;
    enum avow_status failure; /* of the machinery */
    struct avow_error error;
};

/* What one thread holds. */
struct reader {
    struct reading *reading;
    struct document_worker *worker;
    struct preparer *preparer;
};

/* The next job, or reading->count when there is none or the run is over. Waits for room, except for jobs up
 * to the one that the taker waits for. */
static size_t next_job(struct reading *reading)
{
    pthread_mutex_lock(&reading->mutex);
    for (;;) {
        size_t next = reading->next;
        bool over = reading->ending || reading->failure != AVOW_OK || next == reading->count;
        bool room = next - reading->taken < WINDOW && reading->bytes < WINDOW_BYTES;
        if (over || room || next <= reading->wanted)
            break;
        pthread_cond_wait(&reading->room_made, &reading->mutex);
    }
    bool over = reading->ending || reading->failure != AVOW_OK;
    size_t number = over ? reading->count : reading->next;
    if (number < reading->count)
        reading->next++;
    pthread_mutex_unlock(&reading->mutex);
    return number;
}

static void finish_job(struct reading *reading, size_t number)
{
    pthread_mutex_lock(&reading->mutex);
    reading->done[number] = true;
    reading->bytes += reading->results[number].arena.used;
    pthread_cond_broadcast(&reading->result_ready);
    pthread_mutex_unlock(&reading->mutex);
}

static void fail(struct reading *reading, enum avow_status status, const struct avow_error *error)
{
    pthread_mutex_lock(&reading->mutex);
    if (reading->failure == AVOW_OK) {
        reading->failure = status;
        reading->error = *error;
    }
    pthread_cond_broadcast(&reading->result_ready);
    pthread_cond_broadcast(&reading->room_made);
    pthread_mutex_unlock(&reading->mutex);
}

/* A fault of the file rejects it, a file that holds no document is skipped; everything else ends the run. */
static bool is_about_file(enum avow_status status)
{
    return status == AVOW_NOT_FOUND || status == AVOW_BAD_INPUT || status == AVOW_TOO_LARGE ||
           status == AVOW_TIMEOUT;
}

static enum avow_status read_bytes(const struct plan_file *file, struct buffer *bytes,
                                   struct reading_result *result)
{
    if (file->fault.size > 0)
        return error_set(&result->error, AVOW_BAD_INPUT, "", "%.*s", SPAN_ARG(file->fault));
    enum avow_status status = plan_file_read(file, bytes, &result->error);
    bool told = status == AVOW_NO_MEMORY || status == AVOW_TOO_LARGE ||
                (status == AVOW_NOT_FOUND && file->repository != NULL);
    /* It was there a moment ago: whatever the system says of it now is the file's own trouble. */
    return status == AVOW_OK || told ? status : AVOW_BAD_INPUT;
}

static enum avow_status read_job(struct reader *reader, const struct reading_job *job,
                                 struct reading_result *result)
{
    CLEANUP(buffer_free) struct buffer bytes = BUFFER_INIT;
    enum avow_status status = read_bytes(job->file, &bytes, result);
    if (status != AVOW_OK)
        return status;
    const struct document_input input = {job->file->name, buffer_span(&bytes), job->file->facts};
    status = document_worker_read(reader->worker, &input, &result->arena, &result->page, &result->error);
    if (status != AVOW_OK)
        return status;
    result->page.path = job->file->path;
    if (job->file->revision != NULL) {
        result->page.date = job->file->revision->day;
        result->page.date_source = DATE_COMMIT;
    }
    plan_file_key(reader->reading->corpus, job->page, job->file, input.bytes,
                  result->page.date_source == DATE_FILE, result->key);
    return preparer_run(reader->preparer, &result->page, &result->arena, &result->prepared, &result->error);
}

static enum avow_status open_reader(struct reader *reader, struct avow_error *err)
{
    const struct corpus *corpus = reader->reading->corpus;
    const struct document_worker_options options = {.program = reader->reading->options.program,
                                                    .sources = corpus->sources,
                                                    .source_count = corpus->source_count};
    enum avow_status status = document_worker_new(&options, &reader->worker, err);
    return status == AVOW_OK ? preparer_new(corpus->vocabulary, &reader->preparer, err) : status;
}

/* Read one job; false when the run is over. */
static bool read_next(struct reader *reader)
{
    struct reading *reading = reader->reading;
    size_t number = next_job(reading);
    if (number == reading->count)
        return false;
    struct reading_result *result = &reading->results[number];
    enum avow_status status = read_job(reader, &reading->jobs[number], result);
    result->status = status;
    bool goes_on = status == AVOW_OK || is_about_file(status);
    if (goes_on)
        finish_job(reading, number);
    else
        fail(reading, status, &result->error);
    return goes_on;
}

static void *read_files(void *context)
{
    struct reader reader = {.reading = context};
    struct avow_error error = AVOW_ERROR_INIT;
    enum avow_status status = open_reader(&reader, &error);
    if (status != AVOW_OK)
        fail(context, status, &error);
    while (status == AVOW_OK && read_next(&reader))
        continue;
    preparer_free(reader.preparer);
    document_worker_free(reader.worker);
    return NULL;
}

static size_t thread_count(int jobs, size_t files)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t wanted = jobs > 0 ? (size_t)jobs : processors > 0 ? (size_t)processors : 1;
    wanted = wanted < MOST_THREADS ? wanted : MOST_THREADS;
    return wanted < files ? wanted : files;
}

static enum avow_status start_threads(struct reading *reading, struct avow_error *err)
{
    size_t wanted = thread_count(reading->options.jobs, reading->count);
    while (reading->thread_count < wanted) {
        int number = pthread_create(&reading->threads[reading->thread_count], NULL, read_files, reading);
        if (number != 0)
            return error_set_errno(err, number, "index", "cannot start a reading thread");
        reading->thread_count++;
    }
    return AVOW_OK;
}

enum avow_status reading_start(const struct reading_options *options, const struct corpus *corpus,
                               const struct reading_job *jobs, size_t count, struct reading **out,
                               struct avow_error *err)
{
    struct reading *reading = calloc(1, sizeof *reading);
    if (reading == NULL)
        return error_set_no_memory(err, "index");
    reading->options = *options;
    reading->corpus = corpus;
    reading->jobs = jobs;
    reading->count = count;
    reading->results = calloc(count > 0 ? count : 1, sizeof *reading->results);
    reading->done = calloc(count > 0 ? count : 1, sizeof *reading->done);
    pthread_mutex_init(&reading->mutex, NULL);
    pthread_cond_init(&reading->result_ready, NULL);
    pthread_cond_init(&reading->room_made, NULL);
    enum avow_status status = reading->results != NULL && reading->done != NULL
                                  ? start_threads(reading, err)
                                  : error_set_no_memory(err, "index");
    if (status != AVOW_OK) {
        reading_end(reading);
        return status;
    }
    *out = reading;
    return AVOW_OK;
}

/* A signal wakes nobody who waits for a condition, so the wait is cut into pieces. */
static void wait_a_moment(struct reading *reading)
{
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_nsec += STOP_CHECK_MS * 1000000L;
    until.tv_sec += until.tv_nsec / 1000000000L;
    until.tv_nsec %= 1000000000L;
    pthread_cond_timedwait(&reading->result_ready, &reading->mutex, &until);
}

enum avow_status reading_take(struct reading *reading, size_t number, struct reading_result **out,
                              struct avow_error *err)
{
    pthread_mutex_lock(&reading->mutex);
    reading->wanted = number;
    pthread_cond_broadcast(&reading->room_made);
    /* Asked here alone: the taker runs in the thread of whoever called for the run. */
    while (!reading->done[number] && reading->failure == AVOW_OK &&
           stop_check(reading->options.stop, NULL) == AVOW_OK)
        wait_a_moment(reading);
    enum avow_status status = reading->failure;
    pthread_mutex_unlock(&reading->mutex);
    if (stop_check(reading->options.stop, err) != AVOW_OK)
        return AVOW_INTERRUPTED;
    if (status != AVOW_OK)
        return error_set(err, status, reading->error.place, "%s", reading->error.message);
    *out = &reading->results[number];
    return AVOW_OK;
}

void reading_release(struct reading *reading, size_t first, size_t end)
{
    pthread_mutex_lock(&reading->mutex);
    for (size_t i = first; i < end; i++) {
        reading->bytes -= reading->results[i].arena.used;
        arena_free(&reading->results[i].arena);
    }
    reading->taken = end;
    pthread_cond_broadcast(&reading->room_made);
    pthread_mutex_unlock(&reading->mutex);
}

void reading_end(struct reading *reading)
{
    if (reading == NULL)
        return;
    pthread_mutex_lock(&reading->mutex);
    reading->ending = true;
    pthread_cond_broadcast(&reading->room_made);
    pthread_mutex_unlock(&reading->mutex);
    for (size_t i = 0; i < reading->thread_count; i++)
        pthread_join(reading->threads[i], NULL);
    for (size_t i = 0; reading->results != NULL && i < reading->count; i++)
        arena_free(&reading->results[i].arena);
    pthread_cond_destroy(&reading->room_made);
    pthread_cond_destroy(&reading->result_ready);
    pthread_mutex_destroy(&reading->mutex);
    free(reading->done);
    free(reading->results);
    free(reading);
}
