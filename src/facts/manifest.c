/* manifest.json: what a generation holds and with what it was built. */
#include "facts/generation.h"

#include "base/cleanup.h"
#include "base/file.h"
#include "base/json_writer.h"
#include "base/value.h"

#include <stddef.h>

enum { MANIFEST_LIMIT = 64 * 1024 * 1024 };

/* The fields by shape, in the order they are written. */
struct number_field {
    const char *name;
    size_t offset;
};

static const struct number_field wide_fields[] = {
    {"number", offsetof(struct manifest, number)},
    {"pages", offsetof(struct manifest, pages)},
    {"statements", offsetof(struct manifest, statements)},
    {"history", offsetof(struct manifest, history)},
};
static const struct number_field text_fields[] = {
    {"uuid", offsetof(struct manifest, uuid)},
    {"terms_digest", offsetof(struct manifest, terms_digest)},
    {"vocabulary_digest", offsetof(struct manifest, vocabulary_digest)},
    {"configuration_digest", offsetof(struct manifest, configuration_digest)},
};
static const struct number_field list_fields[] = {
    {"roots", offsetof(struct manifest, roots)},
    {"standards", offsetof(struct manifest, standards)},
    {"editions", offsetof(struct manifest, editions)},
    {"services", offsetof(struct manifest, services)},
    {"vocabulary", offsetof(struct manifest, vocabulary)},
};

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))
#define FIELD(type, base, field) ((type *)(void *)((char *)(base) + (field)->offset))
#define CONST_FIELD(type, base, field) ((const type *)(const void *)((const char *)(base) + (field)->offset))

static enum avow_status broken(struct avow_error *err, const char *path, const char *name)
{
    return error_set(err, AVOW_CORRUPT, path,
                     "the manifest has no good \"%s\"; rebuild with `avow index --rebuild`", name);
}

static bool read_names(const struct value *list, struct arena *arena, struct generation_names *out)
{
    if (list == NULL || list->type != VALUE_LIST)
        return false;
    struct span *items = arena_array(arena, list->count, sizeof *items);
    if (items == NULL)
        return false;
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].type != VALUE_STRING)
            return false;
        items[i] = list->items[i].text;
    }
    *out = (struct generation_names){items, list->count};
    return true;
}

static enum avow_status take_fields(const struct value *tree, const char *path, struct arena *arena,
                                    struct manifest *out, struct avow_error *err)
{
    for (size_t i = 0; i < COUNT_OF(wide_fields); i++) {
        int64_t number = value_integer(value_get(tree, wide_fields[i].name), -1);
        if (number < 0)
            return broken(err, path, wide_fields[i].name);
        *FIELD(uint64_t, out, &wide_fields[i]) = (uint64_t)number;
    }
    for (size_t i = 0; i < COUNT_OF(text_fields); i++) {
        struct span text = value_get_text(tree, text_fields[i].name);
        if (text.size == 0)
            return broken(err, path, text_fields[i].name);
        *FIELD(struct span, out, &text_fields[i]) = text;
    }
    for (size_t i = 0; i < COUNT_OF(list_fields); i++)
        if (!read_names(value_get(tree, list_fields[i].name), arena,
                        FIELD(struct generation_names, out, &list_fields[i])))
            return broken(err, path, list_fields[i].name);
    out->built = value_integer(value_get(tree, "built"), 0);
    out->day = (date_day)value_integer(value_get(tree, "day"), DATE_NONE);
    return AVOW_OK;
}

/* Who may read it stands before everything else is looked at: a newer layout may lack all we know. */
static enum avow_status take_versions(const struct value *tree, const char *path, struct manifest *out,
                                      struct avow_error *err)
{
    int64_t schema = value_integer(value_get(tree, "schema"), 0);
    int64_t reader = value_integer(value_get(tree, "minimum_reader"), 0);
    if (schema <= 0 || schema > UINT32_MAX || reader <= 0)
        return broken(err, path, "schema");
    if (reader > GENERATION_READER)
        return error_set(
            err, AVOW_NEWER, path,
            "the index was written by a newer Avow; use that one, or rebuild the index with this");
    out->schema = (uint32_t)schema;
    out->minimum_reader = (uint32_t)reader;
    return AVOW_OK;
}

enum avow_status manifest_read(const char *path, struct arena *arena, struct manifest *out,
                               struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer text = BUFFER_INIT;
    enum avow_status status = file_read(path, MANIFEST_LIMIT, &text, err);
    struct span kept = status == AVOW_OK ? arena_copy(arena, buffer_span(&text)) : SPAN_EMPTY;
    if (status == AVOW_OK && kept.bytes == NULL)
        status = error_set_no_memory(err, path);
    if (status != AVOW_OK)
        return status;
    struct value tree;
    struct manifest found = {0};
    status = json_read(kept, arena, &tree, err);
    if (status == AVOW_BAD_INPUT)
        return error_set(err, AVOW_CORRUPT, path,
                         "the manifest is no JSON; rebuild with `avow index --rebuild`");
    if (status == AVOW_OK)
        status = take_versions(&tree, path, &found, err);
    if (status == AVOW_OK)
        status = take_fields(&tree, path, arena, &found, err);
    if (status == AVOW_OK)
        *out = found;
    return status;
}

enum avow_status manifest_write(const char *path, const struct manifest *manifest, struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer out = BUFFER_INIT;
    struct json_writer writer = json_writer_to(&out);
    json_begin_map(&writer);
    json_field_integer(&writer, "schema", manifest->schema);
    json_field_integer(&writer, "minimum_reader", manifest->minimum_reader);
    for (size_t i = 0; i < COUNT_OF(wide_fields); i++)
        json_field_integer(&writer, wide_fields[i].name,
                           (int64_t)*CONST_FIELD(uint64_t, manifest, &wide_fields[i]));
    for (size_t i = 0; i < COUNT_OF(text_fields); i++)
        json_field_text(&writer, text_fields[i].name, *CONST_FIELD(struct span, manifest, &text_fields[i]));
    json_field_integer(&writer, "built", manifest->built);
    json_field_integer(&writer, "day", manifest->day);
    for (size_t i = 0; i < COUNT_OF(list_fields); i++) {
        const struct generation_names *names =
            CONST_FIELD(struct generation_names, manifest, &list_fields[i]);
        json_field_texts(&writer, list_fields[i].name, names->items, names->count);
    }
    json_end_map(&writer);
    buffer_append_byte(&out, '\n');
    return out.failed ? error_set_no_memory(err, path) : file_write_atomic(path, buffer_span(&out), err);
}
