/* A corpus of scope lists, certificates and versions, indexed for tests to ask. */
#include "unit/search/desk.h"

#include "support/test.h"

#include <stdlib.h>

static const char configuration[] =
    "sources:\n"
    "  - {path: old, page: \"offerings/{name}\", date: 2024-01-31, audience: public, status: published}\n"
    "  - {path: new, page: \"offerings/{name}\", date: 2025-01-31, audience: public, status: published}\n"
    "  - {path: kept, page: \"kept/{name}\", date: 2025-01-31, audience: internal, owner: "
    "grc@fabrikam.example, "
    "review_by: 2025-06-30}\n"
    "  - {path: inside, page: \"inside/{name}\", date: 2025-01-31, audience: internal, status: published}\n"
    "  - {path: drafts, page: \"drafts/{name}\", date: 2025-01-31, audience: internal, status: draft}\n"
    "  - {path: nda, page: \"nda/{name}\", date: 2025-01-31, audience: customer, status: published}\n"
    "vocabulary: [names.yml]\n";

static const char names[] =
    "services:\n"
    "  - {id: desk, name: Fabrikam Desk, formerly: [{name: Fabrikam Helpline}], aliases: [FDesk]}\n"
    "  - {id: desk-government, name: Fabrikam Desk Government, variant_of: desk}\n"
    "  - {id: vault, name: Fabrikam Vault}\n"
    "  - {id: mail, name: Fabrikam Mail}\n";

static const char soc_old[] = "# Fabrikam and SOC 2 Type 2\n\n## Services in scope\n\n- Fabrikam Helpline\n\n"
                              "## Audits, reports and certificates\n\n- [SOC 2 Type 2 "
                              "report](https://f.example/soc2.pdf), available under NDA\n- [SOC 2 Type 1 "
                              "report](https://f.example/soc2-type1.pdf), available under NDA\n- [SOC 2 "
                              "surveillance report, March 2024](https://f.example/2024.pdf)\n";
static const char soc_new[] =
    "# Fabrikam and SOC 2 Type 2\n\n## Services in scope\n\nThe report covers these services in all "
    "commercial regions:\n\n- Fabrikam Desk\n- Fabrikam Vault\n- Fabrikam Orchid\n\n### By environment\n\n"
    "| Service | Commercial | Remark |\n|---|---|---|\n| Fabrikam Vault | Excluded | From 2026 |\n\n"
    "Fabrikam Mail is not in scope.\n\n"
    "## Audits, reports and certificates\n\n- [SOC 2 Type 2 report](https://f.example/soc2.pdf), available "
    "under NDA\n- [SOC 2 surveillance report, April 2025](https://f.example/2025.pdf)\n- [SOC 2 bridge "
    "letter](https://f.example/letter.pdf), valid until 2025-03-01\n";
static const char iso[] =
    "# Fabrikam and ISO/IEC 27001:2022\n\n## Services in scope\n\n- Fabrikam Desk (not in "
    "scope for Azure Government)\n- Fabrikam Peach, in the London region only\n- Fabrikam Orchid, in all "
    "regions\n- Fabrikam Quince, except in Paris\n- Fabrikam Pear, including but not limited to pears\n"
    "- Fabrikam Plum (United States only)\n\n## More services in scope\n\n- Fabrikam Plum\n";
static const char clouds[] =
    "# Fabrikam and BSI C5\n\n## Services in scope\n\n"
    "| Environment | Services in scope |\n|---|---|\n"
    "| Commercial | Fabrikam Desk, Fabrikam Vault, Fabrikam Banana |\n"
    "| GCC High | Fabrikam Desk, Fabrikam Banana |\n\n"
    "## Regions and services in scope\n\n- Germany\n  - Frankfurt (fra)\n    - Fabrikam Mail\n"
    "- Netherlands\n  - Amsterdam (ams)\n    - Fabrikam Fig (including Fabrikam Desk Government, figs)\n";
