/* HTML by libxml2. */
#include "document/html_tree.h"

#include "base/buffer.h"
#include "base/cleanup.h"
#include "document/prose.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <limits.h>
#include <pthread.h>

static pthread_once_t prepared = PTHREAD_ONCE_INIT;

void html_tree_free(xmlDoc **tree)
{
    xmlFreeDoc(*tree);
    *tree = NULL;
}

/* The parser gives up for two reasons only. */
static enum avow_status why_stopped(const htmlParserCtxt *parser, struct avow_error *err)
{
    if (parser->lastError.code == XML_ERR_NO_MEMORY)
        return error_set_no_memory(err, "");
    return error_set(err, AVOW_BAD_INPUT, "", "nests HTML elements over %u deep; flatten it",
                     xmlParserMaxDepth);
}

enum avow_status html_tree_read(struct span text, xmlDoc **out, struct avow_error *err)
{
    const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                        HTML_PARSE_COMPACT | HTML_PARSE_IGNORE_ENC | HTML_PARSE_NODEFDTD;
    pthread_once(&prepared, xmlInitParser);
    htmlParserCtxt *parser = text.size < INT_MAX ? htmlNewParserCtxt() : NULL;
    if (parser == NULL)
        return error_set_no_memory(err, "");
    xmlDoc *tree = htmlCtxtReadMemory(parser, text.bytes, (int)text.size, NULL, "UTF-8", options);
    bool stopped = tree == NULL || parser->disableSAX != 0;
    enum avow_status status = stopped ? why_stopped(parser, err) : AVOW_OK;
    htmlFreeParserCtxt(parser);
    if (stopped)
        html_tree_free(&tree);
    else
        *out = tree;
    return status;
}

const xmlNode *html_next(const xmlNode *node, const xmlNode *root, bool children)
{
    if (children && node->type == XML_ELEMENT_NODE && node->children != NULL)
        return node->children;
    while (node != root && node->next == NULL)
        node = node->parent;
    return node == root ? NULL : node->next;
}

bool html_is(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && xmlStrEqual(node->name, BAD_CAST name);
}

const xmlNode *html_above(const xmlNode *node, const char *name)
{
    do
        node = node->parent;
    while (node != NULL && !html_is(node, name));
    return node;
}

const xmlNode *html_find(const xmlNode *root, const char *name)
{
    const xmlNode *node = root;
    while ((node = html_next(node, root, true)) != NULL)
        if (html_is(node, name))
            return node;
    return NULL;
}

struct span html_text(const xmlNode *node)
{
    bool text = node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
    return text ? span_of((const char *)node->content) : SPAN_EMPTY;
}

int html_heading_level(const xmlNode *node)
{
    const char *name = (const char *)node->name;
    bool heading = node->type == XML_ELEMENT_NODE && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' &&
                   name[2] == '\0';
    return heading ? name[1] - '0' : 0;
}

static const xmlAttr *attribute(const xmlNode *node, const char *name)
{
    if (node->type != XML_ELEMENT_NODE)
        return NULL;
    for (const xmlAttr *one = node->properties; one != NULL; one = one->next)
        if (xmlStrEqual(one->name, BAD_CAST name))
            return one;
    return NULL;
}

struct span html_attribute(const xmlNode *node, const char *name)
{
    const xmlAttr *found = attribute(node, name);
    return found != NULL && found->children != NULL ? html_text(found->children) : SPAN_EMPTY;
}

bool html_has_attribute(const xmlNode *node, const char *name)
{
    return attribute(node, name) != NULL;
}

bool html_attribute_has(const xmlNode *node, const char *name, const char *word)
{
    struct span rest = html_attribute(node, name);
    struct span piece = SPAN_EMPTY;
    while (rest.size > 0 && span_next_piece(&rest, ' ', &piece))
        if (span_equal_case(span_trim(piece), span_of(word)))
            return true;
    return false;
}

struct span html_content(const xmlNode *node, struct arena *arena)
{
    CLEANUP(buffer_free) struct buffer text = BUFFER_INIT;
    for (const xmlNode *part = node; part != NULL; part = html_next(part, node, true))
        buffer_append(&text, html_text(part));
    return text.failed ? SPAN_EMPTY : prose_tidy(buffer_span(&text), arena);
}
