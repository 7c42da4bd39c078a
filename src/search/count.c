/* Count facets and pages of all matches. */
#include "search/count.h"

enum { FIRST_ROOM = 1024 };

_Static_assert(AUDIENCE_COUNT == 3, "COUNT_MARKS has a bit for each audience");

enum avow_status counts_new(const struct manifest *manifest, bool pages, struct arena *arena,
                            struct counts *out, struct avow_error *err)
{
    struct counts counts = {.arena = arena};
    counts.sizes[FACET_STANDARD] = manifest->standards.count;
    counts.sizes[FACET_SERVICE] = manifest->services.count;
    counts.sizes[FACET_KIND] = KIND_COUNT;
    counts.sizes[FACET_AUDIENCE] = AUDIENCE_COUNT;
    counts.sizes[FACET_YEAR] = COUNT_YEARS;
    for (int i = 0; i < FACET_COUNT; i++) {
        counts.values[i] = arena_array(arena, counts.sizes[i], sizeof *counts.values[i]);
        if (counts.values[i] == NULL)
            return error_set_no_memory(err, "search");
    }
    counts.seen = (struct number_set){arena_array(arena, FIRST_ROOM, sizeof(uint64_t)), FIRST_ROOM, 0};
    if (counts.seen.items == NULL)
        return error_set_no_memory(err, "search");
    counts.page_room = pages ? FIRST_ROOM : 0;
    counts.pages = pages ? arena_array(arena, FIRST_ROOM, sizeof *counts.pages) : NULL;
    if (pages && counts.pages == NULL)
        return error_set_no_memory(err, "search");
    *out = counts;
    return AVOW_OK;
}

/* The place of a page, or the free one where it belongs. Page numbers are hashes already. */
static struct page_count *page_place(struct page_count *pages, size_t room, uint32_t page)
{
    size_t at = page & (room - 1);
    while (pages[at].count > 0 && pages[at].page != page)
        at = (at + 1) & (room - 1);
    return &pages[at];
}

static bool double_room(struct counts *counts)
{
    size_t room = counts->page_room * 2;
    struct page_count *pages = arena_array(counts->arena, room, sizeof *pages);
    if (pages == NULL)
        return false;
    for (size_t i = 0; i < counts->page_room; i++)
        if (counts->pages[i].count > 0)
            *page_place(pages, room, counts->pages[i].page) = counts->pages[i];
    counts->pages = pages;
    counts->page_room = room;
    return true;
}

static void count_page(struct counts *counts, uint32_t page)
{
    if (counts->pages == NULL)
        return;
    if (counts->page_total * 2 >= counts->page_room && !double_room(counts)) {
        counts->failed = true;
        return;
    }
    struct page_count *place = page_place(counts->pages, counts->page_room, page);
    counts->page_total += place->count == 0;
    place->page = page;
    place->count++;
}

static uint64_t unmarked(uint64_t item)
{
    return item & ~(uint64_t)COUNT_MARKS;
}

/* The place of a number, or the free one where it belongs. */
static uint64_t *number_place(const struct number_set *set, uint64_t number)
{
    size_t at = (size_t)(number ^ number >> 32) & (set->room - 1);
    while (set->items[at] != 0 && unmarked(set->items[at]) != number)
        at = (at + 1) & (set->room - 1);
    return &set->items[at];
}

static bool double_numbers(struct counts *counts)
{
    struct number_set larger = {NULL, counts->seen.room * 2, counts->seen.count};
    larger.items = arena_array(counts->arena, larger.room, sizeof *larger.items);
    if (larger.items == NULL)
        return false;
    for (size_t i = 0; i < counts->seen.room; i++)
        if (counts->seen.items[i] != 0)
            *number_place(&larger, unmarked(counts->seen.items[i])) = counts->seen.items[i];
    counts->seen = larger;
    return true;
}

/* Mark that `identity` came with `value` (mixed as splitmix64 does, so that the values of one statement lie
 * apart); gives the marks it had before, 0 the first time. */
static unsigned mark(struct counts *counts, uint64_t identity, uint64_t value, unsigned marks)
{
    if (counts->seen.count * 2 >= counts->seen.room && !double_numbers(counts)) {
        counts->failed = true;
        return COUNT_MARKS;
    }
    uint64_t number = identity ^ (value + 1) * 0x9E3779B97F4A7C15;
    number = unmarked((number ^ number >> 30) * 0xBF58476D1CE4E5B9);
    number = number != 0 ? number : COUNT_MARKS + 1;
    uint64_t *place = number_place(&counts->seen, number);
    unsigned before = (unsigned)(*place & COUNT_MARKS);
    counts->seen.count += *place == 0;
    *place |= number | marks;
    return before;
}

static void add(struct counts *counts, const struct facets *facets, enum facet_name facet, size_t number)
{
    if (number < counts->sizes[facet] &&
        mark(counts, facets->identity, (uint64_t)facet << 32 | number, 1) == 0)
        counts->values[facet][number]++;
}

/* In the total, and for those who may see it: one look serves both. */
static void add_whole(struct counts *counts, const struct facets *facets)
{
    unsigned own = 1U << facets->audience;
    unsigned before = mark(counts, facets->identity, UINT64_MAX - 1, own);
    counts->total += before == 0;
    counts->values[FACET_AUDIENCE][facets->audience] += (before & own) == 0;
}

void counts_visit(void *context, const char *bytes, size_t size)
{
    struct counts *counts = context;
    struct facets facets;
    if (!facets_decode((struct span){bytes, size}, &facets))
        return;
    for (size_t i = 0; i < facets.standard_count; i++)
        add(counts, &facets, FACET_STANDARD, facets.standards[i].family);
    for (size_t i = 0; i < facets.service_count; i++)
        add(counts, &facets, FACET_SERVICE, facets.services[i]);
    add(counts, &facets, FACET_KIND, (size_t)facets.kind);
    if (facets.year >= COUNT_FIRST_YEAR)
        add(counts, &facets, FACET_YEAR, (size_t)facets.year - COUNT_FIRST_YEAR);
    add_whole(counts, &facets);
    count_page(counts, facets.page);
}

uint64_t counts_on_page(const struct counts *counts, uint32_t page)
{
    return counts->pages != NULL ? page_place(counts->pages, counts->page_room, page)->count : 0;
}
