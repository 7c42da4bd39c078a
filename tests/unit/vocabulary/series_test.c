/* One name for many, short names in company, and bare forms in a query. */
#include "finder.h"
#include "groups.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

struct expectation {
    const char *text;
    const char *found;
};

static const struct expectation series[] = {
    {"Certified to ISO 27001, 27017 and 27018.", "iso-27001[ISO 27001] iso-27017[27017] iso-27018[27018]"},
    {"ISO/IEC 27001/27017/27018 audits", "iso-27001[ISO/IEC 27001] iso-27017[27017] iso-27018[27018]"},
    {"ISO 27001:2022, 27701:2019 and 22301", "iso-27001:2022[ISO 27001:2022] iso-27701:2019[27701:2019] "
                                             "iso-22301[22301]"},
    {"ISO 9001 & 27001", "iso-9001[ISO 9001] iso-27001[27001]"},
    {"SOC 1, 2, and 3 reports", "soc-1[SOC 1] soc-2[2] soc-3[3]"},
    {"SOC 1/2/3", "soc-1[SOC 1] soc-2[2] soc-3[3]"},
    {"Our SOC 2 and 3 are public.", "soc-2[SOC 2] soc-3[3]"},
    {"ISO 27001 and SOC 2", "iso-27001[ISO 27001] soc-2[SOC 2]"},
    {"SOC 2, 3 years in a row", "soc-2[SOC 2]"},
    {"after SOC 2 and 1 other audit", "soc-2[SOC 2]"},
    {"ISO 27001, 500 employees", "iso-27001[ISO 27001]"},
    {"SOC 2 Type 1 and Type 2", "soc-2/type-1[SOC 2 Type 1] soc-2/type-2[Type 2]"},
    {"FedRAMP Moderate and High", "fedramp/moderate[FedRAMP Moderate] fedramp/high[High]"},
    {"FedRAMP Moderate and high availability", "fedramp/moderate[FedRAMP Moderate]"},
    {"DoD IL2, IL4, and IL5", "dod-srg/il2[DoD IL2] dod-srg/il4[IL4] dod-srg/il5[IL5]"},
    {"NIST SP 800-53 Rev. 4 and Rev. 5",
     "nist-800-53:rev-4[NIST SP 800-53 Rev. 4] nist-800-53:rev-5[Rev. 5]"},
    {"PCI DSS 3.2.1 and 4.0", "pci-dss:3.2.1[PCI DSS 3.2.1] pci-dss:4.0[4.0]"},
    {"FIPS 140-2 and 140-3", "fips-140:140-2[FIPS 140-2] fips-140:140-3[140-3]"},
    {"NIST SP 800-53 and 800-171", "nist-800-53[NIST SP 800-53] nist-800-171[800-171]"},
    {"a FedRAMP high-level overview", "fedramp[FedRAMP]"},
};

static const struct expectation in_company[] = {
    {"We follow ITAR and EAR.", "itar[ITAR] ear[EAR]"},
    {"subject to the EAR", "ear[EAR]"},
    {"EAR compliance is checked.", "ear[EAR]"},
    {"PCI, HIPAA and SOC 2", "pci-dss[PCI] hipaa[HIPAA] soc-2[SOC 2]"},
    {"The PCI standard applies.", "pci-dss[PCI]"},
    {"the DORA regulation", "dora[DORA]"},
    {"the C5 criteria", "bsi-c5[C5]"},
    {"NIST CSF: the CSF requirements", "nist-csf[NIST CSF] nist-csf[CSF]"},
    {"HITRUST: the CSF requirements", "hitrust[HITRUST] hitrust[CSF]"},
    {"the CSF requirements", ""},
    {"the CSF 2.0 requirements", "nist-csf:2.0[CSF 2.0]"},
    {"the Common Security Framework (CSF)", "hitrust[Common Security Framework (CSF)]"},
    {"CMMC Level 3-5", "cmmc/level-3[CMMC Level 3]"},
    {"see pages.nist.gov/800-63-3/", ""},
    {"NIST SP 800-63-3 and 800-53/Rev4",
     "nist-800-63:rev-3[NIST SP 800-63-3] nist-800-53:rev-4[800-53/Rev4]"},
    {"HITRUST CSF and SWIFT CSCF", "hitrust[HITRUST CSF] swift-cscf[SWIFT CSCF]"},
    {"PCI 3DS is another matter than PCI DSS.", "pci-3ds[PCI 3DS] pci-dss[PCI DSS]"},
    {"our Section 508 certification", "section-508[Section 508]"},
    {"ISO 27001 (Amd 1:2024)", "iso-27001[ISO 27001]"},
    {"ISO 20000-2 is guidance.", ""},
    {"SEC 17a-4(f), FINRA 4511(c), and CFTC 1.31(c)-(d)",
     "sec-17a-4[SEC 17a-4(f)] finra-4511[FINRA 4511(c)] cftc-1-31[CFTC 1.31(c)-(d)]"},
    {"ISO 27001认证", "iso-27001[ISO 27001]"},
    {"通过ISO27001认证", "iso-27001[ISO27001]"},
    {"a non-HIPAA workload", "hipaa[HIPAA]"},
    {"SOC 2's criteria", "soc-2[SOC 2]"},
};

static const struct expectation asked[] = {
    {"27001", "iso-27001[27001]"},
    {"27001 certificate", "iso-27001[27001]"},
    {"27k", "iso-27001[27k]"},
    {"c5", "bsi-c5[c5]"},
    {"ens", "ens[ens]"},
    {"ce+", "cyber-essentials-plus[ce+]"},
    {"pci 4", "pci-dss:4[pci 4]"},
    {"nist csf 2", "nist-csf:2.0[nist csf 2]"},
    {"cmmc 2", "cmmc:2.0[cmmc 2]"},
    {"avg verwerkersovereenkomst", "gdpr[avg]"},
    {"baa", "hipaa[baa]"},
    {"fips 140 2", "fips-140:140-2[fips 140 2]"},
    {"hebergeur de donnees de sante", "hds[hebergeur de donnees de sante]"},
    {"is teams in scope for iso 27001", "microsoft-teams[teams] iso-27001[iso 27001]"},
    {"mcas soc2", "defender-cloud-apps[mcas] soc-2[soc2]"},
    {"azure", "azure[azure]"},
    {"entra id", "entra-id[entra id]"},
    {"How often do you run backups?", ""},
    {"Are there representatives from the teams that run it?", ""},
    {"soc 2 teams", "soc-2[soc 2] microsoft-teams[teams]"},
};

static void check_all(const struct expectation *rows, size_t count,
                      void (*expect)(struct finder *, const char *, const char *))
{
    struct finder finder;
    finder_open(&finder, NULL);
    for (size_t at = 0; at < count; at++)
        expect(&finder, rows[at].text, rows[at].found);
    finder_close(&finder);
}

static void one_name_for_many(void **state)
{
    (void)state;
    check_all(series, sizeof series / sizeof series[0], finder_expect);
}

static void short_names_in_company(void **state)
{
    (void)state;
    check_all(in_company, sizeof in_company / sizeof in_company[0], finder_expect);
}

static void bare_forms_in_a_query(void **state)
{
    (void)state;
    check_all(asked, sizeof asked / sizeof asked[0], finder_expect_asked);
}

int series_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_name_for_many),
        cmocka_unit_test(short_names_in_company),
        cmocka_unit_test(bare_forms_in_a_query),
    };
    return cmocka_run_group_tests_name("series", tests, NULL, NULL);
}
