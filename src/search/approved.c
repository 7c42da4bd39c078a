/* Which approved questions are like the one asked, and what that says of a statement. */
#include "search/approved.h"

#include "search/run.h"
#include "terms/forward.h"

#include <math.h>
#include <stdlib.h>

enum { HITS = 50 };

/* BM25 of the small index: questions are short and much of one length. */
static const double hits_k1 = .6;
static const double hits_b = .4;
static const double pair_weight = .5;
static const double changed_share = .5; /* of the credit when the words changed since */
static const double other_product = .5; /* of the credit when it was approved for another product */

/* The words typed, their pairs, and the key of the question, which lifts the very same one to the top. */
static const struct store_query *query_of(struct search_run *run, struct span key)
{
    const struct understanding *query = &run->query;
    struct tree *tree = &run->tree;
    struct branch any = {0};
    for (size_t i = 0; i < query->word_count; i++)
        if (query->words[i].role != WORD_SPELLING && query->words[i].factor > 0)
            branch_add(
                tree, &any,
                tree_scale(tree, query->words[i].factor, tree_term(tree, TERM_STEM, query->words[i].stem)));
    for (size_t i = 0; i < query->pair_count; i++) {
        const struct query_word *first = &query->words[query->pairs[i].first];
        const struct query_word *second = &query->words[query->pairs[i].second];
        double factor = pair_weight * fmin(first->factor, second->factor);
        if (first->role != WORD_SPELLING && second->role != WORD_SPELLING && factor > 0)
            branch_add(
                tree, &any,
                tree_scale(tree, factor, tree_pair(tree, TERM_BIGRAM, first->stem, ' ', second->stem)));
    }
    branch_add(tree, &any, tree_term(tree, TERM_KEY, key));
    return tree_list(tree, STORE_OR, &any);
}

bool word_bits_has(const struct word_bits *words, size_t word)
{
    return (words->bits[word / 64] >> word % 64 & 1) != 0;
}

/* Dice of the two questions: 2 M / (I + M + u mean i), M the weight of distinct words both have, I that of
 * all typed words, u the approved question's other words. `words` gets those both have. */
static double likeness(const struct understanding *query, const struct forward *question,
                       struct word_bits *words)
{
    double both = 0;
    double all = 0;
    size_t typed = 0;
    size_t foreign = 0;
    for (size_t i = 0; i < question->question; i++) {
        if ((question->tokens[i].flags & FORWARD_STOP) != 0)
            continue;
        size_t word = understanding_word(query, question->tokens[i].stem);
        if (word == SPAN_NONE)
            foreign++;
        else if (!word_bits_has(words, word))
            both += query->words[word].weight;
        if (word != SPAN_NONE)
            words->bits[word / 64] |= (uint64_t)1 << word % 64;
    }
    for (size_t i = 0; i < query->word_count; i++) {
        typed += query->words[i].role != WORD_SPELLING;
        all += query->words[i].weight;
    }
    return both > 0 ? 2 * both / (all + both + (double)foreign * all / (double)typed) : 0;
}

/* True when the product is asked for by name or by filter. */
static enum avow_status asks_for(struct search_run *run, struct span product, bool *out,
                                 struct avow_error *err)
{
    struct arena *arena = &run->lease->arena;
    struct token_list tokens = {0};
    struct mention_list found = {0};
    enum avow_status status = tokeniser_run(run->lease->tokeniser, product, arena, &tokens, err);
    if (status == AVOW_OK)
        status = vocabulary_mentions(run->lease->view->vocabulary, product, &tokens, MENTION_IN_QUERY, arena,
                                     &found, err);
    struct span id = status == AVOW_OK && found.count == 1 ? found.items[0].id : product;
    *out = filters_has(&run->filters, FILTER_SERVICE, id);
    for (size_t i = 0; i < run->query.name_count; i++)
        *out = *out || span_equal(run->query.names[i].mention.id, id);
    return status;
}

static bool holds(const struct search_run *run, const struct approved_record *record)
{
    return record->audience <= run->request.audience &&
           (record->expires == DATE_NONE || record->expires >= run->request.today);
}

