/* What the parts beside the text say: where things are, what styles mean, title and date. */
#include "document/docx.h"

#include "base/date.h"
#include "base/utf8.h"
#include "document/prose.h"

enum { INHERITED = 20 /* styles above a style */, FRONT_FIELDS = 2, DAY_BYTES = 10 };

/* Names of styles that say what a paragraph is; Word stores them in English whatever its language. */
static const struct {
    struct span name;
    enum docx_role role;
} roles[] = {
    {SPAN_INIT("heading "), DOCX_HEADING},
    {SPAN_INIT("title"), DOCX_TITLE},
    {SPAN_INIT("quote"), DOCX_QUOTE},
    {SPAN_INIT("intense quote"), DOCX_QUOTE},
    {SPAN_INIT("toc heading"), DOCX_CONTENTS},
    {SPAN_INIT("toc "), DOCX_CONTENTS},
    {SPAN_INIT("table of figures"), DOCX_CONTENTS},
};

/* A number written in few digits plus one; 0 when there is none. */
static int number_after(struct span digits)
{
    uint64_t number = 0;
    return span_to_u64(digits, &number) && number < DOCX_LEVELS ? (int)number + 1 : 0;
}

/* What paragraph properties, of a style or of a paragraph itself, say over `style`. */
static void apply_properties(const xmlNode *properties, struct docx_style *style)
{
    const xmlNode *outline = docx_child(properties, "outlineLvl");
    const xmlNode *numbering = docx_child(properties, "numPr");
    const xmlNode *number = docx_child(numbering, "numId");
    int level = number_after(docx_value(outline));
    if (outline != NULL && style->role != DOCX_TITLE && style->role != DOCX_CONTENTS) {
        style->role = level > 0 && level < DOCX_LEVELS ? DOCX_HEADING : style->role;
        style->level = level;
    }
    if (numbering != NULL) {
        int depth = number_after(docx_value(docx_child(numbering, "ilvl")));
        style->item = depth > 0 ? depth : style->item > 0 ? style->item : 1;
    }
    uint64_t list = 0;
    if (number != NULL && span_to_u64(docx_value(number), &list)) {
        style->item = list > 0 ? style->item : 0;
        style->list = list <= INT16_MAX ? (int)list : 0;
    }
}

static void apply_name(struct span name, struct docx_style *style)
{
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        bool family = span_ends(roles[i].name, SPAN(" "));
        struct span part = family ? span_part(name, 0, roles[i].name.size) : name;
        if (!span_equal_case(part, roles[i].name))
            continue;
        style->role = roles[i].role;
        uint64_t level = 0;
        if (style->role == DOCX_HEADING && span_to_u64(span_part(name, part.size, name.size), &level))
            style->level = level <= DOCX_LEVELS ? (int)level : DOCX_LEVELS;
        return;
    }
}

static struct docx_style read_style(const xmlNode *node, struct arena *scratch)
{
    struct docx_style style = {.id = arena_copy(scratch, docx_attribute(node, "styleId")),
                               .base = arena_copy(scratch, docx_value(docx_child(node, "basedOn")))};
    apply_name(docx_value(docx_child(node, "name")), &style);
    apply_properties(docx_child(node, "pPr"), &style);
    return style;
}

static enum avow_status read_styles(struct docx *docx, const char *name, struct avow_error *err)
{
    xmlDoc *tree = NULL;
    size_t capacity = 0;
    enum avow_status status = docx_parse(docx, name, &tree, err);
    if (status == AVOW_NOT_FOUND)
        return AVOW_OK;
    if (status != AVOW_OK)
        return status;
    for (const xmlNode *node = xmlDocGetRootElement(tree)->children; node != NULL && status == AVOW_OK;
         node = node->next) {
        if (!docx_is(node, "style"))
            continue;
        if (!arena_grow(docx->scratch, &docx->styles, &capacity, docx->style_count, sizeof *docx->styles))
            status = error_set_no_memory(err, "");
        else
            docx->styles[docx->style_count++] = read_style(node, docx->scratch);
    }
    xmlFreeDoc(tree);
    return status;
}

static const struct docx_style *find_style(const struct docx *docx, struct span id)
{
    for (size_t i = 0; i < docx->style_count && id.size > 0; i++)
        if (span_equal(docx->styles[i].id, id))
            return &docx->styles[i];
    return NULL;
}

/* The style of an id with what it inherits, or a plain one. */
static struct docx_style style_of(const struct docx *docx, struct span id)
{
    struct docx_style sum = {.role = DOCX_PLAIN};
    const struct docx_style *style = find_style(docx, id);
    for (int i = 0; i < INHERITED && style != NULL; i++, style = find_style(docx, style->base)) {
        if (sum.role == DOCX_PLAIN) {
            sum.role = style->role;
            sum.level = sum.level > 0 ? sum.level : style->level;
        }
        sum.item = sum.item > 0 ? sum.item : style->item;
        sum.list = sum.list > 0 ? sum.list : style->list;
    }
    return sum;
}

struct docx_style docx_paragraph_style(const struct docx *docx, const xmlNode *properties)
{
    struct docx_style style = style_of(docx, docx_value(docx_child(properties, "pStyle")));
    apply_properties(properties, &style);
    return style;
}

