/* Look things up in a parsed tree. */
#include "base/value.h"

static bool is_scalar(const struct value *value)
{
    return value != NULL && value->type != VALUE_NULL && value->type != VALUE_LIST &&
           value->type != VALUE_MAP;
}

const struct value *value_get(const struct value *map, const char *key)
{
    if (map == NULL || map->type != VALUE_MAP)
        return NULL;
    struct span wanted = span_of(key);
    for (size_t i = 0; i < map->count; i++)
        if (span_equal(map->keys[i], wanted))
            return &map->items[i];
    return NULL;
}

struct span value_text(const struct value *value)
{
    return is_scalar(value) ? value->text : SPAN_EMPTY;
}

struct span value_get_text(const struct value *map, const char *key)
{
    return value_text(value_get(map, key));
}

static bool read_integer(struct span text, int64_t *number)
{
    bool negative = span_starts(text, SPAN("-"));
    uint64_t size;
    if (!span_to_u64(span_part(text, negative ? 1 : 0, text.size), &size))
        return false;
    if (size > (uint64_t)INT64_MAX)
        return false;
    *number = negative ? -(int64_t)size : (int64_t)size;
    return true;
}

int64_t value_integer(const struct value *value, int64_t otherwise)
{
    const double exact = 9007199254740992.0; /* 2^53: every whole double below it is the number meant */
    if (!is_scalar(value) || value->type == VALUE_BOOL)
        return otherwise;
    /* In YAML numbers are strings still; only they have a line. */
    int64_t number;
    if ((value->type == VALUE_NUMBER || value->line > 0) && read_integer(value->text, &number))
        return number;
    if (value->type != VALUE_NUMBER || !(value->number > -exact && value->number < exact))
        return otherwise;
    number = (int64_t)value->number;
    return (double)number < value->number || (double)number > value->number ? otherwise : number;
}

double value_get_number(const struct value *map, const char *key)
{
    const struct value *number = value_get(map, key);
    return number != NULL && number->type == VALUE_NUMBER ? number->number : 0;
}

bool value_true(const struct value *value)
{
    return value != NULL && value->type == VALUE_BOOL && value->boolean;
}
