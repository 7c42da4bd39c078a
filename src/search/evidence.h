/* Certificates and reports over the versions of the pages that link to or name them. */
#ifndef SEARCH_EVIDENCE_H
#define SEARCH_EVIDENCE_H

#include "facts/rows.h"
#include "search/scope.h"

/* A document over the versions of its page that the caller may see. */
struct evidence_document {
    const struct facts_evidence *row;  /* the one that holds, or NULL: it vanished */
    const struct facts_evidence *last; /* the newest one, holding or not */
    date_day first_seen;
    date_day last_seen;
};

struct evidence_documents {
    struct evidence_document *items;
    size_t count;
};

/* All documents of the rows, in their order, as of the request's day; those of another edition than asked
 * left out. */
enum avow_status evidence_documents_read(const struct search_scope_request *request, struct span edition,
                                         const struct facts_evidence_list *rows, struct arena *arena,
                                         struct evidence_documents *out, struct avow_error *err);

/* True when the labels differ in numbers, dates and the words of their standard only: "SOC 2 Type 2 report, 1
 * April 2024 to 31 March 2025" and that of the year after. */
bool evidence_same_title(const struct facts_evidence *a, const struct facts_evidence *b);

/* True when a document of the page that holds has come in the stead of `gone`, which does not: the same link
 * under another label, the same label to another place, or a newer issue of the same standard, level and
 * scope (labels that differ in numbers and dates only). */
bool evidence_is_replaced(const struct evidence_documents *list, const struct evidence_document *gone);

/* Join the documents of `list` that have a row that holds, bear the same number, or the same label and link,
 * or the same title and days, and do not contradict each other: the first with a link stays, and takes what
 * only the others tell. Changes `rows`, of which `list` is made. NO_MEMORY. */
enum avow_status evidence_documents_join(struct evidence_documents *list,
                                         const struct facts_evidence_list *rows, struct arena *arena,
                                         struct avow_error *err);

#endif
