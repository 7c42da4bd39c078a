/* DOCX to blocks: a ZIP container of XML parts; styles tell what a paragraph is. */
#include "document/reader.h"

#include "base/cleanup.h"
#include "document/docx.h"

static enum avow_status read_main(struct docx *docx, const char *name, struct avow_error *err)
{
    xmlDoc *tree = NULL;
    enum avow_status status = docx_parse(docx, name, &tree, err);
    if (status == AVOW_NOT_FOUND)
        return error_set(err, AVOW_BAD_INPUT, "", "is no DOCX file: has no part %s", name);
    if (status != AVOW_OK)
        return status;
    const xmlNode *body = docx_child(xmlDocGetRootElement(tree), "body");
    status = body != NULL ? docx_body(docx, body, err)
                          : error_set(err, AVOW_BAD_INPUT, "", "is no DOCX file: %s has no body", name);
    xmlFreeDoc(tree);
    return status;
}

enum avow_status reader_docx(struct span bytes, struct arena *arena, struct reading *out,
                             struct avow_error *err)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct docx docx = {.arena = arena, .scratch = &scratch, .blocks = &out->blocks};
    const char *name = NULL;
    *out = (struct reading){.front = {.type = VALUE_NULL}};
    enum avow_status status = archive_open(bytes, &docx.archive, err);
    if (status != AVOW_OK)
        return status;
    status = docx_open(&docx, &name, err);
    if (status == AVOW_OK)
        status = read_main(&docx, name, err);
    if (status == AVOW_OK)
        status = docx_front(&docx, &out->front, err);
    archive_close(docx.archive);
    buffer_free(&docx.instruction);
    return status;
}
