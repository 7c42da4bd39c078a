/* Which standards the words of a document name. */
#ifndef DOCUMENT_EVIDENCE_NAMES_H
#define DOCUMENT_EVIDENCE_NAMES_H

#include "document/subject.h"

struct evidence_names {
    struct standard_refs standards; /* each once, in order, in the finder's arena */
    bool alone;                     /* the text says nothing but names, numbers and words of the stop list */
};

/* NO_MEMORY. */
enum avow_status evidence_names_in(const struct subject_finder *finder, struct span text,
                                   struct evidence_names *out, struct avow_error *err);
/* Of the standards of a table's line those that the label of one of its links names, by a number alone too:
 * "Certification (27017)". All when it names none. In the finder's arena. NO_MEMORY. */
enum avow_status evidence_names_of_link(const struct subject_finder *finder, struct span label,
                                        const struct standard_refs *line, struct standard_refs *out,
                                        struct avow_error *err);

#endif
