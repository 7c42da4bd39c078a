/* What the words of a query mean by the vocabulary: abbreviations and words of like meaning. */
#include "search/meaning.h"

#include "search/joined.h"
#include "search/tree.h"
#include "terms/forward.h"
#include "terms/term.h"

enum {
    SHORT_QUERY = 10, /* words; in a longer one the others find what has a word in another way */
    RARE_SHARE =
        200, /* a word that at most one statement of so many has is worth to be looked for in all ways */
    FORMS_MOST = 48, /* of like meaning, in one query */
    BETWEEN = 3      /* tokens between two of a phrase */
};

/* How sure it is that one stands for the other, by what the vocabulary says of the two. Set by hand: round
 * figures, as good as or better than those a tenth lower on all development questions over offering pages,
 * and no worse over regulations (ObliQA). */
static const double strengths[] = {[WORDS_ABBREVIATION] = .9, [WORDS_SYNONYM] = .8, [WORDS_MEANING] = .7};

/* A phrase of the vocabulary at its place in the query. */
struct said {
    const struct meaning_line *line;
    size_t phrase; /* of the line */
    size_t first;  /* tokens [first, end) */
    size_t end;
    uint16_t words[PHRASE_STEMS]; /* their words' numbers */
    size_t count;
    bool unknown; /* no statement has one of them */
    bool called;  /* what stands for them is looked for in stage one */
    bool gave;    /* something stands for them */
};

struct meaning_job {
    struct lease *lease;
    const struct span_list *plain;
    struct understanding *out;
    size_t typed;      /* words that were typed */
    size_t form_count; /* added so far */
    struct avow_error *err;
};

/* A word that is in no name. */
static bool is_open(const struct understanding *query, size_t number)
{
    for (size_t i = 0; i < query->name_count; i++)
        if (number >= query->names[i].mention.first_token && number < query->names[i].mention.end_token)
            return false;
    return (query->tokens.items[number].flags & TOKEN_STOP) == 0;
}

static struct span said_text(const struct understanding *query, const struct said *said)
{
    return span_part(query->text, query->tokens.items[said->first].start,
                     query->tokens.items[said->end - 1].end);
}

/* A word of a row stands for all its forms, but one in the past for that only: "fired" is no fire. */
static bool is_heard(const struct token *token, const struct token *heard)
{
    bool whole = (heard->flags & TOKEN_STOP) != 0 || span_ends(heard->fold, SPAN("ed"));
    return whole ? span_equal(token->fold, heard->fold) : span_equal(token->stem, heard->stem);
}

/* The next token from `at` on that is `heard`, with at most BETWEEN others before it ("hand the data over"),
 * of which none says anything when a word with a meaning is looked for; SPAN_NONE when there is none. */
static size_t next_heard(const struct understanding *query, size_t at, const struct token *heard)
{
    bool stop = (heard->flags & TOKEN_STOP) != 0;
    for (size_t i = at; i < query->tokens.count && i <= at + BETWEEN; i++) {
        const struct token *token = &query->tokens.items[i];
        if (is_heard(token, heard))
            return i;
        if (!stop && (token->flags & TOKEN_STOP) == 0)
            return SPAN_NONE;
    }
    return SPAN_NONE;
}

/* The phrase stands in the query from token `said->first` on. */
static bool stands_at(const struct meaning_job *job, struct said *said)
{
    const struct understanding *query = job->out;
    const struct token_list *heard = &said->line->phrases[said->phrase].heard;
    said->end = said->first;
    said->count = 0;
    for (size_t i = 0; i < heard->count; i++) {
        size_t at = i == 0 ? said->first : next_heard(query, said->end, &heard->items[i]);
        if (at == SPAN_NONE || !is_heard(&query->tokens.items[at], &heard->items[i]))
            return false;
        said->end = at + 1;
        if ((heard->items[i].flags & TOKEN_STOP) != 0)
            continue;
        size_t word = understanding_word(query, forward_stem_hash(heard->items[i].stem));
        if (!is_open(query, at) || word == SPAN_NONE || said->count == PHRASE_STEMS)
            return false;
        said->words[said->count++] = (uint16_t)word;
    }
    return !words_are_plain(said_text(query, said), job->plain);
}

