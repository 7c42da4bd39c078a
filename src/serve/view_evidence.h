/* Certificates, reports and letters, a line each. */
#ifndef SERVE_VIEW_EVIDENCE_H
#define SERVE_VIEW_EVIDENCE_H

#include "serve/view_tree.h"

enum { EVIDENCE_SOON = 60 }; /* days before its end from which a document is told to end soon */

/* Put `documents` from the list of the API, at most `most` from the 0-based `first` on.
 * `names_standard`: each names its standard. */
void evidence_put(struct view *view, struct value *map, const struct value *list, bool names_standard,
                  size_t first, size_t most);
/* Put how many more than `most` the list has, and where they are shown. */
void evidence_put_more(struct view *view, struct value *map, const struct value *list, size_t most,
                       struct span href);
/* How many of the list have ended, and how many end soon. */
void evidence_count_ends(const struct value *list, int64_t *ended, int64_t *soon);
/* "Certificate", "Report", ...: a type of the API as pages write it. */
struct span evidence_type(struct view *view, struct span type);

#endif
