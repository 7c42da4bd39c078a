/* A client that speaks raw bytes: what browsers never send, and replies taken apart. Nothing in it asserts,
 * so that any thread may use it. */
#ifndef HTTP_CLIENT_H
#define HTTP_CLIENT_H

#include "base/buffer.h"

enum { CLIENT_WAIT_MS = 20000 /* the longest wait for the server; a test that runs into it has failed */ };

struct client {
    int file; /* -1: not connected */
    struct buffer seen;
    size_t taken; /* bytes of `seen` that earlier replies were */
};

/* One reply; spans are borrowed until the next call with its client. */
struct answer {
    int code;
    struct span head; /* status line and headers */
    struct span body;
};

/* Connect to 127.0.0.1. client_close ends it in any case. */
bool client_open(struct client *client, uint16_t port);
/* Send all; false when the server closed before. */
bool client_send(struct client *client, struct span bytes);
/* The next reply, its body by Content-Length; false when the connection ends before it is whole. `headless`
 * replies (to HEAD) have no body. */
bool client_reply(struct client *client, bool headless, struct answer *answer);
/* Wait until the server closes; false when it does not. */
bool client_is_closed(struct client *client);
void client_close(struct client *client);

/* A header's value, or empty. */
struct span answer_header(const struct answer *answer, const char *name);

/* All in one: connect, send, take one reply; its code, or 0 when there was none. `body` (may be NULL) gets
 * the reply's body. */
int client_ask(uint16_t port, struct span bytes, struct buffer *body);
/* GET of a target with the usual headers. */
int client_get(uint16_t port, const char *target, struct buffer *body);

#endif
