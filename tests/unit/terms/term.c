/* Terms: prefixes, length, bytes the engine must not see. */
#include "terms/term.h"

#include "support/test.h"
#include "unit/terms/groups.h"

#include <string.h>

/* SHA-256 of 300 times 'x' and of 150 times U+00E9, the first 32 digits (sha256sum). */
#define X_DIGEST "0d4e2ca9e9cbced7a7a5380eb29e1a37"
#define E_DIGEST "cb1fa3158102cb16edae890e78baadd9"

static void prefixes_differ_and_end_in_a_colon(void **state)
{
    (void)state;
    assert_span(term_prefix(TERM_STEM), "");
    assert_span(term_prefix(TERM_STANDARD), "XSTD:");
    assert_span(term_prefix(TERM_HASH), "XD:");
    for (int a = TERM_BIGRAM; a < TERM_FIELD_COUNT; a++) {
        struct span prefix = term_prefix((enum term_field)a);
        assert_true(span_ends(prefix, SPAN(":")));
        for (int b = TERM_BIGRAM; b < a; b++)
            assert_false(span_starts(prefix, term_prefix((enum term_field)b)));
    }
}

static void terms_are_appended(void **state)
{
    (void)state;
    struct buffer out = BUFFER_INIT;
    assert_true(term_append(&out, TERM_STEM, SPAN("audit")));
    assert_true(term_append(&out, TERM_KIND, SPAN("faq")));
    assert_span(buffer_span(&out), "auditK:faq");
    assert_true(term_pair(&out, SPAN("iso-27001"), ':', SPAN("2013")));
    assert_span(buffer_span(&out), "iso-27001:2013");
    buffer_free(&out);
}

static void control_bytes_are_replaced(void **state)
{
    (void)state;
    struct buffer out = BUFFER_INIT;
    assert_true(term_append(&out, TERM_PAGE, SPAN("a\0b\n\x7F\u00E9")));
    assert_span(buffer_span(&out), "P:a_b__\u00E9");
    buffer_free(&out);
}

static void long_values_keep_a_head_and_a_hash(void **state)
{
    (void)state;
    char value[300];
    struct buffer out = BUFFER_INIT;
    memset(value, 'x', sizeof value);
    assert_true(term_append(&out, TERM_WORD, (struct span){value, TERM_LIMIT - 3}));
    assert_int_equal(out.size, TERM_LIMIT);
    assert_int_equal(span_find_byte(buffer_span(&out), '~', 0), SPAN_NONE);
    buffer_truncate(&out, 0);
    assert_true(term_append(&out, TERM_WORD, (struct span){value, sizeof value}));
    assert_int_equal(out.size, TERM_LIMIT);
    assert_true(span_starts(buffer_span(&out), SPAN("XW:xxx")));
    assert_true(span_ends(buffer_span(&out), SPAN("x~" X_DIGEST)));
    buffer_free(&out);
}

static void heads_end_at_a_character(void **state)
{
    (void)state;
    char value[300];
    for (size_t i = 0; i < sizeof value; i += 2)
        memcpy(value + i, "\u00E9", 2);
    for (int field = 0; field < TERM_FIELD_COUNT; field++) {
        struct buffer out = BUFFER_INIT;
        assert_true(term_append(&out, (enum term_field)field, (struct span){value, sizeof value}));
        assert_true(out.size == TERM_LIMIT || out.size == TERM_LIMIT - 1);
        assert_true(span_ends(buffer_span(&out), SPAN("\u00E9~" E_DIGEST)));
        buffer_free(&out);
    }
}

int term_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prefixes_differ_and_end_in_a_colon),
        cmocka_unit_test(terms_are_appended),
        cmocka_unit_test(control_bytes_are_replaced),
        cmocka_unit_test(long_values_keep_a_head_and_a_hash),
        cmocka_unit_test(heads_end_at_a_character),
    };
    return cmocka_run_group_tests_name("term", tests, NULL, NULL);
}
