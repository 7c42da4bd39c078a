/* What a person should know beside the results: editions, former names, what was left out. */
#include "search/confidence.h"
#include "search/edition.h"
#include "search/name.h"

enum { CHOICES_NAMED = 4 };

/* True when the same family was asked before, so that nothing is told twice. */
static bool asked_before(const struct search_run *run, size_t place)
{
    const struct mention *name = &run->query.names[place].mention;
    for (size_t i = 0; i < place; i++) {
        const struct mention *before = &run->query.names[i].mention;
        if (before->type == name->type && span_equal(before->id, name->id) &&
            span_equal(before->edition, name->edition) && span_equal(before->level, name->level))
            return true;
    }
    return false;
}

static enum avow_status note_edition(struct search_run *run, const struct mention *name,
                                     struct avow_error *err)
{
    struct span nearest = SPAN_EMPTY;
    enum avow_status status = edition_nearest(run, name, &nearest, err);
    if (status == AVOW_OK && nearest.size > 0)
        note_add(run, "%.*s: edition %.*s asked; nearest is %.*s",
                 SPAN_ARG(name_standard(run->lease->view->vocabulary, name->id)),
                 SPAN_ARG(name_version(&run->lease->arena, name->edition)),
                 SPAN_ARG(name_version(&run->lease->arena, nearest)));
    return status;
}

static enum avow_status note_level(struct search_run *run, const struct mention *name, struct avow_error *err)
{
    struct span stated = SPAN_EMPTY;
    enum avow_status status = level_others(run, name, &stated, err);
    if (status == AVOW_OK && stated.size > 0)
        note_add(run, "%.*s: %.*s asked; stated is %.*s",
                 SPAN_ARG(name_standard(run->lease->view->vocabulary, name->id)),
                 SPAN_ARG(name_version(&run->lease->arena, name->level)), SPAN_ARG(stated));
    return status;
}

static void note_service(struct search_run *run, const struct mention *name)
{
    const struct vocabulary_service *row = vocabulary_service_find(run->lease->view->vocabulary, name->id);
    if (row != NULL && !run_is_named(run, name))
        note_add(run, "no passage names %.*s", SPAN_ARG(row->name));
    if (row != NULL && name->former)
        note_add(run, "%.*s is now called %.*s", SPAN_ARG(span_part(run->query.text, name->start, name->end)),
                 SPAN_ARG(row->name));
}

static bool is_found(const struct search_run *run)
{
    return span_equal(span_of(run->verdict), SPAN("found"));
}

/* A passage that answers may name it all the same. */
static void note_unknown(struct search_run *run, const struct mention *name)
{
    if (!is_found(run))
        note_add(run, run_is_named(run, name) ? "no passage is about %.*s itself" : "no passage names %.*s",
                 SPAN_ARG(name_standard(run->lease->view->vocabulary, name->id)));
}

/* What the nearest passage lacks of the question, beside what no passage has. */
static void note_lacking(struct search_run *run)
{
    struct buffer words = BUFFER_INIT;
    for (size_t i = 0; i < run->query.word_count; i++) {
        const struct query_word *word = &run->query.words[i];
        if (!run->sure->lacks[i] || run_is_missing(run, word))
            continue;
        buffer_append_string(&words, words.size > 0 ? ", " : "");
        buffer_append(&words, word->text);
    }
    if (words.size > 0 && !words.failed)
        note_add(run, "the nearest passage lacks: %.*s", SPAN_ARG(buffer_span(&words)));
    buffer_free(&words);
}

/* What keeps the first result from being called found, unless a note before it has told something. */
static void note_doubt(struct search_run *run)
{
    const struct confidence *sure = run->sure;
    bool none = span_equal(span_of(run->verdict), SPAN("none"));
    if (is_found(run) || sure == NULL || run->notes.count > 0)
        return;
    if (none)
        note_lacking(run);
    else if (sure->modelled > sure->most && sure->reason.size > 0)
        note_add(run, "%.*s", SPAN_ARG(sure->reason));
}

