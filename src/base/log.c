/* One line on standard error for each thing worth saying. */
#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char *const level_names[] = {
    [LOG_ERROR] = "error", [LOG_WARNING] = "warning", [LOG_NOTE] = "note"};

void log_line(enum log_level level, const char *format, ...)
{
    char line[1024]; /* longer than any error record; what does not fit is cut */
    size_t used = (size_t)snprintf(line, sizeof line, "avow: %s: ", level_names[level]);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line + used, sizeof line - used - 1, format, arguments);
    va_end(arguments);
    used = strlen(line);
    for (size_t i = 0; i < used; i++)
        if (line[i] == '\n' || line[i] == '\r')
            line[i] = ' ';
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
