/* What a search answers: the right statement first, verdict, missing words, every field of the contract. */
#include "unit/search/groups.h"
#include "unit/search/shop.h"

#include <string.h>

/* A question and the statement that must come first. */
static void the_right_statement_comes_first(void **state)
{
    static const struct {
        const char *question;
        const char *id;
    } rows[] = {
        {"Can I use the ISO 22301 compliance of Fabrikam?",
         "offerings/iso-22301#faq-can-i-use-the-iso-22301-compliance-of-fabrikam"},
        {"may we use your ISO/IEC 27001 compliance?",
         "offerings/iso-27001#faq-can-i-use-the-iso-iec-27001-compliance-of-fabrikam"},
        {"Is Desk in scope for ISO 22301?", "offerings/iso-22301#fabrikam-in-scope-cloud-services"},
        {"is FDesk covered by ISO22301", "offerings/iso-22301#fabrikam-in-scope-cloud-services"},
        {"ISO27001 certificate", "offerings/iso-27001#audits-reports-and-certificates"},
        {"do you encrypt data at rest", "offerings/soc-2#faq-is-customer-data-encrypted-at-rest"},
        {"How often are backups taken, and how long are they kept?", "trust/backup#backup-schedule"},
        {"Backups at Fabrikam", "trust/backup#backup-schedule"},
        {"soc2 type ii", "offerings/soc-2#soc-2-overview"},
        {"Where can I get the SOC 2 audit report?", "offerings/soc-2#faq-where-can-i-get-the-audit-report"},
        {"Where can I get the ISO 27001 audit report?",
         "offerings/iso-27001#faq-where-can-i-get-the-audit-report"},
        {"how often is the continuity plan tested", "offerings/iso-22301#faq-how-often-is-the-plan-tested"},
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct value *answer = shop_search(shop, rows[i].question);
        if (answer_count(answer) == 0 || !span_equal(answer_id(answer, 0), span_of(rows[i].id)))
            fail_msg("%s: first is %.*s", rows[i].question,
                     SPAN_ARG(answer_count(answer) > 0 ? answer_id(answer, 0) : SPAN("nothing")));
        if (strcmp(shop->verdict, "found") != 0)
            fail_msg("%s: %s", rows[i].question, shop->verdict);
        shop_forget(shop);
    }
}

static void names_are_understood(void **state)
{
    struct shop *shop = *state;
    const struct value *answer = shop_search(shop, "Was Fabrikam Helpline in ISO/IEC 27001:2013?");
    const struct value *understood = value_get(value_get(answer, "query"), "understood");
    assert_int_equal(understood->count, 2);
    assert_span(value_get_text(&understood->items[0], "text"), "Fabrikam Helpline");
    assert_span(value_get_text(&understood->items[0], "type"), "service");
    assert_span(value_get_text(&understood->items[0], "id"), "desk");
    assert_int_equal(value_get(&understood->items[0], "edition")->type, VALUE_NULL);
    assert_span(value_get_text(&understood->items[1], "id"), "iso-27001");
    assert_span(value_get_text(&understood->items[1], "edition"), "2013");
    assert_true(answer_notes(answer, "Fabrikam Helpline is now called Fabrikam Desk"));
    shop->request.expand = false;
    answer = shop_search(shop, "ISO/IEC 27001:2013");
    assert_int_equal(value_get(value_get(answer, "query"), "understood")->count, 0);
    assert_true(answer_count(answer) > 0);
    shop_forget(shop);
}

static void one_name_can_be_taken_back(void **state)
{
    struct shop *shop = *state;
    shop_ask(shop, "plain", "fabrikam helpline");
    const struct value *answer = shop_search(shop, "Was Fabrikam Helpline in ISO/IEC 27001:2013?");
    const struct value *understood = value_get(value_get(answer, "query"), "understood");
    assert_int_equal(understood->count, 1);
    assert_span(value_get_text(&understood->items[0], "id"), "iso-27001");
    assert_false(answer_notes(answer, "Fabrikam Helpline is now called Fabrikam Desk"));
    shop_forget(shop);
}

static void an_answer_is_cut_at_a_sentence_end(void **state)
{
    static const struct {
        const char *text;
        size_t words;
        const char *excerpt;
    } rows[] = {
        {"One two. Three four. Five.", 4, "One two. Three four."},
        {"One two. Three four. Five.", 3, "One two."},
        {"One two. Three four. Five.", 1, "One two."},
        {"One two. Three four. Five.", 5, "One two. Three four. Five."},
        {"See e.g. ours.\n\n- one\n- two", 5, "See e.g. ours.\n\n- one"},
        {"No end", 9, "No end"},
        {"", 9, ""},
    };
    struct shop *shop = *state;
    struct span excerpt;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_status(
            search_excerpt(span_of(rows[i].text), rows[i].words, &shop->arena, &excerpt, &shop->err), AVOW_OK,
            &shop->err);
        assert_span(excerpt, rows[i].excerpt);
    }
    shop_ask(shop, "words", "1");
    const struct value *first = answer_result(shop_search(shop, "is customer data encrypted at rest"), 0);
    assert_true(span_starts(value_get_text(first, "text"), value_get_text(first, "excerpt")));
    assert_true(value_get_text(first, "excerpt").size > 0);
    shop_forget(shop);
}

