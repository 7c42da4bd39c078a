/* An HTML page as a tree, parsed without network, files or entities, and small questions about its nodes. */
#ifndef DOCUMENT_HTML_TREE_H
#define DOCUMENT_HTML_TREE_H

#include "base/arena.h"
#include "base/error.h"

#include <libxml/tree.h>

/* Parse clean UTF-8, whatever its meta elements say of its bytes. The tree is freed with html_tree_free.
 * BAD_INPUT when elements nest deeper than libxml2 goes (256). */
enum avow_status html_tree_read(struct span text, xmlDoc **out, struct avow_error *err);
/* For CLEANUP; a NULL tree is allowed. */
void html_tree_free(xmlDoc **tree);

/* The node after `node` in document order inside `root`, or NULL; with `children` false those below `node`
 * are passed over. */
const xmlNode *html_next(const xmlNode *node, const xmlNode *root, bool children);
/* An element of this name (lower case). */
bool html_is(const xmlNode *node, const char *name);
/* 1 to 6 of a heading element; 0 of others. */
int html_heading_level(const xmlNode *node);
/* The nearest element of this name above `node`, or NULL. */
const xmlNode *html_above(const xmlNode *node, const char *name);
/* The first element of this name inside `root` in document order, or NULL. */
const xmlNode *html_find(const xmlNode *root, const char *name);
/* Text of a text node; else empty. */
struct span html_text(const xmlNode *node);
/* Value of an attribute, borrowed from the tree; empty when it is not there or has no value. */
struct span html_attribute(const xmlNode *node, const char *name);
bool html_has_attribute(const xmlNode *node, const char *name);
/* One of the words of a space-separated attribute (class, role, rel) is `word`, whatever its case. */
bool html_attribute_has(const xmlNode *node, const char *name, const char *word);
/* All text below a node, tidy, in `arena`. */
struct span html_content(const xmlNode *node, struct arena *arena);

#endif
