/* The English stop list: words too common to tell one statement from another. */
#ifndef TERMS_STOP_H
#define TERMS_STOP_H

#include "base/digest.h"

/* True for a folded word of the list. */
bool stop_has(struct span fold);
/* Add the whole list to a running digest. */
void stop_digest(struct digest *digest);

#endif