/* However a standard is typed, the same statements come in the same order. */
static void every_spelling_finds_the_same(void **state)
{
    static const char *const spellings[] = {"ISO/IEC 27001 certificate", "ISO27001 certificate",
                                            "iso-27001 certificate", "27001 certificate",
                                            "ISO 27001 certificate"};
    struct shop *shop = *state;
    const struct value *first = shop_search(shop, spellings[0]);
    uint64_t total = shop->total;
    for (size_t i = 1; i < sizeof spellings / sizeof *spellings; i++) {
        const struct value *answer = shop_search(shop, spellings[i]);
        assert_int_equal(shop->total, total);
        for (size_t k = 0; k < answer_count(first); k++)
            assert_span(answer_id(answer, k), answer_id(first, k).bytes);
    }
    shop_forget(shop);
}

static void every_field_of_the_contract_is_there(void **state)
{
    struct shop *shop = *state;
    const struct value *answer = shop_search(shop, "is customer data encrypted at rest");
    static const char *const top[] = {"query", "verdict", "unclear",    "scope",   "confidence",
                                      "total", "exact",   "generation", "results", "facets"};
    static const char *const fields[] = {"id",     "kind",      "score",    "page",     "heading",
                                         "anchor", "question",  "text",     "snippet",  "segments",
                                         "marks",  "standards", "services", "status",   "approved",
                                         "about",  "audience",  "also_on",  "citation", "explain"};
    static const char *const page[] = {"id", "title", "url", "path", "date", "date_source", "versions"};
    static const char *const query[] = {"text", "understood", "filters", "corrected", "missing", "notes"};
    const struct value *first = answer_result(answer, 0);
    for (size_t i = 0; i < sizeof top / sizeof *top; i++)
        assert_non_null(value_get(answer, top[i]));
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        assert_non_null(value_get(first, fields[i]));
    for (size_t i = 0; i < sizeof page / sizeof *page; i++)
        assert_non_null(value_get(value_get(first, "page"), page[i]));
    for (size_t i = 0; i < sizeof query / sizeof *query; i++)
        assert_non_null(value_get(value_get(answer, "query"), query[i]));
    assert_span(value_get_text(first, "kind"), "faq");
    assert_span(value_get_text(value_get(first, "page"), "date"), "2025-01-31");
    assert_span(value_get_text(value_get(first, "page"), "date_source"), "snapshot");
    assert_span(value_get_text(first, "status"), "published");
    assert_span(value_get_text(first, "audience"), "public");
    assert_int_equal(value_get(first, "explain")->type, VALUE_NULL);
    const struct value *citation = value_get(first, "citation");
    assert_int_equal(value_get_text(citation, "hash").size, 16);
    assert_span(value_get_text(citation, "source"),
                "Source: Fabrikam and SOC 2, \"Frequently asked questions\", retrieved 2025-01-31, "
                "https://fabrikam.example/soc-2");
    assert_contains(value_get_text(citation, "text").bytes,
                    "Nobody at Fabrikam reads the keys.\" - Fabrikam and SOC 2, Frequently asked questions "
                    "(2025-01-31), https://fabrikam.example/soc-2");
    shop_forget(shop);
}

static void nothing_published_says_so(void **state)
{
    struct shop *shop = *state;
    const struct value *answer = shop_search(shop, "do you roast giraffes with customer onions");
    assert_string_equal(shop->verdict, "none");
    assert_span(value_get_text(answer, "verdict"), "none");
    const struct value *missing = value_get(value_get(answer, "query"), "missing");
    assert_int_equal(missing->count, 3);
    assert_span(value_text(&missing->items[0]), "roast");
    assert_span(value_text(&missing->items[1]), "giraffes");
    assert_span(value_text(&missing->items[2]), "onions");
    assert_true(value_get(answer, "confidence")->number < .3);
    answer = shop_search(shop, "giraffes");
    assert_string_equal(shop->verdict, "none");
    assert_int_equal(shop->total, 0);
    assert_int_equal(answer_count(answer), 0);
    shop_forget(shop);
}

/* The same question stands on the pages of ISO 27001 and ISO 22301, with other answers. */
static void twins_are_a_choice(void **state)
{
    struct shop *shop = *state;
    const struct value *answer = shop_search(shop, "Can I use the compliance of Fabrikam?");
    const struct value *choices = value_get(answer, "choices");
    assert_int_equal(choices->count, 2);
    for (size_t i = 0; i < 2; i++) {
        struct span id = value_get_text(&choices->items[i], "id");
        assert_true(span_equal(id, SPAN("iso-27001")) || span_equal(id, SPAN("iso-22301")));
        assert_span(value_get_text(&choices->items[i], "statement_id"), answer_id(answer, i).bytes);
        assert_int_equal(value_integer(value_get(&choices->items[i], "count"), 0), 1);
    }
    assert_true(answer_notes(answer, "no standard is named, and 2 answer this"));
    answer = shop_search(shop, "Can I use the ISO 22301 compliance of Fabrikam?");
    assert_int_equal(value_get(answer, "choices")->count, 0);
    answer = shop_search(shop, "standard:iso-22301 Can I use the compliance of Fabrikam?");
    assert_int_equal(value_get(answer, "choices")->count, 0);
    shop_forget(shop);
}

