/* Ends of sentences. */
#include "support/test.h"
#include "terms/tokens.h"
#include "unit/terms/groups.h"

#include "base/buffer.h"

/* The sentences of `text` with '|' between them are `expected`. */
#define assert_sentences(text, expected) check_sentences(text, expected, __FILE__, __LINE__)

static void check_sentences(const char *text, const char *expected, const char *file, int line)
{
    struct avow_error err = AVOW_ERROR_INIT;
    struct arena arena = ARENA_INIT;
    struct buffer shown = BUFFER_INIT;
    struct sentence_list list;
    assert_status(sentences_of(span_of(text), &arena, &list, &err), AVOW_OK, &err);
    size_t start = 0;
    for (size_t i = 0; i < list.count; i++) {
        if (i > 0)
            buffer_append_byte(&shown, '|');
        buffer_append(&shown, span_part(span_of(text), start, list.ends[i]));
        start = list.ends[i];
    }
    assert_int_equal(start, span_of(text).size);
    test_assert_span(buffer_span(&shown), expected, file, line);
    buffer_free(&shown);
    arena_free(&arena);
}

static void full_stops_end_sentences(void **state)
{
    (void)state;
    assert_sentences("One two. Three! Four? Five", "One two. |Three! |Four? |Five");
    assert_sentences("He said \u201CYes.\u201D Then (no.) Really?! Well... Fine.",
                     "He said \u201CYes.\u201D |Then (no.) |Really?! |Well... |Fine.");
    assert_sentences("Version 4.0.1. The next.", "Version 4.0.1. |The next.");
    assert_sentences("\u7B2C\u4E00\u3002\u7B2C\u4E8C\uFF01", "\u7B2C\u4E00\u3002|\u7B2C\u4E8C\uFF01");
    assert_sentences("Ends.  ", "Ends.  ");
    assert_sentences("", "");
    assert_sentences(" \n ", " \n ");
}

static void abbreviations_do_not(void **state)
{
    (void)state;
    assert_sentences("Data, e.g. Names, i.e. All of it. End.", "Data, e.g. Names, i.e. All of it. |End.");
    assert_sentences("In the U.S. Government cloud. Yes.", "In the U.S. Government cloud. |Yes.");
    assert_sentences("See No. 5 and Rev. 4 vs. Art. 32. Done.", "See No. 5 and Rev. 4 vs. Art. 32. |Done.");
    assert_sentences("Is it? No. We do not.", "Is it? |No. |We do not.");
    assert_sentences("On Nov. 21 by Dr. Who et al. Fine.", "On Nov. 21 by Dr. Who et al. Fine.");
    assert_sentences("approx. 3.5 hours etc. and more. X", "approx. 3.5 hours etc. and more. |X");
    assert_sentences("www.example.com is ours. a small start", "www.example.com is ours. a small start");
}

static void list_markers_do_not(void **state)
{
    (void)state;
    assert_sentences("1. First. 2. Second.", "1. First. |2. Second.");
    assert_sentences("- a. First\n- iv. Fourth\n1.2. Third", "- a. First\n|- iv. Fourth\n|1.2. Third");
    assert_sentences("Covered in section 5. The rest.", "Covered in section 5. |The rest.");
}

static void blocks_end_sentences(void **state)
{
    (void)state;
    assert_sentences("Heading\n\nText goes on", "Heading\n\n|Text goes on");
    assert_sentences("In scope:\n- one\n- two", "In scope:\n|- one\n|- two");
    assert_sentences("Azure | Yes\nTeams | No", "Azure | Yes\n|Teams | No");
    assert_sentences("a wrapped\nline goes on", "a wrapped\nline goes on");
    assert_sentences("Heading\n\nsmall start", "Heading\n\n|small start");
    assert_sentences("e.g.\n\nsmall", "e.g.\n\n|small");
}

int sentences_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(full_stops_end_sentences),
        cmocka_unit_test(abbreviations_do_not),
        cmocka_unit_test(list_markers_do_not),
        cmocka_unit_test(blocks_end_sentences),
    };
    return cmocka_run_group_tests_name("sentences", tests, NULL, NULL);
}
