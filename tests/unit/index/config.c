/* avow.yml: what it says of a file, and how it is refused when it is wrong. */
#include "index/config.h"

#include "unit/index/groups.h"
#include "unit/index/site.h"

static enum avow_status read_text(struct site *site, const char *text, struct config *config)
{
    site_write(site, "avow.yml", span_of(text));
    return config_read(site->corpus, &site->arena, config, &site->err);
}

static struct config_place place(struct site *site, const struct config *config, const char *path)
{
    struct config_place found;
    assert_status(config_place(config, span_of(path), 20260102, &site->arena, &found, &site->err), AVOW_OK,
                  &site->err);
    return found;
}

static void no_file_says_nothing(void **state)
{
    struct site *site = *state;
    struct config config;
    assert_status(config_read(site->corpus, &site->arena, &config, &site->err), AVOW_OK, &site->err);
    struct config_place found = place(site, &config, "Some Folder/Index.md");
    assert_span(found.facts.page_id, "some-folder");
    assert_null(found.source);
    assert_int_equal(found.facts.audience, WORD_NOT_GIVEN);
    assert_int_equal(found.facts.date, DATE_NONE);
    assert_int_equal(found.facts.modified, 20260102);
}

static void page_ids_come_from_the_path(void **state)
{
    static const char *const cases[][2] = {
        {"a.md", "a"},
        {"docs/ISO 27001 (2013).md", "docs/iso-27001-2013"},
        {"docs/v1.2/page.md", "docs/v1.2/page"},
        {"README.md", "readme"},
        {"docs/README.md", "docs"},
        {"docs/index/part.md", "docs/index/part"},
        {"Über/Ä.md", "über/ä"},
        {"(!)/?.md", "page"},
    };
    struct site *site = *state;
    struct config config;
    assert_status(config_read(site->corpus, &site->arena, &config, &site->err), AVOW_OK, &site->err);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_span(place(site, &config, cases[i][0]).facts.page_id, cases[i][1]);
}

static void the_first_source_wins(void **state)
{
    struct site *site = *state;
    struct config config;
    assert_status(read_text(site,
                            "sources:\n"
                            "  - path: ./offerings/2020/\n"
                            "    page: offerings/{name}\n"
                            "    date: 2020-12-21\n"
                            "    url: https://example.com/{name}.html\n"
                            "    strip: offering-\n"
                            "    audience: Public\n"
                            "    review_by: 2027-01-01\n"
                            "    standards: [ISO 27001, SOC 2]\n"
                            "    exclude: ['**/README.md', LICENSE*, drafts]\n"
                            "  - path: offerings/**\n"
                            "    audience: internal\n",
                            &config),
                  AVOW_OK, &site->err);
    struct config_place found = place(site, &config, "offerings/2020/Offering-ISO-27001.md");
    assert_span(found.facts.page_id, "offerings/iso-27001");
    assert_span(found.facts.url, "https://example.com/iso-27001.html");
    assert_int_equal(found.facts.date, 20201221);
    assert_int_equal(found.facts.review_by, 20270101);
    assert_int_equal(found.facts.audience, AUDIENCE_PUBLIC);
    assert_int_equal(found.facts.standards.count, 2);
    assert_span(found.facts.standards.items[1], "SOC 2");
    assert_true(place(site, &config, "offerings/2020/README.md").excluded);
    assert_true(place(site, &config, "offerings/2020/sub/LICENSE.txt").excluded);
    assert_true(place(site, &config, "offerings/2020/drafts/x.md").excluded);
    assert_false(place(site, &config, "offerings/2020/sub/x.md").excluded);
    assert_int_equal(place(site, &config, "offerings/2021/x.md").facts.audience, AUDIENCE_INTERNAL);
    assert_null(place(site, &config, "offerings2/x.md").source);
}

static void a_single_file_has_its_own_facts(void **state)
{
    struct site *site = *state;
    struct config config;
    assert_status(
        read_text(site,
                  "sources:\n  - {path: seeds, date: 2018-01-01, owner: us@example.com, exclude: ['*']}\n"
                  "pages:\n  - {file: seeds/000.txt, page: offerings/iso-22301, date: 2019-11-01}\n",
                  &config),
        AVOW_OK, &site->err);
    struct config_place found = place(site, &config, "seeds/000.txt");
    assert_false(found.excluded);
    assert_span(found.facts.page_id, "offerings/iso-22301");
    assert_int_equal(found.facts.date, 20191101);
    assert_span(found.facts.owner, "us@example.com");
    assert_true(place(site, &config, "seeds/001.txt").excluded);
}

