/* Days of the Gregorian calendar as numbers: check, count, write. */
#include "base/date.h"

#include <stdio.h>
#include <time.h>

enum { FIRST_YEAR = 1900, MONTHS = 12 };

static date_day day_of(unsigned year, unsigned month, unsigned day)
{
    return year * 10000 + month * 100 + day;
}

static bool is_leap(unsigned year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static unsigned month_length(unsigned year, unsigned month)
{
    static const unsigned char lengths[MONTHS] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : lengths[month - 1];
}

bool date_valid(date_day day)
{
    unsigned year = day / 10000;
    unsigned month = day / 100 % 100;
    unsigned in_month = day % 100;
    return year >= FIRST_YEAR && year <= 9999 && month >= 1 && month <= MONTHS && in_month >= 1 &&
           in_month <= month_length(year, month);
}

/* A number of two or four digits that fills [start, start + size). */
static bool read_part(struct span text, size_t start, size_t size, unsigned *value)
{
    uint64_t number;
    if (text.size < start + size || !span_to_u64(span_part(text, start, start + size), &number))
        return false;
    *value = (unsigned)number;
    return true;
}

bool date_read_range(struct span text, date_day *first, date_day *last)
{
    unsigned year;
    unsigned from = 1;
    unsigned to = MONTHS;
    bool has_month = text.size == 7 || text.size == 10;
    bool has_day = text.size == 10;
    if ((!has_month && text.size != 4) || !read_part(text, 0, 4, &year))
        return false;
    if (has_month && (text.bytes[4] != '-' || !read_part(text, 5, 2, &from)))
        return false;
    if (has_month)
        to = from;
    if (from < 1 || from > MONTHS)
        return false;
    unsigned start = 1;
    unsigned end = month_length(year, to);
    if (has_day && (text.bytes[7] != '-' || !read_part(text, 8, 2, &start)))
        return false;
    if (has_day)
        end = start;
    if (!date_valid(day_of(year, from, start)) || !date_valid(day_of(year, to, end)))
        return false;
    *first = day_of(year, from, start);
    *last = day_of(year, to, end);
    return true;
}

static date_day day_of_clock(const struct tm *clock)
{
    int year = clock->tm_year + 1900;
    if (year < FIRST_YEAR || year > 9999)
        return DATE_NONE;
    return day_of((unsigned)year, (unsigned)clock->tm_mon + 1, (unsigned)clock->tm_mday);
}

date_day date_today(void)
{
    time_t now = time(NULL);
    struct tm clock;
    return localtime_r(&now, &clock) != NULL ? day_of_clock(&clock) : DATE_NONE;
}

date_day date_of_time(int64_t seconds)
{
    time_t moment = (time_t)seconds;
    struct tm clock;
    return gmtime_r(&moment, &clock) != NULL ? day_of_clock(&clock) : DATE_NONE;
}

/* Days since a fixed day: whole years, then whole months, from 1 March 0000 on, so that the leap day comes
 * last (Fliegel and Van Flandern, CACM 11, 1968). */
static long day_number(date_day day)
{
    long month = (long)(day / 100 % 100);
    long year = (long)(day / 10000) - (month < 3);
    long months = (month + 9) % 12;
    return 365 * year + year / 4 - year / 100 + year / 400 + (153 * months + 2) / 5 + (long)(day % 100);
}

long date_days_between(date_day a, date_day b)
{
    return day_number(b) - day_number(a);
}

const char *date_iso(date_day day, char text[DATE_TEXT_SIZE])
{
    text[0] = '\0';
    if (date_valid(day))
        snprintf(text, DATE_TEXT_SIZE, "%04u-%02u-%02u", day / 10000 % 10000, day / 100 % 100, day % 100);
    return text;
}

const char *time_iso(int64_t seconds, char text[TIME_TEXT_SIZE])
{
    time_t moment = (time_t)seconds;
    struct tm clock;
    text[0] = '\0';
    if (gmtime_r(&moment, &clock) != NULL &&
        strftime(text, TIME_TEXT_SIZE, "%Y-%m-%dT%H:%M:%SZ", &clock) == 0)
        text[0] = '\0';
    return text;
}

const char *date_words(date_day day, char text[DATE_TEXT_SIZE])
{
    static const char months[MONTHS][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    text[0] = '\0';
    if (day == DATE_OPEN)
        snprintf(text, DATE_TEXT_SIZE, "no end date");
    else if (date_valid(day))
        snprintf(text, DATE_TEXT_SIZE, "%u %s %u", day % 100, months[day / 100 % 100 - 1],
                 day / 10000 % 10000);
    return text;
}
