/* PDF files that are broken, locked, empty, or made to hurt: each ends soon, with a reason. */
#include "support/test.h"

#include "base/cleanup.h"
#include "unit/document/groups.h"
#include "unit/document/outline.h"
#include "unit/document/paper.h"

#include <time.h>

enum { LIMIT_SECONDS = 20 /* under sanitizers on a busy machine */ };

static const struct paper_text words[] = {{1, 60, 100, 10, false, "Some words on a page."}};
static const struct paper plain = {.texts = words, .count = 1, .pages = 1};

static void locked_files_are_told(void **state)
{
    (void)state;
    CLEANUP(buffer_free) struct buffer bytes = BUFFER_INIT;
    struct paper locked = plain;
    locked.trailer = "/ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>] "
                     "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
                     "/O <0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF> "
                     "/U <FEDCBA9876543210FEDCBA9876543210FEDCBA9876543210FEDCBA9876543210> >>";
    paper_append(&bytes, &locked);
    outline_check_refused(reader_pdf, buffer_span(&bytes), AVOW_BAD_INPUT, "under a password");
}

static void pages_without_text_are_told(void **state)
{
    (void)state;
    CLEANUP(buffer_free) struct buffer bytes = BUFFER_INIT;
    paper_append(&bytes, &(struct paper){.pages = 2});
    outline_check_refused(reader_pdf, buffer_span(&bytes), AVOW_BAD_INPUT, "has no text (a scan?)");
}

static void other_files_are_told(void **state)
{
    (void)state;
    outline_check_refused(reader_pdf, SPAN(""), AVOW_BAD_INPUT, "no PDF");
    outline_check_refused(reader_pdf, SPAN("Just words."), AVOW_BAD_INPUT, "no PDF");
    outline_check_refused(reader_pdf, SPAN("%PDF-1.7\n%%EOF\n"), AVOW_BAD_INPUT, "no PDF");
}

/* Cut short anywhere, a file is refused or read in part. */
static void truncated_files_end(void **state)
{
    (void)state;
    CLEANUP(buffer_free) struct buffer bytes = BUFFER_INIT;
    paper_append(&bytes, &plain);
    for (size_t size = 0; size < bytes.size; size += 7) {
        CLEANUP(arena_free) struct arena arena = ARENA_INIT;
        struct reading reading;
        enum avow_status status = reader_pdf((struct span){bytes.bytes, size}, &arena, &reading, NULL);
        assert_true(status == AVOW_OK || status == AVOW_BAD_INPUT);
    }
}

/* Whatever byte is spoiled, nothing crashes. */
static void spoiled_files_end(void **state)
{
    (void)state;
    CLEANUP(buffer_free) struct buffer bytes = BUFFER_INIT;
    paper_append(&bytes, &plain);
    for (size_t i = 0; i < bytes.size; i += 3) {
        CLEANUP(arena_free) struct arena arena = ARENA_INIT;
        struct reading reading;
        bytes.bytes[i] ^= 0x15;
        enum avow_status status = reader_pdf(buffer_span(&bytes), &arena, &reading, NULL);
        bytes.bytes[i] ^= 0x15;
        assert_true(status != AVOW_OK || reading.blocks.count <= 2);
    }
}

static void page_trees_that_go_in_circles_end(void **state)
{
    (void)state;
    static const char *const circle[] = {
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 10000 /Kids [2 0 R 3 0 R 2 0 R] >>",
        "<< /Type /Pages /Parent 2 0 R /Count 10000 /Kids [2 0 R 3 0 R] >>", NULL};
    CLEANUP(buffer_free) struct buffer bytes = BUFFER_INIT;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct reading reading;
    paper_append_objects(&bytes, circle);
    assert_int_not_equal(reader_pdf(buffer_span(&bytes), &arena, &reading, NULL), AVOW_OK);
}

static void too_many_pages_are_told(void **state)
{
    (void)state;
    CLEANUP(buffer_free) struct buffer bytes = BUFFER_INIT;
    paper_append(&bytes, &(struct paper){.texts = words, .count = 1, .pages = 10000});
    outline_check_refused(reader_pdf, buffer_span(&bytes), AVOW_TOO_LARGE, "over 5000 pages");
}

/* Very many lines, marks or cells on one page. */
static void crowded_pages_end_soon(void **state)
{
    (void)state;
    static const char *const kinds[] = {"x", "\x95", "1.", "word-"};
    enum { TEXTS = 20000 };
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct paper_text *texts = arena_array(&arena, TEXTS, sizeof *texts);
    assert_non_null(texts);
    for (size_t kind = 0; kind < sizeof kinds / sizeof *kinds; kind++) {
        CLEANUP(buffer_free) struct buffer bytes = BUFFER_INIT;
        struct reading reading;
        for (int i = 0; i < TEXTS; i++)
            texts[i] =
                (struct paper_text){1, 10 + i % 20 * 29, 10 + i / 20 % 1000 * 0.78, 6, false, kinds[kind]};
        paper_append(&bytes, &(struct paper){.texts = texts, .count = TEXTS, .pages = 1});
        assert_int_equal(reader_pdf(buffer_span(&bytes), &arena, &reading, NULL), AVOW_OK);
    }
}

static int begin(void **state)
{
    static struct timespec start;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
    *state = &start;
    return 0;
}

static int check_time(void **state)
{
    const struct timespec *start = *state;
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return now.tv_sec - start->tv_sec < LIMIT_SECONDS ? 0 : -1;
}

#define timed(test) cmocka_unit_test_setup_teardown(test, begin, check_time)

int pdf_hostile_tests(void)
{
    static const struct CMUnitTest tests[] = {
        timed(locked_files_are_told),   timed(pages_without_text_are_told),
        timed(other_files_are_told),    timed(truncated_files_end),
        timed(spoiled_files_end),       timed(page_trees_that_go_in_circles_end),
        timed(too_many_pages_are_told), timed(crowded_pages_end_soon),
    };
    return cmocka_run_group_tests_name("pdf hostile", tests, NULL, NULL);
}
