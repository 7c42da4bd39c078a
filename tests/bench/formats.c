/* Reading, cutting and naming one page of each format, without the worker process and the index. */
#include "bench/formats.h"

#include "base/cleanup.h"
#include "bench/samples.h"
#include "document/document.h"

#include <stdio.h>
#include <time.h>

static const double least_seconds = 0.5;

/* Of this process: a busy machine changes nothing. */
static double cpu_seconds(void)
{
    return (double)clock() / CLOCKS_PER_SEC;
}

static enum avow_status read_once(const struct sample *sample, struct span bytes,
                                  const struct vocabulary *vocabulary, struct avow_error *err)
{
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    const struct document_input input = {
        .path = span_of(sample->name),
        .bytes = bytes,
        .facts = {.page_id = SPAN("page"),
                  .modified = 20260102,
                  .audience = WORD_NOT_GIVEN,
                  .status = WORD_NOT_GIVEN,
                  .about = WORD_NOT_GIVEN},
    };
    struct page page;
    return document_read(&input, vocabulary, &arena, &page, err);
}

static int measure(const struct sample *sample, const struct vocabulary *vocabulary)
{
    CLEANUP(buffer_free) struct buffer bytes = BUFFER_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    sample->make(&bytes);
    double start = cpu_seconds();
    double seconds = 0;
    long pages = 0;
    for (; seconds < least_seconds; seconds = cpu_seconds() - start, pages++)
        if (read_once(sample, buffer_span(&bytes), vocabulary, &err) != AVOW_OK) {
            fprintf(stderr, "bench: %s: %s\n", sample->name, err.message);
            return -1;
        }
    printf("read %-10s %6zu bytes, %6.0f pages a second, %6.2f MB a second of CPU\n", sample->name,
           bytes.size, (double)pages / seconds, (double)pages * (double)bytes.size / seconds / 1e6);
    return 0;
}

int bench_formats(void)
{
    struct vocabulary *vocabulary = NULL;
    int result = vocabulary_open(NULL, 0, &vocabulary, NULL) == AVOW_OK ? 0 : -1;
    for (size_t i = 0; result == 0 && i < sample_count; i++)
        result = measure(&samples[i], vocabulary);
    vocabulary_close(vocabulary);
    return result;
}