static const char guide[] = "# How we answer\n\nAsk before you send.\n";
static const char draft[] = "# ISO 22301\n\nA page to come.\n";
static const char older[] = "# Fabrikam and ISO 22301:2012\n\nOur plans follow ISO 22301:2012.\n";
static const char secret[] =
    "# Notes on PCI DSS\n\n## Services in scope\n\n- Fabrikam Mail\n\n## Certificates\n\n"
    "- [PCI DSS certificate FC-DSS-0862](https://f.example/pci.pdf)\n"
    "- [PCI DSS certificate FC-DSS-0863](https://f.example/other.pdf)\n"
    "- [PCI DSS assessment report, 1 April 2024](https://f.example/report.pdf)\n"
    "- [PCI DSS assessment report, Mail, 1 April 2024](https://f.example/mail.pdf)\n\n## At a glance\n\n"
    "| Standard | What we hold | Issued | Valid until | Access |\n|---|---|---|---|---|\n"
    "| PCI DSS | Certificate FC-DSS-0862 | 1 March 2024 | 28 February 2027 | Public |\n"
    "| PCI DSS | Assessment report | 1 April 2024 | 31 March 2025 | Public |\n\n"
    "## Reports\n\n- [PCI DSS assessment report, 1 April 2024](https://f.example/report.pdf)\n";
static const char past[] =
    "# Fabrikam and HITRUST CSF\n\nFabrikam Mail holds a certificate.\n\n## At a glance\n\n"
    "| Standard | What we hold | Issued | Valid until | Access |\n|---|---|---|---|---|\n"
    "| HITRUST CSF | Certificate FC-HT-0011 | 1 March 2023 | 28 February 2025 | Public |\n";

int desk_open(void **state)
{
    struct desk *desk = calloc(1, sizeof *desk);
    void *site = NULL;
    assert_non_null(desk);
    site_make(&site);
    desk->site = site;
    site_write(desk->site, "avow.yml", span_of(configuration));
    site_write(desk->site, "names.yml", span_of(names));
    site_write(desk->site, "old/soc-2.md", span_of(soc_old));
    site_write(desk->site, "new/soc-2.md", span_of(soc_new));
    site_write(desk->site, "new/iso-27001.md", span_of(iso));
    site_write(desk->site, "inside/c5.md", span_of(clouds));
    site_write(desk->site, "kept/guide.md", span_of(guide));
    site_write(desk->site, "drafts/iso-22301.md", span_of(draft));
    site_write(desk->site, "inside/iso-22301.md", span_of(older));
    site_write(desk->site, "nda/pci-dss.md", span_of(secret));
    site_write(desk->site, "nda/hitrust.md", span_of(past));
    site_index(desk->site);
    assert_int_equal(desk->site->report.rejected.count, 0);
    assert_status(search_engine_open(desk->site->index, 2, &desk->engine, &desk->err), AVOW_OK, &desk->err);
    *state = desk;
    return 0;
}

int desk_close(void **state)
{
    struct desk *desk = *state;
    void *site = desk->site;
    search_engine_close(desk->engine);
    site_remove(&site);
    arena_free(&desk->arena);
    free(desk);
    return 0;
}

const struct value *desk_ask(struct desk *desk, rows_call call, const struct search_scope_request *request)
{
    struct buffer json = BUFFER_INIT;
    assert_status(call(desk->engine, request, &json, &desk->err), AVOW_OK, &desk->err);
    return answer_take(&json, &desk->arena);
}

const struct value *desk_search(struct desk *desk, const struct search_request *request)
{
    struct buffer json = BUFFER_INIT;
    assert_status(search_run(desk->engine, request, &json, NULL, NULL, &desk->err), AVOW_OK, &desk->err);
    return answer_take(&json, &desk->arena);
}

const struct value *desk_search_on(struct desk *desk, const char *text, date_day today)
{
    struct search_request request = SEARCH_REQUEST_INIT;
    request.text = span_of(text);
    request.today = today;
    return desk_search(desk, &request);
}

const struct value *desk_changes(struct desk *desk, const struct search_changes_request *request)
{
    struct buffer json = BUFFER_INIT;
    assert_status(search_changes(desk->engine, request, &json, &desk->err), AVOW_OK, &desk->err);
    return value_get(answer_take(&json, &desk->arena), "changes");
}

const struct value *desk_todo(struct desk *desk, const struct search_todo_request *request)
{
    struct buffer json = BUFFER_INIT;
    assert_status(search_todo(desk->engine, request, &json, &desk->err), AVOW_OK, &desk->err);
    return answer_take(&json, &desk->arena);
}
