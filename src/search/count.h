/* Exact totals and facets: every match's facet slot is looked at during the match. */
#ifndef SEARCH_COUNT_H
#define SEARCH_COUNT_H

#include "search/filter.h"
#include "terms/facets.h"

enum facet_name { FACET_STANDARD, FACET_SERVICE, FACET_KIND, FACET_AUDIENCE, FACET_YEAR, FACET_COUNT };

enum { COUNT_YEARS = 400, COUNT_FIRST_YEAR = 1900 };

/* Matches on one page; a count of 0 is a free place. */
struct page_count {
    uint32_t page;
    uint32_t count;
};

/* Numbers seen before, open addressing; 0 is a free place, the low bits (COUNT_MARKS) are marks. */
enum { COUNT_MARKS = 7 };
struct number_set {
    uint64_t *items;
    size_t room; /* a power of two */
    size_t count;
};

/* Matches of a run, by the numbers of the manifest's tables. Statements with the same words count once, as
 * they are shown once: in the total, and in each value of a facet. */
struct counts {
    uint64_t *values[FACET_COUNT];
    size_t sizes[FACET_COUNT];
    uint64_t total;
    struct number_set seen;
    struct page_count *pages; /* open addressing by page number; NULL when pages are not counted */
    size_t page_room;         /* a power of two */
    size_t page_total;        /* pages with a match */
    bool failed;              /* memory ran out while counting */
    struct arena *arena;
};

/* Zero counts with room for the manifest's tables, in `arena`. */
enum avow_status counts_new(const struct manifest *manifest, bool pages, struct arena *arena,
                            struct counts *out, struct avow_error *err);
/* A store_visit over SLOT_FACETS; `context` is a struct counts. */
void counts_visit(void *context, const char *bytes, size_t size);
/* Matches on one page (pages must have been counted). */
uint64_t counts_on_page(const struct counts *counts, uint32_t page);

/* One value of a facet, as the answer shows it. */
struct facet_value {
    struct span id;
    struct span name;
    uint64_t count;
    bool chosen; /* a filter asks for it */
};

struct facet_values {
    struct facet_value *items;
    size_t count;
};

/* Facet words in the answer ("standard"), and the filter a facet's values belong to. */
const char *facet_word(enum facet_name facet);
enum search_filter facet_filter(enum facet_name facet);
/* Values with a count (and chosen ones without), most first, then by id (years: newest first). */
enum avow_status facet_list(const struct lease *lease, const struct counts *counts, enum facet_name facet,
                            const struct filters *filters, struct arena *arena, struct facet_values *out,
                            struct avow_error *err);

#endif
