/* Rows of services in scope as the lines of a list: name, word, and what is said, exceptions first. */
#include "serve/view_stated.h"

#include "serve/view_link.h"
#include "serve/view_words.h"

#include <stdlib.h>
#include <strings.h>

enum { SAIDS_SHOWN = 2 };

static struct span get(const struct value *map, const char *key)
{
    return value_get_text(map, key);
}

/* A line of a list while it is sorted: the rows [first, end) of one service and standard. */
struct line {
    const struct value *rows;
    size_t first;
    size_t end;
    struct span name;
    bool is_exception;
};

static int compare_names(struct span a, struct span b)
{
    size_t size = a.size < b.size ? a.size : b.size;
    int order = size > 0 ? strncasecmp(a.bytes, b.bytes, size) : 0;
    return order != 0 ? order : (a.size > b.size) - (a.size < b.size);
}

static int compare_lines(const void *left, const void *right)
{
    const struct line *a = left, *b = right;
    int order = (int)b->is_exception - (int)a->is_exception;
    if (order == 0)
        order = compare_names(a->name, b->name);
    return order != 0 ? order : (a->first > b->first) - (a->first < b->first);
}

static struct span standard_of(struct view *view, const struct value *row)
{
    struct value standard = VIEW_MAP;
    view_put_text(view, &standard, "name", get(row, "standard_name"));
    view_put_text(view, &standard, "edition", get(row, "edition"));
    view_put_text(view, &standard, "level", get(row, "level"));
    return get(row, "standard").size > 0 ? words_standard(view, &standard) : SPAN_EMPTY;
}

static struct span name_of(struct view *view, const struct value *row, enum stated_name name)
{
    struct span standard = name == STATED_BY_STANDARD ? standard_of(view, row) : SPAN_EMPTY;
    if (name == STATED_BY_SERVICE)
        return get(row, "service_name");
    return standard.size > 0 ? standard : get(value_get(row, "page"), "title");
}

static struct span name_href(struct view *view, const struct value *row, enum stated_name name)
{
    switch (name) {
    case STATED_BY_SERVICE:
        return stated_service_href(view, get(row, "service"));
    case STATED_BY_STANDARD:
        return stated_standard_href(view, get(row, "standard"));
    default:
        return stated_passage_href(view, row);
    }
}

static bool says_more(const struct value *row, enum stated_name name)
{
    return name == STATED_BY_PAGE || !span_equal_case(get(row, "words"), get(row, "name"));
}

static bool holds_words(const struct value *list, const struct value *said)
{
    for (size_t i = 0; i < list->count; i++)
        if (span_equal(get(&list->items[i], "said_text"), get(said, "said_text")) &&
            span_equal(get(&list->items[i], "said_lead"), get(said, "said_lead")))
            return true;
    return false;
}

/* What one row says beyond the name: its words, led by its state when the rows differ. A passage that names
 * twenty services is not told twenty times. */
static struct value said_of(struct view *view, const struct value *row, enum stated_name name)
{
    struct span state = name != STATED_BY_PAGE ? stated_otherwise(row) : SPAN_EMPTY;
    struct span place = get(row, "environment");
    struct value said = VIEW_MAP;
    view_put_text(view, &said, "said_lead",
                  state.size == 0 || place.size == 0
                      ? (state.size > 0 ? state : place)
                      : view_print(view, "%.*s: %.*s", SPAN_ARG(state), SPAN_ARG(place)));
    struct span words = name != STATED_BY_PAGE ? stated_row_words(row) : get(row, "words");
    view_put_text(view, &said, "said_text", state.size > 0 || says_more(row, name) ? words : SPAN_EMPTY);
    view_put_text(view, &said, "said_long", words.size == 0 ? stated_long : SPAN_EMPTY);
    view_put_text(view, &said, "said_link", stated_passage_href(view, row));
    return said;
}

/* A place alone tells nothing where other words name it too. */
static bool is_told(const struct value *list, size_t number)
{
    const struct value *said = &list->items[number];
    for (size_t i = 0; get(said, "said_text").size == 0 && i < list->count; i++)
        if (i != number && span_equal(get(&list->items[i], "said_lead"), get(said, "said_lead")))
            return true;
    return false;
}

