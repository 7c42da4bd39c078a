/* Bytes of one file to one page with its statements: pick a reader, read front matter, cut, name, hash. */
#ifndef DOCUMENT_DOCUMENT_H
#define DOCUMENT_DOCUMENT_H

#include "base/date.h"
#include "terms/record.h"
#include "vocabulary/vocabulary.h"

/* Raised whenever the same bytes give other statements or rows. */
enum { DOCUMENT_VERSION = 9 };

enum { DOCUMENT_LIMIT = 64 * 1024 * 1024 }; /* bytes a file may have */

/* An enum of terms/words.h that nobody gave. */
enum { WORD_NOT_GIVEN = -1 };

/* What the corpus configuration says of a file; empty, 0 or WORD_NOT_GIVEN where it says nothing. Front
 * matter wins over it. */
struct document_facts {
    struct span page_id; /* always given */
    struct span title;
    struct span url;
    struct span language;
    struct span owner;
    struct span_list standards; /* names as written */
    struct span_list services;
    date_day date;     /* snapshot date */
    date_day modified; /* of the file: the last resort */
    date_day review_by;
    int audience; /* enum page_audience or WORD_NOT_GIVEN, as below */
    int status;
    int about;
};

struct document_input {
    struct span path; /* below the corpus root; its extension picks the reader */
    struct span bytes;
    struct document_facts facts;
};

/* One statement, cut, named and hashed; fields as in struct record. */
struct statement {
    enum statement_kind kind;
    enum statement_about about;
    struct span id;
    struct span anchor;
    struct span_list headings;
    struct span question;
    struct span text;
    struct span hash;
    struct standard_refs standards; /* subject */
    struct span_list services;      /* subject */
    struct record_link *links;
    size_t link_count;
    uint32_t page_number;
    struct span url; /* empty: the page's */
    date_day date;   /* stated for it alone; DATE_NONE: the page's */
};

/* One service that a page says is in scope of a standard, or is not. Texts are in the page's arena. */
struct scope_row {
    struct standard_ref standard; /* empty id: the page names none that is known */
    struct span service;          /* vocabulary id; of a name it does not know the slug */
    struct span name;             /* as written */
    struct span environment;      /* "Commercial", "GCC High", "Germany, Frankfurt (fra)"; empty: not stated */
    struct span qualifier;        /* what narrows it, as written; may be empty */
    struct span words;            /* the item, cells or sentence that says so */
    enum scope_state state;
    bool known;         /* the vocabulary knows the service */
    uint32_t statement; /* number of the page's statement that holds the words */
};

/* One certificate, report or letter that a page links to or names. */
struct evidence_row {
    enum evidence_type type;
    enum evidence_access access;
    struct standard_ref standard; /* may be empty */
    struct span label;
    struct span target; /* as written; may be empty */
    struct span issuer; /* may be empty */
    date_day reported;  /* days: 0 where none is stated */
    date_day from;
    date_day to;
    date_day valid_until;
    uint32_t statement;
};

/* One document at one date. */
struct page {
    struct span id;
    struct span title;
    struct span url;
    struct span path;
    struct span language; /* "en" when nobody says */
    struct span owner;
    date_day date;
    enum date_source date_source;
    date_day review_by;
    enum page_audience audience;
    bool audience_given; /* false: internal because nobody said */
    enum page_status status;
    struct standard_refs standards; /* subject of the whole page: front matter, configuration or title */
    struct span_list services;
    struct statement *statements;
    size_t statement_count;
    struct scope_row *scope;
    size_t scope_count;
    struct evidence_row *evidence;
    size_t evidence_count;
    struct span_list
        notes; /* what was ignored and why, for the report ("audience: itpro is none of ours, ignored") */
};

/* True when some reader takes files of this name, if it finds a document in them. */
bool document_readable(struct span path);

/* Read one file in this process. Everything in `arena`. NOT_FOUND: the file is sound but no document (YAML or
 * a table of another shape), to be skipped; BAD_INPUT (broken, binary, empty, deeply nested),
 * TOO_LARGE; the message is the reason for the report. */
enum avow_status document_read(const struct document_input *input, const struct vocabulary *vocabulary,
                               struct arena *arena, struct page *out, struct avow_error *err);

#endif