/* What the part `name` refers to. */
static enum avow_status read_relations(struct docx *docx, const char *name, struct avow_error *err)
{
    xmlDoc *tree = NULL;
    size_t capacity = 0;
    docx->relations = NULL;
    docx->relation_count = 0;
    enum avow_status status = docx_parse(docx, name, &tree, err);
    if (status == AVOW_NOT_FOUND)
        return AVOW_OK;
    if (status != AVOW_OK)
        return status;
    for (const xmlNode *node = xmlDocGetRootElement(tree)->children; node != NULL; node = node->next) {
        if (!docx_is(node, "Relationship"))
            continue;
        if (!arena_grow(docx->scratch, &docx->relations, &capacity, docx->relation_count,
                        sizeof *docx->relations)) {
            status = error_set_no_memory(err, "");
            break;
        }
        docx->relations[docx->relation_count++] =
            (struct docx_relation){arena_copy(docx->scratch, docx_attribute(node, "Id")),
                                   arena_copy(docx->scratch, docx_attribute(node, "Type")),
                                   arena_copy(docx->scratch, docx_attribute(node, "Target"))};
    }
    xmlFreeDoc(tree);
    return status;
}

/* The target of the first relation whose type ends so, or `otherwise`. */
static struct span target_of(const struct docx *docx, struct span type, struct span otherwise)
{
    for (size_t i = 0; i < docx->relation_count; i++)
        if (span_ends(docx->relations[i].type, type) && docx->relations[i].target.size > 0)
            return docx->relations[i].target;
    return otherwise;
}

/* A target as the name of a part: from the root, or beside the part that names it, whose folder ends at
 * `folder`. */
static const char *part_name(struct docx *docx, struct span folder, struct span target)
{
    if (span_starts(target, SPAN("/")))
        return arena_string(docx->scratch, span_part(target, 1, target.size));
    return arena_printf(docx->scratch, "%.*s%.*s", SPAN_ARG(folder), SPAN_ARG(target));
}

enum avow_status docx_open(struct docx *docx, const char **name, struct avow_error *err)
{
    enum avow_status status = read_relations(docx, "_rels/.rels", err);
    if (status != AVOW_OK)
        return status;
    const char *main =
        part_name(docx, SPAN_EMPTY, target_of(docx, SPAN("/officeDocument"), SPAN("word/document.xml")));
    if (main == NULL)
        return error_set_no_memory(err, "");
    struct span path = span_of(main);
    size_t start = path.size;
    while (start > 0 && path.bytes[start - 1] != '/')
        start--;
    struct span folder = span_part(path, 0, start);
    const char *relations = arena_printf(docx->scratch, "%.*s_rels/%.*s.rels", SPAN_ARG(folder),
                                         SPAN_ARG(span_part(path, start, path.size)));
    if (relations == NULL)
        return error_set_no_memory(err, "");
    status = read_relations(docx, relations, err);
    if (status != AVOW_OK)
        return status;
    const char *styles = part_name(docx, folder, target_of(docx, SPAN("/styles"), SPAN("styles.xml")));
    const char *numbers = part_name(docx, folder, target_of(docx, SPAN("/numbering"), SPAN("numbering.xml")));
    if (styles == NULL || numbers == NULL)
        return error_set_no_memory(err, "");
    *name = main;
    status = read_styles(docx, styles, err);
    return status == AVOW_OK ? docx_numbers_read(docx, numbers, err) : status;
}

static struct span text_under(const xmlNode *node, struct arena *arena)
{
    struct span text = SPAN_EMPTY;
    if (node != NULL && node->children != NULL && node->children->type == XML_TEXT_NODE)
        text = span_of((const char *)node->children->content);
    return prose_tidy(text, arena);
}

static void add_field(struct value *front, struct span key, struct span text)
{
    front->keys[front->count] = key;
    front->items[front->count++] = (struct value){.type = VALUE_STRING, .text = text};
}

enum avow_status docx_front(struct docx *docx, struct value *front, struct avow_error *err)
{
    xmlDoc *tree = NULL;
    enum avow_status status = docx_parse(docx, "docProps/core.xml", &tree, err);
    if (status != AVOW_OK && status != AVOW_NOT_FOUND)
        return status;
    const xmlNode *root = tree != NULL ? xmlDocGetRootElement(tree) : NULL;
    struct span title =
        docx->title.size > 0 ? docx->title : text_under(docx_child(root, "title"), docx->arena);
    struct span day = text_under(docx_child(root, "modified"), docx->arena);
    xmlFreeDoc(tree);
    *front = (struct value){.type = VALUE_MAP,
                            .keys = arena_array(docx->arena, FRONT_FIELDS, sizeof *front->keys),
                            .items = arena_array(docx->arena, FRONT_FIELDS, sizeof *front->items)};
    if (front->keys == NULL || front->items == NULL)
        return error_set_no_memory(err, "");
    if (title.size > 0)
        add_field(front, SPAN("title"), title);
    if (date_read(span_part(day, 0, DAY_BYTES)) != DATE_NONE)
        add_field(front, SPAN("date"), span_part(day, 0, DAY_BYTES));
    return AVOW_OK;
}