/* The shortest words of the rows, so that a sentence which names twenty services is told once at most. */
static struct value saids_of(struct view *view, const struct line *line, enum stated_name name, size_t *more)
{
    struct value all = VIEW_LIST;
    struct value shown = VIEW_LIST;
    for (size_t i = line->first; i < line->end; i++) {
        struct value said = said_of(view, &line->rows->items[i], name);
        bool is_empty =
            get(&said, "said_text").size + get(&said, "said_long").size + get(&said, "said_lead").size == 0;
        if (is_empty || holds_words(&all, &said))
            continue;
        view_append(view, &all, said);
        for (size_t k = all.count - 1; k > 0 && !view->failed; k--) {
            struct value moving = all.items[k];
            if (get(&all.items[k - 1], "said_text").size <= get(&moving, "said_text").size)
                break;
            all.items[k] = all.items[k - 1];
            all.items[k - 1] = moving;
        }
    }
    size_t told = 0;
    for (size_t i = 0; i < all.count; i++) {
        if (is_told(&all, i))
            continue;
        if (told++ < SAIDS_SHOWN)
            view_append(view, &shown, all.items[i]);
    }
    *more = told - shown.count;
    return shown;
}

static void put_source(struct view *view, struct value *map, const struct value *row, bool names_page)
{
    const struct value *page = value_get(row, "page");
    view_put_text(view, map, "line_title", names_page ? get(page, "title") : SPAN_EMPTY);
    words_put_day(view, map, "line_iso", "line_date", names_page ? get(row, "date") : SPAN_EMPTY);
}

/* Side by side each row tells what it states itself; in a list, what all rows make of it. */
static struct value line_of(struct view *view, const struct line *line, enum stated_name name,
                            bool names_page)
{
    const struct value *row = &line->rows->items[line->first];
    bool is_alone = name == STATED_BY_PAGE;
    const struct stated_look *look = stated_look_of(get(row, is_alone ? "stated" : "verdict"));
    size_t more = 0;
    struct value map = VIEW_MAP;
    view_put_text(view, &map, "line_name", line->name);
    view_put_text(view, &map, "line_name_href", name_href(view, row, name));
    view_put_text(view, &map, "line_look", span_of(look->look));
    view_put_text(view, &map, "line_words", is_alone ? span_of(look->words) : stated_words(row));
    view_put_text(view, &map, "line_href",
                  is_alone ? stated_passage_href(view, row)
                           : stated_cell_href(view, line->rows, line->first, line->end));
    view_put(view, &map, "saids", saids_of(view, line, name, &more));
    view_put_text(view, &map, "saids_more", more > 0 ? view_print(view, "and %zu more", more) : SPAN_EMPTY);
    view_put_text(view, &map, "saids_href",
                  stated_pair_href(view, get(row, "standard"), get(row, "service")));
    put_source(view, &map, row, names_page && !is_alone);
    return map;
}

static bool is_one_page(const struct value *rows)
{
    for (size_t i = 1; i < rows->count; i++)
        if (!span_equal(get(value_get(&rows->items[i], "page"), "id"),
                        get(value_get(&rows->items[0], "page"), "id")))
            return false;
    return rows->count > 0;
}

/* Rows without a standard stand for their pages: each alone, as do all of them side by side. */
static size_t line_end(const struct value *rows, size_t first, enum stated_name name)
{
    bool is_alone = name == STATED_BY_PAGE || get(&rows->items[first], "standard").size == 0;
    return is_alone ? first + 1 : stated_end(rows, first);
}

size_t stated_put_lines(struct view *view, struct value *map, const struct value *rows, enum stated_name name,
                        size_t first, size_t limit)
{
    struct value list = VIEW_LIST;
    size_t count = 0;
    size_t room = rows != NULL ? rows->count : 0;
    struct line *lines = arena_array(view->arena, room, sizeof *lines);
    bool is_one = room > 0 && name != STATED_BY_PAGE && is_one_page(rows);
    view->failed = view->failed || lines == NULL;
    for (size_t i = 0, end = 0; lines != NULL && i < room; i = end) {
        end = line_end(rows, i, name);
        lines[count++] = (struct line){rows, i, end, name_of(view, &rows->items[i], name),
                                       stated_look_of(get(&rows->items[i], "verdict"))->is_exception};
    }
    if (lines != NULL && count > 0 && name != STATED_BY_PAGE)
        qsort(lines, count, sizeof *lines, compare_lines);
    for (size_t i = first; i < count && i - first < limit; i++)
        view_append(view, &list, line_of(view, &lines[i], name, !is_one));
    const struct value *page = is_one ? value_get(&rows->items[0], "page") : NULL;
    view_put_flag(view, map, "has_covers", list.count > 0);
    view_put(view, map, "covers", list);
    view_put_text(view, map, "covers_title", get(page, "title"));
    view_put_text(view, map, "covers_href",
                  is_one ? link_page(view, get(page, "id"), SPAN_EMPTY, view->as_of) : SPAN_EMPTY);
    words_put_day(view, map, "covers_iso", "covers_date", is_one ? get(&rows->items[0], "date") : SPAN_EMPTY);
    return count;
}
