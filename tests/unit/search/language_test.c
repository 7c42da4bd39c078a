/* Statements in other languages than English are found, filtered and marked by their own rules. */
#include "base/utf8.h"
#include "unit/search/groups.h"
#include "unit/search/shop.h"

#include <stdlib.h>

static const struct {
    const char *name;
    const char *text;
} files[] = {
    {"avow.yml",
     "sources:\n"
     "  - {path: en, page: \"en/{name}\", date: 2025-01-31, audience: public}\n"
     "  - {path: de, page: \"de/{name}\", date: 2025-01-31, audience: public, language: de}\n"
     "  - {path: ja, page: \"ja/{name}\", date: 2025-01-31, audience: public, language: ja}\n"
     "  - {path: zh, page: \"zh/{name}\", date: 2025-01-31, audience: public, language: zh-Hans}\n"
     "  - {path: fr, page: \"fr/{name}\", date: 2025-01-31, audience: public}\n"},
    {"en/keys.md", "# Keys\n\n## Storage\n\nEncryption keys are stored in a hardware module.\n\n"
                   "## Visits\n\nVisitors of our sites are accompanied.\n"},
    {"de/schutz.md", "# Schutz der Daten\n\n## Verschlüsselung\n\nAlle Schlüssel werden in gesicherten "
                     "Rechenzentren aufbewahrt. Größere Änderungen prüft der Vorstand.\n\n"
                     "## Häufige Fragen\n\n**Wie oft werden Sicherungen geprüft?**\n\nDie Sicherungen werden "
                     "jeden Monat geprüft.\n"},
    {"fr/hebergement.md",
     "---\nlanguage: fr_CA\n---\n# L’hébergement\n\n## Hébergeurs\n\nL’hébergeur protège l’accès aux "
     "données. "
     "Les données protégées restent en Europe.\n\n## Sécurité\n\nLa sécurité est auditée chaque année.\n"},
    {"ja/ango.md",
     "# データの保護\n\n## 暗号化\n\n保存データはすべて暗号化されます。鍵は毎年更新されます。\n"},
    {"zh/jiami.md", "# 数据保护\n\n## 加密\n\n所有客户数据均已加密。密钥每年轮换一次。\n"},
};

static int tower_open(void **state)
{
    struct shop *shop = calloc(1, sizeof *shop);
    void *site = NULL;
    assert_non_null(shop);
    site_make(&site);
    shop->site = site;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        site_write(shop->site, files[i].name, span_of(files[i].text));
    site_index(shop->site);
    assert_status(search_engine_open(shop->site->index, 1, &shop->engine, &shop->err), AVOW_OK, &shop->err);
    shop->request = (struct search_request)SEARCH_REQUEST_INIT;
    shop->request.today = 20251121;
    *state = shop;
    return 0;
}

struct language_case {
    const char *query;
    const char *id;   /* of the first result */
    const char *mark; /* stands in its snippet, marked; NULL: whatever */
};

static const struct language_case found[] = {
    {"encryption key", "en/keys#storage", "<mark>Encryption keys</mark>"},
    {"gesichertes Rechenzentren", "de/schutz#verschlüsselung", "<mark>gesicherten Rechenzentren</mark>"},
    {"große Änderung", "de/schutz#verschlüsselung", "<mark>Größere Änderungen</mark>"},
    {"schlussel", "de/schutz#verschlüsselung", "<mark>Schlüssel</mark>"},
    {"Monate der Sicherung", "de/schutz#faq-wie-oft-werden-sicherungen-geprüft", "<mark>Sicherungen</mark>"},
    {"Hebergeur", "fr/hebergement#hébergeurs", "<mark>hébergeur</mark>"},
    {"hébergeurs", "fr/hebergement#hébergeurs", "<mark>hébergeur</mark>"},
    {"l'hébergeur", "fr/hebergement#hébergeurs", "<mark>hébergeur</mark>"},
    {"donnees protegees", "fr/hebergement#hébergeurs", "<mark>données protégées</mark>"},
    {"securite auditee", "fr/hebergement#sécurité", "<mark>sécurité</mark>"},
    {"\"protège l'accès\"", "fr/hebergement#hébergeurs", "<mark>protège</mark> l’<mark>accès</mark>"},
    {"暗号化", "ja/ango#暗号化", "すべて<mark>暗号化</mark>されます"},
    {"鍵", "ja/ango#暗号化", "<mark>鍵</mark>は"},
    {"保存データ", "ja/ango#暗号化", "<mark>保存データ</mark>は"},
    {"客户数据 加密", "zh/jiami#加密", "<mark>客户数据</mark>均已<mark>加密</mark>。密钥"},
    {"密钥", "zh/jiami#加密", "加密。<mark>密钥</mark>每年"},
};

