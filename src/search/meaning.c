/* Three tables of the language of compliance questions, and how they are read. */
#include "search/meaning.h"

#include "terms/forward.h"

enum { JOINED = 3 /* letters that a part of a joined word has at least */ };

struct meaning_row {
    struct span words; /* folded, stop words left out */
    struct span means;
};

/* Spelled out as statements spell them. */
static const struct meaning_row abbreviations[] = {
    {SPAN_INIT("2fa"), SPAN_INIT("two-factor multi-factor authentication")},
    {SPAN_INIT("aoc"), SPAN_INIT("attestation of compliance")},
    {SPAN_INIT("bcm"), SPAN_INIT("business continuity management")},
    {SPAN_INIT("bcms"), SPAN_INIT("business continuity management system")},
    {SPAN_INIT("bcp"), SPAN_INIT("business continuity plan")},
    {SPAN_INIT("bia"), SPAN_INIT("business impact analysis")},
    {SPAN_INIT("byok"), SPAN_INIT("bring your own keys customer-managed")},
    {SPAN_INIT("byod"), SPAN_INIT("bring your own device")},
    {SPAN_INIT("cab"), SPAN_INIT("change advisory board")},
    {SPAN_INIT("cctv"), SPAN_INIT("video cameras")},
    {SPAN_INIT("ciso"), SPAN_INIT("chief information security officer")},
    {SPAN_INIT("cmk"), SPAN_INIT("customer-managed keys")},
    {SPAN_INIT("cve"), SPAN_INIT("vulnerability")},
    {SPAN_INIT("dast"), SPAN_INIT("dynamic application security testing")},
    {SPAN_INIT("dlp"), SPAN_INIT("data loss prevention")},
    {SPAN_INIT("dpa"), SPAN_INIT("data processing agreement")},
    {SPAN_INIT("dpia"), SPAN_INIT("data protection impact assessment")},
    {SPAN_INIT("dpo"), SPAN_INIT("data protection officer")},
    {SPAN_INIT("drp"), SPAN_INIT("disaster recovery plan")},
    {SPAN_INIT("dsar"), SPAN_INIT("data subject access request")},
    {SPAN_INIT("dsr"), SPAN_INIT("data subject request")},
    {SPAN_INIT("edr"), SPAN_INIT("endpoint detection and response")},
    {SPAN_INIT("hsm"), SPAN_INIT("hardware security module")},
    {SPAN_INIT("hyok"), SPAN_INIT("hold your own keys outside")},
    {SPAN_INIT("iam"), SPAN_INIT("identity and access management")},
    {SPAN_INIT("idp"), SPAN_INIT("identity provider")},
    {SPAN_INIT("ids"), SPAN_INIT("intrusion detection")},
    {SPAN_INIT("ips"), SPAN_INIT("intrusion prevention")},
    {SPAN_INIT("irp"), SPAN_INIT("incident response plan")},
    {SPAN_INIT("isms"), SPAN_INIT("information security management system")},
    {SPAN_INIT("kms"), SPAN_INIT("key management service")},
    {SPAN_INIT("mdm"), SPAN_INIT("mobile device management")},
    {SPAN_INIT("mfa"), SPAN_INIT("multi-factor authentication")},
    {SPAN_INIT("nda"), SPAN_INIT("non-disclosure agreement")},
    {SPAN_INIT("pam"), SPAN_INIT("privileged access management")},
    {SPAN_INIT("pii"), SPAN_INIT("personal data")},
    {SPAN_INIT("pims"), SPAN_INIT("privacy information management system")},
    {SPAN_INIT("qms"), SPAN_INIT("quality management system")},
    {SPAN_INIT("rbac"), SPAN_INIT("role-based access")},
    {SPAN_INIT("rca"), SPAN_INIT("root cause analysis")},
    {SPAN_INIT("roc"), SPAN_INIT("report on compliance")},
    {SPAN_INIT("ropa"), SPAN_INIT("records of processing activities")},
    {SPAN_INIT("rpo"), SPAN_INIT("recovery point objective")},
    {SPAN_INIT("rto"), SPAN_INIT("recovery time objective")},
    {SPAN_INIT("sast"), SPAN_INIT("static code analysis")},
    {SPAN_INIT("sbom"), SPAN_INIT("software bill of materials")},
    {SPAN_INIT("scc"), SPAN_INIT("standard contractual clauses")},
    {SPAN_INIT("sccs"), SPAN_INIT("standard contractual clauses")},
    {SPAN_INIT("sdlc"), SPAN_INIT("secure software development")},
    {SPAN_INIT("siem"), SPAN_INIT("security event log monitoring")},
    {SPAN_INIT("sla"), SPAN_INIT("service level agreement")},
    {SPAN_INIT("soa"), SPAN_INIT("statement of applicability")},
    {SPAN_INIT("sso"), SPAN_INIT("single sign-on")},
    {SPAN_INIT("toms"), SPAN_INIT("technical and organisational measures")},
    {SPAN_INIT("vdp"), SPAN_INIT("report a vulnerability")},
    {SPAN_INIT("waf"), SPAN_INIT("web application firewall")},
};

