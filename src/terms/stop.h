/* The English stop list: words too common to tell one statement from another. */
#ifndef TERMS_STOP_H
#define TERMS_STOP_H

#include "base/digest.h"

/* True for a folded word of the list. */
bool stop_has(struct span fold);
/* The same of a word that is not folded: its ASCII letters may be capitals. */
bool stop_has_typed(struct span word);
/* Add the whole list to a running digest. */
void stop_digest(struct digest *digest);

#endif
