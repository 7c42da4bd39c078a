/* The read worker: the same pages as in this process, and a bad file costs only itself. */
#include "support/test.h"

#include "base/cleanup.h"
#include "base/process.h"
#include "document/worker.h"
#include "unit/document/dump.h"
#include "unit/document/groups.h"
#include "unit/document/pages.h"
#include "unit/document/paper.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* How the next worker that is started misbehaves: "hang", "crash", "babble", or not at all. */
static const char mode_name[] = "AVOW_TEST_WORKER";

/* A worker that a hostile file has taken over may do anything but leave its limits. */
static void hang(void)
{
    for (;;)
        pause();
}

static void crash(void)
{
    raise(SIGSEGV);
}

static void spin(void)
{
    for (volatile unsigned turns = 0;; turns++)
        continue;
}

static void ignore_signals(void)
{
    signal(SIGTERM, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    hang();
}

static bool say(const char *text)
{
    return write(STDOUT_FILENO, text, strlen(text)) > 0;
}

/* JSON of no use, then nothing. */
static void babble(void)
{
    if (say("{\"page\":[]}\n"))
        hang();
}

static void talk_garbage(void)
{
    if (say("\x01\xFF not JSON {{{\n"))
        hang();
}

/* One line that never ends. */
static void talk_on(void)
{
    while (say("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"))
        continue;
}

/* A page of more statements than there is memory for, and nothing after it. */
static void claim_too_much(void)
{
    if (say("{\"statements\":60000000,\"scope\":0,\"evidence\":0,\"page\":{}}\n"))
        hang();
}

/* A whole answer, then one for a file that was not asked for. */
static void answer_twice(void)
{
    if (say("{\"statements\":0,\"scope\":0,\"evidence\":0,\"page\":{}}\n"
            "{\"statements\":0,\"scope\":0,\"evidence\":0,\"page\":{\"title\":\"Forged\"}}\n"))
        hang();
}

/* Memory until there is none, as a reader of a bomb would ask for it; without a limit it would go on. */
static void eat_memory(void)
{
    enum { STEP = 16 * 1024 * 1024, STEPS = 256 };
    char no_memory[64];
    snprintf(no_memory, sizeof no_memory, "{\"error\":%d,\"message\":\"\",\"place\":\"\"}\n", AVOW_NO_MEMORY);
    if (process_confine(UINT64_C(512) << 20, NULL) != AVOW_OK)
        hang();
    for (int i = 0; i < STEPS; i++)
        if (malloc(STEP) == NULL) {
            if (say(no_memory))
                hang();
            return;
        }
    if (say("{\"statements\":0,\"scope\":0,\"evidence\":0,\"page\":{}}\n"))
        hang();
}

struct mishap {
    const char *name;
    void (*run)(void);
};

static const struct mishap mishaps[] = {
    {"hang", hang},          {"crash", crash},          {"spin", spin},       {"ignore", ignore_signals},
    {"babble", babble},      {"garbage", talk_garbage}, {"talk on", talk_on}, {"claim", claim_too_much},
    {"twice", answer_twice}, {"eat", eat_memory},
};

/* Greet as a good worker, take some bytes of the request, then fail in the way asked for. */
static void misbehave(const char *mode)
{
    char bytes[4096];
    if (read(STDIN_FILENO, bytes, sizeof bytes) <= 0 || !say("{\"ready\":true}\n") ||
        read(STDIN_FILENO, bytes, sizeof bytes) <= 0)
        return;
    for (size_t i = 0; i < sizeof mishaps / sizeof *mishaps; i++)
        if (strcmp(mode, mishaps[i].name) == 0)
            mishaps[i].run();
}

_Bool worker_was_asked(int count, char **arguments, int *code)
{
    if (count < 2 || strcmp(arguments[1], "read-worker") != 0)
        return false;
    const char *mode = getenv(mode_name);
    if (mode != NULL)
        misbehave(mode);
    *code = mode != NULL ? 1 : document_worker_main();
    return true;
}

struct fixture {
    struct buffer program;
    struct document_worker *worker;
    struct arena arena;
};

static struct fixture start(int wait_ms, const struct vocabulary_source *sources, size_t count)
{
    struct fixture fixture = {BUFFER_INIT, NULL, ARENA_INIT};
    struct avow_error err = AVOW_ERROR_INIT;
    assert_status(process_own_path(&fixture.program, &err), AVOW_OK, &err);
    struct document_worker_options options = {
        .program = fixture.program.bytes, .sources = sources, .source_count = count, .wait_ms = wait_ms};
    assert_status(document_worker_new(&options, &fixture.worker, &err), AVOW_OK, &err);
    return fixture;
}

static void finish(struct fixture *fixture)
{
    document_worker_free(fixture->worker);
    buffer_free(&fixture->program);
    arena_free(&fixture->arena);
    unsetenv(mode_name);
    pages_close();
}

static enum avow_status ask(struct fixture *fixture, const char *name, struct span bytes, struct page *page,
                            struct avow_error *err)
{
    struct document_input input = pages_input(name, bytes, &fixture->arena);
    return document_worker_read(fixture->worker, &input, &fixture->arena, page, err);
}

static const struct span good =
    SPAN_INIT("---\ntitle: ISO 22301\n---\n# ISO 22301\n\n## In-scope services\n\n- A\n- B\n\n"
              "## Reports\n\n- [Certificate](https://example.com/c)\n\n## Is it so?\n\nYes.\n");

static void check_good(struct fixture *fixture)
{
    struct avow_error err = AVOW_ERROR_INIT;
    struct page page = {.statement_count = 0};
    assert_status(ask(fixture, "good.md", good, &page, &err), AVOW_OK, &err);
    assert_span(page.title, "ISO 22301");
    assert_int_equal(page.statement_count, 3);
}

static void the_worker_reads_as_this_process_does(void **state)
{
    (void)state;
    struct fixture fixture = start(0, NULL, 0);
    struct avow_error err = AVOW_ERROR_INIT;
    struct page there = {.statement_count = 0};
    struct page here = pages_read("good.md", good, &fixture.arena);
    CLEANUP(buffer_free) struct buffer a = BUFFER_INIT;
    CLEANUP(buffer_free) struct buffer b = BUFFER_INIT;
    assert_status(ask(&fixture, "good.md", good, &there, &err), AVOW_OK, &err);
    dump_page(&a, &here);
    dump_page(&b, &there);
    assert_true(span_equal(buffer_span(&a), buffer_span(&b)));
    assert_span(there.path, "good.md");
    assert_int_equal(there.statements[1].link_count, 1);
    finish(&fixture);
}

static void a_rejected_file_leaves_the_worker_running(void **state)
{
    (void)state;
    struct fixture fixture = start(0, NULL, 0);
    struct avow_error err = AVOW_ERROR_INIT;
    struct page page;
    assert_int_equal(ask(&fixture, "a.md", SPAN("---\naudience: publik\n---\nText.\n"), &page, &err),
                     AVOW_BAD_INPUT);
    assert_contains(err.message, "did you mean public");
    assert_int_equal(ask(&fixture, "a.md", (struct span){"a\0b", 3}, &page, &err), AVOW_BAD_INPUT);
    assert_contains(err.message, "binary");
    assert_int_equal(ask(&fixture, "a.md", SPAN_EMPTY, &page, &err), AVOW_BAD_INPUT);
    assert_contains(err.message, "is empty");
    check_good(&fixture);
    finish(&fixture);
}

/* A worker that fails as `mode` says costs the file it was given, with `expected`; the next one is read. */
static void check_mishap(const char *mode, int wait_ms, enum avow_status expected)
{
    struct fixture fixture = start(wait_ms, NULL, 0);
    struct avow_error err = AVOW_ERROR_INIT;
    struct page page;
    setenv(mode_name, mode, 1);
    assert_int_equal(ask(&fixture, "bad.md", good, &page, &err), expected);
    unsetenv(mode_name);
    check_good(&fixture);
    finish(&fixture);
}

static void a_file_that_takes_too_long_is_given_up(void **state)
{
    (void)state;
    check_mishap("hang", 3000, AVOW_TIMEOUT);
}

static void a_file_that_brings_the_worker_down_is_rejected(void **state)
{
    (void)state;
    check_mishap("crash", 0, AVOW_BAD_INPUT);
}

static void a_worker_that_answers_nonsense_is_replaced(void **state)
{
    (void)state;
    check_mishap("babble", 0, AVOW_BAD_INPUT);
    check_mishap("garbage", 0, AVOW_BAD_INPUT);
    check_mishap("twice", 0, AVOW_BAD_INPUT);
}

static void a_spinning_or_deaf_worker_is_killed(void **state)
{
    (void)state;
    check_mishap("spin", 2000, AVOW_TIMEOUT);
    check_mishap("ignore", 2000, AVOW_TIMEOUT);
}

static void endless_answers_are_cut_off(void **state)
{
    (void)state;
    check_mishap("talk on", 0, AVOW_TOO_LARGE);
    check_mishap("claim", 2000, AVOW_TIMEOUT);
}

/* Sanitizers reserve more address space than the limit leaves, so that it holds in other builds only. */
static void memory_beyond_the_limit_is_not_had(void **state)
{
    (void)state;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    skip();
#else
    check_mishap("eat", 0, AVOW_BAD_INPUT);
#endif
}

static void the_worker_knows_the_users_names(void **state)
{
    (void)state;
    static const struct vocabulary_source source = {
        SPAN_INIT("mine.yml"), SPAN_INIT("services:\n  - id: orchard-mail\n    name: Orchard Mail\n")};
    struct fixture fixture = start(0, &source, 1);
    struct avow_error err = AVOW_ERROR_INIT;
    struct page page = {.statement_count = 0};
    assert_status(ask(&fixture, "a.md", SPAN("# Orchard Mail\n\nText.\n"), &page, &err), AVOW_OK, &err);
    assert_int_equal(page.services.count, 1);
    assert_span(page.services.items[0], "orchard-mail");
    finish(&fixture);
}

static void a_broken_vocabulary_is_told(void **state)
{
    (void)state;
    static const struct vocabulary_source source = {SPAN_INIT("mine.yml"), SPAN_INIT("services: 7\n")};
    struct fixture fixture = start(0, &source, 1);
    struct avow_error err = AVOW_ERROR_INIT;
    struct page page;
    assert_int_equal(ask(&fixture, "a.md", good, &page, &err), AVOW_BAD_INPUT);
    assert_contains(err.place, "mine.yml");
    finish(&fixture);
}

static void a_program_that_is_not_there_is_told(void **state)
{
    (void)state;
    struct document_worker *worker = NULL;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct page page;
    struct document_worker_options options = {.program = "/no/such/program"};
    assert_int_equal(document_worker_new(&options, &worker, &err), AVOW_OK);
    struct document_input input = pages_input("a.md", good, &arena);
    assert_int_not_equal(document_worker_read(worker, &input, &arena, &page, &err), AVOW_OK);
    document_worker_free(worker);
    document_worker_free(NULL);
}

static void a_large_file_goes_through(void **state)
{
    (void)state;
    struct fixture fixture = start(60000, NULL, 0);
    struct avow_error err = AVOW_ERROR_INIT;
    struct page page = {.statement_count = 0};
    CLEANUP(buffer_free) struct buffer text = BUFFER_INIT;
    for (int i = 0; i < 2000; i++)
        buffer_printf(&text, "# Heading %d\n\nSome words of a paragraph that stands below it.\n\n", i);
    assert_status(ask(&fixture, "large.md", buffer_span(&text), &page, &err), AVOW_OK, &err);
    assert_int_equal(page.statement_count, 2000);
    assert_span(page.statements[1999].anchor, "heading-1999");
    finish(&fixture);
}

/* Libraries that read binary formats must do without files and within the limits. */
static void a_binary_file_goes_through(void **state)
{
    (void)state;
    static const struct paper_text texts[] = {{1, 60, 100, 18, true, "Security policy"},
                                              {1, 60, 140, 10, false, "Disks are encrypted."},
                                              {2, 60, 100, 18, true, "Mail"},
                                              {2, 60, 140, 10, false, "So is mail."}};
    struct fixture fixture = start(60000, NULL, 0);
    struct avow_error err = AVOW_ERROR_INIT;
    struct page page = {.statement_count = 0};
    CLEANUP(buffer_free) struct buffer bytes = BUFFER_INIT;
    paper_append(&bytes, &(struct paper){.texts = texts, .count = 4, .pages = 2});
    assert_status(ask(&fixture, "policy.pdf", buffer_span(&bytes), &page, &err), AVOW_OK, &err);
    assert_int_equal(page.statement_count, 2);
    assert_span(page.statements[1].text, "So is mail.");
    assert_int_equal(page.statements[1].page_number, 2);
    assert_int_equal(ask(&fixture, "scan.pdf", SPAN("%PDF-1.4"), &page, &err), AVOW_BAD_INPUT);
    assert_contains(err.message, "no PDF");
    check_good(&fixture);
    finish(&fixture);
}

int worker_tests(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_worker_reads_as_this_process_does),
        cmocka_unit_test(a_rejected_file_leaves_the_worker_running),
        cmocka_unit_test(a_file_that_takes_too_long_is_given_up),
        cmocka_unit_test(a_file_that_brings_the_worker_down_is_rejected),
        cmocka_unit_test(a_worker_that_answers_nonsense_is_replaced),
        cmocka_unit_test(a_spinning_or_deaf_worker_is_killed),
        cmocka_unit_test(endless_answers_are_cut_off),
        cmocka_unit_test(memory_beyond_the_limit_is_not_had),
        cmocka_unit_test(the_worker_knows_the_users_names),
        cmocka_unit_test(a_broken_vocabulary_is_told),
        cmocka_unit_test(a_program_that_is_not_there_is_told),
        cmocka_unit_test(a_large_file_goes_through),
        cmocka_unit_test(a_binary_file_goes_through),
    };
    return cmocka_run_group_tests_name("worker", tests, NULL, NULL);
}
