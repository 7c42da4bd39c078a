/* Run the queries: candidates, exact total, facets; loosen what nothing matches. */
#include "search/run.h"

#include "search/stage_one.h"

/* One exact run: the first candidates, the total, and (when asked) facets and pages. */
static enum avow_status match_once(struct search_run *run, struct store_result *found, struct avow_error *err)
{
    bool pages = run->request.group == SEARCH_GROUP_PAGE;
    struct arena *arena = &run->lease->arena;
    struct store_search_options options = run->options;
    enum avow_status status = counts_new(&run->lease->view->manifest, pages, arena, &run->counts, err);
    if (status != AVOW_OK)
        return status;
    options.limit = CANDIDATES;
    options.value_slots = candidate_slots;
    options.value_slot_count = CANDIDATE_SLOTS;
    options.visit = counts_visit;
    options.visit_context = &run->counts;
    status = store_search(run->store, run->main, &options, arena, found, err);
    if (status != AVOW_OK)
        return status;
    run->total = pages ? run->counts.page_total : run->counts.total;
    return run->counts.failed ? error_set_no_memory(err, "search") : AVOW_OK;
}

/* Some published statement that the caller may see has the first phrase, whatever else was asked. */
static enum avow_status is_somewhere(struct search_run *run, const struct lexed *lexed, bool *out,
                                     struct avow_error *err)
{
    struct lexed only = {.phrase_count = 1, .phrases = {lexed->phrases[0]}};
    const struct filters visible = {.audience = run->filters.audience,
                                    .valid = run->filters.valid,
                                    .by = {[FILTER_STATUS] = run->filters.by[FILTER_STATUS]}};
    const struct store_query *query = NULL;
    uint64_t total = 0;
    enum avow_status status = stage_one_operators(run->lease, &run->tree, &only, tree_all(), &query, err);
    if (status == AVOW_OK)
        status =
            run_count(run, filters_apply(&run->tree, &visible, query, FILTER_NONE_LEFT_OUT), 0, &total, err);
    *out = total > 0;
    return status;
}

/* What was left out, and that it is shown so only when it is: an exclusion that changes nothing is no cause.
 * `before` is what did not match. */
static enum avow_status note_looser(struct search_run *run, const struct lexed *before,
                                    struct avow_error *err)
{
    bool phrase = before->phrase_count > 0;
    bool somewhere = false;
    enum avow_status status = phrase ? is_somewhere(run, before, &somewhere, err) : AVOW_OK;
    if (status == AVOW_OK && phrase)
        note_add(run, "no passage %shas the exact words \"%.*s\"%s",
                 somewhere ? "with all else that is asked " : "", SPAN_ARG(before->phrases[0].text),
                 run->total > 0 ? "; shown without the quotation marks" : "");
    else if (status == AVOW_OK && run->total > 0)
        note_add(run, "every passage with these words has \"%.*s\" too; shown with it",
                 SPAN_ARG(before->excluded[0].text));
    return status;
}

typedef enum avow_status (*match_way)(struct search_run *run, struct store_result *found,
                                      struct avow_error *err);

/* Match without the phrases, then without the exclusions too: nothing found because of a mark is no answer.
 */
static enum avow_status match_looser(struct search_run *run, match_way match, struct store_result *found,
                                     struct avow_error *err)
{
    struct lexed looser = run->lexed;
    while (run->total == 0 && (looser.phrase_count > 0 || looser.excluded_count > 0)) {
        const struct lexed before = looser;
        if (looser.phrase_count > 0)
            looser.phrase_count = 0;
        else
            looser.excluded_count = 0;
        enum avow_status status =
            stage_one_operators(run->lease, &run->tree, &looser, run->words, &run->operators, err);
        if (status != AVOW_OK)
            return status;
        run->main = filters_apply(&run->tree, &run->filters, run->operators, FILTER_NONE_LEFT_OUT);
        status = match(run, found, err);
        if (status == AVOW_OK)
            status = note_looser(run, &before, err);
        if (status != AVOW_OK)
            return status;
    }
    return AVOW_OK;
}

/* What comes nearest, under the floor too. */
static enum avow_status match_nearest(struct search_run *run, struct store_result *found,
                                      struct avow_error *err)
{
    struct store_search_options options = run->options;
    options.limit = CANDIDATES;
    options.floor = 0;
    options.exact = false;
    options.value_slots = candidate_slots;
    options.value_slot_count = CANDIDATE_SLOTS;
    return store_search(run->store, run->main, &options, &run->lease->arena, found, err);
}

