/* A repository of pages seen through the program: days, differences, and what became of citations. */
#include "program/history.h"

#include "program/run.h"
#include "support/folder.h"
#include "support/test.h"
#include "unit/index/commits.h"

#include <stdlib.h>
#include <string.h>

static struct folder home;

static const char *const rotations[] = {"24 months", "12 months", "90 days", "30 days"};
static const char *const days[] = {"2020-01-05", "2021-02-03", "2022-02-03", "2023-01-01"};

/* A section that keeps its heading and changes its words, and one that loses both bit by bit. */
static void put_keys(struct commits *commits, size_t number)
{
    static const char *const sections[] = {
        "## Storage\n\nKeys live in a locked room of our own building under guard.",
        "## Where keys live\n\nKeys live in a locked module of our own building under guard.",
        "## Where keys live\n\nKeys live in a certified module of our own region under guard.",
        "## Modules\n\nKeys live in a certified module of our chosen region under seal.",
    };
    struct buffer text = BUFFER_INIT;
    buffer_printf(&text, "# Keys\n\n## Rotation\n\nWe turn encryption keys every %s.\n\n%s\n",
                  rotations[number], sections[number]);
    assert_false(text.failed);
    commits_write(commits, "docs/keys.md", text.bytes);
    buffer_free(&text);
}

static int set_up(void **state)
{
    (void)state;
    folder_make(&home);
    folder_write(&home, "corpus/avow.yml",
                 SPAN("sources:\n  - {git: repository, path: docs, page: '{name}', audience: public}\n"));
    struct commits *commits = commits_begin(folder_path(&home, "corpus/repository"), true);
    commits_write(commits, "docs/visits.md", "# Visits\n\nAuditors may visit on Mondays.\n");
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        put_keys(commits, i);
        if (i == 3)
            commits_remove(commits, "docs/visits.md");
        commits_make(commits, "main", days[i], NULL);
    }
    commits_end(commits);
    struct row row = {"index", 0, "1 page, 2 statements", NULL};
    run_check(home.path, &row);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    folder_remove(&home);
    return 0;
}

static void test_days(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"index", 0, "nothing had changed", NULL},
        {"show keys", 0, "every 30 days", NULL},
        {"show keys --as-of 2021-06-30", 0, "every 12 months", NULL},
        {"show keys --json", 0, "\"date_source\":\"commit\"", NULL},
        {"show keys --as-of 2019-12-31", 1, NULL, "its first is of 2020-01-05"},
        {"show visits", 1, NULL, "ended on 2023-01-01"},
        {"show visits --as-of 2022-12-31", 0, "on Mondays", NULL},
        {"search --as-of 2022-06-01 turn encryption keys", 0, "every 90 days", NULL},
        {"search --as-of 2022-06-01 --json turn encryption keys", 0, "published 2022-02-03", NULL},
        {"search --as-of 2022-12-31 auditors visit", 0, "on Mondays", NULL},
        {"search auditors visit Mondays", 1, "Nothing published", NULL},
        {"diff keys --from 2020-01-05 --to 2022-02-03", 0, "[-24 months-]{+90 days+}", NULL},
        {"check", 0, "sound", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        run_check(home.path, &rows[i]);
}

/* The hash of the statement of `page` on a day that stands `number`th. */
static void hash_of(const char *page, const char *day, int number, char hash[17])
{
    struct run run;
    struct buffer line = BUFFER_INIT;
    buffer_printf(&line, "show %s --as-of %s --json", page, day);
    run_avow(home.path, line.bytes, &run);
    const char *at = run.out.bytes;
    for (int i = 0; i <= number && at != NULL; i++)
        at = strstr(at + 1, "\"hash\":\"");
    assert_non_null(at);
    memcpy(hash, at + 8, 16);
    hash[16] = '\0';
    run_free(&run);
    buffer_free(&line);
}

static void test_citations(void **state)
{
    (void)state;
    static const struct {
        const char *page;
        size_t day;
        int number, code;
        const char *out;
    } rows[] = {
        {"keys", 0, 0, 1, "[-24 months-]"}, /* two versions later still the statement under its id */
        {"keys", 0, 1, 1, "superseded"},    /* alike only from one version to the next */
        {"keys", 1, 1, 1, "keys#modules"},  {"keys", 3, 1, 0, "current"}, {"visits", 0, 0, 1, "gone"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char hash[17], line[32] = "verify ";
        hash_of(rows[i].page, days[rows[i].day], rows[i].number, hash);
        strcat(line, hash);
        struct row row = {line, rows[i].code, rows[i].out, NULL};
        run_check(home.path, &row);
    }
}

int history_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_days),
        cmocka_unit_test(test_citations),
    };
    return cmocka_run_group_tests_name("history", tests, set_up, tear_down);
}
