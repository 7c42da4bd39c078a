/* From what a client sent to what it gets back, without sockets: every check, in order, then the handler. */
#ifndef SERVE_EXCHANGE_H
#define SERVE_EXCHANGE_H

#include "serve/request.h"

enum {
    EXCHANGE_TARGET_LIMIT = 32768, /* bytes of a URL with its arguments */
    EXCHANGE_BODY_LIMIT = 65536,  /* bytes of a body that is read and left aside */
    EXCHANGE_HEADERS_MOST = 16
};

/* A header as it came: several lines of one name are one list (RFC 9110, 5.3). */
struct heard {
    struct span text; /* empty when it is missing */
    size_t lines;
};

/* What came over the wire, borrowed for the exchange. */
struct inquiry {
    struct span method;
    struct span target; /* as sent, still percent-encoded */
    struct heard host;
    struct heard origin;
    struct heard if_none_match;
    struct heard accept_encoding;
    struct heard content_length;
    struct heard transfer_encoding;
    bool torn;      /* the request line held a NUL byte */
    bool misnamed;  /* a header name holds what no name may (RFC 9110, section 5.1) */
    bool too_large; /* the body has passed EXCHANGE_BODY_LIMIT */
    bool stopping;  /* the server takes no new connections */
};

struct header {
    const char *name;
    const char *value;
};

/* What goes out; values live in the exchange's arena. */
struct outcome {
    struct reply reply;
    struct header headers[EXCHANGE_HEADERS_MOST];
    size_t header_count;
};

/* Whether the head of the request alone settles it, so that no body is waited for: a broken or too large
 * one, and every method that is not answered. */
bool exchange_is_settled(const struct inquiry *inquiry);
/* Answer. Never fails: what goes wrong is an answer too. The caller frees `outcome->reply.body`. */
void exchange_answer(const struct site *site, const struct inquiry *inquiry, struct arena *arena,
                     struct outcome *outcome);

#endif
