/* Tables: the built-in ones, a user's laid over them, and bad ones refused with file and line. */
#include "finder.h"
#include "groups.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void built_in_tables_are_large_enough(void **state)
{
    struct finder finder;
    (void)state;
    finder_open(&finder, NULL);
    assert_true(vocabulary_standard_count(finder.vocabulary) >= 50);
    assert_true(vocabulary_service_count(finder.vocabulary) >= 52);
    assert_null(vocabulary_standard_at(finder.vocabulary, vocabulary_standard_count(finder.vocabulary)));
    assert_null(vocabulary_service_at(finder.vocabulary, vocabulary_service_count(finder.vocabulary)));
    assert_null(vocabulary_standard_find(finder.vocabulary, SPAN("azure")));
    assert_null(vocabulary_service_find(finder.vocabulary, SPAN("iso-27001")));
    const struct vocabulary_standard *row = vocabulary_standard_find(finder.vocabulary, SPAN("iso-27001"));
    assert_non_null(row);
    assert_true(span_equal(row->name, SPAN("ISO/IEC 27001")));
    assert_true(span_equal(row->current, SPAN("2022")));
    assert_int_equal(row->editions.count, 3);
    assert_true(span_equal(row->editions.items[0], SPAN("2005")));
    finder_close(&finder);
}

/* A current edition is one of the editions, where both are given. */
static void current_editions_are_listed(void **state)
{
    struct finder finder;
    (void)state;
    finder_open(&finder, NULL);
    for (size_t at = 0; at < vocabulary_standard_count(finder.vocabulary); at++) {
        const struct vocabulary_standard *row = vocabulary_standard_at(finder.vocabulary, at);
        bool listed = row->current.size == 0;
        for (size_t edition = 0; edition < row->editions.count; edition++)
            listed |= span_equal(row->editions.items[edition], row->current);
        if (!listed)
            fail_msg("%.*s: %.*s", SPAN_ARG(row->id), SPAN_ARG(row->current));
    }
    finder_close(&finder);
}

static void a_users_row_is_added(void **state)
{
    struct finder finder;
    (void)state;
    finder_open(&finder, "standards:\n"
                         "  - id: house-rule-7\n"
                         "    name: House Rule 7\n"
                         "    editions: [2024, 2025]\n"
                         "    current: 2025\n"
                         "    aliases: [HR7]\n");
    finder_expect(&finder, "We follow House Rule 7:2025 and ISO 27001.",
                  "house-rule-7:2025[House Rule 7:2025] iso-27001[ISO 27001]");
    finder_expect(&finder, "We follow HR-7.", "house-rule-7[HR-7]");
    finder_close(&finder);
}

static void a_users_row_replaces(void **state)
{
    struct finder finder;
    struct finder plain;
    (void)state;
    finder_open(&plain, NULL);
    finder_open(&finder,
                "standards:\n"
                "  - {id: iso-27001, name: ISO/IEC 27001, editions: [2022], aliases: [the big one]}\n"
                "services:\n"
                "  - {id: microsoft-stream, name: Brook}\n"
                "  - {id: own-flow, name: Own Flow, aliases: [Flow]}\n");
    assert_int_equal(vocabulary_standard_count(finder.vocabulary),
                     vocabulary_standard_count(plain.vocabulary));
    assert_int_equal(vocabulary_service_count(finder.vocabulary),
                     vocabulary_service_count(plain.vocabulary) + 1);
    finder_expect(&finder, "ISO 27001:2022 is the big one",
                  "iso-27001:2022[ISO 27001:2022] iso-27001[the big one]");
    finder_expect(&finder, "We use Microsoft Stream.", "");
    finder_expect(&finder, "We use Flow and Brook.", "own-flow[Flow] microsoft-stream[Brook]");
    finder_expect(&finder, "ISO 27k", "");
    finder_close(&finder);
    finder_close(&plain);
}

static bool has_topic(const struct finder *finder, const char *id, const char *topic)
{
    const struct vocabulary_standard *row = vocabulary_standard_find(finder->vocabulary, span_of(id));
    for (size_t at = 0; at < row->topics.count; at++) {
        if (span_equal(row->topics.items[at], span_of(topic)))
            return true;
    }
    return false;
}

