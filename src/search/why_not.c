/* Find the named statement among the results, or what keeps it out. */
#include "search/explain.h"

/* The statement asked about. */
struct other {
    struct span id;
    uint64_t document;
    struct span hash;
    uint32_t page;
    const struct store_query *term; /* it alone */
};

/* What became of it. */
struct fate {
    const char *state;
    const char *reason;
    const char *filter;            /* the argument that keeps it out, or NULL */
    size_t rank;                   /* from 1; 0: not among the results */
    const struct candidate *found; /* it, or the result that stands for it */
};

static enum avow_status find_other(struct search_run *run, struct other *other, bool *found,
                                   struct avow_error *err)
{
    static const uint32_t slots[] = {SLOT_FACETS, SLOT_HASH};
    struct store_search_options options = STORE_SEARCH_OPTIONS_INIT;
    struct store_result result = {0};
    struct facets facets;
    options.limit = 1;
    options.value_slots = slots;
    options.value_slot_count = sizeof slots / sizeof *slots;
    other->term = tree_term(&run->tree, TERM_ID, other->id);
    const struct filters seen = {.audience = run->filters.audience};
    const struct store_query *query = filters_apply(&run->tree, &seen, other->term, FILTER_NONE_LEFT_OUT);
    enum avow_status status = store_search(run->store, query, &options, &run->lease->arena, &result, err);
    *found = status == AVOW_OK && result.count > 0 && facets_decode(result.hits[0].values[0], &facets);
    if (!*found)
        return status;
    other->document = result.hits[0].document;
    other->hash = result.hits[0].values[1];
    other->page = facets.page;
    return AVOW_OK;
}

/* Why it comes behind a first result of a higher tier. */
static const char *const befores[] = {[TIER_APPROVED] =
                                          "the first result was approved for this very question",
                                      [TIER_PINNED] = "the first result is pinned to this question"};

/* Among the results: it itself, or the one that stands for its words or (when grouped) its page. */
static bool find_ranked(const struct search_run *run, const struct other *other, struct fate *fate)
{
    for (size_t i = 0; i < run->ranked.count; i++) {
        const struct candidate *candidate = &run->ranked.items[i];
        bool itself = candidate->document == other->document;
        bool twin = other->hash.size > 0 && span_equal(candidate->hash, other->hash);
        bool page = run->request.group == SEARCH_GROUP_PAGE && candidate->facets.page == other->page;
        if (!itself && !twin && !page)
            continue;
        fate->rank = i + 1;
        fate->found = candidate;
        fate->state = itself ? "ranked" : "collapsed";
        enum candidate_tier first = run->ranked.items[0].tier;
        fate->reason = itself && i == 0                    ? "it is the first result"
                       : itself && first > candidate->tier ? befores[first]
                       : itself                            ? "other results answer better"
                       : twin ? "another page has the same words and is shown for it"
                              : "the best result of its page is shown for it";
        return true;
    }
    return false;
}

/* True when `query` lets the statement through. */
static enum avow_status passes(struct search_run *run, const struct other *other,
                               const struct store_query *query, double floor, bool *out,
                               struct avow_error *err)
{
    uint64_t total = 0;
    enum avow_status status =
        run_count(run, tree_two(&run->tree, STORE_FILTER, query, other->term), floor, &total, err);
    *out = total > 0;
    return status;
}

/* The filter that keeps it out: the first one which it does not pass alone. */
static enum avow_status find_filter(struct search_run *run, const struct other *other, struct fate *fate,
                                    struct avow_error *err)
{
    bool through = true;
    enum avow_status status = AVOW_OK;
    for (int i = 0; status == AVOW_OK && through && i < FILTER_COUNT; i++) {
        if (run->filters.by[i] == NULL)
            continue;
        fate->filter = search_filter_name((enum search_filter)i).bytes;
        status = passes(run, other, run->filters.by[i], 0, &through, err);
    }
    if (status == AVOW_OK && through && run->filters.date != NULL) {
        fate->filter = run->filters.after != DATE_NONE ? "after" : "before";
        status = passes(run, other, run->filters.date, 0, &through, err);
    }
    if (status == AVOW_OK && through)
        fate->filter = "as_of";
    fate->state = "filtered";
    fate->reason =
        run->request.filters[FILTER_STATUS].count == 0 && span_equal(span_of(fate->filter), SPAN("status"))
            ? "it is not published, and only what is published was asked for"
            : "a filter keeps it out";
    return status;
}

static enum avow_status find_cause(struct search_run *run, const struct other *other, struct fate *fate,
                                   struct avow_error *err)
{
    bool main = false;
    bool heavy = false;
    bool words = false;
    bool marks = false;
    enum avow_status status = passes(run, other, run->main, 0, &main, err);
    if (status == AVOW_OK && main)
        status = passes(run, other, run->main, run->options.floor, &heavy, err);
    if (status == AVOW_OK && !main)
        status = passes(run, other, run->words, 0, &words, err);
    if (status == AVOW_OK && words)
        status = passes(run, other, run->operators, 0, &marks, err);
    if (status != AVOW_OK)
        return status;
    if (marks)
        return find_filter(run, other, fate, err);
    fate->state = heavy   ? "behind the window"
                  : main  ? "below the floor"
                  : words ? "excluded"
                          : "no word in common";
    fate->reason = heavy   ? "other results answer better, and only the first are ordered"
                   : main  ? "it has too little of the question to count as a result"
                   : words ? "a quoted phrase that it lacks, or a word that was excluded, keeps it out"
                           : "it has no word of the question";
    return AVOW_OK;
}

static enum avow_status write_fate(struct search_run *run, struct json_writer *json, struct span id,
                                   const struct fate *fate, struct avow_error *err)
{
    struct record instead = {0};
    bool collapsed = span_equal(span_of(fate->state), SPAN("collapsed"));
    enum avow_status status = collapsed ? run_record(run, fate->found, &instead, err) : AVOW_OK;
    json_begin_map(json);
    json_field_text(json, "id", id);
    json_field_text(json, "state", span_of(fate->state));
    json_key(json, "rank");
    if (fate->rank > 0)
        json_integer(json, (int64_t)fate->rank);
    else
        json_null(json);
    json_field_text(json, "reason", span_of(fate->reason));
    json_field_text_or_null(json, "filter", span_of(fate->filter));
    json_field_text_or_null(json, "instead", instead.id);
    differences_write(run, json, collapsed ? NULL : fate->found, &run->ranked.items[0]);
    json_end_map(json);
    return status;
}

enum avow_status why_not_write(struct search_run *run, struct json_writer *json, struct avow_error *err)
{
    struct other other = {.id = run->request.why_not};
    struct fate fate = {.state = "unknown", .reason = "there is no statement of this id"};
    bool found = false;
    json_key(json, "why_not");
    if (other.id.size == 0) {
        json_null(json);
        return AVOW_OK;
    }
    enum avow_status status = find_other(run, &other, &found, err);
    if (status == AVOW_OK && found && !find_ranked(run, &other, &fate))
        status = find_cause(run, &other, &fate, err);
    return status == AVOW_OK ? write_fate(run, json, other.id, &fate, err) : status;
}
