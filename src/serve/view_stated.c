/* Rows of services in scope as cells and lines: word, where it is said, and what is said with it. */
#include "serve/view_stated.h"

#include "serve/view_link.h"
#include "serve/view_words.h"

#include <stdlib.h>
#include <strings.h>

/* A note that is longer would be cut within its sentence: it is told to be there, and its passage shows it.
 */
enum { NOTES_SHOWN = 2, NOTE_LONGEST = 44 };

const struct stated_look stated_looks[STATED_STATES] = {
    [STATED_YES] = {SPAN_INIT("yes"), "yes", "Covered", false},
    [STATED_EXCLUDED] = {SPAN_INIT("excluded"), "out", "Excluded", true},
    [STATED_UNCLEAR] = {SPAN_INIT("unclear"), "unclear", "Unclear", true},
    [STATED_NOT_STATED] = {SPAN_INIT("not stated"), "unstated", "Not stated", false},
};

static struct span get(const struct value *map, const char *key)
{
    return value_get_text(map, key);
}

enum stated_state stated_state_of(struct span verdict)
{
    for (int i = 0; i < STATED_STATES; i++)
        if (span_equal(stated_looks[i].verdict, verdict))
            return (enum stated_state)i;
    return STATED_NOT_STATED;
}

size_t stated_end(const struct value *rows, size_t first)
{
    size_t end = first;
    while (end < rows->count &&
           span_equal(get(&rows->items[end], "standard"), get(&rows->items[first], "standard")) &&
           span_equal(get(&rows->items[end], "service"), get(&rows->items[first], "service")))
        end++;
    return end;
}

struct span stated_standard_href(struct view *view, struct span id)
{
    return id.size > 0 ? link_named(view, "/standards/", id) : SPAN_EMPTY;
}

struct span stated_service_href(struct view *view, struct span id)
{
    return link_named(view, "/services/", id);
}

struct span stated_pair_href(struct view *view, struct span standard, struct span service)
{
    const struct link_edit edits[] = {
        {"standard", standard, LINK_SET},
        {"service", service, LINK_SET},
        {"environment", request_argument(view->request, "environment"), LINK_SET},
        {"as_of", request_argument(view->request, "as_of"), LINK_SET}};
    return link_fresh(view, "/scope", edits, sizeof edits / sizeof *edits);
}

/* Where the row is said: on its page, on the version of the day that was asked. */
static struct span passage_href(struct view *view, const struct value *row)
{
    struct span id = get(row, "statement_id");
    size_t hash = span_find_byte(id, '#', 0);
    size_t day = hash == SPAN_NONE ? SPAN_NONE : span_find_byte(id, '@', hash);
    struct span anchor = hash == SPAN_NONE ? SPAN_EMPTY : span_part(id, hash + 1, day);
    return link_page(view, get(value_get(row, "page"), "id"), anchor,
                     request_argument(view->request, "as_of"));
}

/* "Commercial: in the Frankfurt region only"; led by what this row states when the others state otherwise. */
static struct span note_of(struct view *view, const struct value *row)
{
    struct span place = get(row, "environment");
    struct span qualifier = get(row, "qualifier");
    bool differs = !span_equal(get(row, "stated"), get(row, "verdict"));
    bool is_in = span_equal(get(row, "stated"), SPAN("yes"));
    struct span said = !differs ? SPAN_EMPTY : is_in ? SPAN("Covered") : SPAN("Excluded");
    if (place.size + qualifier.size > NOTE_LONGEST && qualifier.size > 0)
        qualifier = is_in ? SPAN("with a condition") : SPAN("with a reason");
    const struct span parts[] = {said, place, qualifier};
    struct span note = SPAN_EMPTY;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].size > 0)
            note =
                note.size > 0 ? view_print(view, "%.*s: %.*s", SPAN_ARG(note), SPAN_ARG(parts[i])) : parts[i];
    return note;
}

static bool holds_note(const struct value *notes, struct span words)
{
    for (size_t i = 0; i < notes->count; i++)
        if (span_equal(get(&notes->items[i], "note_words"), words))
            return true;
    return false;
}

static void append_note(struct view *view, struct value *notes, struct span words)
{
    struct value note = VIEW_MAP;
    view_put_text(view, &note, "note_words", words);
    view_append(view, notes, note);
}

static struct value notes_of(struct view *view, const struct value *rows, size_t first, size_t end)
{
    struct value all = VIEW_LIST;
    struct value shown = VIEW_LIST;
    for (size_t i = first; i < end; i++) {
        struct span words = note_of(view, &rows->items[i]);
        if (words.size > 0 && !holds_note(&all, words))
            append_note(view, &all, words);
    }
    for (size_t i = 0; i < all.count && i < NOTES_SHOWN; i++)
        view_append(view, &shown, all.items[i]);
    if (all.count > NOTES_SHOWN)
        append_note(view, &shown, view_print(view, "and %zu more", all.count - NOTES_SHOWN));
    return shown;
}

