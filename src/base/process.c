/* Child processes: start, write to with a deadline, read lines from, end. */
#include "base/process.h"

#include "base/cleanup.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>

enum { READ_STEP = 16 * 1024 };

extern char **environ;

/* The two channels: our end and the child's. Its input is a socket, since a write to a dead child can then be
 * told not to raise SIGPIPE in the program that uses us. */
struct channels {
    int input[2];
    int output[2];
};

static void channels_close(struct channels *channels)
{
    int *ends[] = {&channels->input[0], &channels->input[1], &channels->output[0], &channels->output[1]};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        cleanup_close(ends[i]);
}

/* The child's side: standard streams, no blocked or ignored signals, a group of its own, so that Ctrl-C
 * reaches us alone. */
struct setup {
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
};

static int fill_setup(struct setup *setup, const struct channels *channels, bool quiet)
{
    sigset_t none;
    sigset_t reset;
    sigemptyset(&none);
    sigemptyset(&reset);
    sigaddset(&reset, SIGPIPE);
    int failed = posix_spawn_file_actions_adddup2(&setup->files, channels->input[1], STDIN_FILENO);
    if (failed == 0)
        failed = posix_spawn_file_actions_adddup2(&setup->files, channels->output[1], STDOUT_FILENO);
    if (failed == 0 && quiet)
        failed = posix_spawn_file_actions_addopen(&setup->files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    if (failed == 0)
        failed = posix_spawnattr_setsigmask(&setup->attributes, &none);
    if (failed == 0)
        failed = posix_spawnattr_setsigdefault(&setup->attributes, &reset);
    if (failed == 0)
        failed = posix_spawnattr_setflags(&setup->attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
                                                                  POSIX_SPAWN_SETPGROUP);
    return failed;
}

static int spawn(char *const arguments[], bool quiet, const struct channels *channels, pid_t *pid)
{
    struct setup setup;
    int failed = posix_spawn_file_actions_init(&setup.files);
    if (failed != 0)
        return failed;
    failed = posix_spawnattr_init(&setup.attributes);
    if (failed == 0) {
        failed = fill_setup(&setup, channels, quiet);
        if (failed == 0)
            failed = posix_spawn(pid, arguments[0], &setup.files, &setup.attributes, arguments, environ);
        posix_spawnattr_destroy(&setup.attributes);
    }
    posix_spawn_file_actions_destroy(&setup.files);
    return failed;
}

enum avow_status process_start(char *const arguments[], bool quiet, struct process *process,
                               struct avow_error *err)
{
    CLEANUP(channels_close) struct channels channels = {{-1, -1}, {-1, -1}};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, channels.input) != 0 ||
        pipe2(channels.output, O_CLOEXEC) != 0)
        return error_set_errno(err, errno, arguments[0], "cannot make the pipes to it");
    pid_t pid;
    int failed = spawn(arguments, quiet, &channels, &pid);
    if (failed != 0)
        return error_set_errno(err, failed, arguments[0], "cannot start it");
    *process = (struct process){pid, channels.input[0], channels.output[0]};
    channels.input[0] = channels.output[0] = -1;
    return AVOW_OK;
}

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Wait until `file` is ready or the deadline has come. */
static enum avow_status wait_for(int file, short events, int64_t deadline, struct avow_error *err)
{
    struct pollfd one = {.fd = file, .events = events};
    for (;;) {
        int64_t left = deadline - now_ms();
        int ready = poll(&one, 1, left > 0 ? (int)left : 0);
        if (ready > 0)
            return AVOW_OK;
        if (ready == 0)
            return error_set(err, AVOW_TIMEOUT, "", "the helper process did not answer in time");
        if (errno != EINTR)
            return error_set_errno(err, errno, "", "cannot wait for the helper process");
    }
}

enum avow_status process_write(struct process *process, struct span bytes, int wait_ms,
                               struct avow_error *err)
{
    int64_t deadline = now_ms() + wait_ms;
    while (bytes.size > 0) {
        ssize_t put = send(process->to, bytes.bytes, bytes.size, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (put >= 0) {
            bytes = span_part(bytes, (size_t)put, bytes.size);
            continue;
        }
        if (errno != EAGAIN && errno != EINTR)
            return error_set_errno(err, errno, "", "cannot write to the helper process");
        enum avow_status status = wait_for(process->to, POLLOUT, deadline, err);
        if (status != AVOW_OK)
            return status;
    }
    return AVOW_OK;
}

static enum avow_status read_more(struct process *process, struct buffer *pending, int64_t deadline,
                                  struct avow_error *err)
{
    enum avow_status status = wait_for(process->from, POLLIN, deadline, err);
    if (status != AVOW_OK)
        return status;
    if (!buffer_reserve(pending, READ_STEP))
        return error_set_no_memory(err, "");
    ssize_t got = read(process->from, pending->bytes + pending->size, READ_STEP);
    if (got < 0 && errno != EINTR)
        return error_set_errno(err, errno, "", "cannot read from the helper process");
    if (got == 0)
        return error_set(err, AVOW_IO, "", "the helper process ended before it answered");
    pending->size += got > 0 ? (size_t)got : 0;
    pending->bytes[pending->size] = '\0';
    return AVOW_OK;
}

static enum avow_status take_line(struct buffer *pending, size_t size, size_t limit, struct buffer *line,
                                  struct avow_error *err)
{
    if (size > limit)
        return error_set(err, AVOW_TOO_LARGE, "",
                         "a line of more than %zu bytes came from the helper process", limit);
    if (!buffer_append(line, (struct span){pending->bytes, size}))
        return error_set_no_memory(err, "");
    size_t left = pending->size - size - 1;
    memmove(pending->bytes, pending->bytes + size + 1, left);
    buffer_truncate(pending, left);
    return AVOW_OK;
}

enum avow_status process_read_line(struct process *process, struct buffer *pending, size_t limit, int wait_ms,
                                   struct buffer *line, struct avow_error *err)
{
    int64_t deadline = now_ms() + wait_ms;
    size_t searched = 0;
    for (;;) {
        size_t end = span_find_byte(buffer_span(pending), '\n', searched);
        searched = pending->size;
        if (end != SPAN_NONE || searched > limit)
            return take_line(pending, end != SPAN_NONE ? end : searched, limit, line, err);
        enum avow_status status = read_more(process, pending, deadline, err);
        if (status != AVOW_OK)
            return status;
    }
}

int process_end(struct process *process, bool force)
{
    cleanup_close(&process->to);
    cleanup_close(&process->from);
    int status = 0;
    if (process->pid > 0 && force)
        kill(process->pid, SIGKILL);
    if (process->pid > 0)
        while (waitpid(process->pid, &status, 0) < 0 && errno == EINTR)
            continue;
    *process = (struct process)PROCESS_INIT;
    return status;
}

enum avow_status process_own_path(struct buffer *path, struct avow_error *err)
{
    char link[4096]; /* Linux's PATH_MAX */
    ssize_t size = readlink("/proc/self/exe", link, sizeof link);
    if (size < 0)
        return error_set_errno(err, errno, "/proc/self/exe",
                               "cannot find the running program; is /proc there?");
    return buffer_append(path, (struct span){link, (size_t)size}) ? AVOW_OK : error_set_no_memory(err, "");
}
