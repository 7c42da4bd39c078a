/* How much each word of a query counts, by how rare it is, and what may stand for it, by how sure that is. */
#include "search/understanding.h"

#include <math.h>

/* A word that is no part of a name may have a factor of its own. */
static double factor_of(const struct search_weights *weights, const struct query_word *word)
{
    static const int roles[] = {
        [WORD_SPELLING] = ROLE_SPELLING, [WORD_NAME] = ROLE_NAME, [WORD_BOILERPLATE] = ROLE_BOILERPLATE};
    double factor = word->role < WORD_PLAIN ? weights->roles[roles[word->role]] : 1;
    return word->role > WORD_NAME ? search_weights_word(weights, word->stem, factor) : factor;
}

double understanding_idf(const struct understanding *query, uint64_t documents)
{
    double all = (double)query->documents;
    double with = fmin((double)documents, all);
    return log(1 + (all - with + .5) / (with + .5));
}

/* Statements that have the word in any language; of one that none has, those that say it in another way. */
static enum avow_status count(struct lease *lease, struct query_word *word, struct avow_error *err)
{
    uint64_t meant = 0;
    enum avow_status status = store_reader_frequency(lease->now, word->stem, &word->documents, err);
    for (size_t i = 0; status == AVOW_OK && i < word->form_count; i++) {
        uint64_t more = 0;
        if (word->forms[i].text.size == 0)
            status = store_reader_frequency(lease->now, word->forms[i].stem, &more, err);
        word->documents += more;
        meant += word->forms[i].documents;
    }
    if (word->documents == 0)
        word->documents = meant;
    return status;
}

/* As many statements as the rarest of its words has, at most. */
static uint64_t phrase_documents(const struct understanding *query, const struct query_phrase *phrase)
{
    uint64_t least = query->documents;
    for (size_t i = 0; i < phrase->count; i++) {
        uint64_t documents = query->words[phrase->members[i]].documents;
        least = documents < least ? documents : least;
    }
    return least;
}

static void count_phrases(struct understanding *query)
{
    for (size_t i = 0; i < query->phrase_count; i++) {
        const struct query_phrase *phrase = &query->phrases[i];
        for (size_t k = 0; k < phrase->asked_count; k++) {
            struct query_word *word = &query->words[phrase->asked[k]];
            if (word->documents == 0)
                word->documents = phrase_documents(query, phrase);
        }
    }
}

/* What is more common than the word says less than the word would; what is rarer says no more. */
static void weigh_forms(const struct understanding *query, struct query_word *word)
{
    for (size_t i = 0; i < word->form_count; i++) {
        struct query_form *form = &word->forms[i];
        if (form->text.size == 0)
            continue;
        double idf = fmax(understanding_idf(query, form->documents), 1e-9);
        double strength = form->strength;
        form->strength = strength * fmin(1, idf / fmax(word->idf, 1e-9));
        form->scale *= strength * fmin(1, word->idf / idf);
    }
}

static double idf_sum(const struct understanding *query, const uint16_t *words, size_t count)
{
    double sum = 1e-9;
    for (size_t i = 0; i < count; i++)
        sum += query->words[words[i]].idf;
    return sum;
}

/* Its words count in stage one as far as they stand for what was asked. */
static void weigh_phrase(struct understanding *query, struct query_phrase *phrase)
{
    double own = idf_sum(query, phrase->members, phrase->count);
    double asked = idf_sum(query, phrase->asked, phrase->asked_count);
    double scale = phrase->strength * fmin(1, asked / own);
    phrase->strength *= fmin(1, own / asked);
    for (size_t i = 0; i < phrase->count; i++) {
        struct query_word *word = &query->words[phrase->members[i]];
        if (word->role == WORD_SPELLING && phrase->called)
            word->factor = fmax(word->factor, scale);
        else if (phrase->members[i] >= phrase->first_new)
            word->factor = 0;
    }
}

enum avow_status understanding_weigh(struct lease *lease, struct understanding *out, struct avow_error *err)
{
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < out->word_count; i++)
        status = count(lease, &out->words[i], err);
    if (status != AVOW_OK)
        return status;
    count_phrases(out);
    for (size_t i = 0; i < out->word_count; i++) {
        struct query_word *word = &out->words[i];
        word->documents = word->documents < out->documents ? word->documents : out->documents;
        word->idf = understanding_idf(out, word->documents);
        word->factor = factor_of(out->weights, word);
        word->weight = word->role != WORD_SPELLING ? word->factor * word->idf : 0;
        out->all_weight += word->weight;
        weigh_forms(out, word);
    }
    for (size_t i = 0; i < out->phrase_count; i++)
        weigh_phrase(out, &out->phrases[i]);
    return AVOW_OK;
}
