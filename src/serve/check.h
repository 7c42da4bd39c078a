/* The checks that a request must pass before a handler sees it. */
#ifndef SERVE_CHECK_H
#define SERVE_CHECK_H

#include "serve/etag.h"
#include "serve/exchange.h"
#include "serve/route.h"

/* One exchange while it runs. */
struct exchange {
    const struct inquiry *inquiry;
    struct outcome *outcome;
    struct request request;
    const struct route *route; /* NULL until it is found */
    bool is_read;              /* the request is filled: an error page can be made */
    char etag[ETAG_SIZE];      /* "": none */
};

/* Fill the exchange's request and find its route. 0, or the HTTP code that ends the exchange, with the reason
 * in `err`. */
int check_request(struct exchange *exchange, struct avow_error *err);

#endif
