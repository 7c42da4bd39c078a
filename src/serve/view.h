/* The HTML pages: each takes the API's own JSON, adds what a page needs to show it, and renders its template.
 */
#ifndef SERVE_VIEW_H
#define SERVE_VIEW_H

#include "serve/request.h"

/* Handlers, as in serve/request.h. */
enum avow_status view_home(const struct request *request, struct reply *reply, struct avow_error *err);
enum avow_status view_search(const struct request *request, struct reply *reply, struct avow_error *err);
enum avow_status view_page(const struct request *request, struct reply *reply, struct avow_error *err);
enum avow_status view_diff(const struct request *request, struct reply *reply, struct avow_error *err);
enum avow_status view_statement(const struct request *request, struct reply *reply, struct avow_error *err);
enum avow_status view_standards(const struct request *request, struct reply *reply, struct avow_error *err);
enum avow_status view_standard(const struct request *request, struct reply *reply, struct avow_error *err);
enum avow_status view_services(const struct request *request, struct reply *reply, struct avow_error *err);
enum avow_status view_service(const struct request *request, struct reply *reply, struct avow_error *err);
enum avow_status view_certificates(const struct request *request, struct reply *reply,
                                   struct avow_error *err);
enum avow_status view_lately(const struct request *request, struct reply *reply, struct avow_error *err);
enum avow_status view_todo(const struct request *request, struct reply *reply, struct avow_error *err);
enum avow_status view_scope(const struct request *request, struct reply *reply, struct avow_error *err);
enum avow_status view_help(const struct request *request, struct reply *reply, struct avow_error *err);
/* The page for a failed request: fills code and body; falls back to a plain page when even rendering fails.
 */
void view_failure(const struct request *request, const struct avow_error *failure, int code,
                  struct reply *reply);

/* Where an embedded asset is found: "/assets/style.css?v=<hash>"; views link with it so that assets may be
 * cached for ever. In `arena`; NULL when memory ran out. */
const char *asset_url(struct arena *arena, const char *name);

#endif
