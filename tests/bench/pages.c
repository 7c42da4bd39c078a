/* Questions of several kinds, each asked as JSON and as a page in turn, so that both see the same machine. */
#include "bench/pages.h"

#include <stdio.h>
#include <stdlib.h>

enum { ROUNDS = 100, PATH_SIZE = 512 };

static const char *const questions[] = {
    "encryption+at+rest",
    "where+can+I+get+the+audit+reports",
    "Can+we+rely+on+your+ISO+22301+certificate+in+our+own+audit%3F",
    "Is+Desk+covered+by+SOC+2%3F",
};

enum { QUESTIONS = sizeof questions / sizeof *questions, TIMES = ROUNDS * QUESTIONS };

/* Seconds from the request to the last byte; negative when there is no answer. */
static double ask(const struct run_server *server, const char *route, const char *question)
{
    char path[PATH_SIZE];
    snprintf(path, sizeof path, "%s?q=%s", route, question);
    double start = run_clock();
    return run_server_ask(server, path) > 0 ? run_clock() - start : -1;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

int bench_pages(const struct run_server *server)
{
    static double json[TIMES];
    static double html[TIMES];
    for (int i = 0; i < TIMES; i++) {
        json[i] = ask(server, "/api/v1/search", questions[i % QUESTIONS]);
        html[i] = ask(server, "/search", questions[i % QUESTIONS]);
        if (json[i] < 0 || html[i] < 0)
            return -1;
    }
    qsort(json, TIMES, sizeof *json, compare);
    qsort(html, TIMES, sizeof *html, compare);
    printf("ten results: JSON %.2f ms, page %.2f ms, ratio %.2f (medians of %d)\n", json[TIMES / 2] * 1e3,
           html[TIMES / 2] * 1e3, html[TIMES / 2] / json[TIMES / 2], TIMES);
    return 0;
}
