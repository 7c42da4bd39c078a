/* Choose for each mistyped word the likely one that fits its neighbours best. */
#include "search/run.h"
#include "search/word_list.h"

enum { SURE_FROM = 8, PART_SHORTEST = 3 /* letters */ };

/* How well a choice fits what stands around it. */
enum support { SUPPORT_NONE, SUPPORT_PAIR, SUPPORT_NAME };

/* A query being corrected: `text` is its words with the corrections made so far. */
struct spelling_job {
    struct search_run *run;
    struct correction_list *corrections;
    struct buffer text;
    size_t copied;      /* bytes of the typed text that `text` holds */
    struct span before; /* the stem of the content word before, empty at the start */
    bool alone;         /* the query has one content word and no name */
};

static bool in_phrase(const struct lexed *lexed, const struct token *token)
{
    for (size_t i = 0; i < lexed->phrase_count; i++) {
        size_t start = (size_t)(lexed->phrases[i].text.bytes - lexed->text.bytes);
        if (token->start >= start && token->end <= start + lexed->phrases[i].text.size)
            return true;
    }
    return false;
}

/* All in capitals, so that they mark no word as an identifier. */
static bool is_shouted(const struct understanding *query)
{
    for (size_t i = 0; i < query->tokens.count; i++)
        if ((query->tokens.items[i].flags & TOKEN_ALL_CAPS) == 0 && query->tokens.items[i].fold.size > 1)
            return false;
    return query->tokens.count > 2;
}

/* What stands behind a colon without white space is the value of a field, known or not. */
static bool in_field(const struct lexed *lexed, const struct token *token)
{
    for (size_t at = token->start; at > 0; at--) {
        unsigned char byte = (unsigned char)lexed->text.bytes[at - 1];
        if (byte == ':' || byte <= ' ')
            return byte == ':';
    }
    return false;
}

/* The vocabulary has it, or the language of every day. */
static bool is_spoken(struct search_run *run, const struct token *token)
{
    size_t count = 0;
    meaning_entries_find(&run->lease->view->meanings.words, forward_stem_hash(token->stem), &count);
    return count > 0 || word_is_everyday(token->common);
}

/* A word that may be mistyped: no name, no sign of an identifier, and nowhere in the index. */
static bool is_doubtful(struct search_run *run, const struct token *token)
{
    uint32_t letters = 0;
    bool capitals = (token->flags & TOKEN_ALL_CAPS) != 0 && !is_shouted(&run->query);
    if ((token->flags & (TOKEN_STOP | TOKEN_CJK)) != 0 || capitals || in_phrase(&run->lexed, token) ||
        in_field(&run->lexed, token) || token->fold.size < LISTED_SHORTEST ||
        token->fold.size != token->end - token->start || !word_letters(token->fold, &letters) ||
        words_are_plain(span_part(run->lexed.text, token->start, token->end), &run->request.plain))
        return false;
    size_t word = understanding_word(&run->query, forward_stem_hash(token->stem));
    const struct listed_word *listed = word_list_find(&run->lease->words, token->fold);
    return word != SPAN_NONE && run_is_missing(run, &run->query.words[word]) && !is_spoken(run, token) &&
           (listed == NULL || listed->statements > 0 /* that the caller may not see */);
}

/* Does `word` in the place of token `number` complete the name of a standard or service? */
static bool is_named_so(struct spelling_job *job, size_t number, struct span word)
{
    struct lease *lease = job->run->lease;
    const struct token *token = &job->run->query.tokens.items[number];
    struct span typed = job->run->query.text;
    struct span between = span_part(typed, job->copied, token->start);
    struct span after = span_part(typed, token->end, typed.size);
    size_t start = job->text.size + between.size;
    const char *text = arena_printf(&lease->arena, "%.*s%.*s%.*s%.*s", SPAN_ARG(buffer_span(&job->text)),
                                    SPAN_ARG(between), SPAN_ARG(word), SPAN_ARG(after));
    struct token_list read = {0};
    struct mention_list found = {0};
    if (text == NULL ||
        tokeniser_run(lease->tokeniser, span_of(text), &lease->arena, &read, NULL) != AVOW_OK ||
        vocabulary_mentions(lease->view->vocabulary, span_of(text), &read, MENTION_IN_QUERY, &lease->arena,
                            &found, NULL) != AVOW_OK)
        return false;
    for (size_t i = 0; i < found.count; i++)
        if (found.items[i].start <= start && found.items[i].end >= start + word.size &&
            found.items[i].end_token - found.items[i].first_token > 1)
            return true;
    return false;
}