/* Results that are none by their weight count as all others do. */
static void count_extra(struct search_run *run, struct counts *counts)
{
    for (size_t i = 0; i < run->extra_count; i++)
        counts_visit(counts, run->extra[i].bytes, run->extra[i].size);
}

/* A facet with a choice is counted as if nothing of it were chosen. */
static enum avow_status count_facets(struct search_run *run, struct avow_error *err)
{
    for (int facet = 0; facet < FACET_COUNT; facet++) {
        enum search_filter filter = facet_filter((enum facet_name)facet);
        run->facet_counts[facet] = run->counts;
        if (run->filters.by[filter] == NULL)
            continue;
        struct arena *arena = &run->lease->arena;
        struct store_search_options options = run->options;
        struct store_result found = {0};
        enum avow_status status =
            counts_new(&run->lease->view->manifest, false, arena, &run->facet_counts[facet], err);
        if (status != AVOW_OK)
            return status;
        options.limit = 0;
        options.visit = counts_visit;
        options.visit_context = &run->facet_counts[facet];
        const struct store_query *query =
            filters_apply(&run->tree, &run->filters, run->operators, (int)filter);
        status = store_search(run->store, query, &options, arena, &found, err);
        if (status != AVOW_OK)
            return status;
        count_extra(run, &run->facet_counts[facet]);
    }
    return AVOW_OK;
}

/* Give the candidates what pins and approvals say of them. */
static void take_evidence(struct search_run *run)
{
    approved_count(run);
    for (size_t i = 0; i < run->matched.count; i++)
        for (size_t k = 0; k < run->evidence_count; k++) {
            struct candidate *candidate = &run->matched.items[i];
            if (candidate->document != run->evidence[k].document)
                continue;
            candidate->pin = run->evidence[k].pin;
            candidate->approved = run->evidence[k].is_approved ? &run->evidence[k].approved : NULL;
            candidate->tier = candidate->pin != NULL            ? TIER_PINNED
                              : run->evidence[k].approved.exact ? TIER_APPROVED
                                                                : TIER_RANKED;
        }
}

static enum avow_status take_candidates(struct search_run *run, const struct store_result *found,
                                        struct avow_error *err)
{
    struct arena *arena = &run->lease->arena;
    enum avow_status status = candidates_from(found, arena, &run->matched, err);
    if (status != AVOW_OK || run->listing || run->stops_only)
        return status;
    take_evidence(run);
    status = candidates_score(&run->query, run->request.today, &run->matched, arena, err);
    if (status == AVOW_OK && run->options.sort == STORE_BY_WEIGHT) {
        candidates_part_twins(&run->matched);
        candidates_sort(&run->matched);
    }
    return status;
}

enum avow_status run_match(struct search_run *run, struct avow_error *err)
{
    struct store_result found = {0};
    enum avow_status status = match_once(run, &found, err);
    if (status == AVOW_OK)
        status = match_looser(run, match_once, &found, err);
    if (status == AVOW_OK && run->total == 0 && !run->listing)
        status = match_nearest(run, &found, err);
    if (status == AVOW_OK)
        status = run_call(run, &found, err);
    if (status == AVOW_OK)
        count_extra(run, &run->counts);
    if (status == AVOW_OK && run->extra_count > 0)
        run->total = run->request.group == SEARCH_GROUP_PAGE ? run->counts.page_total : run->counts.total;
    if (status == AVOW_OK && run->request.facets)
        status = count_facets(run, err);
    return status == AVOW_OK ? take_candidates(run, &found, err) : status;
}

/* As match_nearest; what comes is what is found. */
static enum avow_status match_plain(struct search_run *run, struct store_result *found,
                                    struct avow_error *err)
{
    run->plain = true;
    enum avow_status status = match_nearest(run, found, err);
    run->total = status == AVOW_OK ? found->count : 0;
    return status;
}

enum avow_status run_match_plain(struct search_run *run, struct avow_error *err)
{
    struct store_result found = {0};
    enum avow_status status = match_plain(run, &found, err);
    if (status == AVOW_OK)
        status = match_looser(run, match_plain, &found, err);
    if (status == AVOW_OK)
        status = run_call(run, &found, err);
    return status == AVOW_OK ? take_candidates(run, &found, err) : status;
}
