/* The one table of routes: path, handler, arguments, how long a reply holds. */
#ifndef SERVE_ROUTE_H
#define SERVE_ROUTE_H

#include "serve/argument.h"

enum route_kind {
    ROUTE_API,  /* JSON; errors are problem+json */
    ROUTE_PAGE, /* HTML; errors are pages */
    ROUTE_FILE  /* files and descriptions; errors are problem+json */
};

/* What a reply depends on, beside the request. */
enum route_source {
    ROUTE_INDEX,   /* the live generation */
    ROUTE_PROGRAM, /* only the program: holds until it is replaced */
    ROUTE_MOMENT   /* this very moment: never kept */
};

struct route {
    const char *path; /* "/pages/{id}/diff": the part in braces takes slashes too and may not be empty; of two
                       * rows that match the first counts */
    request_handler handler;
    enum route_kind kind;
    enum route_source source;
    argument_names arguments;
    const char *type;   /* content type of a good reply */
    const char *answer; /* what it gives, in a few words */
};

/* The table, ended by a row without a path. */
extern const struct route route_table[];

/* The route of a decoded path, and its `rest`; NULL when there is none. */
const struct route *route_find(struct span path, struct span *rest);

#endif