/* How many statements have the two stems beside each other. */
static uint64_t pair_frequency(struct search_run *run, struct span first, struct span second)
{
    uint64_t statements = 0;
    const struct store_query *pair = tree_pair(&run->tree, TERM_BIGRAM, first, ' ', second);
    if (first.size == 0 || second.size == 0 ||
        store_reader_frequency(run->lease->now, pair->term, &statements, NULL) != AVOW_OK)
        return 0;
    return statements;
}

static struct span stem_of(struct lease *lease, struct span word)
{
    struct token_list read = {0};
    return tokeniser_run(lease->tokeniser, word, &lease->arena, &read, NULL) == AVOW_OK && read.count == 1
               ? read.items[0].stem
               : SPAN_EMPTY;
}

/* The stem of the next word that is no stop word. */
static struct span stem_after(const struct understanding *query, size_t number)
{
    for (size_t i = number + 1; i < query->tokens.count; i++)
        if ((query->tokens.items[i].flags & TOKEN_STOP) == 0)
            return query->tokens.items[i].stem;
    return SPAN_EMPTY;
}

static enum support support_of(struct spelling_job *job, size_t number, struct span word)
{
    if (is_named_so(job, number, word))
        return SUPPORT_NAME;
    struct search_run *run = job->run;
    struct span stem = stem_of(run->lease, word);
    bool pair = pair_frequency(run, job->before, stem) > 0 ||
                pair_frequency(run, stem, stem_after(&run->query, number)) > 0;
    return pair ? SUPPORT_PAIR : SUPPORT_NONE;
}

/* The choice for token `number`; NULL when none is likely enough, or one is the same word in another form. A
 * name goes before fewer slips, those before a pair, that before more statements. */
static const struct word_choice *best_choice(struct spelling_job *job, size_t number,
                                             const struct word_choice *choices, size_t count)
{
    size_t letters = job->run->query.tokens.items[number].fold.size;
    struct span stem = job->run->query.tokens.items[number].stem;
    const struct word_choice *best = NULL;
    enum support best_support = SUPPORT_NONE;
    for (size_t i = 0; i < count; i++)
        if (span_equal(stem_of(job->run->lease, choices[i].word->text), stem))
            return NULL;
    for (size_t i = 0; i < count; i++) {
        enum support support = support_of(job, number, choices[i].word->text);
        bool likely = support > SUPPORT_NONE || job->alone || choices[i].slight ||
                      (letters >= SURE_FROM && choices[i].slips == 1);
        bool name = support == SUPPORT_NAME && best_support != SUPPORT_NAME;
        bool pair = best != NULL && support > best_support && choices[i].slips == best->slips;
        if (!likely || (best != NULL && !name && !pair) ||
            (support != SUPPORT_NAME && choices[i].word->statements > 0 &&
             !run_has_word(job->run, choices[i].word->text)))
            continue;
        best = &choices[i];
        best_support = support;
    }
    return best;
}

/* Where token `number` parts into the two words that statements have beside each other most often
 * ("multifactor" where they say "multi-factor"), in bytes; 0: nowhere. A capital within the query is a
 * name's. */
static size_t best_parting(struct spelling_job *job, size_t number)
{
    struct search_run *run = job->run;
    const struct token *token = &run->query.tokens.items[number];
    size_t best = 0;
    uint64_t most = 0;
    if (number > 0 && (token->flags & TOKEN_CAPITAL) != 0 && !is_shouted(&run->query))
        return best;
    for (size_t at = PART_SHORTEST; at + PART_SHORTEST <= token->fold.size; at++) {
        struct span first = span_part(token->fold, 0, at);
        struct span second = span_part(token->fold, at, token->fold.size);
        uint64_t statements = pair_frequency(run, stem_of(run->lease, first), stem_of(run->lease, second));
        if (statements > most && run_has_word(run, first) && run_has_word(run, second)) {
            most = statements;
            best = at;
        }
    }
    return best;
}

/* `word` with capitals where the token has them. */
static struct span in_case_of(struct spelling_job *job, const struct token *token, struct span word)
{
    char *copy = arena_string(&job->run->lease->arena, word);
    size_t capitals = (token->flags & TOKEN_ALL_CAPS) != 0 ? word.size : (token->flags & TOKEN_CAPITAL) != 0;
    job->text.failed = job->text.failed || copy == NULL;
    for (size_t i = 0; copy != NULL && i < capitals; i++)
        if (copy[i] >= 'a' && copy[i] <= 'z')
            copy[i] = (char)(copy[i] - 'a' + 'A');
    return span_of(copy);
}

