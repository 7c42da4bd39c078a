/* What counts as an operator in a query, and that nothing else does. */
#include "search/lexer.h"

#include "base/buffer.h"
#include "support/test.h"
#include "unit/search/groups.h"

#include <stdio.h>
#include <string.h>

/* Words with white space squeezed; "p:" phrases with their group's order, "x:" excluded, "f:" fields. */
struct lexer_case {
    const char *text;
    const char *expected;
};

static const struct lexer_case cases[] = {
    {"", ""},
    {" ", ""},
    {"iso 27001", "iso 27001"},
    {"ISO/IEC 27001:2013", "ISO/IEC 27001:2013"},
    {"What is C++?", "What is C++?"},
    {"\"exact phrase\"", "\"exact phrase\" p1:exact phrase"},
    {"a \"b c\" d", "a \"b c\" d p1:b c"},
    {"\xE2\x80\x9Cshared responsibility\xE2\x80\x9D model",
     "\xE2\x80\x9Cshared responsibility\xE2\x80\x9D model p1:shared responsibility"},
    {"\xE2\x80\x9Egut\xE2\x80\x9C", "\xE2\x80\x9Egut\xE2\x80\x9C p1:gut"},
    {"\"never closed", "\"never closed"},
    {"closed\" never", "closed\" never"},
    {"\"\" empty", "\"\" empty"},
    {"\" \" blank", "\" \" blank"},
    {"a 5\" disk and a 6\" disk", "a 5\" disk and a 6\" disk"},
    {"(\"in brackets\")", "(\"in brackets\") p1:in brackets"},
    {"backup -azure", "backup x:azure"},
    {"backup -\"blob storage\" hot", "backup hot x:blob storage"},
    {"-azure backup", "-azure backup"},
    {"-azure", "-azure"},
    {" -azure", "-azure"},
    {"backup - azure", "backup - azure"},
    {"backup --azure", "backup --azure"},
    {"backup -", "backup -"},
    {"end-to-end", "end-to-end"},
    {"point one\n -item two", "point one -item two"},
    {"point one\n-item two", "point one -item two"},
    {"minus -5 degrees", "minus degrees x:5"},
    {"tab\t-azure", "tab x:azure"},
    {"kind:faq encryption", "encryption f:kind=faq"},
    {"encryption KIND:faq", "encryption f:KIND=faq"},
    {"kind: faq", "kind: faq"},
    {"kind:", "kind:"},
    {"kind:\"faq\"", "f:kind=faq"},
    {"standard:\"ISO 27001\" scope", "scope f:standard=ISO 27001"},
    {"standard:\"ISO 27001", "standard:\"ISO 27001"},
    {"standard:iso-27001:2013, scope", "scope f:standard=iso-27001:2013"},
    {"unknown:faq", "unknown:faq"},
    {"http://example.com/a", "http://example.com/a"},
    {"xkind:faq", "xkind:faq"},
    {"a,kind:faq", "a,kind:faq"},
    {"(kind:faq)", "( f:kind=faq"},
    {"kind:faq kind:scope", "f:kind=faq f:kind=scope"},
    {"kind:scope -azure", "x:azure f:kind=scope"},
    {"kind:?", "kind:?"},
    {"a OR b", "a b"},
    {"a or b", "a or b"},
    {"OR", "OR"},
    {"OR b", "OR b"},
    {"a OR", "a OR"},
    {"ORACLE OR MYSQL", "ORACLE MYSQL"},
    {"\"a b\" OR \"c d\"", "\"a b\" \"c d\" p1:a b p1:c d"},
    {"\"a b\" OR c", "\"a b\" c p1:a b p1:c"},
    {"\"a b\" \"c d\"", "\"a b\" \"c d\" p1:a b p2:c d"},
    {"a OR \"b c\" OR d e", "a \"b c\" d e p1:a p1:b c p1:d"},
    {"NOT a AND b", "NOT a AND b"},
    {"a AND", "a AND"},
    {"at rest and in transit", "at rest and in transit"},
    {"\"phrase\" -\"other\"", "\"phrase\" p1:phrase x:other"},
    {"???", "???"},
    {"*", "*"},
    {"a* ~b ^c", "a* ~b ^c"},
    {"{}[]()<>", "{}[]()<>"},
    {"\\\"", "\\\""},
    {"\xF0\x9F\x8E\x89", "\xF0\x9F\x8E\x89"},
    {"bad \xFF byte", "bad byte"},
    {"bad \xC3", "bad"},
    {"nbsp\xC2\xA0-x", "nbsp x:x"},
    {"U+2011 ISO\xE2\x80\x91"
     "27001",
     "U+2011 ISO\xE2\x80\x91"
     "27001"},
    {"control\x01\x02 bytes", "control bytes"},
    {"caf\xC3\xA9 -\xC3\xA9t\xC3\xA9", "caf\xC3\xA9 x:\xC3\xA9t\xC3\xA9"},
    {"\xE6\x97\xA5\xE6\x9C\xAC -\xE8\xAA\x9E", "\xE6\x97\xA5\xE6\x9C\xAC x:\xE8\xAA\x9E"},
    {"page:offerings/iso#x y", "y f:page=offerings/iso#x"},
};

