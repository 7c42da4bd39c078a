/* The address to listen on: read it, refuse what is not loopback, open the socket. */
#ifndef SERVE_LISTEN_H
#define SERVE_LISTEN_H

#include "base/error.h"
#include "base/span.h"

#include <sys/socket.h>

enum { LISTEN_PORT = 8080, LISTEN_URL_SIZE = 64 };

struct listen_address {
    struct sockaddr_storage address;
    socklen_t size;
};

/* Read "127.0.0.1:8080", "[::1]:0", "localhost:8080", "127.0.0.1" (port LISTEN_PORT) or "8080" (on
 * 127.0.0.1). USAGE when it is none of these, REFUSED when it is not loopback. */
enum avow_status listen_read(struct span text, struct listen_address *out, struct avow_error *err);
/* Open a listening socket, which the caller closes, and tell its port and URL ("http://127.0.0.1:8080"). IO
 * names the port that is taken. */
enum avow_status listen_open(const struct listen_address *address, int *socket_out, uint16_t *port,
                             char url[LISTEN_URL_SIZE], struct avow_error *err);

#endif
