/* Whether the scope lists contradict each other about what a question names: their first is no answer then.
 */
#include "base/cleanup.h"
#include "command/search.h"

static struct span text(const struct value *map, const char *key)
{
    return value_get_text(map, key);
}

/* The id of the only name of a type that was recognised; empty when there is none, or more than one. */
static struct span only_name(const struct value *answer, struct span type)
{
    const struct value *understood = value_get(value_get(answer, "query"), "understood");
    struct span found = SPAN_EMPTY;
    for (size_t i = 0; understood != NULL && i < understood->count; i++) {
        struct span id = text(&understood->items[i], "id");
        if (!span_equal(text(&understood->items[i], "type"), type))
            continue;
        if (found.size > 0 && !span_equal(found, id))
            return SPAN_EMPTY;
        found = id;
    }
    return found;
}

static bool leads_with_list(const struct value *answer)
{
    const struct value *results = value_get(answer, "results");
    return results != NULL && results->count > 0 &&
           span_equal(text(&results->items[0], "kind"), SPAN("scope"));
}

bool search_is_unclear(struct search_engine *engine, const struct search_request *request,
                       const struct value *answer)
{
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    CLEANUP(buffer_free) struct buffer json = BUFFER_INIT;
    struct value scope = {.type = VALUE_NULL};
    const struct search_scope_request asked = {.standard = only_name(answer, SPAN("standard")),
                                               .service = only_name(answer, SPAN("service")),
                                               .as_of = request->as_of,
                                               .today = request->today,
                                               .audience = request->audience};
    return leads_with_list(answer) && asked.standard.size > 0 && asked.service.size > 0 &&
           search_scope(engine, &asked, &json, NULL) == AVOW_OK &&
           json_read(buffer_span(&json), &arena, &scope, NULL) == AVOW_OK &&
           span_equal(text(&scope, "verdict"), SPAN("unclear"));
}
