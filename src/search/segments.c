/* A marked stretch of text as JSON segments and as HTML. */
#include "search/snippet.h"

#include "base/markup.h"

/* Takes one piece of text, marked or not. */
typedef void (*segment_take)(void *context, struct span text, bool mark);

static void each_segment(struct span text, const struct mark_list *marks, uint32_t start, uint32_t end,
                         segment_take take, void *context)
{
    uint32_t at = start;
    for (size_t i = 0; i < marks->count; i++) {
        struct mark mark = marks->items[i];
        if (mark.end <= at || mark.start >= end)
            continue;
        if (mark.start > at)
            take(context, span_part(text, at, mark.start), false);
        uint32_t stop = mark.end < end ? mark.end : end;
        take(context, span_part(text, mark.start > at ? mark.start : at, stop), true);
        at = stop;
    }
    if (at < end)
        take(context, span_part(text, at, end), false);
}

static void take_json(void *context, struct span text, bool mark)
{
    struct json_writer *json = context;
    json_begin_map(json);
    json_field_text(json, "text", text);
    json_field_boolean(json, "mark", mark);
    json_end_map(json);
}

void segments_json(struct json_writer *json, struct span text, const struct mark_list *marks, uint32_t start,
                   uint32_t end)
{
    json_begin_list(json);
    each_segment(text, marks, start, end, take_json, json);
    json_end_list(json);
}

static void take_html(void *context, struct span text, bool mark)
{
    struct buffer *out = context;
    buffer_append_string(out, mark ? "<mark>" : "");
    size_t copied = 0;
    for (size_t i = 0; i < text.size; i++) {
        const char *reference = markup_reference(text.bytes[i]);
        if (reference == NULL)
            continue;
        buffer_append(out, span_part(text, copied, i));
        buffer_append_string(out, reference);
        copied = i + 1;
    }
    buffer_append(out, span_part(text, copied, text.size));
    buffer_append_string(out, mark ? "</mark>" : "");
}

void segments_html(struct buffer *out, struct span text, const struct mark_list *marks, uint32_t start,
                   uint32_t end)
{
    each_segment(text, marks, start, end, take_html, out);
}
