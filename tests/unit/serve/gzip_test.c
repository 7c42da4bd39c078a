/* gzip: who reads it, and that what was packed unpacks. */
#include "groups.h"
#include "support/test.h"

#include "serve/gzip.h"

#include <string.h>
#include <zlib.h>

static void accept_encoding_is_read(void **state)
{
    (void)state;
    static const struct {
        const char *header;
        bool accepted;
    } rows[] = {
        {"gzip", true},
        {"GZIP", true},
        {"x-gzip", true},
        {"br, gzip;q=0.5", true},
        {"deflate , gzip ; q=1", true},
        {"*", true},
        {"*;q=0, gzip", true},
        {"gzip;q=0.001", true},
        {"", false},
        {"gzip;q=0", false},
        {"gzip; q=0.000", false},
        {"*, gzip;q=0", false},
        {"*;q=0", false},
        {"identity", false},
        {"gzipped", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_true(gzip_accepted(span_of(rows[i].header)) == rows[i].accepted);
    assert_false(gzip_accepted(SPAN_EMPTY));
}

static void unpack(struct span packed, char *out, size_t size)
{
    z_stream stream = {0};
    assert_int_equal(inflateInit2(&stream, 15 + 16), Z_OK);
    stream.next_in = (Bytef *)(uintptr_t)packed.bytes;
    stream.avail_in = (uInt)packed.size;
    stream.next_out = (Bytef *)out;
    stream.avail_out = (uInt)size;
    assert_int_equal(inflate(&stream, Z_FINISH), Z_STREAM_END);
    assert_int_equal(stream.total_out, size);
    inflateEnd(&stream);
}

static void what_is_packed_unpacks(void **state)
{
    (void)state;
    char text[5000];
    char back[sizeof text];
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = (char)('a' + i * i % 26);
    for (int level = 1; level <= 9; level += 4) {
        struct buffer packed = BUFFER_INIT;
        assert_true(buffer_append_string(&packed, "before"));
        assert_true(gzip_pack((struct span){text, sizeof text}, level, &packed));
        assert_true(packed.size < sizeof text);
        assert_memory_equal(packed.bytes, "before", 6);
        unpack(span_part(buffer_span(&packed), 6, packed.size), back, sizeof back);
        assert_memory_equal(back, text, sizeof text);
        buffer_free(&packed);
    }
}

static void the_same_bytes_pack_alike(void **state)
{
    (void)state;
    struct buffer one = BUFFER_INIT;
    struct buffer two = BUFFER_INIT;
    assert_true(gzip_pack(SPAN("the same words, the same words"), 9, &one));
    assert_true(gzip_pack(SPAN("the same words, the same words"), 9, &two));
    assert_true(span_equal(buffer_span(&one), buffer_span(&two)));
    buffer_free(&one);
    buffer_free(&two);
}

int gzip_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(accept_encoding_is_read),
        cmocka_unit_test(what_is_packed_unpacks),
        cmocka_unit_test(the_same_bytes_pack_alike),
    };
    return cmocka_run_group_tests_name("gzip", tests, NULL, NULL);
}
