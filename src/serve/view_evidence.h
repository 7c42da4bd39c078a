/* Certificates, reports and letters, a line each. */
#ifndef SERVE_VIEW_EVIDENCE_H
#define SERVE_VIEW_EVIDENCE_H

#include "serve/view_tree.h"

enum { EVIDENCE_SOON = 60 }; /* days before its end from which a document is told to end soon */

/* Put `documents` from the list of the API, at most `most`, and how many more there are. `names_standard`:
 * each names its standard. Counts those that have ended and those that end soon, unless NULL. */
void evidence_put(struct view *view, struct value *map, const struct value *list, bool names_standard,
                  size_t most, int64_t *ended, int64_t *soon);
/* "Certificate", "Report", ...: a type of the API as pages write it. */
struct span evidence_type(struct view *view, struct span type);

#endif
