/* Records to JSON maps and back. */
#include "document/wire.h"

#include <stddef.h>
#include <string.h>

#define FIELD(record, key, member, type)                                                                     \
    {                                                                                                        \
        key, offsetof(struct record, member), type                                                           \
    }
#define FIELDS_END                                                                                           \
    {                                                                                                        \
        NULL, 0, WIRE_TEXT                                                                                   \
    }

const struct wire_field wire_page[] = {
    FIELD(page, "id", id, WIRE_TEXT),
    FIELD(page, "title", title, WIRE_TEXT),
    FIELD(page, "url", url, WIRE_TEXT),
    FIELD(page, "path", path, WIRE_TEXT),
    FIELD(page, "language", language, WIRE_TEXT),
    FIELD(page, "owner", owner, WIRE_TEXT),
    FIELD(page, "date", date, WIRE_NUMBER),
    FIELD(page, "date_source", date_source, WIRE_NUMBER),
    FIELD(page, "review_by", review_by, WIRE_NUMBER),
    FIELD(page, "audience", audience, WIRE_NUMBER),
    FIELD(page, "audience_given", audience_given, WIRE_FLAG),
    FIELD(page, "status", status, WIRE_NUMBER),
    FIELD(page, "standards", standards, WIRE_REFS),
    FIELD(page, "services", services, WIRE_TEXTS),
    FIELD(page, "notes", notes, WIRE_TEXTS),
    FIELDS_END,
};

const struct wire_field wire_statement[] = {
    FIELD(statement, "kind", kind, WIRE_NUMBER),
    FIELD(statement, "about", about, WIRE_NUMBER),
    FIELD(statement, "id", id, WIRE_TEXT),
    FIELD(statement, "anchor", anchor, WIRE_TEXT),
    FIELD(statement, "headings", headings, WIRE_TEXTS),
    FIELD(statement, "question", question, WIRE_TEXT),
    FIELD(statement, "text", text, WIRE_TEXT),
    FIELD(statement, "hash", hash, WIRE_TEXT),
    FIELD(statement, "standards", standards, WIRE_REFS),
    FIELD(statement, "services", services, WIRE_TEXTS),
    FIELD(statement, "links", links, WIRE_LINKS),
    FIELD(statement, "page_number", page_number, WIRE_NUMBER),
    FIELD(statement, "url", url, WIRE_TEXT),
    FIELD(statement, "date", date, WIRE_NUMBER),
    FIELDS_END,
};

const struct wire_field wire_scope[] = {
    FIELD(scope_row, "standard", standard.id, WIRE_TEXT),
    FIELD(scope_row, "edition", standard.edition, WIRE_TEXT),
    FIELD(scope_row, "level", standard.level, WIRE_TEXT),
    FIELD(scope_row, "service", service, WIRE_TEXT),
    FIELD(scope_row, "name", name, WIRE_TEXT),
    FIELD(scope_row, "environment", environment, WIRE_TEXT),
    FIELD(scope_row, "qualifier", qualifier, WIRE_TEXT),
    FIELD(scope_row, "words", words, WIRE_TEXT),
    FIELD(scope_row, "state", state, WIRE_NUMBER),
    FIELD(scope_row, "known", known, WIRE_FLAG),
    FIELD(scope_row, "statement", statement, WIRE_NUMBER),
    FIELDS_END,
};

const struct wire_field wire_evidence[] = {
    FIELD(evidence_row, "type", type, WIRE_NUMBER),
    FIELD(evidence_row, "access", access, WIRE_NUMBER),
    FIELD(evidence_row, "standard", standard.id, WIRE_TEXT),
    FIELD(evidence_row, "edition", standard.edition, WIRE_TEXT),
    FIELD(evidence_row, "level", standard.level, WIRE_TEXT),
    FIELD(evidence_row, "label", label, WIRE_TEXT),
    FIELD(evidence_row, "target", target, WIRE_TEXT),
    FIELD(evidence_row, "issuer", issuer, WIRE_TEXT),
    FIELD(evidence_row, "reported", reported, WIRE_NUMBER),
    FIELD(evidence_row, "from", from, WIRE_NUMBER),
    FIELD(evidence_row, "to", to, WIRE_NUMBER),
    FIELD(evidence_row, "valid_until", valid_until, WIRE_NUMBER),
    FIELD(evidence_row, "statement", statement, WIRE_NUMBER),
    FIELDS_END,
};

const struct wire_field wire_input[] = {
    FIELD(document_input, "path", path, WIRE_TEXT),
    FIELD(document_input, "page_id", facts.page_id, WIRE_TEXT),
    FIELD(document_input, "title", facts.title, WIRE_TEXT),
    FIELD(document_input, "url", facts.url, WIRE_TEXT),
    FIELD(document_input, "language", facts.language, WIRE_TEXT),
    FIELD(document_input, "owner", facts.owner, WIRE_TEXT),
    FIELD(document_input, "standards", facts.standards, WIRE_TEXTS),
    FIELD(document_input, "services", facts.services, WIRE_TEXTS),
    FIELD(document_input, "date", facts.date, WIRE_NUMBER),
    FIELD(document_input, "modified", facts.modified, WIRE_NUMBER),
    FIELD(document_input, "review_by", facts.review_by, WIRE_NUMBER),
    FIELD(document_input, "audience", facts.audience, WIRE_NUMBER),
    FIELD(document_input, "status", facts.status, WIRE_NUMBER),
    FIELD(document_input, "about", facts.about, WIRE_NUMBER),
    FIELDS_END,
};

