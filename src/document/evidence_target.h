/* Where a link leads: to a document, or to a page that only speaks of one. */
#ifndef DOCUMENT_EVIDENCE_TARGET_H
#define DOCUMENT_EVIDENCE_TARGET_H

#include "base/span.h"

/* True for another page of the same site, and for an article elsewhere
 * ("https://blog.example.com/iso-27001"); files (".pdf") and addresses of mail are none. `named`: the label
 * says which standard, so a page of the same site may be where the document is handed out. */
bool evidence_target_is_page(struct span target, bool named);
/* The address ends in that of a file that people read (".pdf", ".xlsx"). */
bool evidence_target_is_file(struct span target);

#endif
