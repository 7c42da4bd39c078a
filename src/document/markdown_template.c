/* Template tags in Markdown: they go, the text between them stays. */
#include "document/markdown_template.h"

#include "document/markdown_code.h"

enum { TAG_BYTES = 2048 /* of one tag, attributes and line ends included */ };

enum block_effect { BLOCK_DROPPED, BLOCK_KEPT, BLOCK_IS_CODE };

/* Tags whose contents are no Markdown, up to the tag that ends them. */
struct block_tag {
    struct span name;
    struct span end;
    enum block_effect effect;
};

static const struct block_tag block_tags[] = {
    {SPAN_INIT("raw"), SPAN_INIT("endraw"), BLOCK_KEPT},
    {SPAN_INIT("comment"), SPAN_INIT("endcomment"), BLOCK_DROPPED},
    {SPAN_INIT("mermaid_diagram"), SPAN_INIT("endmermaid_diagram"), BLOCK_DROPPED},
    {SPAN_INIT("mermaid"), SPAN_INIT("endmermaid"), BLOCK_DROPPED},
    {SPAN_INIT("highlight"), SPAN_INIT("endhighlight"), BLOCK_IS_CODE},
    {SPAN_INIT("codeblock"), SPAN_INIT("endcodeblock"), BLOCK_IS_CODE},
};
enum { BLOCK_TAGS = sizeof block_tags / sizeof *block_tags };

struct dropper {
    struct buffer *out;
    struct span text; /* a run of lines outside code */
    size_t open_from; /* no "%}" stands in [open_from, open_until) */
    size_t open_until;
    bool never_ends[BLOCK_TAGS]; /* it was looked for once and is not there */
};

/* Where the tag at `at` ends, or `at` when there is no tag. Each stretch is searched once only. */
static size_t tag_end(struct dropper *dropper, size_t at)
{
    struct span rest = span_part(dropper->text, at, at + TAG_BYTES);
    bool value = span_starts(rest, SPAN("{{"));
    if (!value && !span_starts(rest, SPAN("{%")))
        return at;
    bool triple = span_starts(rest, SPAN("{{{"));
    struct span mark = triple ? SPAN("}}}") : value ? SPAN("}}") : SPAN("%}");
    bool known = !value && at + 2 >= dropper->open_from && at + 2 < dropper->open_until;
    size_t from = known ? dropper->open_until - at : 2;
    size_t end = from < rest.size ? span_find(rest, mark, from) : SPAN_NONE;
    if (end != SPAN_NONE)
        return at + end + mark.size;
    if (!value && !known)
        dropper->open_from = at + 2;
    if (!value)
        dropper->open_until = at + rest.size - 1;
    return at;
}

/* "comment" of "{%- comment -%}". */
static struct span tag_name(struct span tag)
{
    size_t start = 2;
    while (start < tag.size && (tag.bytes[start] == '-' || tag.bytes[start] == ' '))
        start++;
    size_t end = start;
    while (end < tag.size &&
           (tag.bytes[end] == '_' || ((tag.bytes[end] | 0x20) >= 'a' && (tag.bytes[end] | 0x20) <= 'z')))
        end++;
    return span_part(tag, start, end);
}

/* The place of the tag of that name at or after `from`; its end in `*after`. */
static size_t find_tag(struct dropper *dropper, struct span name, size_t from, size_t *after)
{
    for (size_t at = from; (at = span_find(dropper->text, SPAN("{%"), at)) != SPAN_NONE; at += 2) {
        *after = tag_end(dropper, at);
        if (*after > at && span_equal(tag_name(span_part(dropper->text, at, *after)), name))
            return at;
    }
    return SPAN_NONE;
}

/* Take what belongs to the tag [at, end); gives where to go on. */
static size_t take_block(struct dropper *dropper, size_t at, size_t end)
{
    struct span name = tag_name(span_part(dropper->text, at, end));
    for (size_t i = 0; i < BLOCK_TAGS && dropper->text.bytes[at + 1] == '%'; i++) {
        size_t after = end;
        if (!span_equal(name, block_tags[i].name) || dropper->never_ends[i])
            continue;
        size_t close = find_tag(dropper, block_tags[i].end, end, &after);
        dropper->never_ends[i] = close == SPAN_NONE;
        if (close == SPAN_NONE)
            break;
        bool is_code = block_tags[i].effect == BLOCK_IS_CODE;
        struct span content = span_part(dropper->text, end, close);
        content = is_code ? span_trim(content) : content;
        buffer_append_string(dropper->out, is_code ? "\n~~~~~~\n" : "");
        if (block_tags[i].effect != BLOCK_DROPPED)
            buffer_append(dropper->out, content);
        buffer_append_string(dropper->out, is_code ? "\n~~~~~~\n" : "");
        return after;
    }
    return end;
}

static void drop_tags(struct buffer *out, struct span text)
{
    struct dropper dropper = {.out = out, .text = text};
    size_t kept = 0; /* all before it is written */
    for (size_t at = 0; at < text.size;) {
        size_t end = at;
        size_t run = 1;
        if (text.bytes[at] == '`') {
            end = markdown_code_span(text, at, &run);
            at = end > 0 ? end : at + run;
            continue;
        }
        if (text.bytes[at] == '{' && (end = tag_end(&dropper, at)) > at) {
            buffer_append(out, span_part(text, kept, at));
            at = kept = take_block(&dropper, at, end);
            continue;
        }
        at++;
    }
    buffer_append(out, span_part(text, kept, text.size));
}

void markdown_drop_templates(struct buffer *out, struct span text)
{
    struct markdown_code code = {.fence = 0};
    struct span line = SPAN_EMPTY;
    size_t start = 0; /* of the lines outside code that are not written yet */
    size_t end = 0;   /* of the line before */
    if (span_find(text, SPAN("{%"), 0) == SPAN_NONE && span_find(text, SPAN("{{"), 0) == SPAN_NONE) {
        buffer_append(out, text);
        return;
    }
    for (struct span rest = text; span_next_line(&rest, &line);) {
        size_t before = end;
        end = text.size - rest.size;
        if (!markdown_code_line(&code, line))
            continue;
        drop_tags(out, span_part(text, start, before));
        buffer_append(out, span_part(text, before, end));
        start = end;
    }
    drop_tags(out, span_part(text, start, text.size));
}
