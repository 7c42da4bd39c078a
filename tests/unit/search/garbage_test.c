/* No text may fail or be lost because of its punctuation, its length or its bytes. */
#include "unit/search/groups.h"
#include "unit/search/shop.h"

#include <string.h>

/* Any text that has a word beside its marks finds what the word alone finds. */
static void marks_lose_nothing(void **state)
{
    static const char *const texts[] = {"wombat?",
                                        "(wombat)",
                                        "wombat AND",
                                        "NOT wombat",
                                        "wombat OR",
                                        "\"wombat",
                                        "wombat\"",
                                        "wombat*",
                                        "wombat~2",
                                        "wombat^3",
                                        "+wombat",
                                        "-wombat",
                                        "wombat -",
                                        "wombat:",
                                        ":wombat",
                                        "wombat AND OR",
                                        "wombat)(",
                                        "[wombat]",
                                        "{wombat}",
                                        "wombat\\",
                                        "wombat/project",
                                        "wombat \"\"",
                                        "wombat '",
                                        "wombat;--",
                                        "<wombat>",
                                        "&wombat&",
                                        "wombat%00",
                                        "wombat\xE2\x80\xA6",
                                        "\xC2\xA0wombat\xC2\xA0",
                                        ("wom\xC2\xAD"
                                         "bat"),
                                        "WOMBAT",
                                        "Wombat\xEF\xBC\x9F",
                                        "kind:wombat",
                                        "wombat kind:",
                                        "unknown:wombat",
                                        "wombat NEAR/3",
                                        "wombat \xF0\x9F\x8E\x89",
                                        "\xFF\xFEwombat",
                                        "wombat\n\n\t",
                                        "Azure AND wombat"};
    struct shop *shop = *state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const struct value *answer = shop_search(shop, texts[i]);
        if (!answer_has(answer, "inside/wombat#wombat"))
            fail_msg("<%s> lost the wombat", texts[i]);
        shop_forget(shop);
    }
}

static void texts_without_words_answer(void **state)
{
    static const char *const texts[] = {
        "???", "\xF0\x9F\x8E\x89", "\"", "\"\"\"\"",     "-",  "--", ":", "OR", "AND", "a",
        "x",   "the of and",       "*",  "\xEF\xBF\xBD", "()", "\\", "'"};
    struct shop *shop = *state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const struct value *answer = shop_search(shop, texts[i]);
        assert_non_null(value_get(answer, "results"));
        assert_string_not_equal(shop->verdict, "found");
        shop_forget(shop);
    }
}

static void repeat(struct shop *shop, const char *piece)
{
    char text[SEARCH_QUERY_LIMIT + 1];
    size_t size = 0;
    for (size_t i = 0; size < SEARCH_QUERY_LIMIT; i++) {
        if (piece[i] == '\0')
            i = 0;
        text[size++] = piece[i];
    }
    text[size] = '\0';
    shop_search(shop, text);
    shop_forget(shop);
}

/* Two words written as one may be longer than a term. */
static void long_neighbours_answer(void **state)
{
    struct shop *shop = *state;
    char text[300];
    memset(text, 'a', sizeof text);
    memcpy(text + sizeof text - 8, " wombat", 8);
    assert_true(answer_has(shop_search(shop, text), "inside/wombat#wombat"));
    shop_forget(shop);
}

static void long_texts_answer(void **state)
{
    static const char *const pieces[] = {
        "\"",
        "a",
        "a ",
        "\"a\" ",
        "x -y ",
        "(",
        "wombat ",
        "\"wombat project\" ",
        "kind:faq ",
        "OR ",
        "a OR ",
        "\"a b\" OR ",
        "\xE6\x97\xA5",
        "ISO 27001 ",
        "\xF0\x9F\x8E\x89",
        "e1 f2 g3 h4 i5 j6 k7 l8 m9 n10 o11 p12 q13 r14 s15 t16 u17 v18 w19 x20 "};
    struct shop *shop = *state;
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
        repeat(shop, pieces[i]);
    char text[SEARCH_QUERY_LIMIT + 2];
    for (size_t i = 0; i <= SEARCH_QUERY_LIMIT; i++)
        text[i] = 'a';
    text[SEARCH_QUERY_LIMIT + 1] = '\0';
    shop_refused(shop, text, "q");
}

/* Park and Miller's generator: the same texts on every run. */
static unsigned next_random(unsigned *seed)
{
    *seed = (unsigned)((unsigned long long)*seed * 48271u % 2147483647u);
    return *seed;
}

static void random_texts_answer(void **state)
{
    static const char *const pieces[] = {
        " ",          "\"",           "-",      "OR ",      "kind:",     "faq",
        "ISO ",       "27001",        ":2013",  "\n",       "(",         ")",
        "\xFF",       "\xE2\x80\x9C", "wombat", "the",      "standard:", "iso-27001",
        "after:2024", "\xE6\x97\xA5", "a",      "\xC2\xA0", "?"};
    struct shop *shop = *state;
    unsigned seed = 20261121;
    for (int i = 0; i < 400; i++) {
        char text[512];
        size_t size = 0;
        size_t count = next_random(&seed) % 24 + 1;
        for (size_t k = 0; k < count; k++) {
            struct span piece = span_of(pieces[next_random(&seed) % (sizeof pieces / sizeof *pieces)]);
            for (size_t b = 0; b < piece.size && size < sizeof text - 2; b++)
                text[size++] = piece.bytes[b];
        }
        text[size++] = 'z'; /* never blank */
        text[size] = '\0';
        shop_search(shop, text);
        shop_forget(shop);
    }
}

int garbage_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_lose_nothing), cmocka_unit_test(texts_without_words_answer),
        cmocka_unit_test(long_neighbours_answer), cmocka_unit_test(long_texts_answer),
        cmocka_unit_test(random_texts_answer)};
    return cmocka_run_group_tests(tests, shop_open, shop_close);
}
