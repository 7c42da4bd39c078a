/* Memory that runs out at every allocation in turn: reported, nothing lost, nothing broken after. */
#include "support/allocation.h"
#include "unit/terms/cut.h"
#include "unit/terms/groups.h"

#include "terms/canonical.h"
#include "terms/forward.h"
#include "terms/record.h"

/* One use of the room; the outputs must be untouched when it fails. */
static enum avow_status use_tokeniser(struct tokeniser *tokeniser, struct arena *arena)
{
    struct token_list list = {NULL, 99};
    struct avow_error err = AVOW_ERROR_INIT;
    enum avow_status status =
        tokeniser_run(tokeniser, SPAN("Caf\u00E9 audits. The U.S. scope \u898F\u683C."), arena, &list, &err);
    assert_int_equal(list.count, status == AVOW_OK ? 7 : 99);
    assert_int_equal(err.status, status);
    return status;
}

static void the_tokeniser_works_again_after_a_shortage(void **state)
{
    (void)state;
    enum avow_status status = AVOW_NO_MEMORY;
    size_t failures = 0;
    for (size_t n = 1; status != AVOW_OK; n++, failures++) {
        struct tokeniser *tokeniser;
        struct arena arena = ARENA_INIT;
        assert_int_equal(tokeniser_new(SPAN("en"), &tokeniser, NULL), AVOW_OK);
        allocation_fail_from(n);
        status = use_tokeniser(tokeniser, &arena);
        allocation_fail_from(0);
        assert_true(status == AVOW_OK || status == AVOW_NO_MEMORY);
        assert_int_equal(use_tokeniser(tokeniser, &arena), AVOW_OK);
        tokeniser_free(tokeniser);
        arena_free(&arena);
    }
    assert_true(failures > 3);
}

static enum avow_status use_canonical(void)
{
    struct arena arena = ARENA_INIT;
    struct span out = SPAN("kept");
    char hex[DIGEST_HEX_SIZE];
    enum avow_status status = canonical_hash(SPAN("Why\u2019?"), SPAN("- a\n- e\u0301"), hex, NULL);
    if (status == AVOW_OK)
        status = slug_of(SPAN("Caf\u00E9 audits"), true, &arena, &out, NULL);
    assert_span(out, status == AVOW_OK ? "caf\u00E9-audits" : "kept");
    arena_free(&arena);
    return status;
}

static enum avow_status use_encodings(void)
{
    struct arena arena = ARENA_INIT;
    struct buffer bytes = BUFFER_INIT;
    struct forward vector = {.text = 9};
    struct record record = {.ordinal = 9};
    struct token_list none = {NULL, 0};
    enum avow_status status = forward_encode(&bytes, &none, &none, &none, &none) ? AVOW_OK : AVOW_NO_MEMORY;
    if (status == AVOW_OK)
        status = forward_decode(buffer_span(&bytes), &arena, &vector, NULL);
    buffer_truncate(&bytes, 0);
    if (status == AVOW_OK)
        status = record_encode(&bytes, &(struct record){.ordinal = 0}) ? AVOW_OK : AVOW_NO_MEMORY;
    if (status == AVOW_OK)
        status = record_decode(buffer_span(&bytes), &arena, &record, NULL);
    assert_int_equal(record.ordinal, status == AVOW_OK ? 0 : 9);
    arena_free(&arena);
    buffer_free(&bytes);
    return status;
}

static void shortages_are_reported(void **state)
{
    (void)state;
    static enum avow_status (*const uses[])(void) = {use_canonical, use_encodings};
    for (size_t i = 0; i < sizeof uses / sizeof *uses; i++) {
        enum avow_status status = AVOW_NO_MEMORY;
        size_t failures = 0;
        for (size_t n = 1; status != AVOW_OK; n++, failures++) {
            allocation_fail_from(n);
            status = uses[i]();
            allocation_fail_from(0);
            assert_true(status == AVOW_OK || status == AVOW_NO_MEMORY);
        }
        assert_true(failures > 1);
    }
}

int memory_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_tokeniser_works_again_after_a_shortage),
        cmocka_unit_test(shortages_are_reported),
    };
    return cmocka_run_group_tests_name("memory", tests, NULL, NULL);
}
