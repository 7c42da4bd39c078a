/* What a page and its statements are about: standards and services as fields, not mere mentions. */
#ifndef DOCUMENT_SUBJECT_H
#define DOCUMENT_SUBJECT_H

#include "document/block.h"
#include "document/document.h"
#include "document/front_matter.h"

/* What finding names needs; the arena is where results go. */
struct subject_finder {
    const struct vocabulary *vocabulary;
    struct tokeniser *tokeniser; /* of the page's language */
    struct arena *arena;
};

/* The page's subject: the names given, else those in its title. A given name that the vocabulary does not
 * have is noted and left out. */
enum avow_status subject_of_page(const struct subject_finder *finder, const struct named_subjects *named,
                                 struct page *page, struct avow_error *err);
/* A statement's subject: what its row says (NULL: none); else the page's; else names in its question or
 * headings; else the only family (the only service) its text names. A family without an edition or a level
 * gets the only one that question, headings and text give it. Reads question, headings and text. Names of the
 * row that the vocabulary does not have are noted on the page. */
enum avow_status subject_of_statement(const struct subject_finder *finder, const struct block_row *row,
                                      struct page *page, struct statement *statement, struct avow_error *err);

#endif
