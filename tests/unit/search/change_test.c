/* Versions of a page: what changed between them, and what became of the words of citations. */
#include "unit/search/groups.h"
#include "unit/search/shop.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    const char *text;
} files[] = {
    {"avow.yml", "sources:\n"
                 "  - {path: old, page: \"offerings/{name}\", date: 2023-11-01, audience: public}\n"
                 "  - {path: new, page: \"offerings/{name}\", date: 2025-06-01, audience: public, "
                 "complete: true}\n"
                 "  - {path: nda, page: \"nda/{name}\", date: 2025-06-01, audience: customer}\n"
                 "vocabulary: [vocabulary/*.yml]\n"},
    {"vocabulary/contoso.yml", "services:\n"
                               "  - {id: relay, name: Contoso Relay, formerly: [{name: Contoso Queue}]}\n"
                               "  - {id: vault, name: Contoso Vault}\n"
                               "  - {id: desk, name: Contoso Desk}\n"
                               "  - {id: atlas, name: Contoso Atlas}\n"},
    {"old/iso-22301.md",
     "# Contoso and ISO 22301\n\nContoso is certified.\n\n# Contoso in-scope cloud services\n\n"
     "- Contoso Atlas\n\n- Contoso Queue cloud service either as a standalone service or in a suite\n\n"
     "- Contoso Vault\n\n- Lamp Shop\n\n# Frequently asked questions\n\nCan I use the compliance of Contoso "
     "in my "
     "organization’s certification?\n\n> Yes. You can use the Vault certification in your assessment. You "
     "are responsible, however, for engaging an assessor.\n\nWhere can I get the audit reports?\n\n> Audit "
     "reports stand in the portal of Contoso.\n\nWill Contoso move to the next edition of the standard?\n\n> "
     "We have not decided when.\n\nWhy does it matter?\n\n> Customers want to know that their provider keeps "
     "going when a region fails, and this shows it.\n"},
    {"new/iso-22301.md",
     "# Contoso and ISO 22301\n\nContoso is certified.\n\n# Contoso in-scope cloud services\n\n"
     "- Contoso Desk\n- Contoso Relay (formerly Contoso Queue) cloud service either as a standalone service "
     "or in a suite\n- Contoso Vault\n- Lamp Shop (not in scope in Asia)\n\n# Frequently asked "
     "questions\n\n**Can I use the compliance of "
     "Contoso in my organization's certification?**\n\nYes. You can use the Vault and Desk certifications in "
     "your assessment. You are responsible, however, for engaging an assessor.\n\n**Where do I get the "
     "reports?**\n\nAudit reports stand in the portal of Contoso.\n\n**Why is this standard "
     "important?**\n\nCustomers want to know that their provider keeps going when a region or a building "
     "fails, and this shows it.\n\n**Who audits it?**\n\nA firm with a licence.\n"},
    {"old/soc-1.md", "# Contoso and SOC 1\n\nContoso Desk is audited under SOC 1.\n\n## Services in scope\n\n"
                     "| Service | SOC 1 | SOC 2 |\n|---|---|---|\n| Contoso Atlas | Yes | Yes |\n"
                     "| Contoso Vault | Yes | |\n| Old Bridge | Yes | Yes |\n\n"
                     "## In scope under conditions\n\n- Contoso Relay (commercial regions only)\n"},
    {"new/soc-1.md", "# Contoso and SOC 1\n\nContoso Desk was audited under SOC 1 again.\n\n## Services in "
                     "scope\n\n| Service | SOC 1 | SOC 2 |\n|---|---|---|\n| Contoso Atlas | Yes | |\n"
                     "| Contoso Vault | Yes | Yes |\n| New Bridge (formerly Old Bridge) | Yes | Yes |\n\n"
                     "## In scope under conditions\n\n- Contoso Relay (on request)\n"},
    {"old/fedramp.md", "# Contoso and FedRAMP\n\n## FAQ\n\n**Is Contoso Vault authorized under FedRAMP?**\n\n"
                       "Yes. Contoso Vault has an authorization at the high level since spring.\n"},
    {"old/soc-2.md", "# Contoso and SOC 2\n\n## FAQ\n\n**Who writes the report?**\n\nA firm of auditors.\n"},
    {"new/fedramp-high.md",
     "# Contoso and FedRAMP High\n\n## FAQ\n\n**Is Contoso Vault authorized under FedRAMP?**\n\n"
     "Yes. Contoso Vault has an authorization at the high level since last spring.\n"},
    {"nda/pentest.md", "# Penetration test\n\n## Summary\n\nTwo weak spots were found in Contoso Vault.\n"},
};

