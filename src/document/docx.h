/* The parts of a DOCX file (Office Open XML, ECMA-376) and what its paragraphs are made into. */
#ifndef DOCUMENT_DOCX_H
#define DOCUMENT_DOCX_H

#include "base/archive.h"
#include "document/reader.h"

#include <libxml/tree.h>

enum { DOCX_LEVELS = 9 /* of headings and of lists */ };

struct docx_numbers; /* the lists that the numbering part defines */

/* What a paragraph's style makes of it. */
enum docx_role {
    DOCX_PLAIN,
    DOCX_HEADING,
    DOCX_TITLE,
    DOCX_QUOTE,
    DOCX_CONTENTS /* of a table of contents: left out */
};

struct docx_style {
    struct span id;
    struct span base; /* id of the style it builds on */
    enum docx_role role;
    int level; /* of a heading, from 1; 0 = not said */
    int item;  /* depth of a list item, from 1; 0 = none */
    int list;  /* number of its list; 0 = not said */
};

/* "rId7" to where it leads: a part of the file or an address. */
struct docx_relation {
    struct span id;
    struct span type;
    struct span target;
};

struct docx {
    struct archive *archive;
    struct arena *arena; /* of the blocks */
    struct arena *scratch;
    struct docx_style *styles;
    size_t style_count;
    struct docx_relation *relations; /* of the main part */
    size_t relation_count;
    struct docx_numbers *numbers;
    struct span title;         /* of the paragraph that is styled so */
    struct buffer instruction; /* of the field that began last */
    struct block_list *blocks;
};

/* Parse the part `name`; the caller frees it with xmlFreeDoc. NOT_FOUND, BAD_INPUT for what is no XML or
 * brings a document type of its own. */
enum avow_status docx_parse(struct docx *docx, const char *name, xmlDoc **out, struct avow_error *err);
/* The name of an element without its prefix is `name`. */
bool docx_is(const xmlNode *node, const char *name);
/* The first child element of that name, or NULL (also for a NULL node). */
const xmlNode *docx_child(const xmlNode *node, const char *name);
/* An attribute by its name without prefix; empty when absent. Borrowed from the tree. */
struct span docx_attribute(const xmlNode *node, const char *name);
/* The attribute `val`. */
struct span docx_value(const xmlNode *node);
/* A switch such as <w:b/>: present and not switched off. */
bool docx_on(const xmlNode *node);

/* Find the main part, read what it refers to and its styles; `*name` is its name. */
enum avow_status docx_open(struct docx *docx, const char **name, struct avow_error *err);
/* The role and list depth that paragraph properties give, the named style counted in. */
struct docx_style docx_paragraph_style(const struct docx *docx, const xmlNode *properties);
/* Read what the numbering part `name` defines, if there is one. */
enum avow_status docx_numbers_read(struct docx *docx, const char *name, struct avow_error *err);
/* The number that the next item of a list at `depth` (from 0) is shown with ("2.", "b)", "1.2"); empty for a
 * bullet. Counts the item. */
struct span docx_number_take(struct docx *docx, int list, int depth);
/* Where the instruction of a field (`HYPERLINK "https://..." \o "tip"`) leads; empty for other fields and
 * places of the file itself. A part of `instruction`. */
struct span docx_field_target(struct span instruction);
/* Title and day of the last change as front matter. */
enum avow_status docx_front(struct docx *docx, struct value *front, struct avow_error *err);
/* The main part's paragraphs and tables as blocks. */
enum avow_status docx_body(struct docx *docx, const xmlNode *body, struct avow_error *err);

#endif
