/* Two words of a query that statements write as one. */
#include "search/joined.h"

#include "terms/forward.h"
#include "terms/term.h"

enum { JOINED = 3 /* letters that a part has at least */ };

enum avow_status stem_frequency(struct lease *lease, struct span stem, uint64_t *documents,
                                struct avow_error *err)
{
    if (stem.size <= TERM_LIMIT)
        return store_reader_frequency(lease->now, stem, documents, err);
    *documents = 0;
    return AVOW_OK;
}

/* A stem that statements have may stand for `word` too. */
static enum avow_status add_known(struct lease *lease, struct query_word *word, struct span stem,
                                  struct avow_error *err)
{
    uint64_t documents = 0;
    enum avow_status status = stem_frequency(lease, stem, &documents, err);
    if (status == AVOW_OK && documents > 0 && word->form_count < QUERY_FORMS && !span_equal(stem, word->stem))
        word->forms[word->form_count++] = (struct query_form){
            .stem = stem, .stem_hash = forward_stem_hash(stem), .strength = 1, .scale = 1};
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

enum avow_status joined_add(struct lease *lease, struct understanding *out, struct avow_error *err)
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