/* Each line one meaning; any word of it may stand for a word of it that no statement has. */
static const struct span synonyms[] = {
    SPAN_INIT("delete erase wipe purge destroy sanitize sanitise shred dispose"),
    SPAN_INIT("keep retain retention store preserve hold"),
    SPAN_INIT("terminate terminated termination end expire cancel leave exit"),
    SPAN_INIT("notify inform tell alert report"),
    SPAN_INIT("employee staff personnel engineer worker workforce people"),
    SPAN_INIT("location located region country where residency reside"),
    SPAN_INIT("datacenter datacentre facility site hall"),
    SPAN_INIT("hole weakness vulnerability flaw bug"),
    SPAN_INIT("hacker attacker intruder pentester penetration"),
    SPAN_INIT("intrusion attack breach incident compromise"),
    SPAN_INIT("blackout outage failure disruption power interruption"),
    SPAN_INIT("enable activate default on switch turn"),
    SPAN_INIT("disable deactivate opt off switch"),
    SPAN_INIT("frequency often frequently every quarterly annually interval"),
    SPAN_INIT("vendor supplier subcontractor subprocessor third-party provider"),
    SPAN_INIT("client customer tenant user subscriber"),
    SPAN_INIT("practise practice rehearse exercise test drill"),
    SPAN_INIT("uptime availability available"),
    SPAN_INIT("login logon sign-in authentication"),
    SPAN_INIT("proof evidence certificate confirmation prove"),
    SPAN_INIT("genuine authentic forged fake verify"),
    SPAN_INIT("footage recording video camera"),
    SPAN_INIT("hire employ recruit screening"),
    SPAN_INIT("fire dismiss terminate leave"),
    SPAN_INIT("buy purchase order obtain"),
    SPAN_INIT("price cost fee charge pricing"),
    SPAN_INIT("movie film media content"),
    SPAN_INIT("car automotive vehicle"),
    SPAN_INIT("bank banking financial institution"),
    SPAN_INIT("hospital health healthcare medical clinical patient"),
    SPAN_INIT("school education student pupil educational"),
    SPAN_INIT("child children minor teenager"),
    SPAN_INIT("police policing constable law-enforcement"),
    SPAN_INIT("watchdog regulator supervisor supervisory authority"),
    SPAN_INIT("permission consent approval authorization authorisation nod"),
    SPAN_INIT("check vet inspect assess audit review examine appraise"),
    SPAN_INIT("appraiser assessor auditor inspector examiner"),
    SPAN_INIT("rulebook rule standard regulation requirement"),
    SPAN_INIT("atomic nuclear"),
    SPAN_INIT("nationality national citizen citizenship"),
    SPAN_INIT("machine server host computer farm"),
    SPAN_INIT("obligated bound required subject mandatory obliged comply"),
    SPAN_INIT("comply compliance compliant conform conformity"),
    SPAN_INIT("scan scanner scanning"),
    SPAN_INIT("patch update fix remediate mitigate"),
    SPAN_INIT("laptop notebook device endpoint workstation"),
    SPAN_INIT("paper document documentation"),
    SPAN_INIT("allowed permitted may permit"),
    SPAN_INIT("yearly annual annually year"),
    SPAN_INIT("monthly month"),
    SPAN_INIT("quarterly quarter"),
    SPAN_INIT("weekly week"),
};

