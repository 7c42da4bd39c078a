/* To do: what keepers of pages should look at, in groups, for one owner or all. */
#include "serve/view_maps.h"

#include "base/cleanup.h"
#include "base/date.h"
#include "serve/view.h"
#include "serve/view_frame.h"
#include "serve/view_link.h"
#include "serve/view_stated.h"
#include "serve/view_words.h"

static struct span get(const struct value *map, const char *key)
{
    return value_get_text(map, key);
}

/* How the tasks of one type are called, and why they matter. */
static const struct group_row {
    struct span type;
    const char *words;
    const char *reason;
} group_rows[] = {
    {SPAN_INIT("review"), "Review overdue",
     "The day by which somebody wanted to read the page again is over."},
    {SPAN_INIT("conflict"), "Pages that disagree",
     "One passage says covered, another excluded: neither can be sent."},
    {SPAN_INIT("ending"), "Certificates that end", "They have ended, or end within 60 days."},
    {SPAN_INIT("vanished"), "Certificates that vanished",
     "An older version of the page had them; today’s has neither them nor a newer issue."},
    {SPAN_INIT("edition"), "Old versions of standards",
     "The page is about a version that is not the newest."},
    {SPAN_INIT("draft"), "Drafts", "Nobody finds them until they are published."},
    {SPAN_INIT("undated"), "No date of their own", "Only the file’s own time is known, which says little."},
    {SPAN_INIT("ended"), "No longer published",
     "The sources lack the page: check old answers that quote it."},
};

enum { GROUPS = sizeof group_rows / sizeof *group_rows };

/* "12 days ago", "in 12 days". */
static struct span days_words(struct view *view, int64_t days)
{
    if (days == 0)
        return SPAN("today");
    struct span count = view_count(view, days < 0 ? -days : days, "day", "days");
    return days < 0 ? view_print(view, "%.*s ago", SPAN_ARG(count))
                    : view_print(view, "in %.*s", SPAN_ARG(count));
}

/* What it is about, beside the page: a certificate, a standard, a service and a standard. */
static struct span subject_words(struct view *view, const struct value *task)
{
    struct span standard = get(value_get(task, "standard"), "name");
    struct span service = get(value_get(task, "service"), "name");
    struct span current = words_version(view, get(task, "current"));
    if (current.size > 0)
        return view_print(view, "%.*s, version %.*s; the newest is %.*s", SPAN_ARG(standard),
                          SPAN_ARG(words_version(view, get(task, "edition"))), SPAN_ARG(current));
    if (service.size > 0)
        return view_print(view, "%.*s and %.*s", SPAN_ARG(service), SPAN_ARG(standard));
    return get(task, "label");
}

/* Where to look: at both names, at the passage, at the page; what has ended is not there any more. */
static struct span task_href(struct view *view, const struct value *task)
{
    struct span service = get(value_get(task, "service"), "id");
    struct span page = get(value_get(task, "page"), "id");
    struct span type = get(task, "type");
    struct span id = get(task, "statement_id");
    size_t hash = span_find_byte(id, '#', 0);
    if (service.size > 0)
        return stated_pair_href(view, get(value_get(task, "standard"), "id"), service);
    if (span_equal(type, SPAN("ended")))
        return SPAN_EMPTY;
    bool is_there = hash != SPAN_NONE && !span_equal(type, SPAN("vanished"));
    return link_page(view, page,
                     is_there ? span_part(id, hash + 1, span_find_byte(id, '@', hash)) : SPAN_EMPTY,
                     SPAN_EMPTY);
}

