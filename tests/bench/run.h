/* Run the program under measurement: whole commands, a server, one question to it. */
#ifndef BENCH_RUN_H
#define BENCH_RUN_H

#include <sys/types.h>

double run_clock(void);
/* Run a command, its output thrown away; wall seconds, or -1 when it failed (exit codes 0 and 3 are success).
 */
double run_command(char *const arguments[]);

struct run_server {
    pid_t pid;
    int port;
};

/* Start `avow serve` over `index` on a free port and wait until it says that it listens. 0, or -1. */
int run_server_start(const char *avow, const char *index, struct run_server *server);
/* Ask it once; the bytes of the reply, or -1. */
long run_server_ask(const struct run_server *server, const char *path);
/* A field of /proc/PID/smaps_rollup in KiB ("Rss", "Private_Dirty", ...), or -1. */
long run_server_memory(const struct run_server *server, const char *field);
void run_server_stop(struct run_server *server);

#endif
