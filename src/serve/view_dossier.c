/* The page of one standard, and that of one service: all that is stated about it, and what changed lately. */
#include "serve/view_maps.h"

#include "base/cleanup.h"
#include "serve/view.h"
#include "serve/view_changes.h"
#include "serve/view_evidence.h"
#include "serve/view_frame.h"
#include "serve/view_link.h"
#include "serve/view_passage.h"
#include "serve/view_stated.h"
#include "serve/view_words.h"

enum { QUESTIONS_SHOWN = 20, PAGES_SHOWN = 8, CHANGES_SHOWN = 6, DOCUMENTS_SHOWN = 12 };

static struct span get(const struct value *map, const char *key)
{
    return value_get_text(map, key);
}

/* The other spellings of a name. */
static struct span spellings_of(struct view *view, const struct value *name)
{
    const struct value *list = value_get(name, "aliases");
    struct span all = SPAN_EMPTY;
    for (size_t i = 0; list != NULL && i < list->count; i++)
        if (!span_equal_case(value_text(&list->items[i]), get(name, "name")))
            all = view_print(view, "%.*s%s%.*s", SPAN_ARG(all), all.size > 0 ? ", " : "",
                             SPAN_ARG(value_text(&list->items[i])));
    return all;
}

/* "2019 (12 passages), 2012 (1 passage)": the versions that statements are about. */
static struct span editions_words(struct view *view, const struct value *editions, const char *count_key)
{
    struct span all = SPAN_EMPTY;
    for (size_t i = 0; editions != NULL && i < editions->count; i++) {
        int64_t count = value_integer(value_get(&editions->items[i], count_key), 0);
        if (count > 0)
            all = view_print(view, "%.*s%s%.*s (%.*s)", SPAN_ARG(all), all.size > 0 ? ", " : "",
                             SPAN_ARG(words_version(view, get(&editions->items[i], "edition"))),
                             SPAN_ARG(view_count(view, count, "passage", "passages")));
    }
    return all;
}

/* What is newest, when no statement is about it. */
static struct span unstated_current(struct view *view, const struct value *name)
{
    const struct value *editions = value_get(name, "editions");
    struct span current = get(name, "current");
    bool is_stated = current.size == 0;
    bool any = false;
    for (size_t i = 0; editions != NULL && i < editions->count; i++) {
        bool here = value_integer(value_get(&editions->items[i], "statements"), 0) > 0;
        any = any || here;
        is_stated = is_stated || (here && span_equal(get(&editions->items[i], "edition"), current));
    }
    return any && !is_stated ? words_version(view, current) : SPAN_EMPTY;
}

static void put_questions(struct view *view, struct value *page, const struct value *answer)
{
    const struct value *results = value_get(answer, "results");
    bool is_none = span_equal(get(answer, "verdict"), SPAN("none"));
    struct value passages = VIEW_LIST;
    for (size_t i = 0; results != NULL && i < results->count && !is_none; i++)
        view_append(view, &passages, passage_map(view, &results->items[i], i + 1, i == 0));
    view_put_flag(view, page, "has_asked", passages.count > 0);
    view_put(view, page, "asked", passages);
}

static void put_pages(struct view *view, struct value *page, const struct value *answer, struct span all_href)
{
    const struct value *results = value_get(answer, "results");
    struct value list = VIEW_LIST;
    int64_t total = value_integer(value_get(answer, "total"), 0);
    size_t count = results != NULL ? results->count : 0;
    for (size_t i = 0; i < count; i++) {
        const struct value *given = value_get(&results->items[i], "page");
        struct value row = VIEW_MAP;
        view_put_text(view, &row, "about_title", get(given, "title"));
        view_put_text(view, &row, "about_page_href",
                      link_page(view, get(given, "id"), SPAN_EMPTY, SPAN_EMPTY));
        view_append(view, &list, row);
    }
    view_put_flag(view, page, "has_about", list.count > 0);
    view_put(view, page, "about_pages", list);
    view_put_text(view, page, "about_more",
                  total > (int64_t)count ? view_count(view, total - (int64_t)count, "more page", "more pages")
                                         : SPAN_EMPTY);
    view_put_text(view, page, "about_all_href", all_href);
}

/* The first lines of what is covered; the rest stands on the pages of the list. */
static void put_covers(struct view *view, struct value *page, const struct value *rows, struct span id,
                       enum stated_name lines)
{
    size_t count = stated_put_lines(view, page, rows, lines, 0, STATED_SHOWN);
    bool by_service = lines == STATED_BY_SERVICE;
    bool is_part = count > STATED_SHOWN;
    struct span all = view_count(view, (int64_t)count, "line", by_service ? "services" : "lines");
    struct span href =
        by_service ? stated_pair_href(view, id, SPAN_EMPTY) : stated_pair_href(view, SPAN_EMPTY, id);
    view_put_text(view, page, "covers_all",
                  is_part ? view_print(view, "All %.*s", SPAN_ARG(all)) : SPAN_EMPTY);
    view_put_text(view, page, "covers_all_href", is_part ? href : SPAN_EMPTY);
}

