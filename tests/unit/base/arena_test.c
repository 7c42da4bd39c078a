/* Arenas: alignment, growth, reset, and what happens when memory runs out. */
#include "groups.h"
#include "support/allocation.h"
#include "support/test.h"

#include "base/arena.h"

#include <stdalign.h>
#include <string.h>

static void memory_is_zeroed_and_aligned(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    for (size_t size = 0; size < 5000; size += 37) {
        unsigned char *bytes = arena_alloc(&arena, size);
        assert_non_null(bytes);
        assert_int_equal((uintptr_t)bytes % alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(bytes[i], 0);
        memset(bytes, 0xAA, size);
    }
    arena_reset(&arena);
    assert_int_equal(arena.used, 0);
    assert_int_equal(*(char *)arena_alloc(&arena, 1), 0);
    arena_free(&arena);
    arena_free(&arena);
    arena_free(NULL);
}

static void sizes_that_cannot_be_are_refused(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    assert_null(arena_alloc(&arena, SIZE_MAX));
    assert_null(arena_array(&arena, SIZE_MAX / 2, 4));
    assert_non_null(arena_array(&arena, 0, 4));
    arena_free(&arena);
}

static void arrays_grow(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    int *items = NULL;
    size_t room = 0;
    for (size_t i = 0; i < 1000; i++) {
        assert_true(arena_grow(&arena, &items, &room, i, sizeof *items));
        items[i] = (int)i;
    }
    for (size_t i = 0; i < 1000; i++)
        assert_int_equal(items[i], i);
    arena_free(&arena);
}

static void text_is_copied(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct span copy = arena_copy(&arena, SPAN("a\0b"));
    assert_int_equal(copy.size, 3);
    assert_memory_equal(copy.bytes, "a\0b\0", 4);
    assert_non_null(arena_copy(&arena, SPAN_EMPTY).bytes);
    assert_string_equal(arena_printf(&arena, "%s-%d", "x", 5), "x-5");
    arena_free(&arena);
}

static void memory_may_run_out(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    int *items = NULL;
    size_t room = 0;
    allocation_fail_from(1);
    struct span copy = arena_copy(&arena, SPAN("x"));
    const char *text = arena_printf(&arena, "%d", 1);
    bool grown = arena_grow(&arena, &items, &room, 0, sizeof *items);
    allocation_fail_from(0);
    assert_null(copy.bytes);
    assert_null(text);
    assert_false(grown);
    assert_int_equal(room, 0);
    arena_free(&arena);
}

int arena_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_and_aligned),
        cmocka_unit_test(sizes_that_cannot_be_are_refused),
        cmocka_unit_test(arrays_grow),
        cmocka_unit_test(text_is_copied),
        cmocka_unit_test(memory_may_run_out),
    };
    return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
