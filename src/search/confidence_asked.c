/* Can the statement be seen to have, or to lack, the kind of answer that is asked for? */
#include "search/confidence.h"

#include "terms/answer.h"

#include <math.h>

/* Kinds that a statement can be seen to lack; who does a thing and why is told in too many ways. What links
 * to a document is the place to get it. */
static bool lacks_kind(const struct candidate *best, const struct understanding *query,
                       const struct record *record)
{
    static const unsigned plain = 1u << ANSWER_DATE | 1u << ANSWER_DURATION | 1u << ANSWER_FREQUENCY |
                                  1u << ANSWER_NUMBER | 1u << ANSWER_PLACE;
    unsigned asked = query->asked & plain;
    unsigned held = best->facets.answers | (record->link_count > 0 ? 1u << ANSWER_PLACE : 0);
    return asked != 0 && (asked & held) == 0;
}

/* A word that names a kind of answer, and the stem of a word that such an answer has besides. */
struct kind_word {
    struct span stem;
    enum answer_type type;
    struct span beside; /* empty: none */
};

/* NULL for other words. */
static const struct kind_word *kind_word_of(const struct query_word *word)
{
    static const struct kind_word rows[] = {
        {SPAN_INIT("amount"), ANSWER_NUMBER, SPAN_INIT("")},
        {SPAN_INIT("date"), ANSWER_DATE, SPAN_INIT("")},
        {SPAN_INIT("deadlin"), ANSWER_DATE, SPAN_INIT("")},
        {SPAN_INIT("durat"), ANSWER_DURATION, SPAN_INIT("")},
        {SPAN_INIT("expir"), ANSWER_DATE, SPAN_INIT("valid")},
        {SPAN_INIT("expiri"), ANSWER_DATE, SPAN_INIT("valid")},
        {SPAN_INIT("frequenc"), ANSWER_FREQUENCY, SPAN_INIT("")},
        {SPAN_INIT("interv"), ANSWER_FREQUENCY, SPAN_INIT("")},
        {SPAN_INIT("number"), ANSWER_NUMBER, SPAN_INIT("")},
        {SPAN_INIT("period"), ANSWER_DURATION, SPAN_INIT("")},
        {SPAN_INIT("retent"), ANSWER_DURATION, SPAN_INIT("")},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (span_equal(rows[i].stem, word->stem))
            return &rows[i];
    return NULL;
}

static bool has_stem(const struct forward *forward, struct span stem)
{
    size_t count = (size_t)forward->question + forward->heading + forward->text;
    for (size_t i = 0; i < count; i++)
        if (forward->tokens[i].stem == forward_stem_hash(stem))
            return true;
    return false;
}

/* "Kept" of "how long is it kept": an answer tells the time and may leave it at that. */
static bool is_told(const struct candidate *best, const struct understanding *query,
                    const struct query_word *word)
{
    static const char *const lasting[] = {"keep", "kept", "last", "retain", "store", NULL};
    static const char *const done[] = {"carri",   "conduct", "done",  "made", "make",
                                       "perform", "run",     "taken", NULL};
    unsigned both = query->asked & best->facets.answers;
    return ((both & 1u << ANSWER_DURATION) != 0 && span_is_one_of(word->stem, lasting)) ||
           ((both & 1u << ANSWER_FREQUENCY) != 0 && span_is_one_of(word->stem, done));
}

bool confidence_is_held(const struct candidate *best, const struct understanding *query,
                        const struct query_word *word)
{
    const struct kind_word *row = kind_word_of(word);
    if (is_told(best, query, word))
        return true;
    return row != NULL && (best->facets.answers & 1u << row->type) != 0 &&
           (row->beside.size == 0 || has_stem(&best->forward, row->beside));
}

/* The statement lacks the first word after token `at` that is no small word and no name. */
static bool lacks_next(const struct candidate *best, const struct understanding *query,
                       const struct seen *seen, size_t at)
{
    for (size_t i = at + 1; i < query->tokens.count; i++) {
        const struct token *token = &query->tokens.items[i];
        size_t word = understanding_word(query, forward_stem_hash(token->stem));
        if ((token->flags & TOKEN_STOP) == 0 && word != SPAN_NONE && query->words[word].role > WORD_NAME)
            return !seen->words[word] && !confidence_is_held(best, query, &query->words[word]);
    }
    return false;
}

static bool is_at(const struct understanding *query, size_t at, const char *const *words)
{
    return at < query->tokens.count && span_is_one_of(query->tokens.items[at].fold, words);
}

/* "Which regions ...", "the highest reward ...": it has no such word. */
static bool lacks_chosen(const struct candidate *best, const struct understanding *query,
                         const struct seen *seen)
{
    static const char *const which[] = {"biggest", "highest", "largest", "lowest", "smallest", "which", NULL};
    for (size_t i = 0; i < query->tokens.count; i++)
        if (is_at(query, i, which) && lacks_next(best, query, seen, i))
            return true;
    return false;
}

/* The statement lacks the last word of those up to the next small word. */
static bool lacks_head(const struct candidate *best, const struct understanding *query,
                       const struct seen *seen, size_t at)
{
    bool lacks = false;
    for (size_t i = at + 1; i < query->tokens.count; i++) {
        const struct token *token = &query->tokens.items[i];
        size_t word = understanding_word(query, forward_stem_hash(token->stem));
        if ((token->flags & TOKEN_STOP) != 0 || word == SPAN_NONE)
            break;
        lacks = query->words[word].role > WORD_NAME && !seen->words[word] &&
                !confidence_is_held(best, query, &query->words[word]);
    }
    return lacks;
}

/* "How many root keys ...": it has no such word, nor a length of time that may be told in other units. */
static bool lacks_counted(const struct candidate *best, const struct understanding *query,
                          const struct seen *seen)
{
    static const char *const how[] = {"how", NULL};
    static const char *const many[] = {"many", "much", NULL};
    if ((best->facets.answers & 1u << ANSWER_DURATION) != 0)
        return false;
    for (size_t i = 0; i < query->tokens.count; i++)
        if (is_at(query, i, how) && is_at(query, i + 1, many) &&
            (lacks_next(best, query, seen, i + 1) || lacks_head(best, query, seen, i + 1)))
            return true;
    return false;
}

/* "HIPAA ready": it stands behind a standard's name and asks no more than whether that is met. */
static bool is_ready(const struct understanding *query, size_t word)
{
    static const char *const met[] = {"aligned", "eligible", "ready", NULL};
    for (size_t i = 0; i < query->name_count; i++) {
        const struct mention *name = &query->names[i].mention;
        if (name->type == MENTION_STANDARD && is_at(query, name->end_token, met) &&
            understanding_word(query, forward_stem_hash(query->tokens.items[name->end_token].stem)) == word)
            return true;
    }
    return false;
}

/* "Êtes-vous", of which no statement has a word. */
static bool is_foreign(const struct understanding *query, size_t word)
{
    for (size_t i = 0; query->words[word].documents == 0 && i < query->tokens.count; i++)
        if (understanding_word(query, forward_stem_hash(query->tokens.items[i].stem)) == word)
            return word_is_foreign_asking(query->tokens.items[i].fold);
    return false;
}

bool confidence_is_how(const struct understanding *query, size_t word)
{
    static const char *const how[] = {"how", NULL};
    static const char *const much[] = {"frequently", "long", "often", "quickly", "soon", NULL};
    if (is_foreign(query, word) || is_ready(query, word))
        return true;
    for (size_t i = 0; i + 1 < query->tokens.count; i++)
        if (is_at(query, i, how) && is_at(query, i + 1, much) &&
            understanding_word(query, forward_stem_hash(query->tokens.items[i + 1].stem)) == word)
            return true;
    return false;
}

/* A list, of which no line is a sentence. */
static bool says_nothing(const struct record *record)
{
    struct span rest = record->text;
    struct span line = SPAN_EMPTY;
    while (span_next_piece(&rest, '\n', &line)) {
        line = span_trim(line);
        if (line.size > 0 && (!span_starts(line, SPAN("- ")) || line.bytes[line.size - 1] == '.'))
            return false;
    }
    return record->kind == KIND_SECTION;
}

void confidence_asked(const struct candidate *best, const struct understanding *query,
                      const struct record *record, const struct seen *seen, double values[SURE_COUNT])
{
    values[SURE_WHO] = (query->asked & 1u << ANSWER_PARTY) != 0 && best->values[FEATURE_ASKED] < 0;
    values[SURE_WHICH] = lacks_chosen(best, query, seen);
    values[SURE_LACKS] = lacks_kind(best, query, record) || lacks_counted(best, query, seen);
    values[SURE_NO_SAYING] = says_nothing(record);
    values[SURE_HOLDS] = fmin(1, best->values[FEATURE_ANSWER]);
}
