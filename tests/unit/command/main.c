/* Unit tests of the command line: parsing, and that every text is written from the one table. */
#include "command/verbs.h"
#include "support/test.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { WORDS_MOST = 8 };

struct parse_case {
    const char *verb;
    const char *words[WORDS_MOST];
    const char *message; /* part of the error; NULL: it parses */
};

static const struct parse_case parse_cases[] = {
    {"index", {"--corpus", "a", "--corpus=b", "--json"}, NULL},
    {"search", {"--limit", "5", "iso 27001", "--kind=faq"}, NULL},
    {"search", {"--", "--json"}, NULL},
    {"rollback", {NULL}, NULL},
    {"rollback", {"3"}, NULL},
    {"index", {"--rebuidl"}, "did you mean --rebuild?"},
    {"index", {"--corpse", "a"}, "did you mean --corpus?"},
    {"index", {"--zzzzzzzz"}, "avow help index"},
    {"index", {"--corpus"}, "--corpus wants a value: --corpus DIR"},
    {"index", {"--json=yes"}, "--json takes no value"},
    {"index", {"word"}, "one word too many"},
    {"show", {NULL}, "something is missing"},
    {"show", {"a", "b"}, "\"b\" is one word too many"},
};

static enum avow_status parse(const struct parse_case *row, struct arena *arena, struct invocation *out,
                              struct avow_error *err)
{
    int count = 0;
    while (count < WORDS_MOST && row->words[count] != NULL)
        count++;
    return invocation_parse(verb_find(row->verb), count, (char **)(uintptr_t)row->words, arena, out, err);
}

static void test_parse_table(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof parse_cases / sizeof *parse_cases; i++) {
        struct arena arena = ARENA_INIT;
        struct avow_error err = AVOW_ERROR_INIT;
        struct invocation invocation;
        enum avow_status status = parse(&parse_cases[i], &arena, &invocation, &err);
        assert_int_equal(status, parse_cases[i].message == NULL ? AVOW_OK : AVOW_USAGE);
        if (parse_cases[i].message != NULL)
            assert_contains(err.message, parse_cases[i].message);
        arena_free(&arena);
    }
}

static void test_values(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct invocation invocation;
    char *words[] = {"--corpus", "a", "--index=x", "--corpus=b", "--index", "y", "--jobs", "12"};
    assert_int_equal(invocation_parse(verb_find("index"), 8, words, &arena, &invocation, NULL), AVOW_OK);
    size_t count = 0;
    const char *const *corpora = invocation_values(&invocation, "corpus", &count);
    assert_int_equal(count, 2);
    assert_string_equal(corpora[0], "a");
    assert_string_equal(corpora[1], "b");
    assert_string_equal(invocation_value(&invocation, "index"), "y");
    assert_false(invocation_has(&invocation, "json"));
    uint64_t number = 0;
    assert_int_equal(invocation_number(&invocation, "jobs", 64, 0, &number, NULL), AVOW_OK);
    assert_int_equal(number, 12);
    assert_int_equal(invocation_number(&invocation, "jobs", 8, 0, &number, NULL), AVOW_USAGE);
    arena_free(&arena);
}

static void test_environment_stands_in(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct invocation invocation;
    char *words[] = {"--index", "flag"};
    setenv("AVOW_INDEX", "variable", 1);
    assert_int_equal(invocation_parse(verb_find("check"), 0, words, &arena, &invocation, NULL), AVOW_OK);
    assert_string_equal(command_directory(&invocation), "variable");
    assert_int_equal(invocation_parse(verb_find("check"), 2, words, &arena, &invocation, NULL), AVOW_OK);
    assert_string_equal(command_directory(&invocation), "flag");
    unsetenv("AVOW_INDEX");
    arena_free(&arena);
}

static void test_today(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct invocation invocation;
    uint32_t today = 0;
    char *good[] = {"--today", "2026-11-21"};
    char *bad[] = {"--today", "someday"};
    assert_int_equal(invocation_parse(verb_find("index"), 2, good, &arena, &invocation, NULL), AVOW_OK);
    assert_int_equal(invocation_today(&invocation, &today, NULL), AVOW_OK);
    assert_int_equal(today, 20261121);
    assert_int_equal(invocation_parse(verb_find("index"), 2, bad, &arena, &invocation, NULL), AVOW_OK);
    assert_int_equal(invocation_today(&invocation, &today, NULL), AVOW_USAGE);
    arena_free(&arena);
}