static void faults_are_refused_with_their_line(void **state)
{
    static const struct {
        const char *text, *line, *message;
    } cases[] = {
        {"sources:\n  - path: a\n    audiense: public\n", ":3", "is \"audience\" meant?"},
        {"source:\n  - path: a\n", "", "is \"sources\" meant?"},
        {"sources:\n  - path: a\n    qwertyuiop: 1\n", ":3", "qwertyuiop"},
        {"sources:\n  - path: a\n    date: 2020-13-45\n", ":3", "2020-13-45"},
        {"sources:\n  - path: a\n    audience: everybody\n", ":3", "public, customer, internal"},
        {"sources:\n  - path: a\n    complete: perhaps\n", ":3", "true nor false"},
        {"sources:\n  - page: a\n", ":2", "\"path\""},
        {"sources:\n  - git: ../outside\n", ":2", "below"},
        {"sources:\n  - git: a\n    date: 2020-01-01\n", ":2", "dated by its commits"},
        {"sources:\n  - git: a\n    complete: true\n", ":2", "always complete"},
        {"sources:\n  - git: a\n    versions: 0\n", ":3", "from 1 to 1000"},
        {"sources:\n  - git: a\n    versions: many\n", ":3", "from 1 to 1000"},
        {"sources:\n  - path: a\n    branch: main\n", ":2", "need the key \"git\""},
        {"pages:\n  - file: a.md\n    git: a\n", ":3", "git"},
        {"pages:\n  - page: a\n", ":2", "\"file\""},
        {"pages:\n  - file: a.md\n    complete: true\n", ":3", "complete"},
        {"sources:\n  - path: ../outside\n", ":2", "below"},
        {"sources:\n  - path: ..\n", ":2", "below"},
        {"sources:\n  - path: a/../b\n", ":2", "below"},
        {"sources:\n  - path: a\n    url: \"javascript:alert(1)\"\n", ":3", "https://"},
        {"sources:\n  - path: a\n    url: files/{name}\n", ":3", "https://"},
        {"sources:\n  - path: a\n    url: https://a.example/{nme}\n", ":3", "\"{nme}\""},
        {"sources:\n  - path: a\n    page: a/{name\n", ":3", "\"{name\""},
        {"sources:\n  - path: a\n    date: 01/02/2020\n", ":3", "01/02/2020"},
        {"sources:\n  - path: a\n    date: 2 January 2020\n", ":3", "write it as"},
        {"sources:\n  - path: a\n    date: 2020-01-02T10:00:00\n", ":3", "write it as"},
        {"sources: yes please\n", ":1", "list"},
        {"- a\n", ":1", "sources"},
        {"sources:\n  - path: [a, b]\n", ":2", "single"},
        {"sources:\n  - path: a\n   page: b\n", ":", ""},
        {"pins: ../pins.yml\n", ":1", "below"},
        {"pins: /pins.yml\n", ":1", "below"},
        {"sources:\n  - git: /\n", ":2", "/: no git repository"},
        {"vocabulary: [none.yml]\n", ":1", "none.yml"},
    };
    struct site *site = *state;
    site_page(site, "a.md", "A", "Words.");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        site_write(site, "avow.yml", span_of(cases[i].text));
        assert_status(site_run(site), AVOW_BAD_INPUT, &site->err);
        assert_contains(site->err.place, "avow.yml");
        assert_contains(site->err.place, cases[i].line);
        assert_contains(site->err.message, cases[i].message);
    }
}

static void two_dots_in_a_name_lead_nowhere(void **state)
{
    struct site *site = *state;
    struct config config;
    assert_status(read_text(site, "sources:\n  - {path: foo../bar, page: \"a/{name}\"}\n", &config), AVOW_OK,
                  &site->err);
    assert_span(place(site, &config, "foo../bar/x.md").facts.page_id, "a/x");
}

static void a_broken_vocabulary_table_is_refused(void **state)
{
    struct site *site = *state;
    site_page(site, "a.md", "A", "Words.");
    site_write(site, "avow.yml", SPAN("vocabulary: own.yml\n"));
    site_write(site, "own.yml", SPAN("services:\n  - {name: No id}\n"));
    assert_status(site_run(site), AVOW_BAD_INPUT, &site->err);
    assert_contains(site->err.place, "own.yml:2");
}

int config_tests(void)
{
    const struct CMUnitTest tests[] = {
        SITE_TEST(no_file_says_nothing),
        SITE_TEST(page_ids_come_from_the_path),
        SITE_TEST(the_first_source_wins),
        SITE_TEST(a_single_file_has_its_own_facts),
        SITE_TEST(faults_are_refused_with_their_line),
        SITE_TEST(two_dots_in_a_name_lead_nowhere),
        SITE_TEST(a_broken_vocabulary_table_is_refused),
    };
    return cmocka_run_group_tests_name("avow.yml", tests, NULL, NULL);
}
