/* Errors as RFC 9457 problem+json. */
#ifndef SERVE_PROBLEM_H
#define SERVE_PROBLEM_H

#include "serve/request.h"

/* Make `reply` tell of `failure`: code, type and a body with `status`, `title`, `detail`, the `reason` in one
 * word, and for an argument that was wrong its name as `argument`. */
void problem_fill(const struct avow_error *failure, int code, struct reply *reply);

#endif
