/* Statements that are called by their id, whatever they weigh: those approved for a question like this one.
 */
#include "facts/pin.h"
#include "search/approved.h"
#include "search/run.h"
#include "vocabulary/wording.h"

#include <string.h>

enum { CALLED = 16 };

/* Approved for a question this much like the one asked, a statement is a result, however little it weighs. */
static const double result_from = .6;

struct called {
    struct facts_pin *pin; /* NULL: none */
    struct approved_list approved;
    struct {
        struct span id;
        uint64_t *documents; /* the versions of it that the reader holds */
        size_t document_count;
    } statements[CALLED];
    size_t count;
};

static void call(struct called *called, struct span id)
{
    for (size_t i = 0; i < called->count; i++)
        if (span_equal(called->statements[i].id, id))
            return;
    if (called->count < CALLED)
        called->statements[called->count++].id = id;
}

/* Their exact weights, and without those the filters let not through: AND_MAYBE(0 * OR(ids), words) FILTER
 * filters. What was quoted must be there, what was excluded must not. */
static const struct store_query *query_of(struct search_run *run, const struct called *called)
{
    struct branch branch = {0};
    bool marks = run->lexed.phrase_count + run->lexed.excluded_count > 0;
    for (size_t i = 0; i < called->count; i++)
        branch_add(&run->tree, &branch, tree_term(&run->tree, TERM_ID, called->statements[i].id));
    const struct store_query *ids = tree_list(&run->tree, STORE_OR, &branch);
    const struct store_query *query =
        marks ? tree_two(&run->tree, STORE_FILTER, run->operators, ids)
              : tree_two(&run->tree, STORE_AND_MAYBE, tree_scale(&run->tree, 0, ids), run->operators);
    return filters_apply(&run->tree, &run->filters, query, FILTER_NONE_LEFT_OUT);
}

static bool is_among(const struct store_result *found, uint64_t document)
{
    for (size_t i = 0; i < found->count; i++)
        if (found->hits[i].document == document)
            return true;
    return false;
}

/* True when the hit is to be shown: a result by its weight that is not among the foremost, or chosen for this
 * question, or approved for one so like it that it is a result whatever it weighs, and is counted as one. */
static bool is_result(struct search_run *run, const struct store_hit *hit,
                      const struct called_evidence *evidence, double least)
{
    if (run->plain || (run->total > 0 && hit->weight > 0 && hit->weight >= least))
        return true;
    bool chosen = evidence->pin != NULL || evidence->approved.exact;
    if (!chosen && evidence->approved.likeness < result_from)
        return false;
    run->extra[run->extra_count++] = hit->values[VALUE_FACETS];
    return true;
}

/* Find the documents of the statements: cheaper than to read in each hit which statement it is. */
static enum avow_status find_documents(struct search_run *run, struct called *called, struct avow_error *err)
{
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < called->count; i++) {
        const struct store_query *term = tree_term(&run->tree, TERM_ID, called->statements[i].id);
        if (run->tree.failed)
            return error_set_no_memory(err, "search");
        status = store_reader_postings(run->store, term->term, &run->lease->arena,
                                       &called->statements[i].documents,
                                       &called->statements[i].document_count, err);
    }
    return status;
}

/* The statement that the document is a version of; empty for none. */
static struct span statement_of(const struct called *called, uint64_t document)
{
    for (size_t i = 0; i < called->count; i++)
        for (size_t k = 0; k < called->statements[i].document_count; k++)
            if (called->statements[i].documents[k] == document)
                return called->statements[i].id;
    return SPAN_EMPTY;
}

/* What was said of a hit; false when nothing after all. */
static bool weigh(const struct called *called, const struct store_hit *hit, struct called_evidence *out)
{
    struct span id = statement_of(called, hit->document);
    bool pinned = called->pin != NULL && span_equal(called->pin->statement, id);
    out->document = hit->document;
    out->pin = pinned ? called->pin : NULL;
    out->is_approved = approved_weigh(&called->approved, id, hit->values[VALUE_HASH], &out->approved);
    return pinned || out->is_approved;
}

