/* Packing: every word once and in order, passages of a good length. */
#include "support/test.h"

#include "base/buffer.h"
#include "base/cleanup.h"
#include "document/carry.h"
#include "document/pack.h"
#include "document/prose.h"
#include "unit/document/groups.h"

#include <string.h>

/* `count` words "w<n>", a full stop after every tenth. */
static struct span words(size_t count, size_t *next, struct arena *arena)
{
    struct buffer text = BUFFER_INIT;
    for (size_t i = 1; i <= count; i++)
        buffer_printf(&text, "%sW%zu%s", i > 1 ? " " : "", (*next)++, i % 10 == 0 ? "." : "");
    struct span copy = arena_copy(arena, buffer_span(&text));
    buffer_free(&text);
    return copy;
}

/* Pack paragraphs of the given sizes (ended by 0) and check that nothing is lost. */
static struct passage_list pack(const size_t *sizes, const struct pack_limits *limits, struct arena *arena)
{
    struct block_list blocks = {NULL, 0, 0};
    struct passage_list passages = {NULL, 0, 0};
    struct avow_error err = AVOW_ERROR_INIT;
    size_t next = 0;
    for (; *sizes > 0; sizes++)
        block_append(&blocks, arena,
                     (struct block){.kind = BLOCK_PARAGRAPH, .text = words(*sizes, &next, arena)});
    assert_status(pack_run(blocks.items, blocks.count, limits, arena, &passages, &err), AVOW_OK, &err);
    size_t seen = 0;
    for (size_t i = 0; i < passages.count; i++)
        seen += prose_words(passages.items[i].text);
    assert_int_equal(seen, next);
    return passages;
}

static void check_sizes(const size_t *sizes, const struct pack_limits *limits, const size_t *expected)
{
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct passage_list passages = pack(sizes, limits, &arena);
    size_t count = 0;
    while (expected[count] > 0)
        count++;
    assert_int_equal(passages.count, count);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(prose_words(passages.items[i].text), expected[i]);
}

static void passages_close_before_they_are_too_long(void **state)
{
    (void)state;
    check_sizes((size_t[]){100, 100, 100, 0}, &pack_section, (size_t[]){200, 100, 0});
    check_sizes((size_t[]){90, 200, 100, 0}, &pack_section, (size_t[]){290, 100, 0});
    check_sizes((size_t[]){250, 0}, &pack_section, (size_t[]){250, 0});
}

static void a_small_rest_joins_the_passage_before(void **state)
{
    (void)state;
    check_sizes((size_t[]){240, 50, 0}, &pack_section, (size_t[]){290, 0});
    check_sizes((size_t[]){240, 60, 0}, &pack_section, (size_t[]){240, 60, 0});
    check_sizes((size_t[]){90, 190, 50, 0}, &pack_section, (size_t[]){280, 50, 0});
}

static void long_blocks_split_at_sentence_ends_into_near_equal_parts(void **state)
{
    (void)state;
    check_sizes((size_t[]){260, 0}, &pack_section, (size_t[]){130, 130, 0});
    check_sizes((size_t[]){600, 0}, &pack_section, (size_t[]){200, 200, 200, 0});
}

static void pairs_stay_whole_up_to_two_thousand_words(void **state)
{
    (void)state;
    check_sizes((size_t[]){1000, 1000, 0}, &pack_whole, (size_t[]){2000, 0});
    check_sizes((size_t[]){1000, 1000, 500, 0}, &pack_whole, (size_t[]){2000, 500, 0});
}

static void a_sentence_without_end_is_cut_at_white_space(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct buffer text = BUFFER_INIT;
    for (int i = 0; i < 5000; i++)
        buffer_append_string(&text, i > 0 ? " word" : "word");
    struct block block = {.kind = BLOCK_PARAGRAPH, .text = buffer_span(&text)};
    struct passage_list passages = {NULL, 0, 0};
    assert_int_equal(pack_run(&block, 1, &pack_section, &arena, &passages, NULL), AVOW_OK);
    assert_int_equal(passages.count, 3);
    assert_int_equal(prose_words(passages.items[0].text), 2000);
    assert_int_equal(prose_words(passages.items[2].text), 1000);
    buffer_free(&text);
}

