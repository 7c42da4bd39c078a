/* Blocks as lines. */
#include "unit/document/outline.h"

#include "base/cleanup.h"
#include "support/test.h"

#include <string.h>

static void add_kind(struct buffer *out, const struct block *block)
{
    static const char *const names[] = {
        [BLOCK_HEADING] = "H", [BLOCK_PARAGRAPH] = "P", [BLOCK_ITEM] = "I",
        [BLOCK_ROW] = "R",     [BLOCK_QUOTE] = "Q",     [BLOCK_CODE] = "C",
        [BLOCK_NOTE] = "N",    [BLOCK_QUESTION] = "?",  [BLOCK_CONTROL] = "!"};
    buffer_append_string(out, block->kind == BLOCK_ROW && block->header ? "RH" : names[block->kind]);
    if (block->kind == BLOCK_HEADING || block->kind == BLOCK_ITEM)
        buffer_printf(out, "%d", block->level);
    if (block->kind == BLOCK_PARAGRAPH && block->bold)
        buffer_append_string(out, "B");
}

static void draw(struct buffer *out, const struct reading *reading, bool paged)
{
    for (size_t i = 0; i < reading->front.count; i++)
        buffer_printf(out, "%.*s: %.*s\n", SPAN_ARG(reading->front.keys[i]),
                      SPAN_ARG(reading->front.items[i].text));
    for (size_t i = 0; i < reading->blocks.count; i++) {
        const struct block *block = &reading->blocks.items[i];
        if (paged)
            buffer_printf(out, "%u ", block->page_number);
        add_kind(out, block);
        if (block->number.size > 0)
            buffer_printf(out, " [%.*s]", SPAN_ARG(block->number));
        buffer_printf(out, " %.*s\n", SPAN_ARG(block->text));
        for (size_t link = 0; link < block->link_count; link++)
            buffer_printf(out, "> %.*s = %.*s\n", SPAN_ARG(block->links[link].label),
                          SPAN_ARG(block->links[link].target));
    }
    assert_false(out->failed);
}

void outline_check(reader_function read, struct span bytes, bool paged, const char *expected)
{
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    CLEANUP(buffer_free) struct buffer actual = BUFFER_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct reading reading;
    assert_status(read(bytes, &arena, &reading, &err), AVOW_OK, &err);
    draw(&actual, &reading, paged);
    assert_non_null(actual.bytes);
    assert_string_equal(actual.bytes, expected);
}

void outline_check_refused(reader_function read, struct span bytes, enum avow_status expected,
                           const char *words)
{
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct reading reading;
    assert_int_equal(read(bytes, &arena, &reading, &err), expected);
    assert_contains(err.message, words);
}
