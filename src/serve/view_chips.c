/* Chips: one for each argument that narrows a list, with the link that takes it back. */
#include "serve/view_filters.h"
#include "serve/view_link.h"
#include "serve/view_words.h"

/* How an argument reads as a chip: words before its value, and how the value is shown. */
struct chip_row {
    struct span name;
    const char *before;
    struct span (*words)(struct view *view, const struct value *answer, struct span value);
};

static struct span as_written(struct view *view, const struct value *answer, struct span value)
{
    (void)view;
    (void)answer;
    return value;
}

static struct span kind_words(struct view *view, const struct value *answer, struct span value)
{
    (void)view;
    (void)answer;
    return span_of(words_kind(value)->label);
}

static struct span audience_words(struct view *view, const struct value *answer, struct span value)
{
    (void)view;
    (void)answer;
    return words_audience(value);
}

static struct span about_words(struct view *view, const struct value *answer, struct span value)
{
    (void)view;
    (void)answer;
    struct span words = words_about(value, SPAN_EMPTY);
    return words.size > 0 ? words : value;
}

/* The name under `id` in a list of maps of the answer, or empty. */
static struct span name_in(const struct value *list, struct span id)
{
    for (size_t i = 0; list != NULL && i < list->count; i++)
        if (span_equal(value_get_text(&list->items[i], "id"), id))
            return value_get_text(&list->items[i], "name");
    return SPAN_EMPTY;
}

/* `id` or `id:edition` as the facet names it; the value itself when no result has it. */
static struct span name_words(struct view *view, const struct value *facet, struct span value)
{
    size_t colon = span_find_byte(value, ':', 0);
    struct span name = name_in(facet, span_part(value, 0, colon));
    if (name.size == 0 || colon == SPAN_NONE)
        return name.size > 0 ? name : value;
    return view_print(view, "%.*s%.*s", SPAN_ARG(name), SPAN_ARG(span_part(value, colon, SPAN_NONE)));
}

static struct span standard_words(struct view *view, const struct value *answer, struct span value)
{
    return name_words(view, value_get(value_get(answer, "facets"), "standard"), value);
}

static struct span service_words(struct view *view, const struct value *answer, struct span value)
{
    return name_words(view, value_get(value_get(answer, "facets"), "service"), value);
}

static struct span day_words(struct view *view, const struct value *answer, struct span value)
{
    char words[DATE_TEXT_SIZE];
    (void)answer;
    date_words(date_read(value), words);
    return words[0] != '\0' ? view_print(view, "%s", words) : value;
}

static const struct chip_row rows[] = {
    {SPAN_INIT("standard"), "", standard_words},
    {SPAN_INIT("service"), "", service_words},
    {SPAN_INIT("kind"), "", kind_words},
    {SPAN_INIT("after"), "Published from ", day_words},
    {SPAN_INIT("before"), "Published to ", day_words},
    {SPAN_INIT("year"), "Published in ", as_written},
    {SPAN_INIT("audience"), "Who may see it: ", audience_words},
    {SPAN_INIT("status"), "Status: ", as_written},
    {SPAN_INIT("about"), "", about_words},
    {SPAN_INIT("language"), "Language: ", as_written},
    {SPAN_INIT("page"), "On the page ", as_written},
    {SPAN_INIT("as_of"), "As published on ", day_words},
};

enum { ROW_COUNT = sizeof rows / sizeof *rows };

static const struct chip_row *row_of(const struct argument *argument)
{
    for (size_t i = 0; i < ROW_COUNT; i++)
        if (argument->value.size > 0 && span_equal(rows[i].name, argument->name))
            return &rows[i];
    return NULL;
}

bool filters_narrow(const struct argument *argument)
{
    return row_of(argument) != NULL;
}

static struct value chip_of(struct view *view, const struct chip_row *row, const struct value *answer,
                            struct span value)
{
    struct value chip = VIEW_MAP;
    struct link_edit edit = {row->name.bytes, value, LINK_DROP};
    view_put_text(view, &chip, "chip_words",
                  view_print(view, "%s%.*s", row->before, SPAN_ARG(row->words(view, answer, value))));
    view_put_text(view, &chip, "chip_href", link_search(view, "/search", &edit, 1));
    return chip;
}

static struct span clear_href(struct view *view)
{
    struct link_edit edits[ROW_COUNT];
    for (size_t i = 0; i < ROW_COUNT; i++)
        edits[i] = (struct link_edit){rows[i].name.bytes, SPAN_EMPTY, LINK_SET};
    return link_search(view, "/search", edits, ROW_COUNT);
}

void filters_put_chips(struct view *view, struct value *page, const struct value *answer)
{
    struct value chips = VIEW_LIST;
    const struct request *request = view->request;
    for (size_t i = 0; i < request->argument_count; i++) {
        const struct chip_row *row = row_of(&request->arguments[i]);
        if (row != NULL)
            view_append(view, &chips, chip_of(view, row, answer, request->arguments[i].value));
    }
    view_put_text(view, page, "clear_href", chips.count > 1 ? clear_href(view) : SPAN_EMPTY);
    view_put_text(view, page, "filter_count",
                  chips.count > 0 ? view_number(view, (int64_t)chips.count) : SPAN_EMPTY);
    view_put_flag(view, page, "has_chips", chips.count > 0);
    view_put(view, page, "chips", chips);
}
