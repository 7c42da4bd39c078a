/* Words that change a little with every version are no longer alike in the end, but each step is. */
#include "search/successor.h"

#include "search/diff.h"

/* The newer side of the change that an older statement is in. */
static const struct record *step_of(const struct change_list *changes, const struct record *statement)
{
    for (size_t i = 0; i < changes->count; i++) {
        const struct change *change = &changes->items[i];
        if (change->from != NULL && span_equal(change->from->id, statement->id))
            return change->to;
    }
    return NULL;
}

enum avow_status successor_follow(struct lease *lease, const struct version_list *versions,
                                  const struct record *statement, const struct record **out,
                                  struct avow_error *err)
{
    size_t at = 0;
    struct version_text older = {0};
    enum avow_status status = AVOW_OK;
    *out = NULL;
    while (at < versions->count && versions->items[at].date != statement->date)
        at++;
    if (at == versions->count || !versions->items[0].current)
        return AVOW_OK;
    status = version_read(lease, &versions->items[at], &older, err);
    while (status == AVOW_OK && statement != NULL && at > 0) {
        struct version_text newer = {0};
        struct change_list changes = {0};
        status = version_read(lease, &versions->items[--at], &newer, err);
        if (status == AVOW_OK)
            status = change_list_make(&older, &newer, &lease->arena, &changes, err);
        statement = step_of(&changes, statement);
        older = newer;
    }
    if (status == AVOW_OK)
        *out = statement;
    return status;
}
