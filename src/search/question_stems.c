/* The stems of a question, and which of them statements have: what a table of words is fitted from. */
#include "search/run.h"

#include "terms/term.h"

static const uint32_t slots[] = {SLOT_FORWARD, SLOT_FACETS, SLOT_HASH};

/* The plain words of the query, those a table of words may weigh. */
static enum avow_status take_stems(const struct understanding *query, struct arena *arena,
                                   struct search_stems *out, uint32_t *hashes, struct avow_error *err)
{
    out->stems = arena_array(arena, query->word_count, sizeof *out->stems);
    if (out->stems == NULL)
        return error_set_no_memory(err, "search");
    for (size_t i = 0; i < query->word_count; i++) {
        if (query->words[i].role <= WORD_NAME)
            continue;
        hashes[out->count] = query->words[i].stem_hash;
        out->stems[out->count] = arena_copy(arena, query->words[i].stem);
        if (out->stems[out->count++].bytes == NULL)
            return error_set_no_memory(err, "search");
    }
    return AVOW_OK;
}

/* Mark the stems that the statement's question or text has. */
static void mark_held(const struct forward *forward, const uint32_t *hashes, size_t count, bool *held)
{
    size_t text = (size_t)forward->question + forward->heading;
    for (size_t i = 0; i < text + forward->text; i++) {
        if (i >= forward->question && i < text)
            continue;
        for (size_t k = 0; k < count; k++)
            held[k] = held[k] || forward->tokens[i].stem == hashes[k];
    }
}

static enum avow_status read_statement(struct search_run *run, struct span id, const uint32_t *hashes,
                                       struct search_stems *out, size_t row, struct avow_error *err)
{
    struct store_search_options options = STORE_SEARCH_OPTIONS_INIT;
    struct store_result found = {0};
    struct candidate_list candidates = {0};
    options.limit = 1;
    options.value_slots = slots;
    options.value_slot_count = sizeof slots / sizeof *slots;
    const struct store_query *term = tree_term(&run->tree, TERM_ID, id);
    enum avow_status status = store_search(run->store, term, &options, &run->lease->arena, &found, err);
    if (status == AVOW_OK)
        status = candidates_from(&found, &run->lease->arena, &candidates, err);
    if (status != AVOW_OK || candidates.count == 0 || !candidates.items[0].reranked)
        return status;
    out->known[row] = true;
    mark_held(&candidates.items[0].forward, hashes, out->count, &out->held[row * out->count]);
    return AVOW_OK;
}

static enum avow_status take_all(struct search_run *run, const struct span_list *ids, struct arena *arena,
                                 struct search_stems *out, struct avow_error *err)
{
    uint32_t hashes[QUERY_WORDS];
    struct search_stems stems = {0};
    enum avow_status status = take_stems(&run->query, arena, &stems, hashes, err);
    if (status != AVOW_OK)
        return status;
    stems.known = arena_array(arena, ids->count, sizeof *stems.known);
    stems.held = arena_array(arena, ids->count * stems.count, sizeof *stems.held);
    if (stems.known == NULL || stems.held == NULL)
        return error_set_no_memory(err, "search");
    for (size_t i = 0; status == AVOW_OK && i < ids->count; i++)
        status = read_statement(run, ids->items[i], hashes, &stems, i, err);
    if (status == AVOW_OK && run->tree.failed)
        status = error_set_no_memory(err, "search");
    if (status == AVOW_OK)
        *out = stems;
    return status;
}

enum avow_status search_stems(struct search_engine *engine, const struct search_request *request,
                              const struct span_list *ids, struct arena *arena, struct search_stems *out,
                              struct avow_error *err)
{
    struct search_run *run = NULL;
    enum avow_status status = run_begin(engine, request, &run, err);
    if (status != AVOW_OK)
        return status;
    status = run_prepare(run, err);
    if (status == AVOW_OK)
        status = take_all(run, ids, arena, out, err);
    run_end(engine, run);
    return status;
}
