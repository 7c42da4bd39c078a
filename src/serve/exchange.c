/* One request from its checks through its handler to the headers of its reply. */
#include "serve/check.h"

#include "base/log.h"
#include "serve/gzip.h"
#include "serve/problem.h"
#include "serve/view.h"

#include <string.h>

enum { PACK_FROM = 1024 /* bytes; less is not worth packing */, PACK_LEVEL = 1 };

/* A reply that the client has already needs no search. Without an index there is nothing to tag: the handler
 * says so. */
static int check_known(struct exchange *exchange)
{
    const struct request *request = &exchange->request;
    struct search_engine_state state = {0};
    if (exchange->route->source == ROUTE_MOMENT)
        return 0;
    if (exchange->route->source == ROUTE_INDEX &&
        search_state(request->site->engine, request->arena, &state, NULL) != AVOW_OK)
        return 0;
    const char *data =
        arena_printf(request->arena, "%.*s %.*s", SPAN_ARG(state.uuid), SPAN_ARG(state.library));
    if (data == NULL)
        return 0;
    etag_make(request, span_of(data), request->arena, exchange->etag);
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
        search_state(request->site->engine, request->arena, &state, &reason) != AVOW_OK) {
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
    if (status != AVOW_OK)
        return code_of_failure(exchange, status, err);
    bool is_known =
        exchange->etag[0] != '\0' && reply->code == 200 && etag_is_any(exchange->inquiry->if_none_match.text);
    return is_known ? 304 : 0;
}

static void fill_unchanged(struct exchange *exchange)
{
    struct reply *reply = &exchange->outcome->reply;
    buffer_free(&reply->body);
    *reply = (struct reply){.code = 304, .caching = reply->caching, .packed = reply->packed};
}

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
    int code = check_request(&exchange, &err);
    if (code == 0)
        code = check_known(&exchange);
    if (code == 0)
        code = run_handler(&exchange, &err);
    if (code == 304)
        fill_unchanged(&exchange);
    else if (code != 0)
        fill_failure(&exchange, &err, code);
    pack(&exchange);
    add_headers(&exchange);
}
