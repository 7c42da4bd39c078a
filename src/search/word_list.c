/* The words of the index, of all names and of what people say, and those of them that lie near a mistyped
 * one. */
#include "search/word_list.h"

#include "base/edits.h"
#include "terms/term.h"

#include <stdlib.h>

enum { ROWS_A_READ = 4096, TWO_SLIPS_FROM = 8, CAREFUL_TO = 5, LONGEST_WORD = 32 };

bool word_letters(struct span text, uint32_t *letters)
{
    *letters = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (text.bytes[i] < 'a' || text.bytes[i] > 'z')
            return false;
        *letters |= 1u << (text.bytes[i] - 'a');
    }
    return text.size > 0;
}

static int by_text(const void *left, const void *right)
{
    return span_compare(((const struct listed_word *)left)->text, ((const struct listed_word *)right)->text);
}

/* A list being filled. */
struct filling {
    struct word_list *list;
    size_t capacity;
    struct arena scratch; /* of one read */
};

static enum avow_status add(struct filling *filling, struct span text, uint64_t statements, bool acronym,
                            struct avow_error *err)
{
    struct word_list *list = filling->list;
    struct listed_word word = {.statements = statements, .acronym = acronym};
    if (text.size < LISTED_SHORTEST || text.size > LONGEST_WORD || !word_letters(text, &word.letters))
        return AVOW_OK;
    word.text = arena_copy(&list->arena, text);
    if (word.text.bytes == NULL ||
        !arena_grow(&list->arena, &list->items, &filling->capacity, list->count, sizeof *list->items))
        return error_set_no_memory(err, "search");
    list->items[list->count++] = word;
    return AVOW_OK;
}

static enum avow_status add_statements(struct filling *filling, struct store_reader *store,
                                       struct avow_error *err)
{
    struct span prefix = term_prefix(TERM_WORD);
    struct span from = SPAN_EMPTY;
    size_t count = ROWS_A_READ;
    while (count == ROWS_A_READ) {
        struct store_term_row *rows = NULL;
        enum avow_status status =
            store_reader_terms(store, prefix, from, ROWS_A_READ, &filling->scratch, &rows, &count, err);
        for (size_t i = from.size > 0; status == AVOW_OK && i < count; i++)
            status = add(filling, span_part(rows[i].term, prefix.size, rows[i].term.size), rows[i].documents,
                         false, err);
        if (status != AVOW_OK)
            return status;
        struct span last = count > 0 ? arena_copy(&filling->list->arena, rows[count - 1].term) : SPAN_EMPTY;
        if (count > 0 && last.bytes == NULL)
            return error_set_no_memory(err, "search");
        from = last;
        arena_reset(&filling->scratch);
    }
    return AVOW_OK;
}

/* The words of one name, parted at anything but letters, digits and what is not ASCII. */
static enum avow_status add_name(struct filling *filling, struct span name, struct avow_error *err)
{
    enum avow_status status = AVOW_OK;
    for (size_t at = 0; status == AVOW_OK && at < name.size;) {
        char fold[LONGEST_WORD + 1];
        size_t size = 0;
        bool small = false;
        for (; at < name.size; at++) {
            char byte = name.bytes[at];
            bool capital = byte >= 'A' && byte <= 'Z';
            bool part = capital || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ||
                        (unsigned char)byte >= 0x80;
            if (!part)
                break;
            small = small || (byte >= 'a' && byte <= 'z');
            if (size <= LONGEST_WORD)
                fold[size < LONGEST_WORD ? size : LONGEST_WORD] = capital ? (char)(byte - 'A' + 'a') : byte;
            size++;
        }
        at += at < name.size;
        if (size <= LONGEST_WORD)
            status = add(filling, (struct span){fold, size}, 0, !small, err);
    }
    return status;
}

static enum avow_status add_list(struct filling *filling, const struct span_list *names,
                                 struct avow_error *err)
{
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < names->count; i++)
        status = add_name(filling, names->items[i], err);
    return status;
}

static enum avow_status add_names(struct filling *filling, const struct vocabulary *vocabulary,
                                  struct avow_error *err)
{
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < vocabulary_standard_count(vocabulary); i++) {
        const struct vocabulary_standard *row = vocabulary_standard_at(vocabulary, i);
        status = add_name(filling, row->name, err);
        if (status == AVOW_OK)
            status = add_list(filling, &row->aliases, err);
    }
    for (size_t i = 0; status == AVOW_OK && i < vocabulary_service_count(vocabulary); i++) {
        const struct vocabulary_service *row = vocabulary_service_at(vocabulary, i);
        status = add_name(filling, row->name, err);
        if (status == AVOW_OK)
            status = add_list(filling, &row->aliases, err);
        for (size_t k = 0; status == AVOW_OK && k < row->former_count; k++)
            status = add_name(filling, row->formerly[k].name, err);
    }
    return status;
}

/* A word with a meaning is known though no statement has it. */
static enum avow_status add_meanings(struct filling *filling, const struct vocabulary *vocabulary,
                                     struct avow_error *err)
{
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < vocabulary_words_count(vocabulary); i++) {
        const struct vocabulary_words *row = vocabulary_words_at(vocabulary, i);
        if (row->relation == WORDS_ABBREVIATION)
            continue;
        status = add_name(filling, row->said, err);
        if (status == AVOW_OK)
            status = add_list(filling, &row->means, err);
    }
    return status;
}

