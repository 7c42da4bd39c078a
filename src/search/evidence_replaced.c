/* Whether something came in the stead of a certificate that a page no longer has. */
#include "search/evidence.h"

/* The next issue of it: of the same standard, level and scope, and on the page only since it went. */
static bool follows(const struct evidence_document *next, const struct evidence_document *gone)
{
    const struct facts_evidence *a = next->row, *b = gone->last;
    return next->first_seen > gone->last_seen && span_equal(a->type, b->type) &&
           span_equal(a->standard, b->standard) && span_equal(a->level, b->level) &&
           evidence_same_title(a, b);
}

bool evidence_is_replaced(const struct evidence_documents *list, const struct evidence_document *gone)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct facts_evidence *row = list->items[i].row;
        if (row != NULL && span_equal(row->source.page, gone->last->source.page) &&
            (span_equal(row->label, gone->last->label) ||
             (row->target.size > 0 && span_equal(row->target, gone->last->target)) ||
             follows(&list->items[i], gone)))
            return true;
    }
    return false;
}
