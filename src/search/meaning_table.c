/* Cut the vocabulary's words into stems once for all queries of a generation. */
#include "search/meaning_table.h"

#include "base/cleanup.h"
#include "terms/forward.h"

#include <stdlib.h>

struct making {
    struct tokeniser *tokeniser;
    struct arena *arena;
    struct avow_error *err;
};

static void making_end(struct making *making)
{
    tokeniser_free(making->tokeniser);
}

/* The tokeniser's own memory is forgotten with it. */
static bool keep(struct making *making, struct token *token)
{
    token->stem = arena_copy(making->arena, token->stem);
    token->fold = arena_copy(making->arena, token->fold);
    return token->stem.bytes != NULL && token->fold.bytes != NULL;
}

/* Who says "leave the company" says "leave your company" too. */
static bool is_determiner(const struct token *token)
{
    static const struct span words[] = {SPAN_INIT("a"),     SPAN_INIT("an"),  SPAN_INIT("the"),
                                        SPAN_INIT("my"),    SPAN_INIT("our"), SPAN_INIT("your"),
                                        SPAN_INIT("their"), SPAN_INIT("its")};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (span_equal(words[i], token->fold))
            return true;
    return false;
}

static enum avow_status cut(struct making *making, struct span text, struct meaning_phrase *out)
{
    struct token_list all = {0};
    out->text = text;
    enum avow_status status = tokeniser_run(making->tokeniser, text, making->arena, &all, making->err);
    if (status != AVOW_OK)
        return status;
    out->tokens.items = arena_array(making->arena, all.count, sizeof *all.items);
    if (out->tokens.items == NULL)
        return error_set_no_memory(making->err, "search");
    out->heard.items = all.items;
    for (size_t i = 0; i < all.count; i++) {
        struct token *token = &all.items[i];
        bool stop = (token->flags & TOKEN_STOP) != 0;
        if (!keep(making, token))
            return error_set_no_memory(making->err, "search");
        if (!is_determiner(token) && (!stop || out->heard.count > 0))
            out->heard.items[out->heard.count++] = *token;
        if (stop || out->tokens.count == PHRASE_STEMS)
            continue;
        out->stems[out->tokens.count] = forward_stem_hash(token->stem);
        out->tokens.items[out->tokens.count++] = *token;
    }
    return AVOW_OK;
}

static enum avow_status enter(struct making *making, struct meaning_entries *entries,
                              const struct meaning_phrase *phrase, size_t line, size_t number)
{
    if (phrase->tokens.count == 0)
        return AVOW_OK;
    if (!arena_grow(making->arena, &entries->items, &entries->capacity, entries->count,
                    sizeof *entries->items))
        return error_set_no_memory(making->err, "search");
    entries->items[entries->count++] =
        (struct meaning_entry){phrase->stems[0], (uint32_t)line, (uint32_t)number};
    return AVOW_OK;
}

static enum avow_status make_line(struct making *making, const struct vocabulary_words *row, size_t number,
                                  struct meaning_table *table)
{
    struct meaning_line *line = &table->lines[number];
    *line = (struct meaning_line){.relation = row->relation, .count = row->means.count + 1};
    line->phrases = arena_array(making->arena, line->count, sizeof *line->phrases);
    if (line->phrases == NULL)
        return error_set_no_memory(making->err, "search");
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < line->count; i++) {
        status = cut(making, i == 0 ? row->said : row->means.items[i - 1], &line->phrases[i]);
        bool asked = i == 0 || row->relation != WORDS_MEANING;
        if (status == AVOW_OK && asked && row->means.count > 0)
            status = enter(making, &table->words, &line->phrases[i], number, i);
    }
    return status;
}

static enum avow_status make_topics(struct making *making, const struct vocabulary_standard *standard,
                                    size_t number, struct meaning_table *table)
{
    struct topic_line *line = &table->topics[number];
    *line = (struct topic_line){.standard = standard, .count = standard->topics.count};
    line->phrases = arena_array(making->arena, line->count, sizeof *line->phrases);
    if (line->phrases == NULL)
        return error_set_no_memory(making->err, "search");
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < line->count; i++) {
        status = cut(making, standard->topics.items[i], &line->phrases[i]);
        if (status == AVOW_OK)
            status = enter(making, &table->subjects, &line->phrases[i], number, i);
    }
    return status;
}

static int by_stem(const void *left, const void *right)
{
    const struct meaning_entry *a = left;
    const struct meaning_entry *b = right;
    if (a->stem != b->stem)
        return a->stem < b->stem ? -1 : 1;
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    return (a->phrase > b->phrase) - (a->phrase < b->phrase);
}

static void sort(struct meaning_entries *entries)
{
    if (entries->count > 0)
        qsort(entries->items, entries->count, sizeof *entries->items, by_stem);
}

enum avow_status meaning_table_make(const struct vocabulary *vocabulary, struct arena *arena,
                                    struct meaning_table *out, struct avow_error *err)
{
    CLEANUP(making_end) struct making making = {.arena = arena, .err = err};
    struct meaning_table table = {.line_count = vocabulary_words_count(vocabulary),
                                  .topic_count = vocabulary_standard_count(vocabulary)};
    enum avow_status status = tokeniser_new(SPAN("en"), &making.tokeniser, err);
    if (status != AVOW_OK)
        return status;
    table.lines = arena_array(arena, table.line_count, sizeof *table.lines);
    table.topics = arena_array(arena, table.topic_count, sizeof *table.topics);
    if (table.lines == NULL || table.topics == NULL)
        return error_set_no_memory(err, "search");
    for (size_t i = 0; status == AVOW_OK && i < table.line_count; i++)
        status = make_line(&making, vocabulary_words_at(vocabulary, i), i, &table);
    for (size_t i = 0; status == AVOW_OK && i < table.topic_count; i++)
        status = make_topics(&making, vocabulary_standard_at(vocabulary, i), i, &table);
    if (status != AVOW_OK)
        return status;
    sort(&table.words);
    sort(&table.subjects);
    *out = table;
    return AVOW_OK;
}

const struct meaning_entry *meaning_entries_find(const struct meaning_entries *entries, uint32_t stem,
                                                 size_t *count)
{
    size_t low = 0;
    size_t high = entries->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (entries->items[middle].stem < stem)
            low = middle + 1;
        else
            high = middle;
    }
    for (*count = 0; low + *count < entries->count && entries->items[low + *count].stem == stem;)
        (*count)++;
    return *count > 0 ? &entries->items[low] : NULL;
}
