/* Read which build of `approved/` is live, and what its marks say. */
#include "library/live.h"

#include "base/cleanup.h"
#include "base/file.h"
#include "store/store.h"
#include "terms/approved.h"

#include <inttypes.h>
#include <string.h>

enum { NUMBER_TEXT = 24 };

static enum avow_status read_number(const char *folder, struct arena *arena, uint64_t *number)
{
    CLEANUP(buffer_free) struct buffer text = BUFFER_INIT;
    const char *path = file_join(arena, folder, "current");
    if (path == NULL || file_read(path, NUMBER_TEXT, &text, NULL) != AVOW_OK ||
        !span_to_u64(span_trim(buffer_span(&text)), number))
        return AVOW_NOT_FOUND;
    return AVOW_OK;
}

static bool read_marks(struct store_reader *reader, struct arena *arena, struct live *out)
{
    struct span uuid, revision, layout;
    uint64_t number = 0;
    bool good = store_reader_metadata(reader, SPAN("workspace"), arena, &uuid, NULL) == AVOW_OK &&
                store_reader_metadata(reader, SPAN("revision"), arena, &revision, NULL) == AVOW_OK &&
                store_reader_metadata(reader, SPAN("layout"), arena, &layout, NULL) == AVOW_OK &&
                store_reader_count(reader, &out->count, NULL) == AVOW_OK &&
                uuid.size + 1 == sizeof out->made_from.uuid &&
                span_to_u64(revision, &out->made_from.revision) && span_to_u64(layout, &number);
    out->outdated = number != APPROVED_LAYOUT;
    if (good)
        memcpy(out->made_from.uuid, uuid.bytes, uuid.size);
    return good;
}

struct live live_find(const char *folder, struct arena *arena)
{
    struct live live = {0};
    struct store_reader *reader = NULL;
    if (read_number(folder, arena, &live.number) != AVOW_OK)
        return (struct live){0};
    const char *path = arena_printf(arena, "%s/%" PRIu64, folder, live.number);
    bool good = path != NULL && store_reader_open(&path, 1, &reader, NULL) == AVOW_OK &&
                read_marks(reader, arena, &live);
    store_reader_close(reader);
    return good ? live : (struct live){0};
}
