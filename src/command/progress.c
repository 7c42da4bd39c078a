/* A progress line on a terminal: bar, rate, remaining time. */
#include "command/progress.h"

#include <stdio.h>
#include <unistd.h>

enum { BAR_WIDTH = 24 };

static double seconds_between(struct timespec from, struct timespec to)
{
    return (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
}

struct progress_bar progress_bar_start(void)
{
    struct progress_bar bar = {.shown = isatty(STDERR_FILENO) != 0};
    clock_gettime(CLOCK_MONOTONIC, &bar.start);
    return bar;
}

/* Stage, bar, rate, remaining time; the stage alone while nobody knows how many files there are. */
static void draw(double passed, const struct index_progress *progress)
{
    if (progress->files_total == 0) {
        fprintf(stderr, "\r\033[K%s", progress->stage);
        return;
    }
    double share = (double)progress->files_done / (double)progress->files_total;
    double rate = passed > 0 ? (double)progress->files_done / passed : 0;
    double left = rate > 0 ? (double)(progress->files_total - progress->files_done) / rate : 0;
    char line[BAR_WIDTH + 1] = {0};
    for (int i = 0; i < BAR_WIDTH; i++)
        line[i] = i < (int)(share * BAR_WIDTH) ? '#' : '.';
    fprintf(stderr, "\r\033[K%-8s [%s] %zu/%zu files, %.0f/s, %.0f s left, %zu statements", progress->stage,
            line, progress->files_done, progress->files_total, rate, left, progress->statements);
}

void progress_bar_draw(void *context, const struct index_progress *progress)
{
    struct progress_bar *bar = context;
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (!bar->shown || (bar->last.tv_sec != 0 && seconds_between(bar->last, now) < 0.1))
        return;
    bar->last = now;
    draw(seconds_between(bar->start, now), progress);
    fflush(stderr);
}

void progress_bar_end(struct progress_bar *bar)
{
    if (bar->shown && bar->last.tv_sec != 0)
        fputs("\r\033[K", stderr);
}