/* Sort, and let one row stand for each word. It is an acronym only if no name writes it small. */
static void unite(struct word_list *list)
{
    size_t kept = 0;
    if (list->count > 1)
        qsort(list->items, list->count, sizeof *list->items, by_text);
    for (size_t i = 0; i < list->count; i++) {
        struct listed_word *last = kept > 0 ? &list->items[kept - 1] : NULL;
        if (last == NULL || !span_equal(last->text, list->items[i].text)) {
            list->items[kept++] = list->items[i];
            continue;
        }
        last->statements += list->items[i].statements;
        last->acronym = last->acronym || list->items[i].acronym;
    }
    list->count = kept;
}

enum avow_status word_list_fill(struct word_list *list, struct store_reader *store,
                                const struct vocabulary *vocabulary, struct avow_error *err)
{
    if (list->ready)
        return AVOW_OK;
    struct filling filling = {.list = list};
    enum avow_status status = add_statements(&filling, store, err);
    if (status == AVOW_OK)
        status = add_names(&filling, vocabulary, err);
    if (status == AVOW_OK)
        status = add_meanings(&filling, vocabulary, err);
    arena_free(&filling.scratch);
    if (status != AVOW_OK) {
        word_list_free(list);
        return status;
    }
    unite(list);
    list->ready = true;
    return AVOW_OK;
}

const struct listed_word *word_list_find(const struct word_list *list, struct span text)
{
    struct listed_word key = {.text = text};
    return list->count > 0 ? bsearch(&key, list->items, list->count, sizeof key, by_text) : NULL;
}

void word_list_free(struct word_list *list)
{
    arena_free(&list->arena);
    *list = (struct word_list){NULL};
}

static size_t bits(uint32_t set)
{
    size_t count = 0;
    for (; set != 0; set &= set - 1)
        count++;
    return count;
}

/* The same letters in another order. */
static bool is_swap(struct span a, struct span b)
{
    int counts[26] = {0};
    for (size_t i = 0; i < a.size && a.size == b.size; i++) {
        counts[a.bytes[i] - 'a']++;
        counts[b.bytes[i] - 'a']--;
    }
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        if (counts[i] != 0)
            return false;
    return a.size == b.size;
}

/* They differ only in letters that stand twice in a row in one and once in the other. */
static bool is_doubling(struct span a, struct span b)
{
    size_t i = 0;
    size_t k = 0;
    while (i < a.size && k < b.size && a.bytes[i] == b.bytes[k]) {
        char letter = a.bytes[i];
        for (i++; i < a.size && a.bytes[i] == letter; i++)
            ;
        for (k++; k < b.size && b.bytes[k] == letter; k++)
            ;
    }
    return i == a.size && k == b.size;
}

static bool may_begin(struct span typed, struct span word)
{
    return typed.bytes[0] == word.bytes[0] || typed.bytes[0] == word.bytes[1];
}

/* False when `word` cannot be meant. */
static bool is_near(struct span typed, uint32_t letters, const struct listed_word *word,
                    struct word_choice *choice)
{
    size_t most = typed.size >= TWO_SLIPS_FROM ? 2 : 1;
    size_t longer =
        typed.size > word->text.size ? typed.size - word->text.size : word->text.size - typed.size;
    if (longer > most || bits(letters ^ word->letters) > 2 * most || !may_begin(typed, word->text))
        return false;
    bool swap = is_swap(typed, word->text);
    if ((word->acronym || (typed.size <= CAREFUL_TO && longer == 0)) && !swap)
        return false;
    size_t slips = edits_between(typed, word->text);
    *choice = (struct word_choice){word, slips, (slips == 1 && swap) || is_doubling(typed, word->text)};
    return slips > 0 && slips <= most;
}

static bool is_likelier(const struct word_choice *choice, const struct word_choice *than)
{
    if (choice->slips != than->slips)
        return choice->slips < than->slips;
    if (choice->slight != than->slight)
        return choice->slight;
    return choice->word->statements > than->word->statements;
}

/* Insert a choice where it belongs; the last one falls out when there are too many. */
static size_t choose(struct word_choice choices[WORD_CHOICES], size_t count, struct word_choice choice)
{
    size_t at = count;
    while (at > 0 && is_likelier(&choice, &choices[at - 1]))
        at--;
    if (at == WORD_CHOICES)
        return count;
    for (size_t i = count < WORD_CHOICES ? count : WORD_CHOICES - 1; i > at; i--)
        choices[i] = choices[i - 1];
    choices[at] = choice;
    return count < WORD_CHOICES ? count + 1 : count;
}

size_t word_list_near(const struct word_list *list, struct span text,
                      struct word_choice choices[WORD_CHOICES])
{
    uint32_t letters = 0;
    size_t count = 0;
    if (text.size < LISTED_SHORTEST || text.size > LONGEST_WORD || !word_letters(text, &letters))
        return 0;
    for (size_t i = 0; i < list->count; i++) {
        struct word_choice choice;
        if (is_near(text, letters, &list->items[i], &choice))
            count = choose(choices, count, choice);
    }
    return count;
}
