/* Days as YYYYMMDD numbers, and the ways people write them. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/error.h"
#include "base/span.h"

/* A day as the number YYYYMMDD (20261121); 0 = none. Sorts and compares as a number. */
typedef uint32_t date_day;

enum {
    DATE_NONE = 0,
    DATE_OPEN = 99991231 /* "until further notice" */,
    DATE_TEXT_SIZE = 16,
    TIME_TEXT_SIZE = 32
};

/* True for a day of the Gregorian calendar from 1900 on (and DATE_OPEN). */
bool date_valid(date_day day);
/* Read a whole span: `2026-11-21` (also with a time after it), `2026/11/21`, `11/21/2026` (US order),
 * `21.11.2026`, `21 November 2026`, `November 21, 2026`, `Nov 21 2026`, with German or French months too
 * (`21. Dezember 2026`), `2026年11月21日`. 0 if it is none of these. */
date_day date_read(struct span text);
/* Read YYYY, YYYY-MM or YYYY-MM-DD as the first and last day it covers; false if it is none of these. */
bool date_read_range(struct span text, date_day *first, date_day *last);
/* Read a month by its name (`March 2025`, `Mar. 2025`, `März, 2025`) as its first and last day; false if it is
 * none. */
bool date_read_month(struct span text, date_day *first, date_day *last);
/* The local day now; `AVOW_TODAY` or --today is the caller's business. */
date_day date_today(void);
/* The UTC day of a file time or a clock (seconds since 1970). */
date_day date_of_time(int64_t seconds);
/* Days from `a` to `b` (negative if b is before a). */
long date_days_between(date_day a, date_day b);
/* "2026-11-21" into `text` (at least DATE_TEXT_SIZE bytes), "" for none; returns `text`. */
const char *date_iso(date_day day, char text[DATE_TEXT_SIZE]);
/* Seconds since 1970 as "2026-11-21T20:34:02Z" into `text` (at least TIME_TEXT_SIZE bytes), "" for a time
 * that no calendar has; returns `text`. */
const char *time_iso(int64_t seconds, char text[TIME_TEXT_SIZE]);
/* "21 Nov 2026", as pages show it; "no end date" for DATE_OPEN, "" for none. */
const char *date_words(date_day day, char text[DATE_TEXT_SIZE]);

#endif
