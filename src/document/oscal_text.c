/* The texts of OSCAL controls. */
#include "document/oscal.h"

#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/utf8.h"
#include "document/prose.h"

enum {
    INSERTS_DEEP = 5,       /* a choice of a selection may hold parameters itself */
    TEXT_LIMIT = 128 * 1024 /* bytes: more comes only of parameters that multiply */
};

static bool take(const struct oscal *oscal, struct buffer *text, struct span *out)
{
    *out = prose_tidy(buffer_span(text), oscal->arena);
    return !text->failed && (text->size == 0 || out->bytes != NULL);
}

/* The item of a list of maps whose `key` is `text`. */
static const struct value *find(const struct value *list, const char *key, struct span text)
{
    for (size_t i = 0; list != NULL && list->type == VALUE_LIST && i < list->count; i++)
        if (span_equal(value_get_text(&list->items[i], key), text))
            return &list->items[i];
    return NULL;
}

/* The label people write: the one that is of no class. */
static struct span label_of(const struct value *holder)
{
    const struct value *props = value_get(holder, "props");
    for (size_t i = 0; props != NULL && props->type == VALUE_LIST && i < props->count; i++)
        if (span_equal(value_get_text(&props->items[i], "name"), SPAN("label")) &&
            value_get_text(&props->items[i], "class").size == 0)
            return span_trim(value_get_text(&props->items[i], "value"));
    return SPAN_EMPTY;
}

static void append_upper(struct buffer *out, struct span text)
{
    for (size_t i = 0; i < text.size; i++)
        buffer_append_byte(
            out,
            (char)(text.bytes[i] >= 'a' && text.bytes[i] <= 'z' ? text.bytes[i] - 'a' + 'A' : text.bytes[i]));
}

bool oscal_title(const struct oscal *oscal, const struct value *control, struct span *out)
{
    CLEANUP(buffer_free) struct buffer text = BUFFER_INIT;
    struct span label = label_of(control);
    if (label.size > 0)
        buffer_append(&text, label);
    else
        append_upper(&text, value_get_text(control, "id"));
    buffer_append_byte(&text, ' ');
    buffer_append(&text, value_get_text(control, "title"));
    return take(oscal, &text, out);
}

/* The parameter from the control at hand outwards. */
static const struct value *parameter(const struct oscal *oscal, struct span id)
{
    for (size_t i = oscal->depth + 1; i > 0; i--) {
        const struct value *found = find(value_get(oscal->open[i - 1], "params"), "id", id);
        if (found != NULL)
            return found;
    }
    return NULL;
}

static void append_text(const struct oscal *oscal, struct buffer *out, struct span text, int depth);

static void append_all(const struct oscal *oscal, struct buffer *out, const struct value *list,
                       const char *between, int depth)
{
    for (size_t i = 0; i < list->count; i++) {
        if (i > 0)
            buffer_append_string(out, between);
        append_text(oscal, out, value_text(&list->items[i]), depth);
    }
}

static bool has_items(const struct value *list)
{
    return list != NULL && list->type == VALUE_LIST && list->count > 0;
}

static void append_parameter(const struct oscal *oscal, struct buffer *out, struct span id, int depth)
{
    const struct value *found = parameter(oscal, id);
    const struct value *values = value_get(found, "values");
    const struct value *select = value_get(found, "select");
    const struct value *choices = value_get(select, "choice");
    if (has_items(values)) {
        append_all(oscal, out, values, ", ", depth);
    } else if (has_items(choices)) {
        bool many = span_equal(value_get_text(select, "how-many"), SPAN("one-or-more"));
        buffer_append_string(out, many ? "[Selection (one or more): " : "[Selection: ");
        append_all(oscal, out, choices, "; ", depth);
        buffer_append_byte(out, ']');
    } else {
        struct span label = value_get_text(found, "label");
        buffer_append_string(out, "[Assignment: ");
        append_text(oscal, out, label.size > 0 ? label : id, depth);
        buffer_append_byte(out, ']');
    }
}

/* The parameter of "{{ insert: param, ac-1_prm_1 }}" at the start of `text`; its size, 0 for anything else.
 */
