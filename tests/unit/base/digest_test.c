/* SHA-256 against the vectors of FIPS 180-4's examples; identifiers against their form. */
#include "groups.h"
#include "support/test.h"

#include "base/digest.h"

#include <string.h>

static void known_digests_come_out(void **state)
{
    (void)state;
    char hex[DIGEST_HEX_SIZE];
    digest_of(SPAN_EMPTY, hex);
    assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    digest_of(SPAN("abc"), hex);
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    struct digest digest;
    digest_init(&digest);
    for (int i = 0; i < 1000000; i += 1000) {
        char thousand[1000];
        memset(thousand, 'a', sizeof thousand);
        digest_add(&digest, (struct span){thousand, sizeof thousand});
    }
    digest_hex(&digest, hex);
    assert_string_equal(hex, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

static void fields_never_run_together(void **state)
{
    (void)state;
    static const struct span pairs[][2] = {{SPAN_INIT("ab"), SPAN_INIT("c")},
                                           {SPAN_INIT("a"), SPAN_INIT("bc")},
                                           {SPAN_INIT(""), SPAN_INIT("abc")}};
    char hexes[3][DIGEST_HEX_SIZE];
    for (size_t i = 0; i < 3; i++) {
        struct digest digest;
        digest_init(&digest);
        digest_add_field(&digest, pairs[i][0]);
        digest_add_field(&digest, pairs[i][1]);
        digest_hex(&digest, hexes[i]);
    }
    assert_string_not_equal(hexes[0], hexes[1]);
    assert_string_not_equal(hexes[1], hexes[2]);
    assert_string_not_equal(hexes[0], hexes[2]);
}

static void hex_is_told(void **state)
{
    (void)state;
    char hex[DIGEST_HEX_SIZE];
    digest_of(SPAN("abc"), hex);
    assert_true(digest_is_hex(span_of(hex)));
    assert_true(digest_is_hex(SPAN_EMPTY));
    assert_false(digest_is_hex(SPAN("09afA")));
    assert_false(digest_is_hex(SPAN("09af ")));
    assert_false(digest_is_hex(SPAN("g")));
}

static void identifiers_are_version_4(void **state)
{
    (void)state;
    char before[37] = "";
    for (int round = 0; round < 100; round++) {
        char uuid[37];
        digest_uuid(uuid);
        assert_int_equal(strlen(uuid), 36);
        assert_int_equal(strspn(uuid, "0123456789abcdef-"), 36);
        assert_true(uuid[8] == '-' && uuid[13] == '-' && uuid[18] == '-' && uuid[23] == '-');
        assert_int_equal(uuid[14], '4');
        assert_non_null(strchr("89ab", uuid[19]));
        assert_string_not_equal(uuid, before);
        memcpy(before, uuid, sizeof before);
    }
}

int digest_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_digests_come_out),
        cmocka_unit_test(fields_never_run_together),
        cmocka_unit_test(hex_is_told),
        cmocka_unit_test(identifiers_are_version_4),
    };
    return cmocka_run_group_tests_name("digest", tests, NULL, NULL);
}
