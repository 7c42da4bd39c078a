/* The facet slot: there and back, and bytes that are none. */
#include "terms/facets.h"

#include "support/test.h"
#include "unit/terms/garbage.h"
#include "unit/terms/groups.h"

#include <stdlib.h>
#include <string.h>

static const struct facets sample = {
    .kind = KIND_SCOPE,
    .status = STATUS_DRAFT,
    .audience = AUDIENCE_INTERNAL,
    .about = ABOUT_REQUIREMENT,
    .identity = 0x0102030405060708,
    .page = 0x01020304,
    .ordinal = UINT32_MAX,
    .review_by = 20261121,
    .year = 2026,
    .words = UINT16_MAX,
    .answers = 0x0102,
    .asked = 0x80,
    .standard_count = 2,
    .service_count = 3,
    .standards = {{7, 0}, {300, 65535}},
    .services = {1, 2, 513},
};

static void facets_come_back(void **state)
{
    (void)state;
    struct buffer out = BUFFER_INIT;
    struct facets back;
    assert_true(facets_encode(&out, &sample));
    assert_int_equal(out.size, 7 + 8 + 3 * 4 + 4 * 2 + 2 * 4 + 3 * 2);
    assert_int_equal(out.bytes[7], 0x08); /* little-endian */
    assert_true(facets_decode(buffer_span(&out), &back));
    assert_memory_equal(&back, &sample, sizeof back);
    buffer_free(&out);
}

static void long_lists_are_cut(void **state)
{
    (void)state;
    struct buffer out = BUFFER_INIT;
    struct facets many = sample;
    struct facets back;
    many.standard_count = UINT8_MAX;
    many.service_count = FACET_LIST_LIMIT;
    assert_true(facets_encode(&out, &many));
    assert_true(facets_decode(buffer_span(&out), &back));
    assert_int_equal(back.standard_count, FACET_LIST_LIMIT);
    assert_int_equal(back.service_count, FACET_LIST_LIMIT);
    assert_int_equal(back.standards[1].family, 300);
    buffer_free(&out);
}

static void other_sizes_are_refused(void **state)
{
    (void)state;
    struct buffer out = BUFFER_INIT;
    struct facets back = sample;
    assert_true(facets_encode(&out, &sample));
    for (size_t size = 0; size < out.size; size++) {
        char *exact = malloc(size + 1); /* no byte to spare, so that a sanitizer sees a read too far */
        assert_non_null(exact);
        memcpy(exact, out.bytes, size);
        exact = realloc(exact, size > 0 ? size : 1);
        assert_non_null(exact);
        assert_false(facets_decode((struct span){exact, size}, &back));
        free(exact);
    }
    buffer_append_byte(&out, '\0');
    assert_false(facets_decode(buffer_span(&out), &back));
    assert_memory_equal(&back, &sample, sizeof back);
    buffer_free(&out);
}

static void values_without_a_name_are_refused(void **state)
{
    (void)state;
    struct buffer out = BUFFER_INIT;
    struct facets back;
    assert_true(facets_encode(&out, &sample));
    for (size_t place = 0; place < 7; place++) {
        char kept = out.bytes[place];
        out.bytes[place] = '\x7F';
        assert_false(facets_decode(buffer_span(&out), &back));
        out.bytes[place] = kept;
    }
    assert_true(facets_decode(buffer_span(&out), &back));
    buffer_free(&out);
}

static void garbage_is_refused(void **state)
{
    (void)state;
    uint64_t seed = 1;
    for (size_t i = 0; i < 2000; i++) {
        char bytes[64];
        struct facets back;
        garbage_fill(&seed, bytes, sizeof bytes);
        if (bytes[0] == 1)
            bytes[0] = 2; /* another version */
        assert_false(facets_decode((struct span){bytes, i % sizeof bytes}, &back));
    }
}

int facets_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(facets_come_back),        cmocka_unit_test(long_lists_are_cut),
        cmocka_unit_test(other_sizes_are_refused), cmocka_unit_test(values_without_a_name_are_refused),
        cmocka_unit_test(garbage_is_refused),
    };
    return cmocka_run_group_tests_name("facets", tests, NULL, NULL);
}
