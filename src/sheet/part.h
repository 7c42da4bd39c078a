/* Parts of a workbook as streams of XML, so that a large sheet needs no tree. */
#ifndef SHEET_PART_H
#define SHEET_PART_H

#include "base/archive.h"

#include <libxml/xmlreader.h>

enum part_event { PART_OPEN, PART_TEXT, PART_CLOSE };

/* Told of an element's start and end (`name` without prefix) and of text (`name` is the text). An element
 * without content is opened and closed. Any status but OK ends the walk. */
typedef enum avow_status (*part_visit)(void *context, enum part_event event, const char *name,
                                       xmlTextReader *reader, struct avow_error *err);

/* Walk through the part `name`. NOT_FOUND when there is none, BAD_INPUT when it is no XML or declares a
 * document type. */
enum avow_status part_walk(struct archive *archive, const char *name, part_visit visit, void *context,
                           struct avow_error *err);
/* The attribute of the element at hand (name without prefix) in `arena`; empty when it has none. */
struct span part_attribute(xmlTextReader *reader, const char *name, struct arena *arena);

#endif