static int contoso_open(void **state)
{
    struct shop *shop = calloc(1, sizeof *shop);
    void *site = NULL;
    assert_non_null(shop);
    site_make(&site);
    shop->site = site;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        site_write(shop->site, files[i].name, span_of(files[i].text));
    site_index(shop->site);
    assert_int_equal(shop->site->report.rejected.count, 0);
    assert_status(search_engine_open(shop->site->index, 2, &shop->engine, &shop->err), AVOW_OK, &shop->err);
    shop->request = (struct search_request)SEARCH_REQUEST_INIT;
    *state = shop;
    return 0;
}

static const struct value *diff_of(struct shop *shop, date_day from, date_day to)
{
    struct buffer json = BUFFER_INIT;
    assert_status(
        search_diff(shop->engine, SPAN("offerings/iso-22301"), from, to, AUDIENCE_PUBLIC, &json, &shop->err),
        AVOW_OK, &shop->err);
    return answer_take(&json, &shop->arena);
}

/* The change whose newer (or, when it is gone, older) statement has this id. */
static const struct value *change_at(const struct value *diff, const char *id)
{
    const struct value *changes = value_get(diff, "changes");
    for (size_t i = 0; i < changes->count; i++) {
        const struct value *change = &changes->items[i];
        const struct value *side = value_get(change, "to");
        if (side->type != VALUE_MAP)
            side = value_get(change, "from");
        if (span_equal(value_get_text(side, "id"), span_of(id)))
            return change;
    }
    fail_msg("no change of %s", id);
    return NULL;
}

static const char *marked(struct shop *shop, const struct value *segments)
{
    struct buffer text = BUFFER_INIT;
    for (size_t i = 0; i < segments->count; i++) {
        struct span op = value_get_text(&segments->items[i], "op");
        struct span words = value_get_text(&segments->items[i], "text");
        const char *open = span_equal(op, SPAN("same")) ? "" : span_equal(op, SPAN("added")) ? "{+" : "[-";
        const char *close = *open == '\0' ? "" : *open == '{' ? "+}" : "-]";
        buffer_printf(&text, "%s%.*s%s", open, SPAN_ARG(words), close);
    }
    char *kept = arena_string(&shop->arena, buffer_span(&text));
    buffer_free(&text);
    return kept;
}

static void statements_change_in_five_ways(void **state)
{
    struct shop *shop = *state;
    const struct value *diff = diff_of(shop, DATE_NONE, DATE_NONE);
    const struct value *counts = value_get(diff, "counts");
    const struct value *answer =
        change_at(diff, "offerings/iso-22301#faq-can-i-use-the-compliance-of-contoso-"
                        "in-my-organizations-certification");
    assert_span(value_get_text(value_get(diff, "from"), "date"), "2023-11-01");
    assert_span(value_get_text(value_get(diff, "to"), "date"), "2025-06-01");
    assert_span(value_get_text(answer, "change"), "reworded");
    assert_string_equal(marked(shop, value_get(answer, "segments")),
                        "Yes. You can use the Vault [-certification -]{+and Desk certifications +}in your "
                        "assessment. You are responsible, however, for engaging an assessor.");
    assert_span(
        value_get_text(change_at(diff, "offerings/iso-22301#faq-where-do-i-get-the-reports"), "change"),
        "renamed");
    assert_span(
        value_get_text(change_at(diff, "offerings/iso-22301#faq-why-is-this-standard-important"), "change"),
        "reworded");
    assert_span(value_get_text(change_at(diff, "offerings/iso-22301#faq-who-audits-it"), "change"), "added");
    assert_span(
        value_get_text(change_at(diff, "offerings/iso-22301#faq-will-contoso-move-to-the-next-edition-"
                                       "of-the-standard"),
                       "change"),
        "removed");
    assert_int_equal(value_integer(value_get(counts, "same"), -1), 1);
    assert_int_equal(value_integer(value_get(counts, "reworded"), -1), 3);
    assert_int_equal(value_get(diff, "same")->count, 1);
    shop_forget(shop);
}

