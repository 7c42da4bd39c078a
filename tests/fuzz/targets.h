/* What is fuzzed: one row for each reader of a format and for each other place that takes a stranger's text.
 */
#ifndef FUZZ_TARGETS_H
#define FUZZ_TARGETS_H

#include "base/span.h"

struct fuzz_target {
    const char *name;      /* its saved inputs stand in tests/fuzz/inputs/<name>/ */
    const char *extension; /* readers: of the file that is read; NULL otherwise */
    const char *part;      /* of a container: XML alone is read as this part, so that it need not be packed */
    void (*run)(const struct fuzz_target *target, struct span bytes);
};

extern const struct fuzz_target fuzz_targets[];
extern const size_t fuzz_target_count;

/* The target of that name; NULL when there is none. */
const struct fuzz_target *fuzz_target_find(struct span name);
/* True when the program has what the target needs: a format's reader may not be built yet. */
bool fuzz_target_ready(const struct fuzz_target *target);
/* Free what the targets share. */
void fuzz_targets_close(void);

#endif
