/* Readings, notes, missing words and reasons, from an answer's `query` and `explain`. */
#include "serve/view_reading.h"

#include "serve/view_filters.h"
#include "serve/view_link.h"
#include "serve/view_words.h"

enum { SUBJECTS_SHOWN = 3 };

/* What a recognised name stands for; its own name is told only where it differs from the words typed. */
static struct span meaning_of(struct view *view, const struct value *reading)
{
    struct span name = value_get_text(reading, "name");
    struct span edition = words_version(view, value_get_text(reading, "edition"));
    struct span level = words_version(view, value_get_text(reading, "level"));
    bool is_standard = span_equal(value_get_text(reading, "type"), SPAN("standard"));
    if (span_equal_case(name, value_get_text(reading, "text")))
        name = is_standard ? SPAN("the standard") : SPAN("the service");
    if (!is_standard)
        return name;
    if (level.size > 0)
        name = view_print(view, "%.*s %.*s", SPAN_ARG(name), SPAN_ARG(level));
    if (edition.size == 0)
        return view_print(view, "%.*s, any version", SPAN_ARG(name));
    return view_print(view, "%.*s, version %.*s", SPAN_ARG(name), SPAN_ARG(edition));
}

/* Some row of `list` has the text under `key`. */
static bool holds_text(const struct value *list, const char *key, struct span text)
{
    for (size_t i = 0; i < list->count; i++)
        if (span_equal(value_get_text(&list->items[i], key), text))
            return true;
    return false;
}

/* A name that is typed again is told once: the link takes back all of it. */
static void put_readings(struct view *view, struct value *page, const struct value *answer)
{
    const struct value *understood = value_get(value_get(answer, "query"), "understood");
    struct value readings = VIEW_LIST;
    for (size_t i = 0; understood != NULL && i < understood->count; i++) {
        struct value reading = VIEW_MAP;
        struct span words = value_get_text(&understood->items[i], "text");
        struct link_edit edit = {"plain", words, LINK_ADD};
        if (holds_text(&readings, "reading_words", words))
            continue;
        view_put_text(view, &reading, "reading_words", words);
        view_put_text(view, &reading, "reading_href", link_search(view, "/search", &edit, 1));
        view_put_text(view, &reading, "reading_meaning", meaning_of(view, &understood->items[i]));
        view_append(view, &readings, reading);
    }
    view_put_flag(view, page, "has_readings", readings.count > 0);
    view_put(view, page, "readings", readings);
}

/* The pages that tell all of a standard or service that is named: what it covers, its certificates. */
static void put_subjects(struct view *view, struct value *page, const struct value *answer)
{
    const struct value *understood = value_get(value_get(answer, "query"), "understood");
    struct value subjects = VIEW_LIST;
    for (size_t i = 0; understood != NULL && i < understood->count && subjects.count < SUBJECTS_SHOWN; i++) {
        struct span type = value_get_text(&understood->items[i], "type");
        struct span id = value_get_text(&understood->items[i], "id");
        bool is_standard = span_equal(type, SPAN("standard"));
        struct value subject = VIEW_MAP;
        if (id.size == 0 || (!is_standard && !span_equal(type, SPAN("service"))))
            continue;
        struct span href =
            is_standard ? link_named(view, "/standards/", id) : link_named(view, "/services/", id);
        if (holds_text(&subjects, "subject_href", href))
            continue;
        view_put_text(view, &subject, "subject_name", value_get_text(&understood->items[i], "name"));
        view_put_text(view, &subject, "subject_href", href);
        view_append(view, &subjects, subject);
    }
    view_put(view, page, "subjects", subjects);
}

/* What the reader took back: each can be had again. */
static void put_plains(struct view *view, struct value *page)
{
    const struct request *request = view->request;
    struct link_edit again = {"expand", SPAN_EMPTY, LINK_SET};
    bool is_plain = span_equal(request_argument(request, "expand"), SPAN("0"));
    struct value plains = VIEW_LIST;
    for (size_t i = 0; i < request->argument_count; i++) {
        struct value plain = VIEW_MAP;
        struct link_edit edit = {"plain", request->arguments[i].value, LINK_DROP};
        if (!span_equal(request->arguments[i].name, SPAN("plain")) || edit.value.size == 0)
            continue;
        view_put_text(view, &plain, "plain_words", edit.value);
        view_put_text(view, &plain, "plain_href", link_search(view, "/search", &edit, 1));
        view_append(view, &plains, plain);
    }
    view_put_flag(view, page, "has_plains", plains.count > 0);
    view_put(view, page, "plains", plains);
    view_put_text(view, page, "names_href", is_plain ? link_search(view, "/search", &again, 1) : SPAN_EMPTY);
}

