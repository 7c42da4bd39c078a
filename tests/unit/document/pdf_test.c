/* PDF: what becomes of lines set on pages. */
#include "support/test.h"

#include "base/cleanup.h"
#include "unit/document/groups.h"
#include "unit/document/outline.h"
#include "unit/document/paper.h"

#define COUNT(texts) (sizeof(texts) / sizeof *(texts))

static void check(const struct paper *paper, const char *expected)
{
    CLEANUP(buffer_free) struct buffer bytes = BUFFER_INIT;
    paper_append(&bytes, paper);
    outline_check(reader_pdf, buffer_span(&bytes), true, expected);
}

static void check_texts(const struct paper_text *texts, size_t count, const char *expected)
{
    check(&(struct paper){.texts = texts, .count = count, .pages = texts[count - 1].page}, expected);
}

static void size_and_number_tell_headings(void **state)
{
    (void)state;
    static const struct paper_text texts[] = {
        {1, 60, 100, 20, true, "Security policy"},
        {1, 60, 140, 14, false, "1 Access control"},
        {1, 60, 160, 10, false, "Access is reviewed every quarter by the owner of the system, and whoever"},
        {1, 60, 172, 10, false, "has no need of it any more loses it."},
        {1, 60, 194, 10, false, "A second paragraph stands further below the first one than its lines do."},
        {1, 60, 220, 12, false, "1.1 Administrators"},
        {1, 60, 240, 10, false, "They sign in with a second factor."},
        {1, 60, 262, 10, true, "Break glass"},
        {1, 60, 284, 10, false, "One account is kept for it."},
        {1, 60, 310, 14, false, "2 Encryption"},
        {1, 60, 330, 10, false, "Disks are encrypted."},
        {1, 60, 352, 10, true, "Is mail encrypted?"},
        {1, 60, 374, 10, false, "Yes."},
    };
    check_texts(
        texts, COUNT(texts),
        "1 H1 Security policy\n1 H2 1 Access control\n"
        "1 P Access is reviewed every quarter by the owner of the system, and whoever has no need of it any "
        "more loses it.\n"
        "1 P A second paragraph stands further below the first one than its lines do.\n"
        "1 H3 1.1 Administrators\n1 P They sign in with a second factor.\n"
        "1 H4 Break glass\n1 P One account is kept for it.\n"
        "1 H2 2 Encryption\n1 P Disks are encrypted.\n1 PB Is mail encrypted?\n1 P Yes.\n");
}

static void numbers_outrank_sizes(void **state)
{
    (void)state;
    static const struct paper_text texts[] = {
        {1, 60, 60, 20, false, "Guidelines"},
        {1, 60, 90, 16, false, "2 Overview"},
        {1, 60, 120, 12, false, "2.1 Roles"},
        {1, 60, 140, 14, false, "Access team"},
        {1, 60, 160, 10, false, "This team gives and takes access to all of the systems there are."},
        {1, 60, 190, 12, false, "2.2 Policies"},
        {1, 60, 204, 10, false, "2.2.1 Records"},
        {1, 60, 216, 10, false, "Records are kept by all of the teams for as long as the law says."},
        {1, 60, 246, 16, false, "Foreword"},
        {1, 60, 270, 10, false, "Words come last here."},
    };
    check_texts(texts, COUNT(texts),
                "1 H1 Guidelines\n1 H2 2 Overview\n1 H3 2.1 Roles\n1 H4 Access team\n"
                "1 P This team gives and takes access to all of the systems there are.\n"
                "1 H3 2.2 Policies\n1 H4 2.2.1 Records\n"
                "1 P Records are kept by all of the teams for as long as the law says.\n"
                "1 H2 Foreword\n1 P Words come last here.\n");
}

static void numbered_text_that_hangs_is_no_heading(void **state)
{
    (void)state;
    static const struct paper_text texts[] = {
        {1, 60, 60, 20, false, "Addendum"},
        {1, 60, 100, 10, false, "5.1 Subprocessors. Customer agrees that Larkfield may engage third parties"},
        {1, 96, 112, 10, false, "to store its data in the region that it has chosen, and answers for them"},
        {1, 96, 124, 10, false, "in full."},
        {1, 60, 150, 10, false, "5.2 Objections"},
        {1, 96, 162, 10, false, "Customer may object to a new one within thirty days of the notice of it."},
    };
    check_texts(texts, COUNT(texts),
                "1 H1 Addendum\n"
                "1 P 5.1 Subprocessors. Customer agrees that Larkfield may engage third parties to store its "
                "data in the region that it has chosen, and answers for them in full.\n"
                "1 H2 5.2 Objections\n"
                "1 P Customer may object to a new one within thirty days of the notice of it.\n");
}

