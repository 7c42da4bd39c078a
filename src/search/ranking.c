/* The plain ranking of a request: every candidate with its features, before any floor, collapse or grouping.
 */
#include "search/feature.h"
#include "search/run.h"

static const double score_step = 1e-5; /* run files have six digits */

static enum avow_status take_item(struct search_run *run, const struct candidate *candidate, struct span data,
                                  struct arena *arena, struct search_ranked *out, struct avow_error *err)
{
    struct record record = {0};
    enum avow_status status = record_decode(data, &run->lease->arena, &record, err);
    if (status != AVOW_OK)
        return status;
    out->id = arena_copy(arena, record.id);
    out->document = candidate->document;
    out->score = candidate->score;
    double *values = arena_array(arena, FEATURE_COUNT, sizeof *values);
    if (out->id.bytes == NULL || values == NULL)
        return error_set_no_memory(err, "search");
    for (int i = 0; i < FEATURE_COUNT; i++)
        values[i] = candidate->values[i];
    out->values = values;
    return AVOW_OK;
}

/* What stands first by tier gets a score above what follows, so that a run file keeps the order. */
static void lift(struct search_ranked *items, size_t count)
{
    for (size_t i = count; i > 1; i--)
        if (items[i - 2].score < items[i - 1].score)
            items[i - 2].score = items[i - 1].score + score_step;
}

static enum avow_status take(struct search_run *run, struct arena *arena, struct search_ranking *out,
                             struct avow_error *err)
{
    size_t count = run->matched.count < run->request.limit ? run->matched.count : run->request.limit;
    struct search_ranked *items = arena_array(arena, count, sizeof *items);
    uint64_t *documents = arena_array(&run->lease->arena, count, sizeof *documents);
    struct span *data = arena_array(&run->lease->arena, count, sizeof *data);
    if (items == NULL || documents == NULL || data == NULL)
        return error_set_no_memory(err, "search");
    for (size_t i = 0; i < count; i++)
        documents[i] = run->matched.items[i].document;
    enum avow_status status =
        store_reader_documents(run->store, documents, count, &run->lease->arena, data, err);
    for (size_t i = 0; status == AVOW_OK && i < count; i++)
        status = take_item(run, &run->matched.items[i], data[i], arena, &items[i], err);
    if (status == AVOW_OK)
        *out = (struct search_ranking){items, count};
    if (status == AVOW_OK)
        lift(items, count);
    return status;
}

size_t search_feature_count(void)
{
    return FEATURE_COUNT;
}

struct span search_feature_name(size_t feature)
{
    return feature_table()[feature].name;
}

enum avow_status search_rank(struct search_engine *engine, const struct search_request *request,
                             struct arena *arena, struct search_ranking *out, struct avow_error *err)
{
    struct search_run *run = NULL;
    enum avow_status status = run_begin(engine, request, &run, err);
    if (status != AVOW_OK)
        return status;
    status = run_prepare(run, err);
    if (status == AVOW_OK)
        status = run_match_plain(run, err);
    if (status == AVOW_OK)
        status = take(run, arena, out, err);
    run_end(engine, run);
    return status;
}
