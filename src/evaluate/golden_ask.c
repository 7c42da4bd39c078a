/* Golden questions asked, and what came first instead. */
#include "evaluate/golden.h"

#include "base/cleanup.h"
#include "base/json_writer.h"
#include "base/value.h"

#include <stdio.h>

static const double rounding = 1e-9;

/* The id of the first result, in `arena`; empty when there is none. */
static enum avow_status first_id(const struct buffer *answer, struct arena *arena, struct span *out,
                                 struct avow_error *err)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct value value;
    enum avow_status status = json_read(buffer_span(answer), &scratch, &value, err);
    if (status != AVOW_OK)
        return status;
    const struct value *results = value_get(&value, "results");
    struct span id =
        results != NULL && results->count > 0 ? value_get_text(&results->items[0], "id") : SPAN_EMPTY;
    *out = arena_copy(arena, id);
    return out->bytes != NULL ? AVOW_OK : error_set_no_memory(err, "golden");
}

static enum avow_status ask(struct search_engine *engine, const struct search_request *request,
                            const struct golden *golden, const struct golden_row *row, struct arena *arena,
                            struct span *first, struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer answer = BUFFER_INIT;
    struct search_request asked = *request;
    asked.text = row->question;
    asked.limit = 1;
    asked.facets = false;
    enum avow_status status = search_run(engine, &asked, &answer, NULL, NULL, err);
    if (status == AVOW_USAGE && err != NULL) {
        struct avow_error why = *err;
        char place[sizeof why.place];
        snprintf(place, sizeof place, "%s:%zu", golden->path, row->line);
        return error_set(err, AVOW_BAD_INPUT, place, "%s", why.message);
    }
    return status == AVOW_OK ? first_id(&answer, arena, first, err) : status;
}

static bool is_wanted(const struct golden_row *row, struct span id)
{
    for (size_t i = 0; i < row->statements.count; i++)
        if (span_equal(row->statements.items[i], id))
            return true;
    return false;
}

enum avow_status golden_ask(struct search_engine *engine, const struct search_request *request,
                            const struct golden *golden, struct arena *arena, struct golden_result *out,
                            struct avow_error *err)
{
    struct golden_result result = {.golden = golden,
                                   .misses = arena_array(arena, golden->count, sizeof *result.misses)};
    enum avow_status status = result.misses == NULL ? error_set_no_memory(err, "golden") : AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < golden->count; i++) {
        struct span first = SPAN_EMPTY;
        status = ask(engine, request, golden, &golden->rows[i], arena, &first, err);
        if (status == AVOW_OK && !is_wanted(&golden->rows[i], first))
            result.misses[result.miss_count++] = (struct golden_miss){&golden->rows[i], first};
    }
    if (status != AVOW_OK)
        return status;
    double right = (double)(golden->count - result.miss_count);
    result.met = right >= golden->floor * (double)golden->count - rounding;
    *out = result;
    return AVOW_OK;
}

static void write_miss(struct json_writer *json, const struct golden_miss *miss)
{
    json_begin_map(json);
    json_field_integer(json, "line", (int64_t)miss->row->line);
    json_field_text(json, "question", miss->row->question);
    json_field_texts(json, "wanted", miss->row->statements.items, miss->row->statements.count);
    json_field_text_or_null(json, "first", miss->first);
    json_end_map(json);
}

void golden_write(const struct golden_result *result, struct buffer *out)
{
    struct json_writer json = json_writer_to(out);
    json_begin_map(&json);
    json_field_text(&json, "file", span_of(result->golden->path));
    json_field_integer(&json, "questions", (int64_t)result->golden->count);
    json_field_integer(&json, "right", (int64_t)(result->golden->count - result->miss_count));
    json_field_number(&json, "floor", result->golden->floor, 6);
    json_field_boolean(&json, "met", result->met);
    json_key(&json, "misses");
    json_begin_list(&json);
    for (size_t i = 0; i < result->miss_count; i++)
        write_miss(&json, &result->misses[i]);
    json_end_list(&json);
    json_end_map(&json);
}
