/* Cut marked text into lines, and lines into blocks. */
#include "serve/view_text.h"

enum { INNER = 2 /* spaces before an item of an inner list, twice as many one deeper */ };

enum line_kind { LINE_EMPTY, LINE_PLAIN, LINE_ITEM, LINE_NUMBER, LINE_ROW };

void text_add(struct view *view, struct text_pieces *pieces, struct span words, bool marked)
{
    if (words.size == 0)
        return;
    if (!arena_grow(view->arena, &pieces->items, &pieces->capacity, pieces->count, sizeof *pieces->items)) {
        view->failed = true;
        return;
    }
    pieces->items[pieces->count++] = (struct text_piece){words, marked};
}

struct text_pieces text_of_segments(struct view *view, const struct value *segments)
{
    struct text_pieces pieces = {NULL, 0, 0};
    for (size_t i = 0; segments != NULL && i < segments->count; i++)
        text_add(view, &pieces, value_get_text(&segments->items[i], "text"),
                 value_true(value_get(&segments->items[i], "mark")));
    return pieces;
}

struct text_pieces text_of_marks(struct view *view, struct span text, const struct value *marks)
{
    struct text_pieces pieces = {NULL, 0, 0};
    size_t done = 0;
    for (size_t i = 0; marks != NULL && i < marks->count; i++) {
        const struct value *mark = &marks->items[i];
        int64_t start = mark->count == 2 ? value_integer(&mark->items[0], -1) : -1;
        int64_t end = mark->count == 2 ? value_integer(&mark->items[1], -1) : -1;
        if (start < (int64_t)done || end <= start || end > (int64_t)text.size)
            continue;
        text_add(view, &pieces, span_part(text, done, (size_t)start), false);
        text_add(view, &pieces, span_part(text, (size_t)start, (size_t)end), true);
        done = (size_t)end;
    }
    text_add(view, &pieces, span_part(text, done, text.size), false);
    return pieces;
}

/* Take the pieces of the next line (without its LF) off the front; false at the end. */
static bool next_line(struct view *view, struct text_pieces *rest, struct text_pieces *line)
{
    *line = (struct text_pieces){NULL, 0, 0};
    if (rest->count == 0)
        return false;
    while (rest->count > 0) {
        struct text_piece *piece = &rest->items[0];
        size_t end = span_find_byte(piece->words, '\n', 0);
        text_add(view, line, span_part(piece->words, 0, end), piece->marked);
        piece->words = span_part(piece->words, end == SPAN_NONE ? end : end + 1, SPAN_NONE);
        if (piece->words.size == 0) {
            rest->items++;
            rest->count--;
        }
        if (end != SPAN_NONE)
            return true;
    }
    return true;
}

static bool holds(struct text_pieces line, struct span needle)
{
    for (size_t i = 0; i < line.count; i++)
        if (span_find(line.items[i].words, needle, 0) != SPAN_NONE)
            return true;
    return false;
}

/* "12. " or "12) ": an item that keeps its number as its words. */
static bool is_numbered(struct span line)
{
    size_t digits = 0;
    while (digits < line.size && line.bytes[digits] >= '0' && line.bytes[digits] <= '9')
        digits++;
    struct span end = span_part(line, digits, digits + 2);
    return digits > 0 && (span_equal(end, SPAN(". ")) || span_equal(end, SPAN(") ")));
}

/* Spaces before the first word. */
static size_t indent_of(struct text_pieces line)
{
    struct span words = line.count > 0 ? line.items[0].words : SPAN_EMPTY;
    size_t indent = 0;
    while (indent < words.size && words.bytes[indent] == ' ')
        indent++;
    return indent;
}

static enum line_kind kind_of(struct text_pieces line)
{
    if (line.count == 0)
        return LINE_EMPTY;
    struct span words = span_part(line.items[0].words, indent_of(line), SPAN_NONE);
    if (span_starts(words, SPAN("- ")))
        return LINE_ITEM;
    if (is_numbered(words))
        return LINE_NUMBER;
    return holds(line, SPAN(" | ")) ? LINE_ROW : LINE_PLAIN;
}

