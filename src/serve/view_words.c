/* The tables of words on screen, and names put together from parts. */
#include "serve/view_words.h"

#include "search/name.h"

#include "base/date.h"

#include <string.h>

struct pair {
    struct span word;
    struct span shown;
};

#define LENGTH(table) (sizeof(table) / sizeof *(table))

static const struct kind_words kinds[] = {
    {SPAN_INIT("section"), "Passage", "para"},      {SPAN_INIT("faq"), "Question and answer", "qa"},
    {SPAN_INIT("scope"), "What’s covered", "list"}, {SPAN_INIT("evidence"), "Certificate or report", "cert"},
    {SPAN_INIT("control"), "Requirement", "req"},
};

static const struct pair abouts[] = {
    {SPAN_INIT("us"), SPAN_INIT("About us")},
    {SPAN_INIT("reader"), SPAN_INIT("About what you must do")},
    {SPAN_INIT("standard"), SPAN_INIT("About the standard, not about us")},
};

static const struct pair audiences[] = {
    {SPAN_INIT("public"), SPAN_INIT("Anyone")},
    {SPAN_INIT("customer"), SPAN_INIT("Customers under NDA")},
    {SPAN_INIT("internal"), SPAN_INIT("Internal")},
};

static const struct pair for_audiences[] = {
    {SPAN_INIT("public"), SPAN_INIT("for anyone")},
    {SPAN_INIT("customer"), SPAN_INIT("for customers under NDA")},
    {SPAN_INIT("internal"), SPAN_INIT("internal")},
};

static const struct circle_words circles[] = {
    {SPAN_INIT(""), SPAN_INIT(""), SPAN_INIT(""), SPAN_INIT("")},
    {SPAN_INIT("customer"), SPAN_INIT("Customers under NDA"), SPAN_INIT(" (under NDA)"),
     SPAN_INIT("for customers under NDA")},
    {SPAN_INIT("internal"), SPAN_INIT("Internal: do not send"), SPAN_INIT(" (internal)"),
     SPAN_INIT("internal: do not send")},
};

static const struct pair dates[] = {
    {SPAN_INIT("stated"), SPAN_INIT("Published")},
    {SPAN_INIT("snapshot"), SPAN_INIT("Retrieved")},
    {SPAN_INIT("commit"), SPAN_INIT("Published")},
    {SPAN_INIT("file"), SPAN_INIT("Dated")},
};

static const struct pair statuses[] = {
    {SPAN_INIT("draft"), SPAN_INIT("Draft")},
    {SPAN_INIT("retired"), SPAN_INIT("No longer published")},
};

static struct span shown(const struct pair *table, size_t count, struct span word, struct span otherwise)
{
    for (size_t i = 0; i < count; i++)
        if (span_equal(table[i].word, word))
            return table[i].shown;
    return otherwise;
}

const struct kind_words *words_kind(struct span kind)
{
    for (size_t i = 0; i < LENGTH(kinds); i++)
        if (span_equal(kinds[i].kind, kind))
            return &kinds[i];
    return &kinds[0];
}

struct span words_about(struct span about, struct span question)
{
    bool is_leave = span_starts(question, SPAN("Can ")) || span_starts(question, SPAN("May "));
    if (is_leave && span_equal(about, SPAN("reader")))
        return SPAN("About what you may do");
    return shown(abouts, LENGTH(abouts), about, SPAN_EMPTY);
}

struct span words_audience(struct span audience)
{
    return shown(audiences, LENGTH(audiences), audience, audience);
}

struct span words_for_audience(struct span audience)
{
    return shown(for_audiences, LENGTH(for_audiences), audience, audience);
}

const struct circle_words *words_circle(struct span audience)
{
    for (size_t i = 0; i < LENGTH(circles); i++)
        if (span_equal(circles[i].audience, audience))
            return &circles[i];
    return &circles[0];
}

struct span words_date(struct span source)
{
    return shown(dates, LENGTH(dates), source, SPAN("Dated"));
}

struct span words_status(struct span status)
{
    return shown(statuses, LENGTH(statuses), status, SPAN_EMPTY);
}

struct span words_version(struct view *view, struct span version)
{
    struct span words = name_version(view->arena, version);
    view->failed = view->failed || (words.size == 0 && version.size > 0);
    return words;
}

struct span words_standard(struct view *view, const struct value *standard)
{
    struct span name = value_get_text(standard, "name");
    struct span words = name_with_version(view->arena, name, value_get_text(standard, "edition"),
                                          value_get_text(standard, "level"));
    view->failed = view->failed || (words.size == 0 && name.size > 0);
    return words;
}

struct span words_standards(struct view *view, const struct value *standards)
{
    struct span all = SPAN_EMPTY;
    for (size_t i = 0; standards != NULL && i < standards->count; i++)
        all = view_print(view, "%.*s%s%.*s", SPAN_ARG(all), i > 0 ? ", " : "",
                         SPAN_ARG(words_standard(view, &standards->items[i])));
    return all;
}

struct span words_names(struct view *view, const struct value *list, size_t most)
{
    struct span all = SPAN_EMPTY;
    size_t count = list != NULL ? list->count : 0;
    for (size_t i = 0; i < count && i < most; i++)
        all = view_print(view, "%.*s%s%.*s", SPAN_ARG(all), i > 0 ? ", " : "",
                         SPAN_ARG(value_get_text(&list->items[i], "name")));
    if (count > most)
        all = view_print(view, "%.*s and %zu more", SPAN_ARG(all), count - most);
    return all;
}

struct span words_list(struct view *view, const struct value *list)
{
    struct span all = SPAN_EMPTY;
    for (size_t i = 0; list != NULL && i < list->count; i++)
        all = view_print(view, "%.*s%s%.*s", SPAN_ARG(all), i > 0 ? ", " : "",
                         SPAN_ARG(value_text(&list->items[i])));
    return all;
}

struct span words_sentence(struct view *view, struct span note)
{
    struct span words = arena_copy(view->arena, note);
    char *text = (char *)words.bytes;
    view->failed = view->failed || text == NULL;
    if (text == NULL)
        return SPAN_EMPTY;
    if (words.size > 0 && text[0] >= 'a' && text[0] <= 'z')
        text[0] = (char)(text[0] - 'a' + 'A');
    for (size_t at = 0; (at = span_find(words, SPAN("dition "), at)) != SPAN_NONE; at++)
        if (at > 0 && (text[at - 1] == 'e' || text[at - 1] == 'E'))
            memcpy(text + at - 1, text[at - 1] == 'e' ? "version" : "Version", 7);
    return words;
}

void words_put_day(struct view *view, struct value *map, const char *iso_key, const char *words_key,
                   struct span iso)
{
    char words[DATE_TEXT_SIZE];
    date_words(date_read(iso), words);
    view_put_text(view, map, iso_key, words[0] != '\0' ? iso : SPAN_EMPTY);
    view_put_text(view, map, words_key, view_print(view, "%s", words));
}
