/* Boolean filters from checked values. */
#include "search/filter.h"

#include <string.h>

/* The term field each filter asks; a standard with an edition or a level asks for that instead. */
static const enum term_field fields[FILTER_COUNT] = {
    [FILTER_STANDARD] = TERM_STANDARD, [FILTER_SERVICE] = TERM_SERVICE, [FILTER_KIND] = TERM_KIND,
    [FILTER_AUDIENCE] = TERM_AUDIENCE, [FILTER_STATUS] = TERM_STATUS,   [FILTER_ABOUT] = TERM_ABOUT,
    [FILTER_LANGUAGE] = TERM_LANGUAGE, [FILTER_PAGE] = TERM_PAGE,       [FILTER_YEAR] = TERM_YEAR,
};

int filter_named(struct span name)
{
    for (int i = 0; i < FILTER_COUNT; i++)
        if (span_equal_case(search_filter_name((enum search_filter)i), name))
            return i;
    return -1;
}

bool filters_has(const struct filters *filters, enum search_filter filter, struct span value)
{
    for (size_t i = 0; i < filters->values[filter].count; i++)
        if (span_equal(filters->values[filter].items[i], value))
            return true;
    return false;
}

/* What has this value; behind a standard's ':' stands an edition or a level. */
static const struct store_query *value_query(struct tree *tree, enum search_filter filter, struct span value)
{
    if (filter != FILTER_STANDARD || span_find_byte(value, ':', 0) == SPAN_NONE)
        return tree_term(tree, fields[filter], value);
    return tree_two(tree, STORE_OR, tree_term(tree, TERM_EDITION, value), tree_term(tree, TERM_LEVEL, value));
}

static enum avow_status build_one(const struct lease *lease, enum search_filter filter,
                                  const struct span_list *asked, struct tree *tree, struct filters *out,
                                  struct avow_error *err)
{
    if (asked->count > SEARCH_FILTER_VALUES)
        return error_set(err, AVOW_USAGE, search_filter_name(filter).bytes,
                         "more than %d values of one filter: leave some out", SEARCH_FILTER_VALUES);
    struct span_list *values = &out->values[filter];
    values->items = arena_array(tree->arena, asked->count, sizeof *values->items);
    if (values->items == NULL)
        return error_set_no_memory(err, "search");
    struct branch any = {0};
    for (size_t i = 0; i < asked->count; i++) {
        struct span value = SPAN_EMPTY;
        enum avow_status status = filter_resolve(lease, filter, asked->items[i], tree->arena, &value, err);
        if (status != AVOW_OK)
            return status;
        if (filters_has(out, filter, value))
            continue;
        values->items[values->count++] = value;
        branch_add(tree, &any, value_query(tree, filter, value));
    }
    out->by[filter] = tree_list(tree, STORE_OR, &any);
    return AVOW_OK;
}

static struct span day_text(struct tree *tree, date_day day)
{
    const char *text = arena_printf(tree->arena, "%08u", (unsigned)day);
    tree->failed = tree->failed || text == NULL;
    return span_of(text);
}

/* Valid from that day or earlier, until a later day. */
static const struct store_query *valid_on(struct tree *tree, date_day day)
{
    const struct store_query *from = tree_range(tree, SLOT_VALID_FROM, SPAN("00000000"), day_text(tree, day));
    const struct store_query *to =
        tree_range(tree, SLOT_VALID_TO, day_text(tree, day + 1), day_text(tree, DATE_OPEN));
    return tree_two(tree, STORE_AND, from, to);
}

/* Published only, unless a status is asked. */
static const struct store_query *published(struct tree *tree)
{
    return tree_term(tree, TERM_STATUS, word_of(WORDS_STATUS, STATUS_PUBLISHED));
}

/* What a caller may see; drafts are for those inside only. */
static const struct store_query *audience_up_to(struct tree *tree, enum page_audience widest)
{
    if (widest >= AUDIENCE_COUNT - 1)
        return NULL;
    struct branch any = {0};
    for (int audience = 0; audience <= (int)widest; audience++)
        branch_add(tree, &any, tree_term(tree, TERM_AUDIENCE, word_of(WORDS_AUDIENCE, audience)));
    const struct store_query *finished =
        tree_two(tree, STORE_OR, tree_term(tree, TERM_STATUS, word_of(WORDS_STATUS, STATUS_PUBLISHED)),
                 tree_term(tree, TERM_STATUS, word_of(WORDS_STATUS, STATUS_RETIRED)));
    return tree_two(tree, STORE_AND, tree_list(tree, STORE_OR, &any), finished);
}

enum avow_status filters_build(const struct lease *lease, const struct search_request *request,
                               struct tree *tree, struct filters *out, struct avow_error *err)
{
    *out = (struct filters){.after = request->after, .before = request->before, .as_of = request->as_of};
    for (int i = 0; i < FILTER_COUNT; i++) {
        if (request->filters[i].count == 0)
            continue;
        enum avow_status status =
            build_one(lease, (enum search_filter)i, &request->filters[i], tree, out, err);
        if (status != AVOW_OK)
            return status;
    }
    if (out->by[FILTER_STATUS] == NULL)
        out->by[FILTER_STATUS] = published(tree);
    out->audience = audience_up_to(tree, request->audience);
    if (request->as_of != DATE_NONE)
        out->valid = valid_on(tree, request->as_of);
    if (request->after != DATE_NONE || request->before != DATE_NONE) {
        date_day last = request->before != DATE_NONE ? request->before : DATE_OPEN;
        date_day first = request->after != DATE_NONE ? request->after : 1;
        out->date = tree_range(tree, SLOT_DATE, day_text(tree, first), day_text(tree, last));
    }
    return tree->failed ? error_set_no_memory(err, "search") : AVOW_OK;
}

const struct store_query *filters_apply(struct tree *tree, const struct filters *filters,
                                        const struct store_query *main, int left_out)
{
    struct branch branch = {0};
    branch_add(tree, &branch, main);
    for (int i = 0; i < FILTER_COUNT; i++)
        if (i != left_out && filters->by[i] != NULL)
            branch_add(tree, &branch, filters->by[i]);
    const struct store_query *others[] = {filters->audience, filters->valid, filters->date};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (others[i] != NULL)
            branch_add(tree, &branch, others[i]);
    return tree_list(tree, STORE_FILTER, &branch);
}
