/* A placed statement to a document of the store: terms, value slots, record. */
#ifndef INDEX_PUT_H
#define INDEX_PUT_H

#include "index/numbers.h"
#include "index/versions.h"
#include "store/store.h"

/* The number tables of the generation being built. */
struct put_tables {
    struct number_table standards;
    struct number_table editions;
    struct number_table services;
};

/* Makes documents; holds tokenisers and buffers that are used again. One thread at a time. */
struct putter;

/* `vocabulary` and `tables` are borrowed. */
enum avow_status putter_new(const struct vocabulary *vocabulary, struct put_tables *tables,
                            struct putter **out, struct avow_error *err);
void putter_free(struct putter *putter);
/* Put statement `number` of a page; the writer is that of statements/ or history/. */
enum avow_status putter_put(struct putter *putter, struct store_writer *writer, const struct page *page,
                            size_t number, const struct placed *placed, struct avow_error *err);
/* The id term of a document, in `out` (cleared first). */
bool put_unique_term(struct buffer *out, struct span document);

#endif
