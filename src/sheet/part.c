/* Parts of a workbook as streams of XML (libxml2). */
#include "sheet/part.h"

#include "base/cleanup.h"

#include <limits.h>
#include <string.h>

static enum avow_status visit_node(xmlTextReader *reader, part_visit visit, void *context,
                                   struct avow_error *err)
{
    const char *name = (const char *)xmlTextReaderConstLocalName(reader);
    switch (xmlTextReaderNodeType(reader)) {
    case XML_READER_TYPE_ELEMENT: {
        bool empty = xmlTextReaderIsEmptyElement(reader) == 1;
        enum avow_status status = visit(context, PART_OPEN, name, reader, err);
        return status == AVOW_OK && empty ? visit(context, PART_CLOSE, name, reader, err) : status;
    }
    case XML_READER_TYPE_END_ELEMENT:
        return visit(context, PART_CLOSE, name, reader, err);
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        return visit(context, PART_TEXT, (const char *)xmlTextReaderConstValue(reader), reader, err);
    default:
        return AVOW_OK;
    }
}

static enum avow_status walk(xmlTextReader *reader, const char *name, part_visit visit, void *context,
                             struct avow_error *err)
{
    enum avow_status status = AVOW_OK;
    int more = 1;
    while (status == AVOW_OK && (more = xmlTextReaderRead(reader)) == 1)
        status = visit_node(reader, visit, context, err);
    return status == AVOW_OK && more < 0
               ? error_set(err, AVOW_BAD_INPUT, "", "is broken: its part %s is no XML", name)
               : status;
}

enum avow_status part_walk(struct archive *archive, const char *name, part_visit visit, void *context,
                           struct avow_error *err)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct span bytes = SPAN_EMPTY;
    enum avow_status status = archive_read(archive, name, &scratch, &bytes, err);
    if (status != AVOW_OK)
        return status;
    if (bytes.size > INT_MAX || span_find(bytes, SPAN("<!DOCTYPE"), 0) != SPAN_NONE)
        return error_set(err, AVOW_BAD_INPUT, "", "is broken: its part %s declares a document type", name);
    xmlTextReader *reader = xmlReaderForMemory(bytes.bytes, (int)bytes.size, NULL, NULL,
                                               XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (reader == NULL)
        return error_set_no_memory(err, "");
    status = walk(reader, name, visit, context, err);
    xmlFreeTextReader(reader);
    return status;
}

struct span part_attribute(xmlTextReader *reader, const char *name, struct arena *arena)
{
    struct span value = SPAN_EMPTY;
    for (int more = xmlTextReaderMoveToFirstAttribute(reader); more == 1;
         more = xmlTextReaderMoveToNextAttribute(reader)) {
        if (strcmp((const char *)xmlTextReaderConstLocalName(reader), name) != 0)
            continue;
        value = arena_copy(arena, span_of((const char *)xmlTextReaderConstValue(reader)));
        break;
    }
    xmlTextReaderMoveToElement(reader);
    return value;
}
