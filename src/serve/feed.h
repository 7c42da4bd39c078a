/* What changed lately as an Atom feed. */
#ifndef SERVE_FEED_H
#define SERVE_FEED_H

#include "serve/request.h"

/* A handler, as in serve/request.h. */
enum avow_status feed_get(const struct request *request, struct reply *reply, struct avow_error *err);

#endif
