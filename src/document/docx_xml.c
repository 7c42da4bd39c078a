/* XML parts by libxml2, looked at by local names: both dialects of the format have the same. */
#include "document/docx.h"

#include <libxml/parser.h>
#include <string.h>

enum avow_status docx_parse(struct docx *docx, const char *name, xmlDoc **out, struct avow_error *err)
{
    struct span bytes = SPAN_EMPTY;
    enum avow_status status = archive_read(docx->archive, name, docx->scratch, &bytes, err);
    if (status != AVOW_OK)
        return status;
    if (span_find(bytes, SPAN("<!DOCTYPE"), 0) != SPAN_NONE)
        return error_set(err, AVOW_BAD_INPUT, "", "is broken: its part %s declares a document type", name);
    xmlDoc *tree = xmlReadMemory(bytes.bytes, (int)bytes.size, name, NULL,
                                 XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (tree != NULL && tree->intSubset == NULL && xmlDocGetRootElement(tree) != NULL) {
        *out = tree;
        return AVOW_OK;
    }
    xmlFreeDoc(tree);
    return error_set(err, AVOW_BAD_INPUT, "", "is broken: its part %s is no XML", name);
}

bool docx_is(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

const xmlNode *docx_child(const xmlNode *node, const char *name)
{
    const xmlNode *child = node != NULL ? node->children : NULL;
    while (child != NULL && !docx_is(child, name))
        child = child->next;
    return child;
}

struct span docx_attribute(const xmlNode *node, const char *name)
{
    for (const xmlAttr *attribute = node != NULL ? node->properties : NULL; attribute != NULL;
         attribute = attribute->next)
        if (strcmp((const char *)attribute->name, name) == 0 && attribute->children != NULL)
            return span_of((const char *)attribute->children->content);
    return SPAN_EMPTY;
}

struct span docx_value(const xmlNode *node)
{
    return docx_attribute(node, "val");
}

bool docx_on(const xmlNode *node)
{
    struct span value = docx_value(node);
    return node != NULL && !span_equal(value, SPAN("0")) && !span_equal(value, SPAN("false")) &&
           !span_equal(value, SPAN("off"));
}
