/* PDF to blocks: poppler reads the file, its title and dates are the front matter. */
#include "document/reader.h"

#include "base/cleanup.h"
#include "base/date.h"
#include "base/utf8.h"
#include "document/pdf.h"
#include "document/prose.h"

#include <poppler.h>

enum { PAGES_LIMIT = 5000, FRONT_FIELDS = 2 };

/* For CLEANUP on an object of GLib's. */
static void release(void *object)
{
    g_clear_object((GObject **)object);
}

static enum avow_status open_file(struct span bytes, PopplerDocument **out, struct avow_error *err)
{
    g_autoptr(GError) failure = NULL;
    g_autoptr(GBytes) data = g_bytes_new_static(bytes.bytes, bytes.size);
    *out = poppler_document_new_from_bytes(data, NULL, &failure);
    if (*out != NULL)
        return AVOW_OK;
    if (g_error_matches(failure, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
        return error_set(err, AVOW_BAD_INPUT, "", "is under a password; save it anew without one");
    return error_set(err, AVOW_BAD_INPUT, "", "is broken: no PDF that can be read");
}

/* All lines, page after page, without headers and footers. */
static enum avow_status read_lines(PopplerDocument *document, int pages, struct arena *arena,
                                   struct pdf_lines *lines, struct avow_error *err)
{
    for (int i = 0; i < pages; i++) {
        CLEANUP(release) PopplerPage *page = poppler_document_get_page(document, i);
        if (page == NULL)
            continue;
        enum avow_status status = pdf_page_lines(page, (uint32_t)i + 1, arena, lines, err);
        if (status != AVOW_OK)
            return status;
    }
    return pdf_drop_running(lines, (uint32_t)pages) ? AVOW_OK : error_set_no_memory(err, "");
}

/* Lines as they belong together on each page. */
static bool join_lines(const struct pdf_lines *lines, struct arena *arena, struct pdf_lines *out)
{
    for (size_t first = 0, end = 0; first < lines->count; first = end) {
        size_t start = out->count;
        for (; end < lines->count && lines->items[end].page == lines->items[first].page; end++) {
            if (!arena_grow(arena, &out->items, &out->capacity, out->count, sizeof *out->items))
                return false;
            out->items[out->count++] = lines->items[end];
        }
        if (!pdf_join_marks(out, start, arena) || !pdf_join_rows(out, start, arena))
            return false;
    }
    return true;
}

/* Titles that a program put there: file names, "untitled", words without a space. */
static bool is_title(struct span title)
{
    static const struct span names[] = {SPAN_INIT(".doc"),  SPAN_INIT(".docx"), SPAN_INIT(".pdf"),
                                        SPAN_INIT(".indd"), SPAN_INIT(".ppt"),  SPAN_INIT(".pptx"),
                                        SPAN_INIT(".tex"),  SPAN_INIT(".dvi"),  SPAN_INIT(".html")};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (span_ends_case(title, names[i]))
            return false;
    return span_find_byte(title, ' ', 0) != SPAN_NONE && !span_starts(title, SPAN("Microsoft Word")) &&
           !span_starts(title, SPAN("Microsoft PowerPoint"));
}

static struct value text_value(struct span text)
{
    return (struct value){.type = VALUE_STRING, .text = text};
}

static bool add_field(struct value *front, const char *key, struct span text)
{
    front->keys[front->count] = span_of(key);
    front->items[front->count++] = text_value(text);
    return text.bytes != NULL;
}

/* What the file says of itself: title, and the day it was last changed or else made. */
static bool read_front(PopplerDocument *document, struct arena *arena, struct value *front)
{
    g_autofree char *title = poppler_document_get_title(document);
    g_autoptr(GDateTime) changed = poppler_document_get_modification_date_time(document);
    g_autoptr(GDateTime) made = poppler_document_get_creation_date_time(document);
    GDateTime *day = changed != NULL ? changed : made;
    *front = (struct value){.type = VALUE_MAP,
                            .keys = arena_array(arena, FRONT_FIELDS, sizeof *front->keys),
                            .items = arena_array(arena, FRONT_FIELDS, sizeof *front->items)};
    if (front->keys == NULL || front->items == NULL)
        return false;
    struct span text = prose_tidy(span_of(title), arena);
    if (text.size > 0 && utf8_valid(text) && is_title(text) && !add_field(front, "title", text))
        return false;
    if (day == NULL)
        return true;
    const char *date = arena_printf(arena, "%04d-%02d-%02d", g_date_time_get_year(day),
                                    g_date_time_get_month(day), g_date_time_get_day_of_month(day));
    return date != NULL && add_field(front, "date", span_of(date));
}

static enum avow_status read_document(PopplerDocument *document, struct arena *arena, struct reading *out,
                                      struct avow_error *err)
{
    struct pdf_lines lines = {NULL, 0, 0};
    struct pdf_lines joined = {NULL, 0, 0};
    int pages = poppler_document_get_n_pages(document);
    if (pages > PAGES_LIMIT)
        return error_set(err, AVOW_TOO_LARGE, "", "has over %d pages; split it", PAGES_LIMIT);
    enum avow_status status = read_lines(document, pages, arena, &lines, err);
    if (status != AVOW_OK)
        return status;
    if (lines.count == 0)
        return error_set(err, AVOW_BAD_INPUT, "", "has no text (a scan?); recognise its text first");
    if (!read_front(document, arena, &out->front) || !join_lines(&lines, arena, &joined))
        return error_set_no_memory(err, "");
    return pdf_blocks(&joined, arena, &out->blocks, err);
}

enum avow_status reader_pdf(struct span bytes, struct arena *arena, struct reading *out,
                            struct avow_error *err)
{
    CLEANUP(release) PopplerDocument *document = NULL;
    *out = (struct reading){.front = {.type = VALUE_NULL}};
    enum avow_status status = open_file(bytes, &document, err);
    return status == AVOW_OK ? read_document(document, arena, out, err) : status;
}
