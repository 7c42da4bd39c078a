/* A statement's document has the terms, slots and record of the schema. */
#include "terms/facets.h"
#include "terms/forward.h"
#include "terms/term.h"
#include "unit/index/groups.h"
#include "unit/index/site.h"

static const char page[] = "---\ntitle: Contoso and ISO 27001\ndate: 2021-06-30\naudience: public\n---\n\n"
                           "## Frequently asked questions\n\n"
                           "**Can I use the ISO 27001 certificate of Contoso?**\n\n"
                           "Yes. The certificates of SOC 2 and of ISO/IEC 22301:2012 can be used too.\n";
static const char id[] = "p#faq-can-i-use-the-iso-27001-certificate-of-contoso";

static void index_page(struct site *site)
{
    site_write(site, "p.md", span_of(page));
    site_index(site);
    assert_int_equal(site->report.statements, 1);
}

static void every_kind_of_term_is_there(void **state)
{
    static const char *const terms[] = {
        "certif",
        "contoso",
        "27001",
        "XB:iso 27001",
        "XB:27001 certif",
        "XW:the",
        "XW:certificate",
        "XQ:certif",
        "S:contoso",
        "XH:frequent",
        "XM:iso-27001",
        "XM:soc-2",
        "XM:iso-22301",
        "XME:iso-22301:2012",
        "XSTD:iso-27001",
        "K:faq",
        "XAUD:public",
        "XST:published",
        "L:en",
        "XY:2021",
        "P:p",
    };
    static const char *const absent[] = {"the",        "Z:certif",       "XH:contoso",
                                         "XSTD:soc-2", "XSTD:iso-22301", "XY:2026"};
    struct site *site = *state;
    index_page(site);
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++)
        if (site_count(site, "statements", terms[i]) != 1)
            fail_msg("the term %s is missing", terms[i]);
    for (size_t i = 0; i < sizeof absent / sizeof *absent; i++)
        if (site_count(site, "statements", absent[i]) != 0)
            fail_msg("the term %s is too much", absent[i]);
}

static void slots_hold_vector_facets_and_days(void **state)
{
    struct site *site = *state;
    index_page(site);
    const char *path = site_path(site, "statements");
    struct store_reader *reader;
    assert_status(store_reader_open(&path, 1, &reader, &site->err), AVOW_OK, &site->err);
    static const uint32_t slots[] = {SLOT_FORWARD,  SLOT_FACETS, SLOT_VALID_FROM,
                                     SLOT_VALID_TO, SLOT_DATE,   SLOT_HASH};
    struct store_search_options options = STORE_SEARCH_OPTIONS_INIT;
    options.value_slots = slots;
    options.value_slot_count = 6;
    const struct store_query query = {.op = STORE_ALL};
    struct store_result result;
    assert_status(store_search(reader, &query, &options, &site->arena, &result, &site->err), AVOW_OK,
                  &site->err);
    assert_int_equal(result.count, 1);
    const struct span *values = result.hits[0].values;
    struct forward forward;
    struct facets facets;
    assert_status(forward_decode(values[0], &site->arena, &forward, &site->err), AVOW_OK, &site->err);
    assert_true(forward.question > 0 && forward.heading > 0 && forward.text > 0);
    assert_true(facets_decode(values[1], &facets));
    assert_int_equal(facets.kind, KIND_FAQ);
    assert_int_equal(facets.year, 2021);
    assert_int_equal(facets.audience, AUDIENCE_PUBLIC);
    assert_int_equal(facets.standard_count, 1);
    assert_span(values[2], "20210630");
    assert_span(values[3], "99991231");
    assert_span(values[4], "20210630");
    struct record record = site_record(site, "statements", id);
    assert_true(span_equal(values[5], span_part(record.hash, 0, 32)));
    store_reader_close(reader);
}

static void a_phrase_does_not_run_from_question_into_text(void **state)
{
    struct site *site = *state;
    index_page(site);
    const char *path = site_path(site, "statements");
    struct store_reader *reader;
    assert_status(store_reader_open(&path, 1, &reader, &site->err), AVOW_OK, &site->err);
    static const struct {
        const char *first, *second;
        size_t found;
    } cases[] = {{"XW:use", "XW:the", 1}, {"XW:contoso", "XW:yes", 0}, {"XW:certificates", "XW:of", 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct store_query words[] = {{.op = STORE_TERM, .term = span_of(cases[i].first)},
                                            {.op = STORE_TERM, .term = span_of(cases[i].second)}};
        const struct store_query *const children[] = {&words[0], &words[1]};
        const struct store_query query = {.op = STORE_PHRASE, .children = children, .child_count = 2};
        const struct store_search_options options = STORE_SEARCH_OPTIONS_INIT;
        struct store_result result;
        assert_status(store_search(reader, &query, &options, &site->arena, &result, &site->err), AVOW_OK,
                      &site->err);
        assert_int_equal(result.count, cases[i].found);
    }
    store_reader_close(reader);
}

static void the_record_holds_what_is_shown(void **state)
{
    struct site *site = *state;
    index_page(site);
    struct record record = site_record(site, "statements", id);
    assert_span(record.id, id);
    assert_span(record.page_id, "p");
    assert_span(record.title, "Contoso and ISO 27001");
    assert_span(record.path, "p.md");
    assert_span(record.question, "Can I use the ISO 27001 certificate of Contoso?");
    assert_int_equal(record.date, 20210630);
    assert_int_equal(record.date_source, DATE_STATED);
    assert_int_equal(record.valid_from, 20210630);
    assert_int_equal(record.standards.count, 1);
    assert_int_equal(record.hash.size, 64);
}

int put_tests(void)
{
    const struct CMUnitTest tests[] = {
        SITE_TEST(every_kind_of_term_is_there),
        SITE_TEST(slots_hold_vector_facets_and_days),
        SITE_TEST(a_phrase_does_not_run_from_question_into_text),
        SITE_TEST(the_record_holds_what_is_shown),
    };
    return cmocka_run_group_tests_name("documents", tests, NULL, NULL);
}
