/* One walk over the matches: counts, neighbours, the best sentence. */
#include "search/profile.h"

#include <math.h>
#include <string.h>

/* The walk's memory: where each word stood last. */
struct walk {
    const struct understanding *query;
    const struct pair_links *links;
    struct profile *out;
    uint32_t last[QUERY_WORDS];     /* key of part and place, 0 = not yet */
    uint16_t sentence[QUERY_WORDS]; /* the last sentence it was counted in, plus one */
    double weight;                  /* of the sentence at hand */
    uint16_t at;
};

double query_pair_weight(const struct understanding *query, size_t pair)
{
    const struct query_pair *both = &query->pairs[pair];
    return (query->words[both->first].weight + query->words[both->second].weight) / 2;
}

void pair_links_make(const struct understanding *query, struct pair_links *out)
{
    memset(out->by_first, 0, query->word_count * sizeof *out->by_first);
    memset(out->by_second, 0, query->word_count * sizeof *out->by_second);
    for (size_t i = 0; i < query->pair_count; i++) {
        const struct query_pair *pair = &query->pairs[i];
        out->next_by_first[i] = out->by_first[pair->first];
        out->by_first[pair->first] = (uint16_t)(i + 1);
        out->next_by_second[i] = out->by_second[pair->second];
        out->by_second[pair->second] = (uint16_t)(i + 1);
    }
}

/* Tokens since `word` stood in this part, 0 when it did not. */
static uint32_t distance(const struct walk *walk, uint32_t word, uint32_t key)
{
    uint32_t last = walk->last[word];
    return last != 0 && last >> 16 == key >> 16 ? key - last : 0;
}

static void see_pairs(struct walk *walk, const struct match *match, uint32_t key)
{
    struct profile *out = walk->out;
    for (size_t i = walk->links->by_second[match->word]; i != 0; i = walk->links->next_by_second[i - 1]) {
        uint32_t apart = distance(walk, walk->query->pairs[i - 1].first, key);
        if (apart == 0)
            continue;
        out->near[i - 1] = fmaxf(out->near[i - 1], 1 / (float)apart);
        out->pairs[i - 1] = (uint16_t)(out->pairs[i - 1] + (apart == 1 && match->part != PART_HEADING));
    }
    for (size_t i = walk->links->by_first[match->word]; i != 0; i = walk->links->next_by_first[i - 1]) {
        uint32_t apart = distance(walk, walk->query->pairs[i - 1].second, key);
        if (apart > 0)
            out->near[i - 1] = fmaxf(out->near[i - 1], .5f / (float)apart);
    }
}

static void see_sentence(struct walk *walk, const struct match *match)
{
    if (match->sentence != walk->at)
        walk->weight = 0;
    walk->at = match->sentence;
    if (walk->sentence[match->word] == match->sentence + 1)
        return;
    walk->sentence[match->word] = (uint16_t)(match->sentence + 1);
    walk->weight += walk->query->words[match->word].weight * (double)match->strength;
    walk->out->sentence = fmax(walk->out->sentence, walk->weight);
}

static void clear(const struct understanding *query, struct profile *out)
{
    memset(out->counts, 0, query->word_count * sizeof *out->counts);
    memset(out->exact, 0, query->word_count * sizeof *out->exact);
    memset(out->parts, 0, query->word_count * sizeof *out->parts);
    memset(out->pairs, 0, query->pair_count * sizeof *out->pairs);
    memset(out->near, 0, query->pair_count * sizeof *out->near);
    for (size_t i = 0; i < query->word_count; i++)
        out->strength[i] = 1;
    out->sentence = 0;
}

/* Where all words of a phrase stand, what they stand for is met, if it is not there in a better way. */
static void see_phrases(const struct understanding *query, struct profile *out)
{
    for (size_t i = 0; i < query->phrase_count; i++) {
        const struct query_phrase *phrase = &query->phrases[i];
        uint8_t parts = UINT8_MAX;
        for (size_t k = 0; k < phrase->count; k++)
            parts &= out->parts[phrase->members[k]];
        for (size_t k = 0; parts != 0 && k < phrase->asked_count; k++) {
            size_t word = phrase->asked[k];
            float strength = (float)phrase->strength;
            out->strength[word] = out->parts[word] == 0 ? strength : fmaxf(out->strength[word], strength);
            out->parts[word] |= parts;
        }
    }
}

void profile_make(const struct understanding *query, const struct pair_links *links,
                  const struct match *matches, size_t count, struct profile *out)
{
    struct walk walk;
    walk.query = query;
    walk.links = links;
    walk.out = out;
    walk.weight = 0;
    walk.at = 0;
    memset(walk.last, 0, query->word_count * sizeof *walk.last);
    memset(walk.sentence, 0, query->word_count * sizeof *walk.sentence);
    clear(query, out);
    for (size_t i = 0; i < count; i++) {
        const struct match *match = &matches[i];
        uint32_t key = ((uint32_t)match->part + 1) << 16 | match->place;
        out->strength[match->word] = out->parts[match->word] == 0
                                         ? match->strength
                                         : fmaxf(out->strength[match->word], match->strength);
        out->parts[match->word] |= (uint8_t)(1u << match->part);
        if (match->part != PART_HEADING) {
            out->counts[match->word]++;
            out->exact[match->word] = (uint16_t)(out->exact[match->word] + match->exact);
        }
        see_pairs(&walk, match, key);
        see_sentence(&walk, match);
        walk.last[match->word] = key;
    }
    see_phrases(query, out);
}
