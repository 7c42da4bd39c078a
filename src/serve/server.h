/* The HTTP server: start, tell the port, stop gracefully. */
#ifndef SERVE_SERVER_H
#define SERVE_SERVER_H

#include "base/date.h"
#include "base/error.h"

struct server;

struct server_options {
    const char *listen; /* "127.0.0.1:8080", "[::1]:0", "8080"; loopback only, REFUSED otherwise; port 0: any
                           free one */
    const char *directory;    /* data directory; may be empty yet: /readyz says 503 until there is an index */
    const char *const *hosts; /* further Host names that are answered */
    size_t host_count;
    unsigned threads; /* polling threads; 0: 2 or the number of processors, whichever is more, at most 8 */
    unsigned idle_seconds; /* a connection silent for so long is closed; 0: 30 */
    date_day today;        /* 0: the clock */
    const char *weights;   /* a file to rank by; NULL: what is built in */
};

/* Start listening and answering in threads of its own. USAGE (a bad address), REFUSED (not loopback), IO
 * (port taken: says by what to replace it), INTERNAL (a broken template). The strings of `options` must
 * outlive the server. */
enum avow_status server_start(const struct server_options *options, struct server **out,
                              struct avow_error *err);
/* The port it listens on. */
uint16_t server_port(const struct server *server);
/* "http://127.0.0.1:8080": borrowed from the server. */
const char *server_url(const struct server *server);
/* Take no new connections, finish what is in flight (at most `wait_ms`), stop. NULL is allowed. */
void server_stop(struct server *server, int wait_ms);

#endif
