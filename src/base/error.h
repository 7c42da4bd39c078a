/* Fill the caller's error record: one call that says where, what, and what to do next. */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <avow/status.h>

/* The format string is argument `text`, what it prints starts at argument `first` (1-based). */
#define PRINTF_LIKE(text, first) __attribute__((format(printf, text, first)))

/* Fill `err` (may be NULL) and return `status`, so that a failing function ends in `return error_set(...)`.
 * Text that does not fit is cut at a character, control bytes become spaces. Never allocates. */
enum avow_status error_set(struct avow_error *err, enum avow_status status, const char *place,
                           const char *format, ...) PRINTF_LIKE(4, 5);

/* As error_set for BAD_INPUT in a file: the place is "file:line" (lines from 1). A long name loses its head,
 * never its line. */
enum avow_status error_set_line(struct avow_error *err, const char *file, int line, const char *format, ...)
    PRINTF_LIKE(4, 5);

/* As error_set, with the operating system's words for `number` (an errno value) put at the end. The status
 * is IO, or NOT_FOUND for ENOENT, or NO_MEMORY for ENOMEM. */
enum avow_status error_set_errno(struct avow_error *err, int number, const char *place, const char *format,
                                 ...) PRINTF_LIKE(4, 5);

/* "Memory ran out", status NO_MEMORY. */
enum avow_status error_set_no_memory(struct avow_error *err, const char *place);

#endif
