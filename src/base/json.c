/* JSON text to a value tree (jansson). */
#include "base/value.h"

#include "base/cleanup.h"

#include <jansson.h>

enum { MOST_LEVELS = 64 };

static void cleanup_json(json_t **json)
{
    json_decref(*json);
}

/* jansson recurses 2048 deep, so the depth is counted before it starts. */
static enum avow_status check_depth(struct span text, struct avow_error *err)
{
    int depth = 0;
    int line = 1;
    size_t line_start = 0;
    bool quoted = false;
    for (size_t i = 0; i < text.size; i++) {
        char byte = text.bytes[i];
        if (byte == '\n') {
            line++;
            line_start = i + 1;
        } else if (quoted && byte == '\\') {
            i++;
        } else if (byte == '"') {
            quoted = !quoted;
        } else if (!quoted) {
            depth += (byte == '[' || byte == '{') - (byte == ']' || byte == '}');
        }
        if (depth > MOST_LEVELS)
            return error_set(err, AVOW_BAD_INPUT, "",
                             "JSON nested deeper than %d levels at line %d, column %zu; make it flatter",
                             (int)MOST_LEVELS, line, i - line_start + 1);
    }
    return AVOW_OK;
}

static bool convert(json_t *json, struct arena *arena, struct value *out);

static bool convert_list(json_t *json, struct arena *arena, struct value *out)
{
    size_t count = json_array_size(json);
    out->type = VALUE_LIST;
    out->items = arena_array(arena, count, sizeof *out->items);
    for (size_t i = 0; i < count && out->items != NULL; i++)
        if (!convert(json_array_get(json, i), arena, &out->items[i]))
            return false;
    out->count = count;
    return out->items != NULL;
}

static bool convert_map(json_t *json, struct arena *arena, struct value *out)
{
    size_t count = json_object_size(json);
    out->type = VALUE_MAP;
    out->keys = arena_array(arena, count, sizeof *out->keys);
    out->items = arena_array(arena, count, sizeof *out->items);
    if (out->keys == NULL || out->items == NULL)
        return false;
    const char *key;
    json_t *item;
    json_object_foreach(json, key, item)
    {
        out->keys[out->count] = arena_copy(arena, span_of(key));
        if (out->keys[out->count].bytes == NULL || !convert(item, arena, &out->items[out->count]))
            return false;
        out->count++;
    }
    return true;
}

static bool convert_number(json_t *json, struct arena *arena, struct value *out)
{
    out->type = VALUE_NUMBER;
    out->number = json_number_value(json);
    out->text =
        span_of(json_is_integer(json) ? arena_printf(arena, "%" JSON_INTEGER_FORMAT, json_integer_value(json))
                                      : arena_printf(arena, "%.17g", out->number));
    return out->text.bytes != NULL;
}

static bool convert_boolean(json_t *json, struct arena *arena, struct value *out)
{
    (void)arena;
    out->type = VALUE_BOOL;
    out->boolean = json_is_true(json);
    out->text = out->boolean ? SPAN("true") : SPAN("false");
    return true;
}

static bool convert_string(json_t *json, struct arena *arena, struct value *out)
{
    out->type = VALUE_STRING;
    out->text = arena_copy(arena, (struct span){json_string_value(json), json_string_length(json)});
    return out->text.bytes != NULL;
}

static bool convert_null(json_t *json, struct arena *arena, struct value *out)
{
    (void)json;
    (void)arena;
    out->type = VALUE_NULL;
    return true;
}

static bool convert(json_t *json, struct arena *arena, struct value *out)
{
    static bool (*const converters[])(json_t *, struct arena *, struct value *) = {
        [JSON_OBJECT] = convert_map,     [JSON_ARRAY] = convert_list,  [JSON_STRING] = convert_string,
        [JSON_INTEGER] = convert_number, [JSON_REAL] = convert_number, [JSON_TRUE] = convert_boolean,
        [JSON_FALSE] = convert_boolean,  [JSON_NULL] = convert_null,
    };
    return converters[json_typeof(json)](json, arena, out);
}

enum avow_status json_read(struct span text, struct arena *arena, struct value *out, struct avow_error *err)
{
    enum avow_status status = check_depth(text, err);
    if (status != AVOW_OK)
        return status;
    json_error_t failure;
    CLEANUP(cleanup_json)
    json_t *json = json_loadb(text.bytes != NULL ? text.bytes : "", text.size,
                              JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &failure);
    if (json == NULL && json_error_code(&failure) == json_error_out_of_memory)
        return error_set_no_memory(err, "");
    if (json == NULL)
        return error_set(err, AVOW_BAD_INPUT, "", "broken JSON at line %d, column %d: %s; correct it",
                         failure.line, failure.column, failure.text);
    struct value value = {0};
    if (!convert(json, arena, &value))
        return error_set_no_memory(err, "");
    *out = value;
    return AVOW_OK;
}
