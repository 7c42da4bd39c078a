/* Counts to named values in the order they are shown. */
#include "search/count.h"
#include "search/name.h"

#include <stdlib.h>

struct facet_row {
    const char *word;
    enum search_filter filter;
};

static const struct facet_row rows[FACET_COUNT] = {
    [FACET_STANDARD] = {"standard", FILTER_STANDARD},
    [FACET_SERVICE] = {"service", FILTER_SERVICE},
    [FACET_KIND] = {"kind", FILTER_KIND},
    [FACET_AUDIENCE] = {"audience", FILTER_AUDIENCE},
    [FACET_YEAR] = {"year", FILTER_YEAR},
};

const char *facet_word(enum facet_name facet)
{
    return rows[facet].word;
}

enum search_filter facet_filter(enum facet_name facet)
{
    return rows[facet].filter;
}

static struct span name_of(const struct lease *lease, enum facet_name facet, struct span id)
{
    const struct vocabulary *vocabulary = lease->view->vocabulary;
    if (facet == FACET_STANDARD)
        return name_standard(vocabulary, id);
    return facet == FACET_SERVICE ? name_service(vocabulary, id, id) : id;
}

static struct span id_of(const struct manifest *manifest, enum facet_name facet, size_t number,
                         struct arena *arena)
{
    switch (facet) {
    case FACET_STANDARD:
        return manifest->standards.items[number];
    case FACET_SERVICE:
        return manifest->services.items[number];
    case FACET_KIND:
        return word_of(WORDS_KIND, (int)number);
    case FACET_AUDIENCE:
        return word_of(WORDS_AUDIENCE, (int)number);
    case FACET_YEAR:
        return span_of(arena_printf(arena, "%zu", number + COUNT_FIRST_YEAR));
    case FACET_COUNT:
        break;
    }
    return SPAN_EMPTY;
}

/* A standard counts as chosen by its family and by any edition of it. */
static bool is_chosen(const struct filters *filters, enum facet_name facet, struct span id)
{
    const struct span_list *values = &filters->values[rows[facet].filter];
    for (size_t i = 0; i < values->count; i++) {
        struct span value = values->items[i];
        size_t colon = facet == FACET_STANDARD ? span_find_byte(value, ':', 0) : SPAN_NONE;
        if (span_equal(span_part(value, 0, colon == SPAN_NONE ? value.size : colon), id))
            return true;
    }
    return false;
}

static int by_count(const void *left, const void *right)
{
    const struct facet_value *a = left;
    const struct facet_value *b = right;
    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    return span_compare(a->id, b->id);
}

static int newest_first(const void *left, const void *right)
{
    return span_compare(((const struct facet_value *)right)->id, ((const struct facet_value *)left)->id);
}

enum avow_status facet_list(const struct lease *lease, const struct counts *counts, enum facet_name facet,
                            const struct filters *filters, struct arena *arena, struct facet_values *out,
                            struct avow_error *err)
{
    struct facet_value *items = arena_array(arena, counts->sizes[facet], sizeof *items);
    if (items == NULL)
        return error_set_no_memory(err, "search");
    bool any_chosen = filters->values[rows[facet].filter].count > 0;
    size_t count = 0;
    for (size_t i = 0; i < counts->sizes[facet]; i++) {
        uint64_t matches = counts->values[facet][i];
        if (matches == 0 && !any_chosen)
            continue;
        struct span id = id_of(&lease->view->manifest, facet, i, arena);
        bool chosen = any_chosen && is_chosen(filters, facet, id);
        if (matches > 0 || chosen)
            items[count++] = (struct facet_value){id, name_of(lease, facet, id), matches, chosen};
    }
    qsort(items, count, sizeof *items, facet == FACET_YEAR ? newest_first : by_count);
    *out = (struct facet_values){items, count};
    return AVOW_OK;
}