/* A list of links as it stands in memory: see WIRE_LINKS. */
struct link_list {
    struct record_link *items;
    size_t count;
};

_Static_assert(offsetof(struct statement, link_count) - offsetof(struct statement, links) ==
                   offsetof(struct link_list, count),
               "links and link_count stand side by side");

static void write_texts(struct json_writer *writer, const struct span_list *list)
{
    json_begin_list(writer);
    for (size_t i = 0; i < list->count; i++)
        json_string(writer, list->items[i]);
    json_end_list(writer);
}

static void write_refs(struct json_writer *writer, const struct standard_refs *list)
{
    json_begin_list(writer);
    for (size_t i = 0; i < list->count; i++) {
        json_string(writer, list->items[i].id);
        json_string(writer, list->items[i].edition);
        json_string(writer, list->items[i].level);
    }
    json_end_list(writer);
}

static void write_links(struct json_writer *writer, const struct link_list *list)
{
    json_begin_list(writer);
    for (size_t i = 0; i < list->count; i++) {
        json_string(writer, list->items[i].label);
        json_string(writer, list->items[i].target);
    }
    json_end_list(writer);
}

static void write_member(struct json_writer *writer, enum wire_type type, const void *member)
{
    int32_t number = 0;
    switch (type) {
    case WIRE_TEXT:
        json_string(writer, *(const struct span *)member);
        break;
    case WIRE_TEXTS:
        write_texts(writer, member);
        break;
    case WIRE_NUMBER:
        memcpy(&number, member, sizeof number);
        json_integer(writer, number);
        break;
    case WIRE_FLAG:
        json_boolean(writer, *(const bool *)member);
        break;
    case WIRE_REFS:
        write_refs(writer, member);
        break;
    case WIRE_LINKS:
        write_links(writer, member);
        break;
    }
}

void wire_write(struct json_writer *writer, const struct wire_field *fields, const void *record)
{
    json_begin_map(writer);
    for (; fields->key != NULL; fields++) {
        json_key(writer, fields->key);
        write_member(writer, fields->type, (const char *)record + fields->offset);
    }
    json_end_map(writer);
}

static bool read_texts(const struct value *value, struct arena *arena, struct span_list *list)
{
    list->items = arena_array(arena, value->count, sizeof *list->items);
    for (size_t i = 0; list->items != NULL && i < value->count; i++)
        list->items[i] = value_text(&value->items[i]);
    list->count = value->count;
    return list->items != NULL;
}

static bool read_refs(const struct value *value, struct arena *arena, struct standard_refs *list)
{
    list->count = value->count / 3;
    list->items = arena_array(arena, list->count, sizeof *list->items);
    for (size_t i = 0; list->items != NULL && i < list->count; i++) {
        const struct value *ref = &value->items[i * 3];
        list->items[i] = (struct standard_ref){value_text(&ref[0]), value_text(&ref[1]), value_text(&ref[2])};
    }
    return list->items != NULL;
}

static bool read_links(const struct value *value, struct arena *arena, struct link_list *list)
{
    list->count = value->count / 2;
    list->items = arena_array(arena, list->count, sizeof *list->items);
    for (size_t i = 0; list->items != NULL && i < list->count; i++)
        list->items[i] =
            (struct record_link){value_text(&value->items[i * 2]), value_text(&value->items[i * 2 + 1])};
    return list->items != NULL;
}

static enum value_type expected(enum wire_type type)
{
    static const enum value_type types[] = {
        [WIRE_TEXT] = VALUE_STRING, [WIRE_TEXTS] = VALUE_LIST, [WIRE_NUMBER] = VALUE_NUMBER,
        [WIRE_FLAG] = VALUE_BOOL,   [WIRE_REFS] = VALUE_LIST,  [WIRE_LINKS] = VALUE_LIST};
    return types[type];
}

static bool read_member(const struct value *value, enum wire_type type, struct arena *arena, void *member)
{
    int32_t number = (int32_t)value_integer(value, 0);
    switch (type) {
    case WIRE_TEXT:
        *(struct span *)member = value_text(value);
        return true;
    case WIRE_TEXTS:
        return read_texts(value, arena, member);
    case WIRE_NUMBER:
        memcpy(member, &number, sizeof number);
        return true;
    case WIRE_FLAG:
        *(bool *)member = value->boolean;
        return true;
    case WIRE_REFS:
        return read_refs(value, arena, member);
    case WIRE_LINKS:
        return read_links(value, arena, member);
    }
    return false;
}

enum avow_status wire_read(const struct value *map, const struct wire_field *fields, struct arena *arena,
                           void *record, struct avow_error *err)
{
    for (; fields->key != NULL; fields++) {
        const struct value *value = value_get(map, fields->key);
        if (value == NULL)
            continue;
        if (value->type != expected(fields->type))
            return error_set(err, AVOW_BAD_INPUT, "", "the read worker wrote no usable %s", fields->key);
        if (!read_member(value, fields->type, arena, (char *)record + fields->offset))
            return error_set_no_memory(err, "");
    }
    return AVOW_OK;
}
