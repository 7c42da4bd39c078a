/* The same page in every format. */
#ifndef BENCH_SAMPLES_H
#define BENCH_SAMPLES_H

#include "base/buffer.h"

struct sample {
    const char *name; /* "page.md": its extension picks the reader */
    void (*make)(struct buffer *out);
};

extern const struct sample samples[];
extern const size_t sample_count;

#endif
