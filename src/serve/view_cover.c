/* A service under a standard: the verdict of the scope lists, and the rows it rests on. */
#include "serve/view_cover.h"

#include "serve/view_link.h"
#include "serve/view_stated.h"
#include "serve/view_words.h"

enum { MOST_ROWS = 4 };

static struct span get(const struct value *map, const char *key)
{
    return value_get_text(map, key);
}

static struct value stated_row(struct view *view, const struct value *given)
{
    struct value row = VIEW_MAP;
    const struct value *page = value_get(given, "page");
    struct span environment = get(given, "environment");
    view_put_text(view, &row, "said_cover", span_of(stated_look_of(get(given, "stated"))->words));
    view_put_text(view, &row, "said_words", stated_row_words(given));
    view_put_text(view, &row, "said_long", stated_long);
    view_put_text(view, &row, "said_where", environment);
    view_put_text(view, &row, "said_page", get(page, "title"));
    view_put_text(view, &row, "said_href", link_statement(view, get(given, "statement_id")));
    words_put_day(view, &row, "said_iso", "said_day", get(given, "date"));
    return row;
}

/* Where all rows of the answer are listed; what is not stated of a place has those of others. */
static struct span all_rows_href(struct view *view, const struct value *scope)
{
    bool is_elsewhere = span_equal(get(scope, "verdict"), SPAN("not stated"));
    struct span place = is_elsewhere ? SPAN_EMPTY : get(scope, "environment");
    const struct link_edit edits[] = {{"standard", get(value_get(scope, "standard"), "id"), LINK_SET},
                                      {"service", get(value_get(scope, "service"), "id"), LINK_SET},
                                      {"environment", place, LINK_SET},
                                      {"as_of", get(scope, "as_of"), LINK_SET}};
    return link_fresh(view, "/scope", edits, sizeof edits / sizeof *edits);
}

static struct value cover_of(struct view *view, const struct value *scope)
{
    const struct value *given = value_get(scope, "rows");
    size_t count = given != NULL ? given->count : 0;
    struct value cover = VIEW_MAP;
    struct value said = VIEW_LIST;
    for (size_t i = 0; i < count && i < MOST_ROWS; i++)
        view_append(view, &said, stated_row(view, &given->items[i]));
    view_put_text(view, &cover, "cover_words", stated_words(scope));
    view_put_text(view, &cover, "cover_look", span_of(stated_look_of(get(scope, "verdict"))->look));
    view_put_text(view, &cover, "cover_service", get(value_get(scope, "service"), "name"));
    view_put_text(view, &cover, "cover_standard", get(value_get(scope, "standard"), "name"));
    view_put_text(view, &cover, "cover_place", get(scope, "environment"));
    words_put_day(view, &cover, "cover_iso", "cover_day", get(scope, "as_of"));
    view_put_flag(view, &cover, "cover_beside",
                  count > 0 && span_equal(get(scope, "verdict"), SPAN("not stated")));
    view_put(view, &cover, "cover_rows", said);
    view_put_text(view, &cover, "all_cover_words", view_count(view, (int64_t)count, "row", "rows"));
    view_put_text(view, &cover, "all_cover_href",
                  count > MOST_ROWS ? all_rows_href(view, scope) : SPAN_EMPTY);
    return cover;
}

void cover_put(struct view *view, struct value *page, const struct value *answer)
{
    const struct value *scope = value_get(answer, "scope");
    const struct value *several = value_get(answer, "scopes");
    struct value boxes = VIEW_LIST;
    if (scope != NULL && scope->type == VALUE_MAP)
        view_append(view, &boxes, cover_of(view, scope));
    for (size_t i = 0; several != NULL && i < several->count; i++)
        view_append(view, &boxes, cover_of(view, &several->items[i]));
    view_put(view, page, "cover_boxes", boxes);
}
