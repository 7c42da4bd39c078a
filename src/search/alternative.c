/* Understand each side of an OR alone and join the sides under one floor. */
#include "search/alternative.h"

#include "search/stage_one.h"
#include "search/understand.h"

#include <math.h>

/* The sides as one query: a statement weighs what its better side gives it. */
struct sides {
    struct branch words;
    struct branch operators;
    double lowest;  /* weight that some side takes */
    double highest; /* weight that some side can give */
};

/* Fields are taken already: what is left of them is words. */
static bool no_field(struct span name)
{
    (void)name;
    return false;
}

static enum avow_status highest_weight(struct search_run *run, const struct store_query *query, double *out,
                                       struct avow_error *err)
{
    struct store_search_options options = STORE_SEARCH_OPTIONS_INIT;
    struct store_result found = {0};
    options.limit = 0;
    options.k1 = run->lease->weights->k1;
    options.b = run->lease->weights->b;
    enum avow_status status = store_search(run->store, query, &options, &run->lease->arena, &found, err);
    *out = status == AVOW_OK ? found.max_possible : 0;
    return status;
}

static enum avow_status read_side(struct search_run *run, struct span text, struct understanding *out,
                                  struct avow_error *err)
{
    struct lexed lexed;
    enum avow_status status = lexer_run(text, no_field, &run->lease->arena, &lexed, err);
    return status == AVOW_OK ? understand(run->lease, &lexed, &run->request, out, err) : status;
}

/* The sides repeat the words around them: together they may be as many as one query's. */
static bool has_room(const struct understanding *sides, size_t count)
{
    size_t words = 0;
    size_t forms = 0;
    for (size_t i = 0; i < count; i++) {
        words += sides[i].word_count;
        for (size_t k = 0; k < sides[i].word_count; k++)
            forms += sides[i].words[k].form_count;
    }
    return words <= QUERY_WORDS && forms <= QUERY_FORMS_ALL;
}

static enum avow_status add_side(struct search_run *run, const struct understanding *side,
                                 struct sides *sides, struct avow_error *err)
{
    double highest = 0;
    const struct store_query *operators = NULL;
    const struct store_query *words = stage_one_words(&run->tree, side);
    enum avow_status status =
        stage_one_operators(run->lease, &run->tree, &side->lexed, words, &operators, err);
    if (status == AVOW_OK)
        status = highest_weight(run, operators, &highest, err);
    if (status != AVOW_OK)
        return status;
    branch_add(&run->tree, &sides->words, words);
    branch_add(&run->tree, &sides->operators, operators);
    sides->lowest = fmin(sides->lowest, stage_one_floor(side) * highest);
    sides->highest = fmax(sides->highest, highest);
    return AVOW_OK;
}

enum avow_status alternatives_build(struct search_run *run, struct avow_error *err)
{
    size_t count = run->lexed.side_count;
    struct sides sides = {.lowest = HUGE_VAL};
    if (count == 0 || run->listing || run->stops_only)
        return AVOW_OK;
    run->sides = arena_array(&run->lease->arena, count, sizeof *run->sides);
    if (run->sides == NULL)
        return error_set_no_memory(err, "search");
    for (size_t i = 0; i < count; i++) {
        struct span text = {run->lexed.sides[i], run->lexed.text.size};
        enum avow_status status = read_side(run, text, &run->sides[i], err);
        if (status != AVOW_OK)
            return status;
    }
    if (!has_room(run->sides, count))
        return AVOW_OK;
    for (size_t i = 0; i < count; i++) {
        enum avow_status status = add_side(run, &run->sides[i], &sides, err);
        if (status != AVOW_OK)
            return status;
    }
    run->side_count = count;
    run->floor = sides.highest > 0 ? sides.lowest / sides.highest : 0;
    run->words = tree_list(&run->tree, STORE_MAX, &sides.words);
    struct lexed only_excluded = run->lexed;
    only_excluded.phrase_count = 0;
    return stage_one_operators(run->lease, &run->tree, &only_excluded,
                               tree_list(&run->tree, STORE_MAX, &sides.operators), &run->operators, err);
}
