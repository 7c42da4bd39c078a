/* Every check of a request in order, then its handler, then the headers of the reply. */
#include "serve/exchange.h"

#include "base/log.h"
#include "serve/etag.h"
#include "serve/gzip.h"
#include "serve/host.h"
#include "serve/problem.h"
#include "serve/route.h"
#include "serve/target.h"
#include "serve/view.h"

#include <string.h>

enum { PACK_FROM = 1024 /* bytes; less is not worth packing */, PACK_LEVEL = 1 };

/* One exchange while it runs. */
struct exchange {
    const struct inquiry *inquiry;
    struct outcome *outcome;
    struct request request;
    const struct route *route; /* NULL until it is found */
    bool is_read;              /* the request is filled: an error page can be made */
    char etag[ETAG_SIZE];      /* "": none */
};

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
        return refuse(err, 414, "the URL has more than 8 KiB");
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

/* A reply that the client has already needs no search. Without an index there is nothing to tag: the handler
 * says so. */
static int check_known(struct exchange *exchange, struct avow_error *err)
{
    (void)err;
    const struct request *request = &exchange->request;
    struct search_engine_state state = {0};
    if (exchange->route->source == ROUTE_MOMENT)
        return 0;
    if (exchange->route->source == ROUTE_INDEX &&
        search_state(request->site->engine, request->today, request->arena, &state, NULL) != AVOW_OK)
        return 0;
    etag_make(request, state.uuid, request->arena, exchange->etag);
    bool is_packed = false;
    if (!etag_matches(exchange->inquiry->if_none_match.text, exchange->etag, &is_packed))
        return 0;
    exchange->outcome->reply.packed = is_packed;
    return 304;
}

/* What a failed handler means: an unknown page is a 404, but without any index nothing is known at all. */
static int code_of_failure(const struct exchange *exchange, enum avow_status status, struct avow_error *err)
{
    const struct request *request = &exchange->request;
    struct search_engine_state state;
    struct avow_error reason = AVOW_ERROR_INIT;
    if (status == AVOW_NOT_FOUND && exchange->route->source == ROUTE_INDEX &&
        search_state(request->site->engine, request->today, request->arena, &state, &reason) != AVOW_OK) {
        *err = reason;
        return 503;
    }
    return avow_status_http_code(status);
}

static int run_handler(struct exchange *exchange, struct avow_error *err)
{
    struct reply *reply = &exchange->outcome->reply;
    reply->type = exchange->route->type;
    enum avow_status status = exchange->route->handler(&exchange->request, reply, err);
    if (status == AVOW_OK && reply->body.failed)
        status = error_set_no_memory(err, "server");
    return status == AVOW_OK ? 0 : code_of_failure(exchange, status, err);
}

static const exchange_check checks[] = {check_framing,   check_host,  check_origin,
                                        check_target,    check_route, check_method,
                                        check_arguments, check_known, run_handler};

/* Errors are pages for those who read pages: at page routes, and where nobody knows any route. */
static bool wants_page(const struct exchange *exchange)
{
    if (!exchange->is_read)
        return false;
    if (exchange->route != NULL)
        return exchange->route->kind == ROUTE_PAGE;
    return !span_starts(exchange->request.path, SPAN("/api/"));
}

static void fill_failure(struct exchange *exchange, const struct avow_error *err, int code)
{
    struct reply *reply = &exchange->outcome->reply;
    if (code == 500)
        log_failure(err);
    buffer_free(&reply->body);
    *reply = (struct reply){.code = code, .type = "text/html; charset=utf-8", .caching = "no-store"};
    if (wants_page(exchange))
        view_failure(&exchange->request, err, code, reply);
    else
        problem_fill(err, code, reply);
}

static void pack(struct exchange *exchange)
{
    struct reply *reply = &exchange->outcome->reply;
    if (!exchange->request.gzip || reply->packed || reply->lasting.size > 0 || reply->body.size < PACK_FROM)
        return;
    struct buffer packed = BUFFER_INIT;
    if (!gzip_pack(buffer_span(&reply->body), PACK_LEVEL, &packed)) {
        buffer_free(&packed);
        return;
    }
    buffer_free(&reply->body);
    reply->body = packed;
    reply->packed = true;
}

static void add(struct outcome *outcome, const char *name, const char *value)
{
    if (value != NULL && outcome->header_count < EXCHANGE_HEADERS_MOST)
        outcome->headers[outcome->header_count++] = (struct header){name, value};
}

/* On every reply, good or bad. */
static const struct header strict_headers[] = {
    {"Content-Security-Policy",
     "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
};

static const char *caching_of(const struct exchange *exchange)
{
    if (exchange->outcome->reply.caching != NULL)
        return exchange->outcome->reply.caching;
    return exchange->etag[0] != '\0' ? "no-cache" : "no-store";
}

static void add_validator(struct exchange *exchange)
{
    if (exchange->etag[0] == '\0' || exchange->outcome->reply.code >= 400)
        return;
    char *tag = arena_alloc(exchange->request.arena, ETAG_SIZE);
    if (tag == NULL)
        return;
    if (exchange->outcome->reply.packed)
        etag_packed(exchange->etag, tag);
    else
        memcpy(tag, exchange->etag, ETAG_SIZE);
    add(exchange->outcome, "ETag", tag);
}

static void add_headers(struct exchange *exchange)
{
    struct outcome *outcome = exchange->outcome;
    const struct reply *reply = &outcome->reply;
    for (size_t i = 0; i < sizeof strict_headers / sizeof *strict_headers; i++)
        add(outcome, strict_headers[i].name, strict_headers[i].value);
    if (reply->code != 304)
        add(outcome, "Content-Type", reply->type);
    add(outcome, "Cache-Control", caching_of(exchange));
    add_validator(exchange);
    add(outcome, "Vary", "Authorization, Accept-Encoding");
    add(outcome, "Content-Encoding", reply->packed && reply->code != 304 ? "gzip" : NULL);
    add(outcome, "Location", reply->location);
    add(outcome, "Allow", reply->code == 405 ? "GET, HEAD" : NULL);
    add(outcome, "Retry-After", reply->code == 503 ? "5" : NULL);
    add(outcome, "Connection", exchange->inquiry->stopping ? "close" : NULL);
}

bool exchange_is_settled(const struct inquiry *inquiry)
{
    struct exchange exchange = {.inquiry = inquiry};
    return !is_reading(inquiry) || check_framing(&exchange, NULL) != 0;
}

void exchange_answer(const struct site *site, const struct inquiry *inquiry, struct arena *arena,
                     struct outcome *outcome)
{
    struct avow_error err = AVOW_ERROR_INIT;
    struct exchange exchange = {.inquiry = inquiry, .outcome = outcome};
    *outcome = (struct outcome){.reply = {.code = 200, .type = "application/json"}};
    exchange.request = (struct request){.site = site,
                                        .audience = AUDIENCE_INTERNAL,
                                        .today = site->today != DATE_NONE ? site->today : date_today(),
                                        .gzip = gzip_accepted(inquiry->accept_encoding.text),
                                        .stopping = inquiry->stopping,
                                        .arena = arena};
    int code = 0;
    for (size_t i = 0; i < sizeof checks / sizeof *checks && code == 0; i++)
        code = checks[i](&exchange, &err);
    if (code == 304)
        outcome->reply.code = code;
    else if (code != 0)
        fill_failure(&exchange, &err, code);
    pack(&exchange);
    add_headers(&exchange);
}
