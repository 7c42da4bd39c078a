/* What two descriptions of one document share: finds those that may be the same without comparing all. */
#ifndef SEARCH_EVIDENCE_KEYS_H
#define SEARCH_EVIDENCE_KEYS_H

#include "search/evidence.h"

struct evidence_place {
    uint64_t key;
    size_t place;
    struct evidence_place *next;
};

/* Places by key, in chains of rising places. */
struct evidence_keys {
    struct evidence_chain {
        struct evidence_place *first;
        struct evidence_place *last;
    } * chains;
    size_t mask;
    struct arena *arena;
};

/* For at most `count` documents. NO_MEMORY. */
enum avow_status evidence_keys_new(size_t count, struct arena *arena, struct evidence_keys *out,
                                   struct avow_error *err);
/* Know the document of `place` by what its row tells now; again when it tells more. NO_MEMORY. */
enum avow_status evidence_keys_put(struct evidence_keys *keys, const struct facts_evidence *row, size_t place,
                                   struct avow_error *err);
/* The first place whose document `items[place]` is that of the row; SPAN_NONE: none. */
size_t evidence_keys_find(const struct evidence_keys *keys, const struct facts_evidence *row,
                          const struct evidence_document *items);

/* "KC-22301-0862": the number of a document in its label; empty: none. */
struct span evidence_number(struct span label);
/* The next word of a label that tells what is certified, not by which standard nor which issue of it this is;
 * it is taken off `*rest`. Empty at the end. */
struct span evidence_title_word(struct span *rest, struct span standard);
/* Both rows are of one document: nothing that either says speaks against the other, and they bear the same
 * number, or the same label and link, or the same title and days (evidence_same.c). */
bool evidence_is_same(const struct facts_evidence *a, const struct facts_evidence *b);

#endif