static void hyphens_at_line_ends_are_judged(void **state)
{
    (void)state;
    static const struct paper_text texts[] = {
        {1, 60, 100, 10, false, "We hold a certification. The auditor looks at every certifi-"},
        {1, 60, 112, 10, false, "cation each year. The encryp-"},
        {1, 60, 124, 10, false, "tion of disks is customer-"},
        {1, 60, 136, 10, false, "managed. A managed key is one that the customer keeps, by SP 800-"},
        {1, 60, 148, 10, false, "53 and the Inspection Co-"},
        {1, 60, 160, 10, false, "Operation."},
    };
    check_texts(
        texts, COUNT(texts),
        "1 P We hold a certification. The auditor looks at every certification each year. The encryption of "
        "disks is customer-managed. A managed key is one that the customer keeps, by SP 800-53 and the "
        "Inspection Co-Operation.\n");
}

static void marks_make_items(void **state)
{
    (void)state;
    static const struct paper_text texts[] = {
        {1, 60, 100, 10, false, "These services are in scope of the audit that was done this year:"},
        {1, 70, 114, 10, false, "\x95"},
        {1, 70, 140, 10, false, "\x95"},
        {1, 86, 114, 10, false, "Storage, with all that belongs to it in every one of the regions"},
        {1, 86, 126, 10, false, "of the provider"},
        {1, 86, 140, 10, false, "Mail"},
        {1, 86, 154, 10, false, "- Archive"},
        {1, 70, 168, 10, false, "2. Desk"},
        {1, 60, 190, 10, false, "Nothing else is said of it here."},
    };
    check_texts(texts, COUNT(texts),
                "1 P These services are in scope of the audit that was done this year:\n"
                "1 I1 Storage, with all that belongs to it in every one of the regions of the provider\n"
                "1 I1 Mail\n1 I2 Archive\n1 I1 [2.] Desk\n1 P Nothing else is said of it here.\n");
}

static void headers_and_footers_are_dropped(void **state)
{
    (void)state;
    struct paper_text texts[] = {
        {1, 60, 30, 9, false, "Acme Cloud - public"},
        {1, 500, 780, 9, false, "xiv"},
        {1, 60, 200, 10, false, "First page, whose last sentence runs"},
        {1, 300, 780, 9, false, "Page 1 of 3"},
        {2, 60, 30, 9, false, "Acme Cloud - public"},
        {2, 60, 200, 10, false, "on to the second."},
        {3, 60, 30 + 14, 9, false, "Version 7 of May"},
        {2, 300, 780, 9, false, "Page 2 of 3"},
        {3, 60, 30, 9, false, "Acme Cloud - public"},
        {3, 60, 200, 10, false, "Third page."},
        {3, 300, 780, 9, false, "Page 3 of 3"},
    };
    check_texts(texts, COUNT(texts),
                "1 P First page, whose last sentence runs on to the second.\n3 P Version 7 of May\n3 P Third "
                "page.\n");
}

static void columns_of_short_cells_are_a_table(void **state)
{
    (void)state;
    static const struct paper_text texts[] = {
        {1, 60, 100, 10, false, "The standards and who looks at them are listed in the table that is below."},
        {1, 60, 130, 10, true, "Standard"},
        {1, 220, 130, 10, true, "Frequency"},
        {1, 380, 130, 10, true, "Auditor"},
        {1, 60, 144, 10, false, "SOC 2 Type II"},
        {1, 220, 144, 10, false, "Annually"},
        {1, 380, 144, 10, false, "Oak Audit"},
        {1, 60, 158, 10, false, "ISO/IEC 27001"},
        {1, 220, 158, 10, false, "Every three years, with a"},
        {1, 380, 158, 10, false, "Elm Standards"},
        {1, 220, 172, 10, false, "look each year"},
        {1, 60, 186, 10, false, "HIPAA"},
        {1, 220, 186, 10, false, "Never"},
        {1, 60, 220, 10, false,
         "After the table the text goes on over the full width of the page as before."},
    };
    check_texts(
        texts, COUNT(texts),
        "1 P The standards and who looks at them are listed in the table that is below.\n"
        "1 RH Standard | Frequency | Auditor\n1 R SOC 2 Type II | Annually | Oak Audit\n"
        "1 R ISO/IEC 27001 | Every three years, with a look each year | Elm Standards\n1 R HIPAA | Never\n"
        "1 P After the table the text goes on over the full width of the page as before.\n");
}

