/* Run a child process with limits and talk to it over pipes (posix_spawn; no fork with open writers). */
#ifndef BASE_PROCESS_H
#define BASE_PROCESS_H

#include "base/buffer.h"
#include "base/error.h"

#include <sys/types.h>

/* A running child. `to` and `from` are our ends of its standard input and output (close-on-exec). */
struct process {
    pid_t pid; /* 0 = none */
    int to;
    int from;
};

#define PROCESS_INIT                                                                                         \
    {                                                                                                        \
        0, -1, -1                                                                                            \
    }

/* Start `arguments` (NULL-terminated; arguments[0] is a path) in a process group of its own, with no signal
 * blocked; standard error is /dev/null when `quiet`. */
enum avow_status process_start(char *const arguments[], bool quiet, struct process *process,
                               struct avow_error *err);
/* Called in the child that reads untrusted files: memory limit in bytes (0 = none; skipped under
 * sanitizers), no new files, no core, no_new_privs, die with the thread that started it, Landlock where the
 * kernel has it. */
enum avow_status process_confine(uint64_t memory, struct avow_error *err);
/* Write all bytes, waiting at most `wait_ms`; TIMEOUT or IO. */
enum avow_status process_write(struct process *process, struct span bytes, int wait_ms,
                               struct avow_error *err);
/* Append the next line (without LF) to `line`, waiting at most `wait_ms` in all; bytes read past it stay in
 * `pending`. TIMEOUT; TOO_LARGE past `limit` bytes; IO when the child ended. */
enum avow_status process_read_line(struct process *process, struct buffer *pending, size_t limit, int wait_ms,
                                   struct buffer *line, struct avow_error *err);
/* Close the pipes; kill if `force`; wait for it and give its exit status (as waitpid). Safe on PROCESS_INIT.
 */
int process_end(struct process *process, bool force);
/* The path of the running program. */
enum avow_status process_own_path(struct buffer *path, struct avow_error *err);

#endif
