/* Every check of a request, in order: framing, host, origin, target, route, method, arguments. */
#include "serve/check.h"

#include "serve/host.h"
#include "serve/target.h"

/* A check gives 0 to go on, or the HTTP code that ends the exchange, with the reason in `err`. */
typedef int (*exchange_check)(struct exchange *exchange, struct avow_error *err);

static bool is_reading(const struct inquiry *inquiry)
{
    return span_equal(inquiry->method, SPAN("GET")) || span_equal(inquiry->method, SPAN("HEAD"));
}

static int refuse(struct avow_error *err, int code, const char *message)
{
    error_set(err, AVOW_REFUSED, "request", "%s", message);
    return code;
}

static bool is_body_too_large(const struct inquiry *inquiry)
{
    uint64_t length = 0;
    return inquiry->too_large ||
           (inquiry->content_length.lines == 1 && span_to_u64(inquiry->content_length.text, &length) &&
            length > EXCHANGE_BODY_LIMIT);
}

/* Two lengths, or a length beside chunks, are read differently by different programs: a proxy before us may
 * see another request in the same bytes. */
static int check_framing(struct exchange *exchange, struct avow_error *err)
{
    const struct inquiry *inquiry = exchange->inquiry;
    uint64_t length = 0;
    if (inquiry->torn)
        return refuse(err, 400, "the request line holds a NUL byte");
    if (inquiry->misnamed)
        return refuse(err, 400, "a header's name holds a space or a byte that no name may hold");
    if (inquiry->transfer_encoding.lines > 0 &&
        !span_equal_case(inquiry->transfer_encoding.text, SPAN("chunked")))
        return refuse(err, 400, "of all transfer encodings only \"chunked\" is read");
    if (inquiry->content_length.lines > 1)
        return refuse(err, 400, "send one Content-Length header, not several");
    if (inquiry->content_length.lines == 1 && inquiry->transfer_encoding.lines > 0)
        return refuse(err, 400, "send Content-Length or Transfer-Encoding, not both");
    if (inquiry->content_length.lines == 1 && !span_to_u64(inquiry->content_length.text, &length))
        return refuse(err, 400, "Content-Length is no number");
    if (is_body_too_large(inquiry))
        return refuse(err, 413, "the body has more than 64 KiB");
    return 0;
}

static int check_host(struct exchange *exchange, struct avow_error *err)
{
    const struct inquiry *inquiry = exchange->inquiry;
    const struct site *site = exchange->request.site;
    struct host host = {0};
    if (inquiry->host.lines != 1 || !host_read(inquiry->host.text, &host))
        return refuse(err, 400, "send one Host header with a name");
    if (!host_is_ours(host.name, site->hosts, site->host_count)) {
        error_set(err, AVOW_REFUSED, "request",
                  "this server does not answer as \"%.*s\": start it with --host %.*s to allow the name",
                  SPAN_ARG(span_part(host.name, 0, 100)), SPAN_ARG(span_part(host.name, 0, 100)));
        return 421;
    }
    exchange->request.host = inquiry->host.text;
    return 0;
}

static int check_origin(struct exchange *exchange, struct avow_error *err)
{
    const struct inquiry *inquiry = exchange->inquiry;
    if (is_reading(inquiry) || host_is_origin(inquiry->origin.text, inquiry->host.text))
        return 0;
    return refuse(err, 403, "pages of other sites may not write here");
}

static int check_target(struct exchange *exchange, struct avow_error *err)
{
    struct request *request = &exchange->request;
    struct target target = {0};
    if (exchange->inquiry->target.size > EXCHANGE_TARGET_LIMIT)
        return refuse(err, 414, "the URL has more than 32 KiB");
    enum avow_status status = target_read(exchange->inquiry->target, request->arena, &target, err);
    if (status != AVOW_OK)
        return avow_status_http_code(status);
    request->path = target.path;
    request->query = target.query;
    request->arguments = target.arguments;
    request->argument_count = target.argument_count;
    exchange->is_read = true;
    return 0;
}

static int check_route(struct exchange *exchange, struct avow_error *err)
{
    struct request *request = &exchange->request;
    exchange->route = route_find(request->path, &request->rest);
    if (exchange->route != NULL)
        return 0;
    error_set(err, AVOW_NOT_FOUND, "request", "nothing is served at \"%.*s\"",
              SPAN_ARG(span_part(request->path, 0, 100)));
    return 404;
}

static int check_method(struct exchange *exchange, struct avow_error *err)
{
    if (is_reading(exchange->inquiry))
        return 0;
    return refuse(err, 405, "only GET and HEAD are answered here");
}

static int check_arguments(struct exchange *exchange, struct avow_error *err)
{
    const struct request *request = &exchange->request;
    enum avow_status status = argument_check(exchange->route->arguments, request->arguments,
                                             request->argument_count, request->arena, err);
    return status == AVOW_OK ? 0 : avow_status_http_code(status);
}

int check_request(struct exchange *exchange, struct avow_error *err)
{
    static const exchange_check checks[] = {check_framing, check_host,   check_origin,   check_target,
                                            check_route,   check_method, check_arguments};
    int code = 0;
    for (size_t i = 0; i < sizeof checks / sizeof *checks && code == 0; i++)
        code = checks[i](exchange, err);
    return code;
}

bool exchange_is_settled(const struct inquiry *inquiry)
{
    struct exchange exchange = {.inquiry = inquiry};
    return !is_reading(inquiry) || check_framing(&exchange, NULL) != 0;
}
