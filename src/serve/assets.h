/* The static files of the pages: built into the binary, packed once at the start. */
#ifndef SERVE_ASSETS_H
#define SERVE_ASSETS_H

#include "serve/request.h"

/* The table that the build makes of web/. */
extern const struct embedded_file web_files[];

/* The files that may be fetched, with their packed bytes; constant once open. */
struct asset_shelf;

enum avow_status asset_shelf_open(const struct embedded_file *files, struct asset_shelf **out,
                                  struct avow_error *err);
/* NULL is allowed. */
void asset_shelf_close(struct asset_shelf *shelf);

/* Handlers, as in serve/request.h. With the file's own digest as `v` the reply may be kept for ever. */
enum avow_status assets_get(const struct request *request, struct reply *reply, struct avow_error *err);
enum avow_status assets_icon(const struct request *request, struct reply *reply, struct avow_error *err);

#endif
