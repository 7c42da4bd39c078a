/* Find the YAML before a page's text and parse it. */
#include "document/reader.h"

enum { LOOSE_LINES = 100 /* lines a front matter without its opening `---` may have */ };

static bool is_fence(struct span line)
{
    line = span_trim(line);
    return span_equal(line, SPAN("---")) || span_equal(line, SPAN("..."));
}

/* `key:` at a line's start. */
static bool is_key_line(struct span line)
{
    size_t at = 0;
    while (at < line.size && (line.bytes[at] == '_' || line.bytes[at] == '.' || line.bytes[at] == '-' ||
                              (line.bytes[at] >= '0' && line.bytes[at] <= '9') ||
                              ((line.bytes[at] | 0x20) >= 'a' && (line.bytes[at] | 0x20) <= 'z')))
        at++;
    return at > 0 && at < line.size && line.bytes[at] == ':' &&
           (at + 1 == line.size || line.bytes[at + 1] == ' ');
}

/* Lines that can stand in front matter: keys, their indented or listed values, comments. */
static bool is_loose_line(struct span line)
{
    return is_key_line(line) || (line.size > 0 && (line.bytes[0] == ' ' || line.bytes[0] == '\t')) ||
           span_starts(line, SPAN("- ")) || span_starts(line, SPAN("#"));
}

/* Split at the closing fence: `*yaml` is what stands before it (an opening fence included: it is YAML too,
 * and line numbers stay right), `*rest` what comes after. */
static bool split(struct span text, struct span *yaml, struct span *rest)
{
    struct span line = SPAN_EMPTY;
    *rest = text;
    if (!span_next_line(rest, &line))
        return false;
    bool fenced = span_equal(span_trim(line), SPAN("---"));
    if (!fenced && !is_key_line(line))
        return false;
    for (size_t lines = 1; fenced || lines < LOOSE_LINES; lines++) {
        size_t before = text.size - rest->size;
        if (!span_next_line(rest, &line))
            return false;
        if (is_fence(line)) {
            *yaml = span_part(text, 0, before);
            return true;
        }
        if (!fenced && !is_loose_line(line))
            return false;
    }
    return false;
}

enum avow_status reader_front_matter(struct span *text, struct arena *arena, struct value *out,
                                     struct avow_error *err)
{
    struct span yaml = SPAN_EMPTY;
    struct span rest = SPAN_EMPTY;
    if (span_starts(*text, SPAN("+++")))
        return reader_front_matter_toml(text, arena, out, err);
    *out = (struct value){.type = VALUE_NULL};
    if (!split(*text, &yaml, &rest))
        return AVOW_OK;
    bool fenced = span_starts(yaml, SPAN("---"));
    struct value value = {.type = VALUE_NULL};
    struct avow_error broken = AVOW_ERROR_INIT;
    enum avow_status status = yaml_read(yaml, "front matter", arena, &value, &broken);
    bool map = status == AVOW_OK && value.type == VALUE_MAP;
    if (!fenced && !map)
        return AVOW_OK; /* it only looked like front matter */
    if (status == AVOW_BAD_INPUT)
        return error_set(err, status, "", "%s: %s", broken.place, broken.message);
    if (status != AVOW_OK)
        return error_set(err, status, broken.place, "%s", broken.message);
    if (map || value.type == VALUE_NULL) {
        *out = value;
        *text = rest;
    }
    return AVOW_OK;
}
