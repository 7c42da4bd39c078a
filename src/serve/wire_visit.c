/* One request on its way through libmicrohttpd: gather its head, leave its body aside, answer once. */
#include "serve/wire_visit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A body that nobody asked for is read to its end, so that the client gets to read the answer, but not for
 * ever. */
enum { DRAIN_MOST = 16 * EXCHANGE_BODY_LIMIT };

/* From the request line to the sent reply. */
struct visit {
    struct arena arena;
    struct span target;   /* as sent */
    const char *line_end; /* where the request line's target ends in the library's memory */
    struct timespec began;
    struct inquiry inquiry;
    size_t drained; /* bytes of body */
    bool counted;   /* in flight */
};

void *visit_open(void *closure, const char *target, struct MHD_Connection *connection)
{
    (void)closure;
    (void)connection;
    struct visit *visit = calloc(1, sizeof *visit);
    char *query = strchr((char *)(uintptr_t)target, '?');
    if (visit == NULL)
        return NULL;
    clock_gettime(CLOCK_MONOTONIC, &visit->began);
    visit->target = arena_copy(&visit->arena, span_of(target));
    visit->line_end = target + visit->target.size;
    /* We read the arguments ourselves. The library would keep each in 64 bytes of the connection's memory,
     * and close the connection without an answer when some 900 have filled it. */
    if (query != NULL)
        query[1] = '\0';
    return visit;
}

static void visit_begin(struct wire *wire, struct visit *visit)
{
    pthread_mutex_lock(&wire->lock);
    wire->in_flight++;
    wire->begun++;
    visit->counted = true;
    visit->inquiry.stopping = wire->stopping;
    pthread_cond_broadcast(&wire->changed);
    pthread_mutex_unlock(&wire->lock);
}

void visit_close(void *closure, struct MHD_Connection *connection, void **place,
                 enum MHD_RequestTerminationCode code)
{
    (void)connection;
    (void)code;
    struct wire *wire = closure;
    struct visit *visit = *place;
    if (visit == NULL)
        return;
    if (visit->counted) {
        pthread_mutex_lock(&wire->lock);
        wire->in_flight--;
        pthread_cond_broadcast(&wire->changed);
        pthread_mutex_unlock(&wire->lock);
    }
    arena_free(&visit->arena);
    free(visit);
    *place = NULL;
}

/* The headers that matter, and where they go. */
static const struct header_row {
    struct span name;
    size_t place; /* of a struct heard in struct inquiry */
} header_rows[] = {
    {SPAN_INIT("Host"), offsetof(struct inquiry, host)},
    {SPAN_INIT("Origin"), offsetof(struct inquiry, origin)},
    {SPAN_INIT("If-None-Match"), offsetof(struct inquiry, if_none_match)},
    {SPAN_INIT("Accept-Encoding"), offsetof(struct inquiry, accept_encoding)},
    {SPAN_INIT("Content-Length"), offsetof(struct inquiry, content_length)},
    {SPAN_INIT("Transfer-Encoding"), offsetof(struct inquiry, transfer_encoding)},
};

static void hear(struct visit *visit, struct heard *heard, struct span value)
{
    heard->lines++;
    if (heard->text.size > 0) {
        const char *both = arena_printf(&visit->arena, "%.*s, %.*s", SPAN_ARG(heard->text), SPAN_ARG(value));
        value = both != NULL ? span_of(both) : heard->text;
    }
    heard->text = value;
}

/* RFC 9110, section 5.6.2: a token. The library takes "Content-Length :" for another header than a proxy
 * does. */