/* The change of a service's cover, as "change: older words -> newer words"; NULL when there is none. */
static const char *cover_of(struct shop *shop, const struct value *diff, const char *service)
{
    const struct value *scope = value_get(diff, "scope");
    for (size_t i = 0; i < scope->count; i++) {
        const struct value *row = &scope->items[i];
        if (span_equal(value_get_text(value_get(row, "service"), "id"), span_of(service)))
            return arena_printf(&shop->arena, "%.*s: %.*s -> %.*s", SPAN_ARG(value_get_text(row, "change")),
                                SPAN_ARG(value_get_text(value_get(row, "from"), "words")),
                                SPAN_ARG(value_get_text(value_get(row, "to"), "words")));
    }
    return NULL;
}

static void services_enter_leave_and_are_renamed(void **state)
{
    struct shop *shop = *state;
    const struct value *diff = diff_of(shop, DATE_NONE, DATE_NONE);
    assert_int_equal(value_get(diff, "scope")->count, 4);
    assert_string_equal(cover_of(shop, diff, "atlas"), "left: Contoso Atlas -> ");
    assert_string_equal(cover_of(shop, diff, "desk"), "entered:  -> Contoso Desk");
    assert_string_equal(
        cover_of(shop, diff, "relay"),
        "renamed: Contoso Queue cloud service either as a standalone service or in a suite -> "
        "Contoso Relay (formerly Contoso Queue) cloud service either as a standalone service or "
        "in a suite");
    assert_string_equal(cover_of(shop, diff, "lamp-shop"), "excluded:  -> Lamp Shop (not in scope in Asia)");
    assert_null(cover_of(shop, diff, "vault"));
    shop_forget(shop);
}

/* Row by row: what a table says of one standard, an edition that is only now stated, a former name in the
 * words. */
static void each_standard_has_its_own_changes(void **state)
{
    static const char *const expected[] = {
        "renamed soc-1 new-bridge", "qualified soc-1 relay", "left soc-2 atlas",
        "renamed soc-2 new-bridge", "entered soc-2 vault",
    };
    enum { EXPECTED = sizeof expected / sizeof *expected };
    struct shop *shop = *state;
    struct buffer json = BUFFER_INIT;
    assert_status(search_diff(shop->engine, SPAN("offerings/soc-1"), DATE_NONE, DATE_NONE, AUDIENCE_PUBLIC,
                              &json, &shop->err),
                  AVOW_OK, &shop->err);
    const struct value *diff = answer_take(&json, &shop->arena);
    const struct value *scope = value_get(diff, "scope");
    assert_int_equal(scope->count, EXPECTED);
    for (size_t i = 0; i < EXPECTED; i++) {
        const struct value *row = &scope->items[i];
        const char *found =
            arena_printf(&shop->arena, "%.*s %.*s %.*s", SPAN_ARG(value_get_text(row, "change")),
                         SPAN_ARG(value_get_text(value_get(row, "standard"), "id")),
                         SPAN_ARG(value_get_text(value_get(row, "service"), "id")));
        assert_string_equal(found, expected[i]);
    }
    shop_forget(shop);
}

static void days_choose_the_versions(void **state)
{
    struct shop *shop = *state;
    struct buffer json = BUFFER_INIT;
    struct span page = SPAN("offerings/iso-22301");
    const struct value *diff = diff_of(shop, 20251231, 20240101);
    assert_span(value_get_text(value_get(diff, "from"), "date"), "2023-11-01");
    diff = diff_of(shop, 20240101, DATE_NONE);
    assert_span(value_get_text(value_get(diff, "to"), "date"), "2025-06-01");
    assert_int_equal(search_diff(shop->engine, page, 20230101, DATE_NONE, AUDIENCE_PUBLIC, &json, &shop->err),
                     AVOW_USAGE);
    assert_string_equal(shop->err.place, "from");
    assert_int_equal(search_diff(shop->engine, page, 20240101, 20240201, AUDIENCE_PUBLIC, &json, &shop->err),
                     AVOW_USAGE);
    assert_int_equal(
        search_diff(shop->engine, SPAN("offerings/fedramp-high"), 0, 0, AUDIENCE_PUBLIC, &json, &shop->err),
        AVOW_NOT_FOUND);
    assert_int_equal(search_diff(shop->engine, SPAN("nda/pentest"), 0, 0, AUDIENCE_PUBLIC, &json, &shop->err),
                     AVOW_NOT_FOUND);
    assert_int_equal(json.size, 0);
    shop_forget(shop);
}

