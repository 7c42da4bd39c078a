/* Services: former names, variants, ordinary words, exact spans. */
#include "finder.h"
#include "groups.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

struct expectation {
    const char *text;
    const char *found;
};

static const struct expectation built_in[] = {
    {"Microsoft Cloud App Security is in scope.", "defender-cloud-apps[Microsoft Cloud App Security]*"},
    {"Microsoft Defender for Cloud Apps is in scope.",
     "defender-cloud-apps[Microsoft Defender for Cloud Apps]"},
    {"We use MCAS.", "defender-cloud-apps[MCAS]"},
    {"Microsoft Cloud App Security (MCAS) covers it.",
     "defender-cloud-apps[Microsoft Cloud App Security (MCAS)]*"},
    {"Power Automate (formerly Microsoft Flow) cloud service",
     "power-automate[Power Automate] power-automate[Microsoft Flow]*"},
    {"PowerApps and Power Apps", "power-apps[PowerApps] power-apps[Power Apps]"},
    {"Azure Active Directory, now Entra ID", "entra-id[Azure Active Directory]* entra-id[Entra ID]"},
    {"Azure AD B2C was not renamed, Azure AD was.", "azure-ad-b2c[Azure AD B2C] entra-id[Azure AD]*"},
    {"Azure and Azure Government", "azure[Azure] azure-government[Azure Government]"},
    {"Azure, Azure Government, and Azure Germany",
     "azure[Azure] azure-government[Azure Government] azure-germany[Azure Germany]"},
    {"Office 365, Office 365 U.S. Government, and Office 365 U.S. Government Defense",
     "office-365[Office 365] office-365-us-government[Office 365 U.S. Government] "
     "office-365-dod[Office 365 U.S. Government Defense]"},
    {"Dynamics 365 and Dynamics 365 U.S. Government",
     "dynamics-365[Dynamics 365] dynamics-365-us-government[Dynamics 365 U.S. Government]"},
    {"GCC High tenants", "office-365-gcc-high[GCC High]"},
    {"Office 365's retention", "office-365[Office 365]"},
    {"Microsoft 365 or O365", "office-365[Microsoft 365] office-365[O365]"},
    {"Power BI Embedded, Power BI", "power-bi-embedded[Power BI Embedded] power-bi[Power BI]"},
    {"Azure\nGovernment agencies", "azure[Azure]"},
    {"We chat in Teams every day.", "microsoft-teams[Teams]"},
    {"Teams, SharePoint Online and Exchange Online",
     "microsoft-teams[Teams] sharepoint-online[SharePoint Online] exchange-online[Exchange Online]"},
    {"Flow cloud service either as a standalone service", "power-automate[Flow]*"},
    {"Power BI\nStream\nIntune", "power-bi[Power BI] microsoft-stream[Stream] intune[Intune]"},
    {"How Teams Review Changes", ""},
    {"see the Process Flow for details", ""},
    {"AWS GovCloud (US) regions", "aws-govcloud[AWS GovCloud (US)]"},
    {"the Office 365 SOC 2 Type 2 report", "office-365[Office 365] soc-2/type-2[SOC 2 Type 2]"},
    {"Yammer, now Viva Engage", "viva-engage[Yammer]* viva-engage[Viva Engage]"},
    {"Skype for Business was retired.", "skype-for-business[Skype for Business]"},
};

static const char own_table[] = "services:\n"
                                "  - {id: compute, name: Larkfield Compute, aliases: [Compute]}\n"
                                "  - {id: sovereign-compute, name: Larkfield Sovereign Compute,\n"
                                "     aliases: [Sovereign Compute], variant_of: compute}\n"
                                "  - {id: relay, name: Larkfield Relay, aliases: [Relay],\n"
                                "     formerly: [{name: Queue, until: 2026-02}]}\n"
                                "  - {id: run, name: Run}\n"
                                "  - {id: desk, name: Desk, ask: [desk]}\n"
                                "  - {id: object-store, name: Object Store}\n"
                                "  - {id: quill, name: Quill, common: true}\n";

