/* The document data: there and back, cut short, and damaged. */
#include "terms/record.h"

#include "support/test.h"
#include "terms/bytes.h"
#include "unit/terms/garbage.h"
#include "unit/terms/groups.h"

#include <stdlib.h>
#include <string.h>

static struct span headings[] = {SPAN_INIT("Audits"), SPAN_INIT("")};
static struct span services[] = {SPAN_INIT("larkfield-mail")};
static struct standard_ref standards[] = {{SPAN_INIT("iso-27001"), SPAN_INIT("2022"), SPAN_INIT("")},
                                          {SPAN_INIT("soc-2"), SPAN_INIT(""), SPAN_INIT("type-2")}};
static struct record_link links[] = {{SPAN_INIT("Certificate"), SPAN_INIT("https://example.com/c.pdf")}};

static const struct record sample = {
    .id = SPAN_INIT("offerings/iso#faq-1"),
    .page_id = SPAN_INIT("offerings/iso"),
    .title = SPAN_INIT("ISO"),
    .path = SPAN_INIT("offerings/iso.md"),
    .anchor = SPAN_INIT("faq-1"),
    .headings = {headings, 2},
    .question = SPAN_INIT("Why?"),
    .text = SPAN_INIT("Because.\n\n- \u00E9\0x"),
    .hash = SPAN_INIT("00"),
    .language = SPAN_INIT("en"),
    .owner = SPAN_INIT("security@example.com"),
    .standards = {standards, 2},
    .services = {services, 1},
    .links = links,
    .link_count = 1,
    .date = 20260630,
    .review_by = 20270630,
    .valid_from = 20260630,
    .valid_to = DATE_OPEN,
    .ordinal = 300,
    .page_number = UINT32_MAX,
    .date_source = DATE_FILE,
    .kind = KIND_CONTROL,
    .status = STATUS_RETIRED,
    .audience = AUDIENCE_CUSTOMER,
    .about = ABOUT_READER,
};

static void encode_sample(struct buffer *out)
{
    assert_true(record_encode(out, &sample));
}

static void check_texts(const struct record *back)
{
    assert_true(span_equal(back->id, sample.id) && span_equal(back->page_id, sample.page_id));
    assert_true(span_equal(back->title, sample.title) && span_equal(back->url, sample.url));
    assert_true(span_equal(back->path, sample.path) && span_equal(back->anchor, sample.anchor));
    assert_true(span_equal(back->question, sample.question) && span_equal(back->text, sample.text));
    assert_true(span_equal(back->hash, sample.hash) && span_equal(back->language, sample.language));
    assert_true(span_equal(back->owner, sample.owner));
}

static void check_numbers(const struct record *back)
{
    assert_true(back->date == sample.date && back->review_by == sample.review_by);
    assert_true(back->valid_from == sample.valid_from && back->valid_to == sample.valid_to);
    assert_true(back->ordinal == sample.ordinal && back->page_number == sample.page_number);
    assert_true(back->date_source == sample.date_source && back->kind == sample.kind);
    assert_true(back->status == sample.status && back->audience == sample.audience);
    assert_true(back->about == sample.about);
}

static void check_lists(const struct record *back)
{
    assert_int_equal(back->headings.count, 2);
    assert_span(back->headings.items[0], "Audits");
    assert_span(back->headings.items[1], "");
    assert_int_equal(back->standards.count, 2);
    assert_span(back->standards.items[0].edition, "2022");
    assert_span(back->standards.items[1].level, "type-2");
    assert_int_equal(back->services.count, 1);
    assert_span(back->services.items[0], "larkfield-mail");
    assert_int_equal(back->link_count, 1);
    assert_span(back->links[0].target, "https://example.com/c.pdf");
}

static void records_come_back(void **state)
{
    (void)state;
    struct avow_error err = AVOW_ERROR_INIT;
    struct arena arena = ARENA_INIT;
    struct buffer out = BUFFER_INIT;
    struct record back;
    encode_sample(&out);
    assert_status(record_decode(buffer_span(&out), &arena, &back, &err), AVOW_OK, &err);
    check_texts(&back);
    check_numbers(&back);
    check_lists(&back);
    arena_free(&arena);
    buffer_free(&out);
}

