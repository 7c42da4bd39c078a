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
    {"standard:iso-22301",
     "Only about this standard. Any way of writing it will do; add :2019 for one version."},
    {"service:ledger", "Only about this service; former names do too."},
    {"kind:scope", "Only one kind: faq, section, scope, evidence or control."},
    {"encryption after:2026-03 before:2026-09",
     "Published in these months. Both ends count; a year alone will do."},
    {"SOC 1 OR SOC 2", "Either one, with OR in capital letters."},
};

struct value view_help_map(struct view *view)
{
    struct value page = view_page_map(view, SPAN("How to search"), TAB_HELP, SPAN_EMPTY);
    struct value list = VIEW_LIST;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct value sample = VIEW_MAP;
        struct link_edit edit = {"q", span_of(samples[i].typed), LINK_SET};
        view_put_text(view, &sample, "typed", span_of(samples[i].typed));
        view_put_text(view, &sample, "does", span_of(samples[i].does));
        view_put_text(view, &sample, "sample_href", link_search(view, "/search", &edit, 1));
        view_append(view, &list, sample);
    }
    view_put(view, &page, "samples", list);
    return page;
}

enum avow_status view_help(const struct request *request, struct reply *reply, struct avow_error *err)
{
    struct view view = view_start(request);
    struct value page = view_help_map(&view);
    return view_reply(&view, "help", &page, reply, err);
}
