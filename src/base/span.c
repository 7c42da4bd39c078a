/* Borrowed views of bytes: compare, find, split. */
#include "base/span.h"

#include <string.h>

struct span span_of(const char *string)
{
    return (struct span){string, string != NULL ? strlen(string) : 0};
}

struct span span_part(struct span span, size_t start, size_t end)
{
    if (end > span.size)
        end = span.size;
    if (start > end)
        start = end;
    return (struct span){span.bytes != NULL ? span.bytes + start : NULL, end - start};
}

bool span_equal(struct span a, struct span b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.bytes, b.bytes, a.size) == 0);
}

static char lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

bool span_equal_case(struct span a, struct span b)
{
    if (a.size != b.size)
        return false;
    for (size_t i = 0; i < a.size; i++)
        if (lower(a.bytes[i]) != lower(b.bytes[i]))
            return false;
    return true;
}

int span_compare(struct span a, struct span b)
{
    size_t shared = a.size < b.size ? a.size : b.size;
    int order = shared > 0 ? memcmp(a.bytes, b.bytes, shared) : 0;
    return order != 0 ? order : (a.size > b.size) - (a.size < b.size);
}

bool span_starts(struct span span, struct span prefix)
{
    return span.size >= prefix.size && span_equal(span_part(span, 0, prefix.size), prefix);
}

bool span_is_one_of(struct span span, const char *const *words)
{
    for (; *words != NULL; words++)
        if (span_equal(span, span_of(*words)))
            return true;
    return false;
}

bool span_is_among(struct span span, const struct span *sorted, size_t count)
{
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = span_compare(span, sorted[middle]);
        if (order == 0)
            return true;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
}

bool span_ends(struct span span, struct span suffix)
{
    return span.size >= suffix.size &&
           span_equal(span_part(span, span.size - suffix.size, span.size), suffix);
}

bool span_ends_case(struct span span, struct span suffix)
{
    return span.size >= suffix.size &&
           span_equal_case(span_part(span, span.size - suffix.size, span.size), suffix);
}

size_t span_find(struct span span, struct span needle, size_t from)
{
    if (needle.size == 0)
        return from <= span.size ? from : SPAN_NONE;
    while ((from = span_find_byte(span, needle.bytes[0], from)) != SPAN_NONE) {
        if (span_equal(span_part(span, from, from + needle.size), needle))
            return from;
        from++;
    }
    return SPAN_NONE;
}

size_t span_find_byte(struct span span, char byte, size_t from)
{
    if (from >= span.size)
        return SPAN_NONE;
    const char *found = memchr(span.bytes + from, byte, span.size - from);
    return found != NULL ? (size_t)(found - span.bytes) : SPAN_NONE;
}

static bool is_blank(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

bool span_has_between(struct span span, char first, char last)
{
    for (size_t i = 0; i < span.size; i++)
        if (span.bytes[i] >= first && span.bytes[i] <= last)
            return true;
    return false;
}

struct span span_trim(struct span span)
{
    size_t start = 0;
    size_t end = span.size;
    while (start < end && is_blank(span.bytes[start]))
        start++;
    while (end > start && is_blank(span.bytes[end - 1]))
        end--;
    return span_part(span, start, end);
}

bool span_next_line(struct span *rest, struct span *line)
{
    if (rest->size == 0)
        return false;
    size_t end = span_find_byte(*rest, '\n', 0);
    size_t next = end == SPAN_NONE ? rest->size : end + 1;
    if (end == SPAN_NONE)
        end = rest->size;
    *line = span_part(*rest, 0, end > 0 && rest->bytes[end - 1] == '\r' ? end - 1 : end);
    *rest = span_part(*rest, next, rest->size);
    return true;
}

bool span_next_piece(struct span *rest, char separator, struct span *piece)
{
    if (rest->bytes == NULL)
        return false;
    size_t end = span_find_byte(*rest, separator, 0);
    if (end == SPAN_NONE) {
        *piece = *rest;
        *rest = SPAN_EMPTY;
        return true;
    }
    *piece = span_part(*rest, 0, end);
    *rest = span_part(*rest, end + 1, rest->size);
    return true;
}

bool span_to_u64(struct span span, uint64_t *value)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < span.size; i++) {
        unsigned digit = (unsigned char)span.bytes[i] - (unsigned)'0';
        if (digit > 9 || sum > (UINT64_MAX - digit) / 10)
            return false;
        sum = sum * 10 + digit;
    }
    if (span.size == 0)
        return false;
    *value = sum;
    return true;
}