/* What people say who do not have the name of a standard at hand. */
static const struct meaning_row topics[] = {
    {SPAN_INIT("payment card"), SPAN_INIT("pci-dss")},
    {SPAN_INIT("credit card"), SPAN_INIT("pci-dss")},
    {SPAN_INIT("card payments"), SPAN_INIT("pci-dss")},
    {SPAN_INIT("cardholder data"), SPAN_INIT("pci-dss")},
    {SPAN_INIT("business continuity"), SPAN_INIT("iso-22301")},
    {SPAN_INIT("quality management"), SPAN_INIT("iso-9001")},
    {SPAN_INIT("service management"), SPAN_INIT("iso-20000-1")},
    {SPAN_INIT("information security management"), SPAN_INIT("iso-27001")},
    {SPAN_INIT("environmental management"), SPAN_INIT("iso-14001")},
    {SPAN_INIT("cloud privacy"), SPAN_INIT("iso-27018")},
    {SPAN_INIT("privacy information management"), SPAN_INIT("iso-27701")},
    {SPAN_INIT("eu privacy"), SPAN_INIT("gdpr")},
    {SPAN_INIT("european privacy"), SPAN_INIT("gdpr")},
    {SPAN_INIT("eu data protection"), SPAN_INIT("gdpr")},
    {SPAN_INIT("european data protection"), SPAN_INIT("gdpr")},
    {SPAN_INIT("california privacy"), SPAN_INIT("ccpa")},
    {SPAN_INIT("californian privacy"), SPAN_INIT("ccpa")},
    {SPAN_INIT("health insurance portability"), SPAN_INIT("hipaa")},
    {SPAN_INIT("protected health information"), SPAN_INIT("hipaa")},
    {SPAN_INIT("american health data"), SPAN_INIT("hipaa")},
    {SPAN_INIT("student records"), SPAN_INIT("ferpa")},
    {SPAN_INIT("education records"), SPAN_INIT("ferpa")},
    {SPAN_INIT("french health data"), SPAN_INIT("hds")},
    {SPAN_INIT("german cloud"), SPAN_INIT("bsi-c5")},
    {SPAN_INIT("automotive"), SPAN_INIT("tisax")},
    {SPAN_INIT("car industry"), SPAN_INIT("tisax")},
    {SPAN_INIT("federal tax information"), SPAN_INIT("irs-1075")},
    {SPAN_INIT("criminal justice information"), SPAN_INIT("cjis")},
    {SPAN_INIT("controlled unclassified information"), SPAN_INIT("nist-800-171")},
    {SPAN_INIT("financial reporting controls"), SPAN_INIT("soc-1")},
    {SPAN_INIT("digital operational resilience"), SPAN_INIT("dora")},
    {SPAN_INIT("ai law"), SPAN_INIT("eu-ai-act")},
    {SPAN_INIT("ai regulation"), SPAN_INIT("eu-ai-act")},
    {SPAN_INIT("artificial intelligence law"), SPAN_INIT("eu-ai-act")},
    {SPAN_INIT("accessibility standard"), SPAN_INIT("wcag")},
    {SPAN_INIT("export control"), SPAN_INIT("ear")},
    {SPAN_INIT("export controls"), SPAN_INIT("ear")},
};

/* The next token from `*at` on that is no stop word; NULL at the end. */
static const struct token *next_word(const struct understanding *query, size_t *at)
{
    while (*at < query->tokens.count && (query->tokens.items[*at].flags & TOKEN_STOP) != 0)
        (*at)++;
    return *at < query->tokens.count ? &query->tokens.items[(*at)++] : NULL;
}

/* The `words` stand in the query from token `at` on, stop words left out; `*last` is the last of them. */
static bool stands_at(const struct understanding *query, size_t at, struct span words,
                      const struct token **last)
{
    struct span word;
    while (span_next_piece(&words, ' ', &word)) {
        const struct token *token = next_word(query, &at);
        if (token == NULL || !span_equal(token->fold, word))
            return false;
        *last = token;
    }
    return true;
}

/* A word that is in no name and was not taken back. */
static bool is_open(const struct understanding *query, size_t number, const struct span_list *plain)
{
    const struct token *token = &query->tokens.items[number];
    for (size_t i = 0; i < query->name_count; i++)
        if (number >= query->names[i].mention.first_token && number < query->names[i].mention.end_token)
            return false;
    return (token->flags & TOKEN_STOP) == 0 &&
           !words_are_plain(span_part(query->text, token->start, token->end), plain);
}

