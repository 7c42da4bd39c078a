/* The forward vector: what is kept of tokens, and bytes that are none. */
#include "terms/forward.h"

#include "unit/terms/cut.h"
#include "unit/terms/garbage.h"
#include "unit/terms/groups.h"

#include <stdlib.h>
#include <string.h>

static void hashes_are_fnv(void **state)
{
    (void)state;
    assert_int_equal(forward_stem_hash(SPAN_EMPTY), 0x811c9dc5);
    assert_int_equal(forward_stem_hash(SPAN("foobar")), 0xbf9cf968);
    assert_int_equal(forward_word_hash(SPAN("foobar")), 0x68);
}

/* Encode and decode four texts; the title is "Audits of clouds". */
static void pass(const char *question, const char *heading, const char *text, struct arena *arena,
                 struct forward *out)
{
    struct avow_error err = AVOW_ERROR_INIT;
    struct cut cuts[4];
    struct buffer bytes = BUFFER_INIT;
    cut_begin(&cuts[0], "en", span_of(question));
    cut_begin(&cuts[1], "en", span_of(heading));
    cut_begin(&cuts[2], "en", span_of(text));
    cut_begin(&cuts[3], "en", SPAN("Audits of clouds"));
    assert_true(forward_encode(&bytes, &cuts[0].tokens, &cuts[1].tokens, &cuts[2].tokens, &cuts[3].tokens));
    assert_status(forward_decode(buffer_span(&bytes), arena, out, &err), AVOW_OK, &err);
    for (size_t i = 0; i < 4; i++)
        cut_end(&cuts[i]);
    buffer_free(&bytes);
}

static void stop_words_leave_a_trace(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct forward back;
    pass("What is the scope?", "Audits", "The certified cloud. It is audited. Yes", &arena, &back);
    assert_int_equal(back.question, 1);
    assert_int_equal(back.heading, 1);
    assert_int_equal(back.text, 4);
    assert_int_equal(back.title, 2);
    static const struct {
        const char *stem;
        const char *word;
        uint8_t flags;
    } rows[] = {
        {"scope", "scope", FORWARD_SENTENCE | FORWARD_STOP_BEFORE},
        {"audit", "audits", FORWARD_SENTENCE},
        {"certifi", "certified", FORWARD_SENTENCE | FORWARD_STOP_BEFORE},
        {"cloud", "cloud", 0},
        {"audit", "audited", FORWARD_SENTENCE | FORWARD_STOP_BEFORE},
        {"yes", "yes", FORWARD_SENTENCE},
        {"audit", "audits", FORWARD_SENTENCE},
        {"cloud", "clouds", FORWARD_STOP_BEFORE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(back.tokens[i].stem, forward_stem_hash(span_of(rows[i].stem)));
        assert_int_equal(back.tokens[i].word, forward_word_hash(span_of(rows[i].word)));
        assert_int_equal(back.tokens[i].flags, rows[i].flags);
    }
    arena_free(&arena);
}

static void a_part_of_stop_words_keeps_them(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct forward back;
    pass("Who are we?", "", "", &arena, &back);
    assert_int_equal(back.question, 3);
    assert_int_equal(back.tokens[0].flags, FORWARD_STOP | FORWARD_SENTENCE);
    assert_int_equal(back.tokens[2].flags, FORWARD_STOP);
    assert_int_equal(back.heading + back.text, 0);
    arena_free(&arena);
}

static void long_texts_are_cut_at_the_end(void **state)
{
    (void)state;
    enum { WORDS = 700 };
    struct arena arena = ARENA_INIT;
    struct forward back;
    char text[WORDS * 2 + 1];
    for (size_t i = 0; i < WORDS; i++)
        memcpy(text + 2 * i, "x ", 3);
    pass("audit scope", "x", text, &arena, &back);
    assert_int_equal(back.question, 2);
    assert_int_equal(back.text, FORWARD_TOKENS - FORWARD_TITLE - 3);
    assert_int_equal(back.title, 2);
    pass(text, "x", "x", &arena, &back);
    assert_int_equal(back.question, FORWARD_TOKENS - FORWARD_TITLE);
    assert_int_equal(back.title, 2);
    assert_int_equal(back.heading + back.text, 0);
    arena_free(&arena);
}

static enum avow_status decode(const char *bytes, size_t size)
{
    struct arena arena = ARENA_INIT;
    struct forward back;
    char *exact = malloc(size > 0 ? size : 1);
    assert_non_null(exact);
    memcpy(exact, bytes, size);
    enum avow_status status = forward_decode((struct span){exact, size}, &arena, &back, NULL);
    free(exact);
    arena_free(&arena);
    return status;
}

static void other_bytes_are_refused(void **state)
{
    (void)state;
    static const char one[] = "\1\0\0\0\0\0abcdef";
    static const char many[6 + 6] = "\xFF\xFF\xFF\xFF\xFF\xFF";
    assert_int_equal(decode(one, 12), AVOW_OK);
    assert_int_equal(decode(one, 13), AVOW_BAD_INPUT);
    assert_int_equal(decode("\0\0\0\0\0\0\1\0abcdef", 14), AVOW_OK);
    assert_int_equal(decode("\0\0\0\0\0\0\2\0abcdef", 14), AVOW_BAD_INPUT);
    for (size_t size = 0; size < 12; size++)
        assert_int_equal(decode(one, size), AVOW_BAD_INPUT);
    assert_int_equal(decode("\0\0\0\0\0\0", 6), AVOW_OK);
    assert_int_equal(decode(many, sizeof many), AVOW_BAD_INPUT);
    uint64_t seed = 3;
    for (size_t i = 0; i < 2000; i++) {
        char bytes[60];
        garbage_fill(&seed, bytes, sizeof bytes);
        bytes[0] |= 32; /* more tokens than there is room for */
        assert_int_equal(decode(bytes, i % sizeof bytes), AVOW_BAD_INPUT);
    }
}

int forward_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hashes_are_fnv),
        cmocka_unit_test(stop_words_leave_a_trace),
        cmocka_unit_test(a_part_of_stop_words_keeps_them),
        cmocka_unit_test(long_texts_are_cut_at_the_end),
        cmocka_unit_test(other_bytes_are_refused),
    };
    return cmocka_run_group_tests_name("forward", tests, NULL, NULL);
}