/* What a verb prints, as a C string to free. */
static char *printed_by(const char *verb, char *word)
{
    struct arena arena = ARENA_INIT;
    struct invocation invocation;
    char *words[] = {word};
    assert_int_equal(invocation_parse(verb_find(verb), word != NULL, words, &arena, &invocation, NULL),
                     AVOW_OK);
    fflush(stdout);
    int kept = dup(STDOUT_FILENO);
    FILE *file = tmpfile();
    assert_non_null(file);
    dup2(fileno(file), STDOUT_FILENO);
    int code = invocation.verb->run(&invocation);
    fflush(stdout);
    dup2(kept, STDOUT_FILENO);
    close(kept);
    assert_int_equal(code, 0);
    long size = lseek(fileno(file), 0, SEEK_END);
    char *text = calloc(1, (size_t)size + 1);
    assert_non_null(text);
    assert_int_equal(pread(fileno(file), text, (size_t)size, 0), size);
    fclose(file);
    arena_free(&arena);
    return text;
}

static void check_flags(const struct verb *verb, const char *help, const char *completion)
{
    char flag[64];
    for (const struct option_row *row = verb->options; row->name != NULL; row++) {
        snprintf(flag, sizeof flag, "--%s", row->name);
        assert_contains(help, flag);
        assert_contains(help, row->help);
        assert_contains(completion, flag);
    }
}

static void test_texts_name_every_flag(void **state)
{
    (void)state;
    char *completion = printed_by("completion", NULL);
    char *manual = printed_by("manual", NULL);
    char *all = printed_by("help", NULL);
    for (const struct verb *verb = verbs; verb->name != NULL; verb++) {
        if (verb->hidden)
            continue;
        char *help = printed_by("help", (char *)(uintptr_t)verb->name);
        assert_contains(all, verb->summary);
        assert_contains(manual, verb->name);
        assert_contains(completion, verb->name);
        check_flags(verb, help, completion);
        free(help);
    }
    free(completion);
    free(manual);
    free(all);
}

static void test_unknown_words(void **state)
{
    (void)state;
    assert_string_equal(verb_near("serach")->name, "search");
    assert_string_equal(verb_near("idnex")->name, "index");
    assert_null(verb_near("xxxxxxxxxx"));
    char *words[] = {"serach", "x"};
    assert_int_equal(command_main(2, words), 2);
}

/* What an answer shows of scope rows, from JSON. */
static char *scope_text(struct span json)
{
    struct arena arena = ARENA_INIT;
    struct value scope;
    struct avow_error err = AVOW_ERROR_INIT;
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    assert_non_null(stream);
    assert_status(json_read(json, &arena, &scope, &err), AVOW_OK, &err);
    print_scope_asked(&scope, (struct palette){"", "", "", "", ""}, stream);
    fclose(stream);
    arena_free(&arena);
    return text;
}

static void rows_left_out_are_counted(void **state)
{
#define ROW "{\"stated\":\"yes\",\"words\":\"Run\",\"statement_id\":\"a#b\",\"date\":\"2026-01-01\"}"
    (void)state;
    char *four = scope_text(SPAN("{\"verdict\":\"yes\",\"rows\":[" ROW "," ROW "," ROW "," ROW "]}"));
    char *six =
        scope_text(SPAN("{\"verdict\":\"yes\",\"rows\":[" ROW "," ROW "," ROW "," ROW "," ROW "," ROW "]}"));
    assert_null(strstr(four, "more"));
    assert_contains(six, "and 2 more: `avow scope` lists them");
    free(four);
    free(six);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_left_out_are_counted),
        cmocka_unit_test(test_parse_table),
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_environment_stands_in),
        cmocka_unit_test(test_today),
        cmocka_unit_test(test_texts_name_every_flag),
        cmocka_unit_test(test_unknown_words),
    };
    return cmocka_run_group_tests_name("command", tests, NULL, NULL);
}
