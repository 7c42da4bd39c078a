/* Take the scope rows of a version from the facts, each once. */
#include "search/cover.h"

#include "terms/words.h"

/* The rows of one version on their way. */
struct reading {
    struct lease *lease;
    const struct version_text *text;
    struct cover_list list;
    struct avow_error *err;
};

static bool same_place(const struct facts_scope *a, const struct facts_scope *b)
{
    return span_equal(a->standard, b->standard) && span_equal(a->edition, b->edition) &&
           span_equal(a->level, b->level) && span_equal(a->service, b->service) &&
           span_equal_case(a->environment, b->environment);
}

/* Whether the name as written is one that the service had once. */
static enum avow_status find_former(struct reading *reading, const struct facts_scope *row, bool *former)
{
    struct lease *lease = reading->lease;
    struct token_list tokens = {0};
    struct mention_list mentions = {0};
    enum avow_status status =
        tokeniser_run(lease->tokeniser, row->name, &lease->arena, &tokens, reading->err);
    if (status == AVOW_OK)
        status = vocabulary_mentions(lease->view->vocabulary, row->name, &tokens, MENTION_IN_TEXT,
                                     &lease->arena, &mentions, reading->err);
    for (size_t i = 0; i < mentions.count; i++)
        if (mentions.items[i].type == MENTION_SERVICE && span_equal(mentions.items[i].id, row->service))
            *former = *former || mentions.items[i].former;
    return status;
}

/* A list says more than a sentence, so that its row takes the place of one; rows of one place that contradict
 * each other make it unclear. */
static bool is_known(struct cover_list *list, const struct cover *cover)
{
    for (size_t i = list->count; i > 0; i--) {
        struct cover *known = &list->items[i - 1];
        if (!span_equal(known->row->service, cover->row->service))
            return false;
        if (known->listed != cover->listed || !same_place(known->row, cover->row))
            continue;
        known->unclear = known->unclear || !span_equal(known->row->state, cover->row->state);
        return true;
    }
    return false;
}

static enum avow_status add_row(struct reading *reading, const struct facts_scope *row)
{
    const struct version_text *text = reading->text;
    if (row->ordinal >= text->count)
        return AVOW_OK;
    const struct record *statement = &text->items[row->ordinal].record;
    struct cover cover = {.row = row, .statement = statement, .listed = statement->kind == KIND_SCOPE};
    if (is_known(&reading->list, &cover))
        return AVOW_OK;
    enum avow_status status = row->known ? find_former(reading, row, &cover.former) : AVOW_OK;
    if (status == AVOW_OK)
        reading->list.items[reading->list.count++] = cover;
    return status;
}

enum avow_status cover_read(struct lease *lease, const struct version_text *text, struct cover_list *out,
                            struct avow_error *err)
{
    struct facts_scope_list rows = {NULL, 0};
    struct reading reading = {.lease = lease, .text = text, .err = err};
    enum avow_status status = AVOW_OK;
    if (text->version != NULL && lease->view->manifest.schema >= GENERATION_ROWS) {
        const struct facts_row_filter filter = {.page = text->version->page, .date = text->version->date};
        status = facts_scope_rows(lease->facts, &filter, &lease->arena, &rows, err);
    }
    reading.list.items = arena_array(&lease->arena, rows.count, sizeof *reading.list.items);
    if (status == AVOW_OK && reading.list.items == NULL)
        return error_set_no_memory(err, "search");
    for (size_t i = 0; i < rows.count && status == AVOW_OK; i++)
        status = add_row(&reading, &rows.items[i]);
    if (status == AVOW_OK)
        *out = reading.list;
    return status;
}