static void topics_alone_are_added(void **state)
{
    struct finder finder;
    (void)state;
    finder_open(&finder, "standards:\n"
                         "  - {id: iso-22301, topics: [staying open]}\n"
                         "  - {id: pci-dss, topics: []}\n");
    assert_true(has_topic(&finder, "iso-22301", "staying open"));
    assert_true(has_topic(&finder, "iso-22301", "business continuity"));
    assert_false(has_topic(&finder, "pci-dss", "payment card"));
    finder_expect(&finder, "ISO 22301:2019 and PCI DSS", "iso-22301:2019[ISO 22301:2019] pci-dss[PCI DSS]");
    finder_close(&finder);
}

static void digests_tell_tables_apart(void **state)
{
    struct finder first;
    struct finder again;
    struct finder other;
    char digests[3][65];
    (void)state;
    finder_open(&first, NULL);
    finder_open(&again, "# nothing but a comment\n");
    finder_open(&other, "services:\n  - {id: brook, name: Brook}\n");
    vocabulary_digest(first.vocabulary, digests[0]);
    vocabulary_digest(again.vocabulary, digests[1]);
    vocabulary_digest(other.vocabulary, digests[2]);
    assert_int_equal(strlen(digests[0]), 64);
    assert_string_equal(digests[0], digests[1]);
    assert_string_not_equal(digests[0], digests[2]);
    finder_close(&first);
    finder_close(&again);
    finder_close(&other);
}

/* The row of `said`, NULL when there is none. */
static const struct vocabulary_words *words_of(const struct finder *finder, enum vocabulary_relation relation,
                                               const char *said)
{
    for (size_t at = 0; at < vocabulary_words_count(finder->vocabulary); at++) {
        const struct vocabulary_words *row = vocabulary_words_at(finder->vocabulary, at);
        if (row->relation == relation && span_equal(row->said, span_of(said)))
            return row;
    }
    return NULL;
}

static void words_are_laid_over_the_built_in_ones(void **state)
{
    struct finder plain;
    struct finder finder;
    char digests[2][65];
    (void)state;
    finder_open(&plain, NULL);
    finder_open(&finder, "abbreviations:\n  mfa: [many flying ants]\n  sso: []\n"
                         "synonyms:\n  brew: [coffee, strong tea]\n"
                         "meanings:\n  brew: [drink]\n");
    assert_true(words_of(&plain, WORDS_ABBREVIATION, "mfa")->means.count > 0);
    assert_true(words_of(&plain, WORDS_ABBREVIATION, "sso")->means.count > 0);
    assert_null(words_of(&plain, WORDS_SYNONYM, "brew"));
    assert_int_equal(words_of(&finder, WORDS_ABBREVIATION, "mfa")->means.count, 1);
    assert_true(
        span_equal(words_of(&finder, WORDS_ABBREVIATION, "mfa")->means.items[0], SPAN("many flying ants")));
    assert_int_equal(words_of(&finder, WORDS_ABBREVIATION, "sso")->means.count, 0);
    assert_int_equal(words_of(&finder, WORDS_SYNONYM, "brew")->means.count, 2);
    assert_int_equal(words_of(&finder, WORDS_MEANING, "brew")->means.count, 1);
    assert_int_equal(vocabulary_words_count(finder.vocabulary), vocabulary_words_count(plain.vocabulary) + 2);
    assert_null(vocabulary_words_at(finder.vocabulary, vocabulary_words_count(finder.vocabulary)));
    vocabulary_digest(plain.vocabulary, digests[0]);
    vocabulary_digest(finder.vocabulary, digests[1]);
    assert_string_equal(digests[0], digests[1]);
    finder_close(&finder);
    finder_close(&plain);
}

