/* The numbers of DOCX lists (ECMA-376 part 1, 17.9): definitions from the numbering part, counted as Word
 * counts. */
#include "base/cleanup.h"
#include "document/docx.h"
#include "document/list_number.h"

enum { LARGEST = 30000 /* a start beyond it is no number of an item */ };

/* How the items of one level are numbered. */
struct level {
    long start;
    enum list_style style;
    struct span text; /* "%1.%2)"; empty: a bullet */
};

/* A definition, and how far it has counted. */
struct definition {
    struct span id;
    struct level levels[DOCX_LEVELS];
    long count[DOCX_LEVELS]; /* of the last item; -1 before the first */
};

/* A list that uses a definition; it may start anew. */
struct use {
    int id;
    struct definition *definition; /* NULL: none of that id */
    long starts[DOCX_LEVELS];      /* -1: goes on */
};

struct docx_numbers {
    struct definition *definitions;
    size_t definition_count;
    size_t definition_capacity;
    struct use *uses;
    size_t use_count;
    size_t use_capacity;
};

static long integer_of(const xmlNode *node, long otherwise)
{
    uint64_t value = 0;
    return span_to_u64(docx_value(node), &value) && value <= LARGEST ? (long)value : otherwise;
}

static bool style_of(struct span format, enum list_style *style)
{
    static const struct {
        struct span format;
        enum list_style style;
    } rows[] = {
        {SPAN_INIT("decimal"), LIST_DECIMAL},    {SPAN_INIT("decimalZero"), LIST_DECIMAL},
        {SPAN_INIT("lowerLetter"), LIST_LETTER}, {SPAN_INIT("upperLetter"), LIST_CAPITAL_LETTER},
        {SPAN_INIT("lowerRoman"), LIST_ROMAN},   {SPAN_INIT("upperRoman"), LIST_CAPITAL_ROMAN},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (span_equal(format, rows[i].format)) {
            *style = rows[i].style;
            return true;
        }
    return false;
}

/* The level that a `lvl` or `lvlOverride` element is about, or -1. */
static int level_of(const xmlNode *node)
{
    uint64_t level = 0;
    return span_to_u64(docx_attribute(node, "ilvl"), &level) && level < DOCX_LEVELS ? (int)level : -1;
}

static void read_level(const xmlNode *node, struct level *level, struct arena *arena)
{
    level->start = integer_of(docx_child(node, "start"), 0);
    if (style_of(docx_value(docx_child(node, "numFmt")), &level->style))
        level->text = arena_copy(arena, docx_value(docx_child(node, "lvlText")));
}

static bool add_definition(struct docx_numbers *numbers, const xmlNode *node, struct arena *arena)
{
    if (!arena_grow(arena, &numbers->definitions, &numbers->definition_capacity, numbers->definition_count,
                    sizeof *numbers->definitions))
        return false;
    struct definition *definition = &numbers->definitions[numbers->definition_count++];
    *definition = (struct definition){.id = arena_copy(arena, docx_attribute(node, "abstractNumId"))};
    for (int i = 0; i < DOCX_LEVELS; i++)
        definition->count[i] = -1;
    for (const xmlNode *child = node->children; child != NULL; child = child->next)
        if (docx_is(child, "lvl") && level_of(child) >= 0)
            read_level(child, &definition->levels[level_of(child)], arena);
    return true;
}

static bool add_use(struct docx_numbers *numbers, const xmlNode *node, struct arena *arena)
{
    uint64_t id = 0;
    if (!span_to_u64(docx_attribute(node, "numId"), &id) || id > LARGEST)
        return true;
    if (!arena_grow(arena, &numbers->uses, &numbers->use_capacity, numbers->use_count, sizeof *numbers->uses))
        return false;
    struct use *use = &numbers->uses[numbers->use_count++];
    *use = (struct use){.id = (int)id};
    struct span definition = docx_value(docx_child(node, "abstractNumId"));
    for (size_t i = 0; i < numbers->definition_count; i++)
        if (span_equal(numbers->definitions[i].id, definition))
            use->definition = &numbers->definitions[i];
    for (int i = 0; i < DOCX_LEVELS; i++)
        use->starts[i] = -1;
    for (const xmlNode *child = node->children; child != NULL; child = child->next)
        if (docx_is(child, "lvlOverride") && level_of(child) >= 0)
            use->starts[level_of(child)] = integer_of(docx_child(child, "startOverride"), -1);
    return true;
}

/* Definitions stand before the lists that use them. */
static bool add_all(struct docx_numbers *numbers, const xmlNode *root, struct arena *arena)
{
    bool done = true;
    for (const xmlNode *node = root->children; done && node != NULL; node = node->next)
        if (docx_is(node, "abstractNum"))
            done = add_definition(numbers, node, arena);
    for (const xmlNode *node = root->children; done && node != NULL; node = node->next)
        if (docx_is(node, "num"))
            done = add_use(numbers, node, arena);
    return done;
}

enum avow_status docx_numbers_read(struct docx *docx, const char *name, struct avow_error *err)
{
    xmlDoc *tree = NULL;
    struct docx_numbers *numbers = arena_alloc(docx->scratch, sizeof *numbers);
    if (numbers == NULL)
        return error_set_no_memory(err, "");
    *numbers = (struct docx_numbers){.definition_count = 0};
    docx->numbers = numbers;
    enum avow_status status = docx_parse(docx, name, &tree, err);
    if (status != AVOW_OK)
        return status == AVOW_NOT_FOUND ? AVOW_OK : status;
    bool done = add_all(numbers, xmlDocGetRootElement(tree), docx->scratch);
    xmlFreeDoc(tree);
    return done ? AVOW_OK : error_set_no_memory(err, "");
}

/* Count one more item of a level; the levels below it begin anew. */
static void count_item(struct use *use, int depth)
{
    struct definition *definition = use->definition;
    for (int i = 0; i <= depth; i++) {
        if (use->starts[i] >= 0)
            definition->count[i] = use->starts[i] - (i == depth);
        else if (definition->count[i] < 0)
            definition->count[i] = definition->levels[i].start - (i == depth);
        use->starts[i] = -1;
    }
    definition->count[depth]++;
    for (int i = depth + 1; i < DOCX_LEVELS; i++)
        definition->count[i] = -1;
}

struct span docx_number_take(struct docx *docx, int list, int depth)
{
    CLEANUP(buffer_free) struct buffer shown = BUFFER_INIT;
    struct use *use = NULL;
    for (size_t i = 0; i < docx->numbers->use_count && use == NULL; i++)
        if (docx->numbers->uses[i].id == list)
            use = &docx->numbers->uses[i];
    if (use == NULL || use->definition == NULL || depth < 0 || depth >= DOCX_LEVELS)
        return SPAN_EMPTY;
    count_item(use, depth);
    struct span text = use->definition->levels[depth].text;
    for (size_t i = 0; i < text.size; i++) {
        bool place = text.bytes[i] == '%' && i + 1 < text.size && text.bytes[i + 1] >= '1' &&
                     text.bytes[i + 1] <= '0' + DOCX_LEVELS;
        int level = place ? text.bytes[++i] - '1' : 0;
        if (place && level <= depth)
            buffer_append(&shown, list_number(use->definition->count[level],
                                              use->definition->levels[level].style, docx->scratch));
        else if (!place)
            buffer_append_byte(&shown, text.bytes[i]);
    }
    return arena_copy(docx->arena, span_trim(buffer_span(&shown)));
}
