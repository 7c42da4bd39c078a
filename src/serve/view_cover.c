/* One service under one standard: the verdict of the scope lists, and the rows it rests on. */
#include "serve/view_cover.h"

#include "base/cleanup.h"
#include "serve/view_link.h"
#include "serve/view_words.h"

enum { MOST_ROWS = 4 };

static struct span get(const struct value *map, const char *key)
{
    return value_get_text(map, key);
}

/* The only name of a type that was recognised; NULL when there is none, or more than one. */
static const struct value *only_name(const struct value *answer, struct span type)
{
    const struct value *understood = value_get(value_get(answer, "query"), "understood");
    const struct value *found = NULL;
    for (size_t i = 0; understood != NULL && i < understood->count; i++) {
        if (!span_equal(get(&understood->items[i], "type"), type))
            continue;
        if (found != NULL && !span_equal(get(found, "id"), get(&understood->items[i], "id")))
            return NULL;
        found = &understood->items[i];
    }
    return found;
}

enum avow_status cover_find(const struct request *request, const struct value *answer, struct value *scope,
                            struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer json = BUFFER_INIT;
    const struct value *standard = only_name(answer, SPAN("standard"));
    const struct value *service = only_name(answer, SPAN("service"));
    *scope = (struct value){.type = VALUE_NULL};
    if (standard == NULL || service == NULL)
        return AVOW_OK;
    struct search_scope_request asked = {
        .standard = get(standard, "id"),
        .service = get(service, "id"),
        .today = request->today,
        .audience = request->audience,
    };
    enum avow_status status = request_day(request, "as_of", &asked.as_of, err);
    if (status == AVOW_OK)
        status = search_scope(request->site->engine, &asked, &json, err);
    return status == AVOW_OK ? json_read(buffer_span(&json), request->arena, scope, err) : status;
}

bool cover_is_unclear(const struct value *scope)
{
    return span_equal(get(scope, "verdict"), SPAN("unclear"));
}

static struct value stated_row(struct view *view, const struct value *given)
{
    struct value row = VIEW_MAP;
    const struct value *page = value_get(given, "page");
    struct span environment = get(given, "environment");
    view_put_text(view, &row, "said_cover", words_cover(get(given, "stated"))->words);
    view_put_text(view, &row, "said_words", get(given, "words"));
    view_put_text(view, &row, "said_where", environment);
    view_put_text(view, &row, "said_page", get(page, "title"));
    view_put_text(view, &row, "said_href", link_statement(view, get(given, "statement_id")));
    words_put_day(view, &row, "said_iso", "said_day", get(given, "date"));
    return row;
}

void cover_put(struct view *view, struct value *page, const struct value *answer, const struct value *scope)
{
    const struct value *given = value_get(scope, "rows");
    const struct cover_words *verdict = words_cover(get(scope, "verdict"));
    struct value said = VIEW_LIST;
    bool is_known = scope != NULL && scope->type == VALUE_MAP;
    for (size_t i = 0; is_known && given != NULL && i < given->count && i < MOST_ROWS; i++)
        view_append(view, &said, stated_row(view, &given->items[i]));
    view_put_flag(view, page, "has_cover", is_known);
    view_put_text(view, page, "cover_words", verdict->words);
    view_put_text(view, page, "cover_look", span_of(verdict->look));
    view_put_text(view, page, "cover_service", get(only_name(answer, SPAN("service")), "name"));
    view_put_text(view, page, "cover_standard", get(only_name(answer, SPAN("standard")), "name"));
    view_put(view, page, "cover_rows", said);
}
