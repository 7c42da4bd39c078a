/* The public C face over the search engine. */
#include <avow/avow.h>

#include "base/cleanup.h"
#include "search/request.h"

enum { READERS = 4 };

struct avow_index {
    struct search_engine *engine;
};

enum avow_status avow_index_open(const char *directory, struct avow_index **index, struct avow_error *error)
{
    struct avow_index *opened = calloc(1, sizeof *opened);
    if (opened == NULL)
        return error_set_no_memory(error, "avow");
    enum avow_status status = search_engine_open(directory, READERS, &opened->engine, error);
    if (status != AVOW_OK) {
        free(opened);
        return status;
    }
    *index = opened;
    return AVOW_OK;
}

void avow_index_close(struct avow_index *index)
{
    if (index == NULL)
        return;
    search_engine_close(index->engine);
    free(index);
}

static enum avow_status audience_of(const char *word, enum page_audience *audience, struct avow_error *error)
{
    int value = word != NULL ? word_value(WORDS_AUDIENCE, span_of(word)) : AUDIENCE_INTERNAL;
    if (value < 0)
        return error_set(error, AVOW_USAGE, "audience", "audience is public, customer or internal");
    *audience = (enum page_audience)value;
    return AVOW_OK;
}

static enum avow_status request_of(const struct avow_query *query, struct arena *arena,
                                   struct search_request *request, struct avow_error *error)
{
    enum avow_status status = audience_of(query->audience, &request->audience, error);
    request->text = span_of(query->text);
    request->limit = query->limit;
    request->offset = query->offset;
    for (size_t i = 0; status == AVOW_OK && i < query->filter_count; i++)
        status = search_request_take(request, span_of(query->filters[i].name),
                                     span_of(query->filters[i].value), arena, error);
    return status;
}

/* Hand the bytes over. */
static enum avow_status answer_take(struct buffer *json, const char *verdict, uint64_t total,
                                    struct avow_answer *answer, struct avow_error *error)
{
    size_t size = json->size;
    char *bytes = buffer_detach(json);
    if (bytes == NULL)
        return error_set_no_memory(error, "avow");
    *answer = (struct avow_answer){bytes, size, verdict, total};
    return AVOW_OK;
}

enum avow_status avow_index_search(struct avow_index *index, const struct avow_query *query,
                                   struct avow_answer *answer, struct avow_error *error)
{
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    CLEANUP(buffer_free) struct buffer json = BUFFER_INIT;
    struct search_request request = SEARCH_REQUEST_INIT;
    const char *verdict = NULL;
    uint64_t total = 0;
    enum avow_status status = request_of(query, &arena, &request, error);
    if (status == AVOW_OK)
        status = search_run(index->engine, &request, &json, &verdict, &total, error);
    return status == AVOW_OK ? answer_take(&json, verdict, total, answer, error) : status;
}

enum avow_status avow_index_statement(struct avow_index *index, const char *id, const char *audience,
                                      struct avow_answer *answer, struct avow_error *error)
{
    CLEANUP(buffer_free) struct buffer json = BUFFER_INIT;
    enum page_audience widest = AUDIENCE_PUBLIC;
    enum avow_status status = audience_of(audience, &widest, error);
    if (status == AVOW_OK)
        status = search_statement(index->engine, span_of(id), widest, &json, error);
    return status == AVOW_OK ? answer_take(&json, NULL, 0, answer, error) : status;
}

void avow_answer_free(struct avow_answer *answer)
{
    if (answer == NULL)
        return;
    free(answer->json);
    *answer = (struct avow_answer)AVOW_ANSWER_INIT;
}
