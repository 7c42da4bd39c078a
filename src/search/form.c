/* What the words of a query become in the other languages of the index. */
#include "search/tree.h"
#include "search/understanding.h"
#include "terms/forward.h"
#include "terms/term.h"

/* The longest of `tokens` within bytes [start, end), from `*at` on: a language may cut a word where English
 * does not ("l'accès"). NULL for none. */
static const struct token *inside(const struct token_list *tokens, size_t *at, const struct token *whole)
{
    const struct token *longest = NULL;
    for (; *at < tokens->count && tokens->items[*at].start < whole->end; (*at)++) {
        const struct token *token = &tokens->items[*at];
        bool within = token->start >= whole->start && token->end <= whole->end;
        if (within && (longest == NULL || token->end - token->start > longest->end - longest->start))
            longest = token;
    }
    return longest;
}

/* Add a stem to the word unless it has it, or the query has as many as it may. */
static void add_form(struct query_word *word, struct span stem, unsigned language, size_t *left)
{
    if (span_equal(word->stem, stem) || stem.size > TERM_LIMIT)
        return;
    for (size_t i = 0; i < word->form_count; i++)
        if (span_equal(word->forms[i].stem, stem)) {
            word->forms[i].languages |= language;
            return;
        }
    if (*left == 0 || word->form_count == QUERY_FORMS)
        return;
    (*left)--;
    word->forms[word->form_count++] = (struct query_form){
        .stem = stem, .stem_hash = forward_stem_hash(stem), .languages = language, .strength = 1, .scale = 1};
}

/* The stems that words have whose marks were left out where this one was typed. */
static enum avow_status add_marked(struct lease *lease, struct query_word *word, struct span stem,
                                   unsigned language, size_t *left, struct avow_error *err)
{
    struct tree tree = {&lease->arena, false};
    struct store_term_row *rows = NULL;
    size_t count = 0;
    if (!lease->marked)
        return AVOW_OK;
    struct span prefix = tree_pair(&tree, TERM_BARE, stem, '=', SPAN_EMPTY)->term;
    enum avow_status status = tree.failed ? error_set_no_memory(err, "search")
                                          : store_reader_terms(lease->now, prefix, SPAN_EMPTY, QUERY_FORMS,
                                                               &lease->arena, &rows, &count, err);
    for (size_t i = 0; status == AVOW_OK && i < count; i++)
        add_form(word, span_part(rows[i].term, prefix.size, rows[i].term.size), language, left);
    return status;
}

/* What English makes of the words where marks were left out, and of those that were typed with marks. */
static enum avow_status add_english(struct lease *lease, struct understanding *out, size_t *left,
                                    struct avow_error *err)
{
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < out->word_count; i++)
        status = add_marked(lease, &out->words[i], out->words[i].stem, 0, left, err);
    for (size_t i = 0; status == AVOW_OK && i < out->tokens.count; i++) {
        const struct token *token = &out->tokens.items[i];
        size_t word = understanding_word(out, forward_stem_hash(token->stem));
        if (token->bare.size > 0 && word != SPAN_NONE)
            add_form(&out->words[word], token->bare, 0, left);
    }
    return status;
}

static enum avow_status add_language(struct lease *lease, size_t number, struct understanding *out,
                                     size_t *left, struct avow_error *err)
{
    struct token_list tokens = {0};
    enum avow_status status =
        tokeniser_run(lease->languages.items[number].tokeniser, out->text, &lease->arena, &tokens, err);
    if (status != AVOW_OK)
        return status;
    size_t at = 0;
    for (size_t i = 0; i < out->tokens.count; i++) {
        const struct token *own = &out->tokens.items[i];
        const struct token *other = inside(&tokens, &at, own);
        size_t word = (own->flags & TOKEN_STOP) != 0 || other == NULL
                          ? SPAN_NONE
                          : understanding_word(out, forward_stem_hash(own->stem));
        if (word == SPAN_NONE)
            continue;
        status = add_marked(lease, &out->words[word], other->stem, 1u << number, left, err);
        if (status != AVOW_OK)
            return status;
        add_form(&out->words[word], other->stem, 1u << number, left);
    }
    return AVOW_OK;
}

enum avow_status forms_add(struct lease *lease, struct understanding *out, struct avow_error *err)
{
    size_t left = QUERY_FORMS_ALL;
    enum avow_status status = add_english(lease, out, &left, err);
    for (size_t i = 0; status == AVOW_OK && i < lease->languages.count; i++)
        status = add_language(lease, i, out, &left, err);
    return status;
}
