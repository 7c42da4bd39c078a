/* What a page says of itself, what the configuration says of it, and what is left to guess: one page record.
 */
#ifndef DOCUMENT_FRONT_MATTER_H
#define DOCUMENT_FRONT_MATTER_H

#include "base/value.h"
#include "document/document.h"

/* Names of standards and services as written, before the vocabulary has seen them. */
struct named_subjects {
    struct span_list standards;
    struct span_list services;
};

/* Fill `page` from `facts` and, winning over them, the front matter (a map or null); `*about` is
 * WORD_NOT_GIVEN or what both say. Values that are none of our words are ignored and noted; BAD_INPUT for one
 * within two edits of ours. Title, subjects and statements are left to others. All in `arena`. */
enum avow_status front_matter_apply(const struct value *front, const struct document_facts *facts,
                                    struct arena *arena, struct page *page, struct named_subjects *named,
                                    int *about, struct avow_error *err);

/* Add a line to the page's notes, once however often it is said; false when memory ran out. */
bool page_note(struct page *page, struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
