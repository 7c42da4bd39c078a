/* What the words around a link say of the document behind it. */
#ifndef DOCUMENT_EVIDENCE_WORDS_H
#define DOCUMENT_EVIDENCE_WORDS_H

#include "document/document.h"

/* The sort of proof `text` names ("certificate", "bridge letter"); the rarer sort wins. "Audit",
 * "summary" and the like count only in a `list` of evidence. False when it names none. */
bool evidence_type_of(struct span text, bool list, enum evidence_type *type);
/* "Data Processing Agreement", "responsibility matrix": a document that proves nothing by an auditor. */
bool evidence_is_other(struct span label);
/* How it can be had: the first of "NDA", "on request", "public" that is said. */
enum evidence_access evidence_access_of(struct span text);
/* "issued by Kestrel Certification": the name; empty when it is not said. */
struct span evidence_issuer_of(struct span text);
/* Fill the days of `row` from `text`: "A to B" is the period, "valid until A" the end, the first other day
 * the date of the report. Days of the row that are filled stay. */
void evidence_days_of(struct span text, struct evidence_row *row);
/* The day that fills `text`, a month counting as its last day ("November 2027"); 0 when it is none. */
date_day evidence_day(struct span text);

#endif
