/* Read a day or a month in the ways people write it. */
#include "base/date.h"

/* A shape: `y`, `m`, `d` are numbers (four digits, one or two), `M` is a month's name, `t` a clock time that
 * may follow or not, ` ` one or more blanks; all else stands for itself. */
static const char *const shapes[] = {
    "y-m-dt", "y/m/d", "m/d/y", "d.m.y", "d M y", "d. M y", "M d, y", "M d y", "y年m月d日", "y年 m月 d日",
};

static const char *const month_names[] = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December",
};

/* In German and French, where they are other words. */
static const struct {
    const char *name;
    unsigned month;
} other_names[] = {
    {"Januar", 1},    {"Februar", 2},  {"März", 3},      {"Mai", 5},       {"Juni", 6},
    {"Juli", 7},      {"Oktober", 10}, {"Dezember", 12}, {"janvier", 1},   {"février", 2},
    {"mars", 3},      {"avril", 4},    {"juin", 6},      {"juillet", 7},   {"août", 8},
    {"septembre", 9}, {"octobre", 10}, {"novembre", 11}, {"décembre", 12},
};

struct reading {
    struct span rest;
    unsigned year;
    unsigned month;
    unsigned day;
};

static bool take_number(struct reading *reading, size_t least, size_t most, unsigned *value)
{
    size_t size = 0;
    while (size < reading->rest.size && reading->rest.bytes[size] >= '0' && reading->rest.bytes[size] <= '9')
        size++;
    uint64_t number;
    if (size < least || size > most || !span_to_u64(span_part(reading->rest, 0, size), &number))
        return false;
    *value = (unsigned)number;
    reading->rest = span_part(reading->rest, size, reading->rest.size);
    return true;
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (unsigned char)byte >= 0x80;
}

static unsigned other_month(struct span word)
{
    for (size_t i = 0; i < sizeof other_names / sizeof *other_names; i++)
        if (span_equal_case(word, span_of(other_names[i].name)))
            return other_names[i].month;
    return 0;
}

/* A month's full name, or its first three letters (or "Sept") with or without a full stop. */
static bool take_month(struct reading *reading)
{
    size_t size = 0;
    while (size < reading->rest.size && is_letter(reading->rest.bytes[size]))
        size++;
    struct span word = span_part(reading->rest, 0, size);
    if ((reading->month = other_month(word)) != 0) {
        reading->rest = span_part(reading->rest, size, reading->rest.size);
        return true;
    }
    for (unsigned i = 0; i < 12; i++) {
        struct span name = span_of(month_names[i]);
        bool whole = span_equal_case(word, name);
        bool cut = size == 3 || (size == 4 && i == 8);
        if (!whole && !(cut && span_equal_case(word, span_part(name, 0, size))))
            continue;
        size += !whole && size < reading->rest.size && reading->rest.bytes[size] == '.';
        reading->month = i + 1;
        reading->rest = span_part(reading->rest, size, reading->rest.size);
        return true;
    }
    return false;
}

/* Nothing, or `T` or a blank and a time of day: its hour and minute are looked at, the rest need only be made
 * of the signs that times and zones are written with. */
static bool take_time(struct reading *reading)
{
    struct span rest = reading->rest;
    if (rest.size == 0)
        return true;
    reading->rest = span_part(rest, 1, rest.size);
    unsigned hour;
    unsigned minute;
    if ((rest.bytes[0] != 'T' && rest.bytes[0] != ' ') || !take_number(reading, 2, 2, &hour) ||
        !span_starts(reading->rest, SPAN(":")))
        return false;
    reading->rest = span_part(reading->rest, 1, reading->rest.size);
    if (!take_number(reading, 2, 2, &minute) || hour > 23 || minute > 59)
        return false;
    for (size_t i = 0; i < reading->rest.size; i++)
        if (span_find_byte(SPAN("0123456789:.+-Z UTC"), reading->rest.bytes[i], 0) == SPAN_NONE)
            return false;
    reading->rest = SPAN_EMPTY;
    return true;
}

static bool take_sign(struct reading *reading, char sign)
{
    size_t size = 0;
    while (size < reading->rest.size && reading->rest.bytes[size] == sign && (size == 0 || sign == ' '))
        size++;
    reading->rest = span_part(reading->rest, size, reading->rest.size);
    return size > 0;
}

static bool take(struct reading *reading, char sign)
{
    switch (sign) {
    case 'y':
        return take_number(reading, 4, 4, &reading->year);
    case 'm':
        return take_number(reading, 1, 2, &reading->month);
    case 'd':
        return take_number(reading, 1, 2, &reading->day);
    case 'M':
        return take_month(reading);
    case 't':
        return take_time(reading);
    default:
        return take_sign(reading, sign);
    }
}

/* The whole text has the shape. */
static bool has_shape(struct span text, const char *shape, struct reading *reading)
{
    *reading = (struct reading){.rest = span_trim(text)};
    while (*shape != '\0' && take(reading, *shape))
        shape++;
    return *shape == '\0' && reading->rest.size == 0 && reading->month <= 12;
}

static date_day day_of(const struct reading *reading, unsigned day)
{
    return reading->year * 10000 + reading->month * 100 + day;
}

date_day date_read(struct span text)
{
    struct reading reading;
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (has_shape(text, shapes[i], &reading) && date_valid(day_of(&reading, reading.day)))
            return day_of(&reading, reading.day);
    return DATE_NONE;
}

bool date_read_month(struct span text, date_day *first, date_day *last)
{
    struct reading reading;
    if ((!has_shape(text, "M y", &reading) && !has_shape(text, "M, y", &reading)) ||
        !date_valid(day_of(&reading, 1)))
        return false;
    *first = day_of(&reading, 1);
    *last = day_of(&reading, 31);
    while (!date_valid(*last))
        (*last)--;
    return true;
}
