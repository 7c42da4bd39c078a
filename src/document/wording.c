/* The tables of phrases, in the form of prose_plain. */
#include "document/wording.h"

#include "base/cleanup.h"
#include "document/prose.h"

/* In other languages, as translated pages write them; where words have no spaces, the phrase has none. */
#define TRANSLATED_SCOPE                                                                                     \
    " im geltungsbereich ", " geltungsbereich der dienste ", " im umfang ", " abgedeckte dienste ",          \
        " abgedeckten dienste ", " dans le périmètre ", " dans l étendue ", " dans la portée ",              \
        " services couverts ", " services concernés ", " cloud microsoft concernés ", " services inclus ",   \
        " en el ámbito ", " dentro del ámbito ", " en el alcance ", " servicios cubiertos ",                 \
        " servicios incluidos ", " nell ambito ", " no escopo ", " no âmbito ", " binnen het bereik ",       \
        "対象となるクラウド", "対象のクラウド", "対象サービス", "対象となるサービス", "スコープ内",          \
        "対象範囲", "范围内", "適用範圍", "涵盖的服务", "범위 내"

static const char *const scope[] = {" in scope ",
                                    " covered services ",
                                    " covered service ",
                                    " services covered ",
                                    " covered products ",
                                    " products covered ",
                                    " scope of services ",
                                    " services included ",
                                    " out of scope ",
                                    " eligible services ",
                                    " service scope ",
                                    TRANSLATED_SCOPE,
                                    NULL};
static const char *const scope_heading[] = {
    " in scope ",          " covered services ",  " services covered ", " covered products ",
    " products covered ",  " scope by ",          " service scope ",    " scope of services ",
    " services included ", " eligible services ", TRANSLATED_SCOPE,     NULL};
static const char *const services[] = {" service ", " services ", " product ", " products ", NULL};
static const char *const covered[] = {" covered ",    " covers ",   " certified ",
                                      " audited ",    " assessed ", " authorized ",
                                      " authorised ", " scope ",    NULL};
static const char *const excluded[] = {
    " not in scope ", " not in the scope ", " out of scope ", " excluded ",    " not covered ",
    " not included ", " exclusions ",       " excludes ",     " not part of ", NULL};
static const char *const evidence[] = {" audit ",
                                       " audits ",
                                       " report ",
                                       " reports ",
                                       " certificate ",
                                       " certificates ",
                                       " certification ",
                                       " certifications ",
                                       " attestation ",
                                       " attestations ",
                                       " evidence ",
                                       " bridge letter ",
                                       " bridge letters ",
                                       " überwachungen ",
                                       " prüfungen ",
                                       " prüfbericht ",
                                       " berichte ",
                                       " bericht ",
                                       " zertifikat ",
                                       " zertifikate ",
                                       " rapports ",
                                       " rapport ",
                                       " certificat ",
                                       " certificats ",
                                       " auditorías ",
                                       " informes ",
                                       " certificados ",
                                       " relatórios ",
                                       " certificati ",
                                       " certificaten ",
                                       "監査",
                                       "レポート",
                                       "証明書",
                                       "认证证书",
                                       "审核",
                                       "审计",
                                       "报告",
                                       "证书",
                                       NULL};
static const char *const questions[] = {" frequently asked ",
                                        " faq ",
                                        " faqs ",
                                        " questions ",
                                        " q a ",
                                        " häufig gestellte fragen ",
                                        " häufige fragen ",
                                        " foire aux questions ",
                                        " forum aux questions ",
                                        " questions fréquentes ",
                                        " preguntas frecuentes ",
                                        " preguntas más frecuentes ",
                                        " domande frequenti ",
                                        " perguntas frequentes ",
                                        " veelgestelde vragen ",
                                        "よく寄せられる",
                                        "よくある質問",
                                        "よくあるご質問",
                                        "常见问题",
                                        "常見問題",
                                        "자주 묻는 질문",
                                        NULL};
static const char *const below[] = {" below ", " following ", " these ", " listed ", " this list ", NULL};
static const char *const follows[] = {" below ", " following ", " follow ", " follows ", NULL};
static const char *const heading[] = {" overview ",         " scope ",
                                      " frequently asked ", " faq ",
                                      " audits ",           " reports ",
                                      " certificates ",     " evidence ",
                                      " resources ",        " summary ",
                                      " introduction ",     " background ",
                                      " covered services ", " services covered ",
                                      " more information ", NULL};

static const char *const elsewhere[] = {" resources ",
                                        " see also ",
                                        " related ",
                                        " more information ",
                                        " more resources ",
                                        " next steps ",
                                        " faq ",
                                        " frequently asked ",
                                        NULL};
static const char *const sure_heading[] = {" frequently asked questions ", " how to implement ",
                                           " resources ", NULL};
static const char *const verbs[] = {" is ", " are ", " was ", " were ", " has ", " have ", " will ", NULL};

static const char *const *const sets[WORDING_COUNT] = {
    [WORDING_SCOPE] = scope,
    [WORDING_SCOPE_HEADING] = scope_heading,
    [WORDING_SERVICES] = services,
    [WORDING_COVERED] = covered,
    [WORDING_EVIDENCE] = evidence,
    [WORDING_QUESTIONS] = questions,
    [WORDING_BELOW] = below,
    [WORDING_FOLLOWS] = follows,
    [WORDING_HEADING] = heading,
    [WORDING_ELSEWHERE] = elsewhere,
    [WORDING_SURE_HEADING] = sure_heading,
    [WORDING_EXCLUDED] = excluded,
    [WORDING_VERBS] = verbs,
};

/* How many different phrases of the set `plain` holds. */
static size_t phrases_in(struct span plain, enum wording set)
{
    size_t found = 0;
    for (const char *const *phrase = sets[set]; *phrase != NULL; phrase++)
        found += span_find(plain, span_of(*phrase), 0) != SPAN_NONE;
    return found;
}

bool wording_in(struct span plain, enum wording set)
{
    for (const char *const *phrase = sets[set]; *phrase != NULL; phrase++)
        if (span_find(plain, span_of(*phrase), 0) != SPAN_NONE)
            return true;
    return false;
}

bool wording_in_text(struct span text, enum wording set)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct span plain = SPAN_EMPTY;
    return prose_plain(text, &scratch, &plain, NULL) == AVOW_OK && wording_in(plain, set);
}

bool wording_evidence_heading(struct span heading_text)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct span plain = SPAN_EMPTY;
    if (prose_plain(heading_text, &scratch, &plain, NULL) != AVOW_OK)
        return false;
    size_t found = phrases_in(plain, WORDING_EVIDENCE);
    return found >= 2 || (found == 1 && prose_words(plain) == 1);
}
