/* How much a page's title is the query: titles stand in no slot, so only the foremost candidates are looked
 * up.
 */
#include "search/feature.h"
#include "search/run.h"

enum { TITLES = 30 };

/* Dice: 2 M / (I + M + u mean i), M the idf of distinct query words in the title, I that of all typed words,
 * u the title's other words. */
static double likeness(const struct understanding *query, const struct token_list *title)
{
    bool seen[QUERY_WORDS] = {false};
    double both = 0;
    double all = 0;
    size_t typed = 0;
    size_t foreign = 0;
    for (size_t i = 0; i < title->count; i++) {
        if ((title->items[i].flags & TOKEN_STOP) != 0)
            continue;
        size_t word = understanding_word(query, forward_stem_hash(title->items[i].stem));
        if (word == SPAN_NONE)
            foreign++;
        else if (!seen[word] && query->words[word].role != WORD_SPELLING)
            both += query->words[word].idf;
        if (word != SPAN_NONE)
            seen[word] = true;
    }
    for (size_t i = 0; i < query->word_count; i++) {
        typed += query->words[i].role != WORD_SPELLING;
        all += query->words[i].role != WORD_SPELLING ? query->words[i].idf : 0;
    }
    return both > 0 ? 2 * both / (all + both + (double)foreign * all / (double)typed) : 0;
}

static enum avow_status rate(struct search_run *run, struct candidate *candidate, struct span data,
                             struct avow_error *err)
{
    struct record record = {0};
    struct token_list title = {0};
    enum avow_status status = record_decode(data, &run->lease->arena, &record, err);
    if (status == AVOW_OK)
        status =
            tokeniser_run(language_tokeniser(&run->lease->languages, record.language, run->lease->tokeniser),
                          record.title, &run->lease->arena, &title, err);
    if (status != AVOW_OK)
        return status;
    candidate->title = likeness(&run->query, &title);
    candidate->values[FEATURE_TITLE] = candidate->title;
    candidate->score += run->lease->weights->features[FEATURE_TITLE] * candidate->title;
    return AVOW_OK;
}

enum avow_status run_titles(struct search_run *run, struct avow_error *err)
{
    uint64_t documents[TITLES] = {0};
    struct span data[TITLES];
    size_t count = run->matched.count < TITLES ? run->matched.count : TITLES;
    for (size_t i = 0; i < count; i++)
        documents[i] = run->matched.items[i].document;
    enum avow_status status =
        store_reader_documents(run->store, documents, count, &run->lease->arena, data, err);
    for (size_t i = 0; status == AVOW_OK && i < count; i++)
        status = rate(run, &run->matched.items[i], data[i], err);
    return status;
}
