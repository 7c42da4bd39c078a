/* Let an allocation of our own code fail on purpose (test programs are linked with --wrap=malloc,realloc). */
#ifndef SUPPORT_ALLOCATION_H
#define SUPPORT_ALLOCATION_H

#include <stddef.h>

/* From now on the `count`-th malloc or realloc of our code (1-based) and all after it give NULL; 0 = none
 * fails. Libraries are not touched. */
void allocation_fail_from(size_t count);

#endif
