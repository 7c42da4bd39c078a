/* Words that say what kind of statement is wanted, and words that say nothing because everybody uses them. */
#include "search/understanding.h"
#include "terms/answer.h"

#include <math.h>

enum { OPENING_TOKENS = 2 /* "From which" */ };

struct intent_row {
    struct span fold;
    enum statement_kind kind;
    double strength;
};

/* Soft hints: the kind is one feature among many. */
static const struct intent_row rows[] = {
    {SPAN_INIT("scope"), KIND_SCOPE, 1},           {SPAN_INIT("scoped"), KIND_SCOPE, 1},
    {SPAN_INIT("covered"), KIND_SCOPE, .8},        {SPAN_INIT("cover"), KIND_SCOPE, .6},
    {SPAN_INIT("covers"), KIND_SCOPE, .6},         {SPAN_INIT("coverage"), KIND_SCOPE, .6},
    {SPAN_INIT("included"), KIND_SCOPE, .4},       {SPAN_INIT("include"), KIND_SCOPE, .4},
    {SPAN_INIT("includes"), KIND_SCOPE, .4},       {SPAN_INIT("excluded"), KIND_SCOPE, .6},
    {SPAN_INIT("certificate"), KIND_EVIDENCE, 1},  {SPAN_INIT("certificates"), KIND_EVIDENCE, 1},
    {SPAN_INIT("report"), KIND_EVIDENCE, .7},      {SPAN_INIT("reports"), KIND_EVIDENCE, .7},
    {SPAN_INIT("attestation"), KIND_EVIDENCE, .7}, {SPAN_INIT("letter"), KIND_EVIDENCE, .5},
    {SPAN_INIT("download"), KIND_EVIDENCE, .6},    {SPAN_INIT("evidence"), KIND_EVIDENCE, .5},
    {SPAN_INIT("control"), KIND_CONTROL, .4},      {SPAN_INIT("controls"), KIND_CONTROL, .3},
};

/* In byte order. Kept short on purpose: a word that could be the matter of a question does not belong here.
 */
static const struct span boilerplate[] = {
    SPAN_INIT("address"),  SPAN_INIT("applicable"), SPAN_INIT("comment"),      SPAN_INIT("comments"),
    SPAN_INIT("company"),  SPAN_INIT("confirm"),    SPAN_INIT("currently"),    SPAN_INIT("describe"),
    SPAN_INIT("detail"),   SPAN_INIT("detailed"),   SPAN_INIT("details"),      SPAN_INIT("ensure"),
    SPAN_INIT("ensures"),  SPAN_INIT("ensuring"),   SPAN_INIT("example"),      SPAN_INIT("expect"),
    SPAN_INIT("expected"), SPAN_INIT("explain"),    SPAN_INIT("following"),    SPAN_INIT("formal"),
    SPAN_INIT("formally"), SPAN_INIT("get"),        SPAN_INIT("give"),         SPAN_INIT("indicate"),
    SPAN_INIT("kindly"),   SPAN_INIT("long"),       SPAN_INIT("many"),         SPAN_INIT("much"),
    SPAN_INIT("obtain"),   SPAN_INIT("often"),      SPAN_INIT("organization"), SPAN_INIT("outline"),
    SPAN_INIT("please"),   SPAN_INIT("process"),    SPAN_INIT("processes"),    SPAN_INIT("provide"),
    SPAN_INIT("provided"), SPAN_INIT("regard"),     SPAN_INIT("regarding"),    SPAN_INIT("related"),
    SPAN_INIT("relevant"), SPAN_INIT("respect"),    SPAN_INIT("see"),          SPAN_INIT("service"),
    SPAN_INIT("services"), SPAN_INIT("specific"),   SPAN_INIT("specify"),      SPAN_INIT("state"),
    SPAN_INIT("supplier"), SPAN_INIT("take"),       SPAN_INIT("taken"),        SPAN_INIT("takes"),
    SPAN_INIT("vendor"),   SPAN_INIT("whether"),    SPAN_INIT("yes"),
};

unsigned intent_add(struct span fold, double intent[KIND_COUNT])
{
    unsigned kinds = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!span_equal(rows[i].fold, fold))
            continue;
        kinds |= 1u << rows[i].kind;
        if (rows[i].strength > intent[rows[i].kind])
            intent[rows[i].kind] = rows[i].strength;
    }
    return kinds;
}

void intent_of_question(struct understanding *query)
{
    static const unsigned facts = 1u << ANSWER_DATE | 1u << ANSWER_DURATION | 1u << ANSWER_FREQUENCY |
                                  1u << ANSWER_NUMBER | 1u << ANSWER_PARTY | 1u << ANSWER_REASON;
    if ((query->asked & facts) != 0)
        query->intent[KIND_EVIDENCE] = 0;
}

