/* The hash table of words. */
#include "terms/lexicon.h"

#include <stdlib.h>
#include <string.h>

/* The limit keeps a server that is asked rubbish all day below 20 MB a tokeniser. */
enum { FIRST_CAPACITY = 1024, MOST_WORDS = 65536 };

enum avow_status lexicon_open(struct lexicon *lexicon, struct span language, struct avow_error *err)
{
    struct lexicon opened = {.capacity = FIRST_CAPACITY};
    enum avow_status status = word_maker_open(&opened.maker, language, err);
    if (status != AVOW_OK)
        return status;
    opened.table = calloc(FIRST_CAPACITY, sizeof(struct word *));
    if (opened.table == NULL) {
        word_maker_close(&opened.maker);
        return error_set_no_memory(err, "tokeniser");
    }
    *lexicon = opened;
    return AVOW_OK;
}

void lexicon_close(struct lexicon *lexicon)
{
    word_maker_close(&lexicon->maker);
    arena_free(&lexicon->kept);
    free(lexicon->table);
    *lexicon = (struct lexicon){0};
}

/* FNV-1a with its high bits mixed in: words are short, and nothing of it is stored on disk. */
static uint32_t hash_of(struct span raw)
{
    uint32_t sum = 2166136261u;
    for (size_t i = 0; i < raw.size; i++)
        sum = (sum ^ (unsigned char)raw.bytes[i]) * 16777619u;
    return sum ^ sum >> 15;
}

/* The place of a spelling, or the free one where it belongs. */
static size_t place_of(const struct lexicon *lexicon, struct span raw, uint32_t hash)
{
    size_t place = hash & (lexicon->capacity - 1);
    const struct word *word;
    while ((word = lexicon->table[place]) != NULL && (word->hash != hash || !span_equal(word->raw, raw)))
        place = (place + 1) & (lexicon->capacity - 1);
    return place;
}

static bool grow(struct lexicon *lexicon)
{
    struct lexicon larger = *lexicon;
    larger.capacity *= 2;
    larger.table = calloc(larger.capacity, sizeof(struct word *));
    if (larger.table == NULL)
        return false;
    for (size_t i = 0; i < lexicon->capacity; i++) {
        struct word *word = lexicon->table[i];
        if (word != NULL)
            larger.table[place_of(&larger, word->raw, word->hash)] = word;
    }
    free(lexicon->table);
    *lexicon = larger;
    return true;
}

static const struct word *add(struct lexicon *lexicon, struct span raw, uint32_t hash)
{
    if (lexicon->count * 2 >= lexicon->capacity && !grow(lexicon))
        return NULL;
    struct word *word = word_make(&lexicon->maker, raw, &lexicon->kept);
    if (word == NULL)
        return NULL;
    word->hash = hash;
    lexicon->table[place_of(lexicon, raw, hash)] = word;
    lexicon->count++;
    return word;
}

const struct word *lexicon_word(struct lexicon *lexicon, struct span raw, struct arena *arena)
{
    if (raw.size > WORD_LONGEST)
        return word_make(&lexicon->maker, raw, arena);
    uint32_t hash = hash_of(raw);
    const struct word *word = lexicon->table[place_of(lexicon, raw, hash)];
    if (word != NULL)
        return word;
    return lexicon->count < MOST_WORDS ? add(lexicon, raw, hash) : word_make(&lexicon->maker, raw, arena);
}
