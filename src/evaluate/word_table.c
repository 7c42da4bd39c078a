/* The table of words, from what questions and their right statements share. */
#include "evaluate/word_table.h"

#include <stdlib.h>

static const double prior_sights = 5;

/* Ids of the right statements of a question. */
static enum avow_status right_ids(const struct judged *judged, struct arena *arena, struct span_list *out,
                                  struct avow_error *err)
{
    struct span *ids = arena_array(arena, judged->relevant, sizeof *ids);
    if (ids == NULL)
        return error_set_no_memory(err, "train");
    size_t count = 0;
    for (size_t i = 0; i < judged->count; i++)
        if (judged->items[i].grade > 0)
            ids[count++] = judged->items[i].statement;
    *out = (struct span_list){ids, count};
    return AVOW_OK;
}

static enum avow_status add_sights(const struct search_stems *stems, size_t statements, size_t question,
                                   struct arena *arena, struct word_sights *out, size_t *capacity,
                                   struct avow_error *err)
{
    for (size_t row = 0; row < statements; row++)
        for (size_t i = 0; stems->known[row] && i < stems->count; i++) {
            if (!arena_grow(arena, &out->items, capacity, out->count, sizeof *out->items))
                return error_set_no_memory(err, "train");
            out->items[out->count++] =
                (struct word_sight){stems->stems[i], question, stems->held[row * stems->count + i]};
        }
    return AVOW_OK;
}

static int by_stem(const void *left, const void *right)
{
    const struct word_sight *a = left;
    const struct word_sight *b = right;
    int order = span_compare(a->stem, b->stem);
    if (order == 0)
        order = (a->question > b->question) - (a->question < b->question);
    return order != 0 ? order : a->held - b->held;
}

enum avow_status word_sights_take(struct search_engine *engine, const struct search_request *request,
                                  const struct question_list *questions, const struct qrels *qrels,
                                  struct arena *arena, struct word_sights *out, struct avow_error *err)
{
    struct word_sights sights = {0};
    size_t capacity = 0;
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < questions->count; i++) {
        struct judged judged = qrels_of(qrels, questions->items[i].id);
        struct search_request asked = *request;
        struct search_stems stems = {0};
        struct span_list ids = {0};
        asked.text = questions->items[i].text;
        status = right_ids(&judged, arena, &ids, err);
        if (status == AVOW_OK && ids.count > 0)
            status = search_stems(engine, &asked, &ids, arena, &stems, err);
        if (status == AVOW_OK)
            status = add_sights(&stems, ids.count, i, arena, &sights, &capacity, err);
    }
    if (sights.count > 0)
        qsort(sights.items, sights.count, sizeof *sights.items, by_stem);
    if (status == AVOW_OK)
        *out = sights;
    return status;
}

static double mean_held(const struct word_sights *sights, const bool *used)
{
    size_t seen = 0;
    size_t held = 0;
    for (size_t i = 0; i < sights->count; i++) {
        seen += used[sights->items[i].question];
        held += used[sights->items[i].question] && sights->items[i].held;
    }
    return seen > 0 ? (double)held / (double)seen : 0;
}

enum avow_status word_table_fit(const struct word_sights *sights, const bool *used, struct arena *arena,
                                const struct word_factor **words, size_t *count, struct avow_error *err)
{
    double mean = mean_held(sights, used);
    size_t filled = 0;
    struct word_factor *table = arena_array(arena, sights->count, sizeof *table);
    if (table == NULL)
        return error_set_no_memory(err, "train");
    for (size_t i = 0; mean > 0 && i < sights->count;) {
        size_t seen = 0;
        size_t held = 0;
        struct span stem = sights->items[i].stem;
        for (; i < sights->count && span_equal(sights->items[i].stem, stem); i++) {
            seen += used[sights->items[i].question];
            held += used[sights->items[i].question] && sights->items[i].held;
        }
        double share = ((double)held + prior_sights * mean) / ((double)seen + prior_sights);
        if (seen > 0)
            table[filled++] = (struct word_factor){stem, share / mean};
    }
    *words = table;
    *count = filled;
    return AVOW_OK;
}
