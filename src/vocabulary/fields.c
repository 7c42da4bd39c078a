/* The fields of a row: copied out of the YAML tree, checked, refused with file and line. */
#include "vocabulary/fields.h"

#include <string.h>

enum { ID_BYTES = 64, NAME_BYTES = 160 };

static enum avow_status copy_text(const struct table_source *source, struct span text, struct span *out)
{
    struct span copy = arena_copy(&source->vocabulary->arena, text);
    if (copy.bytes == NULL)
        return error_set_no_memory(source->err, "vocabulary");
    *out = copy;
    return AVOW_OK;
}

enum avow_status fields_known(const struct table_source *source, const struct value *map,
                              const char *const known[])
{
    for (size_t at = 0; at < map->count; at++) {
        size_t row = 0;
        while (known[row] != NULL && !span_equal(map->keys[at], span_of(known[row])))
            row++;
        if (known[row] == NULL)
            return error_set_line(
                source->err, source->file, map->items[at].line != 0 ? map->items[at].line : map->line,
                "unknown field \"%.*s\": correct its spelling or remove it", SPAN_ARG(map->keys[at]));
    }
    return AVOW_OK;
}

/* A plain scalar with text in it; a number or true is the text as written. */
static enum avow_status scalar(const struct table_source *source, const struct value *value, const char *key,
                               struct span *out)
{
    bool plain = value->type != VALUE_LIST && value->type != VALUE_MAP && value->type != VALUE_NULL;
    struct span text = plain ? span_trim(value->text) : SPAN_EMPTY;
    if (text.size == 0 || text.size > NAME_BYTES)
        return error_set_line(source->err, source->file, value->line,
                              "%s: write a text of 1 to %d bytes here", key, NAME_BYTES);
    return copy_text(source, text, out);
}

enum avow_status field_text(const struct table_source *source, const struct value *map, const char *key,
                            struct span *out)
{
    const struct value *value = value_get(map, key);
    return value == NULL || value->type == VALUE_NULL ? AVOW_OK : scalar(source, value, key, out);
}

/* Refuse what is there and no list; absent and null have no children. */
static enum avow_status list_check(const struct table_source *source, const struct value *list,
                                   const char *key)
{
    if (list == NULL || list->type == VALUE_NULL || list->type == VALUE_LIST)
        return AVOW_OK;
    return error_set_line(source->err, source->file, list->line, "%s: write a list here, as in [A, B]", key);
}

enum avow_status field_list(const struct table_source *source, const struct value *list, const char *key,
                            struct span_list *out)
{
    enum avow_status status = list_check(source, list, key);
    size_t count = status == AVOW_OK && list != NULL ? list->count : 0;
    struct span_list copy = {arena_array(&source->vocabulary->arena, count, sizeof(struct span)), count};
    if (copy.items == NULL)
        return error_set_no_memory(source->err, "vocabulary");
    for (size_t at = 0; status == AVOW_OK && at < count; at++)
        status = scalar(source, &list->items[at], key, &copy.items[at]);
    if (status == AVOW_OK)
        *out = copy;
    return status;
}

enum avow_status field_add_name(const struct table_source *source, struct row_base *base,
                                struct row_name name)
{
    struct row_names *names = &base->names;
    if (!arena_grow(&source->vocabulary->arena, &names->items, &names->capacity, names->count,
                    sizeof *names->items))
        return error_set_no_memory(source->err, "vocabulary");
    names->items[names->count++] = name;
    return AVOW_OK;
}

/* A name written as {name: ..., edition: ..., level: ...}. */
static enum avow_status name_from_map(const struct table_source *source, const struct value *map,
                                      const char *key, struct row_name *name)
{
    static const char *const known[] = {"name", "edition", "level", NULL};
    const struct value *text = value_get(map, "name");
    if (text == NULL)
        return error_set_line(source->err, source->file, map->line, "%s: this entry has no name", key);
    enum avow_status status = fields_known(source, map, known);
    if (status == AVOW_OK)
        status = scalar(source, text, key, &name->text);
    if (status == AVOW_OK)
        status = field_text(source, map, "edition", &name->edition);
    return status == AVOW_OK ? field_text(source, map, "level", &name->level) : status;
}

