/* Which stems and pairs of stems the statements have: what a table of answer words is fitted from. */
#include "search/answer_words.h"

#include "base/cleanup.h"
#include "search/run.h"

#include <stdlib.h>

enum { ROWS_A_READ = 4096 };

static const uint32_t slots[] = {SLOT_FORWARD};

/* A stem or a pair that a statement has. */
struct sight {
    uint64_t key; /* answer_word_key */
    uint32_t first, second;
    uint32_t document;
};

/* What is gathered, in `scratch`. */
struct gathering {
    struct arena scratch;
    struct sight *sights;
    size_t count;
    size_t capacity;
    uint32_t document; /* at hand */
    bool failed;
};

static void gathering_free(struct gathering *gathering)
{
    arena_free(&gathering->scratch);
}

static void gather(void *context, uint32_t first, uint32_t second)
{
    struct gathering *all = context;
    all->failed = all->failed ||
                  !arena_grow(&all->scratch, &all->sights, &all->capacity, all->count, sizeof *all->sights);
    if (!all->failed)
        all->sights[all->count++] =
            (struct sight){answer_word_key(first, second), first, second, all->document};
}

static int by_key(const void *left, const void *right)
{
    const struct sight *a = left;
    const struct sight *b = right;
    int order = (a->key > b->key) - (a->key < b->key);
    return order != 0 ? order : (a->document > b->document) - (a->document < b->document);
}

/* All sights of all statements, in order, each once. */
static enum avow_status gather_all(struct store_reader *store, struct arena *arena, struct gathering *out,
                                   size_t *documents, struct avow_error *err)
{
    struct store_search_options options = STORE_SEARCH_OPTIONS_INIT;
    struct store_result found = {0};
    uint64_t count = 0;
    enum avow_status status = store_reader_count(store, &count, err);
    options.limit = (size_t)count;
    options.value_slots = slots;
    options.value_slot_count = sizeof slots / sizeof *slots;
    if (status == AVOW_OK)
        status = store_search(store, tree_all(), &options, arena, &found, err);
    for (size_t i = 0; status == AVOW_OK && i < found.count; i++) {
        struct forward forward = {0};
        out->document = (uint32_t)found.hits[i].document;
        *documents = out->document >= *documents ? out->document + 1 : *documents;
        if (forward_decode(found.hits[i].values[0], arena, &forward, NULL) == AVOW_OK)
            answer_words_visit(&forward, gather, out);
    }
    if (status == AVOW_OK && out->failed)
        status = error_set_no_memory(err, "search");
    if (status != AVOW_OK || out->count == 0)
        return status;
    qsort(out->sights, out->count, sizeof *out->sights, by_key);
    size_t kept = 1;
    for (size_t i = 1; i < out->count; i++)
        if (by_key(&out->sights[i], &out->sights[kept - 1]) != 0)
            out->sights[kept++] = out->sights[i];
    out->count = kept;
    return AVOW_OK;
}

/* A stem of the index by its hash. */
struct named_stem {
    uint32_t hash;
    struct span stem;
};

struct stem_names {
    struct named_stem *items;
    size_t count;
    size_t capacity;
};

static int by_hash(const void *left, const void *right)
{
    const struct named_stem *a = left;
    const struct named_stem *b = right;
    return (a->hash > b->hash) - (a->hash < b->hash);
}

/* Terms of other fields begin with a capital. */
static bool is_stem(struct span term)
{
    return term.size > 0 && (term.bytes[0] < 'A' || term.bytes[0] > 'Z');
}

static enum avow_status name_rows(const struct store_term_row *rows, size_t count, struct arena *arena,
                                  struct stem_names *out, struct avow_error *err)
{
    for (size_t i = 0; i < count; i++) {
        if (!is_stem(rows[i].term))
            continue;
        if (!arena_grow(arena, &out->items, &out->capacity, out->count, sizeof *out->items))
            return error_set_no_memory(err, "search");
        out->items[out->count++] = (struct named_stem){forward_stem_hash(rows[i].term), rows[i].term};
    }
    return AVOW_OK;
}

/* The stems of the index; what begins with a capital is passed over in one step. */
static enum avow_status name_stems(struct store_reader *store, struct arena *arena, struct stem_names *out,
                                   struct avow_error *err)
{
    struct span from = SPAN_EMPTY;
    size_t count = ROWS_A_READ;
    while (count == ROWS_A_READ) {
        struct store_term_row *rows = NULL;
        enum avow_status status =
            store_reader_terms(store, SPAN_EMPTY, from, ROWS_A_READ, arena, &rows, &count, err);
        size_t start = from.size > 0 && count > 0 && span_equal(rows[0].term, from);
        if (status == AVOW_OK)
            status = name_rows(rows + start, count - start, arena, out, err);
        if (status != AVOW_OK)
            return status;
        from = count > 0 ? rows[count - 1].term : from;
        if (!is_stem(from))
            from = SPAN("[");
    }
    if (out->count > 0)
        qsort(out->items, out->count, sizeof *out->items, by_hash);
    return AVOW_OK;
}

