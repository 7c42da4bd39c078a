/* Percent-encoding and the editing of a search's arguments. */
#include "serve/view_link.h"

#include "base/cleanup.h"

#include <string.h>

/* RFC 3986 "unreserved". */
static bool is_unreserved(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           (byte != '\0' && strchr("-._~", byte) != NULL);
}

/* Append `text`; the bytes of `kept` stay as they are too. */
static void encode(struct buffer *out, struct span text, const char *kept)
{
    for (size_t i = 0; i < text.size; i++) {
        char byte = text.bytes[i];
        if (is_unreserved(byte) || (byte != '\0' && strchr(kept, byte) != NULL))
            buffer_append_byte(out, byte);
        else
            buffer_printf(out, "%%%02X", (unsigned)(unsigned char)byte);
    }
}

/* Move what was built into the arena. */
static struct span taken(struct view *view, const struct buffer *built)
{
    struct span copy = arena_copy(view->arena, buffer_span(built));
    view->failed = view->failed || built->failed || copy.bytes == NULL;
    return copy.bytes != NULL ? copy : SPAN_EMPTY;
}

static void append_argument(struct buffer *out, struct span name, struct span value)
{
    if (value.size == 0)
        return;
    buffer_append_byte(out, span_find_byte(buffer_span(out), '?', 0) == SPAN_NONE ? '?' : '&');
    encode(out, name, "");
    buffer_append_byte(out, '=');
    encode(out, value, ":/,");
}

static bool is_kept(const struct argument *argument, const struct link_edit *edits, size_t count)
{
    if (span_equal(argument->name, SPAN("offset")))
        return false;
    for (size_t i = 0; i < count; i++) {
        bool same = span_equal(span_of(edits[i].name), argument->name);
        if (same && edits[i].change == LINK_SET)
            return false;
        if (same && edits[i].change == LINK_DROP && span_equal(edits[i].value, argument->value))
            return false;
    }
    return true;
}

struct span link_search(struct view *view, const char *path, const struct link_edit *edits, size_t count)
{
    const struct request *request = view->request;
    CLEANUP(buffer_free) struct buffer built = BUFFER_INIT;
    buffer_append_string(&built, path);
    for (size_t i = 0; i < request->argument_count; i++)
        if (is_kept(&request->arguments[i], edits, count))
            append_argument(&built, request->arguments[i].name, request->arguments[i].value);
    for (size_t i = 0; i < count; i++)
        if (edits[i].change != LINK_DROP)
            append_argument(&built, span_of(edits[i].name), edits[i].value);
    return taken(view, &built);
}

struct span link_fresh(struct view *view, const char *path, const struct link_edit *edits, size_t count)
{
    CLEANUP(buffer_free) struct buffer built = BUFFER_INIT;
    buffer_append_string(&built, path);
    for (size_t i = 0; i < count; i++)
        append_argument(&built, span_of(edits[i].name), edits[i].value);
    return taken(view, &built);
}

struct span link_named(struct view *view, const char *path, struct span name)
{
    CLEANUP(buffer_free) struct buffer built = BUFFER_INIT;
    buffer_append_string(&built, path);
    encode(&built, name, "");
    return taken(view, &built);
}

struct span link_page(struct view *view, struct span page, struct span anchor, struct span as_of)
{
    return link_match(view, page, anchor, as_of, SPAN_EMPTY);
}

struct span link_match(struct view *view, struct span page, struct span anchor, struct span as_of,
                       struct span query)
{
    CLEANUP(buffer_free) struct buffer built = BUFFER_INIT;
    buffer_append_string(&built, "/pages/");
    encode(&built, page, "/");
    append_argument(&built, SPAN("as_of"), as_of);
    append_argument(&built, SPAN("q"), query);
    if (anchor.size > 0) {
        buffer_append_byte(&built, '#');
        encode(&built, anchor, "/");
    }
    return taken(view, &built);
}

struct span link_diff(struct view *view, struct span page, struct span from, struct span to)
{
    CLEANUP(buffer_free) struct buffer built = BUFFER_INIT;
    buffer_append_string(&built, "/pages/");
    encode(&built, page, "/");
    buffer_append_string(&built, "/diff");
    append_argument(&built, SPAN("from"), from);
    append_argument(&built, SPAN("to"), to);
    return taken(view, &built);
}

struct span link_statement(struct view *view, struct span id)
{
    CLEANUP(buffer_free) struct buffer built = BUFFER_INIT;
    buffer_append_string(&built, "/statements/");
    encode(&built, id, "/");
    return taken(view, &built);
}

struct span link_external(struct span url)
{
    struct span scheme = span_part(url, 0, 8);
    bool is_web = span_equal_case(scheme, SPAN("https://")) ||
                  span_equal_case(span_part(scheme, 0, 7), SPAN("http://"));
    return is_web ? url : SPAN_EMPTY;
}