static void half_an_answer_is_weak(void **state)
{
    struct shop *shop = *state;
    const struct value *answer = shop_search(shop, "are backups of customer data stored in Iceland");
    assert_string_equal(shop->verdict, "weak");
    assert_span(answer_id(answer, 0), "trust/backup#backup-schedule");
    shop_forget(shop);
}

static void a_title_is_no_missing_word(void **state)
{
    struct shop *shop = *state;
    const struct value *answer = shop_search(shop, "sales notes");
    assert_int_equal(value_get(value_get(answer, "query"), "missing")->count, 0);
    assert_span(answer_id(answer, 0), "inside/wombat#wombat");
    shop_forget(shop);
}

/* "wombat" stands on an internal page only. */
static void what_is_missing_is_what_the_caller_may_not_see(void **state)
{
    struct shop *shop = *state;
    for (int audience = AUDIENCE_PUBLIC; audience < AUDIENCE_COUNT; audience++) {
        shop->request.audience = (enum page_audience)audience;
        const struct value *answer = shop_search(shop, "backups of the wombat");
        assert_int_equal(value_get(value_get(answer, "query"), "missing")->count,
                         audience < AUDIENCE_INTERNAL);
        shop_forget(shop);
    }
}

static void a_name_that_stands_nowhere_is_never_found(void **state)
{
    struct shop *shop = *state;
    shop->request.explain = true;
    const struct value *answer = shop_search(shop, "Is Quokka in scope for ISO 22301?");
    assert_string_not_equal(shop->verdict, "found");
    assert_true(value_get(answer, "confidence_most")->number < 1);
    shop->request.explain = true;
    answer = shop_search(shop, "Is Desk in scope for ISO 22301?");
    assert_string_equal(shop->verdict, "found");
    assert_true(value_get(answer, "confidence_most")->number == 1);
    shop_forget(shop);
}

static void a_name_that_is_asked_must_be_said(void **state)
{
    struct shop *shop = *state;
    shop_search(shop, "How many days are backups of customer data kept, and how often are they taken?");
    assert_string_equal(shop->verdict, "found");
    shop_forget(shop);
    const struct value *answer =
        shop_search(shop, "How many days are backups of customer data in Europe kept, and how often taken?");
    assert_span(answer_id(answer, 0), "trust/backup#backup-schedule");
    assert_string_equal(shop->verdict, "weak");
    shop_forget(shop);
}

static void stop_words_alone_are_answered_weakly(void **state)
{
    struct shop *shop = *state;
    const struct value *answer = shop_search(shop, "is it at the");
    assert_true(answer_notes(answer, "only common words"));
    assert_string_not_equal(shop->verdict, "found");
    shop_forget(shop);
}

static void explanations_add_up_to_the_score(void **state)
{
    struct shop *shop = *state;
    shop->request.explain = true;
    const struct value *answer = shop_search(shop, "encrypted at rest");
    const struct value *first = answer_result(answer, 0);
    const struct value *features = value_get(value_get(first, "explain"), "features");
    double sum = 0;
    for (size_t i = 0; i < features->count; i++)
        sum += value_get(&features->items[i], "contribution")->number;
    assert_true(features->count > 10);
    assert_float_equal(sum, value_get(first, "score")->number, .01);
    shop_forget(shop);
}

int answer_tests(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_right_statement_comes_first),
                                       cmocka_unit_test(names_are_understood),
                                       cmocka_unit_test(one_name_can_be_taken_back),
                                       cmocka_unit_test(an_answer_is_cut_at_a_sentence_end),
                                       cmocka_unit_test(every_field_of_the_contract_is_there),
                                       cmocka_unit_test(every_spelling_finds_the_same),
                                       cmocka_unit_test(nothing_published_says_so),
                                       cmocka_unit_test(half_an_answer_is_weak),
                                       cmocka_unit_test(twins_are_a_choice),
                                       cmocka_unit_test(a_title_is_no_missing_word),
                                       cmocka_unit_test(what_is_missing_is_what_the_caller_may_not_see),
                                       cmocka_unit_test(a_name_that_stands_nowhere_is_never_found),
                                       cmocka_unit_test(a_name_that_is_asked_must_be_said),
                                       cmocka_unit_test(stop_words_alone_are_answered_weakly),
                                       cmocka_unit_test(explanations_add_up_to_the_score)};
    return cmocka_run_group_tests(tests, shop_open, shop_close);
}
