/* Certificates, reports and letters as rows of a table. */
#ifndef SERVE_VIEW_EVIDENCE_H
#define SERVE_VIEW_EVIDENCE_H

#include "serve/view_tree.h"

enum { EVIDENCE_SOON = 60 }; /* days before its end from which a document is told to end soon */

/* Put `certificates` from the list of the API; `names_standard`: each row names its standard. Counts those
 * that have ended and those that end soon, unless NULL. */
void evidence_put(struct view *view, struct value *map, const struct value *list, bool names_standard,
                  int64_t *ended, int64_t *soon);
/* "Certificate", "Report", ...: a type of the API as pages write it. */
struct span evidence_type(struct view *view, struct span type);

#endif
