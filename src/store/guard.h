/* What the engine must never see is refused here, before it is asked: terms, keys, queries, options, folders.
 */
#ifndef STORE_GUARD_H
#define STORE_GUARD_H

#include "store/store.h"

/* Every check returns AVOW_OK or a status with a message that names the fault. */

/* USAGE for an empty term, one over STORE_TERM_LIMIT bytes, or one with a control byte. The engine would take
 * some of these and fail at commit, losing the whole batch (130 zero bytes do: each counts double). */
enum avow_status guard_term(struct span term, struct avow_error *err);
/* The same for a metadata key, with STORE_KEY_LIMIT. */
enum avow_status guard_key(struct span key, struct avow_error *err);
/* Every term, posting and slot of a document, and that its length (the sum of wdf) fits 32 bits. */
enum avow_status guard_document(const struct store_document *document, struct avow_error *err);
/* A value slot; the engine keeps the highest number for "none". */
enum avow_status guard_slot(uint64_t slot, struct avow_error *err);
/* USAGE for a malformed query (children missing or NULL, terms refused, factor negative or no number);
 * TOO_LARGE for more than STORE_QUERY_NODES nodes or more than 64 levels. */
enum avow_status guard_query(const struct store_query *query, struct avow_error *err);
/* Options out of range are USAGE. */
enum avow_status guard_options(const struct store_search_options *options, struct avow_error *err);
/* Both of them. */
enum avow_status guard_search(const struct store_query *query, const struct store_search_options *options,
                              struct avow_error *err);
/* NOT_FOUND unless `path` is a folder; a missing one passes if `create`. An empty plain file would open as an
 * empty index, because the engine takes it for a list of other indexes. */
enum avow_status guard_folder(const char *path, bool create, struct avow_error *err);
/* NOT_FOUND unless all are folders, USAGE for none at all. */
enum avow_status guard_folders(const char *const *paths, size_t count, struct avow_error *err);

#endif
