/* Longest common subsequence over words and signs (Hirschberg 1975 tells why a table is needed to walk back:
 * texts here are short enough to keep it whole). */
#include "search/word_diff.h"

#include "base/utf8.h"
#include "terms/canonical.h"
#include "terms/stop.h"

#include <string.h>

enum { TABLE_MOST = 9 * 1024 * 1024 /* cells of two bytes; 3,000 words against 3,000 */ };

/* A word, a number, or one other character, with the white space after it. */
struct piece {
    struct span text;
    struct span key;   /* what is compared, and */
    struct span space; /* the white space behind it: a side must read as it was written */
    bool is_word;
    bool is_last; /* of its text: what follows elsewhere does not tell it apart */
};

struct piece_list {
    struct piece *items;
    size_t count;
    size_t room;
};

/* Both sides of a comparison. */
struct sides {
    struct arena *arena;
    struct piece_list older;
    struct piece_list newer;
    struct diff_segments segments;
    size_t room;
};

static bool is_word_class(enum utf8_class class)
{
    return class == UTF8_LETTER || class == UTF8_DIGIT || class == UTF8_MARK;
}

static bool is_ascii(struct span text)
{
    for (size_t i = 0; i < text.size; i++)
        if ((unsigned char)text.bytes[i] >= 0x80)
            return false;
    return true;
}

/* The end of the piece that starts at `start`, without and with the white space behind it. */
static bool piece_ends(struct span text, size_t start, size_t *word_end, size_t *end)
{
    size_t at = start;
    bool is_word = is_word_class(utf8_class_of(utf8_next(text, &at)));
    *word_end = at;
    while (is_word && at < text.size && is_word_class(utf8_class_of(utf8_next(text, &at))))
        *word_end = at;
    at = *end = *word_end;
    while (at < text.size && utf8_class_of(utf8_next(text, &at)) == UTF8_SPACE)
        *end = at;
    return is_word;
}

static enum avow_status cut(struct span text, struct arena *arena, struct piece_list *out,
                            struct avow_error *err)
{
    size_t at = 0, word_end = 0, end = 0;
    while (at < text.size) {
        if (!arena_grow(arena, &out->items, &out->room, out->count, sizeof *out->items))
            return error_set_no_memory(err, "search");
        struct piece *piece = &out->items[out->count++];
        piece->is_word = piece_ends(text, at, &word_end, &end);
        piece->text = span_part(text, at, end);
        piece->key = span_part(text, at, word_end);
        piece->space = span_part(text, word_end, end);
        enum avow_status status =
            is_ascii(piece->key) ? AVOW_OK : canonical_text(piece->key, arena, &piece->key, err);
        if (status != AVOW_OK)
            return status;
        at = end;
    }
    if (out->count > 0)
        out->items[out->count - 1].is_last = true;
    return AVOW_OK;
}

static bool breaks_line(const struct piece *piece)
{
    return span_find_byte(piece->space, '\n', 0) != SPAN_NONE;
}

/* One line break or two: the last item of a list is the same when another one follows it. */
static bool same_piece(const struct piece *a, const struct piece *b)
{
    return span_equal(a->key, b->key) &&
           (a->is_last || b->is_last || span_equal(a->space, b->space) || (breaks_line(a) && breaks_line(b)));
}

/* One stretch from the first to the last of neighbouring pieces; joined to the one before if it is alike. */
static bool emit(struct sides *sides, const struct piece *first, size_t count, enum diff_op op)
{
    struct diff_segments *list = &sides->segments;
    if (count == 0)
        return true;
    const struct piece *last = first + count - 1;
    struct span text = {first->text.bytes, (size_t)(last->text.bytes - first->text.bytes) + last->text.size};
    struct diff_segment *before = list->count > 0 ? &list->items[list->count - 1] : NULL;
    if (before != NULL && before->op == op && before->text.bytes + before->text.size == text.bytes) {
        before->text.size += text.size;
        return true;
    }
    if (!arena_grow(sides->arena, &list->items, &sides->room, list->count, sizeof *list->items))
        return false;
    list->items[list->count++] = (struct diff_segment){text, op};
    return true;
}

/* What both sides have, as the newer writes it; but its last word as the older does, which goes on after it.
 */
static bool emit_same(struct sides *sides, const struct piece *older, const struct piece *newer, size_t count)
{
    bool ends = count > 0 && newer[count - 1].is_last && older[count - 1].space.size > 0;
    return emit(sides, newer, count - ends, DIFF_SAME) &&
           (!ends || emit(sides, older + count - 1, 1, DIFF_SAME));
}

