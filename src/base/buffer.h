/* An owning, growing byte buffer; it remembers a failure, so that a writer checks once at the end. */
#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include "base/span.h"

/* Owns `bytes`; always NUL-terminated when not NULL. After a failed growth `failed` stays set and appends do
 * nothing. */
struct buffer {
    char *bytes;
    size_t size; /* bytes, without the NUL */
    size_t capacity;
    bool failed;
};

#define BUFFER_INIT                                                                                          \
    {                                                                                                        \
        NULL, 0, 0, false                                                                                    \
    }

/* Append bytes; false when memory ran out now or before. */
bool buffer_append(struct buffer *buffer, struct span span);
bool buffer_append_string(struct buffer *buffer, const char *string);
bool buffer_append_byte(struct buffer *buffer, char byte);
bool buffer_printf(struct buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Make room for `size` more bytes. */
bool buffer_reserve(struct buffer *buffer, size_t size);
/* What it holds, borrowed until the next append. */
struct span buffer_span(const struct buffer *buffer);
/* Keep the first `size` bytes (no more than it holds). */
void buffer_truncate(struct buffer *buffer, size_t size);
/* Hand the bytes to the caller, who frees them with free(); the buffer is as new. NULL if it failed or is
 * empty. */
char *buffer_detach(struct buffer *buffer);
/* Give the memory back; the buffer is as new. NULL is allowed. */
void buffer_free(struct buffer *buffer);

#endif
