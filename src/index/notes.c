/* Collect what a report says of single files. */
#include "index/notes.h"

#include <stdlib.h>

bool notes_add(struct notes *notes, struct span file, struct span reason, bool kept)
{
    struct index_note note = {arena_copy(notes->arena, file), arena_copy(notes->arena, reason), kept};
    if (note.file.bytes == NULL || note.reason.bytes == NULL ||
        !arena_grow(notes->arena, &notes->list.items, &notes->room, notes->list.count, sizeof note))
        return false;
    notes->list.items[notes->list.count++] = note;
    return true;
}

bool notes_add_once(struct notes *notes, struct span file, struct span reason)
{
    for (size_t i = 0; i < notes->list.count; i++)
        if (span_equal(notes->list.items[i].reason, reason))
            return true;
    return notes_add(notes, file, reason, false);
}

static int compare(const void *a, const void *b)
{
    const struct index_note *left = a, *right = b;
    int order = span_compare(left->file, right->file);
    return order != 0 ? order : span_compare(left->reason, right->reason);
}

void notes_sort(struct index_notes *list)
{
    if (list->count > 0)
        qsort(list->items, list->count, sizeof *list->items, compare);
}
