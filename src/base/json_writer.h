/* Write JSON straight into a buffer: no tree, commas and escapes taken care of. */
#ifndef BASE_JSON_WRITER_H
#define BASE_JSON_WRITER_H

#include "base/buffer.h"
#include "base/json_tree.h"

/* Writes compact JSON. Failure is the buffer's sticky `failed`. At most 32 levels. Strings must be UTF-8;
 * broken bytes become U+FFFD. `</` is written `<\/` and U+2028/9 escaped, so that the text is safe inside
 * HTML. */
struct json_writer {
    struct buffer *out;
    uint32_t has_item; /* bit n: level n has an item already */
    unsigned depth;
    bool after_key;
    struct json_tree *tree; /* NULL: text into `out` */
};

struct json_writer json_writer_to(struct buffer *out);
/* The same calls fill `tree`; of `out` only `failed` is used. */
struct json_writer json_writer_to_tree(struct json_tree *tree, struct buffer *out);
void json_begin_map(struct json_writer *writer);
void json_end_map(struct json_writer *writer);
void json_begin_list(struct json_writer *writer);
void json_end_list(struct json_writer *writer);
void json_key(struct json_writer *writer, const char *key);
void json_string(struct json_writer *writer, struct span text);
void json_integer(struct json_writer *writer, int64_t number);
/* At most `digits` digits after the point, no exponent, no trailing zeros; NaN and infinities become null. */
void json_number(struct json_writer *writer, double number, int digits);
void json_boolean(struct json_writer *writer, bool value);
void json_null(struct json_writer *writer);
/* Bytes that are JSON already; into a tree they are parsed. */
void json_raw(struct json_writer *writer, struct span json);

/* Key and value in one call. An empty span writes "" with _text and null with _text_or_null. */
void json_field_text(struct json_writer *writer, const char *key, struct span text);
void json_field_text_or_null(struct json_writer *writer, const char *key, struct span text);
void json_field_integer(struct json_writer *writer, const char *key, int64_t number);
void json_field_number(struct json_writer *writer, const char *key, double number, int digits);
/* A list of `count` texts. */
void json_field_texts(struct json_writer *writer, const char *key, const struct span *texts, size_t count);
void json_field_boolean(struct json_writer *writer, const char *key, bool value);

#endif
