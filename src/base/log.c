/* One line on standard error for each thing worth saying. */
#include "base/log.h"

#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char *const level_names[] = {
    [LOG_ERROR] = "error", [LOG_WARNING] = "warning", [LOG_NOTE] = "note"};

/* Append `text` to the `used` bytes of the line; of what does not fit the end is cut off. */
static size_t append_visible(char *line, size_t used, size_t room, struct span text)
{
    char shown[UTF8_VISIBLE_SIZE];
    for (size_t at = 0; at < text.size;) {
        bool line_end = text.bytes[at] == '\n' || text.bytes[at] == '\r';
        size_t size = utf8_next_visible(text, &at, shown);
        if (line_end)
            size = (size_t)snprintf(shown, sizeof shown, " ");
        if (used + size > room)
            break;
        memcpy(line + used, shown, size);
        used += size;
    }
    return used;
}

void log_line(enum log_level level, const char *format, ...)
{
    char text[1024], line[1024]; /* longer than any error record; what does not fit is cut */
    size_t used = (size_t)snprintf(line, sizeof line, "avow: %s: ", level_names[level]);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    used = append_visible(line, used, sizeof line - 2, span_of(text));
    line[used++] = '\n';
    /* When standard error is gone there is nobody left to tell. */
    ssize_t written = write(STDERR_FILENO, line, used);
    (void)written;
}

void log_failure(const struct avow_error *err)
{
    if (err->place[0] != '\0')
        log_line(LOG_ERROR, "%s: %s", err->place, err->message);
    else
        log_line(LOG_ERROR, "%s", err->message);
}
