/* Standards that a query describes without naming them. */
#include "search/meaning.h"
#include "terms/forward.h"

#include <stdlib.h>

enum {
    ASKED_STEMS = 256,
    REACH = 6 /* words, small ones left out, that a topic's words may stand apart from its first */
};

/* A stem that the query has at a place, or that the vocabulary has for what stands there. */
struct asked_stem {
    uint32_t hash;
    uint32_t word; /* counted without small words */
    uint32_t token;
};

struct asked_stems {
    struct asked_stem items[ASKED_STEMS];
    size_t count;
};

/* A topic whose words the query has. */
struct met_topic {
    const struct vocabulary_standard *standard;
    uint16_t number;
    size_t words;
    uint32_t first; /* tokens [first, last] */
    uint32_t last;
};

struct met_topics {
    struct met_topic items[ASKED_STEMS];
    size_t count;
};

static void add_stem(struct asked_stems *stems, uint32_t hash, uint32_t word, uint32_t token)
{
    if (stems->count < ASKED_STEMS)
        stems->items[stems->count++] = (struct asked_stem){hash, word, token};
}

/* Single words that the vocabulary has for the one at hand. */
static void add_meanings(const struct meaning_table *table, uint32_t hash, uint32_t word, uint32_t token,
                         struct asked_stems *stems)
{
    size_t count = 0;
    const struct meaning_entry *entries = meaning_entries_find(&table->words, hash, &count);
    for (size_t i = 0; i < count; i++) {
        const struct meaning_line *line = &table->lines[entries[i].line];
        bool whole =
            line->relation != WORDS_ABBREVIATION && line->phrases[entries[i].phrase].tokens.count == 1;
        for (size_t k = 0; whole && k < line->count; k++)
            if (k != entries[i].phrase && line->phrases[k].tokens.count == 1)
                add_stem(stems, line->phrases[k].stems[0], word, token);
    }
}

static void gather(const struct meaning_table *table, const struct understanding *query,
                   struct asked_stems *stems)
{
    uint32_t word = 0;
    for (uint32_t i = 0; i < query->tokens.count; i++) {
        const struct token *token = &query->tokens.items[i];
        if ((token->flags & TOKEN_STOP) != 0)
            continue;
        uint32_t hash = forward_stem_hash(token->stem);
        add_stem(stems, hash, word, i);
        add_meanings(table, hash, word, i, stems);
        word++;
    }
}

/* The nearest place of a stem within reach of word `near`, on a token of its own. */
static const struct asked_stem *nearest(const struct asked_stems *stems, uint32_t hash, uint32_t near,
                                        const uint32_t *taken, size_t taken_count)
{
    const struct asked_stem *best = NULL;
    for (size_t i = 0; i < stems->count; i++) {
        const struct asked_stem *stem = &stems->items[i];
        bool free = true;
        for (size_t k = 0; k < taken_count; k++)
            free = free && taken[k] != stem->token;
        if (stem->hash == hash && free &&
            (best == NULL || labs((long)stem->word - (long)near) < labs((long)best->word - (long)near)))
            best = stem;
    }
    return best != NULL && labs((long)best->word - (long)near) <= REACH ? best : NULL;
}

/* All words of the topic, its first at `start`. */
static bool is_met(const struct asked_stems *stems, const struct meaning_phrase *phrase,
                   const struct asked_stem *start, struct met_topic *out)
{
    uint32_t taken[PHRASE_STEMS] = {start->token};
    *out = (struct met_topic){.words = phrase->tokens.count, .first = start->token, .last = start->token};
    for (size_t i = 1; i < phrase->tokens.count; i++) {
        const struct asked_stem *stem = nearest(stems, phrase->stems[i], start->word, taken, i);
        if (stem == NULL)
            return false;
        taken[i] = stem->token;
        out->first = stem->token < out->first ? stem->token : out->first;
        out->last = stem->token > out->last ? stem->token : out->last;
    }
    return true;
}

