/* pins.yml: rows are taken, bad ones refused with their line, and those that count for nothing told. */
#include "facts/pin.h"
#include "unit/index/groups.h"
#include "unit/index/site.h"

#include <string.h>
#include <unistd.h>

static const char good[] =
    "pins:\n"
    "  - {question: Is water wet?, statement: \"faq#overview\", owner: Ines, reason: because,\n"
    "     expires: 2030-01-01}\n";

static void prepare(struct site *site, const char *pins)
{
    site_page(site, "faq.md", "FAQ", "It is so.");
    site_write(site, "avow.yml", SPAN("pins: pins.yml\n"));
    if (pins != NULL)
        site_write(site, "pins.yml", span_of(pins));
}

static struct facts_pins pins_of(struct site *site)
{
    struct facts *facts = site_facts(site);
    struct facts_pins pins = {0};
    assert_status(facts_all_pins(facts, &site->arena, &pins, &site->err), AVOW_OK, &site->err);
    facts_close(facts);
    return pins;
}

static void pins_stand_in_the_facts(void **state)
{
    struct site *site = *state;
    prepare(site, good);
    site_index(site);
    struct facts_pins pins = pins_of(site);
    assert_int_equal(pins.count, 1);
    assert_span(pins.items[0].question, "Is water wet?");
    assert_span(pins.items[0].owner, "Ines");
    assert_span(pins.items[0].place, "pins.yml:2");
    assert_int_equal(pins.items[0].expires, 20300101);
    assert_null(site_note(&site->report.skipped, "pins.yml"));
}

static void changed_pins_are_a_new_generation(void **state)
{
    struct site *site = *state;
    prepare(site, good);
    site_index(site);
    site_index(site);
    assert_false(site->report.written);
    site_write(site, "pins.yml", SPAN("[]\n"));
    site_index(site);
    assert_true(site->report.written);
    site_expect(site, 0, 0, 0, 1);
    assert_int_equal(pins_of(site).count, 0);
}

static void bad_pins_are_refused_with_their_line(void **state)
{
    struct site *site = *state;
    static const struct {
        const char *pins;
        const char *place;
        const char *message;
    } rows[] = {
        {"- {question: q, statement: s, owner: o, reason: r}\n", "pins.yml:1", "no \"expires\""},
        {"- {question: q, statement: s, reason: r, expires: 2030-01-01}\n", "pins.yml:1", "no \"owner\""},
        {"- {question: q, statement: s, owner: o, reason: r, expires: soon}\n", "pins.yml:1", "is no date"},
        {"- {question: q, statment: s, owner: o, reason: r, expires: 2030-01-01}\n", "pins.yml:1",
         "no key \"statment\""},
        {"- {question: \"?\", statement: s, owner: o, reason: r, expires: 2030-01-01}\n", "pins.yml:1",
         "no words"},
        {"- {question: good words, statement: s, owner: o, reason: r, expires: 2030-01-01}\n"
         "- {question: The Good Words?, statement: s, owner: o, reason: r, expires: 2030-01-01}\n",
         "pins.yml:2", "pinned already in pins.yml:1"},
        {"pins: yes\n", "pins.yml:1", "a list of pins"},
        {NULL, "avow.yml", "no file of pins"},
    };
    for (size_t i = sizeof rows / sizeof *rows; i-- > 0;) {
        prepare(site, rows[i].pins);
        assert_status(site_run(site), AVOW_BAD_INPUT, &site->err);
        assert_contains(site->err.place, rows[i].place);
        assert_contains(site->err.message, rows[i].message);
    }
}

static void pins_outside_the_corpus_are_refused(void **state)
{
    struct site *site = *state;
    prepare(site, NULL);
    const char *outside = folder_write(&site->folder, "outside.yml", span_of(good));
    assert_int_equal(symlink(outside, folder_path(&site->folder, "corpus/pins.yml")), 0);
    assert_status(site_run(site), AVOW_BAD_INPUT, &site->err);
    assert_contains(site->err.message, "leads out of the corpus");
    site_delete(site, "pins.yml");
    assert_int_equal(symlink(site->folder.path, folder_path(&site->folder, "corpus/link")), 0);
    site_write(site, "avow.yml", SPAN("pins: link/outside.yml\n"));
    assert_status(site_run(site), AVOW_BAD_INPUT, &site->err);
    assert_contains(site->err.message, "no file of pins");
    site_write(site, "avow.yml", SPAN("pins: ./real.yml\n"));
    site_write(site, "real.yml", span_of(good));
    site_index(site);
    assert_int_equal(pins_of(site).count, 1);
}

static void pins_that_count_for_nothing_are_told(void **state)
{
    struct site *site = *state;
    prepare(
        site,
        "- {question: first one, statement: \"faq#overview\", owner: Ines, reason: r, expires: 2024-01-01}\n"
        "- {question: second one, statement: \"faq#none\", owner: o, reason: r, expires: 2030-01-01}\n");
    site->options.today = 20250101;
    site_index(site);
    assert_contains(site_note(&site->report.notes, "pins.yml:1")->reason.bytes, "expired on 2024-01-01");
    assert_contains(site_note(&site->report.notes, "pins.yml:2")->reason.bytes, "no statement faq#none");
    struct index_notes notes = {0};
    assert_status(index_pins(site->index, 20231231, &site->arena, &notes, &site->err), AVOW_OK, &site->err);
    assert_int_equal(notes.count, 1);
    assert_span(notes.items[0].file, "pins.yml:2");
}

int pins_tests(void)
{
    const struct CMUnitTest tests[] = {
        SITE_TEST(pins_stand_in_the_facts),
        SITE_TEST(changed_pins_are_a_new_generation),
        SITE_TEST(bad_pins_are_refused_with_their_line),
        SITE_TEST(pins_outside_the_corpus_are_refused),
        SITE_TEST(pins_that_count_for_nothing_are_told),
    };
    return cmocka_run_group_tests_name("pins", tests, NULL, NULL);
}