/* The last table that has a key says what it means; a key counts once for each list it stands in. */
static void words_of_the_last_table_count(void **state)
{
    static const struct vocabulary_source sources[] = {
        {SPAN_INIT("first.yml"), SPAN_INIT("synonyms:\n  brew: [coffee]\n  sip: [drink]\n"
                                           "meanings:\n  brew: [drink]\n")},
        {SPAN_INIT("second.yml"), SPAN_INIT("synonyms:\n  stir: [mix]\n  brew: [tea, infusion]\n")}};
    struct finder plain;
    struct finder finder = {0};
    (void)state;
    finder_open(&plain, NULL);
    assert_int_equal(vocabulary_open(sources, 2, &finder.vocabulary, NULL), AVOW_OK);
    assert_int_equal(vocabulary_words_count(finder.vocabulary), vocabulary_words_count(plain.vocabulary) + 4);
    assert_int_equal(words_of(&finder, WORDS_SYNONYM, "brew")->means.count, 2);
    assert_true(span_equal(words_of(&finder, WORDS_SYNONYM, "brew")->means.items[0], SPAN("tea")));
    assert_int_equal(words_of(&finder, WORDS_SYNONYM, "sip")->means.count, 1);
    assert_int_equal(words_of(&finder, WORDS_SYNONYM, "stir")->means.count, 1);
    assert_true(span_equal(words_of(&finder, WORDS_MEANING, "brew")->means.items[0], SPAN("drink")));
    vocabulary_close(finder.vocabulary);
    finder_close(&plain);
}

static const struct {
    const char *table;
    const char *place;
    const char *words; /* somewhere in the message */
} bad_tables[] = {
    {"just text\n", "vocabulary/bad.yml:1", "standards"},
    {"standards:\n  iso: 1\n", "vocabulary/bad.yml:2", "list of rows"},
    {"standards:\n  - plain\n", "vocabulary/bad.yml:2", "id and name"},
    {"standards:\n  - id: x\n", "vocabulary/bad.yml:2", "name"},
    {"standards:\n  - name: X\n", "vocabulary/bad.yml:2", "id"},
    {"standards:\n  - {id: Not Good, name: X}\n", "vocabulary/bad.yml:2", "small letters"},
    {"standards:\n  - id: x\n    name: X Y\n    alias: [Z]\n", "vocabulary/bad.yml:4", "alias"},
    {"standards:\n  - id: x\n    name: X Y\n    aliases: Z\n", "vocabulary/bad.yml:4", "list"},
    {"standards:\n  - id: x\n    name: X Y\n    aliases: [[Z]]\n", "vocabulary/bad.yml:4", "text"},
    {"standards:\n  - id: x\n    name: X Y\n    aliases: [\"--\"]\n", "vocabulary/bad.yml:4", "no letters"},
    {"standards:\n  - id: x\n    name: X Y\n    aliases: [\"12345\"]\n", "vocabulary/bad.yml:4",
     "bare number"},
    {"standards:\n  - id: x\n    name: X Y\n    edition: month\n", "vocabulary/bad.yml:2", "month"},
    {"standards:\n  - id: x\n    name: X Y\n    not: [nobody]\n", "vocabulary/bad.yml:2", "nobody"},
    {"standards:\n  - {id: x, name: X Y}\n  - {id: x, name: X Z}\n", "vocabulary/bad.yml:3", "twice"},
    {"standards:\n  - {id: x, name: X Y}\n  - {id: x, topics: [a b]}\n", "vocabulary/bad.yml:3", "twice"},
    {"standards:\n  - {id: gdpr, topics: [a b]}\n  - {id: gdpr, name: X Y}\n", "vocabulary/bad.yml:3",
     "in line 2"},
    {"standards:\n  - {id: x, name: X Y}\n  - {id: y, name: x-y}\n", "vocabulary/bad.yml:3", "another row"},
    {"standards:\n  - {id: x, name: ISO 27001, not: [iso-27001]}\n", "vocabulary/bad.yml:2", "another row"},
    {"services:\n  - {id: x, name: X, variant_of: nobody}\n", "vocabulary/bad.yml:2", "nobody"},
    {"services:\n  - {id: x, name: X, formerly: [Old]}\n", "vocabulary/bad.yml:2", "formerly"},
    {"services:\n  - {id: x, name: X, formerly: [{until: 2020}]}\n", "vocabulary/bad.yml:2", "no name"},
    {"services:\n  - id: x\n    name: X\n    formerly:\n      - {name: Old, until: 2021-13}\n",
     "vocabulary/bad.yml:5", "2021-13"},
    {"services:\n  - {id: x, name: X, formerly: [{name: Old, until: soon}]}\n", "vocabulary/bad.yml:2",
     "soon"},
    {"standards:\n  - id: x\n    name: X Y\n    editions: [2020]\n    current: 2021\n",
     "vocabulary/bad.yml:5", "2021"},
    {"standards:\n  - {id: x, name: X Y, current: 2021}\n", "vocabulary/bad.yml:2", "editions"},
    {"services:\n  - {id: x, name: the}\n", "vocabulary/bad.yml:2", "says nothing"},
    {"services:\n  - {id: x, name: X, aliases: [Of The]}\n", "vocabulary/bad.yml:2", "says nothing"},
    {"services:\n  - {id: own-x, name: SOC 2}\n", "vocabulary/bad.yml:2", "soc-2: give the service own-x"},
    {"services:\n  - {id: own-x, name: X, aliases: [ISO27001]}\n", "vocabulary/bad.yml:2", "iso-27001"},
    {"services:\n  - {id: x, name: X\n", "vocabulary/bad.yml:3", ""},
    {"synonyms: [wipe]\n", "vocabulary/bad.yml:1", "what they mean"},
    {"synonyms:\n  wipe: erase\n", "vocabulary/bad.yml:2", "list"},
    {"meanings:\n  wipe: [erase, Wipe]\n", "vocabulary/bad.yml:2", "itself"},
    {"meanings:\n  wipe: [\"--\"]\n", "vocabulary/bad.yml:2", "1 to 6 words"},
    {"abbreviations:\n  a b c d e f g: [x]\n", "vocabulary/bad.yml:2", "1 to 6 words"},
    {"synonyms:\n  wipe: [erase]\n  wipe: [purge]\n", "vocabulary/bad.yml:3", "twice"},
    {"standards:\n  - id: x\n    name: X Y\n    topics: [\"--\"]\n", "vocabulary/bad.yml:4", "1 to 6 words"},
    {"common: [two words]\n", "vocabulary/bad.yml:1", "single words"},
    {"service:\n  - {id: x, name: X}\n", "vocabulary/bad.yml:2", "service"},
};