/* No statement has the stem (titles are looked at later: a synonym does no harm there). */
static enum avow_status is_unknown(struct lease *lease, struct span stem, bool *unknown,
                                   struct avow_error *err)
{
    uint64_t statements = 0;
    enum avow_status status = store_reader_frequency(lease->now, stem, &statements, err);
    *unknown = statements == 0;
    return status;
}

static void tell(struct understanding *out, struct span text, struct span means)
{
    if (out->reading_count < QUERY_READINGS)
        out->readings[out->reading_count++] = (struct reading){text, means};
}

/* Words from number `first` on that no statement has only help to find; `*known` counts the others. */
static enum avow_status drop_unknown(struct lease *lease, struct understanding *out, size_t first,
                                     size_t *known, struct avow_error *err)
{
    enum avow_status status = AVOW_OK;
    for (size_t i = first; status == AVOW_OK && i < out->word_count; i++) {
        bool unknown = false;
        status = is_unknown(lease, out->words[i].stem, &unknown, err);
        *known += !unknown;
        if (unknown)
            out->words[i].role = WORD_SPELLING;
    }
    return status;
}

/* It stands in for what no statement has only if statements have half of its words. */
static enum avow_status add_abbreviation(struct lease *lease, struct understanding *out, size_t word,
                                         const struct meaning_row *row, struct avow_error *err)
{
    bool unknown = false;
    size_t first = out->word_count;
    size_t known = 0;
    enum avow_status status = is_unknown(lease, out->words[word].stem, &unknown, err);
    if (status == AVOW_OK)
        status = understanding_add(lease, out, row->means, unknown ? WORD_PLAIN : WORD_SPELLING, NULL, err);
    if (status == AVOW_OK)
        status = drop_unknown(lease, out, first, &known, err);
    if (status == AVOW_OK && unknown && known * 2 >= out->word_count - first)
        out->words[word].role = WORD_SPELLING;
    if (status == AVOW_OK && known > 0)
        tell(out, out->words[word].text, row->means);
    return status;
}

static enum avow_status find_abbreviation(struct lease *lease, struct understanding *out,
                                          const struct token *token, struct avow_error *err)
{
    size_t word = understanding_word(out, forward_stem_hash(token->stem));
    for (size_t i = 0; word != SPAN_NONE && i < sizeof abbreviations / sizeof *abbreviations; i++)
        if (span_equal(abbreviations[i].words, token->fold))
            return add_abbreviation(lease, out, word, &abbreviations[i], err);
    return AVOW_OK;
}

/* Some token of the line has the stem. */
static bool has_stem(const struct token_list *line, struct span stem)
{
    for (size_t i = 0; i < line->count; i++)
        if (span_equal(line->items[i].stem, stem))
            return true;
    return false;
}

/* Let the known words of a line stand for `word`. */
static enum avow_status add_line(struct lease *lease, struct understanding *out, struct query_word *word,
                                 const struct token_list *line, struct avow_error *err)
{
    enum avow_status status = AVOW_OK;
    size_t before = word->form_count;
    for (size_t i = 0; status == AVOW_OK && i < line->count && word->form_count < QUERY_FORMS; i++) {
        bool unknown = true;
        status = is_unknown(lease, line->items[i].stem, &unknown, err);
        if (status != AVOW_OK || unknown)
            continue;
        if (word->form_count == before)
            tell(out, word->text, line->items[i].fold);
        word->forms[word->form_count++] = (struct query_form){
            .stem = line->items[i].stem, .stem_hash = forward_stem_hash(line->items[i].stem)};
    }
    return status;
}

/* Only a word that no statement has is worth reading the lines. */
static enum avow_status find_synonyms(struct lease *lease, struct understanding *out, struct query_word *word,
                                      struct avow_error *err)
{
    bool unknown = false;
    enum avow_status status = is_unknown(lease, word->stem, &unknown, err);
    for (size_t i = 0; status == AVOW_OK && unknown && i < sizeof synonyms / sizeof *synonyms; i++) {
        struct token_list line = {0};
        status = tokeniser_run(lease->tokeniser, synonyms[i], &lease->arena, &line, err);
        if (status == AVOW_OK && has_stem(&line, word->stem))
            status = add_line(lease, out, word, &line, err);
    }
    return status;
}