static void a_page_that_ended_is_only_shown_before(void **state)
{
    struct shop *shop = *state;
    struct buffer json = BUFFER_INIT;
    struct span page = SPAN("offerings/soc-2");
    assert_int_equal(search_page(shop->engine, page, DATE_NONE, AUDIENCE_PUBLIC, &json, &shop->err),
                     AVOW_NOT_FOUND);
    assert_contains(shop->err.message, "ended on 2025-06-01");
    assert_int_equal(search_page(shop->engine, page, 20250601, AUDIENCE_PUBLIC, &json, &shop->err),
                     AVOW_NOT_FOUND);
    assert_int_equal(search_page(shop->engine, page, 20231031, AUDIENCE_PUBLIC, &json, &shop->err),
                     AVOW_NOT_FOUND);
    assert_status(search_page(shop->engine, page, 20250531, AUDIENCE_PUBLIC, &json, &shop->err), AVOW_OK,
                  &shop->err);
    buffer_truncate(&json, 0);
    assert_status(search_versions(shop->engine, page, AUDIENCE_PUBLIC, &json, &shop->err), AVOW_OK,
                  &shop->err);
    const struct value *versions = answer_take(&json, &shop->arena);
    assert_span(value_get_text(versions, "ended"), "2025-06-01");
    assert_int_equal(value_get(versions, "versions")->count, 1);
    shop_forget(shop);
}

/* Words that did not change are cited with the date of the version that is looked at. */
static void old_versions_carry_their_own_date(void **state)
{
    struct shop *shop = *state;
    struct buffer json = BUFFER_INIT;
    assert_status(
        search_page(shop->engine, SPAN("offerings/iso-22301"), 20240101, AUDIENCE_PUBLIC, &json, &shop->err),
        AVOW_OK, &shop->err);
    assert_contains(json.bytes, "retrieved 2023-11-01");
    assert_null(strstr(json.bytes, "retrieved 2025-06-01"));
    buffer_free(&json);
    shop_ask(shop, "as_of", "2024-01-01");
    shop_ask(shop, "page", "offerings/iso-22301");
    const struct value *answer = shop_search(shop, "Contoso");
    assert_true(answer_count(answer) > 3);
    for (size_t i = 0; i < answer_count(answer); i++) {
        char *id = arena_printf(&shop->arena, "%.*s@2024-01-01", SPAN_ARG(answer_id(answer, i)));
        assert_span(value_get_text(value_get(answer_result(answer, i), "page"), "date"), "2023-11-01");
        assert_status(search_statement(shop->engine, span_of(id), AUDIENCE_PUBLIC, &json, &shop->err),
                      AVOW_OK, &shop->err);
        assert_contains(json.bytes, "retrieved 2023-11-01");
        buffer_free(&json);
    }
    shop_forget(shop);
}

/* The hash of a statement on a version of a page. */
static struct span hash_on(struct shop *shop, const char *page, date_day day, const char *part)
{
    struct buffer json = BUFFER_INIT;
    assert_status(search_page(shop->engine, span_of(page), day, AUDIENCE_INTERNAL, &json, &shop->err),
                  AVOW_OK, &shop->err);
    const struct value *value = answer_take(&json, &shop->arena);
    const struct value *statements = value_get(value, "statements");
    for (size_t i = 0; i < statements->count; i++)
        if (span_find(value_get_text(&statements->items[i], "text"), span_of(part), 0) != SPAN_NONE)
            return value_get_text(value_get(&statements->items[i], "citation"), "sha256");
    fail_msg("%s does not say %s", page, part);
    return SPAN_EMPTY;
}

