/* Which names a request may call us by: the guard against DNS rebinding and foreign pages. */
#ifndef SERVE_HOST_H
#define SERVE_HOST_H

#include "base/span.h"

/* A Host header (RFC 9110, 7.2) in its parts; `name` of an IPv6 address keeps its brackets. */
struct host {
    struct span name;
    struct span port; /* empty: none */
};

/* Take a Host header apart; false when it is none: no name, a port that is no number, a byte that no name
 * has. */
bool host_read(struct span header, struct host *out);
/* Loopback names (localhost, 127.x.y.z, [::1]) and `names`, ASCII case and port left aside. */
bool host_is_ours(struct span name, const char *const *names, size_t count);
/* Whether the Origin header (RFC 6454) is a page of the very host and port that `header` names; an empty
 * one is: only browsers send it. */
bool host_is_origin(struct span origin, struct span header);

#endif
