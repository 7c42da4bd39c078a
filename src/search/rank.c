/* Decode the candidates' slots, find the query's words in them, add the features up. */
#include "search/rank.h"

#include "search/feature.h"
#include "terms/term.h"

#include <math.h>
#include <stdlib.h>

enum { TABLE_SIZE = 1024 }; /* over twice QUERY_WORDS and QUERY_FORMS_ALL, a power of two */

/* Stem hash to word number plus one; 0 is a free place. */
struct word_table {
    uint32_t hashes[TABLE_SIZE];
    uint16_t places[TABLE_SIZE];
    float strengths[TABLE_SIZE];
    const struct understanding *query;
};

/* A hash that is there already keeps its word. */
static void table_put(struct word_table *table, uint32_t stem_hash, size_t word, double strength)
{
    size_t at = stem_hash % TABLE_SIZE;
    while (table->places[at] != 0 && table->hashes[at] != stem_hash)
        at = (at + 1) % TABLE_SIZE;
    if (table->places[at] != 0)
        return;
    table->hashes[at] = stem_hash;
    table->places[at] = (uint16_t)(word + 1);
    table->strengths[at] = (float)strength;
}

static void table_fill(struct word_table *table, const struct understanding *query)
{
    table->query = query;
    for (size_t i = 0; i < query->word_count; i++)
        table_put(table, query->words[i].stem_hash, i, 1);
    for (size_t i = 0; i < query->word_count; i++)
        for (size_t k = 0; k < query->words[i].form_count; k++)
            table_put(table, query->words[i].forms[k].stem_hash, i, query->words[i].forms[k].strength);
}

/* The place of a stem that the query has, or SPAN_NONE. */
static size_t table_find(const struct word_table *table, uint32_t stem_hash)
{
    for (size_t at = stem_hash % TABLE_SIZE; table->places[at] != 0; at = (at + 1) % TABLE_SIZE)
        if (table->hashes[at] == stem_hash)
            return at;
    return SPAN_NONE;
}

const uint32_t candidate_slots[CANDIDATE_SLOTS] = {
    [VALUE_FORWARD] = SLOT_FORWARD, [VALUE_FACETS] = SLOT_FACETS, [VALUE_HASH] = SLOT_HASH};

enum avow_status candidates_from(const struct store_result *found, struct arena *arena,
                                 struct candidate_list *out, struct avow_error *err)
{
    out->items = arena_array(arena, found->count, sizeof *out->items);
    if (out->items == NULL)
        return error_set_no_memory(err, "search");
    out->count = found->count;
    for (size_t i = 0; i < found->count; i++) {
        const struct store_hit *hit = &found->hits[i];
        struct candidate *candidate = &out->items[i];
        candidate->document = hit->document;
        candidate->weight = hit->weight;
        candidate->score = hit->weight;
        candidate->hash = hit->values[VALUE_HASH];
        bool facts = facets_decode(hit->values[VALUE_FACETS], &candidate->facets);
        candidate->reranked =
            facts && forward_decode(hit->values[VALUE_FORWARD], arena, &candidate->forward, NULL) == AVOW_OK;
    }
    return AVOW_OK;
}

static size_t find_matches(const struct word_table *table, const struct forward *forward, struct match *out)
{
    const size_t ends[] = {forward->question, (size_t)forward->question + forward->heading,
                           (size_t)forward->question + forward->heading + forward->text};
    size_t count = 0;
    size_t start = 0;
    uint16_t sentence = 0;
    for (uint8_t part = PART_QUESTION; part <= PART_TEXT; start = ends[part++])
        for (size_t i = start; i < ends[part]; i++) {
            const struct forward_token *token = &forward->tokens[i];
            sentence = (uint16_t)(sentence + (i == start || (token->flags & FORWARD_SENTENCE) != 0));
            size_t at = table_find(table, token->stem);
            if (at == SPAN_NONE)
                continue;
            uint16_t word = (uint16_t)(table->places[at] - 1);
            float strength = table->strengths[at];
            bool exact = strength >= 1 && token->word == table->query->words[word].word_hash;
            out[count++] = (struct match){(uint16_t)(i - start), part, exact, word, sentence, strength};
        }
    return count;
}

static size_t find_title(const struct word_table *table, const struct forward *forward, struct match *out)
{
    size_t start = (size_t)forward->question + forward->heading + forward->text;
    size_t count = 0;
    for (size_t i = start; i < start + forward->title && count < FORWARD_TITLE; i++) {
        size_t at = table_find(table, forward->tokens[i].stem);
        if (at != SPAN_NONE)
            out[count++] = (struct match){.place = (uint16_t)(i - start),
                                          .word = (uint16_t)(table->places[at] - 1),
                                          .strength = table->strengths[at]};
    }
    return count;
}