/* A stem that statements have may stand for `word` too. */
static enum avow_status add_known(struct lease *lease, struct query_word *word, struct span stem,
                                  struct avow_error *err)
{
    bool unknown = true;
    enum avow_status status = is_unknown(lease, stem, &unknown, err);
    if (status == AVOW_OK && !unknown && word->form_count < QUERY_FORMS && !span_equal(stem, word->stem))
        word->forms[word->form_count++] =
            (struct query_form){.stem = stem, .stem_hash = forward_stem_hash(stem)};
    return status;
}

/* "data center" is "datacenter" as well: two neighbours written as one stand for the second. */
static enum avow_status add_joined(struct lease *lease, struct understanding *out, const struct token *first,
                                   const struct token *second, struct avow_error *err)
{
    struct token_list joined = {0};
    size_t word = understanding_word(out, forward_stem_hash(second->stem));
    if (word == SPAN_NONE || out->words[word].role < WORD_BOILERPLATE)
        return AVOW_OK;
    const char *text = arena_printf(&lease->arena, "%.*s%.*s", SPAN_ARG(first->fold), SPAN_ARG(second->fold));
    if (text == NULL)
        return error_set_no_memory(err, "search");
    enum avow_status status = tokeniser_run(lease->tokeniser, span_of(text), &lease->arena, &joined, err);
    if (status != AVOW_OK || joined.count != 1)
        return status;
    return add_known(lease, &out->words[word], joined.items[0].stem, err);
}

static enum avow_status join_neighbours(struct lease *lease, struct understanding *out,
                                        struct avow_error *err)
{
    enum avow_status status = AVOW_OK;
    for (size_t i = 1; status == AVOW_OK && i < out->tokens.count; i++) {
        const struct token *first = &out->tokens.items[i - 1];
        const struct token *second = &out->tokens.items[i];
        if (((first->flags | second->flags) & (TOKEN_STOP | TOKEN_CJK)) == 0 && first->fold.size >= JOINED &&
            second->fold.size >= JOINED)
            status = add_joined(lease, out, first, second, err);
    }
    return status;
}

enum avow_status meanings_add(struct lease *lease, const struct span_list *plain, struct understanding *out,
                              struct avow_error *err)
{
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < out->tokens.count; i++)
        if (is_open(out, i, plain))
            status = find_abbreviation(lease, out, &out->tokens.items[i], err);
    for (size_t i = 0; status == AVOW_OK && i < out->word_count; i++)
        if (out->words[i].role >= WORD_BOILERPLATE && !words_are_plain(out->words[i].text, plain))
            status = find_synonyms(lease, out, &out->words[i], err);
    return status == AVOW_OK ? join_neighbours(lease, out, err) : status;
}

static bool names_standard(const struct understanding *query)
{
    for (size_t i = 0; i < query->name_count; i++)
        if (query->names[i].mention.type == MENTION_STANDARD)
            return true;
    return false;
}

/* Take the topic whose words begin at token `at`. */
static void take_topic(const struct manifest *manifest, const struct span_list *plain,
                       struct understanding *out, size_t at)
{
    for (size_t i = 0; i < sizeof topics / sizeof *topics && out->topic_count < QUERY_TOPICS; i++) {
        struct asked_topic topic = {.id = topics[i].means};
        const struct token *last = NULL;
        if (!stands_at(out, at, topics[i].words, &last) ||
            !understanding_number(&manifest->standards, topic.id, &topic.number))
            continue;
        topic.text = span_part(out->text, out->tokens.items[at].start, last->end);
        if (!words_are_plain(topic.text, plain))
            out->topics[out->topic_count++] = topic;
        return;
    }
}

void topics_find(const struct lease *lease, const struct span_list *plain, struct understanding *out)
{
    for (size_t i = 0; !names_standard(out) && i < out->tokens.count; i++)
        if ((out->tokens.items[i].flags & TOKEN_STOP) == 0)
            take_topic(&lease->view->manifest, plain, out, i);
}