/* An abbreviation is never inflected, but may have an s; some are ordinary words unless in capitals. */
static bool is_abbreviation(const struct understanding *query, const struct said *said)
{
    const struct meaning_phrase *phrase = &said->line->phrases[0];
    const struct token *token = &query->tokens.items[said->first];
    struct span own = phrase->tokens.items[0].fold;
    bool plural = token->fold.size == own.size + 1 && span_starts(token->fold, own) &&
                  token->fold.bytes[own.size] == 's';
    bool capitals = (token->flags & TOKEN_ALL_CAPS) != 0;
    return (plural || span_equal(token->fold, own)) && (capitals || span_has_between(phrase->text, 'a', 'z'));
}

static enum avow_status frequency(struct meaning_job *job, struct span stem, uint64_t *documents)
{
    return stem_frequency(job->lease, stem, documents, job->err);
}

static void tell(struct understanding *out, struct span text, struct span means)
{
    for (size_t i = 0; i < out->reading_count; i++)
        if (span_equal(out->readings[i].text, text))
            return;
    if (out->reading_count < QUERY_READINGS)
        out->readings[out->reading_count++] = (struct reading){text, means};
}

/* How many of its words statements have. */
static enum avow_status known_words(struct meaning_job *job, const struct meaning_phrase *phrase,
                                    size_t *known)
{
    enum avow_status status = AVOW_OK;
    *known = 0;
    for (size_t i = 0; status == AVOW_OK && i < phrase->tokens.count; i++) {
        uint64_t documents = 0;
        status = frequency(job, phrase->tokens.items[i].stem, &documents);
        *known += documents > 0;
    }
    return status;
}

/* Words that were not typed, found or not, become words of the query; their numbers go to `numbers`. */
static enum avow_status add_words(struct meaning_job *job, const struct meaning_phrase *phrase,
                                  enum word_role role, struct spelling *numbers)
{
    size_t before = SPAN_NONE;
    return understanding_add(job->lease, job->out, phrase->text, role, &before, numbers, job->err);
}

/* Words of the phrase, together, stand for those that were said. */
static enum avow_status add_phrase(struct meaning_job *job, const struct said *said,
                                   const struct meaning_phrase *phrase)
{
    struct understanding *out = job->out;
    struct spelling numbers = {.count = 0};
    size_t known = 0;
    size_t before = out->word_count;
    enum avow_status status = known_words(job, phrase, &known);
    if (status != AVOW_OK || known == 0 || known < phrase->tokens.count || out->phrase_count == QUERY_PHRASES)
        return status;
    status = add_words(job, phrase, WORD_SPELLING, &numbers);
    if (status != AVOW_OK || numbers.count != phrase->tokens.count || numbers.count > PHRASE_STEMS)
        return status;
    struct query_phrase *made = &out->phrases[out->phrase_count++];
    *made = (struct query_phrase){.text = phrase->text,
                                  .asked_count = said->count,
                                  .count = numbers.count,
                                  .first_new = (uint16_t)before,
                                  .strength = strengths[said->line->relation],
                                  .called = said->called};
    for (size_t i = 0; i < said->count; i++)
        made->asked[i] = said->words[i];
    for (size_t i = 0; i < numbers.count; i++)
        made->members[i] = numbers.words[i];
    if (said->unknown)
        tell(out, said_text(out, said), phrase->text);
    return AVOW_OK;
}

