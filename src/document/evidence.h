/* Certificates, reports, letters and statements of applicability that a page links to or names. */
#ifndef DOCUMENT_EVIDENCE_H
#define DOCUMENT_EVIDENCE_H

#include "document/cutter.h"
#include "document/subject.h"

/* Read the evidence rows of a page whose statements are named already: the links and titles of evidence
 * lists, tables of audits, and links elsewhere whose label names a standard and a sort of proof. Rows are in
 * the finder's arena. NO_MEMORY. */
enum avow_status evidence_read(const struct subject_finder *finder, const struct block_list *blocks,
                               const struct cut_list *cuts, struct page *page, struct avow_error *err);

#endif
