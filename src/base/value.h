/* A parsed tree of JSON or YAML: one shape for both, in an arena. */
#ifndef BASE_VALUE_H
#define BASE_VALUE_H

#include "base/arena.h"
#include "base/error.h"

enum value_type { VALUE_NULL, VALUE_BOOL, VALUE_NUMBER, VALUE_STRING, VALUE_LIST, VALUE_MAP };

struct value {
    enum value_type type;
    int line;            /* 1-based line in the YAML source; 0 where unknown */
    bool boolean;        /* VALUE_BOOL */
    double number;       /* VALUE_NUMBER */
    struct span text;    /* VALUE_STRING; also the written form of a YAML scalar or of a JSON number */
    size_t count;        /* VALUE_LIST, VALUE_MAP: how many children */
    struct span *keys;   /* VALUE_MAP: count keys, in order */
    struct value *items; /* children, in order */
};

/* Parse JSON (RFC 8259; duplicate keys, trailing bytes, depth over 64 refused). BAD_INPUT names line and
 * column. */
enum avow_status json_read(struct span text, struct arena *arena, struct value *out, struct avow_error *err);
/* Parse one YAML document: no aliases or anchors, no tags, depth at most 32; plain scalars stay text (type
 * VALUE_STRING, with `null`/`~`/empty as VALUE_NULL and true/false as VALUE_BOOL, text kept). BAD_INPUT's
 * place is `name:line`. */
enum avow_status yaml_read(struct span text, const char *name, struct arena *arena, struct value *out,
                           struct avow_error *err);

/* The child under `key`, or NULL (also when `map` is NULL or no map). */
const struct value *value_get(const struct value *map, const char *key);
/* The text of a string or scalar; empty when absent, null, or a list or map. */
struct span value_text(const struct value *value);
/* The text under `key` of a map. */
struct span value_get_text(const struct value *map, const char *key);
/* A number that is whole and fits; `otherwise` when absent or of another kind. */
int64_t value_integer(const struct value *value, int64_t otherwise);
/* The JSON number under `key` of a map; 0 when absent or of another kind. */
double value_get_number(const struct value *map, const char *key);
bool value_true(const struct value *value);

#endif