static void an_announcement_stays_with_its_first_item(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    size_t next = 0;
    struct block blocks[] = {
        {.kind = BLOCK_PARAGRAPH, .text = words(240, &next, &arena)},
        {.kind = BLOCK_PARAGRAPH, .text = SPAN("These are the rules:")},
        {.kind = BLOCK_ITEM, .level = 1, .text = words(80, &next, &arena)},
    };
    struct passage_list passages = {NULL, 0, 0};
    assert_int_equal(pack_run(blocks, 3, &pack_section, &arena, &passages, NULL), AVOW_OK);
    assert_int_equal(passages.count, 2);
    assert_true(span_starts(passages.items[1].text, SPAN("These are the rules:\n\n- W240")));
    assert_int_equal(passages.items[1].first_block, 1);
    assert_int_equal(passages.items[1].end_block, 3);
}

static void later_parts_of_a_table_repeat_its_heading_row(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    size_t next = 0;
    struct block blocks[] = {
        {.kind = BLOCK_ROW, .header = true, .text = SPAN("Role | Duty")},
        {.kind = BLOCK_ROW, .text = words(150, &next, &arena)},
        {.kind = BLOCK_ROW, .text = words(600, &next, &arena)},
        {.kind = BLOCK_PARAGRAPH, .text = words(200, &next, &arena)},
    };
    struct passage_list passages = {NULL, 0, 0};
    assert_int_equal(pack_run(blocks, 4, &pack_section, &arena, &passages, NULL), AVOW_OK);
    assert_int_equal(passages.count, 3);
    assert_true(span_starts(passages.items[0].text, SPAN("Role | Duty\nW0 ")));
    assert_true(span_starts(passages.items[1].text, SPAN("Role | Duty\nW150 ")));
    assert_int_equal(prose_words(passages.items[1].text), 603);
    assert_true(span_starts(passages.items[2].text, SPAN("W750 ")));
    assert_int_equal(passages.items[1].first_block, 2);
}

static void later_parts_of_a_list_repeat_what_they_stand_below(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    size_t next = 0;
    struct block blocks[] = {
        {.kind = BLOCK_PARAGRAPH, .text = SPAN("These teams exist:")},
        {.kind = BLOCK_ITEM, .level = 1, .text = words(150, &next, &arena)},
        {.kind = BLOCK_ITEM, .level = 1, .number = SPAN("2."), .text = SPAN("Site team:")},
        {.kind = BLOCK_ITEM, .level = 2, .text = words(150, &next, &arena)},
        {.kind = BLOCK_PARAGRAPH, .level = 2, .text = words(150, &next, &arena)},
        {.kind = BLOCK_ITEM, .level = 1, .text = words(200, &next, &arena)},
    };
    struct passage_list passages = {NULL, 0, 0};
    assert_int_equal(pack_run(blocks, 6, &pack_section, &arena, &passages, NULL), AVOW_OK);
    assert_int_equal(passages.count, 4);
    assert_true(span_starts(passages.items[0].text, SPAN("These teams exist:\n\n- W0 ")));
    assert_true(span_ends(passages.items[0].text, SPAN("W149.")));
    assert_true(span_starts(passages.items[1].text, SPAN("These teams exist:\n\n2. Site team:\n  - W150 ")));
    assert_int_equal(passages.items[1].first_block, 2);
    assert_true(span_starts(passages.items[2].text, SPAN("These teams exist:\n\n2. Site team:\nW300 ")));
    assert_true(span_starts(passages.items[3].text, SPAN("These teams exist:\n\n- W450 ")));
}

static void items_that_announce_nothing_stay_together(void **state)
{
    (void)state;
    enum { ITEMS = 40 };
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    size_t next = 0;
    struct block blocks[ITEMS];
    struct span item = span_of(arena_printf(&arena, "%.*s end:", SPAN_ARG(words(18, &next, &arena))));
    for (size_t i = 0; i < ITEMS; i++)
        blocks[i] = (struct block){.kind = BLOCK_ITEM, .level = 1, .text = item};
    struct passage_list passages = {NULL, 0, 0};
    assert_int_equal(pack_run(blocks, ITEMS, &pack_section, &arena, &passages, NULL), AVOW_OK);
    assert_int_equal(passages.count, 3);
    assert_int_equal(passages.items[0].end_block, 13);
    assert_int_equal(passages.items[1].end_block, 26);
}

