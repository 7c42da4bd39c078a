/* JSON written straight into a buffer, safe to stand inside HTML. */
#include "base/json_writer.h"

#include "base/utf8.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { MOST_DIGITS = 17, LINE_SEPARATOR = 0x2028, PARAGRAPH_SEPARATOR = 0x2029 };

struct json_writer json_writer_to(struct buffer *out)
{
    return (struct json_writer){.out = out};
}

struct json_writer json_writer_to_tree(struct json_tree *tree, struct buffer *out)
{
    return (struct json_writer){.out = out, .tree = tree};
}

/* The value into the tree; false when the writer writes text. */
static bool grows(struct json_writer *writer, struct value value)
{
    if (writer->tree == NULL)
        return false;
    json_tree_add(writer->tree, value);
    writer->out->failed = writer->out->failed || writer->tree->failed;
    return true;
}

/* Put the comma that stands before a key or a value. */
static void separate(struct json_writer *writer)
{
    if (writer->after_key || writer->depth == 0) {
        writer->after_key = false;
        return;
    }
    uint32_t level = UINT32_C(1) << (writer->depth - 1);
    if ((writer->has_item & level) != 0)
        buffer_append_byte(writer->out, ',');
    writer->has_item |= level;
}

static void begin(struct json_writer *writer, char bracket)
{
    if (writer->tree != NULL) {
        json_tree_begin(writer->tree, bracket == '{' ? VALUE_MAP : VALUE_LIST);
        writer->out->failed = writer->out->failed || writer->tree->failed;
        return;
    }
    separate(writer);
    if (writer->depth == JSON_LEVELS) {
        writer->out->failed = true;
        return;
    }
    buffer_append_byte(writer->out, bracket);
    writer->has_item &= ~(UINT32_C(1) << writer->depth);
    writer->depth++;
}

static void end(struct json_writer *writer, char bracket)
{
    if (writer->tree != NULL) {
        json_tree_end(writer->tree);
        return;
    }
    if (writer->depth > 0)
        writer->depth--;
    buffer_append_byte(writer->out, bracket);
}

void json_begin_map(struct json_writer *writer)
{
    begin(writer, '{');
}

void json_end_map(struct json_writer *writer)
{
    end(writer, '}');
}

void json_begin_list(struct json_writer *writer)
{
    begin(writer, '[');
}

void json_end_list(struct json_writer *writer)
{
    end(writer, ']');
}

