/* What the library holds of one question, so that a request can leave it out. */
#include "search/run.h"
#include "terms/approved.h"

enum { MOST_OF_ONE = 1000 };

/* The approvals with the key; expired ones are counted by nobody, so they take nothing away. */
static enum avow_status take_hits(struct search_run *run, struct arena *arena, struct search_hidden *out,
                                  struct avow_error *err)
{
    struct store_search_options options = STORE_SEARCH_OPTIONS_INIT;
    struct store_result found = {0};
    options.limit = MOST_OF_ONE;
    options.with_data = true;
    const struct store_query *query = tree_term(&run->tree, TERM_KEY, out->key);
    enum avow_status status = run->tree.failed ? error_set_no_memory(err, "search")
                                               : store_search(run->lease->approved, query, &options,
                                                              &run->lease->arena, &found, err);
    out->hashes = status == AVOW_OK ? arena_array(arena, found.count, sizeof *out->hashes) : NULL;
    if (status == AVOW_OK && out->hashes == NULL)
        status = error_set_no_memory(err, "search");
    for (size_t i = 0; status == AVOW_OK && i < found.count; i++) {
        struct approved_record record;
        status = approved_decode(found.hits[i].data, &record, err);
        if (status != AVOW_OK || record.expires != DATE_NONE)
            continue;
        out->hashes[out->count] = arena_copy(arena, record.hash);
        if (out->hashes[out->count++].bytes == NULL)
            status = error_set_no_memory(err, "search");
    }
    return status;
}

/* The key is made as the library makes it: of all words, whatever a search would take out or correct. */
static enum avow_status hide(struct search_run *run, struct arena *arena, struct search_hidden *out,
                             struct avow_error *err)
{
    struct search_hidden hidden = {0};
    struct token_list tokens = {0};
    struct lease *lease = run->lease;
    enum avow_status status = tokeniser_run(lease->tokeniser, run->request.text, &lease->arena, &tokens, err);
    if (status == AVOW_OK)
        status = question_key(&tokens, arena, &hidden.key, err);
    if (status == AVOW_OK && lease->approved != NULL && hidden.key.size > 0)
        status = take_hits(run, arena, &hidden, err);
    if (status == AVOW_OK)
        *out = hidden;
    return status;
}

enum avow_status search_hide(struct search_engine *engine, struct span text, struct arena *arena,
                             struct search_hidden *out, struct avow_error *err)
{
    struct search_request request = SEARCH_REQUEST_INIT;
    struct search_run *run = NULL;
    request.text = text;
    enum avow_status status = run_begin(engine, &request, &run, err);
    if (status != AVOW_OK)
        return status;
    status = hide(run, arena, out, err);
    run_end(engine, run);
    return status;
}
