/* A small corpus and its index in a temporary folder, and looks into what a run made of it. */
#ifndef UNIT_INDEX_SITE_H
#define UNIT_INDEX_SITE_H

#include "facts/facts.h"
#include "index/index.h"
#include "store/store.h"
#include "support/folder.h"
#include "support/test.h"
#include "terms/record.h"

struct site {
    struct folder folder;
    const char *corpus; /* folder/corpus */
    const char *index;  /* folder/index */
    const char *roots[1];
    struct buffer program; /* this test program, the reading worker of its runs */
    struct index_options options;
    struct index_report report;
    struct arena arena;
    struct avow_error err;
};

/* cmocka's set-up and tear-down: an empty corpus. */
int site_make(void **state);
int site_remove(void **state);
#define SITE_TEST(test) cmocka_unit_test_setup_teardown(test, site_make, site_remove)

/* Write corpus/`name`; as a page of Markdown with a title, one section and a body; as one of two sections,
 * "Steady" with words that are always the same and "Moving" with `words`. */
void site_write(struct site *site, const char *name, struct span bytes);
void site_page(struct site *site, const char *name, const char *title, const char *body);
void site_sections(struct site *site, const char *name, const char *words);
/* The bytes of such a page of two sections, in the site's arena. */
const char *site_sections_text(struct site *site, const char *words);
void site_delete(struct site *site, const char *name);
/* Run with site->options (reset to their defaults afterwards); the report is in site->report. */
enum avow_status site_run(struct site *site);
/* A run that must go well, and what it must count. */
void site_index(struct site *site);
void site_expect(struct site *site, uint64_t added, uint64_t changed, uint64_t removed, uint64_t unchanged);
/* The note on a file in a list; NULL when there is none. */
const struct index_note *site_note(const struct index_notes *notes, const char *file);

/* Documents of statements/ or history/ ("statements", "history") of the live generation with a term. */
uint64_t site_count(struct site *site, const char *table, const char *term);
/* The record of a document; the test fails when there is none. */
struct record site_record(struct site *site, const char *table, const char *document);
/* The days on which the statement of a document holds: [from, to). */
void site_expect_validity(struct site *site, const char *table, const char *document, date_day from,
                          date_day to);
/* The path of a file of the live generation. */
const char *site_path(struct site *site, const char *name);
/* Facts of the live generation; the caller closes them. */
struct facts *site_facts(struct site *site);
/* The versions of a page, the newest first, in the site's arena. */
struct facts_versions site_versions(struct site *site, const char *page);

#endif