/* The letter after the backslash for the control bytes that have one (RFC 8259, 7), else 0. */
static char short_escape(int32_t code)
{
    static const char letters[] = {['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r'};
    if (code == '"' || code == '\\')
        return (char)code;
    return code < (int32_t)sizeof letters ? letters[code] : '\0';
}

/* True when the character at [start, end) cannot be copied as it is. */
static bool needs_escape(struct span text, size_t start, size_t end, int32_t code)
{
    if (code < 0x80)
        return code < ' ' || code == '"' || code == '\\' ||
               (code == '/' && start > 0 && text.bytes[start - 1] == '<');
    return code == LINE_SEPARATOR || code == PARAGRAPH_SEPARATOR ||
           (code == UTF8_REPLACEMENT && end - start == 1);
}

static void append_escaped(struct buffer *out, int32_t code)
{
    char letter = short_escape(code);
    if (letter != '\0')
        buffer_printf(out, "\\%c", letter);
    else if (code == '/')
        buffer_append_string(out, "\\/");
    else if (code == UTF8_REPLACEMENT)
        utf8_append(out, code);
    else
        buffer_printf(out, "\\u%04x", (unsigned)code);
}

static void append_quoted(struct buffer *out, struct span text)
{
    buffer_append_byte(out, '"');
    size_t copied = 0;
    size_t at = 0;
    while (at < text.size) {
        size_t start = at;
        int32_t code = utf8_next(text, &at);
        if (!needs_escape(text, start, at, code))
            continue;
        buffer_append(out, span_part(text, copied, start));
        append_escaped(out, code);
        copied = at;
    }
    buffer_append(out, span_part(text, copied, text.size));
    buffer_append_byte(out, '"');
}

void json_key(struct json_writer *writer, const char *key)
{
    if (writer->tree != NULL) {
        json_tree_key(writer->tree, key);
        return;
    }
    json_string(writer, span_of(key));
    buffer_append_byte(writer->out, ':');
    writer->after_key = true;
}

void json_string(struct json_writer *writer, struct span text)
{
    if (grows(writer, (struct value){.type = VALUE_STRING, .text = text}))
        return;
    separate(writer);
    append_quoted(writer->out, text);
}

void json_integer(struct json_writer *writer, int64_t number)
{
    char text[32];
    int size = snprintf(text, sizeof text, "%lld", (long long)number);
    struct span digits = {text, (size_t)size};
    if (grows(writer, (struct value){.type = VALUE_NUMBER, .number = (double)number, .text = digits}))
        return;
    separate(writer);
    buffer_append(writer->out, digits);
}

/* Zeros at the end of a fraction say nothing, and a lone minus zero is zero. */
static void trim_fraction(char *text)
{
    char *end = text + strlen(text);
    if (strchr(text, '.') != NULL) {
        while (end[-1] == '0')
            end--;
        if (end[-1] == '.')
            end--;
        *end = '\0';
    }
    if (strcmp(text, "-0") == 0)
        strcpy(text, "0");
}

/* A host program may have set a locale, whose decimal sign (one or more bytes) printf uses. */
static void plain_point(char *text)
{
    char *out = text;
    for (const char *byte = text; *byte != '\0'; byte++) {
        bool digit = (*byte >= '0' && *byte <= '9') || *byte == '-';
        if (digit)
            *out++ = *byte;
        else if (out > text && out[-1] != '.')
            *out++ = '.';
    }
    *out = '\0';
}

void json_number(struct json_writer *writer, double number, int digits)
{
    if (!isfinite(number)) {
        json_null(writer);
        return;
    }
    char text[384]; /* the largest double has 309 digits before the point */
    digits = digits < 0 ? 0 : digits > MOST_DIGITS ? MOST_DIGITS : digits;
    snprintf(text, sizeof text, "%.*f", digits, number);
    plain_point(text);
    trim_fraction(text);
    if (grows(writer, (struct value){.type = VALUE_NUMBER, .number = number, .text = span_of(text)}))
        return;
    json_raw(writer, span_of(text));
}

void json_boolean(struct json_writer *writer, bool value)
{
    struct span word = value ? SPAN("true") : SPAN("false");
    if (!grows(writer, (struct value){.type = VALUE_BOOL, .boolean = value, .text = word}))
        json_raw(writer, word);
}

void json_null(struct json_writer *writer)
{
    if (!grows(writer, (struct value){.type = VALUE_NULL}))
        json_raw(writer, SPAN("null"));
}

void json_raw(struct json_writer *writer, struct span json)
{
    struct value value;
    if (writer->tree != NULL) {
        if (json_read(json, writer->tree->arena, &value, NULL) == AVOW_OK)
            grows(writer, value);
        else
            writer->out->failed = true;
        return;
    }
    separate(writer);
    buffer_append(writer->out, json);
}

void json_field_text(struct json_writer *writer, const char *key, struct span text)
{
    json_key(writer, key);
    json_string(writer, text);
}

void json_field_text_or_null(struct json_writer *writer, const char *key, struct span text)
{
    json_key(writer, key);
    if (text.size > 0)
        json_string(writer, text);
    else
        json_null(writer);
}

void json_field_integer(struct json_writer *writer, const char *key, int64_t number)
{
    json_key(writer, key);
    json_integer(writer, number);
}

void json_field_number(struct json_writer *writer, const char *key, double number, int digits)
{
    json_key(writer, key);
    json_number(writer, number, digits);
}

void json_field_texts(struct json_writer *writer, const char *key, const struct span *texts, size_t count)
{
    json_key(writer, key);
    json_begin_list(writer);
    for (size_t i = 0; i < count; i++)
        json_string(writer, texts[i]);
    json_end_list(writer);
}

void json_field_boolean(struct json_writer *writer, const char *key, bool value)
{
    json_key(writer, key);
    json_boolean(writer, value);
}
