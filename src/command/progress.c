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

/* True when a tenth of a second has passed since the line was drawn last, and somebody sees it. */
static bool is_due(struct progress_bar *bar, double *passed)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (!bar->shown || (bar->last.tv_sec != 0 && seconds_between(bar->last, now) < 0.1))
        return false;
    bar->last = now;
    *passed = seconds_between(bar->start, now);
    return true;
}

/* Stage, bar, rate, remaining time. */
static void draw(double passed, const char *stage, const char *things, size_t done, size_t total)
{
    double share = (double)done / (double)total;
    double rate = passed > 0 ? (double)done / passed : 0;
    double left = rate > 0 ? (double)(total - done) / rate : 0;
    char line[BAR_WIDTH + 1] = {0};
    for (int i = 0; i < BAR_WIDTH; i++)
        line[i] = i < (int)(share * BAR_WIDTH) ? '#' : '.';
    fprintf(stderr, "\r\033[K%-8s [%s] %zu/%zu %s, %.0f/s, %.0f s left", stage, line, done, total, things,
            rate, left);
}

/* The stage alone while nobody knows how many files there are. */
void progress_bar_draw(void *context, const struct index_progress *progress)
{
    double passed = 0;
    if (!is_due(context, &passed))
        return;
    if (progress->files_total == 0) {
        fprintf(stderr, "\r\033[K%s", progress->stage);
    } else {
        draw(passed, progress->stage, "files", progress->files_done, progress->files_total);
        fprintf(stderr, ", %zu statements", progress->statements);
    }
    fflush(stderr);
}

/* The rate is that of the stage, so the clock starts again with its first thing. */
void progress_bar_count(void *context, const char *stage, size_t done, size_t total)
{
    struct progress_bar *bar = context;
    double passed = 0;
    if (done <= 1)
        clock_gettime(CLOCK_MONOTONIC, &bar->start);
    if (!is_due(bar, &passed))
        return;
    draw(passed, stage, "questions", done, total);
    fflush(stderr);
}

void progress_bar_end(struct progress_bar *bar)
{
    if (bar->shown && bar->last.tv_sec != 0)
        fputs("\r\033[K", stderr);
}
