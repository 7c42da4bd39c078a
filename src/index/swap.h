/* The last steps of a run on disk: name the finished generation, make it live, tidy what is no longer kept.
 */
#ifndef INDEX_SWAP_H
#define INDEX_SWAP_H

#include "base/error.h"

#include <stdint.h>

/* The number for a new generation: one more than the highest there is. */
enum avow_status swap_next_number(const char *directory, uint64_t *number, struct avow_error *err);
/* Give the finished folder, durable already, its name and make it live. */
enum avow_status swap_in(const char *directory, const char *folder, uint64_t number, struct avow_error *err);
/* Remove what interrupted runs left. Only under the lock. */
enum avow_status swap_tidy(const char *directory, struct avow_error *err);
/* Keep `live`, the one that was live before it (0: not known, so the highest below) and the newest older than
 * that; remove the others. A folder that cannot be removed now is tried again by the next run. */
void swap_prune(const char *directory, uint64_t live, uint64_t before);

#endif