/* "services and staff management" is no service management: what a topic's words say ends where a part of the
 * sentence does. */
static bool is_parted(const struct understanding *query, const struct met_topic *topic)
{
    static const char *const joints[] = {"and", "but", "or", NULL};
    const struct token *tokens = query->tokens.items;
    for (uint32_t i = topic->first; i < topic->last; i++) {
        for (size_t at = tokens[i].end; at < tokens[i + 1].start; at++)
            if (span_find_byte(SPAN(",;:?!"), query->text.bytes[at], 0) != SPAN_NONE)
                return true;
        if (i > topic->first && span_is_one_of(tokens[i].fold, joints))
            return true;
    }
    return false;
}

static void meet(const struct lease *lease, const struct understanding *query,
                 const struct asked_stems *stems, const struct asked_stem *start, struct met_topics *met)
{
    const struct meaning_table *table = &lease->view->meanings;
    size_t count = 0;
    const struct meaning_entry *entries = meaning_entries_find(&table->subjects, start->hash, &count);
    for (size_t i = 0; i < count && met->count < ASKED_STEMS; i++) {
        const struct topic_line *line = &table->topics[entries[i].line];
        struct met_topic *topic = &met->items[met->count];
        uint16_t number = 0;
        if (!is_met(stems, &line->phrases[entries[i].phrase], start, topic) || is_parted(query, topic) ||
            !understanding_number(&lease->view->manifest.standards, line->standard->id, &number))
            continue;
        topic->standard = line->standard;
        topic->number = number;
        met->count++;
    }
}

static int by_words(const void *left, const void *right)
{
    const struct met_topic *a = left;
    const struct met_topic *b = right;
    if (a->words != b->words)
        return a->words > b->words ? -1 : 1;
    if (a->last - a->first != b->last - b->first)
        return a->last - a->first < b->last - b->first ? -1 : 1;
    return (a->number > b->number) - (a->number < b->number);
}

/* Nothing is left of it that a longer description does not say. */
static bool is_covered(const struct understanding *query, const struct met_topics *met, size_t number)
{
    const struct met_topic *topic = &met->items[number];
    for (size_t i = 0; i < number; i++) {
        const struct met_topic *longer = &met->items[i];
        if (longer->words > topic->words && longer->first <= topic->last && topic->first <= longer->last)
            return true;
    }
    for (size_t i = 0; i < query->topic_count; i++)
        if (query->topics[i].number == topic->number)
            return true;
    return false;
}

static bool names_standard(const struct understanding *query)
{
    for (size_t i = 0; i < query->name_count; i++)
        if (query->names[i].mention.type == MENTION_STANDARD)
            return true;
    return false;
}

enum avow_status topics_find(struct lease *lease, const struct span_list *plain, struct understanding *out,
                             struct avow_error *err)
{
    if (names_standard(out))
        return AVOW_OK;
    struct asked_stems *stems = arena_alloc(&lease->arena, sizeof *stems);
    struct met_topics *met = arena_alloc(&lease->arena, sizeof *met);
    if (stems == NULL || met == NULL)
        return error_set_no_memory(err, "search");
    gather(&lease->view->meanings, out, stems);
    for (size_t i = 0; i < stems->count; i++)
        meet(lease, out, stems, &stems->items[i], met);
    qsort(met->items, met->count, sizeof *met->items, by_words);
    for (size_t i = 0; i < met->count && out->topic_count < QUERY_TOPICS; i++) {
        const struct met_topic *topic = &met->items[i];
        struct span text =
            span_part(out->text, out->tokens.items[topic->first].start, out->tokens.items[topic->last].end);
        if (!is_covered(out, met, i) && !words_are_plain(text, plain))
            out->topics[out->topic_count++] =
                (struct asked_topic){.text = text, .id = topic->standard->id, .number = topic->number};
    }
    return AVOW_OK;
}