static void append_piece(struct view *view, struct value *list, struct span words, bool marked)
{
    struct value map = VIEW_MAP;
    if (words.size == 0)
        return;
    view_put_text(view, &map, "words", words);
    view_put_flag(view, &map, "is_marked", marked);
    view_append(view, list, map);
}

static void append_line(struct view *view, struct value *list, struct text_pieces line, size_t skip)
{
    for (size_t i = 0; i < line.count; i++)
        append_piece(view, list, span_part(line.items[i].words, i == 0 ? skip : 0, SPAN_NONE),
                     line.items[i].marked);
}

struct value text_line(struct view *view, struct text_pieces pieces)
{
    struct value list = VIEW_LIST;
    append_line(view, &list, pieces, 0);
    return list;
}

static struct value cell_of(struct view *view, struct value pieces)
{
    struct value map = VIEW_MAP;
    view_put(view, &map, "pieces", pieces);
    return map;
}

static struct value row_of(struct view *view, struct text_pieces line)
{
    struct value cells = VIEW_LIST;
    struct value pieces = VIEW_LIST;
    for (size_t i = 0; i < line.count; i++) {
        struct span rest = line.items[i].words;
        for (size_t end; (end = span_find(rest, SPAN(" | "), 0)) != SPAN_NONE;) {
            append_piece(view, &pieces, span_part(rest, 0, end), line.items[i].marked);
            view_append(view, &cells, cell_of(view, pieces));
            pieces = VIEW_LIST;
            rest = span_part(rest, end + 3, rest.size);
        }
        append_piece(view, &pieces, rest, line.items[i].marked);
    }
    view_append(view, &cells, cell_of(view, pieces));
    struct value map = VIEW_MAP;
    view_put(view, &map, "cells", cells);
    return map;
}

/* A block that is being filled with lines of one kind. */
struct block {
    enum line_kind kind;
    struct value children; /* pieces, items or rows */
};

static void close_block(struct view *view, struct value *blocks, struct block *block)
{
    static const char *const names[][2] = {
        [LINE_PLAIN] = {"is_paragraph", "pieces"},
        [LINE_ITEM] = {"is_list", "items"},
        [LINE_NUMBER] = {"is_numbered", "items"},
        [LINE_ROW] = {"is_table", "rows"},
    };
    if (block->kind != LINE_EMPTY) {
        struct value map = VIEW_MAP;
        view_put_flag(view, &map, names[block->kind][0], true);
        view_put(view, &map, names[block->kind][1], block->children);
        view_append(view, blocks, map);
    }
    *block = (struct block){LINE_EMPTY, VIEW_LIST};
}

/* An item of an inner list is named so by its depth. */
static struct value item_of(struct view *view, struct text_pieces line, enum line_kind kind)
{
    struct value pieces = VIEW_LIST;
    size_t indent = indent_of(line);
    append_line(view, &pieces, line, kind == LINE_ITEM ? indent + 2 : indent);
    struct value item = cell_of(view, pieces);
    view_put_flag(view, &item, "is_inner", indent >= INNER && indent < 2 * (size_t)INNER);
    view_put_flag(view, &item, "is_deep", indent >= 2 * (size_t)INNER);
    return item;
}

static void add_line(struct view *view, struct block *block, struct text_pieces line)
{
    switch (block->kind) {
    case LINE_ITEM:
    case LINE_NUMBER:
        view_append(view, &block->children, item_of(view, line, block->kind));
        break;
    case LINE_ROW:
        view_append(view, &block->children, row_of(view, line));
        break;
    default:
        if (block->children.count > 0)
            append_piece(view, &block->children, SPAN(" "), false);
        append_line(view, &block->children, line, 0);
        break;
    }
}

struct value text_blocks(struct view *view, struct text_pieces pieces)
{
    struct value blocks = VIEW_LIST;
    struct block block = {LINE_EMPTY, VIEW_LIST};
    struct text_pieces line;
    while (next_line(view, &pieces, &line)) {
        enum line_kind kind = kind_of(line);
        if (kind != block.kind)
            close_block(view, &blocks, &block);
        block.kind = kind;
        if (kind != LINE_EMPTY)
            add_line(view, &block, line);
    }
    close_block(view, &blocks, &block);
    return blocks;
}
