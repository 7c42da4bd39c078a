/* Log lines on standard error, for commands and the server; library code never logs. */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include "base/error.h"

enum log_level { LOG_ERROR, LOG_WARNING, LOG_NOTE };

/* One line: "avow: <level>: text". Newlines in the text become spaces, other controls are shown ("\x1B").
 * Written with one write(2), safe from any thread. */
void log_line(enum log_level level, const char *format, ...) PRINTF_LIKE(2, 3);
/* One line for an error record: place and message. */
void log_failure(const struct avow_error *err);

#endif
