/* Words on screen: numbers, days, names with versions, labels. */
#include "unit/serve/view_tests.h"

#include "unit/serve/view_fixture.h"

#include "serve/view_words.h"

static void numbers_are_grouped(void **state)
{
    struct fixture fixture;
    (void)state;
    fixture_open(&fixture, "/");
    assert_span(view_number(&fixture.view, 0), "0");
    assert_span(view_number(&fixture.view, 999), "999");
    assert_span(view_number(&fixture.view, 3902), "3,902");
    assert_span(view_number(&fixture.view, 1234567), "1,234,567");
    assert_span(view_number(&fixture.view, -123456), "-123,456");
    assert_span(view_count(&fixture.view, 1, "page", "pages"), "1 page");
    assert_span(view_count(&fixture.view, 3902, "page", "pages"), "3,902 pages");
    fixture_close(&fixture);
}

static void standards_are_written_as_people_do(void **state)
{
    static const char *const rows[][2] = {
        {"{\"name\":\"ISO 22301\",\"edition\":\"2019\"}", "ISO 22301:2019"},
        {"{\"name\":\"ISO 22301\",\"edition\":null}", "ISO 22301"},
        {"{\"name\":\"PCI DSS\",\"edition\":\"4.0.1\"}", "PCI DSS 4.0.1"},
        {"{\"name\":\"NIST SP 800-53\",\"edition\":\"rev-5\"}", "NIST SP 800-53 Rev. 5"},
        {"{\"name\":\"SOC 2\",\"level\":\"type-2\"}", "SOC 2 Type 2"},
        {"{\"name\":\"FIPS 140\",\"edition\":\"140-2\"}", "FIPS 140-2"},
    };
    struct fixture fixture;
    (void)state;
    fixture_open(&fixture, "/");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct value standard = fixture_json(&fixture, rows[i][0]);
        assert_span(words_standard(&fixture.view, &standard), rows[i][1]);
    }
    fixture_close(&fixture);
}

static void long_lists_are_cut_and_counted(void **state)
{
    struct fixture fixture;
    (void)state;
    fixture_open(&fixture, "/");
    struct value names = fixture_json(&fixture, "[{\"name\":\"A\"},{\"name\":\"B\"},{\"name\":\"C\"}]");
    assert_span(words_names(&fixture.view, &names, 3), "A, B, C");
    assert_span(words_names(&fixture.view, &names, 1), "A and 2 more");
    assert_span(words_names(&fixture.view, NULL, 1), "");
    fixture_close(&fixture);
}

static void a_reader_may_or_must(void **state)
{
    (void)state;
    assert_span(words_about(SPAN("reader"), SPAN("Can we use it?")), "About what you may do");
    assert_span(words_about(SPAN("reader"), SPAN("Who patches?")), "About what you must do");
    assert_span(words_about(SPAN("us"), SPAN("Can you patch?")), "About us");
    assert_span(words_about(SPAN("nonsense"), SPAN_EMPTY), "");
    assert_string_equal(words_kind(SPAN("evidence"))->label, "Certificate or report");
    assert_string_equal(words_kind(SPAN("nonsense"))->label, "Passage");
}

int view_words_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_grouped),
        cmocka_unit_test(standards_are_written_as_people_do),
        cmocka_unit_test(long_lists_are_cut_and_counted),
        cmocka_unit_test(a_reader_may_or_must),
    };
    return cmocka_run_group_tests_name("view words", tests, NULL, NULL);
}
