/* The statements as the library sees them: does an id stand, and with which words? */
#ifndef LIBRARY_SHELF_H
#define LIBRARY_SHELF_H

#include "store/store.h"
#include "terms/record.h"

/* The hash and audience of the statement `id`, in `arena`. NOT_FOUND. */
enum avow_status shelf_find(struct store_reader *statements, struct span id, struct arena *arena,
                            struct record *out, struct avow_error *err);

#endif
