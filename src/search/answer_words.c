/* Look the stems of a statement up in the table of answer words. */
#include "search/answer_words.h"

#include <stdlib.h>

enum { ROW_SHIFT = 64 - 12 };

static const uint64_t spread = 0x9E3779B97F4A7C15; /* 2^64 over the golden ratio, odd */

uint64_t answer_word_key(uint32_t first, uint32_t second)
{
    return ((uint64_t)first << 32 | second) * spread;
}

static void visit_part(const struct forward_token *tokens, size_t count, answer_word_visit visit,
                       void *context)
{
    for (size_t i = 0; i < count; i++) {
        visit(context, tokens[i].stem, 0);
        if (i > 0)
            visit(context, tokens[i - 1].stem, tokens[i].stem);
    }
}

void answer_words_visit(const struct forward *forward, answer_word_visit visit, void *context)
{
    visit_part(forward->tokens, forward->question, visit, context);
    visit_part(forward->tokens + forward->question + forward->heading, forward->text, visit, context);
}

static uint64_t key_of(struct span words)
{
    struct span first = SPAN_EMPTY;
    bool one = span_next_piece(&words, ' ', &first);
    return answer_word_key(one ? forward_stem_hash(first) : 0, words.size > 0 ? forward_stem_hash(words) : 0);
}

static int by_key(const void *left, const void *right)
{
    const struct answer_word *a = left;
    const struct answer_word *b = right;
    return (a->key > b->key) - (a->key < b->key);
}

bool answer_words_make(struct answer_word *items, size_t count, struct arena *arena, struct answer_words *out)
{
    *out = (struct answer_words){.items = items, .count = count};
    if (count == 0)
        return true;
    size_t *starts = arena_array(arena, ANSWER_WORD_ROWS + 1, sizeof *starts);
    if (starts == NULL)
        return false;
    for (size_t i = 0; i < count; i++) {
        items[i].key = key_of(items[i].words);
        starts[(items[i].key >> ROW_SHIFT) + 1]++;
    }
    for (size_t row = 0; row < ANSWER_WORD_ROWS; row++)
        starts[row + 1] += starts[row];
    qsort(items, count, sizeof *items, by_key);
    out->starts = starts;
    return true;
}

/* One statement being summed up. */
struct sum {
    const struct answer_words *words;
    uint32_t *seen;
    uint32_t mark;
    double weight;
};

static void add(void *context, uint32_t first, uint32_t second)
{
    struct sum *sum = context;
    uint64_t key = answer_word_key(first, second);
    size_t row = key >> ROW_SHIFT;
    for (size_t i = sum->words->starts[row]; i < sum->words->starts[row + 1]; i++) {
        if (sum->words->items[i].key != key || sum->seen[i] == sum->mark)
            continue;
        sum->seen[i] = sum->mark;
        sum->weight += sum->words->items[i].weight;
    }
}

double answer_words_sum(const struct answer_words *words, const struct forward *forward, uint32_t *seen,
                        uint32_t mark)
{
    struct sum sum = {words, seen, mark, 0};
    if (words->count > 0)
        answer_words_visit(forward, add, &sum);
    return sum.weight;
}
