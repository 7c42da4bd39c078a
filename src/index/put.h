/* A placed statement to a document of the store: terms, value slots, record. */
#ifndef INDEX_PUT_H
#define INDEX_PUT_H

#include "index/numbers.h"
#include "index/versions.h"

/* The number tables of the generation being built. */
struct put_tables {
    struct number_table standards;
    struct number_table editions;
    struct number_table services;
};

/* Makes documents; holds buffers that are used again. One thread at a time. */
struct putter;

/* `tables` is borrowed. */
enum avow_status putter_new(struct put_tables *tables, struct putter **out, struct avow_error *err);
void putter_free(struct putter *putter);
/* Put statement `number` of a version; the writer is that of statements/ or history/. */
enum avow_status putter_put(struct putter *putter, struct store_writer *writer, const struct version *version,
                            size_t number, struct avow_error *err);
/* The id term of a document, in `out` (cleared first). */
bool put_unique_term(struct buffer *out, struct span document);

#endif
