/* The server described for programs: OpenAPI, and OpenSearch for browsers. */
#ifndef SERVE_DESCRIBE_H
#define SERVE_DESCRIBE_H

#include "serve/request.h"

/* Handlers, as in serve/request.h. */
enum avow_status describe_api(const struct request *request, struct reply *reply, struct avow_error *err);
enum avow_status describe_search(const struct request *request, struct reply *reply, struct avow_error *err);

#endif
