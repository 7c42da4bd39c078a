/* The vocabulary: names that texts explain become rows, unless it knows them; its words can be read. */
#include "search/harvest.h"

#include "unit/search/groups.h"
#include "unit/search/shop.h"

struct harvest_case {
    const char *text;
    const char *name; /* NULL: nothing is found */
    const char *other;
};

static const struct harvest_case cases[] = {
    {"Power Automate (formerly Microsoft Flow) as a service", "Power Automate", "Microsoft Flow"},
    {"Data in Fabrikam Desk Services (formerly known as Fabrikam Team Help).", "Fabrikam Desk Services",
     "Fabrikam Team Help"},
    {"PowerApps, and Fabrikam Flow, previously named Fabrikam Stream, are in.", "Fabrikam Flow",
     "Fabrikam Stream"},
    {"Fabrikam Helpline is now called Fabrikam Desk.", "Fabrikam Desk", "Fabrikam Helpline"},
    {"The Fabrikam Helpline (now Fabrikam Desk) helps.", "Fabrikam Desk", "Fabrikam Helpline"},
    {"- Fabrikam Desk (FDK)", "Fabrikam Desk", "FDK"},
    {"Under the General Orchard Protection Act (GOPA) we", "General Orchard Protection Act", "GOPA"},
    {"Service Level Agreements (SLAs) are", "Service Level Agreements", "SLA"},
    {"the Federal Orchard and Garden Program (FedOrGP)", "Federal Orchard and Garden Program", "FedOrGP"},
    {"Hébergeurs de Données (HD) certifiés", "Hébergeurs de Données", "HD"},
    {"It was formerly held by others (see below).", NULL, NULL},
    {"This feature (now generally available) is on.", NULL, NULL},
    {"Customers in Europe (EMEA) pay", NULL, NULL},
    {"we use one (1) key and two (II) locks (", NULL, NULL},
    {"(formerly A", NULL, NULL},
    {" (formerly ", NULL, NULL},
    {"()(()(", NULL, NULL},
};

static void names_are_found_in_their_wordings(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct harvest_list found = {0};
        assert_true(harvest_run(span_of(cases[i].text), &arena, &found));
        if (found.count != (cases[i].name != NULL))
            fail_msg("%s: %zu finds", cases[i].text, found.count);
        if (found.count > 0) {
            assert_span(found.items[0].name, cases[i].name);
            assert_span(found.items[0].other, cases[i].other);
        }
    }
    arena_free(&arena);
}

/* The shop with a page that explains names. */
static int open_named(void **state)
{
    shop_open(state);
    struct shop *shop = *state;
    site_write(
        shop->site, "new/names.md",
        SPAN("# Names\n\n## Old and new\n\nFabrikam Vault (formerly Fabrikam Strongbox) keeps keys. "
             "Fabrikam Desk (formerly Fabrikam Helpline) helps. Fabrikam Vault (formerly Fabrikam "
             "Strongbox) grows. We follow the Orchard Keeping Act (OKA) and the Orchard Oversight Board "
             "(OOB), and the Orchard Standards Institution (OSI). BSI C5 (formerly Orchard Cloud Catalogue) "
             "is one more.\n"));
    site_index(shop->site);
    return 0;
}

static const struct value *row_named(const struct value *rows, const char *id)
{
    for (size_t i = 0; i < rows->count; i++)
        if (span_equal(value_get_text(&rows->items[i], "id"), span_of(id)))
            return &rows->items[i];
    return NULL;
}

static void what_is_known_is_not_proposed(void **state)
{
    struct shop *shop = *state;
    struct buffer json = BUFFER_INIT;
    assert_status(search_propose(shop->engine, &json, &shop->err), AVOW_OK, &shop->err);
    const struct value *value = answer_take(&json, &shop->arena);
    const struct value *services = value_get(value, "services");
    assert_int_equal(services->count, 1);
    assert_span(value_get_text(&services->items[0], "id"), "vault");
    assert_int_equal(value_integer(value_get(&services->items[0], "seen"), 0), 2);
    assert_span(value_get_text(&value_get(&services->items[0], "formerly")->items[0], "name"),
                "Fabrikam Strongbox");
    assert_span(value_text(&value_get(&services->items[0], "places")->items[0]),
                "offerings/names#old-and-new");
    assert_non_null(row_named(value_get(value, "standards"), "orchard-keeping-act"));
    assert_non_null(row_named(value_get(value, "unsure"), "orchard-oversight-board"));
    assert_non_null(row_named(value_get(value, "unsure"), "orchard-standards-institution"));
    shop_forget(shop);
}

/* The row replaces the one that is there: what it left out would be lost. */
static void a_known_row_is_proposed_whole(void **state)
{
    struct shop *shop = *state;
    struct buffer json = BUFFER_INIT;
    assert_status(search_propose(shop->engine, &json, &shop->err), AVOW_OK, &shop->err);
    const struct value *value = answer_take(&json, &shop->arena);
    const struct value *row = row_named(value_get(value, "standards"), "bsi-c5");
    assert_non_null(row);
    const struct value *aliases = value_get(row, "aliases");
    assert_span(value_text(&value_get(row, "near")->items[0]), "C5");
    assert_span(value_text(&value_get(row, "ask")->items[0]), "c5");
    assert_span(value_get_text(row, "level"), "soc-type");
    assert_span(value_get_text(row, "edition"), "year");
    assert_true(value_get(row, "unless")->count > 0);
    assert_span(value_text(&aliases->items[aliases->count - 1]), "Orchard Cloud Catalogue");
    for (size_t i = 0; i < aliases->count; i++)
        assert_false(span_equal(value_text(&aliases->items[i]), SPAN("C5")));
    shop_forget(shop);
}

/* How many rows of a relation have the word. */
static size_t rows_with(struct shop *shop, const char *relation, const char *word)
{
    struct buffer json = BUFFER_INIT;
    assert_status(search_words(shop->engine, span_of(word), &json, &shop->err), AVOW_OK, &shop->err);
    const struct value *value = answer_take(&json, &shop->arena);
    size_t count = value_get(value, relation)->count;
    shop_forget(shop);
    return count;
}

static void words_in_effect_are_shown(void **state)
{
    struct shop *shop = *state;
    size_t all = rows_with(shop, "abbreviations", "");
    assert_int_equal(rows_with(shop, "abbreviations", "MFA"), 1);
    assert_true(rows_with(shop, "abbreviations", "access control") > 1);
    assert_true(rows_with(shop, "abbreviations", "access control") < all);
    assert_int_equal(rows_with(shop, "abbreviations", "access contro"), 0);
    assert_true(rows_with(shop, "synonyms", "") > 0 && rows_with(shop, "meanings", "") > 0);
}

int propose_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_found_in_their_wordings), cmocka_unit_test(what_is_known_is_not_proposed),
        cmocka_unit_test(a_known_row_is_proposed_whole), cmocka_unit_test(words_in_effect_are_shown)};
    return cmocka_run_group_tests(tests, open_named, shop_close);
}
