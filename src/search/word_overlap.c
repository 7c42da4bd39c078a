/* How many words two texts share. */
#include "search/word_diff.h"

#include "base/utf8.h"

#include <stdlib.h>

struct word_list {
    struct span *items;
    size_t count;
    size_t room;
};

static int compare_words(const void *a, const void *b)
{
    return span_compare(*(const struct span *)a, *(const struct span *)b);
}

static bool is_part(struct span text, size_t at, size_t *next)
{
    *next = at;
    enum utf8_class class = utf8_class_of(utf8_next(text, next));
    return class != UTF8_OTHER && class != UTF8_SPACE;
}

/* The folded words of a text, sorted. */
static enum avow_status words_of_text(struct span text, struct arena *arena, struct word_list *out,
                                      struct avow_error *err)
{
    struct span fold = SPAN_EMPTY;
    enum avow_status status = utf8_fold(text, arena, &fold, err);
    if (status != AVOW_OK)
        return status;
    for (size_t at = 0, next = 0; at < fold.size; at = next) {
        size_t end = at;
        while (end < fold.size && is_part(fold, end, &next))
            end = next;
        if (end == at)
            continue;
        next = end;
        if (!arena_grow(arena, &out->items, &out->room, out->count, sizeof *out->items))
            return error_set_no_memory(err, "search");
        out->items[out->count++] = span_part(fold, at, end);
    }
    if (out->count > 0)
        qsort(out->items, out->count, sizeof *out->items, compare_words);
    return AVOW_OK;
}

enum avow_status word_overlap(struct span a, struct span b, struct arena *arena, double *share,
                              struct avow_error *err)
{
    struct word_list left = {0}, right = {0};
    enum avow_status status = words_of_text(a, arena, &left, err);
    if (status == AVOW_OK)
        status = words_of_text(b, arena, &right, err);
    if (status != AVOW_OK)
        return status;
    size_t common = 0;
    for (size_t i = 0, j = 0; i < left.count && j < right.count;) {
        int order = span_compare(left.items[i], right.items[j]);
        common += order == 0;
        i += order <= 0;
        j += order >= 0;
    }
    size_t all = left.count + right.count;
    *share = all > 0 ? 2.0 * (double)common / (double)all : 1;
    return AVOW_OK;
}