static void columns_of_running_text_stay_columns(void **state)
{
    (void)state;
    static const struct paper_text texts[] = {
        {1, 50, 100, 10, false, "The left column comes first and its lines are as"},
        {1, 320, 100, 10, false, "The right column follows when the left one has"},
        {1, 50, 112, 10, false, "long as the column is wide, so that they cannot"},
        {1, 320, 112, 10, false, "come to its end, and nobody would read across"},
        {1, 50, 124, 10, false, "be the cells of any table that a person would set."},
        {1, 320, 124, 10, false, "the gutter between the two of them on this page."},
    };
    check_texts(texts, COUNT(texts),
                "1 P The left column comes first and its lines are as long as the column is wide, so that "
                "they cannot "
                "be the cells of any table that a person would set.\n"
                "1 P The right column follows when the left one has come to its end, and nobody would read "
                "across the "
                "gutter between the two of them on this page.\n");
}

static void a_cover_heads_nothing(void **state)
{
    (void)state;
    static const struct paper_text texts[] = {
        {1, 60, 200, 28, false, "Cloud guidelines"},
        {1, 60, 300, 18, false, "White paper"},
        {1, 60, 400, 14, false, "July 2025"},
        {2, 60, 100, 16, false, "Contents"},
        {2, 60, 130, 10, false, "Foreword ........................ 3"},
        {3, 60, 100, 16, false, "Foreword"},
        {3, 60, 130, 10, false, "More and more people read this."},
    };
    check_texts(texts, COUNT(texts),
                "1 H1 Cloud guidelines\n1 P White paper\n1 P July 2025\n3 H2 Foreword\n"
                "3 P More and more people read this.\n");
}

static const struct paper_text words[] = {{1, 60, 100, 10, false, "See our SOC 2 report for more."}};

static void metadata_is_front_matter(void **state)
{
    (void)state;
    struct paper paper = {.texts = words,
                          .count = 1,
                          .pages = 1,
                          .info =
                              "/Title (Acme  Cloud) /ModDate (D:20250304100000Z) /CreationDate (D:20200101)"};
    check(&paper, "title: Acme Cloud\ndate: 2025-03-04\n1 P See our SOC 2 report for more.\n");
    paper.info = "/Title (Microsoft Word - policy v7 final.docx) /CreationDate (D:20200101120000Z)";
    check(&paper, "date: 2020-01-01\n1 P See our SOC 2 report for more.\n");
    paper.info = "/Title <FEFF00DC006200650072002000750073> /ModDate (yesterday)";
    check(&paper, "title: \xC3\x9C"
                  "ber us\n1 P See our SOC 2 report for more.\n");
}

static void links_have_the_words_they_lie_on(void **state)
{
    (void)state;
    struct paper paper = {.texts = words,
                          .count = 1,
                          .pages = 1,
                          .link = "https://example.com/soc2",
                          .link_area = {97, 697, 158, 710}};
    check(&paper, "1 P See our SOC 2 report for more.\n> SOC 2 report = https://example.com/soc2\n");
    paper.link = "javascript:alert";
    check(&paper, "1 P See our SOC 2 report for more.\n");
}

int pdf_tests(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(size_and_number_tell_headings),
        cmocka_unit_test(numbers_outrank_sizes),
        cmocka_unit_test(numbered_text_that_hangs_is_no_heading),
        cmocka_unit_test(hyphens_at_line_ends_are_judged),
        cmocka_unit_test(marks_make_items),
        cmocka_unit_test(headers_and_footers_are_dropped),
        cmocka_unit_test(columns_of_short_cells_are_a_table),
        cmocka_unit_test(columns_of_running_text_stay_columns),
        cmocka_unit_test(a_cover_heads_nothing),
        cmocka_unit_test(metadata_is_front_matter),
        cmocka_unit_test(links_have_the_words_they_lie_on),
    };
    return cmocka_run_group_tests_name("pdf", tests, NULL, NULL);
}