static void bad_tables_are_refused(void **state)
{
    (void)state;
    for (size_t at = 0; at < sizeof bad_tables / sizeof bad_tables[0]; at++) {
        struct avow_error err = AVOW_ERROR_INIT;
        struct vocabulary *untouched = NULL;
        struct vocabulary_source source = {SPAN("vocabulary/bad.yml"), span_of(bad_tables[at].table)};
        enum avow_status status = vocabulary_open(&source, 1, &untouched, &err);
        if (status != AVOW_BAD_INPUT || strcmp(err.place, bad_tables[at].place) != 0 ||
            strstr(err.message, bad_tables[at].words) == NULL)
            fail_msg("%s gave status %d, \"%s: %s\"", bad_tables[at].table, status, err.place, err.message);
        assert_null(untouched);
        assert_int_equal(vocabulary_open(&source, 1, &untouched, NULL), AVOW_BAD_INPUT);
    }
}

int tables_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(built_in_tables_are_large_enough),
        cmocka_unit_test(current_editions_are_listed),
        cmocka_unit_test(a_users_row_is_added),
        cmocka_unit_test(a_users_row_replaces),
        cmocka_unit_test(topics_alone_are_added),
        cmocka_unit_test(digests_tell_tables_apart),
        cmocka_unit_test(words_are_laid_over_the_built_in_ones),
        cmocka_unit_test(words_of_the_last_table_count),
        cmocka_unit_test(bad_tables_are_refused),
    };
    return cmocka_run_group_tests_name("tables", tests, NULL, NULL);
}
