/* A page's characters to lines: poppler gives the order, their boxes tell what stands together. */
#include "document/pdf.h"

#include "base/utf8.h"
#include "document/prose.h"

#include <poppler.h>
#include <string.h>

enum { SIZES = 6 /* different font sizes counted in one line */, TARGET_LIMIT = 1024 };

/* Distances between characters, as parts of the font size. */
static const double back_step = 3;     /* a jump back starts a line; text from right to left steps less */
static const double cell_gap = 0.9;    /* without a space: another cell */
static const double wide_cell_gap = 2; /* even with one */
static const double word_gap = 0.25;   /* without a space: another word */

struct size_count {
    double size;
    size_t count;
};

struct walk {
    struct arena *arena;
    struct pdf_lines *out;
    const PopplerRectangle *boxes;
    guint box_count;
    const GList *style; /* the attributes at hand */
    struct buffer text; /* of the open line */
    struct pdf_line open;
    PopplerRectangle last; /* box of its last character */
    bool space;            /* since then */
    size_t bold;
    size_t characters;
    struct size_count sizes[SIZES];
    size_t size_count;
};

static bool is_bold(const char *font)
{
    static const char *const words[] = {"Bold", "bold", "Black", "Heavy", "Semibold", "Demi"};
    for (size_t i = 0; font != NULL && i < sizeof words / sizeof *words; i++)
        if (strstr(font, words[i]) != NULL)
            return true;
    return false;
}

static const PopplerTextAttributes *style_at(struct walk *walk, guint at)
{
    while (walk->style != NULL && walk->style->next != NULL &&
           (guint)((PopplerTextAttributes *)walk->style->data)->end_index < at)
        walk->style = walk->style->next;
    return walk->style != NULL ? walk->style->data : NULL;
}

static void count_size(struct walk *walk, double size)
{
    size_t i = 0;
    while (i < walk->size_count && (walk->sizes[i].size > size + 0.05 || walk->sizes[i].size < size - 0.05))
        i++;
    if (i == SIZES)
        return;
    if (i == walk->size_count)
        walk->sizes[walk->size_count++] = (struct size_count){size, 0};
    walk->sizes[i].count++;
}

static double usual_size(const struct walk *walk)
{
    size_t best = 0;
    for (size_t i = 1; i < walk->size_count; i++)
        if (walk->sizes[i].count > walk->sizes[best].count)
            best = i;
    return walk->size_count > 0 && walk->sizes[best].size > 0 ? walk->sizes[best].size : 1;
}

/* End the open line; false when memory ran out. */
static bool close_line(struct walk *walk)
{
    struct pdf_line line = walk->open;
    line.text = prose_tidy(buffer_span(&walk->text), walk->arena);
    line.size = usual_size(walk);
    line.bold = walk->bold == walk->characters;
    bool done = line.text.bytes != NULL && !walk->text.failed;
    if (done && line.text.size > 0) {
        done = arena_grow(walk->arena, &walk->out->items, &walk->out->capacity, walk->out->count,
                          sizeof *walk->out->items);
        if (done)
            walk->out->items[walk->out->count++] = line;
    }
    buffer_truncate(&walk->text, 0);
    walk->bold = walk->characters = walk->size_count = 0;
    walk->space = false;
    return done;
}

/* The middle of one stands between top and bottom of the other: raised and lowered characters do too. */
static bool same_height(const PopplerRectangle *a, const PopplerRectangle *b)
{
    double middle_a = (a->y1 + a->y2) / 2;
    double middle_b = (b->y1 + b->y2) / 2;
    return (middle_a >= b->y1 && middle_a <= b->y2) || (middle_b >= a->y1 && middle_b <= a->y2);
}

static bool continues_line(const struct walk *walk, const PopplerRectangle *box, double size)
{
    double gap = box->x1 - walk->last.x2;
    double most = walk->space ? wide_cell_gap : cell_gap;
    return same_height(&walk->last, box) && gap > -back_step * size && gap < most * size;
}

