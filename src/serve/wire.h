/* The wall to libmicrohttpd: connections in threads of their own, one call for each complete request. */
#ifndef SERVE_WIRE_H
#define SERVE_WIRE_H

#include "serve/exchange.h"

/* A running listener. */
struct wire;

struct wire_options {
    int socket;            /* listening; the wire closes it, also when it cannot start */
    unsigned threads;      /* polling threads, at least 2 */
    unsigned idle_seconds; /* a connection that is silent for so long is closed */
    const struct site *site;
};

enum avow_status wire_start(const struct wire_options *options, struct wire **out, struct avow_error *err);
/* Take no new connections, wait until what is in flight is answered (at most `wait_ms`), close all. NULL is
 * allowed. */
void wire_stop(struct wire *wire, int wait_ms);

#endif
