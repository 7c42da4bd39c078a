/* Sentences and answers that say of a service that it is in scope, or that it is not. */
#include "document/scope_parts.h"

#include "base/cleanup.h"
#include "document/prose.h"

enum { NOUN_REACH = 8 /* words between "report" and "covers" */, SUBJECT_WORDS = 14 };

struct claim {
    const char *words;
    enum scope_state state;
    bool active; /* "covers A": the services follow; else they stand before */
};

/* Longer phrases stand before the ones they hold. */
static const struct claim claims[] = {
    {"is not in scope", SCOPE_EXCLUDED, false},
    {"are not in scope", SCOPE_EXCLUDED, false},
    {"is not in the scope", SCOPE_EXCLUDED, false},
    {"are not in the scope", SCOPE_EXCLUDED, false},
    {"isn't in scope", SCOPE_EXCLUDED, false},
    {"aren't in scope", SCOPE_EXCLUDED, false},
    {"is not yet in scope", SCOPE_EXCLUDED, false},
    {"are not yet in scope", SCOPE_EXCLUDED, false},
    {"is no longer in scope", SCOPE_EXCLUDED, false},
    {"are no longer in scope", SCOPE_EXCLUDED, false},
    {"is out of scope", SCOPE_EXCLUDED, false},
    {"are out of scope", SCOPE_EXCLUDED, false},
    {"is outside the scope", SCOPE_EXCLUDED, false},
    {"are outside the scope", SCOPE_EXCLUDED, false},
    {"is not covered", SCOPE_EXCLUDED, false},
    {"are not covered", SCOPE_EXCLUDED, false},
    {"isn't covered", SCOPE_EXCLUDED, false},
    {"aren't covered", SCOPE_EXCLUDED, false},
    {"is not included in * scope", SCOPE_EXCLUDED, false},
    {"are not included in * scope", SCOPE_EXCLUDED, false},
    {"is not part of * scope", SCOPE_EXCLUDED, false},
    {"are not part of * scope", SCOPE_EXCLUDED, false},
    {"is not * authorized", SCOPE_EXCLUDED, false},
    {"are not * authorized", SCOPE_EXCLUDED, false},
    {"is not * authorised", SCOPE_EXCLUDED, false},
    {"are not * authorised", SCOPE_EXCLUDED, false},
    {"is not * certified", SCOPE_EXCLUDED, false},
    {"are not * certified", SCOPE_EXCLUDED, false},
    {"is excluded", SCOPE_EXCLUDED, false},
    {"are excluded", SCOPE_EXCLUDED, false},
    {"left the scope", SCOPE_EXCLUDED, false},
    {"does not cover", SCOPE_EXCLUDED, true},
    {"do not cover", SCOPE_EXCLUDED, true},
    {"does not apply to", SCOPE_EXCLUDED, true},
    {"excludes", SCOPE_EXCLUDED, true},
    {"not in scope are", SCOPE_EXCLUDED, true},
    {"is in scope", SCOPE_IN, false},
    {"are in scope", SCOPE_IN, false},
    {"is in the scope", SCOPE_IN, false},
    {"are in the scope", SCOPE_IN, false},
    {"is within the scope", SCOPE_IN, false},
    {"are within the scope", SCOPE_IN, false},
    {"is covered by", SCOPE_IN, false},
    {"are covered by", SCOPE_IN, false},
    {"is included in * scope", SCOPE_IN, false},
    {"are included in * scope", SCOPE_IN, false},
    {"covers", SCOPE_IN, true},
    {"cover", SCOPE_IN, true},
    {"covered", SCOPE_IN, true},
    {"awarded * certification to", SCOPE_IN, true},
    {"in scope services of * are", SCOPE_IN, true},
    {"in scope services are", SCOPE_IN, true},
    {"services in scope are", SCOPE_IN, true},
};

/* What can cover a service. */
static const char *const nouns[] = {"certificate", "certificates", "certification", "certifications",
                                    "report",      "reports",      "audit",         "audits",
                                    "assessment",  "attestation",  "authorization", "authorisation",
                                    "aoc",         "scope",        "examination",   NULL};
/* A clause with one of these claims nothing for today. */
static const char *const doubts[] = {"if",     "may", "might", "could", "would", "whether", "unless",
                                     "should", "can", "when",  "was",   "were",  NULL};
static const char *const openings[] = {"however", "but", "also", "note", "that", "currently", "the",
                                       "our",     "and", "only", "yes",  "no",   "while",     NULL};

/* A clause: tokens [first, end) of a sentence. */
struct clause {
    const struct scope_text *text;
    size_t first;
    size_t end;
    size_t end_byte;
};

static bool any_word(const struct clause *clause, size_t first, size_t end, const char *const *words)
{
    for (size_t i = first; i < end; i++)
        if (span_is_one_of(clause->text->tokens.items[i].fold, words))
            return true;
    return false;
}

