/* Open the workspace for the library, which must not take a strange one for its own. */
#ifndef LIBRARY_OPEN_H
#define LIBRARY_OPEN_H

#include "library/library.h"

/* Open the workspace of `place`; without `make`, NOT_FOUND when there is no such file. USAGE, and no file
 * made, when `approved/` holds approvals of another workspace and `place->replace` is not set. Close it with
 * workspace_close. */
enum avow_status library_open(const struct library_place *place, bool make, struct workspace **out,
                              struct avow_error *err);

#endif