static void a_table_does_not_begin_a_row_before_a_cut(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    size_t next = 0;
    struct block blocks[] = {
        {.kind = BLOCK_PARAGRAPH, .text = words(180, &next, &arena)},
        {.kind = BLOCK_PARAGRAPH, .text = SPAN("Roles of the teams")},
        {.kind = BLOCK_ROW, .header = true, .text = SPAN("Role | Duty")},
        {.kind = BLOCK_ROW, .text = words(50, &next, &arena)},
        {.kind = BLOCK_ROW, .text = words(150, &next, &arena)},
        {.kind = BLOCK_ROW, .text = words(150, &next, &arena)},
    };
    struct passage_list passages = {NULL, 0, 0};
    assert_int_equal(pack_run(blocks, 6, &pack_section, &arena, &passages, NULL), AVOW_OK);
    assert_int_equal(passages.count, 3);
    assert_int_equal(passages.items[0].end_block, 1);
    assert_true(span_starts(passages.items[1].text, SPAN("Roles of the teams\n\nRole | Duty\nW180 ")));
    assert_true(span_starts(passages.items[2].text, SPAN("Roles of the teams\n\nRole | Duty\nW380 ")));
}

static void what_a_section_repeats_is_limited(void **state)
{
    (void)state;
    enum { ITEMS = 10000 };
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    size_t next = 0;
    size_t repeated = 0;
    struct block *blocks = arena_array(&arena, ITEMS + 1, sizeof *blocks);
    assert_non_null(blocks);
    blocks[0] = (struct block){
        .kind = BLOCK_PARAGRAPH,
        .text = span_of(arena_printf(&arena, "%.*s end:", SPAN_ARG(words(50, &next, &arena))))};
    struct span item = words(150, &next, &arena);
    for (size_t i = 1; i <= ITEMS; i++)
        blocks[i] = (struct block){.kind = BLOCK_ITEM, .level = 1, .text = item};
    struct passage_list passages = {NULL, 0, 0};
    assert_int_equal(pack_run(blocks, ITEMS + 1, &pack_section, &arena, &passages, NULL), AVOW_OK);
    for (size_t i = 1; i < passages.count; i++)
        repeated += span_starts(passages.items[i].text, blocks[0].text) ? blocks[0].text.size : 0;
    assert_true(passages.count * blocks[0].text.size > CARRY_SIZE);
    assert_true(repeated > CARRY_SIZE / 2 && repeated <= CARRY_SIZE);
}

static void words_are_counted_also_where_no_space_parts_them(void **state)
{
    (void)state;
    assert_int_equal(prose_words(SPAN("")), 0);
    assert_int_equal(prose_words(SPAN("  one\xC2\xA0two\nthree ")), 3);
    assert_int_equal(prose_words(SPAN("\xE8\xAA\x8D\xE8\xA8\xBC")), 2);
    char run[640];
    memset(run, 'x', sizeof run);
    assert_in_range(prose_words((struct span){run, sizeof run}), 9, 12);
}

int pack_tests(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(passages_close_before_they_are_too_long),
        cmocka_unit_test(a_small_rest_joins_the_passage_before),
        cmocka_unit_test(long_blocks_split_at_sentence_ends_into_near_equal_parts),
        cmocka_unit_test(pairs_stay_whole_up_to_two_thousand_words),
        cmocka_unit_test(a_sentence_without_end_is_cut_at_white_space),
        cmocka_unit_test(an_announcement_stays_with_its_first_item),
        cmocka_unit_test(later_parts_of_a_table_repeat_its_heading_row),
        cmocka_unit_test(later_parts_of_a_list_repeat_what_they_stand_below),
        cmocka_unit_test(items_that_announce_nothing_stay_together),
        cmocka_unit_test(a_table_does_not_begin_a_row_before_a_cut),
        cmocka_unit_test(what_a_section_repeats_is_limited),
        cmocka_unit_test(words_are_counted_also_where_no_space_parts_them),
    };
    return cmocka_run_group_tests_name("pack", tests, NULL, NULL);
}
