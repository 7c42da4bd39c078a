/* Read a listen address and open its socket. */
#include "serve/listen.h"

#include "base/cleanup.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>

enum { BACKLOG = 512 };

static enum avow_status refuse_form(struct span text, struct avow_error *err)
{
    return error_set(err, AVOW_USAGE, "listen",
                     "\"%.*s\" is no address: give 127.0.0.1:8080, [::1]:8080 or a port",
                     SPAN_ARG(span_part(text, 0, 80)));
}

static enum avow_status refuse_reach(struct span text, struct avow_error *err)
{
    return error_set(err, AVOW_REFUSED, "listen",
                     "%.*s can be reached from other machines, and there are no access tokens yet: listen on "
                     "127.0.0.1 and put a proxy with a login in front",
                     SPAN_ARG(span_part(text, 0, 80)));
}

static bool read_port(struct span text, uint16_t *port)
{
    uint64_t number = 0;
    if (!span_to_u64(text, &number) || number > UINT16_MAX)
        return false;
    *port = (uint16_t)number;
    return true;
}

/* Split "name:port"; a lone number is a port, a lone name has the usual one. */
static bool split(struct span text, struct span *name, uint16_t *port)
{
    *port = LISTEN_PORT;
    *name = SPAN("127.0.0.1");
    if (read_port(text, port))
        return true;
    size_t from = span_starts(text, SPAN("[")) ? span_find_byte(text, ']', 0) : 0;
    size_t colon = from == SPAN_NONE ? SPAN_NONE : span_find_byte(text, ':', from);
    *name = span_part(text, 0, colon == SPAN_NONE ? text.size : colon);
    return colon == SPAN_NONE || read_port(span_part(text, colon + 1, text.size), port);
}

static bool copy_name(struct span name, char *out, size_t capacity)
{
    if (name.size == 0 || name.size >= capacity)
        return false;
    memcpy(out, name.bytes, name.size);
    out[name.size] = '\0';
    return true;
}

/* An IPv4 or bracketed IPv6 address; false when it is neither. */
static bool read_address(struct span name, uint16_t port, struct listen_address *out)
{
    char text[INET6_ADDRSTRLEN];
    struct listen_address read = {0};
    if (span_starts(name, SPAN("[")) && span_ends(name, SPAN("]"))) {
        struct sockaddr_in6 *six = (struct sockaddr_in6 *)&read.address;
        *six = (struct sockaddr_in6){.sin6_family = AF_INET6, .sin6_port = htons(port)};
        read.size = sizeof *six;
        if (!copy_name(span_part(name, 1, name.size - 1), text, sizeof text) ||
            inet_pton(AF_INET6, text, &six->sin6_addr) != 1)
            return false;
    } else {
        struct sockaddr_in *four = (struct sockaddr_in *)&read.address;
        *four = (struct sockaddr_in){.sin_family = AF_INET, .sin_port = htons(port)};
        read.size = sizeof *four;
        if (!copy_name(name, text, sizeof text) || inet_pton(AF_INET, text, &four->sin_addr) != 1)
            return false;
    }
    *out = read;
    return true;
}

static bool is_loopback(const struct listen_address *address)
{
    if (address->address.ss_family == AF_INET6)
        return IN6_IS_ADDR_LOOPBACK(&((const struct sockaddr_in6 *)&address->address)->sin6_addr);
    const struct sockaddr_in *four = (const struct sockaddr_in *)&address->address;
    return ntohl(four->sin_addr.s_addr) >> 24 == 127;
}

enum avow_status listen_read(struct span text, struct listen_address *out, struct avow_error *err)
{
    struct span name = SPAN_EMPTY;
    uint16_t port = 0;
    if (!split(text, &name, &port))
        return refuse_form(text, err);
    if (span_equal_case(name, SPAN("localhost")))
        name = SPAN("127.0.0.1");
    if (name.size == 0 || span_equal(name, SPAN("*")))
        return refuse_reach(text, err);
    struct listen_address read = {0};
    if (!read_address(name, port, &read))
        return refuse_form(text, err);
    if (!is_loopback(&read))
        return refuse_reach(text, err);
    *out = read;
    return AVOW_OK;
}

static void describe(const struct sockaddr_storage *address, uint16_t *port, char url[LISTEN_URL_SIZE])
{
    char text[INET6_ADDRSTRLEN] = "";
    if (address->ss_family == AF_INET6) {
        const struct sockaddr_in6 *six = (const struct sockaddr_in6 *)address;
        *port = ntohs(six->sin6_port);
        inet_ntop(AF_INET6, &six->sin6_addr, text, sizeof text);
        snprintf(url, LISTEN_URL_SIZE, "http://[%s]:%u", text, (unsigned)*port);
        return;
    }
    const struct sockaddr_in *four = (const struct sockaddr_in *)address;
    *port = ntohs(four->sin_port);
    inet_ntop(AF_INET, &four->sin_addr, text, sizeof text);
    snprintf(url, LISTEN_URL_SIZE, "http://%s:%u", text, (unsigned)*port);
}

static enum avow_status fail(const struct listen_address *address, int number, struct avow_error *err)
{
    char url[LISTEN_URL_SIZE];
    uint16_t port = 0;
    describe(&address->address, &port, url);
    if (number == EADDRINUSE)
        return error_set(
            err, AVOW_IO, "listen",
            "port %u is taken by another program: stop it, or give --listen another port (0: any "
            "free one)",
            (unsigned)port);
    return error_set_errno(err, number, "listen", "cannot listen on %s", url);
}

enum avow_status listen_open(const struct listen_address *address, int *socket_out, uint16_t *port,
                             char url[LISTEN_URL_SIZE], struct avow_error *err)
{
    CLEANUP(cleanup_close)
    int file = socket(address->address.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    int on = 1;
    struct sockaddr_storage bound = {0};
    socklen_t size = sizeof bound;
    if (file < 0 || setsockopt(file, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) != 0 ||
        bind(file, (const struct sockaddr *)&address->address, address->size) != 0 ||
        listen(file, BACKLOG) != 0 || getsockname(file, (struct sockaddr *)&bound, &size) != 0)
        return fail(address, errno, err);
    describe(&bound, port, url);
    *socket_out = file;
    file = -1;
    return AVOW_OK;
}
