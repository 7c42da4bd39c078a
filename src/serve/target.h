/* A URL's path and arguments, decoded strictly. */
#ifndef SERVE_TARGET_H
#define SERVE_TARGET_H

#include "serve/request.h"

enum { TARGET_ARGUMENTS_MOST = 256 };

struct target {
    struct span path;  /* decoded, starts with '/' */
    struct span query; /* as sent, without '?' */
    struct argument *arguments;
    size_t argument_count;
};

/* Take a request target ("/search?q=a+b") apart, in `arena`. In arguments '+' is a space, and so are the tabs
 * and line ends that pasted text brings. USAGE (the place is the argument's name, or empty for the path): no
 * path, a percent sign without two hex digits, control bytes, no UTF-8, too many arguments. */
enum avow_status target_read(struct span sent, struct arena *arena, struct target *out,
                             struct avow_error *err);

#endif
