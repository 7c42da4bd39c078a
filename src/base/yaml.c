/* YAML text to a value tree (libyaml): the plain part of the language, without anchors, aliases and tags. */
#include "base/value.h"

#include "base/cleanup.h"

#include <stdlib.h>

#include <yaml.h>

enum { MOST_LEVELS = 32 };

struct reader {
    yaml_parser_t parser;
    yaml_event_t event; /* the one being looked at */
    struct span source;
    const char *name;
    struct arena *arena;
    struct avow_error *err;
    int depth;
};

static void reader_end(struct reader *reader)
{
    yaml_event_delete(&reader->event);
    yaml_parser_delete(&reader->parser);
}

static enum avow_status refuse(struct reader *reader, size_t line, const char *what, const char *detail)
{
    return error_set_line(reader->err, reader->name, (int)line, "%s%s%s", what, detail[0] != '\0' ? ": " : "",
                          detail);
}

static size_t event_line(const struct reader *reader)
{
    return reader->event.start_mark.line + 1;
}

/* libyaml knows no line for bytes it cannot decode, only how far it had read. */
static size_t failure_line(const struct reader *reader)
{
    const yaml_parser_t *parser = &reader->parser;
    if (parser->error != YAML_READER_ERROR)
        return parser->problem_mark.line + 1;
    struct span read = span_part(reader->source, 0, parser->problem_offset);
    size_t line = 1;
    for (size_t at = 0; (at = span_find_byte(read, '\n', at)) != SPAN_NONE; at++)
        line++;
    return line;
}

static enum avow_status next_event(struct reader *reader)
{
    yaml_event_delete(&reader->event);
    if (yaml_parser_parse(&reader->parser, &reader->event))
        return AVOW_OK;
    if (reader->parser.error == YAML_MEMORY_ERROR)
        return error_set_no_memory(reader->err, reader->name);
    const char *problem = reader->parser.problem != NULL ? reader->parser.problem : "unreadable";
    return refuse(reader, failure_line(reader), "broken YAML, correct it", problem);
}

struct node_marks {
    const yaml_char_t *anchor;
    const yaml_char_t *tag;
};

static struct node_marks marks_of(const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        return (struct node_marks){event->data.scalar.anchor, event->data.scalar.tag};
    case YAML_SEQUENCE_START_EVENT:
        return (struct node_marks){event->data.sequence_start.anchor, event->data.sequence_start.tag};
    case YAML_MAPPING_START_EVENT:
        return (struct node_marks){event->data.mapping_start.anchor, event->data.mapping_start.tag};
    default:
        return (struct node_marks){NULL, NULL};
    }
}

/* What could make the text mean more than it says, or grow without end. */
static enum avow_status check_plain(struct reader *reader)
{
    struct node_marks marks = marks_of(&reader->event);
    if (reader->event.type == YAML_ALIAS_EVENT)
        return refuse(reader, event_line(reader), "YAML aliases (*name) are not read; write the value out",
                      (const char *)reader->event.data.alias.anchor);
    if (marks.anchor != NULL)
        return refuse(reader, event_line(reader), "YAML anchors (&name) are not read; write the value out",
                      (const char *)marks.anchor);
    if (marks.tag != NULL)
        return refuse(reader, event_line(reader), "YAML tags (!name) are not read; leave the tag out",
                      (const char *)marks.tag);
    return AVOW_OK;
}

struct plain_word {
    const char *text;
    enum value_type type;
    bool boolean;
};

/* The words of YAML 1.2's core schema (10.3.2) that are no text. */
static const struct plain_word plain_words[] = {
    {"", VALUE_NULL, false},      {"~", VALUE_NULL, false},     {"null", VALUE_NULL, false},
    {"Null", VALUE_NULL, false},  {"NULL", VALUE_NULL, false},  {"true", VALUE_BOOL, true},
    {"True", VALUE_BOOL, true},   {"TRUE", VALUE_BOOL, true},   {"false", VALUE_BOOL, false},
    {"False", VALUE_BOOL, false}, {"FALSE", VALUE_BOOL, false},
};

static struct span scalar_span(const struct reader *reader)
{
    return (struct span){(const char *)reader->event.data.scalar.value, reader->event.data.scalar.length};
}

static enum avow_status read_scalar(struct reader *reader, struct value *out)
{
    out->type = VALUE_STRING;
    out->text = arena_copy(reader->arena, scalar_span(reader));
    if (out->text.bytes == NULL)
        return error_set_no_memory(reader->err, reader->name);
    bool plain = reader->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    for (size_t i = 0; plain && i < sizeof plain_words / sizeof *plain_words; i++) {
        if (!span_equal(out->text, span_of(plain_words[i].text)))
            continue;
        out->type = plain_words[i].type;
        out->boolean = plain_words[i].boolean;
    }
    return AVOW_OK;
}

static enum avow_status read_node(struct reader *reader, struct value *out);

