/* Choose the window of sentences. */
#include "search/snippet.h"

#include "terms/forward.h"

/* A word of the query at a token of the text. */
struct found_word {
    uint32_t start;
    uint16_t word;
};

struct window {
    const struct understanding *query;
    double weights[QUERY_WORDS];
    bool named; /* a service is */
    struct sentence_list sentences;
    struct found_word *found;
    size_t found_count;
    size_t *first_found; /* for each sentence, the first of its words in `found`; one more at the end */
};

static uint32_t sentence_start(const struct window *window, size_t sentence)
{
    return sentence == 0 ? 0 : window->sentences.ends[sentence - 1];
}

static void split_found(struct window *window)
{
    size_t at = 0;
    for (size_t i = 0; i < window->sentences.count; i++) {
        window->first_found[i] = at;
        while (at < window->found_count && window->found[at].start < window->sentences.ends[i])
            at++;
    }
    window->first_found[window->sentences.count] = at;
}

/* As they rank, but those of a service before all others: of a list of services a reader wants to see the one
 * that he named. */
static void weigh_words(struct window *window)
{
    const struct understanding *query = window->query;
    for (size_t i = 0; i < query->word_count; i++)
        window->weights[i] = query->words[i].weight;
    for (size_t i = 0; i < query->name_count; i++) {
        const struct mention *name = &query->names[i].mention;
        for (size_t k = name->first_token; name->type == MENTION_SERVICE && k < name->end_token; k++) {
            size_t word = understanding_word(query, forward_stem_hash(query->tokens.items[k].stem));
            if (word != SPAN_NONE)
                window->weights[word] = query->all_weight;
            window->named = window->named || word != SPAN_NONE;
        }
    }
}

static enum avow_status window_open(struct window *window, struct arena *arena, const struct read_text *read,
                                    struct avow_error *err)
{
    enum avow_status status = sentences_of(read->text, arena, &window->sentences, err);
    if (status != AVOW_OK)
        return status;
    window->found = arena_array(arena, read->tokens.count, sizeof *window->found);
    window->first_found = arena_array(arena, window->sentences.count + 1, sizeof *window->first_found);
    if (window->found == NULL || window->first_found == NULL)
        return error_set_no_memory(err, "search");
    for (size_t i = 0; i < read->tokens.count; i++) {
        const struct token *token = &read->tokens.items[i];
        size_t word = (token->flags & TOKEN_STOP) != 0
                          ? SPAN_NONE
                          : understanding_word(window->query, forward_stem_hash(token->stem));
        if (word != SPAN_NONE)
            window->found[window->found_count++] = (struct found_word){token->start, (uint16_t)word};
    }
    split_found(window);
    return AVOW_OK;
}

/* Sum of the weights of the words of sentence `sentence` that are not in `seen` yet. */
static double new_weight(const struct window *window, size_t sentence, bool seen[QUERY_WORDS])
{
    double sum = 0;
    for (size_t i = window->first_found[sentence]; i < window->first_found[sentence + 1]; i++) {
        uint16_t word = window->found[i].word;
        if (!seen[word])
            sum += window->weights[word];
        seen[word] = true;
    }
    return sum;
}

static bool fits(const struct window *window, size_t first, size_t last)
{
    return window->sentences.ends[last] - sentence_start(window, first) <= SNIPPET_BYTES;
}

/* The heaviest window; of equal ones the shortest, but of the lines that name a service the first, which is
 * the most general. */
static void choose(const struct window *window, size_t *first, size_t *last)
{
    double best = 0;
    size_t best_size = SIZE_MAX;
    for (size_t i = 0; i < window->sentences.count; i++) {
        bool seen[QUERY_WORDS] = {false};
        double weight = 0;
        for (size_t k = i; k < window->sentences.count && (k == i || fits(window, i, k)); k++) {
            weight += new_weight(window, k, seen);
            size_t size = window->sentences.ends[k] - sentence_start(window, i);
            if (weight > best || (!window->named && weight >= best && weight > 0 && size < best_size)) {
                best = weight;
                best_size = size;
                *first = i;
                *last = k;
            }
        }
    }
}

/* Trim white space, which belongs to the sentence before it. */
static void trim(struct span text, struct snippet *snippet)
{
    struct span part = span_part(text, snippet->start, snippet->end);
    struct span trimmed = span_trim(part);
    snippet->start += (uint32_t)(trimmed.size > 0 ? trimmed.bytes - part.bytes : 0);
    snippet->end = snippet->start + (uint32_t)trimmed.size;
}

/* The line that byte `at` is in; empty for one that is no row of a table. */
static struct span row_at(struct span text, size_t at)
{
    size_t start = at;
    while (start > 0 && text.bytes[start - 1] != '\n')
        start--;
    struct span line = span_part(text, start, span_find_byte(text, '\n', at));
    return span_find(line, SPAN(" | "), 0) != SPAN_NONE ? line : SPAN_EMPTY;
}

struct span snippet_table_heading(struct span text, uint32_t start)
{
    struct span first = SPAN_EMPTY;
    size_t at = start;
    if (start == 0 || text.bytes[start - 1] != '\n' || row_at(text, start).size == 0)
        return SPAN_EMPTY;
    for (struct span row; at > 0 && (row = row_at(text, at - 1)).size > 0;
         at = (size_t)(row.bytes - text.bytes))
        first = row;
    return first;
}

enum avow_status snippet_find(struct lease *lease, const struct understanding *query,
                              const struct read_text *read, struct snippet *out, struct avow_error *err)
{
    struct window window = {.query = query};
    weigh_words(&window);
    *out = (struct snippet){0};
    enum avow_status status = marks_find(query, read, &lease->arena, &out->marks, err);
    if (status == AVOW_OK)
        status = window_open(&window, &lease->arena, read, err);
    if (status != AVOW_OK || window.sentences.count == 0)
        return status;
    size_t first = 0;
    size_t last = 0;
    choose(&window, &first, &last);
    while (last + 1 < window.sentences.count && fits(&window, first, last + 1))
        last++;
    while (first > 0 && fits(&window, first - 1, last))
        first--;
    out->start = sentence_start(&window, first);
    out->end = window.sentences.ends[last];
    out->before = first;
    out->after = window.sentences.count - 1 - last;
    trim(read->text, out);
    return AVOW_OK;
}
