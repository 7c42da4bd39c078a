/* Everything a live generation says, as one text: two indexes are alike when their texts are. */
#ifndef TESTS_INDEX_CONTENT_H
#define TESTS_INDEX_CONTENT_H

#include "base/buffer.h"

/* Files, versions and statements with their records; "none" without a live generation. The caller frees it.
 */
struct buffer content_of(const char *directory);

#endif