static enum avow_status take_hit(struct search_run *run, const struct store_hit *hit, struct span key,
                                 struct approved_list *out, struct avow_error *err)
{
    struct approved_hit taken = {.exact = false};
    struct forward question;
    bool fits = true;
    if (approved_decode(hit->data, &taken.record, NULL) != AVOW_OK || !holds(run, &taken.record) ||
        approved_is_hidden(&run->request, taken.record.key) ||
        forward_decode(hit->values[0], &run->lease->arena, &question, NULL) != AVOW_OK)
        return AVOW_OK;
    if (taken.record.product.size > 0) {
        enum avow_status status = asks_for(run, taken.record.product, &fits, err);
        if (status != AVOW_OK)
            return status;
    }
    taken.likeness = likeness(&run->query, &question, &taken.words) * (fits ? 1 : other_product);
    taken.exact = fits && span_equal(taken.record.key, key);
    taken.likeness = taken.exact ? 1 : taken.likeness;
    out->items[out->count++] = taken;
    return AVOW_OK;
}

/* Exact ones first, then the most like; ties by number. */
static int by_likeness(const void *left, const void *right)
{
    const struct approved_hit *a = left;
    const struct approved_hit *b = right;
    if (a->exact != b->exact)
        return a->exact ? -1 : 1;
    if (a->likeness != b->likeness)
        return a->likeness > b->likeness ? -1 : 1;
    return span_compare(a->record.number, b->record.number);
}

enum avow_status approved_find(struct search_run *run, struct approved_list *out, struct avow_error *err)
{
    static const uint32_t slots[] = {SLOT_FORWARD};
    struct arena *arena = &run->lease->arena;
    struct store_search_options options = STORE_SEARCH_OPTIONS_INIT;
    struct store_result found = {0};
    struct span key = SPAN_EMPTY;
    *out = (struct approved_list){NULL, 0};
    if (run->lease->approved == NULL)
        return AVOW_OK;
    enum avow_status status = question_key(&run->query.tokens, arena, &key, err);
    if (status != AVOW_OK)
        return status;
    options.limit = HITS;
    options.k1 = hits_k1;
    options.b = hits_b;
    options.with_data = true;
    options.value_slots = slots;
    options.value_slot_count = 1;
    const struct store_query *query = query_of(run, key);
    out->items = arena_array(arena, HITS, sizeof *out->items);
    if (run->tree.failed || out->items == NULL)
        return error_set_no_memory(err, "search");
    if (store_search(run->lease->approved, query, &options, arena, &found, NULL) != AVOW_OK) {
        run->lease->approved_sick = true;
        return AVOW_OK;
    }
    for (size_t i = 0; status == AVOW_OK && i < found.count; i++)
        status = take_hit(run, &found.hits[i], key, out, err);
    qsort(out->items, out->count, sizeof *out->items, by_likeness);
    return status;
}

bool approved_knows(struct search_run *run)
{
    struct arena *arena = &run->lease->arena;
    struct tree tree = {.arena = arena};
    struct store_search_options options = STORE_SEARCH_OPTIONS_INIT;
    struct store_result found = {0};
    struct span key = SPAN_EMPTY;
    options.limit = HITS;
    options.with_data = true;
    if (run->lease->approved == NULL || question_key(&run->query.tokens, arena, &key, NULL) != AVOW_OK)
        return false;
    const struct store_query *query = tree_term(&tree, TERM_KEY, key);
    if (tree.failed || store_search(run->lease->approved, query, &options, arena, &found, NULL) != AVOW_OK)
        return false;
    for (size_t i = 0; i < found.count; i++) {
        struct approved_record record;
        if (approved_decode(found.hits[i].data, &record, NULL) == AVOW_OK && holds(run, &record) &&
            !approved_is_hidden(&run->request, record.key))
            return true;
    }
    return false;
}

bool approved_weigh(const struct approved_list *list, struct span id, struct span hash,
                    struct approved_evidence *out)
{
    struct approved_evidence found = {.likeness = -1};
    for (size_t i = 0; i < list->count; i++) {
        const struct approved_hit *hit = &list->items[i];
        if (!span_equal(hit->record.statement, id))
            continue;
        bool changed = !span_starts(hit->record.hash, hash);
        for (size_t k = 0; !changed && k < QUERY_WORDS / 64; k++)
            found.words.bits[k] |= hit->words.bits[k];
        double credit = hit->likeness * (changed ? changed_share : 1);
        if (credit > found.likeness) {
            found.best = (struct approved_mark){hit->record, hit->exact, changed};
            found.likeness = credit;
        }
        found.exact = found.exact || (hit->exact && !changed);
    }
    if (found.likeness < 0)
        return false;
    *out = found;
    return true;
}