static const struct expectation own[] = {
    {"Compute, Object Store, Relay, Run and Desk are in scope.",
     "compute[Compute] object-store[Object Store] relay[Relay] run[Run] desk[Desk]"},
    {"Run, Desk and Relay", "run[Run] desk[Desk] relay[Relay]"},
    {"Larkfield Relay (formerly Queue) is covered.", "relay[Larkfield Relay] relay[Queue]*"},
    {"Larkfield Sovereign Compute", "sovereign-compute[Larkfield Sovereign Compute]"},
    {"Sovereign Compute is not Compute.", "sovereign-compute[Sovereign Compute] compute[Compute]"},
    {"Run the job in Run.", "run[Run]"},
    {"Compute the hash.", ""},
    {"an object store, a queue and a desk", ""},
    {"Compute\nRun\nDesk", "compute[Compute] run[Run] desk[Desk]"},
    {"Quill pens are kept. We keep Quill up to date.", "quill[Quill]"},
    {"Desk is not in scope.", "desk[Desk]"},
    {"Run, added in December 2025", "run[Run]"},
    {"Relay (formerly Queue)", "relay[Relay] relay[Queue]*"},
    {"Desk booking is easy. Run jobs at night. Mail the form.", ""},
};

static void check_all(const char *table, const struct expectation *rows, size_t count)
{
    struct finder finder;
    finder_open(&finder, table);
    for (size_t at = 0; at < count; at++)
        finder_expect(&finder, rows[at].text, rows[at].found);
    finder_close(&finder);
}

static void known_services(void **state)
{
    (void)state;
    check_all(NULL, built_in, sizeof built_in / sizeof built_in[0]);
}

static void services_of_a_user(void **state)
{
    (void)state;
    check_all(own_table, own, sizeof own / sizeof own[0]);
}

static void asked_in_any_case(void **state)
{
    struct finder finder;
    (void)state;
    finder_open(&finder, own_table);
    finder_expect_asked(&finder, "is desk in scope for soc 2", "desk[desk] soc-2[soc 2]");
    finder_expect_asked(&finder, "larkfield relay", "relay[larkfield relay]");
    finder_expect_asked(&finder, "Run SOC 2", "run[Run] soc-2[SOC 2]");
    finder_expect_asked(&finder, "run a test", "");
    finder_close(&finder);
}

/* A variant is a service of its own: no alias of it may lead to the base service, nor the other way. */
static void variants_stand_alone(void **state)
{
    struct finder finder;
    size_t variants = 0;
    (void)state;
    finder_open(&finder, NULL);
    for (size_t at = 0; at < vocabulary_service_count(finder.vocabulary); at++) {
        const struct vocabulary_service *service = vocabulary_service_at(finder.vocabulary, at);
        if (service->variant_of.size == 0)
            continue;
        struct mention_list found = finder_find(&finder, service->name, MENTION_IN_TEXT);
        assert_int_equal(found.count, 1);
        assert_true(span_equal(found.items[0].id, service->id));
        assert_non_null(vocabulary_service_find(finder.vocabulary, service->variant_of));
        variants++;
    }
    assert_true(variants >= 8);
    finder_close(&finder);
}

/* Each name in the tables finds its own row: current, former and alias. */
static void every_name_finds_its_row(void **state)
{
    struct finder finder;
    (void)state;
    finder_open(&finder, NULL);
    for (size_t at = 0; at < vocabulary_service_count(finder.vocabulary); at++) {
        const struct vocabulary_service *service = vocabulary_service_at(finder.vocabulary, at);
        for (size_t former = 0; former < service->former_count; former++) {
            struct mention_list found = finder_find(&finder, service->formerly[former].name, MENTION_IN_TEXT);
            if (found.count != 1 || !span_equal(found.items[0].id, service->id) || !found.items[0].former)
                fail_msg("%.*s does not lead to %.*s", SPAN_ARG(service->formerly[former].name),
                         SPAN_ARG(service->id));
        }
        for (size_t alias = 0; alias < service->aliases.count; alias++) {
            struct mention_list found = finder_find(&finder, service->aliases.items[alias], MENTION_IN_TEXT);
            if (found.count != 1 || !span_equal(found.items[0].id, service->id))
                fail_msg("%.*s does not lead to %.*s", SPAN_ARG(service->aliases.items[alias]),
                         SPAN_ARG(service->id));
        }
    }
    finder_close(&finder);
}

int services_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_services),           cmocka_unit_test(services_of_a_user),
        cmocka_unit_test(asked_in_any_case),        cmocka_unit_test(variants_stand_alone),
        cmocka_unit_test(every_name_finds_its_row),
    };
    return cmocka_run_group_tests_name("services", tests, NULL, NULL);
}
