/* A borrowed view of bytes: how text travels between functions. */
#ifndef BASE_SPAN_H
#define BASE_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Borrowed bytes, not NUL-terminated; the owner is named where the span comes from. */
struct span {
    const char *bytes;
    size_t size; /* bytes */
};

/* A span over a string literal (also as a constant initialiser) and the empty span. */
#define SPAN_INIT(literal)                                                                                   \
    {                                                                                                        \
        (literal), sizeof(literal) - 1                                                                       \
    }
#define SPAN(literal) ((struct span)SPAN_INIT(literal))
#define SPAN_EMPTY ((struct span){NULL, 0})
/* For printf: "%.*s", SPAN_ARG(span). */
#define SPAN_ARG(span) (int)(span).size, ((span).bytes != NULL ? (span).bytes : "")

/* Not found, from the finding functions. */
#define SPAN_NONE ((size_t)-1)

/* A span over a NUL-terminated string; NULL gives the empty span. */
struct span span_of(const char *string);
/* The part [start, end) in bytes, clamped to the span. */
struct span span_part(struct span span, size_t start, size_t end);
/* Byte-equal; two empty spans are equal. */
bool span_equal(struct span a, struct span b);
/* Equal but for ASCII case. */
bool span_equal_case(struct span a, struct span b);
/* <0, 0, >0 in byte order. */
int span_compare(struct span a, struct span b);
bool span_starts(struct span span, struct span prefix);
bool span_ends(struct span span, struct span suffix);
/* The same but for ASCII case. */
bool span_ends_case(struct span span, struct span suffix);
/* True for one of `words`, which NULL ends. */
bool span_is_one_of(struct span span, const char *const *words);
/* True for one of the `count` spans of `sorted`, which stand in byte order. */
bool span_is_among(struct span span, const struct span *sorted, size_t count);
/* Byte offset of the first occurrence at or after `from`, or SPAN_NONE. */
size_t span_find(struct span span, struct span needle, size_t from);
size_t span_find_byte(struct span span, char byte, size_t from);
/* Some byte is one of [first, last]. */
bool span_has_between(struct span span, char first, char last);
/* Without ASCII white space at both ends. */
struct span span_trim(struct span span);
/* Take the next line (without its LF or CRLF) off the front of `*rest`; false at the end. */
bool span_next_line(struct span *rest, struct span *line);
/* Take the next piece before `separator` off the front of `*rest`; false when `rest->bytes` is NULL, which is
 * set after the last piece. */
bool span_next_piece(struct span *rest, char separator, struct span *piece);
/* A decimal number that fills the span and fits; false (and `*value` untouched) otherwise. */
bool span_to_u64(struct span span, uint64_t *value);

#endif
