/* The spellings of all services, learnt when a page first needs them. */
#include "document/scope_parts.h"
#include "terms/canonical.h"

#include <stdlib.h>

static int compare_spellings(const void *a, const void *b)
{
    const struct service_spelling *left = a, *right = b;
    return span_compare(left->slug, right->slug);
}

static enum avow_status add_spelling(const struct scope_reader *reader, struct span name, struct span id)
{
    struct arena *arena = reader->finder->arena;
    struct service_spelling spelling = {SPAN_EMPTY, id};
    enum avow_status status = slug_of(name, false, arena, &spelling.slug, reader->err);
    if (status != AVOW_OK)
        return status;
    struct service_spellings *all = reader->spellings;
    if (!arena_grow(arena, &all->items, &all->capacity, all->count, sizeof spelling))
        return error_set_no_memory(reader->err, "");
    all->items[all->count++] = spelling;
    return AVOW_OK;
}

/* All names of all services. */
static enum avow_status learn_spellings(const struct scope_reader *reader)
{
    const struct vocabulary *vocabulary = reader->finder->vocabulary;
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < vocabulary_service_count(vocabulary); i++) {
        const struct vocabulary_service *row = vocabulary_service_at(vocabulary, i);
        status = add_spelling(reader, row->name, row->id);
        for (size_t k = 0; status == AVOW_OK && k < row->former_count; k++)
            status = add_spelling(reader, row->formerly[k].name, row->id);
        for (size_t k = 0; status == AVOW_OK && k < row->aliases.count; k++)
            status = add_spelling(reader, row->aliases.items[k], row->id);
    }
    struct service_spellings *all = reader->spellings;
    if (all->count > 0)
        qsort(all->items, all->count, sizeof *all->items, compare_spellings);
    all->known = status == AVOW_OK;
    return status;
}

enum avow_status scope_service_of_slug(const struct scope_reader *reader, struct span slug, struct span *id)
{
    const struct service_spellings *all = reader->spellings;
    enum avow_status status = all->known ? AVOW_OK : learn_spellings(reader);
    if (status != AVOW_OK)
        return status;
    size_t low = 0;
    size_t high = all->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (span_compare(all->items[middle].slug, slug) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < all->count && span_equal(all->items[low].slug, slug);
    *id = found ? all->items[low].id : SPAN_EMPTY;
    return AVOW_OK;
}
