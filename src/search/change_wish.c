/* Ask the index which statements of a page have the words, before the page is read. */
#include "search/change_wish.h"

#include "search/scope.h"
#include "search/tree.h"

enum { MATCHES_MOST = 1000 /* of one page, over all its versions */ };

static enum avow_status read_stems(struct lease *lease, struct span words, struct span_list *out,
                                   struct avow_error *err)
{
    struct token_list tokens = {0};
    struct span_list stems = {NULL, 0};
    enum avow_status status = tokeniser_run(lease->tokeniser, words, &lease->arena, &tokens, err);
    if (status != AVOW_OK)
        return status;
    stems.items = arena_array(&lease->arena, tokens.count, sizeof *stems.items);
    if (stems.items == NULL)
        return error_set_no_memory(err, "search");
    for (size_t i = 0; i < tokens.count; i++)
        if ((tokens.items[i].flags & TOKEN_STOP) == 0)
            stems.items[stems.count++] = tokens.items[i].stem;
    if (stems.count == 0)
        return error_set(err, AVOW_USAGE, "q", "only common words; add one that says what is meant");
    *out = stems;
    return AVOW_OK;
}

enum avow_status change_wish_read(struct lease *lease, const struct search_changes_request *request,
                                  struct change_wish *out, struct avow_error *err)
{
    struct change_wish wish = {.stems = {NULL, 0}};
    struct span edition = SPAN_EMPTY;
    enum avow_status status =
        rows_resolve(lease, FILTER_STANDARD, request->standard, &wish.cover.standard, &edition, err);
    if (status == AVOW_OK)
        status = rows_resolve(lease, FILTER_SERVICE, request->service, &wish.cover.service, &edition, err);
    if (status == AVOW_OK && span_trim(request->words).size > 0)
        status = read_stems(lease, request->words, &wish.stems, err);
    if (status == AVOW_OK)
        *out = wish;
    return status;
}

/* What speaks of a standard or a service at all: lists of services only mention theirs. */
static const struct store_query *speaks_of(struct tree *tree, enum term_field subject,
                                           enum term_field mention, struct span id)
{
    return tree_two(tree, STORE_OR, tree_term(tree, subject, id), tree_term(tree, mention, id));
}

enum avow_status change_wish_page(struct lease *lease, struct span page, struct change_wish *wish, bool *may,
                                  struct avow_error *err)
{
    static const uint32_t slots[] = {SLOT_HASH};
    struct tree tree = {&lease->arena, false};
    struct branch all = {0};
    struct store_reader *store = NULL;
    struct store_search_options options = STORE_SEARCH_OPTIONS_INIT;
    options.limit = wish->stems.count > 0 ? MATCHES_MOST : 1;
    options.value_slots = slots;
    options.value_slot_count = 1;
    branch_add(&tree, &all, tree_term(&tree, TERM_PAGE, page));
    if (wish->cover.standard.size > 0)
        branch_add(&tree, &all, speaks_of(&tree, TERM_STANDARD, TERM_MENTION, wish->cover.standard));
    if (wish->cover.service.size > 0)
        branch_add(&tree, &all, speaks_of(&tree, TERM_SERVICE, TERM_MENTION_SERVICE, wish->cover.service));
    for (size_t i = 0; i < wish->stems.count; i++)
        branch_add(&tree, &all, tree_term(&tree, TERM_STEM, wish->stems.items[i]));
    *may = true;
    if (all.count == 1)
        return AVOW_OK;
    const struct store_query *query = tree_list(&tree, STORE_FILTER, &all);
    enum avow_status status =
        tree.failed ? error_set_no_memory(err, "search") : lease_with_history(lease, &store, err);
    if (status == AVOW_OK)
        status = store_search(store, query, &options, &lease->arena, &wish->matches, err);
    *may = wish->matches.count > 0;
    return status;
}

static bool has_words(const struct record *record, const struct change_wish *wish)
{
    bool has = wish->stems.count == 0;
    for (size_t i = 0; !has && i < wish->matches.count; i++)
        has = wish->matches.hits[i].values[0].size > 0 &&
              span_starts(record->hash, wish->matches.hits[i].values[0]);
    return has;
}

static bool is_about(const struct record *record, const struct change_wish *wish)
{
    bool standard = wish->cover.standard.size == 0;
    bool service = wish->cover.service.size == 0;
    if (record == NULL)
        return false;
    for (size_t i = 0; i < record->standards.count; i++)
        standard = standard || span_equal(record->standards.items[i].id, wish->cover.standard);
    for (size_t i = 0; i < record->services.count; i++)
        service = service || span_equal(record->services.items[i], wish->cover.service);
    return standard && service && has_words(record, wish);
}

bool change_is_wanted(const struct change_wish *wish, const struct change *change)
{
    return is_about(change->from, wish) || is_about(change->to, wish);
}
