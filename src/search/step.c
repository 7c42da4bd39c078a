/* What the steps of a run share: read a statement, count what matches, note something for a person. */
#include "base/utf8.h"
#include "search/run.h"

#include <stdarg.h>
#include <stdio.h>

enum avow_status run_count(struct search_run *run, const struct store_query *query, double floor,
                           uint64_t *total, struct avow_error *err)
{
    struct store_search_options options = run->options;
    struct store_result found = {0};
    options.limit = 0;
    options.floor = floor;
    options.visit = NULL;
    enum avow_status status = store_search(run->store, query, &options, &run->lease->arena, &found, err);
    *total = status == AVOW_OK ? found.total : 0;
    return status;
}

enum avow_status run_record(struct search_run *run, const struct candidate *candidate, struct record *out,
                            struct avow_error *err)
{
    struct span data = SPAN_EMPTY;
    enum avow_status status =
        store_reader_documents(run->store, &candidate->document, 1, &run->lease->arena, &data, err);
    return status == AVOW_OK ? record_decode(data, &run->lease->arena, out, err) : status;
}

void note_add(struct search_run *run, const char *format, ...)
{
    char text[320];
    va_list arguments;
    va_start(arguments, format);
    int size = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if (run->notes.count == NOTES_MOST || size < 0)
        return;
    struct span whole = span_of(text);
    if ((size_t)size >= sizeof text)
        whole.size = utf8_floor(whole, whole.size);
    for (size_t i = 0; i < run->notes.count; i++)
        if (span_equal(run->notes.items[i], whole))
            return;
    struct span copy = arena_copy(&run->lease->arena, whole);
    if (copy.bytes != NULL)
        run->notes.items[run->notes.count++] = copy;
}
