/* The two sides of an index run in a child process. */
#include "index/child.h"

#include "index/index.h"
#include "index/interpose.h"
#include "support/test.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

enum { PATIENCE_MS = 60000 };

void child_start(struct process *child, enum child_mode mode, long number, const char *corpus,
                 const char *index)
{
    struct avow_error err = AVOW_ERROR_INIT;
    struct buffer program = BUFFER_INIT;
    char mode_text[16], number_text[32];
    snprintf(mode_text, sizeof mode_text, "%d", mode);
    snprintf(number_text, sizeof number_text, "%ld", number);
    assert_status(process_own_path(&program, &err), AVOW_OK, &err);
    char *const arguments[] = {program.bytes,  (char *)"child", mode_text, number_text,
                               (char *)corpus, (char *)index,   NULL};
    assert_status(process_start(arguments, false, child, &err), AVOW_OK, &err);
    buffer_free(&program);
}

void child_await(struct process *child)
{
    struct avow_error err = AVOW_ERROR_INIT;
    struct buffer pending = BUFFER_INIT, line = BUFFER_INIT;
    assert_status(process_read_line(child, &pending, 64, PATIENCE_MS, &line, &err), AVOW_OK, &err);
    assert_span(buffer_span(&line), "here");
    buffer_free(&pending);
    buffer_free(&line);
}

void child_release(struct process *child)
{
    struct avow_error err = AVOW_ERROR_INIT;
    assert_status(process_write(child, SPAN("on\n"), PATIENCE_MS, &err), AVOW_OK, &err);
}

int child_end(struct process *child)
{
    int status = process_end(child, false);
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

static volatile sig_atomic_t stop;

static void ask_to_stop(int number)
{
    (void)number;
    stop = 1;
}

struct orders {
    enum child_mode mode;
    size_t number;
    bool done;
};

/* Called by the run: do what was ordered when the file is reached. */
static void obey(void *context, const struct index_progress *progress)
{
    struct orders *orders = context;
    if (orders->done || progress->files_done < orders->number)
        return;
    orders->done = true;
    if (orders->mode == CHILD_DIES_AT_FILE)
        kill(getpid(), SIGKILL);
    if (orders->mode != CHILD_WAITS_AT_FILE)
        return;
    char answer[8];
    bool heard = puts("here") >= 0 && fflush(stdout) == 0 && fgets(answer, sizeof answer, stdin) != NULL;
    /* A signal may cut the wait short: that is a way to go on, too. */
    if (!heard && stop == 0)
        _exit(AVOW_INTERNAL);
}

int child_main(char **arguments)
{
    struct orders orders = {(enum child_mode)atoi(arguments[2]), strtoul(arguments[3], NULL, 10), false};
    const char *const roots[] = {arguments[4]};
    struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct buffer program = BUFFER_INIT;
    struct index_report report;
    const struct sigaction action = {.sa_handler = ask_to_stop};
    sigaction(SIGINT, &action, NULL);
    if (process_own_path(&program, &err) != AVOW_OK)
        return AVOW_INTERNAL;
    if (orders.mode == CHILD_DIES_AT_SYNC)
        interpose_die_at((long)orders.number);
    const struct index_options options = {.directory = arguments[5],
                                          .roots = roots,
                                          .root_count = 1,
                                          .program = program.bytes,
                                          .jobs = 1,
                                          .today = 20261121,
                                          .stop = &stop,
                                          .progress = obey,
                                          .progress_context = &orders};
    enum avow_status status = index_run(&options, &arena, &report, &err);
    arena_free(&arena);
    buffer_free(&program);
    return (int)status;
}