static void words_are_found_in_any_form(void **state)
{
    struct shop *shop = *state;
    for (size_t i = 0; i < sizeof found / sizeof *found; i++) {
        const struct value *answer = shop_search(shop, found[i].query);
        if (answer_count(answer) == 0)
            fail_msg("%s: nothing", found[i].query);
        struct span snippet = value_get_text(answer_result(answer, 0), "snippet");
        if (!span_equal(answer_id(answer, 0), span_of(found[i].id)) ||
            span_find(snippet, span_of(found[i].mark), 0) == SPAN_NONE)
            fail_msg("%s: %.*s: %.*s", found[i].query, SPAN_ARG(answer_id(answer, 0)), SPAN_ARG(snippet));
        assert_int_equal(value_get(value_get(answer, "query"), "missing")->count, 0);
        shop_forget(shop);
    }
}

static void a_word_in_its_language_is_an_answer(void **state)
{
    struct shop *shop = *state;
    static const char *const queries[] = {"Rechenzentren", "hébergeur", "暗号化", "密钥轮换"};
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        shop_search(shop, queries[i]);
        assert_string_equal(shop->verdict, "found");
        shop_forget(shop);
    }
}

static void a_language_is_a_filter(void **state)
{
    static const char *const cases[][2] = {{"de", "de/"}, {"fr", "fr/"}, {"fr-CA", "fr/"},
                                           {"ja", "ja/"}, {"zh", "zh/"}, {"zh-Hans", "zh/"}};
    struct shop *shop = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        shop_ask(shop, "language", cases[i][0]);
        const struct value *answer = shop_search(shop, "");
        assert_true(answer_count(answer) > 0);
        for (size_t k = 0; k < answer_count(answer); k++)
            assert_true(span_starts(answer_id(answer, k), span_of(cases[i][1])));
        shop_forget(shop);
    }
}

static bool at_character(struct span text, int64_t at)
{
    return at == (int64_t)text.size || ((unsigned char)text.bytes[at] & 0xC0) != 0x80;
}

static void nothing_is_cut_inside_a_character(void **state)
{
    struct shop *shop = *state;
    for (size_t i = 0; i < sizeof found / sizeof *found; i++) {
        const struct value *answer = shop_search(shop, found[i].query);
        for (size_t k = 0; k < answer_count(answer); k++) {
            const struct value *result = answer_result(answer, k);
            struct span text = value_get_text(result, "text");
            const struct value *marks = value_get(result, "marks");
            assert_true(utf8_valid(value_get_text(result, "snippet")));
            for (size_t m = 0; m < marks->count; m++) {
                assert_true(at_character(text, value_integer(&marks->items[m].items[0], -1)));
                assert_true(at_character(text, value_integer(&marks->items[m].items[1], -1)));
            }
        }
        shop_forget(shop);
    }
}

static void suggestions_know_the_languages(void **state)
{
    struct shop *shop = *state;
    static const char *const cases[][2] = {{"Schutz der Dat", "Schutz der Daten"},
                                           {"Sicherung oft", "Wie oft werden Sicherungen"},
                                           {"hebergem", "hébergement"},
                                           {"数据", "数据保护"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer json = BUFFER_INIT;
        assert_status(
            search_suggest(shop->engine, span_of(cases[i][0]), AUDIENCE_INTERNAL, &json, &shop->err), AVOW_OK,
            &shop->err);
        if (span_find(buffer_span(&json), span_of(cases[i][1]), 0) == SPAN_NONE)
            fail_msg("%s: %.*s", cases[i][0], SPAN_ARG(buffer_span(&json)));
        buffer_free(&json);
    }
}

int language_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_found_in_any_form), cmocka_unit_test(a_word_in_its_language_is_an_answer),
        cmocka_unit_test(a_language_is_a_filter), cmocka_unit_test(nothing_is_cut_inside_a_character),
        cmocka_unit_test(suggestions_know_the_languages)};
    return cmocka_run_group_tests(tests, tower_open, shop_close);
}
