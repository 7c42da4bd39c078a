/* Follow the live build of the approved questions, and look up those of one statement. */
#include "search/approved.h"

#include "base/cleanup.h"
#include "base/file.h"
#include "search/tree.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { OPEN_TRIES = 3, NUMBER_TEXT = 24, MOST_OF_ONE = 50 };

static void drop(struct lease *lease)
{
    store_reader_close(lease->approved);
    lease->approved = NULL;
    lease->approved_sick = false;
    lease->approved_mark[0] = '\0';
}

static enum avow_status take_mark(struct lease *lease, uint64_t number)
{
    struct span uuid = SPAN_EMPTY;
    struct span revision = SPAN_EMPTY;
    struct span layout = SPAN_EMPTY;
    uint64_t laid_out = 0;
    struct arena *arena = &lease->arena;
    enum avow_status status = store_reader_metadata(lease->approved, SPAN("workspace"), arena, &uuid, NULL);
    if (status == AVOW_OK)
        status = store_reader_metadata(lease->approved, SPAN("revision"), arena, &revision, NULL);
    if (status == AVOW_OK)
        status = store_reader_metadata(lease->approved, SPAN("layout"), arena, &layout, NULL);
    if (status == AVOW_OK && (!span_to_u64(layout, &laid_out) || laid_out != APPROVED_LAYOUT))
        status = AVOW_CORRUPT; /* of another version of the program */
    snprintf(lease->approved_mark, sizeof lease->approved_mark, "%.*s %.*s %" PRIu64, SPAN_ARG(uuid),
             SPAN_ARG(revision), number);
    return status;
}

/* The build that `current` names, if it has a document. */
static enum avow_status open_build(struct lease *lease, const char *folder)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    CLEANUP(buffer_free) struct buffer text = BUFFER_INIT;
    uint64_t number = 0;
    uint64_t count = 0;
    const char *current = file_join(&scratch, folder, "current");
    enum avow_status status = current != NULL ? file_read(current, NUMBER_TEXT, &text, NULL) : AVOW_NO_MEMORY;
    if (status == AVOW_OK && !span_to_u64(span_trim(buffer_span(&text)), &number))
        status = AVOW_CORRUPT;
    const char *path = arena_printf(&scratch, "%s/%" PRIu64, folder, number);
    if (status == AVOW_OK)
        status = path != NULL ? store_reader_open(&path, 1, &lease->approved, NULL) : AVOW_NO_MEMORY;
    if (status == AVOW_OK)
        status = store_reader_count(lease->approved, &count, NULL);
    if (status == AVOW_OK && count > 0)
        return take_mark(lease, number);
    if (status == AVOW_OK)
        drop(lease);
    return status;
}

void lease_follow_approved(struct lease *lease, const char *folder)
{
    uint64_t stamp[4];
    for (int i = 0; i < OPEN_TRIES; i++) { /* the build may be swapped away while it is opened */
        if (view_stamp(folder, stamp, NULL) != AVOW_OK)
            memset(stamp, 0, sizeof stamp);
        if (memcmp(stamp, lease->approved_stamp, sizeof stamp) == 0)
            return;
        memcpy(lease->approved_stamp, stamp, sizeof stamp);
        drop(lease);
        if (stamp[1] != 0 && open_build(lease, folder) != AVOW_OK) {
            drop(lease);
            lease->approved_sick = true;
        }
    }
}

/* Better to show: of just these words, then newer. */
static bool is_better(const struct approved_mark *a, const struct approved_mark *b)
{
    return a->changed != b->changed ? b->changed : a->record.on > b->record.on;
}

/* All approvals of the statement; none when the index is sick. */
static struct store_result find_all(struct lease *lease, struct span id)
{
    struct tree tree = {&lease->arena, false};
    struct store_search_options options = STORE_SEARCH_OPTIONS_INIT;
    struct store_result found = {0};
    uint64_t documents = 0;
    const struct store_query *query = tree_term(&tree, TERM_STATEMENT, id);
    options.limit = MOST_OF_ONE;
    options.with_data = true;
    if (tree.failed || store_reader_frequency(lease->approved, query->term, &documents, NULL) != AVOW_OK ||
        documents == 0 ||
        store_search(lease->approved, query, &options, &lease->arena, &found, NULL) != AVOW_OK)
        return (struct store_result){0};
    return found;
}

const struct approved_mark *approved_mark_of(struct lease *lease, struct span id, struct span hash,
                                             enum page_audience audience, date_day today)
{
    if (lease->approved == NULL)
        return NULL;
    struct store_result found = find_all(lease, id);
    struct approved_mark *best = NULL;
    struct approved_mark *room = arena_array(&lease->arena, found.count, sizeof *room);
    for (size_t i = 0; room != NULL && i < found.count; i++) {
        struct approved_record *record = &room[i].record;
        if (approved_decode(found.hits[i].data, record, NULL) != AVOW_OK || record->audience > audience ||
            (record->expires != DATE_NONE && record->expires < today) || !span_equal(record->statement, id))
            continue;
        room[i].changed = !span_equal(record->hash, hash);
        if (best == NULL || is_better(&room[i], best))
            best = &room[i];
    }
    return best;
}
