/* Reads answers of the search room back from their JSON. */
#include "unit/search/answer.h"

#include "support/test.h"

const struct value *answer_take(struct buffer *json, struct arena *arena)
{
    struct avow_error err = AVOW_ERROR_INIT;
    struct value *value = arena_alloc(arena, sizeof *value);
    struct span kept = arena_copy(arena, buffer_span(json));
    buffer_free(json);
    assert_non_null(value);
    assert_status(json_read(kept, arena, value, &err), AVOW_OK, &err);
    return value;
}

const struct value *answer_result(const struct value *answer, size_t number)
{
    const struct value *results = value_get(answer, "results");
    assert_true(number < results->count);
    return &results->items[number];
}

struct span answer_id(const struct value *answer, size_t number)
{
    return value_get_text(answer_result(answer, number), "id");
}

size_t answer_count(const struct value *answer)
{
    return value_get(answer, "results")->count;
}

int64_t answer_facet(const struct value *answer, const char *facet, const char *id)
{
    const struct value *list = value_get(value_get(answer, "facets"), facet);
    for (size_t i = 0; list != NULL && i < list->count; i++)
        if (span_equal(value_get_text(&list->items[i], "id"), span_of(id)))
            return value_integer(value_get(&list->items[i], "count"), -1);
    return -1;
}

size_t answer_row_count(const struct value *scope)
{
    return value_get(scope, "rows")->count;
}

const struct value *answer_row(const struct value *scope, size_t number)
{
    assert_true(number < answer_row_count(scope));
    return &value_get(scope, "rows")->items[number];
}

bool answer_notes(const struct value *answer, const char *part)
{
    const struct value *notes = value_get(value_get(answer, "query"), "notes");
    for (size_t i = 0; i < notes->count; i++)
        if (span_find(value_text(&notes->items[i]), span_of(part), 0) != SPAN_NONE)
            return true;
    return false;
}

bool answer_has(const struct value *answer, const char *id)
{
    for (size_t i = 0; i < answer_count(answer); i++)
        if (span_equal(answer_id(answer, i), span_of(id)))
            return true;
    return false;
}
