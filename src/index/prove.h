/* Prove that a generation holds what its facts say: before it goes live, and whenever somebody asks. */
#ifndef INDEX_PROVE_H
#define INDEX_PROVE_H

#include "facts/generation.h"
#include "terms/record.h"

struct prove_options {
    bool engine_check;             /* let the engine look at every block of every table */
    bool everything;               /* read every statement back; else those of `pages` and a sample */
    const struct span_list *pages; /* ids that changed, in byte order; may be NULL */
};

/* Look at the generation in `folder` against its manifest. CORRUPT says what is wrong. */
enum avow_status prove_generation(const char *folder, const struct manifest *manifest,
                                  const struct prove_options *options, struct avow_error *err);

#endif
