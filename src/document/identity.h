/* The names of a page's statements: anchors that stay the same while other parts of the page change. */
#ifndef DOCUMENT_IDENTITY_H
#define DOCUMENT_IDENTITY_H

#include "document/cutter.h"

/* Anchors given so far on one page. Start from zero; lives in the arena it is used with. */
struct anchor_table {
    struct anchor_slot *slots;
    size_t capacity;
    size_t count;
};

/* The anchor of a statement: the id of a control in lower case, or `faq-` and the question's slug,
 * or the slugs of the headings, or `top`; `~k` for the k-th passage; `.2`, `.3` for the same anchor again. In
 * `arena`. */
enum avow_status identity_anchor(struct anchor_table *table, const struct cut *cut, struct arena *arena,
                                 struct span *out, struct avow_error *err);

#endif
