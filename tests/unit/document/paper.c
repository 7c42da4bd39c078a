/* PDF files: a header, numbered objects, a table of where they start, a trailer (ISO 32000-1, 7.5). */
#include "unit/document/paper.h"

#include "support/test.h"

enum { OBJECTS = 20100, FIXED = 5 /* catalog, pages, two fonts, information */ };

struct writer {
    struct buffer *out;
    size_t start; /* of the file in `out` */
    size_t starts[OBJECTS];
    int count;
};

static void begin(struct writer *writer)
{
    assert_true(writer->count < OBJECTS);
    writer->starts[writer->count++] = writer->out->size - writer->start;
    buffer_printf(writer->out, "%d 0 obj\n", writer->count);
}

static void object(struct writer *writer, const char *text)
{
    begin(writer);
    buffer_append_string(writer->out, text);
    buffer_append_string(writer->out, "\nendobj\n");
}

static void finish(struct writer *writer, const char *trailer)
{
    size_t table = writer->out->size - writer->start;
    buffer_printf(writer->out, "xref\n0 %d\n0000000000 65535 f \n", writer->count + 1);
    for (int i = 0; i < writer->count; i++)
        buffer_printf(writer->out, "%010zu 00000 n \n", writer->starts[i]);
    buffer_printf(writer->out, "trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%zu\n%%%%EOF\n",
                  writer->count + 1, trailer, table);
    assert_false(writer->out->failed);
}

/* The content stream of one page. */
static void write_content(struct writer *writer, const struct paper *paper, int page)
{
    struct buffer content = BUFFER_INIT;
    for (size_t i = 0; i < paper->count; i++) {
        const struct paper_text *text = &paper->texts[i];
        if (text->page == page)
            buffer_printf(&content, "BT /%s %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET\n", text->bold ? "B" : "R",
                          text->size, text->x, 800 - text->y, text->words);
    }
    begin(writer);
    buffer_printf(writer->out, "<< /Length %zu >>\nstream\n", content.size);
    buffer_append(writer->out, buffer_span(&content));
    buffer_append_string(writer->out, "\nendstream\nendobj\n");
    buffer_free(&content);
}

static void write_page(struct writer *writer, const struct paper *paper, int page)
{
    begin(writer);
    buffer_printf(writer->out,
                  "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R "
                  "/Resources << /Font << /R 3 0 R /B 4 0 R >> >>",
                  writer->count + 1);
    if (page == 1 && paper->link != NULL)
        buffer_printf(writer->out,
                      " /Annots [<< /Type /Annot /Subtype /Link /Rect [%g %g %g %g] "
                      "/A << /S /URI /URI (%s) >> >>]",
                      paper->link_area[0], paper->link_area[1], paper->link_area[2], paper->link_area[3],
                      paper->link);
    buffer_append_string(writer->out, " >>\nendobj\n");
    write_content(writer, paper, page);
}

static void write_font(struct writer *writer, const char *name)
{
    begin(writer);
    buffer_append_string(writer->out,
                         "<< /Type /Font /Subtype /Type1 /Encoding /WinAnsiEncoding /BaseFont /");
    buffer_append_string(writer->out, name);
    buffer_append_string(writer->out, " >>\nendobj\n");
}

void paper_append(struct buffer *out, const struct paper *paper)
{
    struct writer *writer = test_calloc(1, sizeof *writer);
    writer->out = out;
    writer->start = out->size;
    buffer_append_string(out, "%PDF-1.4\n");
    object(writer, "<< /Type /Catalog /Pages 2 0 R >>");
    begin(writer);
    buffer_printf(out, "<< /Type /Pages /Count %d /Kids [", paper->pages);
    for (int i = 0; i < paper->pages; i++)
        buffer_printf(out, " %d 0 R", FIXED + 1 + 2 * i);
    buffer_append_string(out, " ] >>\nendobj\n");
    write_font(writer, "Helvetica");
    write_font(writer, "Helvetica-Bold");
    begin(writer);
    buffer_printf(out, "<< %s >>\nendobj\n", paper->info != NULL ? paper->info : "");
    for (int page = 1; page <= paper->pages; page++)
        write_page(writer, paper, page);
    struct buffer trailer = BUFFER_INIT;
    buffer_printf(&trailer, "/Info 5 0 R %s", paper->trailer != NULL ? paper->trailer : "");
    finish(writer, trailer.bytes);
    buffer_free(&trailer);
    test_free(writer);
}

void paper_append_objects(struct buffer *out, const char *const *objects)
{
    struct writer *writer = test_calloc(1, sizeof *writer);
    writer->out = out;
    writer->start = out->size;
    buffer_append_string(out, "%PDF-1.4\n");
    for (; *objects != NULL; objects++)
        object(writer, *objects);
    finish(writer, "");
    test_free(writer);
}
