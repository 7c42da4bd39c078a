/* Find for each scope row of an older version the one that goes on with it. */
#include "search/cover.h"

/* Whether two rows belong together in one way. */
typedef bool (*same_call)(const struct facts_scope *from, const struct facts_scope *to);

static bool may_be_same(struct span a, struct span b)
{
    return a.size == 0 || b.size == 0 || span_equal(a, b);
}

static bool same_service(const struct facts_scope *from, const struct facts_scope *to)
{
    return span_equal(from->standard, to->standard) && span_equal(from->service, to->service);
}

static bool same_row(const struct facts_scope *from, const struct facts_scope *to)
{
    return same_service(from, to) && span_equal(from->edition, to->edition) &&
           span_equal(from->level, to->level) && span_equal_case(from->environment, to->environment);
}

static bool same_but_unstated(const struct facts_scope *from, const struct facts_scope *to)
{
    return same_service(from, to) && may_be_same(from->edition, to->edition) &&
           may_be_same(from->level, to->level) && span_equal_case(from->environment, to->environment);
}

static bool same_in_another_edition(const struct facts_scope *from, const struct facts_scope *to)
{
    return same_service(from, to) && span_equal_case(from->environment, to->environment);
}

static bool same_but_place(const struct facts_scope *from, const struct facts_scope *to)
{
    return same_service(from, to) && (from->environment.size == 0 || to->environment.size == 0);
}

static bool same_but_standard(const struct facts_scope *from, const struct facts_scope *to)
{
    return may_be_same(from->standard, to->standard) && span_equal(from->service, to->service) &&
           span_equal_case(from->environment, to->environment);
}

static bool holds(struct span text, struct span part)
{
    for (size_t at = 0; part.size > 0 && at + part.size <= text.size; at++)
        if (span_equal_case(span_part(text, at, at + part.size), part))
            return true;
    return false;
}

/* "Relay (formerly Queue)": for names that the vocabulary does not know. */
static bool same_by_its_words(const struct facts_scope *from, const struct facts_scope *to)
{
    return span_equal(from->standard, to->standard) &&
           (holds(to->words, SPAN("formerly")) || holds(to->words, SPAN("previously"))) &&
           !span_equal_case(from->name, to->name) && holds(to->words, from->name);
}

/* Ways that hold for one service of one standard; then those that must look at every row. */
static const same_call near_ways[] = {same_row, same_but_unstated, same_in_another_edition, same_but_place};
static const same_call far_ways[] = {same_but_standard, same_by_its_words};
enum { FAR_PAIRS_MOST = 250000 /* rows left over on one side times those on the other */ };

/* The pairing of two lists. */
struct pairing {
    const struct cover_list *from;
    const struct cover_list *to;
    const struct cover **partner; /* of each older row */
    bool *taken;                  /* older rows, then newer ones, that are paired or left out */
};

/* True when a list of either version has the service. */
static bool is_listed(const struct pairing *pairing, const struct facts_scope *row)
{
    const struct cover_list *const lists[] = {pairing->from, pairing->to};
    for (size_t side = 0; side < 2; side++)
        for (size_t i = 0; i < lists[side]->count; i++) {
            const struct cover *cover = &lists[side]->items[i];
            if (cover->listed && span_equal(cover->row->service, row->service) &&
                may_be_same(cover->row->standard, row->standard))
                return true;
        }
    return false;
}

static void leave_out(struct pairing *pairing)
{
    size_t older = pairing->from->count;
    for (size_t i = 0; i < older + pairing->to->count; i++) {
        const struct cover *cover = i < older ? &pairing->from->items[i] : &pairing->to->items[i - older];
        pairing->taken[i] = !cover->listed && is_listed(pairing, cover->row);
    }
}

/* As the facts put rows in order: by standard, those without one last, then by service. */
static int compare_rows(const struct facts_scope *a, const struct facts_scope *b)
{
    int order = (a->standard.size == 0) - (b->standard.size == 0);
    if (order == 0)
        order = span_compare(a->standard, b->standard);
    return order != 0 ? order : span_compare(a->service, b->service);
}

static void pair_if(struct pairing *pairing, size_t i, size_t k, same_call same)
{
    size_t older = pairing->from->count;
    if (pairing->taken[i] || pairing->taken[older + k] ||
        !same(pairing->from->items[i].row, pairing->to->items[k].row))
        return;
    pairing->partner[i] = &pairing->to->items[k];
    pairing->taken[i] = pairing->taken[older + k] = true;
}

/* The newer rows of the same service follow each other, and come in the order of the older ones. */
static void pair_near(struct pairing *pairing, same_call same)
{
    const struct cover_list *to = pairing->to;
    for (size_t i = 0, first = 0; i < pairing->from->count; i++) {
        const struct facts_scope *row = pairing->from->items[i].row;
        while (first < to->count && compare_rows(to->items[first].row, row) < 0)
            first++;
        for (size_t k = first; k < to->count && compare_rows(to->items[k].row, row) == 0; k++)
            pair_if(pairing, i, k, same);
    }
}

static size_t count_left(const struct pairing *pairing, size_t first, size_t end)
{
    size_t count = 0;
    for (size_t i = first; i < end; i++)
        count += !pairing->taken[i];
    return count;
}

static void pair_far(struct pairing *pairing, same_call same)
{
    size_t older = pairing->from->count;
    size_t all = older + pairing->to->count;
    if (count_left(pairing, 0, older) * count_left(pairing, older, all) > FAR_PAIRS_MOST)
        return;
    for (size_t i = 0; i < older; i++)
        for (size_t k = 0; k < pairing->to->count && !pairing->taken[i]; k++)
            pair_if(pairing, i, k, same);
}

enum avow_status cover_pair_rows(const struct cover_list *from, const struct cover_list *to,
                                 struct arena *arena, struct cover_pair **out, size_t *count,
                                 struct avow_error *err)
{
    size_t total = from->count + to->count;
    struct pairing pairing = {from, to, arena_array(arena, from->count, sizeof(struct cover *)),
                              arena_array(arena, total, sizeof(bool))};
    struct cover_pair *pairs = arena_array(arena, total, sizeof *pairs);
    if (pairing.partner == NULL || pairing.taken == NULL || pairs == NULL)
        return error_set_no_memory(err, "search");
    size_t made = 0;
    leave_out(&pairing);
    for (size_t i = 0; i < sizeof near_ways / sizeof *near_ways; i++)
        pair_near(&pairing, near_ways[i]);
    for (size_t i = 0; i < sizeof far_ways / sizeof *far_ways; i++)
        pair_far(&pairing, far_ways[i]);
    for (size_t i = 0; i < from->count; i++)
        if (pairing.partner[i] != NULL || !pairing.taken[i])
            pairs[made++] = (struct cover_pair){&from->items[i], pairing.partner[i]};
    for (size_t i = 0; i < to->count; i++)
        if (!pairing.taken[from->count + i])
            pairs[made++] = (struct cover_pair){NULL, &to->items[i]};
    *out = pairs;
    *count = made;
    return AVOW_OK;
}