void intent_of_form(struct understanding *query)
{
    static const struct span reader[] = {SPAN_INIT("you"), SPAN_INIT("your"), SPAN_INIT("yours")};
    static const struct span openings[] = {
        SPAN_INIT("are"),  SPAN_INIT("can"),   SPAN_INIT("could"), SPAN_INIT("did"),    SPAN_INIT("do"),
        SPAN_INIT("does"), SPAN_INIT("has"),   SPAN_INIT("have"),  SPAN_INIT("how"),    SPAN_INIT("is"),
        SPAN_INIT("may"),  SPAN_INIT("must"),  SPAN_INIT("shall"), SPAN_INIT("should"), SPAN_INIT("what"),
        SPAN_INIT("when"), SPAN_INIT("where"), SPAN_INIT("which"), SPAN_INIT("who"),    SPAN_INIT("why"),
        SPAN_INIT("will"), SPAN_INIT("would")};
    for (size_t i = 0; i < query->tokens.count; i++) {
        struct span fold = query->tokens.items[i].fold;
        query->addressed = query->addressed || span_is_among(fold, reader, sizeof reader / sizeof *reader);
        query->sentence =
            query->sentence ||
            (i < OPENING_TOKENS && span_is_among(fold, openings, sizeof openings / sizeof *openings));
    }
}

static const double coverage = .5; /* "covered", "in scope", and not "included" */
static const double only_coverage = 1;
static const double only_evidence = 1.25; /* "iso 27001 certificate", and nothing else */
static const double in_certificate = .4;  /* "is X in the certificate" asks less for the certificate */

bool word_is_standing(struct span fold)
{
    static const struct span words[] = {
        SPAN_INIT("accredited"), SPAN_INIT("attested"),   SPAN_INIT("authorised"), SPAN_INIT("authorized"),
        SPAN_INIT("certified"),  SPAN_INIT("compliance"), SPAN_INIT("compliant"),  SPAN_INIT("comply")};
    return span_is_among(fold, words, sizeof words / sizeof *words);
}

/* Words besides names that say what is asked and no kind. */
static size_t matter_words(const struct understanding *query)
{
    size_t count = 0;
    for (size_t i = 0; i < query->word_count; i++)
        count += query->words[i].role == WORD_PLAIN && query->words[i].asks == 0 &&
                 !word_is_standing(query->words[i].text);
    return count;
}

/* "What is it", "what does it stand for". */
static bool is_meaning(struct span fold)
{
    static const struct span words[] = {SPAN_INIT("about"),   SPAN_INIT("define"),   SPAN_INIT("definition"),
                                        SPAN_INIT("explain"), SPAN_INIT("mean"),     SPAN_INIT("meaning"),
                                        SPAN_INIT("means"),   SPAN_INIT("overview"), SPAN_INIT("stand"),
                                        SPAN_INIT("stands"),  SPAN_INIT("what")};
    return span_is_among(fold, words, sizeof words / sizeof *words);
}

/* One version of a standard, or our standing to it: which do we have? */
static bool asks_for_ours(const struct understanding *query)
{
    const struct mention *name = &query->names[0].mention;
    bool standing = false;
    for (size_t i = 0; i < query->tokens.count; i++)
        standing = standing || word_is_standing(query->tokens.items[i].fold);
    return name->type == MENTION_STANDARD && (standing || name->edition.size > 0 || name->level.size > 0);
}

void intent_of_bare(struct understanding *query)
{
    size_t matter = 0;
    for (size_t i = 0; i < query->word_count; i++)
        matter += query->words[i].role > WORD_NAME && !is_meaning(query->words[i].text) &&
                  !word_is_standing(query->words[i].text);
    for (size_t i = 0; i < query->tokens.count; i++)
        query->meaning = query->meaning || is_meaning(query->tokens.items[i].fold);
    query->bare = query->name_count == 1 && matter == 0 && (query->asked & ~(1u << ANSWER_YES_NO)) == 0;
    if (query->bare && !query->meaning)
        query->addressed = query->addressed || asks_for_ours(query);
}

void intent_of_names(struct understanding *query)
{
    bool standard = query->topic_count > 0;
    bool service = false;
    for (size_t i = 0; i < query->name_count; i++) {
        standard = standard || query->names[i].mention.type == MENTION_STANDARD;
        service = service || query->names[i].mention.type == MENTION_SERVICE;
    }
    if (!standard || matter_words(query) > 0)
        return;
    if (!service) {
        query->intent[KIND_EVIDENCE] *= query->asked == 0 ? only_evidence : 1;
        return;
    }
    query->intent[KIND_SCOPE] = fmax(query->intent[KIND_SCOPE], only_coverage);
    query->intent[KIND_EVIDENCE] *= in_certificate;
}

bool intent_is_coverage(const struct understanding *query)
{
    return query->intent[KIND_SCOPE] >= coverage;
}

bool word_is_boilerplate(struct span common)
{
    return span_is_among(common, boilerplate, sizeof boilerplate / sizeof *boilerplate);
}
