/* ZIP containers in memory (libzip): what DOCX and XLSX files are. */
#ifndef BASE_ARCHIVE_H
#define BASE_ARCHIVE_H

#include "base/arena.h"
#include "base/error.h"

/* What a container may hold before it is taken for a bomb; bytes are counted unpacked. */
enum { ARCHIVE_ENTRIES = 2000, ARCHIVE_BYTES = 64 * 1024 * 1024 };

struct archive;

/* Open `bytes`, borrowed until archive_close. BAD_INPUT for what is no ZIP file (an old or encrypted office
 * file is told as such), TOO_LARGE beyond the limits above. */
enum avow_status archive_open(struct span bytes, struct archive **out, struct avow_error *err);
/* The entry `name`, unpacked into `arena`. NOT_FOUND when there is none, BAD_INPUT when it is broken,
 * encrypted or larger than it says. */
enum avow_status archive_read(struct archive *archive, const char *name, struct arena *arena,
                              struct span *out, struct avow_error *err);
/* NULL is allowed. */
void archive_close(struct archive *archive);

#endif
