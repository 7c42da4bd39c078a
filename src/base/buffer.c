/* A growing byte buffer with a sticky failure. */
#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SMALLEST = 256 };

bool buffer_reserve(struct buffer *buffer, size_t size)
{
    if (buffer->failed)
        return false;
    if (buffer->capacity - buffer->size > size)
        return true;
    size_t capacity = buffer->capacity < SMALLEST ? SMALLEST : buffer->capacity;
    while (capacity - buffer->size <= size && capacity <= SIZE_MAX / 2)
        capacity *= 2;
    char *bytes = capacity - buffer->size > size ? realloc(buffer->bytes, capacity) : NULL;
    if (bytes == NULL) {
        buffer->failed = true;
        return false;
    }
    buffer->bytes = bytes;
    buffer->capacity = capacity;
    return true;
}

bool buffer_append(struct buffer *buffer, struct span span)
{
    if (!buffer_reserve(buffer, span.size))
        return false;
    if (span.size > 0)
        memcpy(buffer->bytes + buffer->size, span.bytes, span.size);
    buffer->size += span.size;
    buffer->bytes[buffer->size] = '\0';
    return true;
}

bool buffer_append_string(struct buffer *buffer, const char *string)
{
    return buffer_append(buffer, span_of(string));
}

bool buffer_append_byte(struct buffer *buffer, char byte)
{
    return buffer_append(buffer, (struct span){&byte, 1});
}

bool buffer_printf(struct buffer *buffer, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int size = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (size < 0 || !buffer_reserve(buffer, (size_t)size))
        return false;
    va_start(arguments, format);
    vsnprintf(buffer->bytes + buffer->size, (size_t)size + 1, format, arguments);
    va_end(arguments);
    buffer->size += (size_t)size;
    return true;
}

struct span buffer_span(const struct buffer *buffer)
{
    return (struct span){buffer->bytes, buffer->size};
}

void buffer_truncate(struct buffer *buffer, size_t size)
{
    if (size >= buffer->size)
        return;
    buffer->size = size;
    buffer->bytes[size] = '\0';
}

char *buffer_detach(struct buffer *buffer)
{
    char *bytes = buffer->failed ? NULL : buffer->bytes;
    if (bytes != NULL)
        buffer->bytes = NULL;
    buffer_free(buffer);
    return bytes;
}

void buffer_free(struct buffer *buffer)
{
    if (buffer == NULL)
        return;
    free(buffer->bytes);
    *buffer = (struct buffer)BUFFER_INIT;
}