/* The claim of a clause from token `from` on, and its place. */
static const struct claim *find_claim(const struct clause *clause, size_t from, size_t *at, size_t *after)
{
    for (size_t token = from; token < clause->end; token++)
        for (size_t i = 0; i < sizeof claims / sizeof *claims; i++)
            if (scope_says(clause->text, token, claims[i].words, after) && *after <= clause->end) {
                *at = token;
                return &claims[i];
            }
    return NULL;
}

/* The noun that covers stands before an active verb, unless the claim names the scope itself. */
static bool has_noun(const struct clause *clause, size_t at, const struct claim *claim)
{
    size_t first = at > clause->first + NOUN_REACH ? at - NOUN_REACH : clause->first;
    return !claim->active || any_word(clause, first, at, nouns) ||
           span_find(span_of(claim->words), SPAN("scope"), 0) != SPAN_NONE ||
           span_find(span_of(claim->words), SPAN("certification"), 0) != SPAN_NONE;
}

static size_t skip_openings(const struct clause *clause, size_t token)
{
    while (token < clause->end && span_is_one_of(clause->text->tokens.items[token].fold, openings))
        token++;
    return token;
}

/* "The services in scope are A and B" lists services, whatever their names. */
static bool lists_scope(const struct claim *claim)
{
    return claim->active && span_find(span_of(claim->words), SPAN("scope"), 0) != SPAN_NONE;
}

/* Known names only, and right where the claim wants them. */
static bool is_sure(const struct clause *clause, const struct claim *claim, const struct scope_names *names,
                    size_t at)
{
    if (names->count == 0)
        return false;
    for (size_t i = 0; i < names->count; i++)
        if (!names->items[i].known && !lists_scope(claim) && (i == 0 || !claim->active))
            return false;
    size_t last = scope_token_at(clause->text, names->end);
    return claim->active || at - last <= SUBJECT_WORDS;
}

/* "in scope for Azure Government": where the claim holds. */
static struct span place_after(const struct clause *clause, size_t after)
{
    const struct scope_text *text = clause->text;
    if (after + 1 >= clause->end || (!span_equal(text->tokens.items[after].fold, SPAN("for")) &&
                                     !span_equal(text->tokens.items[after].fold, SPAN("in"))))
        return SPAN_EMPTY;
    struct span rest = span_part(text->text, text->tokens.items[after + 1].start, clause->end_byte);
    struct span place = scope_place_of(scope_tidy_tail(rest));
    return place.size > 0 ? place : scope_place_in(rest);
}

static enum avow_status add_claim(struct scope_reader *reader, const struct scope_context *context,
                                  const struct clause *clause, const struct claim *claim,
                                  const struct scope_names *names, size_t after)
{
    struct span text = clause->text->text;
    struct scope_context own = *context;
    size_t from = claim->active ? names->end : clause->text->tokens.items[after - 1].end;
    struct span place = claim->active ? SPAN_EMPTY : place_after(clause, after);
    own.state = claim->state;
    own.known_only = !lists_scope(claim);
    if (place.size > 0)
        own.environment = place;
    enum avow_status status = scope_standards(
        reader, span_part(text, clause->text->tokens.items[clause->first].start, clause->end_byte),
        context->standards, &own.standards);
    struct span rest = span_part(text, from, text.size);
    rest = claim->active && !scope_is_tail(rest) ? SPAN_EMPTY : scope_tidy_tail(rest);
    return status == AVOW_OK ? scope_add_names(reader, &own, names, rest, text) : status;
}

/* The claims of one clause, one after the other. */
static enum avow_status read_clause(struct scope_reader *reader, const struct scope_context *context,
                                    const struct clause *clause, size_t *added)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    enum avow_status status = AVOW_OK;
    size_t at = 0;
    size_t after = 0;
    const struct claim *claim = NULL;
    for (size_t from = clause->first;
         status == AVOW_OK && (claim = find_claim(clause, from, &at, &after)) != NULL; from = after) {
        struct scope_names names;
        size_t first = skip_openings(clause, claim->active ? after : from);
        size_t end = claim->active || at == 0 ? clause->end_byte : clause->text->tokens.items[at].start;
        bool claimed = has_noun(clause, at, claim) && !any_word(clause, clause->first, at, doubts);
        struct claim made = *claim;
        status = scope_all_but(reader, clause->text, first, end, &scratch, &names);
        if (status == AVOW_OK && names.count > 0 && made.state == SCOPE_IN)
            made.state = SCOPE_EXCLUDED;
        else if (status == AVOW_OK)
            status = scope_names_read(reader, clause->text, first, end, &scratch, &names);
        if (status != AVOW_OK || !claimed || !is_sure(clause, &made, &names, at))
            continue;
        *added += names.count;
        status = add_claim(reader, context, clause, &made, &names, after);
    }
    return status;
}