/* table[i * (m + 1) + j]: length of the longest common subsequence of older[i..] and newer[j..]. */
static uint16_t *table_make(const struct piece *older, size_t n, const struct piece *newer, size_t m,
                            struct arena *arena)
{
    uint16_t *table = arena_array(arena, (n + 1) * (m + 1), sizeof *table);
    for (size_t i = n; table != NULL && i-- > 0;)
        for (size_t j = m; j-- > 0;) {
            const uint16_t *below = &table[(i + 1) * (m + 1)];
            uint16_t *row = &table[i * (m + 1)];
            uint16_t best = below[j] > row[j + 1] ? below[j] : row[j + 1];
            row[j] = same_piece(&older[i], &newer[j]) ? (uint16_t)(below[j + 1] + 1) : best;
        }
    return table;
}

/* Whether a common run is too little to part two changes: signs and stop words on one line. */
static bool is_weak(const struct piece *pieces, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (breaks_line(&pieces[i]) || (pieces[i].is_word && !stop_has_typed(pieces[i].key)))
            return false;
    }
    return true;
}

/* The differing middle: older[at.., n) against newer[at.., m). */
struct middle {
    const struct piece *older;
    const struct piece *newer;
    size_t n, m;
    const uint16_t *table;
};

static size_t common_run(const struct middle *middle, size_t i, size_t j)
{
    size_t run = 0;
    while (i + run < middle->n && j + run < middle->m &&
           same_piece(&middle->older[i + run], &middle->newer[j + run]))
        run++;
    return run;
}

/* Walk the table: collect what is removed and added until a common run parts it from the next change. */
static bool walk(struct sides *sides, const struct middle *middle)
{
    size_t i = 0, j = 0, removed = 0, added = 0;
    bool good = true;
    while (good && (i < middle->n || j < middle->m)) {
        size_t run = common_run(middle, i, j);
        bool inside = run > 0 && i + run < middle->n && j + run < middle->m;
        if (run > 0 && inside && removed > 0 && added > 0 && is_weak(&middle->newer[j], run)) {
            removed += run;
            added += run;
        } else if (run > 0) {
            good = emit(sides, &middle->older[i - removed], removed, DIFF_REMOVED) &&
                   emit(sides, &middle->newer[j - added], added, DIFF_ADDED) &&
                   emit_same(sides, &middle->older[i], &middle->newer[j], run);
            removed = added = 0;
        }
        i += run;
        j += run;
        if (run > 0)
            continue;
        bool drop = j == middle->m || (i < middle->n && middle->table[(i + 1) * (middle->m + 1) + j] >=
                                                            middle->table[i * (middle->m + 1) + j + 1]);
        removed += drop;
        added += !drop;
        i += drop;
        j += !drop;
    }
    return good && emit(sides, middle->older + middle->n - removed, removed, DIFF_REMOVED) &&
           emit(sides, middle->newer + middle->m - added, added, DIFF_ADDED);
}

static bool compare_middle(struct sides *sides, struct middle *middle)
{
    bool fits =
        middle->n < UINT16_MAX && middle->m < UINT16_MAX && (middle->n + 1) * (middle->m + 1) <= TABLE_MOST;
    if (!fits)
        return emit(sides, middle->older, middle->n, DIFF_REMOVED) &&
               emit(sides, middle->newer, middle->m, DIFF_ADDED);
    struct arena scratch = ARENA_INIT;
    middle->table = table_make(middle->older, middle->n, middle->newer, middle->m, &scratch);
    bool good = middle->table != NULL && walk(sides, middle);
    arena_free(&scratch);
    return good;
}

static bool compare(struct sides *sides)
{
    const struct piece *older = sides->older.items, *newer = sides->newer.items;
    size_t n = sides->older.count, m = sides->newer.count, head = 0, tail = 0;
    while (head < n && head < m && same_piece(&older[head], &newer[head]))
        head++;
    while (head + tail < n && head + tail < m && same_piece(&older[n - tail - 1], &newer[m - tail - 1]))
        tail++;
    struct middle middle = {older + head, newer + head, n - head - tail, m - head - tail, NULL};
    return emit_same(sides, older, newer, head) && compare_middle(sides, &middle) &&
           emit_same(sides, older + (n - tail), newer + (m - tail), tail);
}

enum avow_status word_diff(struct span older, struct span newer, struct arena *arena,
                           struct diff_segments *out, struct avow_error *err)
{
    struct sides sides = {.arena = arena};
    enum avow_status status = cut(older, arena, &sides.older, err);
    if (status == AVOW_OK)
        status = cut(newer, arena, &sides.newer, err);
    if (status == AVOW_OK && !compare(&sides))
        status = error_set_no_memory(err, "search");
    if (status == AVOW_OK)
        *out = sides.segments;
    return status;
}

void word_diff_json(struct json_writer *json, const struct diff_segments *segments)
{
    static const struct span words[] = {SPAN_INIT("same"), SPAN_INIT("removed"), SPAN_INIT("added")};
    json_begin_list(json);
    for (size_t i = 0; i < segments->count; i++) {
        json_begin_map(json);
        json_field_text(json, "text", segments->items[i].text);
        json_field_text(json, "op", words[segments->items[i].op]);
        json_end_map(json);
    }
    json_end_list(json);
}