struct value stated_cell(struct view *view, const struct value *rows, size_t first, size_t end)
{
    const struct value *row = &rows->items[first];
    const struct stated_look *look = &stated_looks[stated_state_of(get(row, "verdict"))];
    bool is_one = true;
    struct value cell = VIEW_MAP;
    for (size_t i = first + 1; i < end; i++)
        is_one = is_one && span_equal(get(&rows->items[i], "statement_id"), get(row, "statement_id"));
    view_put_text(view, &cell, "cell_look", span_of(look->look));
    view_put_text(view, &cell, "cell_words", span_of(look->words));
    view_put_text(view, &cell, "cell_href",
                  is_one ? passage_href(view, row)
                         : stated_pair_href(view, get(row, "standard"), get(row, "service")));
    view_put(view, &cell, "cell_notes", notes_of(view, rows, first, end));
    return cell;
}

struct span stated_counts(struct view *view, const size_t *counts)
{
    static const char *const words[STATED_STATES] = {"covered", "excluded", "unclear", "not stated"};
    struct span all = SPAN_EMPTY;
    for (int i = 0; i < STATED_STATES; i++)
        if (counts[i] > 0)
            all = view_print(view, "%.*s%s%.*s %s", SPAN_ARG(all), all.size > 0 ? ", " : "",
                             SPAN_ARG(view_number(view, (int64_t)counts[i])), words[i]);
    return all;
}

/* A line of a list while it is sorted. */
struct line {
    const struct value *row;
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
    return order != 0 ? order : (a->row > b->row) - (a->row < b->row);
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
        return passage_href(view, row);
    }
}

static void put_said(struct view *view, struct value *map, const struct value *row, enum stated_name name)
{
    struct span words = get(row, "words");
    bool is_plain = name != STATED_BY_PAGE && span_equal_case(words, get(row, "name"));
    view_put_text(view, map, "line_place", get(row, "environment"));
    view_put_text(view, map, "line_said", is_plain ? SPAN_EMPTY : words);
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
    const struct value *row = line->row;
    const struct stated_look *look =
        &stated_looks[stated_state_of(get(row, name == STATED_BY_PAGE ? "stated" : "in_scope"))];
    bool is_unclear = look == &stated_looks[STATED_UNCLEAR];
    bool is_in = span_equal(get(row, "stated"), SPAN("yes"));
    struct value map = VIEW_MAP;
    view_put_text(view, &map, "line_name", line->name);
    view_put_text(view, &map, "line_name_href", name_href(view, row, name));
    view_put_text(view, &map, "line_look", span_of(look->look));
    view_put_text(view, &map, "line_words", span_of(look->words));
    view_put_text(view, &map, "line_stated",
                  !is_unclear ? SPAN_EMPTY
                  : is_in     ? SPAN("here: covered")
                              : SPAN("here: excluded"));
    view_put_text(view, &map, "line_href", passage_href(view, row));
    put_said(view, &map, row, name);
    put_source(view, &map, row, names_page && name != STATED_BY_PAGE);
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

void stated_put_lines(struct view *view, struct value *map, const struct value *rows, enum stated_name name)
{
    struct value list = VIEW_LIST;
    size_t count = rows != NULL ? rows->count : 0;
    struct line *lines = arena_array(view->arena, count, sizeof *lines);
    bool is_one = count > 0 && name != STATED_BY_PAGE && is_one_page(rows);
    view->failed = view->failed || lines == NULL;
    for (size_t i = 0; lines != NULL && i < count; i++) {
        const struct value *row = &rows->items[i];
        lines[i] = (struct line){row, name_of(view, row, name),
                                 stated_looks[stated_state_of(get(row, "in_scope"))].is_exception};
    }
    if (lines != NULL && count > 0)
        qsort(lines, count, sizeof *lines, compare_lines);
    for (size_t i = 0; lines != NULL && i < count; i++)
        view_append(view, &list, line_of(view, &lines[i], name, !is_one));
    const struct value *page = is_one ? value_get(&rows->items[0], "page") : NULL;
    view_put_flag(view, map, "has_covers", count > 0);
    view_put(view, map, "covers", list);
    view_put_text(view, map, "covers_title", get(page, "title"));
    view_put_text(view, map, "covers_href",
                  is_one
                      ? link_page(view, get(page, "id"), SPAN_EMPTY, request_argument(view->request, "as_of"))
                      : SPAN_EMPTY);
    words_put_day(view, map, "covers_iso", "covers_date", is_one ? get(&rows->items[0], "date") : SPAN_EMPTY);
}
