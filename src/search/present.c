/* Is a word or a name in the index, as far as the caller may see it? */
#include "search/run.h"

/* How many statements lack a word of ours; all of them when it cannot be told. */
static uint64_t without(struct search_run *run, struct store_reader *store, enum term_field field,
                        enum word_set set, int last)
{
    uint64_t left = 0;
    if (store_reader_count(store, &left, NULL) != AVOW_OK)
        return UINT64_MAX;
    for (int number = 0; number <= last; number++) {
        uint64_t with = 0;
        const struct store_query *term = tree_term(&run->tree, field, word_of(set, number));
        if (store_reader_frequency(store, term->term, &with, NULL) != AVOW_OK)
            return UINT64_MAX;
        left -= with < left ? with : left;
    }
    return left;
}

static bool is_found(struct search_run *run, struct store_reader *store, const struct store_query *term,
                     int left_out)
{
    struct search_request request = SEARCH_REQUEST_INIT;
    struct store_search_options options = STORE_SEARCH_OPTIONS_INIT;
    struct store_result found = {0};
    struct filters visible;
    request.audience = run->request.audience;
    if (filters_build(run->lease, &request, &run->tree, &visible, NULL) != AVOW_OK)
        return false;
    options.limit = 1;
    const struct store_query *query = filters_apply(&run->tree, &visible, term, left_out);
    return store_search(store, query, &options, &run->lease->arena, &found, NULL) == AVOW_OK &&
           found.count > 0;
}

/* Only where all statements that have it may be hidden ones does it cost a search. */
static bool stands(struct search_run *run, struct store_reader *store, const struct store_query *term,
                   int left_out)
{
    uint64_t documents = 0;
    if (store_reader_frequency(store, term->term, &documents, NULL) != AVOW_OK || documents == 0)
        return false;
    uint64_t hidden = without(run, store, TERM_AUDIENCE, WORDS_AUDIENCE, (int)run->request.audience);
    if (left_out != FILTER_STATUS && documents > hidden)
        hidden += without(run, store, TERM_STATUS, WORDS_STATUS, STATUS_PUBLISHED);
    return documents > hidden || is_found(run, store, term, left_out);
}

bool run_has_word(struct search_run *run, struct span word)
{
    return stands(run, run->lease->now, tree_term(&run->tree, TERM_WORD, word), FILTER_NONE_LEFT_OUT);
}

/* The stem stands in a text, or if in no statement's, in a title or a heading. */
static bool stem_stands(struct search_run *run, struct span stem)
{
    static const enum term_field fields[] = {TERM_STEM, TERM_TITLE, TERM_HEADING, TERM_QUESTION};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (stands(run, run->lease->now, tree_term(&run->tree, fields[i], stem), FILTER_STATUS))
            return true;
    return false;
}

/* Counts by which words weigh are of all statements, whoever asks: from scores and values somebody may learn
 * how rare a word is among those he may not see, but not what they say. */
bool run_is_missing(struct search_run *run, const struct query_word *word)
{
    bool sees_all = run->request.audience == AUDIENCE_INTERNAL;
    bool missing =
        word->role > WORD_NAME && (word->documents == 0 || !sees_all) && !stem_stands(run, word->stem);
    for (size_t i = 0; missing && i < word->form_count; i++)
        missing = !stem_stands(run, word->forms[i].stem);
    return missing;
}

bool run_is_named(struct search_run *run, const struct mention *name)
{
    enum term_field field = name->type == MENTION_SERVICE ? TERM_MENTION_SERVICE : TERM_MENTION;
    return stands(run, run->store, tree_term(&run->tree, field, name->id), FILTER_STATUS);
}
