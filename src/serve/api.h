/* The JSON handlers of /api/v1: each is one call of the search room. */
#ifndef SERVE_API_H
#define SERVE_API_H

#include "serve/request.h"

/* Handlers, as in serve/request.h. */
enum avow_status api_search(const struct request *request, struct reply *reply, struct avow_error *err);
enum avow_status api_statement(const struct request *request, struct reply *reply, struct avow_error *err);
enum avow_status api_page(const struct request *request, struct reply *reply, struct avow_error *err);
enum avow_status api_versions(const struct request *request, struct reply *reply, struct avow_error *err);
enum avow_status api_diff(const struct request *request, struct reply *reply, struct avow_error *err);
enum avow_status api_verify(const struct request *request, struct reply *reply, struct avow_error *err);
enum avow_status api_scope(const struct request *request, struct reply *reply, struct avow_error *err);
enum avow_status api_evidence(const struct request *request, struct reply *reply, struct avow_error *err);
enum avow_status api_changes(const struct request *request, struct reply *reply, struct avow_error *err);
enum avow_status api_todo(const struct request *request, struct reply *reply, struct avow_error *err);
enum avow_status api_standards(const struct request *request, struct reply *reply, struct avow_error *err);
enum avow_status api_standard(const struct request *request, struct reply *reply, struct avow_error *err);
enum avow_status api_service(const struct request *request, struct reply *reply, struct avow_error *err);
enum avow_status api_services(const struct request *request, struct reply *reply, struct avow_error *err);
enum avow_status api_suggest(const struct request *request, struct reply *reply, struct avow_error *err);

#endif