static struct span stem_of(const struct stem_names *names, uint32_t hash)
{
    struct named_stem key = {hash, SPAN_EMPTY};
    const struct named_stem *found =
        names->count > 0 ? bsearch(&key, names->items, names->count, sizeof *names->items, by_hash) : NULL;
    return found != NULL ? found->stem : SPAN_EMPTY;
}

/* As the table writes it; empty for a stem the index no longer has. `bytes` is NULL when memory ran out. */
static struct span words_of(const struct stem_names *names, const struct sight *sight, struct arena *arena)
{
    struct span first = stem_of(names, sight->first);
    struct span second = stem_of(names, sight->second);
    if (sight->second == 0 || first.size == 0)
        return arena_copy(arena, first);
    if (second.size == 0)
        return SPAN("");
    const char *both = arena_printf(arena, "%.*s %.*s", SPAN_ARG(first), SPAN_ARG(second));
    return both != NULL ? span_of(both) : SPAN_EMPTY;
}

/* The end of the run of sights with the same key. */
static size_t same_until(const struct gathering *all, size_t start)
{
    size_t end = start;
    while (end < all->count && all->sights[end].key == all->sights[start].key)
        end++;
    return end;
}

/* Give a number to what enough statements have, and keep only sights of that, their key now the number. */
static enum avow_status number_words(struct gathering *all, const struct stem_names *names, size_t least,
                                     struct arena *arena, struct search_word_sets *out,
                                     struct avow_error *err)
{
    size_t capacity = 0;
    size_t kept = 0;
    for (size_t start = 0, end = 0; start < all->count; start = end) {
        end = same_until(all, start);
        if (end - start < least)
            continue;
        struct span words = words_of(names, &all->sights[start], arena);
        if (words.bytes == NULL ||
            !arena_grow(arena, &out->words, &capacity, out->word_count, sizeof *out->words))
            return error_set_no_memory(err, "search");
        if (words.size == 0)
            continue;
        for (size_t i = start; i < end; i++) {
            all->sights[kept] = all->sights[i];
            all->sights[kept++].key = out->word_count;
        }
        out->words[out->word_count++] = words;
    }
    all->count = kept;
    return AVOW_OK;
}

/* The numbers by statement. */
static enum avow_status fill_statements(const struct gathering *all, struct arena *arena,
                                        struct search_word_sets *out, struct avow_error *err)
{
    uint32_t *numbers = arena_array(arena, all->count, sizeof *numbers);
    size_t *ends = arena_array(arena, out->statement_count + 1, sizeof *ends);
    out->statements = arena_array(arena, out->statement_count, sizeof *out->statements);
    if (numbers == NULL || ends == NULL || out->statements == NULL)
        return error_set_no_memory(err, "search");
    for (size_t i = 0; i < all->count; i++)
        out->statements[all->sights[i].document].count++;
    size_t start = 0;
    for (size_t i = 0; i < out->statement_count; i++) {
        out->statements[i].words = numbers + start;
        ends[i] = start;
        start += out->statements[i].count;
    }
    for (size_t i = 0; i < all->count; i++)
        numbers[ends[all->sights[i].document]++] = (uint32_t)all->sights[i].key;
    return AVOW_OK;
}

static enum avow_status read_word_sets(struct lease *lease, size_t least, struct arena *arena,
                                       struct search_word_sets *out, struct avow_error *err)
{
    CLEANUP(gathering_free) struct gathering all = {.scratch = ARENA_INIT};
    struct stem_names names = {0};
    struct search_word_sets sets = {0};
    enum avow_status status = gather_all(lease->now, &lease->arena, &all, &sets.statement_count, err);
    if (status == AVOW_OK)
        status = name_stems(lease->now, &lease->arena, &names, err);
    if (status == AVOW_OK)
        status = number_words(&all, &names, least, arena, &sets, err);
    if (status == AVOW_OK)
        status = fill_statements(&all, arena, &sets, err);
    if (status == AVOW_OK)
        *out = sets;
    return status;
}

enum avow_status search_word_sets(struct search_engine *engine, size_t least, struct arena *arena,
                                  struct search_word_sets *out, struct avow_error *err)
{
    struct lease *lease = NULL;
    enum avow_status status = lease_begin(engine, &lease, err);
    if (status != AVOW_OK)
        return status;
    status = read_word_sets(lease, least, arena, out, err);
    lease_end(engine, lease);
    return status;
}