static bool is_token(struct span name)
{
    static const struct span signs = SPAN_INIT("!#$%&'*+-.^_`|~");
    for (size_t i = 0; i < name.size; i++) {
        char byte = name.bytes[i];
        bool plain =
            (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
        if (!plain && span_find_byte(signs, byte, 0) == SPAN_NONE)
            return false;
    }
    return name.size > 0;
}

static enum MHD_Result take_header(void *closure, enum MHD_ValueKind kind, const char *name, const char *text)
{
    (void)kind;
    struct visit *visit = closure;
    visit->inquiry.misnamed = visit->inquiry.misnamed || !is_token(span_of(name));
    for (size_t i = 0; i < sizeof header_rows / sizeof *header_rows; i++)
        if (span_equal_case(header_rows[i].name, span_of(name)))
            hear(visit, (struct heard *)((char *)&visit->inquiry + header_rows[i].place),
                 span_trim(span_of(text)));
    return MHD_YES;
}

static void take_head(struct visit *visit, struct MHD_Connection *connection, const char *method,
                      const char *version)
{
    visit->inquiry.method = span_of(method);
    visit->inquiry.target = visit->target;
    /* The version follows the target after one byte, unless a NUL in the line cut the target short. */
    visit->inquiry.torn = version != visit->line_end + 1;
    MHD_get_connection_values(connection, MHD_HEADER_KIND, take_header, visit);
}

/* The reply's bytes as the library's response object; it takes over `body`. */
static struct MHD_Response *response_of(struct reply *reply)
{
    if (reply->lasting.bytes != NULL)
        return MHD_create_response_from_buffer(reply->lasting.size, (void *)(uintptr_t)reply->lasting.bytes,
                                               MHD_RESPMEM_PERSISTENT);
    size_t size = reply->body.size;
    if (size == 0)
        return MHD_create_response_from_buffer(0, NULL, MHD_RESPMEM_PERSISTENT);
    char *bytes = buffer_detach(&reply->body);
    if (bytes == NULL)
        return NULL;
    struct MHD_Response *response = MHD_create_response_from_buffer(size, bytes, MHD_RESPMEM_MUST_FREE);
    if (response == NULL)
        free(bytes);
    return response;
}

static bool add_timing(struct visit *visit, struct MHD_Response *response)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    double ms =
        (double)(now.tv_sec - visit->began.tv_sec) * 1e3 + (double)(now.tv_nsec - visit->began.tv_nsec) / 1e6;
    char value[48];
    snprintf(value, sizeof value, "total;dur=%.2f", ms);
    return MHD_add_response_header(response, "Server-Timing", value) == MHD_YES;
}

static enum MHD_Result send_outcome(struct visit *visit, struct MHD_Connection *connection,
                                    struct outcome *outcome)
{
    struct MHD_Response *response = response_of(&outcome->reply);
    if (response == NULL)
        return MHD_NO;
    bool is_whole = add_timing(visit, response);
    for (size_t i = 0; i < outcome->header_count && is_whole; i++)
        is_whole =
            MHD_add_response_header(response, outcome->headers[i].name, outcome->headers[i].value) == MHD_YES;
    enum MHD_Result result = MHD_NO;
    if (is_whole)
        result = MHD_queue_response(connection, (unsigned)outcome->reply.code, response);
    MHD_destroy_response(response);
    return result;
}

static enum MHD_Result answer(struct wire *wire, struct visit *visit, struct MHD_Connection *connection)
{
    struct outcome outcome = {0};
    exchange_answer(wire->site, &visit->inquiry, &visit->arena, &outcome);
    enum MHD_Result result = send_outcome(visit, connection, &outcome);
    buffer_free(&outcome.reply.body);
    return result;
}

enum MHD_Result visit_proceed(void *closure, struct MHD_Connection *connection, const char *path,
                              const char *method, const char *version, const char *body, size_t *body_size,
                              void **place)
{
    (void)path; /* decoded by the library, cut at a %00: we decode the target ourselves */
    (void)body;
    struct wire *wire = closure;
    struct visit *visit = *place;
    if (visit == NULL || visit->target.bytes == NULL)
        return MHD_NO;
    if (!visit->counted) {
        visit_begin(wire, visit);
        take_head(visit, connection, method, version);
        return exchange_is_settled(&visit->inquiry) ? answer(wire, visit, connection) : MHD_YES;
    }
    if (*body_size > 0) {
        visit->drained += *body_size;
        visit->inquiry.too_large |= visit->drained > EXCHANGE_BODY_LIMIT;
        *body_size = 0;
        return visit->drained > DRAIN_MOST ? MHD_NO : MHD_YES;
    }
    return answer(wire, visit, connection);
}
