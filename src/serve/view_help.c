/* How to search: what one can type, as links to try, what the verdicts mean, and the keys. */
#include "serve/view_maps.h"

#include "serve/view.h"
#include "serve/view_frame.h"
#include "serve/view_link.h"

struct sample {
    const char *typed;
    const char *does;
};

static const struct sample samples[] = {
    {"backup retention", "Passages with these words, in any order. A word that is missing only costs rank."},
    {"\"business continuity\"",
     "These words exactly, in this order. If no passage has them, we say so and show the rest."},
    {"certificate -mail", "Not this word. Only after a space, so ISO-27001 stays whole."},
    {"standard:",
     "Only about this standard. Any way of writing it will do; a colon and a year after it ask for "
     "one version."},
    {"service:", "Only about this service; former names do too."},
    {"kind:scope", "Only one kind: faq, section, scope, evidence or control."},
    {"encryption after:2020-03",
     "Published in that month or later; a year alone will do. So does before: for the other end."},
    {"SOC 1 OR SOC 2", "Either one, with OR in capital letters."},
};

/* The standard or service that most passages are about; empty when none is. */
static struct span most_told(const struct value *names)
{
    struct span id = SPAN_EMPTY;
    int64_t most = 0;
    for (size_t i = 0; names != NULL && i < names->count; i++) {
        int64_t count = value_integer(value_get(&names->items[i], "statements"), 0);
        if (count > most) {
            most = count;
            id = value_get_text(&names->items[i], "id");
        }
    }
    return id;
}

/* What stands after "standard:" and "service:" is a name of this index. */
static struct span typed_of(struct view *view, struct span typed, const struct value *standards,
                            const struct value *services)
{
    bool is_field = span_ends(typed, SPAN(":"));
    struct span name = most_told(span_equal(typed, SPAN("service:")) ? services : standards);
    if (!is_field)
        return typed;
    return name.size > 0 ? view_print(view, "%.*s%.*s", SPAN_ARG(typed), SPAN_ARG(name)) : SPAN_EMPTY;
}

struct value view_help_map(struct view *view, const struct value *standards, const struct value *services)
{
    struct value page = view_page_map(view, SPAN("How to search"), TAB_HELP, SPAN_EMPTY);
    struct value list = VIEW_LIST;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct value sample = VIEW_MAP;
        struct span typed = typed_of(view, span_of(samples[i].typed), value_get(standards, "standards"),
                                     value_get(services, "services"));
        struct link_edit edit = {"q", typed, LINK_SET};
        if (typed.size == 0)
            continue;
        view_put_text(view, &sample, "typed", typed);
        view_put_text(view, &sample, "does", span_of(samples[i].does));
        view_put_text(view, &sample, "sample_href", link_search(view, "/search", &edit, 1));
        view_append(view, &list, sample);
    }
    view_put(view, &page, "samples", list);
    return page;
}

enum avow_status view_help(const struct request *request, struct reply *reply, struct avow_error *err)
{
    struct value standards = {.type = VALUE_NULL};
    struct value services = {.type = VALUE_NULL};
    /* Help is there without an index too, and then names nothing. */
    view_take_names(request, &standards, &services, NULL);
    struct view view = view_start(request);
    struct value page = view_help_map(&view, &standards, &services);
    return view_reply(&view, "help", &page, reply, err);
}
