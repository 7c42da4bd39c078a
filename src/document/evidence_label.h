/* What a document is called: the name out of the words around it. */
#ifndef DOCUMENT_EVIDENCE_LABEL_H
#define DOCUMENT_EVIDENCE_LABEL_H

#include "base/arena.h"
#include "base/span.h"

/* The last sentence of the words before an address: those before it speak of something else. A part of
 * `label`. */
struct span evidence_label_last(struct span label);
/* "Certificates are published by the registry", "The list of modules with their certificates", "About the
 * certification": words that say "certificate" and name none. `linked` words may have a verb. */
bool evidence_label_names_none(struct span label, bool linked);
/* "SOC 2 Type 2 report" of `name` and "Report", in `arena`; a label that says more than its sort stays as
 * it is. Empty when memory ran out. */
struct span evidence_label_full(struct span name, struct span label, struct arena *arena);

#endif
