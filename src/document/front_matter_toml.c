/* Front matter in TOML between `+++` lines: the plain keys before the first table, handed on as YAML. */
#include "document/reader.h"

#include "base/buffer.h"
#include "base/cleanup.h"

static bool is_fence(struct span line)
{
    return span_equal(span_trim(line), SPAN("+++"));
}

/* A value on one line that YAML reads the same: a string, a list of them, a number, a date, a flag. */
static bool is_plain_value(struct span value)
{
    char first = value.size > 0 ? value.bytes[0] : '\0';
    char last = value.size > 0 ? value.bytes[value.size - 1] : '\0';
    if (first == '"' || first == '\'')
        return value.size > 1 && last == first && !span_starts(value, SPAN("\"\"\"")) &&
               !span_starts(value, SPAN("'''"));
    if (first == '[')
        return last == ']';
    for (size_t i = 0; i < value.size; i++) {
        char byte = value.bytes[i];
        bool word = (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
        if (!word && byte != '-' && byte != ':' && byte != '.' && byte != '+')
            return false;
    }
    return value.size > 0;
}

/* "key = value" as "key: value"; other lines are left out. */
static void append_line(struct buffer *yaml, struct span line)
{
    size_t sign = span_find_byte(line, '=', 0);
    struct span key = span_trim(span_part(line, 0, sign));
    struct span value = sign == SPAN_NONE ? SPAN_EMPTY : span_trim(span_part(line, sign + 1, line.size));
    bool plain_key = key.size > 0;
    for (size_t i = 0; i < key.size; i++)
        plain_key = plain_key && (((key.bytes[i] | 0x20) >= 'a' && (key.bytes[i] | 0x20) <= 'z') ||
                                  key.bytes[i] == '_' || key.bytes[i] == '-');
    if (plain_key && is_plain_value(value))
        buffer_printf(yaml, "%.*s: %.*s\n", SPAN_ARG(key), SPAN_ARG(value));
}

enum avow_status reader_front_matter_toml(struct span *text, struct arena *arena, struct value *out,
                                          struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer yaml = BUFFER_INIT;
    struct span rest = *text;
    struct span line = SPAN_EMPTY;
    bool in_table = false;
    *out = (struct value){.type = VALUE_NULL};
    if (!span_next_line(&rest, &line) || !is_fence(line))
        return AVOW_OK;
    while (span_next_line(&rest, &line)) {
        if (is_fence(line)) {
            struct value value = {.type = VALUE_NULL};
            enum avow_status status = yaml_read(buffer_span(&yaml), "front matter", arena, &value, NULL);
            if (status == AVOW_NO_MEMORY || yaml.failed)
                return error_set_no_memory(err, "");
            *text = rest;
            if (status == AVOW_OK && value.type == VALUE_MAP)
                *out = value;
            return AVOW_OK;
        }
        in_table = in_table || span_starts(span_trim(line), SPAN("["));
        if (!in_table)
            append_line(&yaml, line);
    }
    return AVOW_OK;
}