/* Put the called ones to what was found. What is only the nearest makes room for them. */
static enum avow_status add_hits(struct search_run *run, const struct called *called,
                                 const struct store_result *hits, struct store_result *found,
                                 struct avow_error *err)
{
    struct arena *arena = &run->lease->arena;
    bool nearest = run->total == 0 && !run->plain;
    struct store_hit *added = arena_array(arena, found->count + hits->count, sizeof *added);
    run->evidence = arena_array(arena, hits->count, sizeof *run->evidence);
    run->extra = arena_array(arena, hits->count, sizeof *run->extra);
    if (added == NULL || run->evidence == NULL || run->extra == NULL)
        return error_set_no_memory(err, "search");
    size_t count = nearest ? 0 : found->count;
    if (count > 0)
        memcpy(added, found->hits, count * sizeof *added);
    for (size_t i = 0; i < hits->count; i++) {
        const struct store_hit *hit = &hits->hits[i];
        struct called_evidence *evidence = &run->evidence[run->evidence_count];
        if (!weigh(called, hit, evidence))
            continue;
        run->evidence_count++;
        bool there = !nearest && is_among(found, hit->document);
        if (!there && is_result(run, hit, evidence, run->floor * found->max_possible))
            added[count++] = *hit;
    }
    if (nearest && count == 0)
        return AVOW_OK;
    found->hits = added;
    found->count = count;
    return AVOW_OK;
}

/* The pin of the question that is asked, unless it is expired. */
static enum avow_status find_pin(struct search_run *run, struct called *called, struct avow_error *err)
{
    struct arena *arena = &run->lease->arena;
    struct span key = SPAN_EMPTY;
    if (!run->lease->pinned)
        return AVOW_OK;
    struct facts_pin *pin = arena_alloc(arena, sizeof *pin);
    if (pin == NULL)
        return error_set_no_memory(err, "search");
    enum avow_status status =
        wording_key(run->lease->view->vocabulary, run->query.text, &run->query.tokens, arena, &key, err);
    if (status == AVOW_OK)
        status = facts_find_pin(run->lease->facts, key, arena, pin, err);
    if (status == AVOW_OK && pin->expires >= run->request.today)
        called->pin = pin;
    return status == AVOW_NOT_FOUND ? AVOW_OK : status;
}

enum avow_status run_call(struct search_run *run, struct store_result *found, struct avow_error *err)
{
    struct called called = {.count = 0};
    struct store_result hits = {0};
    if (run->listing || run->stops_only || run->options.sort != STORE_BY_WEIGHT)
        return AVOW_OK;
    enum avow_status status = approved_find(run, &called.approved, err);
    if (run->lease->approved_sick)
        note_add(run, "the approved questions cannot be read; run `avow library rebuild`");
    if (status == AVOW_OK)
        status = find_pin(run, &called, err);
    if (called.pin != NULL)
        call(&called, called.pin->statement);
    for (size_t i = 0; i < called.approved.count; i++)
        call(&called, called.approved.items[i].record.statement);
    if (status != AVOW_OK || called.count == 0)
        return status;
    struct store_search_options options = run->options;
    options.limit = called.count;
    options.floor = 0;
    options.exact = false;
    options.visit = NULL;
    options.value_slots = candidate_slots;
    options.value_slot_count = CANDIDATE_SLOTS;
    const struct store_query *query = query_of(run, &called);
    if (run->tree.failed)
        return error_set_no_memory(err, "search");
    status = find_documents(run, &called, err);
    if (status == AVOW_OK)
        status = store_search(run->store, query, &options, &run->lease->arena, &hits, err);
    return status == AVOW_OK ? add_hits(run, &called, &hits, found, err) : status;
}