/* Texts to copy are cut to a length: which, the link that ends it, and the rest of the search for the form
 * that sets it. */
static void put_length(struct view *view, struct value *page)
{
    const struct request *request = view->request;
    struct link_edit edit = {"words", SPAN_EMPTY, LINK_SET};
    struct span words = request_argument(request, "words");
    struct value kept = VIEW_LIST;
    for (size_t i = 0; i < request->argument_count; i++)
        if (!span_equal(request->arguments[i].name, SPAN("words")) && request->arguments[i].value.size > 0)
            view_append(view, &kept, filters_field(view, &request->arguments[i]));
    view_put_flag(view, page, "can_cut", true);
    view_put_text(view, page, "cut_words", words);
    view_put_text(view, page, "whole_href",
                  words.size > 0 ? link_search(view, "/search", &edit, 1) : SPAN_EMPTY);
    view_put(view, page, "cut_kept", kept);
}

/* A question that stands on many pages: the standards it could be asked about, else the passages. With a
 * standard among them it is the name of one that is lacking. */
static void put_choices(struct view *view, struct value *page, const struct value *answer)
{
    const struct value *choices = value_get(answer, "choices");
    struct value list = VIEW_LIST;
    bool has_standard = false;
    for (size_t i = 0; choices != NULL && i < choices->count; i++) {
        struct value choice = VIEW_MAP;
        struct link_edit edit = {"standard", value_get_text(&choices->items[i], "id"), LINK_SET};
        view_put_text(view, &choice, "choice_words", value_get_text(&choices->items[i], "name"));
        view_put_text(view, &choice, "choice_href",
                      edit.value.size > 0
                          ? link_search(view, "/search", &edit, 1)
                          : link_statement(view, value_get_text(&choices->items[i], "statement_id")));
        view_append(view, &list, choice);
        has_standard = has_standard || edit.value.size > 0;
    }
    struct span passages = view_count(view, (int64_t)list.count, "passage answers", "passages answer");
    view_put_flag(view, page, "has_choices", list.count > 0);
    view_put_text(view, page, "choices_words",
                  has_standard ? SPAN("No standard is named, and several answer this.")
                               : view_print(view, "%.*s this.", SPAN_ARG(passages)));
    view_put(view, page, "choices", list);
}

static bool tells_choices(struct span note)
{
    return span_starts(note, SPAN("no standard is named")) ||
           span_find(note, SPAN(" different passages answer this"), 0) != SPAN_NONE;
}

void reading_put(struct view *view, struct value *page, const struct value *answer)
{
    const struct value *query = value_get(answer, "query");
    const struct value *told = value_get(query, "notes");
    struct value notes = VIEW_LIST;
    put_choices(view, page, answer);
    for (size_t i = 0; told != NULL && i < told->count; i++) {
        struct value note = VIEW_MAP;
        /* The choice itself says it. */
        if (value_true(value_get(page, "has_choices")) && tells_choices(value_text(&told->items[i])))
            continue;
        view_put_text(view, &note, "note_words", words_sentence(view, value_text(&told->items[i])));
        view_append(view, &notes, note);
    }
    struct span missing = words_list(view, value_get(query, "missing"));
    struct span corrected = value_get_text(query, "corrected");
    struct link_edit typed = {"spelling", SPAN("0"), LINK_SET};
    put_readings(view, page, answer);
    put_subjects(view, page, answer);
    put_plains(view, page);
    put_length(view, page);
    view_put_flag(view, page, "has_notes", notes.count > 0 || missing.size > 0 || corrected.size > 0);
    view_put(view, page, "notes", notes);
    view_put_text(view, page, "missing_words", missing);
    view_put_text(view, page, "corrected", corrected);
    view_put_text(view, page, "typed_href", link_search(view, "/search", &typed, 1));
}