/* What both pages have; `field` is the filter that asks for the name. */
static struct value start_page(struct view *view, const struct dossier_answers *answers, const char *field,
                               enum view_tab tab, enum stated_name lines)
{
    const struct value *name = &answers->name;
    struct span id = get(name, "id");
    const struct link_edit about = {field, id, LINK_SET};
    const struct link_edit both[] = {{"q", get(name, "name"), LINK_SET}};
    const struct value *rows = value_get(&answers->scope, "rows");
    size_t counts[STATED_STATES] = {0};
    struct value page = view_page_map(view, get(name, "name"), tab, SPAN_EMPTY);
    for (size_t i = 0; rows != NULL && i < rows->count; i = stated_end(rows, i))
        counts[stated_state_of(get(&rows->items[i], "verdict"))]++;
    view_put_text(view, &page, "name", get(name, "name"));
    view_put_text(view, &page, "also_written", spellings_of(view, name));
    view_put_text(view, &page, "about_count",
                  view_number(view, value_integer(value_get(name, "statements"), 0)));
    int64_t named = value_integer(value_get(name, "named"), 0);
    view_put_text(view, &page, "named_count",
                  named > value_integer(value_get(name, "statements"), 0) ? view_number(view, named)
                                                                          : SPAN_EMPTY);
    view_put_text(view, &page, "about_href", link_fresh(view, "/search", &about, 1));
    view_put_text(view, &page, "named_href", link_fresh(view, "/search", both, 1));
    view_put_text(view, &page, "cover_counts", stated_counts(view, counts));
    view_put_text(view, &page, "feed_href", link_fresh(view, "/feed.atom", &about, 1));
    view_put_text(view, &page, "changes_href", link_fresh(view, "/changes", &about, 1));
    put_covers(view, &page, rows, id, lines);
    put_questions(view, &page, &answers->questions);
    put_pages(view, &page, &answers->pages, link_fresh(view, "/search", &about, 1));
    changes_put(view, &page, &answers->changes);
    return page;
}

struct value view_standard_map(struct view *view, const struct dossier_answers *answers)
{
    const struct value *editions = value_get(&answers->name, "editions");
    const struct value *evidence = value_get(&answers->evidence, "evidence");
    struct value page = start_page(view, answers, "standard", TAB_STANDARDS, STATED_BY_SERVICE);
    const struct link_edit papers = {"standard", get(&answers->name, "id"), LINK_SET};
    view_put_flag(view, &page, "has_versions", editions != NULL && editions->count > 0);
    view_put_text(view, &page, "stated_versions", editions_words(view, editions, "statements"));
    view_put_text(view, &page, "named_versions", editions_words(view, editions, "named"));
    view_put_text(view, &page, "unstated_current", unstated_current(view, &answers->name));
    evidence_put(view, &page, evidence, false, 0, DOCUMENTS_SHOWN);
    evidence_put_more(view, &page, evidence, DOCUMENTS_SHOWN, link_fresh(view, "/certificates", &papers, 1));
    return page;
}

static void put_former(struct view *view, struct value *page, const struct value *formerly)
{
    struct value list = VIEW_LIST;
    for (size_t i = 0; formerly != NULL && i < formerly->count; i++) {
        struct value row = VIEW_MAP;
        view_put_text(view, &row, "former_name", get(&formerly->items[i], "name"));
        view_put_text(view, &row, "former_until", get(&formerly->items[i], "until"));
        view_append(view, &list, row);
    }
    view_put_flag(view, page, "has_former", list.count > 0);
    view_put(view, page, "former", list);
}

static void put_variants(struct view *view, struct value *page, const struct value *name)
{
    const struct value *variants = value_get(name, "variants");
    const struct value *of = value_get(name, "variant_of");
    struct value list = VIEW_LIST;
    for (size_t i = 0; variants != NULL && i < variants->count; i++) {
        struct value row = VIEW_MAP;
        view_put_text(view, &row, "variant_name", get(&variants->items[i], "name"));
        view_put_text(view, &row, "variant_href", stated_service_href(view, get(&variants->items[i], "id")));
        view_append(view, &list, row);
    }
    view_put_flag(view, page, "has_variants", list.count > 0);
    view_put(view, page, "variants", list);
    view_put_text(view, page, "variant_of", get(of, "name"));
    view_put_text(view, page, "variant_of_href",
                  get(of, "id").size > 0 ? stated_service_href(view, get(of, "id")) : SPAN_EMPTY);
}

/* Whether a standard covers the service: its certificates are worth showing. */
static bool is_covering(const struct value *rows, struct span standard)
{
    for (size_t i = 0; rows != NULL && i < rows->count; i++)
        if (standard.size > 0 && span_equal(get(&rows->items[i], "standard"), standard) &&
            !span_equal(get(&rows->items[i], "verdict"), SPAN("excluded")))
            return true;
    return false;
}

