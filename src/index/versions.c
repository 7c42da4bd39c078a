/* Follow words from version to version by their hash: from the first that has them to the next that has not.
 */
#include "index/versions.h"

#include <stdlib.h>

enum { NO_STATEMENT = UINT32_MAX };

/* A statement of a version, to be sorted by hash. */
struct hashed {
    struct span hash;
    uint32_t number;
};

static size_t statements_of(const struct version *version)
{
    return version->page != NULL ? version->page->statement_count : 0;
}

static int compare_versions(const void *a, const void *b)
{
    const struct version *left = a, *right = b;
    return (left->date > right->date) - (left->date < right->date);
}

static int compare_hashed(const void *a, const void *b)
{
    const struct hashed *left = a, *right = b;
    int order = span_compare(left->hash, right->hash);
    return order != 0 ? order : (left->number > right->number) - (left->number < right->number);
}

static struct hashed *sorted_hashes(const struct version *version, struct arena *arena)
{
    size_t count = statements_of(version);
    struct hashed *hashes = arena_array(arena, count, sizeof *hashes);
    for (size_t i = 0; hashes != NULL && i < count; i++)
        hashes[i] = (struct hashed){version->page->statements[i].hash, (uint32_t)i};
    if (hashes != NULL && count > 0)
        qsort(hashes, count, sizeof *hashes, compare_hashed);
    return hashes;
}

/* For each statement of `older` the one of `newer` that goes on with its words, or NO_STATEMENT. */
static bool link_versions(const struct version *older, const struct version *newer, uint32_t *next)
{
    struct arena scratch = ARENA_INIT;
    struct hashed *left = sorted_hashes(older, &scratch);
    struct hashed *right = sorted_hashes(newer, &scratch);
    bool good = left != NULL && right != NULL;
    size_t count = good ? statements_of(older) : 0;
    size_t others = good ? statements_of(newer) : 0;
    for (size_t i = 0; i < count; i++)
        next[i] = NO_STATEMENT;
    for (size_t i = 0, j = 0; i < count && j < others;) {
        int order = span_compare(left[i].hash, right[j].hash);
        if (order == 0)
            next[left[i].number] = right[j].number;
        i += order <= 0;
        j += order >= 0;
    }
    arena_free(&scratch);
    return good;
}

static struct span at_date(struct arena *arena, struct span id, date_day day)
{
    char text[DATE_TEXT_SIZE];
    return span_of(arena_printf(arena, "%.*s@%s", SPAN_ARG(id), date_iso(day, text)));
}

/* The words of this statement end with its version: `end` is the day of the next one, DATE_OPEN when there is
 * none. */
static bool place_last(const struct version *version, size_t number, date_day end, struct arena *arena)
{
    struct placed *placed = &version->placed[number];
    struct span id = version->page->statements[number].id;
    bool open = end == DATE_OPEN;
    *placed = (struct placed){.to = end, .carrier = true, .in_history = !open};
    placed->document = open ? id : at_date(arena, id, version->date);
    return placed->document.bytes != NULL;
}

/* Place version `at` with those after it placed already; `next` becomes its links. */
static bool place_version(struct version *versions, size_t count, size_t at, uint32_t *next,
                          struct arena *arena)
{
    struct version *version = &versions[at];
    bool last = at + 1 == count;
    if (!last && !link_versions(version, &versions[at + 1], next))
        return false;
    date_day end = last ? DATE_OPEN : versions[at + 1].date;
    for (size_t i = 0; i < statements_of(version); i++) {
        if (!last && next[i] != NO_STATEMENT) {
            version->placed[i] = versions[at + 1].placed[next[i]];
            version->placed[i].carrier = false;
        } else if (!place_last(version, i, end, arena)) {
            return false;
        }
    }
    return true;
}

/* From the oldest on, a statement that goes on takes the first day along. */
static void spread_first_days(struct version *versions, size_t count, uint32_t **links)
{
    for (size_t at = 0; at < count; at++)
        for (size_t i = 0; i < statements_of(&versions[at]); i++) {
            struct placed *placed = &versions[at].placed[i];
            if (placed->from == DATE_NONE)
                placed->from = versions[at].date;
            if (at + 1 < count && links[at][i] != NO_STATEMENT)
                versions[at + 1].placed[links[at][i]].from = placed->from;
        }
}

enum avow_status versions_place(struct version *versions, size_t count, struct arena *arena,
                                struct avow_error *err)
{
    qsort(versions, count, sizeof *versions, compare_versions);
    uint32_t **links = arena_array(arena, count, sizeof *links);
    bool good = links != NULL;
    for (size_t at = count; good && at > 0; at--) {
        struct version *version = &versions[at - 1];
        version->current = at == count && version->page != NULL;
        version->placed = arena_array(arena, statements_of(version), sizeof *version->placed);
        links[at - 1] = arena_array(arena, statements_of(version), sizeof **links);
        good = version->placed != NULL && links[at - 1] != NULL &&
               place_version(versions, count, at - 1, links[at - 1], arena);
    }
    if (!good)
        return error_set_no_memory(err, "versions");
    spread_first_days(versions, count, links);
    return AVOW_OK;
}
