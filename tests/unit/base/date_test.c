/* Dates: what is read, what is not, counting and writing. */
#include "groups.h"
#include "support/test.h"

#include "base/date.h"

struct reading_row {
    const char *text;
    date_day day;
};

static void days_are_read(void **state)
{
    (void)state;
    static const struct reading_row rows[] = {
        {"2026-11-21", 20261121},
        {" 2026-11-21\n", 20261121},
        {"2026-11-21T09:30:00Z", 20261121},
        {"2026-11-21 09:30:00 +01:00", 20261121},
        {"2026/11/21", 20261121},
        {"11/21/2026", 20261121},
        {"1/2/2026", 20260102},
        {"21.11.2026", 20261121},
        {"1.2.2026", 20260201},
        {"21 November 2026", 20261121},
        {"5. März 2026", 20260305},
        {"12 août 2026", 20260812},
        {"2026年11月21日", 20261121},
        {"1 may 2026", 20260501},
        {"November 21, 2026", 20261121},
        {"NOVEMBER 1,  2026", 20261101},
        {"Nov 21 2026", 20261121},
        {"Nov. 21, 2026", 20261121},
        {"Sept 3 2026", 20260903},
        {"2024-02-29", 20240229},
        {"2000-02-29", 20000229},
        {"1900-01-01", 19000101},
        {"9999-12-31", DATE_OPEN},
        {"", 0},
        {"soon", 0},
        {"2026-02-29", 0},
        {"1900-02-29", 0},
        {"1899-12-31", 0},
        {"2026-13-01", 0},
        {"2026-00-10", 0},
        {"2026-11-31", 0},
        {"2026-11-21x", 0},
        {"2026-11-21T25:00", 0},
        {"2026-11-21 and more", 0},
        {"21/11/2026", 0},
        {"21.11.26", 0},
        {"20261121", 0},
        {"2026-11", 0},
        {"Nov 2026", 0},
        {"Novem 21 2026", 0},
        {"21November2026", 0},
        {"November 21 , 2026", 0},
        {"99999999999999999999-01-01", 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (date_read(span_of(rows[i].text)) != rows[i].day)
            fail_msg("\"%s\" is read as %u", rows[i].text, date_read(span_of(rows[i].text)));
    assert_int_equal(date_read(SPAN_EMPTY), DATE_NONE);
}

struct range_row {
    const char *text;
    date_day first; /* 0 = refused */
    date_day last;
};

static void ranges_are_read(void **state)
{
    (void)state;
    static const struct range_row rows[] = {
        {"2026", 20260101, 20261231},
        {"2024-02", 20240201, 20240229},
        {"2023-02", 20230201, 20230228},
        {"2026-11-21", 20261121, 20261121},
        {"9999", 99990101, DATE_OPEN},
        {"202", 0, 0},
        {"1899", 0, 0},
        {"2026-13", 0, 0},
        {"2026-00", 0, 0},
        {"2026-02-30", 0, 0},
        {"2026/02", 0, 0},
        {"2026-02/03", 0, 0},
        {"20x6", 0, 0},
        {"", 0, 0},
        {"2026-1", 0, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        date_day first = 0;
        date_day last = 0;
        bool good = date_read_range(span_of(rows[i].text), &first, &last);
        assert_int_equal(good, rows[i].first != 0);
        assert_int_equal(first, rows[i].first);
        assert_int_equal(last, rows[i].last);
    }
}

static void months_are_read_by_name(void **state)
{
    (void)state;
    static const struct range_row rows[] = {
        {"March 2025", 20250301, 20250331},
        {"Feb. 2024", 20240201, 20240229},
        {"februar, 2023", 20230201, 20230228},
        {" Dezember  2025 ", 20251201, 20251231},
        {"1 March 2025", 0, 0},
        {"March 25", 0, 0},
        {"March 1025", 0, 0},
        {"Monday 2025", 0, 0},
        {"2025-03", 0, 0},
        {"", 0, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        date_day first = 0;
        date_day last = 0;
        bool good = date_read_month(span_of(rows[i].text), &first, &last);
        assert_int_equal(good, rows[i].first != 0);
        assert_int_equal(first, rows[i].first);
        assert_int_equal(last, rows[i].last);
    }
}

static void days_are_counted(void **state)
{
    (void)state;
    assert_int_equal(date_days_between(20261121, 20261121), 0);
    assert_int_equal(date_days_between(20240228, 20240301), 2);
    assert_int_equal(date_days_between(20230228, 20230301), 1);
    assert_int_equal(date_days_between(20260101, 20251231), -1);
    assert_int_equal(date_days_between(19700101, 20261121), 20778);
    /* Every day of a century follows the one before. */
    date_day before = date_of_time(0);
    for (int64_t day = 1; day < 36600; day++) {
        date_day next = date_of_time(day * 86400);
        assert_true(date_valid(next));
        assert_int_equal(date_days_between(before, next), 1);
        before = next;
    }
}

static void clocks_become_days(void **state)
{
    (void)state;
    assert_int_equal(date_of_time(0), 19700101);
    assert_int_equal(date_of_time(-1), 19691231);
    assert_int_equal(date_of_time(1795219199), 20261120);
    assert_int_equal(date_of_time(1795219200), 20261121);
    assert_int_equal(date_of_time(INT64_MAX), DATE_NONE);
    assert_int_equal(date_of_time(-99999999999), DATE_NONE);
    assert_true(date_valid(date_today()));
}

static void moments_are_written(void **state)
{
    (void)state;
    char text[TIME_TEXT_SIZE];
    assert_string_equal(time_iso(0, text), "1970-01-01T00:00:00Z");
    assert_string_equal(time_iso(1795293242, text), "2026-11-21T20:34:02Z");
    assert_string_equal(time_iso(INT64_MAX, text), "");
}

static void days_are_written(void **state)
{
    (void)state;
    char text[DATE_TEXT_SIZE];
    assert_string_equal(date_iso(20260103, text), "2026-01-03");
    assert_string_equal(date_iso(DATE_NONE, text), "");
    assert_string_equal(date_iso(20261301, text), "");
    assert_string_equal(date_words(20260103, text), "3 Jan 2026");
    assert_string_equal(date_words(20261221, text), "21 Dec 2026");
    assert_string_equal(date_words(DATE_OPEN, text), "no end date");
    assert_string_equal(date_words(UINT32_MAX, text), "");
}

int date_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_are_read),           cmocka_unit_test(ranges_are_read),
        cmocka_unit_test(months_are_read_by_name), cmocka_unit_test(days_are_counted),
        cmocka_unit_test(clocks_become_days),      cmocka_unit_test(moments_are_written),
        cmocka_unit_test(days_are_written),
    };
    return cmocka_run_group_tests_name("date", tests, NULL, NULL);
}