static void an_empty_record_comes_back(void **state)
{
    (void)state;
    struct avow_error err = AVOW_ERROR_INIT;
    struct arena arena = ARENA_INIT;
    struct buffer out = BUFFER_INIT;
    struct record back = sample;
    assert_true(record_encode(&out, &(struct record){.date = DATE_NONE}));
    assert_status(record_decode(buffer_span(&out), &arena, &back, &err), AVOW_OK, &err);
    assert_int_equal(back.id.size + back.headings.count + back.standards.count + back.link_count, 0);
    arena_free(&arena);
    buffer_free(&out);
}

static void cut_and_lengthened_records_are_corrupt(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct buffer out = BUFFER_INIT;
    struct record back = {.ordinal = 77};
    encode_sample(&out);
    for (size_t size = 0; size < out.size; size++) {
        char *exact = malloc(size > 0 ? size : 1);
        assert_non_null(exact);
        memcpy(exact, out.bytes, size);
        assert_int_equal(record_decode((struct span){exact, size}, &arena, &back, NULL), AVOW_CORRUPT);
        free(exact);
    }
    buffer_append_byte(&out, '\0');
    assert_int_equal(record_decode(buffer_span(&out), &arena, &back, NULL), AVOW_CORRUPT);
    assert_int_equal(back.ordinal, 77);
    arena_free(&arena);
    buffer_free(&out);
}

static void heads_out_of_range_are_corrupt(void **state)
{
    (void)state;
    struct avow_error err = AVOW_ERROR_INIT;
    struct arena arena = ARENA_INIT;
    struct buffer out = BUFFER_INIT;
    struct record back;
    encode_sample(&out);
    for (size_t place = 0; place < 6; place++) {
        char kept = out.bytes[place];
        out.bytes[place] = '\x7F';
        assert_int_equal(record_decode(buffer_span(&out), &arena, &back, &err), AVOW_CORRUPT);
        assert_contains(err.message, "--rebuild");
        out.bytes[place] = kept;
    }
    arena_free(&arena);
    buffer_free(&out);
}

static void damage_takes_no_memory_to_speak_of(void **state)
{
    (void)state;
    struct buffer out = BUFFER_INIT;
    encode_sample(&out);
    uint64_t seed = 7;
    for (size_t i = 0; i < 5000; i++) {
        struct arena arena = ARENA_INIT;
        struct record back;
        char place[2];
        garbage_fill(&seed, place, sizeof place);
        size_t at = 1 + ((size_t)(unsigned char)place[0] << 3 ^ (unsigned char)place[1]) % (out.size - 1);
        char kept = out.bytes[at];
        out.bytes[at] = place[1];
        enum avow_status status = record_decode(buffer_span(&out), &arena, &back, NULL);
        assert_true(status == AVOW_OK || status == AVOW_CORRUPT);
        assert_true(arena.used < 64 * out.size);
        out.bytes[at] = kept;
        arena_free(&arena);
    }
    buffer_free(&out);
}

static void numbers_come_back_and_long_ones_fail(void **state)
{
    (void)state;
    static const uint32_t numbers[] = {0, 1, 127, 128, 16383, 16384, UINT32_MAX};
    struct buffer out = BUFFER_INIT;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        bytes_put_number(&out, numbers[i]);
    struct bytes_reader reader = {buffer_span(&out), false};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        assert_int_equal(bytes_get_number(&reader), numbers[i]);
    assert_false(reader.failed);
    assert_int_equal(reader.rest.size, 0);
    struct bytes_reader large = {SPAN("\xFF\xFF\xFF\xFF\x1F"), false};
    assert_int_equal(bytes_get_number(&large), 0);
    assert_true(large.failed);
    struct bytes_reader endless = {SPAN("\x80\x80\x80\x80\x80\x80\x01"), false};
    bytes_get_number(&endless);
    assert_true(endless.failed);
    buffer_free(&out);
}

int record_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_come_back),
        cmocka_unit_test(an_empty_record_comes_back),
        cmocka_unit_test(cut_and_lengthened_records_are_corrupt),
        cmocka_unit_test(heads_out_of_range_are_corrupt),
        cmocka_unit_test(damage_takes_no_memory_to_speak_of),
        cmocka_unit_test(numbers_come_back_and_long_ones_fail),
    };
    return cmocka_run_group_tests_name("record", tests, NULL, NULL);
}
