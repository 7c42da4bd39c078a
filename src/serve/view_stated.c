/* Rows of services in scope as cells: word, where it is said, and what is said with it. */
#include "serve/view_stated.h"

#include "serve/view_link.h"
#include "serve/view_words.h"

/* A note that is longer would be cut within its sentence: it is told to be there, and its passage shows it.
 */
enum { NOTES_SHOWN = 2, NOTE_LONGEST = 44, SAID_LONGEST = 200 };

const struct span stated_long = SPAN_INIT("named in a longer passage");

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

const struct stated_look *stated_look_of(struct span verdict)
{
    return &stated_looks[stated_state_of(verdict)];
}

struct span stated_words(const struct value *judged)
{
    enum stated_state state = stated_state_of(get(judged, "verdict"));
    bool limited = state == STATED_YES && value_true(value_get(judged, "limited"));
    return limited ? SPAN("Covered within limits") : span_of(stated_looks[state].words);
}

struct span stated_otherwise(const struct value *row)
{
    struct span stated = get(row, "stated");
    return span_equal(stated, get(row, "verdict")) ? SPAN_EMPTY : span_of(stated_look_of(stated)->words);
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
        {"as_of", view->as_of, LINK_SET}};
    return link_fresh(view, "/scope", edits, sizeof edits / sizeof *edits);
}

struct span stated_row_words(const struct value *row)
{
    struct span words = get(row, "words");
    return words.size > SAID_LONGEST ? get(row, "qualifier") : words;
}

struct span stated_passage_href(struct view *view, const struct value *row)
{
    struct span id = get(row, "statement_id");
    size_t hash = span_find_byte(id, '#', 0);
    size_t day = hash == SPAN_NONE ? SPAN_NONE : span_find_byte(id, '@', hash);
    struct span anchor = hash == SPAN_NONE ? SPAN_EMPTY : span_part(id, hash + 1, day);
    return link_page(view, get(value_get(row, "page"), "id"), anchor, view->as_of);
}

/* "Commercial: in the Frankfurt region only"; led by what this row states when the others state otherwise. */
static struct span note_of(struct view *view, const struct value *row)
{
    struct span place = get(row, "environment");
    struct span qualifier = get(row, "qualifier");
    if (place.size + qualifier.size > NOTE_LONGEST && qualifier.size > 0)
        qualifier =
            span_equal(get(row, "stated"), SPAN("yes")) ? SPAN("with a condition") : SPAN("with a reason");
    const struct span parts[] = {stated_otherwise(row), place, qualifier};
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

struct span stated_cell_href(struct view *view, const struct value *rows, size_t first, size_t end)
{
    const struct value *row = &rows->items[first];
    for (size_t i = first + 1; i < end; i++)
        if (!span_equal(get(&rows->items[i], "statement_id"), get(row, "statement_id")))
            return stated_pair_href(view, get(row, "standard"), get(row, "service"));
    return stated_passage_href(view, row);
}

struct value stated_cell(struct view *view, const struct value *rows, size_t first, size_t end)
{
    const struct stated_look *look = stated_look_of(get(&rows->items[first], "verdict"));
    struct value cell = VIEW_MAP;
    view_put_text(view, &cell, "cell_look", span_of(look->look));
    view_put_text(view, &cell, "cell_words", stated_words(&rows->items[first]));
    view_put_text(view, &cell, "cell_href", stated_cell_href(view, rows, first, end));
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
