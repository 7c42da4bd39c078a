/* The Atom feed (RFC 4287): one entry for each event of the changes, its words those of the pages. */
#include "serve/feed.h"

#include "base/cleanup.h"
#include "base/markup.h"
#include "serve/view_changes.h"
#include "serve/view_frame.h"
#include "serve/view_link.h"

enum { ENTRIES = 50 };

static struct span get(const struct value *map, const char *key)
{
    return value_get_text(map, key);
}

/* Text and attribute values; bytes that XML 1.0 does not know are left out. */
static void append_escaped(struct buffer *out, struct span text)
{
    for (size_t i = 0; i < text.size; i++) {
        char byte = text.bytes[i];
        const char *reference = markup_reference(byte);
        if (reference != NULL)
            buffer_append_string(out, reference);
        else if ((unsigned char)byte >= ' ' || byte == '\n' || byte == '\t')
            buffer_append_byte(out, byte);
    }
}

static void append_element(struct buffer *out, const char *name, struct span text)
{
    buffer_printf(out, "<%s>", name);
    append_escaped(out, text);
    buffer_printf(out, "</%s>\n", name);
}

/* A whole URL: Atom knows no other. A Host header holds letters, digits and ".-_:[]" only. */
static void append_link(struct buffer *out, const struct request *request, const char *relation,
                        struct span path)
{
    buffer_printf(out, "<link rel=\"%s\" href=\"http://%.*s", relation, SPAN_ARG(request->host));
    append_escaped(out, path);
    buffer_append_string(out, "\"/>\n");
}

static void append_id(struct buffer *out, const struct request *request, struct span path)
{
    buffer_printf(out, "<id>http://%.*s", SPAN_ARG(request->host));
    append_escaped(out, path);
    buffer_append_string(out, "</id>\n");
}

static void append_updated(struct buffer *out, struct span day)
{
    buffer_printf(out, "<updated>%.*sT00:00:00Z</updated>\n", SPAN_ARG(day));
}

/* The passages and services that changed, a line each, as one text. */
static struct span content_of(struct view *view, const struct value *event)
{
    const struct value *statements = value_get(event, "statements");
    struct span all = changes_words(view, event);
    for (size_t i = 0; statements != NULL && i < statements->count; i++)
        all = view_print(view, "%.*s\n%.*s: %.*s", SPAN_ARG(all),
                         SPAN_ARG(get(&statements->items[i], "change")),
                         SPAN_ARG(get(&statements->items[i], "title")));
    return all;
}

/* An event is known by its page and its day. */
static void append_entry(struct view *view, struct buffer *out, const struct value *event)
{
    const struct value *page = value_get(event, "page");
    struct span from = get(event, "from");
    struct span day = get(event, "date");
    struct span here = link_page(view, get(page, "id"), SPAN_EMPTY, day);
    buffer_append_string(out, "<entry>\n");
    append_element(
        out, "title",
        view_print(view, "%.*s: %.*s", SPAN_ARG(get(page, "title")), SPAN_ARG(changes_words(view, event))));
    append_id(out, view->request, here);
    append_updated(out, day);
    append_link(out, view->request, "alternate",
                from.size > 0 ? link_diff(view, get(page, "id"), from, day) : here);
    append_element(out, "content", content_of(view, event));
    buffer_append_string(out, "</entry>\n");
}

static struct span title_of(struct view *view, const struct value *answer)
{
    struct span standard = get(value_get(answer, "standard"), "name");
    struct span service = get(value_get(answer, "service"), "name");
    struct span words = get(answer, "words");
    bool is_about = standard.size + service.size > 0;
    return view_print(view, "Avow: what changed%s%.*s%s%.*s%s%.*s", is_about ? " about " : "",
                      SPAN_ARG(standard), standard.size > 0 && service.size > 0 ? " and " : "",
                      SPAN_ARG(service), words.size > 0 ? ": " : "", SPAN_ARG(words));
}

static void write_feed(struct view *view, struct buffer *out, const struct value *answer)
{
    const struct value *events = value_get(answer, "changes");
    struct span self = link_search(view, "/feed.atom", NULL, 0);
    bool has_events = events != NULL && events->count > 0;
    buffer_append_string(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                              "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
    append_element(out, "title", title_of(view, answer));
    append_id(out, view->request, self);
    append_link(out, view->request, "self", self);
    append_link(out, view->request, "alternate", SPAN("/"));
    append_updated(out, has_events ? get(&events->items[0], "date") : SPAN("1970-01-01"));
    buffer_append_string(out, "<author><name>Avow</name></author>\n");
    for (size_t i = 0; has_events && i < events->count; i++)
        append_entry(view, out, &events->items[i]);
    buffer_append_string(out, "</feed>\n");
}

enum avow_status feed_get(const struct request *request, struct reply *reply, struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer json = BUFFER_INIT;
    struct search_changes_request asked;
    struct value answer;
    enum avow_status status = request_changes(request, &asked, err);
    if (status != AVOW_OK)
        return status;
    asked.limit = ENTRIES;
    status =
        view_take(request, search_changes(request->site->engine, &asked, &json, err), &json, &answer, err);
    if (status != AVOW_OK)
        return status;
    struct view view = view_start(request);
    reply->type = "application/atom+xml; charset=utf-8";
    write_feed(&view, &reply->body, &answer);
    return view.failed ? error_set_no_memory(err, "feed") : AVOW_OK;
}
