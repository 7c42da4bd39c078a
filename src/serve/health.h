/* What watches the server asks: does it run, and can it answer. */
#ifndef SERVE_HEALTH_H
#define SERVE_HEALTH_H

#include "serve/request.h"

/* Handlers, as in serve/request.h. Ready fills a 503 itself, with the reason. */
enum avow_status health_alive(const struct request *request, struct reply *reply, struct avow_error *err);
enum avow_status health_ready(const struct request *request, struct reply *reply, struct avow_error *err);

#endif