static void score(const struct ranking *ranking, struct candidate *candidate)
{
    const struct feature *features = feature_table();
    candidate->score = 0;
    for (int i = 0; i < FEATURE_COUNT; i++) {
        candidate->values[i] = features[i].value(ranking, candidate);
        candidate->score += ranking->query->weights->features[i] * candidate->values[i];
    }
}

static int by_score(const void *left, const void *right)
{
    const struct candidate *a = left;
    const struct candidate *b = right;
    if (a->tier != b->tier)
        return a->tier > b->tier ? -1 : 1;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    return (a->document > b->document) - (a->document < b->document);
}

static struct ranking ranking_of(const struct understanding *query, date_day today,
                                 const struct candidate_list *candidates)
{
    struct ranking ranking = {.query = query, .today = today, .all = candidates};
    double tokens = 0;
    for (size_t i = 0; i < candidates->count; i++) {
        const struct candidate *candidate = &candidates->items[i];
        tokens += candidate->forward.question + candidate->forward.text;
        ranking.best_weight = fmax(ranking.best_weight, candidate->weight);
        if (candidate->reranked && candidate->facets.year > ranking.newest)
            ranking.newest = candidate->facets.year;
    }
    ranking.mean_length = candidates->count > 0 ? tokens / (double)candidates->count : 0;
    double idf = 0;
    for (size_t i = 0; i < query->word_count; i++) {
        const struct query_word *word = &query->words[i];
        ranking.typed += word->role != WORD_SPELLING;
        idf += word->role != WORD_SPELLING ? word->idf : 0;
        ranking.plain_idf += word->role > WORD_NAME ? word->idf : 0;
    }
    ranking.typed_idf = idf;
    ranking.mean_idf = ranking.typed > 0 ? idf / (double)ranking.typed : 0;
    for (size_t i = 0; i < query->pair_count; i++)
        ranking.pair_weight += query_pair_weight(query, i);
    pair_links_make(query, &ranking.links);
    return ranking;
}

static size_t token_count(const struct candidate *candidate)
{
    const struct forward *forward = &candidate->forward;
    return candidate->reranked ? (size_t)forward->question + forward->heading + forward->text : 0;
}

/* Matches of all candidates first: some features look at those of others. */
static bool match_all(const struct word_table *table, struct candidate_list *candidates, struct arena *arena)
{
    size_t room = 0;
    for (size_t i = 0; i < candidates->count; i++)
        room += token_count(&candidates->items[i]);
    struct match *matches = arena_array(arena, room, sizeof *matches);
    for (size_t i = 0; matches != NULL && i < candidates->count; i++) {
        struct candidate *candidate = &candidates->items[i];
        candidate->matches = matches;
        candidate->match_count = candidate->reranked ? find_matches(table, &candidate->forward, matches) : 0;
        matches += candidate->match_count;
    }
    return matches != NULL;
}

enum avow_status candidates_score(const struct understanding *query, date_day today,
                                  struct candidate_list *candidates, struct arena *arena,
                                  struct avow_error *err)
{
    struct word_table *table = arena_alloc(arena, sizeof *table);
    const struct answer_words *answer_words = &query->weights->answer_words;
    uint32_t *seen = arena_array(arena, answer_words->count, sizeof *seen);
    if (table == NULL || seen == NULL)
        return error_set_no_memory(err, "search");
    table_fill(table, query);
    if (!match_all(table, candidates, arena))
        return error_set_no_memory(err, "search");
    struct ranking ranking = ranking_of(query, today, candidates);
    for (size_t i = 0; i < candidates->count; i++) {
        struct candidate *candidate = &candidates->items[i];
        ranking.matches = candidate->matches;
        ranking.match_count = candidate->match_count;
        ranking.title_count = candidate->reranked ? find_title(table, &candidate->forward, ranking.title) : 0;
        ranking.answer_words = answer_words_sum(answer_words, &candidate->forward, seen, (uint32_t)i + 1);
        profile_make(query, &ranking.links, ranking.matches, ranking.match_count, &ranking.profile);
        score(&ranking, candidate);
    }
    return AVOW_OK;
}

void candidates_sort(struct candidate_list *candidates)
{
    qsort(candidates->items, candidates->count, sizeof *candidates->items, by_score);
}

double candidate_agreement(const struct candidate *candidate)
{
    return candidate->values[FEATURE_STANDARD] + candidate->values[FEATURE_SERVICE];
}