/* Where the clause from `first` on ends: before ";", ":" or " but ". */
static size_t clause_end(const struct scope_text *text, size_t first, size_t *end_byte)
{
    for (size_t token = first + 1; token < text->tokens.count; token++) {
        struct span gap =
            span_part(text->text, text->tokens.items[token - 1].end, text->tokens.items[token].start);
        struct span word = text->tokens.items[token].fold;
        bool parted = span_find_byte(gap, ';', 0) != SPAN_NONE || span_find_byte(gap, ':', 0) != SPAN_NONE ||
                      span_equal(word, SPAN("but")) || span_equal(word, SPAN("whereas"));
        if (parted) {
            *end_byte = text->tokens.items[token - 1].end;
            return token;
        }
    }
    *end_byte = text->text.size;
    return text->tokens.count;
}

static enum avow_status read_sentence(struct scope_reader *reader, const struct scope_context *context,
                                      struct span sentence, size_t *added)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct scope_text text;
    enum avow_status status = scope_text_read(reader, sentence, &scratch, &text, reader->err);
    for (size_t first = 0; status == AVOW_OK && first < text.tokens.count;) {
        struct clause clause = {&text, first, 0, 0};
        clause.end = clause_end(&text, first, &clause.end_byte);
        status = read_clause(reader, context, &clause, added);
        first = clause.end;
    }
    return status;
}

enum avow_status scope_sentences(struct scope_reader *reader, const struct scope_context *context,
                                 struct span text, size_t *added)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct sentence_list sentences = {NULL, 0};
    enum avow_status status = sentences_of(text, &scratch, &sentences, reader->err);
    size_t start = 0;
    for (size_t i = 0; status == AVOW_OK && i < sentences.count; i++) {
        status = read_sentence(reader, context, span_trim(span_part(text, start, sentences.ends[i])), added);
        start = sentences.ends[i];
    }
    return status;
}

/* Whether the question asks if one service is in scope: its name, or NULL. */
static const struct mention *asked_service(const struct scope_text *text)
{
    static const char *const starts[] = {"is", "are", "does", "do", NULL};
    static const char *const asks[] = {"scope",      "covered",    "included", "certified", "cover",
                                       "authorized", "authorised", "attested", "include",   NULL};
    static const char *const others[] = {"my", "our", "all", "any",   "every", "i",
                                         "we", "us",  "you", "using", "use",   NULL};
    const struct mention *found = NULL;
    struct clause whole = {text, 0, text->tokens.count, text->text.size};
    if (text->tokens.count == 0 || !span_is_one_of(text->tokens.items[0].fold, starts) ||
        !any_word(&whole, 0, whole.end, asks) || any_word(&whole, 0, whole.end, others))
        return NULL;
    for (size_t i = 0; i < text->mentions.count; i++) {
        if (text->mentions.items[i].type != MENTION_SERVICE)
            continue;
        if (found != NULL)
            return NULL;
        found = &text->mentions.items[i];
    }
    return found;
}

enum avow_status scope_answer(struct scope_reader *reader, const struct scope_context *context,
                              const struct statement *statement)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct scope_text text;
    struct sentence_list sentences = {NULL, 0};
    enum avow_status status = scope_text_read(reader, statement->question, &scratch, &text, reader->err);
    const struct mention *asked = status == AVOW_OK ? asked_service(&text) : NULL;
    bool yes = span_starts(statement->text, SPAN("Yes"));
    bool no = span_starts(statement->text, SPAN("No"));
    size_t word = yes ? 3 : 2;
    bool ends = statement->text.size == word ||
                (statement->text.size > word &&
                 span_find_byte(SPAN(".,;:"), statement->text.bytes[word], 0) != SPAN_NONE);
    if (asked == NULL || !(yes || no) || !ends)
        return status;
    struct scope_context own = *context;
    own.state = yes ? SCOPE_IN : SCOPE_EXCLUDED;
    own.environment = scope_place_in(statement->question);
    status = scope_standards(reader, statement->question, context->standards, &own.standards);
    if (status == AVOW_OK)
        status = sentences_of(statement->text, &scratch, &sentences, reader->err);
    if (status != AVOW_OK || own.standards.count != 1)
        return status;
    size_t most =
        sentences.ends[0] <= word + 2 && sentences.count > 1 ? sentences.ends[1] : sentences.ends[0];
    struct scope_name name = {.service = asked->id,
                              .name = span_part(statement->question, asked->start, asked->end),
                              .known = true};
    struct span words = span_part(statement->text, 0, most);
    return scope_add(reader, &own, &name, scope_tidy_tail(span_part(words, word, words.size)), words);
}
