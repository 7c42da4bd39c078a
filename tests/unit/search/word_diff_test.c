/* What two texts have in common, word by word. */
#include "search/word_diff.h"

#include "support/test.h"
#include "unit/search/groups.h"

static void words_are_compared_one_by_one(void **state)
{
    (void)state;
    static const struct {
        const char *older;
        const char *newer;
        const char *marked;
    } rows[] = {
        {"", "", ""},
        {"a b", "a b", "a b"},
        {"", "new", "{+new+}"},
        {"old", "", "[-old-]"},
        {"Once a year.", "Twice a year.", "[-Once -]{+Twice +}a year."},
        {"for a day.", "for a day, with notice.", "for a day{+, with notice+}."},
        {"organization’s plan", "organization's plan", "organization's plan"},
        {"on‑site", "on-site", "on-site"},
        {"a\n- b", "a - b", "[-a\n-]{+a +}- b"}, /* each side reads as it was written */
        {"- Atlas\n- Mail\n\nNo.", "- Atlas\n\nNo.", "- Atlas\n\n[-- Mail\n\n-]No."},
        {"- Atlas\n- Vault", "- Vault\n- Desk", "- [-Atlas\n- -]Vault\n{+- Desk+}"},
        {"会社は安全", "会社が安全", "会社[-は-]{+が+}安全"},
        {"our big services", "the small services", "[-our big -]{+the small +}services"},
        {"in the blue house we met", "in a red house we met", "in [-the blue -]{+a red +}house we met"},
        {"prices of apples", "costs of pears", "[-prices of apples-]{+costs of pears+}"},
    };
    struct arena arena = ARENA_INIT;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct diff_segments segments = {0};
        struct avow_error err = AVOW_ERROR_INIT;
        struct buffer text = BUFFER_INIT;
        assert_status(word_diff(span_of(rows[i].older), span_of(rows[i].newer), &arena, &segments, &err),
                      AVOW_OK, &err);
        for (size_t k = 0; k < segments.count; k++) {
            static const char *const open[] = {"", "[-", "{+"}, *const close[] = {"", "-]", "+}"};
            const struct diff_segment *segment = &segments.items[k];
            buffer_printf(&text, "%s%.*s%s", open[segment->op], SPAN_ARG(segment->text), close[segment->op]);
        }
        assert_string_equal(text.bytes != NULL ? text.bytes : "", rows[i].marked);
        buffer_free(&text);
    }
    arena_free(&arena);
}

/* Two texts of 20,000 words without one in common: no table, no long wait. */
static void huge_texts_are_compared_coarsely(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct buffer older = BUFFER_INIT, newer = BUFFER_INIT;
    struct diff_segments segments = {0};
    struct avow_error err = AVOW_ERROR_INIT;
    for (int i = 0; i < 20000; i++) {
        buffer_printf(&older, "a%d ", i);
        buffer_printf(&newer, "b%d ", i);
    }
    assert_status(word_diff(buffer_span(&older), buffer_span(&newer), &arena, &segments, &err), AVOW_OK,
                  &err);
    assert_int_equal(segments.count, 2);
    buffer_free(&older);
    buffer_free(&newer);
    arena_free(&arena);
}

static void shared_words_are_measured(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    static const struct {
        const char *a;
        const char *b;
        double share;
    } rows[] = {{"one two", "Two, ONE!", 1}, {"one two", "three four", 0},
                {"a b c d", "a b", 2.0 / 3}, {"", "", 1},
                {"a a b", "a b b", 2.0 / 3}, {"", "a", 0}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double share = -1;
        assert_status(word_overlap(span_of(rows[i].a), span_of(rows[i].b), &arena, &share, &err), AVOW_OK,
                      &err);
        assert_true(share > rows[i].share - 1e-9 && share < rows[i].share + 1e-9);
    }
    arena_free(&arena);
}

int word_diff_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_compared_one_by_one),
        cmocka_unit_test(huge_texts_are_compared_coarsely),
        cmocka_unit_test(shared_words_are_measured),
    };
    return cmocka_run_group_tests_name("word_diff", tests, NULL, NULL);
}