enum avow_status field_names(const struct table_source *source, const struct value *map, const char *key,
                             uint32_t flags, struct row_base *base)
{
    const struct value *list = value_get(map, key);
    enum avow_status status = list_check(source, list, key);
    for (size_t at = 0; status == AVOW_OK && list != NULL && at < list->count; at++) {
        const struct value *item = &list->items[at];
        struct row_name name = {.flags = flags, .line = item->line};
        status = item->type == VALUE_MAP ? name_from_map(source, item, key, &name)
                                         : scalar(source, item, key, &name.text);
        if (status == AVOW_OK)
            status = field_add_name(source, base, name);
    }
    return status;
}

void field_name_flags(struct row_base *base)
{
    struct row_names *names = &base->names;
    for (size_t at = 1; at < names->count; at++) {
        if (span_equal(names->items[at].text, names->items[0].text))
            names->items[0].flags = names->items[at].flags;
    }
}

enum avow_status field_face_aliases(const struct table_source *source, const struct row_names *names,
                                    uint32_t left_out, struct span_list *out)
{
    struct span_list list = {arena_array(&source->vocabulary->arena, names->count, sizeof(struct span)), 0};
    if (list.items == NULL)
        return error_set_no_memory(source->err, "vocabulary");
    for (size_t at = 1; at < names->count; at++) {
        if (!(names->items[at].flags & left_out))
            list.items[list.count++] = names->items[at].text;
    }
    *out = list;
    return AVOW_OK;
}

static void name_json(struct json_writer *json, const struct row_name *name)
{
    if (name->edition.size == 0 && name->level.size == 0) {
        json_string(json, name->text);
        return;
    }
    json_begin_map(json);
    json_field_text(json, "name", name->text);
    if (name->edition.size > 0)
        json_field_text(json, "edition", name->edition);
    if (name->level.size > 0)
        json_field_text(json, "level", name->level);
    json_end_map(json);
}

void field_names_json(struct json_writer *json, const char *key, const struct row_names *names,
                      uint32_t flags, struct span more)
{
    json_key(json, key);
    json_begin_list(json);
    for (size_t at = 1; at < names->count; at++) {
        if (names->items[at].flags == flags)
            name_json(json, &names->items[at]);
    }
    if (more.size > 0)
        json_string(json, more);
    json_end_list(json);
}

void field_list_json(struct json_writer *json, const char *key, const struct span_list *list)
{
    if (list->count > 0)
        json_field_texts(json, key, list->items, list->count);
}

static bool id_fits(struct span id)
{
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyz0123456789-.";
    for (size_t at = 0; at < id.size; at++) {
        if (id.bytes[at] == 0 || strchr(allowed, id.bytes[at]) == NULL)
            return false;
    }
    return id.size > 0 && id.size <= ID_BYTES;
}

enum avow_status field_base(const struct table_source *source, const struct value *map, struct row_base *base,
                            struct span *name)
{
    *base = (struct row_base){.source = source->number, .file = source->file, .line = map->line};
    enum avow_status status = field_text(source, map, "id", &base->id);
    if (status == AVOW_OK && !id_fits(base->id))
        return error_set_line(source->err, source->file, map->line,
                              "give this row an id of small letters, digits and hyphens, such as iso-27001");
    if (status == AVOW_OK)
        status = field_text(source, map, "name", name);
    if (status == AVOW_OK && name->size == 0)
        return error_set_line(source->err, source->file, map->line, "%.*s: give this row a name",
                              SPAN_ARG(base->id));
    struct row_name first = {.text = *name, .line = map->line};
    return status == AVOW_OK ? field_add_name(source, base, first) : status;
}

int field_word(struct span word, const char *const words[], size_t count)
{
    for (size_t at = 0; at < count; at++) {
        if (span_equal(word, span_of(words[at])))
            return (int)at;
    }
    return -1;
}