static struct value task_of(struct view *view, const struct value *task, bool names_owner)
{
    bool is_dated =
        !span_equal(get(task, "type"), SPAN("conflict")) && !span_equal(get(task, "type"), SPAN("edition"));
    struct span owner = get(task, "owner");
    struct value map = VIEW_MAP;
    view_put_text(view, &map, "task_title", get(value_get(task, "page"), "title"));
    view_put_text(view, &map, "task_href", task_href(view, task));
    view_put_text(view, &map, "task_subject", subject_words(view, task));
    view_put_text(view, &map, "task_owner",
                  !names_owner     ? SPAN_EMPTY
                  : owner.size > 0 ? owner
                                   : SPAN("no owner"));
    words_put_day(view, &map, "task_iso", "task_date", is_dated ? get(task, "date") : SPAN_EMPTY);
    view_put_text(view, &map, "task_days",
                  is_dated && get(task, "date").size > 0
                      ? days_words(view, value_integer(value_get(task, "days"), 0))
                      : SPAN_EMPTY);
    return map;
}

static void put_groups(struct view *view, struct value *page, const struct value *tasks, bool names_owner)
{
    struct value groups = VIEW_LIST;
    for (size_t g = 0; g < GROUPS; g++) {
        struct value group = VIEW_MAP;
        struct value list = VIEW_LIST;
        for (size_t i = 0; tasks != NULL && i < tasks->count; i++)
            if (span_equal(get(&tasks->items[i], "type"), group_rows[g].type))
                view_append(view, &list, task_of(view, &tasks->items[i], names_owner));
        if (list.count == 0)
            continue;
        view_put_text(view, &group, "todo_words", span_of(group_rows[g].words));
        view_put_text(view, &group, "todo_reason", span_of(group_rows[g].reason));
        view_put_text(view, &group, "todo_id", group_rows[g].type);
        view_put_text(view, &group, "todo_count", view_number(view, (int64_t)list.count));
        view_put(view, &group, "tasks", list);
        view_append(view, &groups, group);
    }
    view_put_flag(view, page, "has_tasks", groups.count > 0);
    view_put(view, page, "todo_groups", groups);
}

static void put_owners(struct view *view, struct value *page, const struct value *owners, struct span chosen)
{
    struct value list = VIEW_LIST;
    for (size_t i = 0; owners != NULL && i < owners->count; i++) {
        struct span owner = get(&owners->items[i], "owner");
        const struct link_edit edit = {"owner", owner.size > 0 ? owner : SPAN("-"), LINK_SET};
        bool is_chosen = owner.size > 0 ? span_equal_case(owner, chosen) : span_equal(chosen, SPAN("-"));
        struct value map = VIEW_MAP;
        view_put_text(view, &map, "owner_words", owner.size > 0 ? owner : SPAN("No owner named"));
        view_put_text(view, &map, "owner_count",
                      view_number(view, value_integer(value_get(&owners->items[i], "count"), 0)));
        view_put_text(view, &map, "owner_href", link_fresh(view, "/todo", &edit, 1));
        view_put_flag(view, &map, "is_current", is_chosen);
        view_append(view, &list, map);
    }
    view_put(view, page, "owners", list);
}

struct value view_todo_map(struct view *view, const struct value *answer)
{
    struct span owner = get(answer, "owner");
    struct value page = view_page_map(view, SPAN("To do"), TAB_TODO, SPAN_EMPTY);
    view_put_text(view, &page, "todo_total",
                  view_count(view, value_integer(value_get(answer, "total"), 0), "thing", "things"));
    view_put_text(view, &page, "todo_owner", span_equal(owner, SPAN("-")) ? SPAN("nobody") : owner);
    view_put_text(view, &page, "json_href", link_search(view, "/api/v1/todo", NULL, 0));
    put_owners(view, &page, value_get(answer, "owners"), owner);
    put_groups(view, &page, value_get(answer, "tasks"), owner.size == 0);
    return page;
}

enum avow_status view_todo(const struct request *request, struct reply *reply, struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer json = BUFFER_INIT;
    const struct search_todo_request asked = {
        .owner = request_argument(request, "owner"), .today = request->today, .audience = request->audience};
    struct value answer;
    enum avow_status status = search_todo(request->site->engine, &asked, &json, err);
    status = view_take(request, status, &json, &answer, err);
    if (status != AVOW_OK)
        return status;
    struct view view = view_start(request);
    struct value page = view_todo_map(&view, &answer);
    return view_reply(&view, "todo", &page, reply, err);
}
