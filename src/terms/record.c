/* The document data: a version byte, then texts, lists and numbers in the order of struct record's table
 * here. */
#include "terms/record.h"

#include "terms/bytes.h"

enum { VERSION = 1 };

/* Every text of a record, in the order it is written. */
static const size_t texts[] = {
    offsetof(struct record, id),       offsetof(struct record, page_id), offsetof(struct record, title),
    offsetof(struct record, url),      offsetof(struct record, path),    offsetof(struct record, anchor),
    offsetof(struct record, question), offsetof(struct record, text),    offsetof(struct record, hash),
    offsetof(struct record, language), offsetof(struct record, owner),
};

/* Every whole number. */
static const size_t numbers[] = {
    offsetof(struct record, date),       offsetof(struct record, review_by),
    offsetof(struct record, valid_from), offsetof(struct record, valid_to),
    offsetof(struct record, ordinal),    offsetof(struct record, page_number),
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static void put_spans(struct buffer *out, const struct span_list *list)
{
    bytes_put_number(out, (uint32_t)list->count);
    for (size_t i = 0; i < list->count; i++)
        bytes_put_field(out, list->items[i]);
}

static void put_standards(struct buffer *out, const struct standard_refs *list)
{
    bytes_put_number(out, (uint32_t)list->count);
    for (size_t i = 0; i < list->count; i++) {
        bytes_put_field(out, list->items[i].id);
        bytes_put_field(out, list->items[i].edition);
        bytes_put_field(out, list->items[i].level);
    }
}

static void put_links(struct buffer *out, const struct record *record)
{
    bytes_put_number(out, (uint32_t)record->link_count);
    for (size_t i = 0; i < record->link_count; i++) {
        bytes_put_field(out, record->links[i].label);
        bytes_put_field(out, record->links[i].target);
    }
}

bool record_encode(struct buffer *out, const struct record *record)
{
    const char *base = (const char *)record;
    const char head[] = {VERSION,
                         (char)record->date_source,
                         (char)record->kind,
                         (char)record->status,
                         (char)record->audience,
                         (char)record->about};
    buffer_append(out, (struct span){head, sizeof head});
    for (size_t i = 0; i < COUNT(texts); i++)
        bytes_put_field(out, *(const struct span *)(const void *)(base + texts[i]));
    for (size_t i = 0; i < COUNT(numbers); i++)
        bytes_put_number(out, *(const uint32_t *)(const void *)(base + numbers[i]));
    put_spans(out, &record->headings);
    put_standards(out, &record->standards);
    put_spans(out, &record->services);
    put_links(out, record);
    return !out->failed;
}

static bool read_head(struct bytes_reader *reader, struct record *record)
{
    uint8_t version = bytes_get_u8(reader);
    uint8_t source = bytes_get_u8(reader);
    uint8_t kind = bytes_get_u8(reader);
    uint8_t status = bytes_get_u8(reader);
    uint8_t audience = bytes_get_u8(reader);
    uint8_t about = bytes_get_u8(reader);
    record->date_source = (enum date_source)source;
    record->kind = (enum statement_kind)kind;
    record->status = (enum page_status)status;
    record->audience = (enum page_audience)audience;
    record->about = (enum statement_about)about;
    return !reader->failed && version == VERSION && source < DATE_SOURCE_COUNT && kind < KIND_COUNT &&
           status < STATUS_COUNT && audience < AUDIENCE_COUNT && about < ABOUT_COUNT;
}

/* Room for as many items as follow, each of `fields` fields. A count no rest of that size could hold fails
 * before memory is taken. NULL when the memory ran out. */
static void *read_list(struct bytes_reader *reader, size_t fields, struct arena *arena, size_t *count)
{
    size_t items = bytes_get_number(reader);
    if (items > reader->rest.size / fields) {
        reader->failed = true;
        items = 0;
    }
    *count = items;
    return arena_array(arena, items, fields * sizeof(struct span));
}

/* Lists are arrays of structs of spans only, so that one loop reads them all. */
static void *read_spans(struct bytes_reader *reader, size_t fields, struct arena *arena, size_t *count)
{
    struct span *items = read_list(reader, fields, arena, count);
    for (size_t i = 0; items != NULL && i < *count * fields; i++)
        items[i] = bytes_get_field(reader);
    return items;
}

_Static_assert(sizeof(struct standard_ref) == 3 * sizeof(struct span), "a reference is three spans");
_Static_assert(sizeof(struct record_link) == 2 * sizeof(struct span), "a link is two spans");

static bool read_lists(struct bytes_reader *reader, struct arena *arena, struct record *record)
{
    record->headings.items = read_spans(reader, 1, arena, &record->headings.count);
    record->standards.items = read_spans(reader, 3, arena, &record->standards.count);
    record->services.items = read_spans(reader, 1, arena, &record->services.count);
    record->links = read_spans(reader, 2, arena, &record->link_count);
    return record->headings.items != NULL && record->standards.items != NULL &&
           record->services.items != NULL && record->links != NULL;
}

enum avow_status record_decode(struct span bytes, struct arena *arena, struct record *out,
                               struct avow_error *err)
{
    struct bytes_reader reader = {bytes, false};
    struct record record = {0};
    char *base = (char *)&record;
    bool sound = read_head(&reader, &record);
    for (size_t i = 0; i < COUNT(texts); i++)
        *(struct span *)(void *)(base + texts[i]) = bytes_get_field(&reader);
    for (size_t i = 0; i < COUNT(numbers); i++)
        *(uint32_t *)(void *)(base + numbers[i]) = bytes_get_number(&reader);
    if (!read_lists(&reader, arena, &record))
        return error_set_no_memory(err, "record");
    if (!sound || reader.failed || reader.rest.size > 0)
        return error_set(err, AVOW_CORRUPT, "record",
                         "a statement's data cannot be read; rebuild the index with --rebuild");
    *out = record;
    return AVOW_OK;
}