/* One word stands for one. */
static enum avow_status add_form(struct meaning_job *job, const struct said *said,
                                 const struct meaning_phrase *phrase)
{
    struct query_word *word = &job->out->words[said->words[0]];
    const struct token *token = &phrase->tokens.items[0];
    uint64_t documents = 0;
    if (word->form_count == QUERY_FORMS || job->form_count == FORMS_MOST ||
        span_equal(token->stem, word->stem))
        return AVOW_OK;
    for (size_t i = 0; i < word->form_count; i++)
        if (word->forms[i].stem_hash == phrase->stems[0])
            return AVOW_OK;
    enum avow_status status = frequency(job, token->stem, &documents);
    if (status != AVOW_OK || documents == 0)
        return status;
    word->forms[word->form_count++] = (struct query_form){.stem = token->stem,
                                                          .stem_hash = phrase->stems[0],
                                                          .text = phrase->text,
                                                          .strength = strengths[said->line->relation],
                                                          .scale = said->called,
                                                          .documents = documents};
    job->form_count++;
    if (said->unknown)
        tell(job->out, word->text, phrase->text);
    return AVOW_OK;
}

/* All that stands for what was said. */
static enum avow_status add_line(struct meaning_job *job, const struct said *said)
{
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < said->line->count; i++) {
        const struct meaning_phrase *phrase = &said->line->phrases[i];
        bool back = said->line->relation == WORDS_ABBREVIATION && said->phrase > 0;
        if (i == said->phrase || (back && i > 0) || phrase->tokens.count == 0)
            continue;
        status = said->count == 1 && phrase->tokens.count == 1 ? add_form(job, said, phrase)
                                                               : add_phrase(job, said, phrase);
    }
    return status;
}

/* How many of its neighbours stand next to each other in some statement: words that are everywhere by
 * themselves say nothing of what they mean together. */
static enum avow_status known_pairs(struct meaning_job *job, const struct meaning_phrase *phrase,
                                    size_t *known)
{
    struct tree tree = {&job->lease->arena, false};
    enum avow_status status = AVOW_OK;
    *known = 0;
    for (size_t i = 1; status == AVOW_OK && i < phrase->tokens.count; i++) {
        uint64_t documents = 0;
        const struct store_query *pair = tree_pair(&tree, TERM_BIGRAM, phrase->tokens.items[i - 1].stem, ' ',
                                                   phrase->tokens.items[i].stem);
        status =
            tree.failed ? error_set_no_memory(job->err, "search") : frequency(job, pair->term, &documents);
        *known += documents > 0;
    }
    return status;
}

/* An abbreviation that no statement has gives way to what it stands for, if statements have half of the words
 * of that, and half of them side by side. */
static enum avow_status replace(struct meaning_job *job, const struct said *said, bool *done)
{
    struct understanding *out = job->out;
    const struct meaning_phrase *best = NULL;
    size_t most = 0;
    for (size_t i = 1; i < said->line->count; i++) {
        const struct meaning_phrase *phrase = &said->line->phrases[i];
        size_t known = 0;
        size_t pairs = 0;
        enum avow_status status = known_words(job, phrase, &known);
        if (status == AVOW_OK)
            status = known_pairs(job, phrase, &pairs);
        if (status != AVOW_OK)
            return status;
        if (known * 2 >= phrase->tokens.count && pairs * 2 + 1 >= phrase->tokens.count && known > most) {
            best = phrase;
            most = known;
        }
    }
    *done = best != NULL;
    if (best == NULL)
        return AVOW_OK;
    struct spelling numbers = {.count = 0};
    out->words[said->words[0]].role = WORD_SPELLING;
    tell(out, said_text(out, said), best->text);
    enum avow_status status = add_words(job, best, WORD_PLAIN, &numbers);
    for (size_t i = 0; status == AVOW_OK && i < numbers.count; i++) {
        uint64_t documents = 0;
        status = frequency(job, out->words[numbers.words[i]].stem, &documents);
        if (documents == 0)
            out->words[numbers.words[i]].role = WORD_SPELLING;
    }
    return status;
}

/* How well statements know what was said. */
static enum avow_status look_up(struct meaning_job *job, struct said *said)
{
    uint64_t least = UINT64_MAX;
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < said->count; i++) {
        uint64_t documents = 0;
        status = frequency(job, job->out->words[said->words[i]].stem, &documents);
        least = documents < least ? documents : least;
    }
    said->unknown = least == 0;
    said->called = job->typed <= SHORT_QUERY || least * RARE_SHARE <= job->out->documents;
    return status;
}

