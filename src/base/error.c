/* Fill the caller's error record without allocating, so that reporting cannot fail itself. */
#include "base/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Cut a text that filled its field back to a whole UTF-8 character. */
static void trim_partial_character(char *text, size_t capacity)
{
    size_t size = strlen(text);
    if (size + 1 < capacity)
        return;
    size_t start = size;
    while (start > 0 && size - start < 4 && ((unsigned char)text[start - 1] & 0xC0) == 0x80)
        start--;
    if (start > 0 && (unsigned char)text[start - 1] >= 0xC0)
        text[start - 1] = '\0';
}

static void tidy(char *text, size_t capacity)
{
    trim_partial_character(text, capacity);
    for (char *byte = text; *byte != '\0'; byte++)
        if ((unsigned char)*byte < 0x20 || *byte == 0x7F)
            *byte = ' ';
}

static void fill(struct avow_error *err, enum avow_status status, const char *place, const char *message)
{
    err->status = status;
    snprintf(err->message, sizeof err->message, "%s", message);
    snprintf(err->place, sizeof err->place, "%s", place != NULL ? place : "");
    tidy(err->message, sizeof err->message);
    tidy(err->place, sizeof err->place);
}

enum avow_status error_set(struct avow_error *err, enum avow_status status, const char *place,
                           const char *format, ...)
{
    if (err == NULL)
        return status;
    char message[sizeof err->message];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    fill(err, status, place, message);
    return status;
}

enum avow_status error_set_line(struct avow_error *err, const char *file, int line, const char *format, ...)
{
    enum { LONGEST_NAME = 72 };
    if (err == NULL)
        return AVOW_BAD_INPUT;
    char message[sizeof err->message], place[sizeof err->place];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    size_t size = strlen(file);
    const char *name = file + (size > LONGEST_NAME ? size - LONGEST_NAME : 0);
    while (((unsigned char)*name & 0xC0) == 0x80)
        name++;
    snprintf(place, sizeof place, "%s:%d", name, line);
    fill(err, AVOW_BAD_INPUT, place, message);
    return AVOW_BAD_INPUT;
}

static enum avow_status status_of_errno(int number)
{
    return number == ENOENT ? AVOW_NOT_FOUND : number == ENOMEM ? AVOW_NO_MEMORY : AVOW_IO;
}

enum avow_status error_set_errno(struct avow_error *err, int number, const char *place, const char *format,
                                 ...)
{
    enum avow_status status = status_of_errno(number);
    if (err == NULL)
        return status;
    char message[sizeof err->message];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    char room[96];
    const char *reason = strerror_r(number, room, sizeof room); /* the GNU one: it gives the text */
    size_t used = strlen(message);
    snprintf(message + used, sizeof message - used, ": %s", reason);
    fill(err, status, place, message);
    return status;
}

enum avow_status error_set_no_memory(struct avow_error *err, const char *place)
{
    return error_set(err, AVOW_NO_MEMORY, place,
                     "memory ran out; close other programs or give this one more");
}
