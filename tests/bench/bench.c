/* The benchmark: reading each format, long questions and indexing against the bare Xapian API, the idle
 * server's memory, start to first answer, pages, a search by command. */
#include "base/file.h"
#include "bench/formats.h"
#include "bench/pages.h"
#include "bench/peer.h"
#include "bench/question.h"
#include "bench/run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RUNS = 5, PATH_SIZE = 4096, INDEX_SIZE = 2048 };

static const char question[] = "/api/v1/search?q=where+can+I+get+the+audit+reports";

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values)
{
    qsort(values, RUNS, sizeof *values, compare);
    return values[RUNS / 2];
}

/* Index `corpus` from nothing RUNS times, in turn with the peer writing the same documents. */
static int bench_index(const char *avow, const char *corpus, const char *folder)
{
    char index[INDEX_SIZE];
    char generation[PATH_SIZE];
    char peer[PATH_SIZE];
    double ours[RUNS];
    double theirs[RUNS];
    double ratios[RUNS];
    long documents = 0;
    snprintf(peer, sizeof peer, "%s/peer", folder);
    for (int i = 0; i < RUNS; i++) {
        snprintf(index, sizeof index, "%s/index", folder);
        snprintf(generation, sizeof generation, "%s/generations/%d", index, i + 1);
        char *arguments[] = {(char *)avow,
                             (char *)"index",
                             (char *)"--corpus",
                             (char *)corpus,
                             (char *)"--index",
                             index,
                             (char *)"--rebuild",
                             (char *)"--replace",
                             (char *)"--allow-removal",
                             NULL};
        ours[i] = run_command(arguments);
        documents = ours[i] < 0 ? -1 : peer_write(generation, peer, &theirs[i]);
        if (documents < 0) {
            fprintf(stderr, "bench: indexing %s failed\n", corpus);
            return -1;
        }
        ratios[i] = ours[i] / theirs[i];
    }
    printf("index %s: %ld statements, avow %.3f s, bare Xapian %.3f s, ratio %.2f (medians of %d)\n", corpus,
           documents, median(ours), median(theirs), median(ratios), RUNS);
    return 0;
}

static int bench_server(const char *avow, const char *index)
{
    double starts[RUNS];
    struct run_server server;
    for (int i = 0; i < RUNS; i++) {
        double start = run_clock();
        if (run_server_start(avow, index, &server) != 0 || run_server_ask(&server, question) <= 0) {
            fputs("bench: the server did not answer\n", stderr);
            return -1;
        }
        starts[i] = run_clock() - start;
        if (i + 1 < RUNS)
            run_server_stop(&server);
    }
    long own = run_server_memory(&server, "Private_Clean") + run_server_memory(&server, "Private_Dirty");
    printf("server: start to first answer %.1f ms (median of %d); idle memory %.1f MB its own, %.1f MB "
           "resident\n",
           median(starts) * 1e3, RUNS, (double)own / 1024, (double)run_server_memory(&server, "Rss") / 1024);
    int failed = bench_pages(&server);
    run_server_stop(&server);
    return failed;
}

static int bench_search(const char *avow, const char *index)
{
    double times[RUNS];
    char *arguments[] = {(char *)avow,  (char *)"search",    (char *)"--index",
                         (char *)index, (char *)"ISO 27001", (char *)"certificate",
                         NULL};
    for (int i = 0; i < RUNS; i++)
        times[i] = run_command(arguments);
    printf("avow search, whole process: %.1f ms (median of %d)\n", median(times) * 1e3, RUNS);
    return 0;
}

/* One corpus in a folder of its own; the sample's index also serves the server and search figures. */
static int bench_corpus(const char *avow, const char *corpus, int with_server)
{
    char folder[] = "/tmp/avow-bench-XXXXXX";
    char index[INDEX_SIZE];
    if (mkdtemp(folder) == NULL)
        return -1;
    int failed = bench_index(avow, corpus, folder);
    snprintf(index, sizeof index, "%s/index", folder);
    if (failed == 0 && with_server)
        failed = bench_server(avow, index) != 0 || bench_search(avow, index) != 0 ? -1 : 0;
    file_remove_tree(folder, NULL);
    return failed;
}

/* The sizes that the goals of cost speak of. */
static int bench_asking(void)
{
    static const long sizes[] = {13000, 100000};
    int failed = 0;
    for (size_t i = 0; failed == 0 && i < sizeof sizes / sizeof *sizes; i++) {
        char folder[] = "/tmp/avow-bench-XXXXXX";
        failed = mkdtemp(folder) == NULL || bench_questions(AVOW_BINARY, folder, sizes[i]) != 0 ? -1 : 0;
        file_remove_tree(folder, NULL);
    }
    return failed;
}

int main(int argc, char **argv)
{
    int failed = bench_formats();
    if (failed == 0)
        failed = bench_asking();
    if (failed == 0)
        failed = bench_corpus(AVOW_BINARY, AVOW_SAMPLE, 1);
    for (int i = 1; failed == 0 && i < argc; i++)
        failed = bench_corpus(AVOW_BINARY, argv[i], 0);
    return failed == 0 ? 0 : 1;
}
