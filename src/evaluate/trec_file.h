/* Lines of fields parted by white space, as TREC's judgments and runs are written. */
#ifndef EVALUATE_TREC_FILE_H
#define EVALUATE_TREC_FILE_H

#include "base/arena.h"
#include "base/error.h"

enum { TREC_FIELDS = 6 };

/* A file being read line by line. `path` is borrowed. */
struct trec_file {
    const char *path;
    struct span rest;
    size_t line; /* 1-based number of the line taken last */
};

/* Read `path` whole (at most 256 MiB) into `arena`. IO when it cannot be read, missing included; TOO_LARGE.
 */
enum avow_status trec_file_open(const char *path, struct arena *arena, struct trec_file *out,
                                struct avow_error *err);
/* Take the next line that is not empty: exactly `count` (at most TREC_FIELDS) fields. `*more` is false at the
 * end. BAD_INPUT at "file:line" tells `shape`, what a line should be. */
enum avow_status trec_file_next(struct trec_file *file, const char *shape, size_t count, struct span *fields,
                                bool *more, struct avow_error *err);
/* BAD_INPUT at "file:line" of the line taken last. */
enum avow_status trec_file_refuse(const struct trec_file *file, size_t line, const char *why,
                                  const char *shape, struct avow_error *err);

#endif
