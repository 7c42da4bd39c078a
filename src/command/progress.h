/* A progress line on a terminal: bar, rate, remaining time. */
#ifndef COMMAND_PROGRESS_H
#define COMMAND_PROGRESS_H

#include "index/index.h"

#include <time.h>

struct progress_bar {
    bool shown; /* standard error is a terminal */
    struct timespec start;
    struct timespec last;
};

struct progress_bar progress_bar_start(void);
/* An index_progress_call; the context is the bar. Draws at most ten times a second. */
void progress_bar_draw(void *bar, const struct index_progress *progress);
/* An evaluate_progress; the context is the bar. The same for a stage that counts to a known end. */
void progress_bar_count(void *bar, const char *stage, size_t done, size_t total);
/* Wipe the line. */
void progress_bar_end(struct progress_bar *bar);

#endif