static enum avow_status read_list(struct reader *reader, struct value *out)
{
    size_t capacity = 0;
    enum avow_status status;
    out->type = VALUE_LIST;
    while ((status = next_event(reader)) == AVOW_OK && reader->event.type != YAML_SEQUENCE_END_EVENT) {
        if (!arena_grow(reader->arena, &out->items, &capacity, out->count, sizeof *out->items))
            return error_set_no_memory(reader->err, reader->name);
        status = read_node(reader, &out->items[out->count]);
        if (status != AVOW_OK)
            return status;
        out->count++;
    }
    return status;
}

struct key {
    struct span text;
    size_t line;
};

static int by_text(const void *left, const void *right)
{
    const struct key *a = left;
    const struct key *b = right;
    int order = span_compare(a->text, b->text);
    return order != 0 ? order : (a->line > b->line) - (a->line < b->line);
}

/* Sorts the keys: a hostile page may have a map of a hundred thousand. */
static enum avow_status refuse_twice(struct reader *reader, struct key *keys, size_t count)
{
    const struct key *twice = NULL;
    if (count > 0)
        qsort(keys, count, sizeof *keys, by_text);
    for (size_t i = 1; i < count; i++)
        if (span_equal(keys[i - 1].text, keys[i].text) && (twice == NULL || keys[i].line < twice->line))
            twice = &keys[i];
    return twice == NULL
               ? AVOW_OK
               : refuse(reader, twice->line, "this key stands twice in its map, keep one", twice->text.bytes);
}

static enum avow_status read_key(struct reader *reader, struct key *key)
{
    enum avow_status status = check_plain(reader);
    if (status != AVOW_OK)
        return status;
    if (reader->event.type != YAML_SCALAR_EVENT)
        return refuse(reader, event_line(reader), "a key must be a word, not a list or a map", "");
    *key = (struct key){arena_copy(reader->arena, scalar_span(reader)), event_line(reader)};
    return key->text.bytes != NULL ? AVOW_OK : error_set_no_memory(reader->err, reader->name);
}

static enum avow_status read_map(struct reader *reader, struct value *out)
{
    size_t key_room = 0;
    size_t item_room = 0;
    struct key *keys = NULL;
    enum avow_status status;
    out->type = VALUE_MAP;
    while ((status = next_event(reader)) == AVOW_OK && reader->event.type != YAML_MAPPING_END_EVENT) {
        if (!arena_grow(reader->arena, &keys, &key_room, out->count, sizeof *keys) ||
            !arena_grow(reader->arena, &out->items, &item_room, out->count, sizeof *out->items))
            return error_set_no_memory(reader->err, reader->name);
        status = read_key(reader, &keys[out->count]);
        if (status == AVOW_OK)
            status = next_event(reader);
        if (status == AVOW_OK)
            status = read_node(reader, &out->items[out->count]);
        if (status != AVOW_OK)
            return status;
        out->count++;
    }
    if (status != AVOW_OK)
        return status;
    out->keys = arena_array(reader->arena, out->count, sizeof *out->keys);
    if (out->keys == NULL)
        return error_set_no_memory(reader->err, reader->name);
    for (size_t i = 0; i < out->count; i++)
        out->keys[i] = keys[i].text;
    return refuse_twice(reader, keys, out->count);
}

/* Read the node that the current event begins. */
static enum avow_status read_node(struct reader *reader, struct value *out)
{
    enum avow_status status = check_plain(reader);
    if (status != AVOW_OK)
        return status;
    out->line = (int)event_line(reader);
    if (reader->event.type == YAML_SCALAR_EVENT)
        return read_scalar(reader, out);
    if (reader->depth == MOST_LEVELS)
        return refuse(reader, event_line(reader), "nested deeper than 32 levels; make it flatter", "");
    reader->depth++;
    status = reader->event.type == YAML_SEQUENCE_START_EVENT ? read_list(reader, out) : read_map(reader, out);
    reader->depth--;
    return status;
}

/* The whole stream: nothing, or one document. */
static enum avow_status read_stream(struct reader *reader, struct value *out)
{
    enum avow_status status = next_event(reader); /* stream start */
    if (status == AVOW_OK)
        status = next_event(reader); /* document start, or the end */
    if (status != AVOW_OK || reader->event.type == YAML_STREAM_END_EVENT)
        return status;
    status = next_event(reader);
    if (status == AVOW_OK)
        status = read_node(reader, out);
    if (status == AVOW_OK)
        status = next_event(reader); /* document end */
    if (status == AVOW_OK)
        status = next_event(reader);
    if (status == AVOW_OK && reader->event.type != YAML_STREAM_END_EVENT)
        return refuse(reader, event_line(reader), "a second YAML document begins here; keep one", "");
    return status;
}

enum avow_status yaml_read(struct span text, const char *name, struct arena *arena, struct value *out,
                           struct avow_error *err)
{
    CLEANUP(reader_end)
    struct reader reader = {.source = text, .name = name, .arena = arena, .err = err};
    if (!yaml_parser_initialize(&reader.parser))
        return error_set_no_memory(err, name);
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader.parser,
                                 (const unsigned char *)(text.bytes != NULL ? text.bytes : ""), text.size);
    struct value value = {.line = 1};
    enum avow_status status = read_stream(&reader, &value);
    if (status == AVOW_OK)
        *out = value;
    return status;
}
