/* Records survive the way through JSON, and nonsense is refused. */
#include "support/test.h"

#include "base/cleanup.h"
#include "document/wire.h"
#include "unit/document/groups.h"

static struct value through_json(const struct wire_field *fields, const void *record, struct arena *arena)
{
    CLEANUP(buffer_free) struct buffer line = BUFFER_INIT;
    struct json_writer writer = json_writer_to(&line);
    struct avow_error err = AVOW_ERROR_INIT;
    struct value value = {.type = VALUE_NULL};
    wire_write(&writer, fields, record);
    assert_int_equal(span_find_byte(buffer_span(&line), '\n', 0), SPAN_NONE);
    assert_status(json_read(arena_copy(arena, buffer_span(&line)), arena, &value, &err), AVOW_OK, &err);
    return value;
}

static void a_statement_survives(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct span headings[] = {SPAN_INIT("One"), SPAN_INIT("Two \"quoted\"")};
    struct standard_ref refs[] = {{SPAN_INIT("soc-2"), SPAN_INIT(""), SPAN_INIT("type-2")}};
    struct record_link links[] = {{SPAN_INIT("A"), SPAN_INIT("https://a")}, {SPAN_INIT("B"), SPAN_INIT("")}};
    struct statement before = {.kind = KIND_EVIDENCE,
                               .about = ABOUT_READER,
                               .id = SPAN("page#a"),
                               .headings = {headings, 2},
                               .text = SPAN("- line\n- other \xE2\x80\xA8 line\n"),
                               .standards = {refs, 1},
                               .links = links,
                               .link_count = 2,
                               .page_number = 7};
    struct statement after = {.kind = KIND_FAQ};
    struct value value = through_json(wire_statement, &before, &arena);
    assert_int_equal(wire_read(&value, wire_statement, &arena, &after, NULL), AVOW_OK);
    assert_int_equal(after.kind, KIND_EVIDENCE);
    assert_int_equal(after.about, ABOUT_READER);
    assert_span(after.id, "page#a");
    assert_int_equal(after.headings.count, 2);
    assert_span(after.headings.items[1], "Two \"quoted\"");
    assert_true(span_equal(after.text, before.text));
    assert_int_equal(after.question.size, 0);
    assert_span(after.standards.items[0].level, "type-2");
    assert_int_equal(after.link_count, 2);
    assert_span(after.links[0].target, "https://a");
    assert_int_equal(after.page_number, 7);
}

static void facts_survive_with_what_nobody_gave(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct document_input before = {
        .path = SPAN("a/b.md"),
        .facts = {.date = 20260102, .audience = WORD_NOT_GIVEN, .status = STATUS_DRAFT}};
    struct document_input after = {.path = SPAN_EMPTY};
    struct value value = through_json(wire_input, &before, &arena);
    assert_int_equal(wire_read(&value, wire_input, &arena, &after, NULL), AVOW_OK);
    assert_span(after.path, "a/b.md");
    assert_int_equal(after.facts.date, 20260102);
    assert_int_equal(after.facts.audience, WORD_NOT_GIVEN);
    assert_int_equal(after.facts.status, STATUS_DRAFT);
}

static void members_of_another_type_are_refused(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct value value = {.type = VALUE_NULL};
    struct statement statement = {.kind = KIND_FAQ};
    struct avow_error err = AVOW_ERROR_INIT;
    assert_int_equal(json_read(SPAN("{\"id\":[1,2]}"), &arena, &value, &err), AVOW_OK);
    assert_int_equal(wire_read(&value, wire_statement, &arena, &statement, &err), AVOW_BAD_INPUT);
    assert_contains(err.message, "id");
}

int wire_tests(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_statement_survives),
        cmocka_unit_test(facts_survive_with_what_nobody_gave),
        cmocka_unit_test(members_of_another_type_are_refused),
    };
    return cmocka_run_group_tests_name("wire", tests, NULL, NULL);
}
