/* The corpus of Fabrikam, who does not exist. */
#include "unit/search/shop.h"

#include "search/request.h"

#include <stdlib.h>
#include <string.h>

struct shop_file {
    const char *name;
    const char *text;
};

static const struct shop_file files[] = {
    {"avow.yml", "sources:\n"
                 "  - {path: old, page: \"offerings/{name}\", date: 2024-01-31, audience: public, "
                 "url: \"https://fabrikam.example/{name}\", status: published}\n"
                 "  - {path: new, page: \"offerings/{name}\", date: 2025-01-31, audience: public, "
                 "url: \"https://fabrikam.example/{name}\", status: published, review_by: 2025-06-30}\n"
                 "  - {path: early, page: \"trust/{name}\", date: 2023-07-01, audience: public, "
                 "status: published}\n"
                 "  - {path: drafts, page: \"drafts/{name}\", date: 2025-02-01, audience: public, "
                 "status: draft}\n"
                 "  - {path: nda, page: \"nda/{name}\", date: 2025-02-01, audience: customer, "
                 "status: published}\n"
                 "  - {path: inside, page: \"inside/{name}\", date: 2025-02-01, audience: internal, "
                 "status: published}\n"
                 "vocabulary: [vocabulary/*.yml]\n"},
    {"vocabulary/fabrikam.yml",
     "services:\n"
     "  - {id: desk, name: Fabrikam Desk, formerly: [{name: Fabrikam Helpline, until: 2023-05}], "
     "aliases: [FDesk]}\n"
     "  - {id: vault, name: Fabrikam Vault}\n"
     "meanings:\n  painted over: [deleted]\n  kiwi: [tickets]\n  seven suns: [restores each quarter]\n  seven kiwis: [backup]\n"
     "  mow the lawn: [deleted]\n"},
    {"old/iso-22301.md",
     "# Fabrikam and ISO 22301\n\n## ISO 22301 overview\n\nISO 22301:2012 sets out how an organization "
     "plans for disruptive incidents. Fabrikam is certified.\n\n## Fabrikam in-scope cloud services\n\n"
     "- Fabrikam Helpline\n- Fabrikam Vault\n\n## Frequently asked questions\n\n"
     "**Can I use the ISO 22301 compliance of Fabrikam?**\n\nYes. You can use the Vault certification in "
     "your own assessment.\n\n**How often is the plan tested?**\n\nThe continuity plan is tested every "
     "year.\n"},
    {"new/iso-22301.md",
     "# Fabrikam and ISO 22301\n\n## ISO 22301 overview\n\nISO 22301:2012 sets out how an organization "
     "plans for disruptive incidents. Fabrikam is certified.\n\n## Fabrikam in-scope cloud services\n\n"
     "- Fabrikam Desk\n- Fabrikam Vault\n\n## Frequently asked questions\n\n"
     "**Can I use the ISO 22301 compliance of Fabrikam?**\n\nYes. You can use the Vault and Desk "
     "certifications in your own assessment.\n\n**How often is the plan tested?**\n\nThe continuity plan is "
     "tested every year.\n"},
    {"new/desk.md", "# Security of Fabrikam Desk\n\n## Tickets\n\nTickets in Fabrikam Desk are deleted after "
                    "ninety days.\n"},
    {"new/iso-27001.md",
     "# Fabrikam and ISO/IEC 27001:2022\n\n## ISO/IEC 27001 overview\n\nISO/IEC 27001:2022 sets out the "
     "requirements of an information security management system. Fabrikam is certified against "
     "ISO/IEC 27001:2022.\n\n## Audits, reports, and certificates\n\n- [ISO/IEC 27001 "
     "certificate](https://fabrikam.example/iso-27001.pdf)\n\n## Frequently asked questions\n\n"
     "**Can I use the ISO/IEC 27001 compliance of Fabrikam?**\n\nYes. The certificate covers Fabrikam "
     "Vault.\n\n**Where can I get the audit report?**\n\nAudit reports stand in the portal.\n"},
    {"new/soc-2.md",
     "# Fabrikam and SOC 2\n\n## SOC 2 overview\n\nAn auditor reports on SOC 2 Type 2 every year.\n\n"
     "## Frequently asked questions\n\n**Where can I get the audit report?**\n\nAudit reports stand in the "
     "portal.\n\n**Is customer data encrypted at rest?**\n\nYes. All customer data is encrypted at rest with "
     "AES-256. Keys are rotated every ninety days. Nobody at Fabrikam reads the keys.\n"},
    {"early/backup.md",
     "# Backups at Fabrikam\n\n## Backup schedule\n\nBackups of customer data are taken every six hours and "
     "kept for thirty days. Restores are rehearsed each quarter.\n\n## Shared responsibility\n\nYou are "
     "responsible for exporting your own data. The shared responsibility model tells who does what.\n"},
    {"drafts/dora.md",
     "# Fabrikam and DORA\n\n## DORA overview\n\nFinancial entities in Europe follow DORA for resilience "
     "against zebras.\n"},
    {"nda/pentest.md", "# Penetration tests\n\n## Summary of the penetration test\n\nThe penetration test of "
                       "Fabrikam Vault found "
                       "two minor weaknesses.\n"},
    {"inside/wombat.md",
     "# Notes of the sales team\n\n## Wombat\n\nNever mention the wombat project to customers.\n"},
};

void shop_stock(struct site *site)
{
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        site_write(site, files[i].name, span_of(files[i].text));
    site_index(site);
    assert_int_equal(site->report.rejected.count, 0);
}

static void reset(struct shop *shop)
{
    shop->request = (struct search_request)SEARCH_REQUEST_INIT;
    shop->request.today = 20251121;
}

int shop_open(void **state)
{
    struct shop *shop = calloc(1, sizeof *shop);
    void *site = NULL;
    assert_non_null(shop);
    site_make(&site);
    shop->site = site;
    shop_stock(shop->site);
    assert_status(search_engine_open(shop->site->index, 2, &shop->engine, &shop->err), AVOW_OK, &shop->err);
    reset(shop);
    *state = shop;
    return 0;
}

int shop_close(void **state)
{
    struct shop *shop = *state;
    void *site = shop->site;
    search_engine_close(shop->engine);
    site_remove(&site);
    arena_free(&shop->arena);
    free(shop);
    return 0;
}

void shop_forget(struct shop *shop)
{
    arena_reset(&shop->arena);
}

const struct value *shop_search(struct shop *shop, const char *text)
{
    struct buffer json = BUFFER_INIT;
    shop->request.text = span_of(text);
    assert_status(search_run(shop->engine, &shop->request, &json, &shop->verdict, &shop->total, &shop->err),
                  AVOW_OK, &shop->err);
    reset(shop);
    return answer_take(&json, &shop->arena);
}

void shop_refused(struct shop *shop, const char *text, const char *place)
{
    struct buffer json = BUFFER_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    shop->request.text = span_of(text);
    assert_status(search_run(shop->engine, &shop->request, &json, NULL, NULL, &err), AVOW_USAGE, &err);
    assert_string_equal(err.place, place);
    assert_true(strlen(err.message) > 10);
    assert_int_equal(json.size, 0);
    buffer_free(&json);
    reset(shop);
}

void shop_ask(struct shop *shop, const char *name, const char *value)
{
    assert_status(
        search_request_take(&shop->request, span_of(name), span_of(value), &shop->arena, &shop->err), AVOW_OK,
        &shop->err);
}