static bool known(struct span name)
{
    return span_equal_case(name, SPAN("kind")) || span_equal_case(name, SPAN("standard")) ||
           span_equal_case(name, SPAN("page"));
}

static void squeeze(struct span words, struct buffer *out)
{
    bool space = false;
    for (size_t i = 0; i < words.size; i++) {
        bool blank = words.bytes[i] == ' ' || words.bytes[i] == '\n';
        if (!blank && space && out->size > 0)
            buffer_append_byte(out, ' ');
        if (!blank)
            buffer_append_byte(out, words.bytes[i]);
        space = blank;
    }
}

static void append_part(struct buffer *out, const char *kind, struct span text)
{
    buffer_printf(out, "%s%s%.*s", out->size > 0 ? " " : "", kind, SPAN_ARG(text));
}

static void describe(const struct lexed *lexed, struct buffer *out)
{
    squeeze((struct span){lexed->words, lexed->text.size}, out);
    unsigned group = 0;
    for (size_t i = 0; i < lexed->phrase_count; i++) {
        char kind[16];
        group += i == 0 || lexed->phrases[i].group != lexed->phrases[i - 1].group;
        snprintf(kind, sizeof kind, "p%u:", group);
        append_part(out, kind, lexed->phrases[i].text);
    }
    for (size_t i = 0; i < lexed->excluded_count; i++)
        append_part(out, "x:", lexed->excluded[i].text);
    for (size_t i = 0; i < lexed->field_count; i++)
        buffer_printf(out, "%sf:%.*s=%.*s", out->size > 0 ? " " : "", SPAN_ARG(lexed->fields[i].name),
                      SPAN_ARG(lexed->fields[i].value));
}

static void table_holds(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = ARENA_INIT;
        struct buffer got = BUFFER_INIT;
        struct lexed lexed;
        struct avow_error err = AVOW_ERROR_INIT;
        assert_status(lexer_run(span_of(cases[i].text), known, &arena, &lexed, &err), AVOW_OK, &err);
        assert_int_equal(lexed.text.size, strlen(cases[i].text));
        describe(&lexed, &got);
        if (!span_equal(buffer_span(&got), span_of(cases[i].expected)))
            fail_msg("<%s>: got <%s>, expected <%s>", cases[i].text, got.bytes, cases[i].expected);
        buffer_free(&got);
        arena_free(&arena);
    }
}

static void a_restored_field_is_words_again(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct lexed lexed;
    assert_int_equal(lexer_run(SPAN("a kind:nonsense b"), known, &arena, &lexed, NULL), AVOW_OK);
    assert_string_equal(lexed.words, "a               b");
    lexed_restore(&lexed, 0);
    assert_string_equal(lexed.words, "a kind:nonsense b");
    arena_free(&arena);
}

static void many_operators_stay_within_bounds(void **state)
{
    (void)state;
    static const char *const pieces[] = {"\"a b\" ", "\"a\" OR ", "x -b ", "kind:faq ", "\"", " -\"c\" "};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        struct arena arena = ARENA_INIT;
        struct buffer text = BUFFER_INIT;
        struct lexed lexed;
        for (int k = 0; k < 500; k++)
            buffer_append_string(&text, pieces[i]);
        assert_int_equal(lexer_run(buffer_span(&text), known, &arena, &lexed, NULL), AVOW_OK);
        assert_true(lexed.excluded_count <= LEXER_EXCLUDED && lexed.field_count <= LEXER_FIELDS);
        assert_true(lexed.phrase_count <= sizeof lexed.phrases / sizeof *lexed.phrases);
        buffer_free(&text);
        arena_free(&arena);
    }
}

int lexer_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(table_holds),
        cmocka_unit_test(a_restored_field_is_words_again),
        cmocka_unit_test(many_operators_stay_within_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