static size_t insert_at(struct span text, struct span *id)
{
    size_t end = span_starts(text, SPAN("{{")) ? span_find(text, SPAN("}}"), 2) : SPAN_NONE;
    size_t comma = span_find_byte(text, ',', 0);
    if (end == SPAN_NONE || end > 200 || comma > end)
        return 0;
    *id = span_trim(span_part(text, comma + 1, end));
    return end + 2;
}

/* "[label](#target)" at the start of `text` leads to another part of the catalog: only its label is read. */
static size_t reference_at(struct span text, struct span *label)
{
    size_t close = text.bytes[0] == '[' ? span_find_byte(span_part(text, 0, 500), ']', 1) : SPAN_NONE;
    if (close == SPAN_NONE || !span_starts(span_part(text, close + 1, text.size), SPAN("(#")))
        return 0;
    size_t end = span_find_byte(span_part(text, 0, close + 200), ')', close);
    if (end == SPAN_NONE)
        return 0;
    *label = span_part(text, 1, close);
    return end + 1;
}

static void append_text(const struct oscal *oscal, struct buffer *out, struct span text, int depth)
{
    for (size_t at = 0; at < text.size && out->size < TEXT_LIMIT;) {
        struct span rest = span_part(text, at, text.size);
        struct span inner = SPAN_EMPTY;
        size_t size = depth < INSERTS_DEEP ? insert_at(rest, &inner) : 0;
        if (size > 0) {
            append_parameter(oscal, out, inner, depth + 1);
        } else if ((size = reference_at(rest, &inner)) > 0) {
            buffer_append(out, inner);
        } else {
            size_t next = at;
            utf8_next(text, &next);
            size = next - at;
            buffer_append(out, span_part(text, at, next));
        }
        at += size;
    }
}

bool oscal_prose(const struct oscal *oscal, const struct value *part, struct span *out)
{
    CLEANUP(buffer_free) struct buffer text = BUFFER_INIT;
    struct span prose = span_trim(value_get_text(part, "prose"));
    *out = SPAN_EMPTY;
    if (prose.size == 0)
        return true;
    struct span label = label_of(part);
    if (label.size > 0) {
        buffer_append(&text, label);
        buffer_append_byte(&text, ' ');
    }
    append_text(oscal, &text, prose, 0);
    return take(oscal, &text, out);
}

/* Append what the links of one relation name; `#` targets are controls or resources of the back matter. */
static void append_links(const struct oscal *oscal, struct buffer *out, const struct value *links,
                         const char *relation, const char *intro, const char *between)
{
    const struct value *resources = value_get(value_get(oscal->catalog, "back-matter"), "resources");
    bool any = false;
    for (size_t i = 0; links != NULL && links->type == VALUE_LIST && i < links->count; i++) {
        struct span target = value_get_text(&links->items[i], "href");
        if (!span_equal(value_get_text(&links->items[i], "rel"), span_of(relation)) || target.size < 2)
            continue;
        struct span name = value_get_text(&links->items[i], "text");
        struct span id = span_part(target, target.bytes[0] == '#', target.size);
        if (name.size == 0)
            name = value_get_text(find(resources, "uuid", id), "title");
        buffer_append_string(out, any ? between : intro);
        any = true;
        if (name.size > 0)
            buffer_append(out, name);
        else if (id.size < target.size)
            append_upper(out, id);
        else
            buffer_append(out, target);
    }
    if (any)
        buffer_append_string(out, ". ");
}

bool oscal_links(const struct oscal *oscal, const struct value *control, struct span *out)
{
    CLEANUP(buffer_free) struct buffer text = BUFFER_INIT;
    const struct value *links = value_get(control, "links");
    *out = SPAN_EMPTY;
    append_links(oscal, &text, links, "related", "Related: ", ", ");
    append_links(oscal, &text, links, "reference", "References: ", "; ");
    append_links(oscal, &text, links, "incorporated-into", "Withdrawn, incorporated into ", ", ");
    return text.size == 0 || take(oscal, &text, out);
}
