/* A git repository to read objects from. Its configuration, hooks and working tree are not looked at, nothing
 * is written and nothing is fetched. */
#ifndef INDEX_REPOSITORY_H
#define INDEX_REPOSITORY_H

#include "base/buffer.h"
#include "base/error.h"

enum { OBJECT_HEX_SIZE = 41 /* an object's id: 40 hex digits and a NUL */ };

/* One open repository; its objects may be read by several threads. */
struct repository;

/* Open the one whose working tree or git folder is `path` (absolute). NOT_FOUND when there is none. */
enum avow_status repository_open(const char *path, struct repository **out, struct avow_error *err);
/* True when its git folder and all that it takes objects from (a common folder, alternates) lie in `root`
 * once all links are followed. */
bool repository_inside(const struct repository *repository, const char *root);
/* NULL is allowed. */
void repository_close(struct repository *repository);

/* Append the bytes of a blob. TOO_LARGE when it has more than `limit`; BAD_INPUT when it is not there
 * (partial clones); NOT_FOUND when it only points to its content (Git LFS). */
enum avow_status repository_read_blob(struct repository *repository, const char *blob, size_t limit,
                                      struct buffer *out, struct avow_error *err);
/* Append the plain file at `path` as `commit` left it; as above. NOT_FOUND when there is none. */
enum avow_status repository_read_file(struct repository *repository, const char *commit, const char *path,
                                      size_t limit, struct buffer *out, struct avow_error *err);

#endif
