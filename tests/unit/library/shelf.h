/* A data directory for tests: an index of two statements, and tables that are imported beside it. */
#ifndef UNIT_LIBRARY_SHELF_H
#define UNIT_LIBRARY_SHELF_H

#include "library/library.h"
#include "support/folder.h"
#include "support/test.h"
#include "terms/term.h"

enum { TODAY = 20251121 };

struct shelf {
    struct folder folder;
    struct library_place place;
    struct library_report report; /* of the last import */
    struct arena arena;
    struct avow_error err;
};

/* Approves faq#one and faq#two, and faq#three, which there is not. */
extern const char shelf_table[];

/* Set up with the statements faq#one and faq#two, and tear down. */
int shelf_make(void **state);
int shelf_drop(void **state);
/* Put the statement `id` with `text` into the index of statements, in place of an older one. */
void shelf_put(struct shelf *shelf, const char *id, const char *text);
/* Import a table's text, approved by Ines where it names nobody; shelf_import ends the test when that fails.
 */
enum avow_status shelf_try_import(struct shelf *shelf, const char *text);
void shelf_import(struct shelf *shelf, const char *text);
/* How many rows of the last import came out like that. */
uint64_t shelf_outcome(const struct shelf *shelf, enum approval_outcome which);
/* Documents of the live build that have a term. */
uint64_t shelf_count(struct shelf *shelf, enum term_field field, const char *value);

#define SHELF_TEST(test) cmocka_unit_test_setup_teardown(test, shelf_make, shelf_drop)

#endif