/* What fonts draw as one sign, and what no text should hold. */
static bool append_character(struct buffer *text, int32_t code)
{
    static const char *const ligatures[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
    if (code >= 0xFB00 && code <= 0xFB06)
        return buffer_append_string(text, ligatures[code - 0xFB00]);
    if (code >= 0xE000 && code <= 0xF8FF)
        return buffer_append_string(text, "\xE2\x80\xA2"); /* a symbol font's own code: a bullet */
    bool control = code < 0x20 || (code >= 0x7F && code < 0xA0);
    return control ? buffer_append_byte(text, ' ') : utf8_append(text, code);
}

static bool add_character(struct walk *walk, int32_t code, guint at)
{
    const PopplerTextAttributes *style = style_at(walk, at);
    double size = style != NULL && style->font_size > 0 ? style->font_size : 1;
    const PopplerRectangle *box = at < walk->box_count ? &walk->boxes[at] : &walk->last;
    if (walk->characters > 0 && !continues_line(walk, box, size) && !close_line(walk))
        return false;
    if (walk->characters == 0) {
        walk->open.left = box->x1;
        walk->open.right = box->x2;
        walk->open.top = box->y1;
        walk->open.bottom = box->y2;
    } else if (walk->space || box->x1 - walk->last.x2 > word_gap * size) {
        buffer_append_byte(&walk->text, ' ');
    }
    walk->space = false;
    walk->open.left = MIN(walk->open.left, box->x1);
    walk->open.right = MAX(walk->open.right, box->x2);
    walk->last = *box;
    walk->characters++;
    walk->bold += style != NULL && is_bold(style->font_name);
    count_size(walk, size);
    return append_character(&walk->text, code);
}

static bool add_text(struct walk *walk, struct span text)
{
    size_t offset = 0;
    for (guint at = 0; offset < text.size; at++) {
        int32_t code = utf8_next(text, &offset);
        if (code == '\n') {
            if (!close_line(walk))
                return false;
        } else if (utf8_class_of(code) == UTF8_SPACE) {
            walk->space = true;
        } else if (!add_character(walk, code, at)) {
            return false;
        }
    }
    return close_line(walk);
}

/* The line that holds the middle of an area, or NULL. */
static struct pdf_line *line_at(struct pdf_lines *lines, size_t first, const PopplerRectangle *area)
{
    double x = (area->x1 + area->x2) / 2;
    double y = (area->y1 + area->y2) / 2;
    for (size_t i = first; i < lines->count; i++) {
        struct pdf_line *line = &lines->items[i];
        if (x >= line->left && x <= line->right && y >= line->top && y <= line->bottom)
            return line;
    }
    return NULL;
}

/* The words under a link's area; when it spans more than a line nobody knows which. */
static struct span label_of(PopplerPage *page, PopplerRectangle *area, const struct pdf_line *line,
                            struct span target, struct arena *arena)
{
    if (area->y2 - area->y1 > 2 * (line->bottom - line->top))
        return target;
    PopplerRectangle middle = *area; /* a hair of the line above would select that too */
    middle.y1 = middle.y2 = (line->top + line->bottom) / 2;
    g_autofree char *text = poppler_page_get_selected_text(page, POPPLER_SELECTION_GLYPH, &middle);
    struct span label = prose_tidy(span_of(text), arena);
    return label.size > 0 && utf8_valid(label) ? label : target;
}

static bool add_link(PopplerPage *page, const PopplerLinkMapping *link, double height, size_t first,
                     struct arena *arena, struct pdf_lines *lines)
{
    if (link->action->type != POPPLER_ACTION_URI || link->action->uri.uri == NULL)
        return true;
    struct span target = span_of(link->action->uri.uri);
    bool web = span_starts(target, SPAN("https://")) || span_starts(target, SPAN("http://"));
    PopplerRectangle area = {link->area.x1, height - link->area.y2, link->area.x2, height - link->area.y1};
    struct pdf_line *line = line_at(lines, first, &area);
    if (!web || target.size > TARGET_LIMIT || !utf8_valid(target) || line == NULL)
        return true;
    target = arena_copy(arena, target);
    struct block_link *links = arena_array(arena, line->link_count + 1, sizeof *links);
    if (links == NULL || target.bytes == NULL)
        return false;
    for (size_t i = 0; i < line->link_count; i++)
        links[i] = line->links[i];
    links[line->link_count] = (struct block_link){label_of(page, &area, line, target, arena), target};
    line->links = links;
    line->link_count++;
    return true;
}

enum { LINKS_LIMIT = 500 /* of one page; more are no references */ };

static bool add_links(PopplerPage *page, double height, size_t first, struct arena *arena,
                      struct pdf_lines *lines)
{
    bool done = true;
    size_t count = 0;
    GList *links = poppler_page_get_link_mapping(page);
    for (GList *link = links; link != NULL && done && count < LINKS_LIMIT; link = link->next, count++)
        done = add_link(page, link->data, height, first, arena, lines);
    poppler_page_free_link_mapping(links);
    return done;
}

enum avow_status pdf_page_lines(PopplerPage *page, uint32_t number, struct arena *arena,
                                struct pdf_lines *out, struct avow_error *err)
{
    double width = 0;
    double height = 0;
    PopplerRectangle *boxes = NULL;
    guint box_count = 0;
    size_t first = out->count;
    poppler_page_get_size(page, &width, &height);
    char *text = poppler_page_get_text(page);
    poppler_page_get_text_layout(page, &boxes, &box_count);
    GList *styles = poppler_page_get_text_attributes(page);
    struct walk walk = {.arena = arena,
                        .out = out,
                        .boxes = boxes,
                        .box_count = box_count,
                        .style = styles,
                        .text = BUFFER_INIT,
                        .open = {.page = number, .page_height = height}};
    bool done = add_text(&walk, span_of(text)) && add_links(page, height, first, arena, out);
    buffer_free(&walk.text);
    poppler_page_free_text_attributes(styles);
    g_free(boxes);
    g_free(text);
    return done ? AVOW_OK : error_set_no_memory(err, "");
}
