/* One result for the same words on many pages, and one for a page when grouped; more hits when that eats too
 * many. */
#include "search/run.h"

#include <string.h>

/* Keys seen, open addressing; a key is a hash text or a page number. */
struct key_set {
    struct span *keys;
    uint32_t *places; /* where in the result the key stands, plus one; 0 is free */
    size_t room;      /* a power of two, over twice the keys */
};

static bool key_set_new(struct key_set *set, size_t count, struct arena *arena)
{
    set->room = 16;
    while (set->room < count * 2)
        set->room *= 2;
    set->keys = arena_array(arena, set->room, sizeof *set->keys);
    set->places = arena_array(arena, set->room, sizeof *set->places);
    return set->keys != NULL && set->places != NULL;
}

/* The place of `key`; when it is new, `place` is kept for it and SPAN_NONE returned. */
static size_t key_set_place(struct key_set *set, struct span key, size_t place)
{
    size_t at = forward_stem_hash(key) & (set->room - 1);
    while (set->places[at] != 0) {
        if (span_equal(set->keys[at], key))
            return set->places[at] - 1;
        at = (at + 1) & (set->room - 1);
    }
    set->keys[at] = key;
    set->places[at] = (uint32_t)(place + 1);
    return SPAN_NONE;
}

/* What is published before what is a draft; then the subject that agrees better; then the better standing. */
static bool is_better(const struct candidate *left, const struct candidate *right)
{
    if (left->values[FEATURE_STATUS] != right->values[FEATURE_STATUS])
        return left->values[FEATURE_STATUS] > right->values[FEATURE_STATUS];
    if (candidate_agreement(left) != candidate_agreement(right))
        return candidate_agreement(left) > candidate_agreement(right);
    return candidate_standing(left, right) > 0;
}

/* Of statements with the same words, the best is shown. */
static void take_better(struct candidate *kept, const struct candidate *other)
{
    if (kept->tier > TIER_RANKED || !kept->reranked || !other->reranked || !is_better(other, kept))
        return;
    double score = kept->score;
    *kept = *other;
    kept->score = score;
}

static enum avow_status collapse_hashes(struct search_run *run, struct avow_error *err)
{
    struct key_set seen = {0};
    const struct candidate_list *from = &run->matched;
    struct candidate *items = arena_array(&run->lease->arena, from->count, sizeof *items);
    if (items == NULL || !key_set_new(&seen, from->count, &run->lease->arena))
        return error_set_no_memory(err, "search");
    size_t count = 0;
    for (size_t i = 0; i < from->count; i++) {
        struct span hash = from->items[i].hash;
        size_t place = hash.size > 0 ? key_set_place(&seen, hash, count) : SPAN_NONE;
        if (place != SPAN_NONE)
            take_better(&items[place], &from->items[i]);
        else
            items[count++] = from->items[i];
    }
    run->ranked = (struct candidate_list){items, count};
    return AVOW_OK;
}

/* Every page with a match is shown, even if all its words stand on another page too. */
static enum avow_status group_pages(struct search_run *run, struct avow_error *err)
{
    struct key_set seen = {0};
    const struct candidate_list *from = &run->matched;
    struct candidate *items = arena_array(&run->lease->arena, from->count, sizeof *items);
    if (items == NULL || !key_set_new(&seen, from->count, &run->lease->arena))
        return error_set_no_memory(err, "search");
    size_t count = 0;
    for (size_t i = 0; i < from->count; i++) {
        struct candidate candidate = from->items[i];
        const char *page = (const char *)&from->items[i].facets.page;
        struct span key = arena_copy(&run->lease->arena, (struct span){page, sizeof candidate.facets.page});
        if (key.bytes == NULL)
            return error_set_no_memory(err, "search");
        if (key_set_place(&seen, key, count) == SPAN_NONE)
            items[count++] = candidate;
    }
    run->ranked = (struct candidate_list){items, count};
    return AVOW_OK;
}

static enum avow_status collapse(struct search_run *run, struct avow_error *err)
{
    if (run->request.group == SEARCH_GROUP_PAGE)
        return group_pages(run, err);
    return collapse_hashes(run, err);
}

/* Put the hits behind the re-ranked ones after them, scores falling on. */
static enum avow_status append_tail(struct search_run *run, const struct store_result *tail,
                                    struct avow_error *err)
{
    struct candidate_list *list = &run->matched;
    struct candidate *items = arena_array(&run->lease->arena, list->count + tail->count, sizeof *items);
    if (items == NULL)
        return error_set_no_memory(err, "search");
    memcpy(items, list->items, list->count * sizeof *items);
    double last = list->count > 0 ? list->items[list->count - 1].score : 0;
    double top = tail->count > 0 ? tail->hits[0].weight : 0;
    for (size_t i = 0; i < tail->count; i++) {
        const struct store_hit *hit = &tail->hits[i];
        struct candidate *candidate = &items[list->count + i];
        candidate->document = hit->document;
        candidate->weight = hit->weight;
        candidate->score = last - (top > 0 ? 1 - hit->weight / top : 0);
        candidate->hash = hit->values[1];
        facets_decode(hit->values[0], &candidate->facets);
    }
    *list = (struct candidate_list){items, list->count + tail->count};
    return AVOW_OK;
}

static enum avow_status fetch_tail(struct search_run *run, struct avow_error *err)
{
    static const uint32_t slots[] = {SLOT_FACETS, SLOT_HASH};
    struct store_search_options options = run->options;
    struct store_result tail = {0};
    options.first = CANDIDATES;
    options.limit = SEARCH_WINDOW - CANDIDATES;
    options.value_slots = slots;
    options.value_slot_count = sizeof slots / sizeof *slots;
    enum avow_status status = store_search(run->store, run->main, &options, &run->lease->arena, &tail, err);
    return status == AVOW_OK ? append_tail(run, &tail, err) : status;
}

enum avow_status run_collapse(struct search_run *run, struct avow_error *err)
{
    enum avow_status status = collapse(run, err);
    size_t wanted = run->request.offset + run->request.limit;
    if (status != AVOW_OK || run->ranked.count >= wanted || run->matched.count < CANDIDATES ||
        run->total == 0)
        return status;
    status = fetch_tail(run, err);
    return status == AVOW_OK ? collapse(run, err) : status;
}