static enum avow_status note_names(struct search_run *run, struct avow_error *err)
{
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < run->query.name_count; i++) {
        const struct mention *name = &run->query.names[i].mention;
        if (asked_before(run, i))
            continue;
        if (name->type == MENTION_SERVICE)
            note_service(run, name);
        else if (!run->query.names[i].known)
            note_unknown(run, name);
        else if (name->edition.size > 0)
            status = note_edition(run, name, err);
        if (status == AVOW_OK && name->level.size > 0 && run->query.names[i].known)
            status = note_level(run, name, err);
    }
    return status;
}

/* Name the standards, or pages about none, that have the same question, the foremost first. With a standard
 * among them it is the name of one that is lacking. */
static void note_choices(struct search_run *run)
{
    struct buffer names = BUFFER_INIT;
    size_t shown = run->choices.count < CHOICES_NAMED ? run->choices.count : CHOICES_NAMED;
    size_t total = run->choices.total > 0 ? run->choices.total : run->choices.count;
    bool has_standard = false;
    for (size_t i = 0; i < shown; i++) {
        buffer_append_string(&names, i > 0 ? ", " : "");
        buffer_append(&names, run->choices.items[i].name);
    }
    for (size_t i = 0; i < run->choices.count; i++)
        has_standard = has_standard || run->choices.items[i].standard.size > 0;
    if (shown > 0 && !names.failed)
        note_add(run,
                 has_standard ? "no standard is named, and %zu answer this; name the one you mean: %.*s%s"
                              : "%zu different passages answer this: %.*s%s",
                 total, SPAN_ARG(buffer_span(&names)), shown < total ? ", ..." : "");
    buffer_free(&names);
}

/* How many results `query` would have: statements with the same words, and those of a page, as run->total
 * has them. */
static enum avow_status count_results(struct search_run *run, const struct store_query *query,
                                      uint64_t *total, struct avow_error *err)
{
    bool pages = run->request.group == SEARCH_GROUP_PAGE;
    struct store_search_options options = run->options;
    struct store_result found = {0};
    struct counts counts;
    enum avow_status status =
        counts_new(&run->lease->view->manifest, pages, &run->lease->arena, &counts, err);
    if (status != AVOW_OK)
        return status;
    options.limit = 0;
    options.visit = counts_visit;
    options.visit_context = &counts;
    status = store_search(run->store, query, &options, &run->lease->arena, &found, err);
    if (status == AVOW_OK && counts.failed)
        return error_set_no_memory(err, "search");
    if (status == AVOW_OK)
        *total = pages ? counts.page_total : counts.total;
    return status;
}

/* after and before leave out what has no date: say how much. */
static enum avow_status note_undated(struct search_run *run, struct avow_error *err)
{
    if (run->filters.date == NULL)
        return AVOW_OK;
    struct filters without = run->filters;
    without.date = NULL;
    const struct store_query *all = filters_apply(&run->tree, &without, run->operators, FILTER_NONE_LEFT_OUT);
    const struct store_query *dated = tree_range(&run->tree, SLOT_DATE, SPAN("0"), SPAN("99999999"));
    uint64_t undated = 0;
    enum avow_status status =
        count_results(run, tree_two(&run->tree, STORE_AND_NOT, all, dated), &undated, err);
    if (status == AVOW_OK && undated > 0)
        note_add(run, "%llu without a date left out", (unsigned long long)undated);
    return status;
}

static enum avow_status note_without(struct search_run *run, const struct filters *filters, int left_out,
                                     const char *name, struct avow_error *err)
{
    uint64_t total = 0;
    const struct store_query *query = filters_apply(&run->tree, filters, run->operators, left_out);
    enum avow_status status = count_results(run, query, &total, err);
    if (status == AVOW_OK && total > 0)
        note_add(run, "nothing matches with the filter %s; %llu without it", name, (unsigned long long)total);
    return status;
}