struct value view_service_map(struct view *view, const struct dossier_answers *answers)
{
    const struct value *evidence = value_get(&answers->evidence, "evidence");
    struct value covering = VIEW_LIST;
    struct value page = start_page(view, answers, "service", TAB_SERVICES, STATED_BY_STANDARD);
    for (size_t i = 0; evidence != NULL && i < evidence->count; i++)
        if (is_covering(value_get(&answers->scope, "rows"), get(&evidence->items[i], "standard")))
            view_append(view, &covering, evidence->items[i]);
    evidence_put(view, &page, &covering, true, 0, DOCUMENTS_SHOWN);
    evidence_put_more(view, &page, &covering, DOCUMENTS_SHOWN, SPAN("/certificates"));
    view_put_flag(view, &page, "is_unknown", !value_true(value_get(&answers->name, "known")));
    put_former(view, &page, value_get(&answers->name, "formerly"));
    put_variants(view, &page, &answers->name);
    return page;
}

/* One search about the name, without facets. */
static enum avow_status ask_search(const struct request *request, struct search_request search,
                                   struct buffer *json, struct value *out, struct avow_error *err)
{
    search.today = request->today;
    search.audience = request->audience;
    search.facets = false;
    return view_take(request, search_run(request->site->engine, &search, json, NULL, NULL, err), json, out,
                     err);
}

/* Everything but the name itself; `filter` asks for its id. */
static enum avow_status ask_rest(const struct request *request, enum search_filter filter,
                                 struct buffer *json, struct dossier_answers *answers, struct avow_error *err)
{
    struct search_engine *engine = request->site->engine;
    struct span id = get(&answers->name, "id");
    struct span faq = SPAN("faq");
    bool is_standard = filter == FILTER_STANDARD;
    struct span standard = is_standard ? id : SPAN_EMPTY;
    struct span service = is_standard ? SPAN_EMPTY : id;
    const struct search_scope_request scope = {
        .standard = standard, .service = service, .today = request->today, .audience = request->audience};
    const struct search_scope_request evidence = {.standard = standard,
                                                  .sort = EVIDENCE_BY_DATE,
                                                  .today = request->today,
                                                  .audience = request->audience};
    const struct search_changes_request changes = {
        .standard = standard, .service = service, .limit = CHANGES_SHOWN, .audience = request->audience};
    struct search_request questions = SEARCH_REQUEST_INIT;
    struct search_request pages = SEARCH_REQUEST_INIT;
    bool is_known = is_standard || value_true(value_get(&answers->name, "known"));
    questions.filters[FILTER_KIND] = (struct span_list){&faq, 1};
    questions.limit = QUESTIONS_SHOWN;
    pages.group = SEARCH_GROUP_PAGE;
    pages.limit = PAGES_SHOWN;
    /* Few statements are about a service; those that name it tell as much. */
    if (is_standard)
        questions.filters[filter] = (struct span_list){&id, 1};
    else
        questions.text = get(&answers->name, "name");
    if (is_known)
        pages.filters[filter] = (struct span_list){&id, 1};
    else
        pages.text = get(&answers->name, "name");
    enum avow_status status = search_scope_value(engine, &scope, request->arena, &answers->scope, err);
    if (status == AVOW_OK)
        status =
            view_take(request, search_evidence(engine, &evidence, json, err), json, &answers->evidence, err);
    if (status == AVOW_OK)
        status = ask_search(request, questions, json, &answers->questions, err);
    if (status == AVOW_OK)
        status = ask_search(request, pages, json, &answers->pages, err);
    if (status == AVOW_OK && is_known)
        status =
            view_take(request, search_changes(engine, &changes, json, err), json, &answers->changes, err);
    return status;
}

enum avow_status view_standard(const struct request *request, struct reply *reply, struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer json = BUFFER_INIT;
    struct dossier_answers answers = {0};
    enum avow_status status =
        search_standard(request->site->engine, request->rest, request->audience, &json, err);
    status = view_take(request, status, &json, &answers.name, err);
    if (status == AVOW_OK)
        status = ask_rest(request, FILTER_STANDARD, &json, &answers, err);
    if (status != AVOW_OK)
        return status;
    struct view view = view_start(request);
    struct value page = view_standard_map(&view, &answers);
    return view_reply(&view, "standard", &page, reply, err);
}

enum avow_status view_service(const struct request *request, struct reply *reply, struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer json = BUFFER_INIT;
    struct dossier_answers answers = {0};
    enum avow_status status =
        search_service(request->site->engine, request->rest, request->audience, &json, err);
    status = view_take(request, status, &json, &answers.name, err);
    if (status == AVOW_OK)
        status = ask_rest(request, FILTER_SERVICE, &json, &answers, err);
    if (status != AVOW_OK)
        return status;
    struct view view = view_start(request);
    struct value page = view_service_map(&view, &answers);
    return view_reply(&view, "service", &page, reply, err);
}
