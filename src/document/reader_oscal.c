/* OSCAL catalogs and resolved profiles (JSON): each control is a statement, its parameters filled in.
 * Format: pages.nist.gov/OSCAL, catalog model 1.x. */
#include "document/oscal.h"
#include "document/prose.h"
#include "document/reader.h"

#include "base/buffer.h"
#include "base/cleanup.h"

enum { HEADINGS = 6 };

static bool add(struct oscal *oscal, struct block block)
{
    return block_append(&oscal->out->blocks, oscal->arena, block);
}

/* What tells how to assess a control is not the control. */
static bool is_assessment(const struct value *part)
{
    return span_starts(value_get_text(part, "name"), SPAN("assessment"));
}

/* A part and what it holds, in order: the prose of a control, its lettered items, its guidance. */
static bool add_parts(struct oscal *oscal, const struct value *holder, int depth)
{
    const struct value *parts = value_get(holder, "parts");
    bool good = true;
    for (size_t i = 0; good && parts != NULL && parts->type == VALUE_LIST && i < parts->count; i++) {
        const struct value *part = &parts->items[i];
        if (is_assessment(part))
            continue;
        bool item = span_equal(value_get_text(part, "name"), SPAN("item"));
        /* Items bring marks of their own ("a."), so they stand as lines of a list without ours. */
        struct block block = {.kind = BLOCK_PARAGRAPH, .level = item ? depth : 0};
        good = oscal_prose(oscal, part, &block.text) && (block.text.size == 0 || add(oscal, block)) &&
               add_parts(oscal, part, item ? depth + 1 : 1);
    }
    return good;
}

static bool add_control(struct oscal *oscal, const struct value *control);

static bool add_controls(struct oscal *oscal, const struct value *holder)
{
    const struct value *controls = value_get(holder, "controls");
    bool good = true;
    oscal->depth++;
    for (size_t i = 0; good && controls != NULL && controls->type == VALUE_LIST && i < controls->count; i++)
        good = add_control(oscal, &controls->items[i]);
    oscal->depth--;
    return good;
}

/* A control, then those that enhance it. */
static bool add_control(struct oscal *oscal, const struct value *control)
{
    struct block_row *row = arena_alloc(oscal->arena, sizeof *row);
    struct block title = {.kind = BLOCK_CONTROL, .row = row};
    if (row == NULL)
        return false;
    row->id = span_trim(value_get_text(control, "id"));
    oscal->open[oscal->depth] = control;
    oscal->controls++;
    struct block links = {.kind = BLOCK_PARAGRAPH};
    return oscal_title(oscal, control, &title.text) && add(oscal, title) && add_parts(oscal, control, 1) &&
           oscal_links(oscal, control, &links.text) && (links.text.size == 0 || add(oscal, links)) &&
           add_controls(oscal, control);
}

/* Controls first: those below a group inside it stand under that one's title. */
static bool add_group(struct oscal *oscal, const struct value *group, int level)
{
    struct span title = prose_tidy(value_get_text(group, "title"), oscal->arena);
    struct block heading = {
        .kind = BLOCK_HEADING, .level = level < HEADINGS ? level : HEADINGS, .text = title};
    const struct value *groups = value_get(group, "groups");
    oscal->open[oscal->depth] = group;
    bool good = (level == 0 || title.size == 0 || add(oscal, heading)) && add_parts(oscal, group, 1) &&
                add_controls(oscal, group);
    oscal->depth++;
    for (size_t i = 0; good && groups != NULL && groups->type == VALUE_LIST && i < groups->count; i++)
        good = add_group(oscal, &groups->items[i], level + 1);
    oscal->depth--;
    return good;
}

static bool make_front(const struct oscal *oscal, const struct value *metadata, struct value *front)
{
    static const char *const keys[] = {"title", "date"};
    struct span date = value_get_text(metadata, "published");
    if (date.size == 0)
        date = value_get_text(metadata, "last-modified");
    const struct span texts[] = {prose_tidy(value_get_text(metadata, "title"), oscal->arena), date};
    *front = (struct value){.type = VALUE_MAP,
                            .keys = arena_array(oscal->arena, 2, sizeof *front->keys),
                            .items = arena_array(oscal->arena, 2, sizeof *front->items)};
    for (size_t i = 0; front->keys != NULL && front->items != NULL && i < 2; i++) {
        if (texts[i].size == 0)
            continue;
        front->keys[front->count] = span_of(keys[i]);
        front->items[front->count++] = (struct value){.type = VALUE_STRING, .text = texts[i]};
    }
    return front->keys != NULL && front->items != NULL;
}

/* It ends inside a text, a list or a map: no program reads such a file, whatever it is. */
static bool is_cut(struct span text)
{
    long open = 0;
    bool quoted = false;
    for (size_t i = 0; i < text.size; i++) {
        char byte = text.bytes[i];
        if (quoted && byte == '\\')
            i++;
        else if (byte == '"')
            quoted = !quoted;
        else if (!quoted)
            open += (byte == '[' || byte == '{') - (byte == ']' || byte == '}');
    }
    return quoted || open > 0;
}

/* Other JSON is nobody's document; broken JSON only if it meant to be a catalog or was cut off. */
static enum avow_status no_catalog(struct span text, const struct value *root, enum avow_status status,
                                   struct avow_error *err)
{
    bool meant = span_find(text, SPAN("\"oscal-version\""), 0) != SPAN_NONE;
    if (status == AVOW_NO_MEMORY || (status != AVOW_OK && (meant || is_cut(text))))
        return status;
    if (value_get(root, "profile") != NULL && meant)
        return error_set(err, AVOW_NOT_FOUND, "", "an OSCAL profile; index its resolved catalog");
    return error_set(err, AVOW_NOT_FOUND, "", "JSON without an OSCAL catalog in it");
}

enum avow_status reader_oscal(struct span text, struct arena *arena, struct reading *out,
                              struct avow_error *err)
{
    struct value root = {.type = VALUE_NULL};
    enum avow_status status = json_read(text, arena, &root, err);
    const struct value *catalog = status == AVOW_OK ? value_get(&root, "catalog") : NULL;
    if (catalog == NULL || catalog->type != VALUE_MAP)
        return no_catalog(text, &root, status, err);
    struct oscal oscal = {.arena = arena, .out = out, .catalog = catalog};
    if (!make_front(&oscal, value_get(catalog, "metadata"), &out->front) || !add_group(&oscal, catalog, 0))
        return error_set_no_memory(err, "");
    return oscal.controls > 0 ? AVOW_OK
                              : error_set(err, AVOW_NOT_FOUND, "", "an OSCAL catalog without a control");
}