/* What was published on another day may say it. */
static enum avow_status note_without_day(struct search_run *run, struct avow_error *err)
{
    char day[DATE_TEXT_SIZE];
    struct filters ever = run->filters;
    uint64_t total = 0;
    ever.valid = NULL;
    const struct store_query *query = filters_apply(&run->tree, &ever, run->operators, FILTER_NONE_LEFT_OUT);
    enum avow_status status = count_results(run, query, &total, err);
    if (status == AVOW_OK && total > 0)
        note_add(run, "nothing published on %s matches; %llu of other days do",
                 date_words(run->filters.as_of, day), (unsigned long long)total);
    return status;
}

/* Nothing is found: each filter that alone keeps something out. */
static enum avow_status note_filters(struct search_run *run, struct avow_error *err)
{
    enum avow_status status = AVOW_OK;
    for (int i = 0; run->total == 0 && status == AVOW_OK && i < FILTER_COUNT; i++)
        if (run->request.filters[i].count > 0)
            status =
                note_without(run, &run->filters, i, search_filter_name((enum search_filter)i).bytes, err);
    if (run->total == 0 && status == AVOW_OK && run->filters.valid != NULL)
        status = note_without_day(run, err);
    if (run->total > 0 || status != AVOW_OK || run->filters.date == NULL)
        return status;
    struct filters undated = run->filters;
    undated.date = NULL;
    return note_without(run, &undated, FILTER_NONE_LEFT_OUT,
                        run->filters.after != DATE_NONE ? "after" : "before", err);
}

/* Drafts are never shown unasked; that there is one is worth a word when nothing published answers. */
static enum avow_status note_drafts(struct search_run *run, struct avow_error *err)
{
    struct filters drafts = run->filters;
    const struct store_query *draft = tree_term(&run->tree, TERM_STATUS, word_of(WORDS_STATUS, STATUS_DRAFT));
    uint64_t total = 0;
    if (run->request.filters[FILTER_STATUS].count > 0 || is_found(run))
        return AVOW_OK;
    enum avow_status status = store_reader_frequency(run->lease->now, draft->term, &total, err);
    if (status != AVOW_OK || total == 0)
        return status;
    drafts.by[FILTER_STATUS] = draft;
    const struct store_query *query =
        filters_apply(&run->tree, &drafts, run->operators, FILTER_NONE_LEFT_OUT);
    status = count_results(run, query, &total, err);
    if (status == AVOW_OK && total > 0)
        note_add(run, "%llu unpublished draft%s would match; ask for status:draft to see %s",
                 (unsigned long long)total, total == 1 ? "" : "s", total == 1 ? "it" : "them");
    return status;
}

/* A field whose value means nothing here was looked for as words. */
static void note_fields(struct search_run *run)
{
    for (size_t i = 0; i < run->lexed.field_count; i++) {
        const struct lexed_field *field = &run->lexed.fields[i];
        if (field->restored)
            note_add(run, "%.*s narrows nothing here; its words were looked for",
                     SPAN_ARG(span_part(run->lexed.text, field->start, field->end)));
    }
}

enum avow_status run_notes(struct search_run *run, struct avow_error *err)
{
    enum avow_status status = note_names(run, err);
    note_fields(run);
    note_choices(run);
    run_note_day(run);
    note_doubt(run);
    if (status == AVOW_OK)
        status = note_undated(run, err);
    if (status == AVOW_OK)
        status = note_filters(run, err);
    if (status == AVOW_OK)
        status = note_drafts(run, err);
    if (run->stops_only)
        note_add(run, "only common words; add one that says what is meant");
    if (run->query.tokens.count == 0 && !run->listing)
        note_add(run, "there is no word to look for in this question");
    if (run->query.word_count == QUERY_WORDS)
        note_add(run, "only the first %d different words were looked for", QUERY_WORDS);
    return run->tree.failed ? error_set_no_memory(err, "search") : status;
}