static const struct value *verdict_on(struct shop *shop, struct span hash, enum page_audience audience)
{
    struct buffer json = BUFFER_INIT;
    assert_status(search_verify(shop->engine, hash, audience, &json, &shop->err), AVOW_OK, &shop->err);
    return answer_take(&json, &shop->arena);
}

static void citations_are_judged(void **state)
{
    struct shop *shop = *state;
    static const struct {
        const char *page;
        date_day day;
        const char *part;
        const char *state;
        const char *successor; /* NULL: none */
    } rows[] = {
        {"offerings/iso-22301", 20240101, "Contoso is certified", "current", NULL},
        {"offerings/iso-22301", 20250601, "A firm with a licence", "current", NULL},
        {"offerings/iso-22301", 20240101, "use the Vault certification", "changed",
         "offerings/iso-22301#faq-can-i-use-the-compliance-of-contoso-in-my-organizations-certification"},
        {"offerings/iso-22301", 20240101, "going when a region", "superseded",
         "offerings/iso-22301#faq-why-is-this-standard-important"},
        {"offerings/fedramp", 20240101, "has an authorization", "superseded",
         "offerings/fedramp-high#faq-is-contoso-vault-authorized-under-fedramp"},
        {"offerings/iso-22301", 20240101, "not decided", "gone", NULL},
        {"offerings/soc-2", 20240101, "firm of auditors", "gone", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct span hash = hash_on(shop, rows[i].page, rows[i].day, rows[i].part);
        const struct value *verdict = verdict_on(shop, span_part(hash, 0, 16), AUDIENCE_PUBLIC);
        const struct value *successor = value_get(verdict, "successor");
        assert_span(value_get_text(verdict, "state"), rows[i].state);
        assert_true(span_equal(value_get_text(verdict, "hash"), hash));
        assert_true(value_true(value_get(verdict, "known")));
        assert_true((successor->type == VALUE_MAP) == (rows[i].successor != NULL));
        assert_int_equal(value_get(verdict, "diff")->type, successor->type);
        if (rows[i].successor != NULL)
            assert_span(value_get_text(successor, "id"), rows[i].successor);
        shop_forget(shop);
    }
}

static void odd_hashes_are_refused_or_unknown(void **state)
{
    struct shop *shop = *state;
    static const char *const refused[] = {
        "", "0123456789abcde", "0123456789abcdeg", "not a hash at all, sorry",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0"};
    struct buffer json = BUFFER_INIT;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        assert_int_equal(search_verify(shop->engine, span_of(refused[i]), AUDIENCE_PUBLIC, &json, &shop->err),
                         AVOW_USAGE);
        assert_string_equal(shop->err.place, "hash");
        assert_int_equal(json.size, 0);
    }
    const struct value *verdict = verdict_on(shop, SPAN("0123456789ABCDEF"), AUDIENCE_PUBLIC);
    assert_span(value_get_text(verdict, "state"), "gone");
    assert_false(value_true(value_get(verdict, "known")));
    assert_int_equal(value_get(verdict, "statement")->type, VALUE_NULL);
    struct span inside = hash_on(shop, "nda/pentest", DATE_NONE, "weak spots");
    verdict = verdict_on(shop, inside, AUDIENCE_PUBLIC);
    assert_false(value_true(value_get(verdict, "known")));
    verdict = verdict_on(shop, inside, AUDIENCE_CUSTOMER);
    assert_span(value_get_text(verdict, "state"), "current");
    shop_forget(shop);
}

int change_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(statements_change_in_five_ways),
        cmocka_unit_test(services_enter_leave_and_are_renamed),
        cmocka_unit_test(each_standard_has_its_own_changes),
        cmocka_unit_test(days_choose_the_versions),
        cmocka_unit_test(a_page_that_ended_is_only_shown_before),
        cmocka_unit_test(old_versions_carry_their_own_date),
        cmocka_unit_test(citations_are_judged),
        cmocka_unit_test(odd_hashes_are_refused_or_unknown),
    };
    return cmocka_run_group_tests(tests, contoso_open, shop_close);
}