/* Replace the token in the text. */
static void replace(struct spelling_job *job, const struct token *token, struct span meant, size_t slips)
{
    struct span typed = job->run->lexed.text;
    buffer_append(&job->text, span_part(typed, job->copied, token->start));
    struct span word = in_case_of(job, token, meant);
    buffer_append(&job->text, word);
    job->copied = token->end;
    job->corrections->items[job->corrections->count++] =
        (struct correction){span_part(typed, token->start, token->end), word, slips};
}

/* A word by itself, of which "a OR b" makes an alternative. */
static bool is_alternative(const struct lexed *lexed, const struct token *token)
{
    struct span before = span_part(lexed->text, 0, token->start);
    struct span after = span_part(lexed->text, token->end, lexed->text.size);
    bool parted = (before.size == 0 || span_trim(before).size < before.size) &&
                  (after.size == 0 || span_trim(after).size < after.size);
    return lexed->side_count > 0 && parted &&
           (span_ends(span_trim(before), SPAN(" OR")) || span_starts(span_trim(after), SPAN("OR ")));
}

/* Read the token as two words, quoted where OR would take but one of them; true when it parts into such. */
static bool part(struct spelling_job *job, size_t number)
{
    struct lease *lease = job->run->lease;
    const struct token *token = &job->run->query.tokens.items[number];
    size_t at = best_parting(job, number);
    struct span second = span_part(token->fold, at, token->fold.size);
    if (at == 0)
        return false;
    const char *quote = is_alternative(&job->run->lexed, token) ? "\"" : "";
    const char *words = arena_printf(&lease->arena, "%s%.*s %.*s%s", quote, (int)at, token->fold.bytes,
                                     SPAN_ARG(second), quote);
    job->text.failed = job->text.failed || words == NULL;
    replace(job, token, span_of(words), 1);
    job->before = stem_of(lease, second);
    return true;
}

static void correct_token(struct spelling_job *job, size_t number)
{
    struct search_run *run = job->run;
    const struct token *token = &run->query.tokens.items[number];
    struct word_choice choices[WORD_CHOICES];
    const struct word_choice *choice = NULL;
    bool doubtful = job->corrections->count < CORRECTIONS && is_doubtful(run, token);
    if (doubtful) {
        size_t count = word_list_near(&run->lease->words, token->fold, choices);
        choice = best_choice(job, number, choices, count);
    }
    if (choice != NULL) {
        replace(job, token, choice->word->text, choice->slips);
        job->before = stem_of(run->lease, choice->word->text);
    } else if (!(doubtful && part(job, number)) && (token->flags & TOKEN_STOP) == 0) {
        job->before = token->stem;
    }
}

/* True when a token is worth the list of words. */
static bool any_doubtful(struct search_run *run)
{
    for (size_t i = 0; i < run->query.tokens.count; i++)
        if (is_doubtful(run, &run->query.tokens.items[i]))
            return true;
    return false;
}

static enum avow_status correct_all(struct spelling_job *job, struct span *text, struct avow_error *err)
{
    struct search_run *run = job->run;
    for (size_t i = 0; i < run->query.tokens.count; i++)
        correct_token(job, i);
    if (job->corrections->count == 0)
        return AVOW_OK;
    buffer_append(&job->text, span_part(run->lexed.text, job->copied, run->lexed.text.size));
    struct span whole =
        job->text.failed ? SPAN_EMPTY : arena_copy(&run->lease->arena, buffer_span(&job->text));
    if (whole.bytes == NULL)
        return error_set_no_memory(err, "search");
    if (whole.size > SEARCH_QUERY_LIMIT)
        job->corrections->count = 0;
    else
        *text = whole;
    return AVOW_OK;
}

enum avow_status spelling_find(struct search_run *run, struct correction_list *corrections, struct span *text,
                               struct avow_error *err)
{
    *text = SPAN_EMPTY;
    if (!any_doubtful(run))
        return AVOW_OK;
    enum avow_status status =
        word_list_fill(&run->lease->words, run->lease->now, run->lease->view->vocabulary, err);
    if (status != AVOW_OK)
        return status;
    struct spelling_job job = {.run = run, .corrections = corrections};
    job.alone = run->query.word_count == 1 && run->query.name_count == 0;
    status = correct_all(&job, text, err);
    buffer_free(&job.text);
    return status;
}
