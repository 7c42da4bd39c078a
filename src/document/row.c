/* One line of a JSONL file: a ready-made statement. */
#include "document/row.h"

#include "base/value.h"
#include "document/prose.h"

#include <stddef.h>

enum { ID_LIMIT = 200, LIST_LIMIT = 100 };

enum field_type { FIELD_LINE, FIELD_TEXT, FIELD_LIST };

struct field {
    const char *key;
    enum field_type type;
    size_t offset;
};

#define FIELD(key, member, type)                                                                             \
    {                                                                                                        \
        key, type, offsetof(struct statement_row, member)                                                    \
    }

static const struct field fields[] = {
    FIELD("page", page, FIELD_LINE),
    FIELD("title", title, FIELD_LINE),
    FIELD("url", url, FIELD_LINE),
    FIELD("date", date, FIELD_LINE),
    FIELD("audience", audience, FIELD_LINE),
    FIELD("heading", headings, FIELD_LIST),
    FIELD("question", question, FIELD_LINE),
    FIELD("text", text, FIELD_TEXT),
    FIELD("standards", standards, FIELD_LIST),
    FIELD("services", services, FIELD_LIST),
};

static enum avow_status no_text(const struct field *field, struct avow_error *err)
{
    return error_set(err, AVOW_BAD_INPUT, "", "%s is no %s", field->key,
                     field->type == FIELD_LIST ? "list of texts" : "text");
}

/* A list of texts, or a single text. */
static enum avow_status read_list(const struct value *value, const struct field *field, struct arena *arena,
                                  struct span_list *list, struct avow_error *err)
{
    const struct value *items = value->type == VALUE_LIST ? value->items : value;
    size_t count = value->type == VALUE_LIST ? value->count : 1;
    list->items = arena_array(arena, count, sizeof *list->items);
    if (list->items == NULL)
        return error_set_no_memory(err, "");
    for (size_t i = 0; i < count && list->count < LIST_LIMIT; i++) {
        if (items[i].type != VALUE_STRING)
            return no_text(field, err);
        struct span text = prose_tidy(items[i].text, arena);
        if (text.size > 0)
            list->items[list->count++] = text;
    }
    return AVOW_OK;
}

static enum avow_status read_field(const struct value *value, const struct field *field, struct arena *arena,
                                   struct statement_row *row, struct avow_error *err)
{
    void *member = (char *)row + field->offset;
    if (value == NULL || value->type == VALUE_NULL)
        return AVOW_OK;
    if (field->type == FIELD_LIST)
        return read_list(value, field, arena, member, err);
    if (value->type != VALUE_STRING)
        return no_text(field, err);
    *(struct span *)member =
        field->type == FIELD_TEXT ? span_trim(value->text) : prose_tidy(value->text, arena);
    return AVOW_OK;
}

/* The id names the statement in URLs, citations and runs, byte for byte. */
static enum avow_status read_id(const struct value *value, struct span *id, struct avow_error *err)
{
    struct span text = value_text(value);
    if (value == NULL || (value->type != VALUE_STRING && value->type != VALUE_NUMBER) || text.size == 0)
        return error_set(err, AVOW_BAD_INPUT, "", "has no id");
    if (text.size > ID_LIMIT)
        return error_set(err, AVOW_BAD_INPUT, "", "has an id of over %d bytes", ID_LIMIT);
    for (size_t i = 0; i < text.size; i++)
        if ((unsigned char)text.bytes[i] <= ' ' || text.bytes[i] == 0x7F)
            return error_set(err, AVOW_BAD_INPUT, "", "has an id with white space or control bytes");
    *id = text;
    return AVOW_OK;
}

static enum avow_status read_kind(const struct value *map, struct statement_row *row, struct avow_error *err)
{
    struct span word = span_trim(value_get_text(map, "kind"));
    row->kind = row->question.size > 0 ? KIND_FAQ : KIND_SECTION;
    if (word.size == 0)
        return AVOW_OK;
    int kind = word_value(WORDS_KIND, word);
    if (kind < 0)
        return error_set(err, AVOW_BAD_INPUT, "",
                         "has a kind that is none of faq, section, scope, evidence, control");
    row->kind = (enum statement_kind)kind;
    return AVOW_OK;
}

enum avow_status statement_row_read(struct span line, struct arena *arena, struct statement_row *out,
                                    struct avow_error *err)
{
    struct statement_row row = {.id = SPAN_EMPTY};
    struct value map = {.type = VALUE_NULL};
    if (line.size > ROW_LIMIT)
        return error_set(err, AVOW_TOO_LARGE, "", "is over %d KiB; split it", ROW_LIMIT / 1024);
    enum avow_status status = json_read(line, arena, &map, NULL);
    if (status == AVOW_OK && map.type == VALUE_MAP)
        status = read_id(value_get(&map, "id"), &row.id, err);
    else if (status != AVOW_NO_MEMORY)
        return error_set(err, AVOW_BAD_INPUT, "", "is no JSON object");
    for (size_t i = 0; status == AVOW_OK && i < sizeof fields / sizeof *fields; i++)
        status = read_field(value_get(&map, fields[i].key), &fields[i], arena, &row, err);
    if (status == AVOW_OK && row.text.size == 0)
        return error_set(err, AVOW_BAD_INPUT, "", "has no text");
    if (status == AVOW_OK)
        status = read_kind(&map, &row, err);
    if (status == AVOW_OK)
        *out = row;
    return status;
}

bool document_has_rows(struct span path)
{
    static const struct span extension = SPAN_INIT(".jsonl");
    return path.size > extension.size && span_ends_case(path, extension);
}