static bool is_weighty(const struct understanding *query, const struct said *said)
{
    bool plain = false;
    for (size_t i = 0; i < said->count; i++)
        plain = plain || query->words[said->words[i]].role == WORD_PLAIN;
    return plain;
}

/* The phrase stands at its place. */
static bool is_said(const struct meaning_job *job, struct said *said)
{
    bool abbreviation = said->line->relation == WORDS_ABBREVIATION && said->phrase == 0;
    return stands_at(job, said) && (!abbreviation || is_abbreviation(job->out, said));
}

/* A longer one that gave something has its words. */
static bool is_within(const struct said *said, size_t count, size_t number)
{
    for (size_t i = 0; i < count; i++)
        if (said[i].gave && said[i].count > said[number].count && said[i].first <= said[number].first &&
            said[i].end >= said[number].end)
            return true;
    return false;
}

/* What one phrase of a line gives. */
static enum avow_status take(struct meaning_job *job, struct said *said)
{
    const struct understanding *out = job->out;
    bool replaced = false;
    size_t before = job->form_count + out->phrase_count;
    enum avow_status status = look_up(job, said);
    if (status == AVOW_OK && said->line->relation == WORDS_ABBREVIATION && said->phrase == 0 && said->unknown)
        status = replace(job, said, &replaced);
    bool worth = said->unknown || is_weighty(job->out, said);
    if (status == AVOW_OK && !replaced && worth)
        status = add_line(job, said);
    said->gave = job->form_count + out->phrase_count > before;
    return status;
}

/* All that the vocabulary has of the query, in the order of the words. */
static enum avow_status find_said(struct meaning_job *job, struct said **said, size_t *count)
{
    const struct meaning_table *table = &job->lease->view->meanings;
    const struct token_list *tokens = &job->out->tokens;
    size_t capacity = 0;
    for (size_t i = 0; i < tokens->count; i++) {
        size_t entry_count = 0;
        const struct meaning_entry *entries =
            is_open(job->out, i)
                ? meaning_entries_find(&table->words, forward_stem_hash(tokens->items[i].stem), &entry_count)
                : NULL;
        for (size_t k = 0; k < entry_count; k++) {
            struct said found = {
                .line = &table->lines[entries[k].line], .phrase = entries[k].phrase, .first = i};
            if (!is_said(job, &found))
                continue;
            if (!arena_grow(&job->lease->arena, said, &capacity, *count, sizeof **said))
                return error_set_no_memory(job->err, "search");
            (*said)[(*count)++] = found;
        }
    }
    return AVOW_OK;
}

/* Long phrases first: what a word means within one ("keep quiet") is not what it means alone. */
static enum avow_status take_all(struct meaning_job *job)
{
    struct said *said = NULL;
    size_t count = 0;
    enum avow_status status = find_said(job, &said, &count);
    for (size_t words = PHRASE_STEMS; status == AVOW_OK && words > 0; words--)
        for (size_t i = 0; status == AVOW_OK && i < count; i++)
            if (said[i].count == words && !is_within(said, count, i))
                status = take(job, &said[i]);
    return status;
}

void meanings_tell(struct understanding *query, const struct seen *seen)
{
    for (size_t i = 0; i < query->word_count; i++) {
        const struct query_word *word = &query->words[i];
        if (word->role <= WORD_SPELLING || !seen->words[i] || seen->others[i].size == 0)
            continue;
        tell(query, word->text, seen->others[i]);
        for (size_t k = 0; k < query->reading_count; k++)
            if (span_equal(query->readings[k].text, word->text))
                query->readings[k].means = seen->others[i];
    }
}

enum avow_status meanings_add(struct lease *lease, const struct span_list *plain, struct understanding *out,
                              struct avow_error *err)
{
    struct meaning_job job = {
        .lease = lease, .plain = plain, .out = out, .typed = out->word_count, .err = err};
    enum avow_status status = take_all(&job);
    return status == AVOW_OK ? joined_add(lease, out, err) : status;
}
