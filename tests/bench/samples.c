/* A page of twelve sections, each a heading, a paragraph, a list and a question, written in every format. */
#include "bench/samples.h"

#include "base/cleanup.h"
#include "support/packed.h"
#include "unit/document/paper.h"

enum { SECTIONS = 12, WIDTH = 90 /* bytes of a line on paper */ };

static const char paragraph[] = "Larkfield keeps what customers store in the region they chose, encrypted "
                                "with keys that are rotated twice a "
                                "year, and reviews who may touch the systems that hold it every quarter; an "
                                "independent auditor has looked at "
                                "this for ISO/IEC 27001:2022 and SOC 2 Type 2 since the service began, and "
                                "the report names each exception.";
static const char *const items[] = {"Larkfield Queue", "Larkfield Desk (formerly Ticket)",
                                    "Larkfield Store in Frankfurt"};
static const char question[] = "Where can I get the report?";
static const char answer[] = "The portal has it, under a confidentiality agreement.";

enum { ITEMS = sizeof items / sizeof *items };

/* What stands around each part of a section. */
struct marks {
    const char *before;
    const char *heading[2];
    const char *paragraph[2];
    const char *list[2];
    const char *item[2];
    const char *question[2];
    const char *answer[2];
    const char *after;
};

static void write_page(struct buffer *out, const struct marks *marks)
{
    buffer_append_string(out, marks->before);
    for (int i = 0; i < SECTIONS; i++) {
        buffer_printf(out, "%sHow part %d is kept%s", marks->heading[0], i + 1, marks->heading[1]);
        buffer_printf(out, "%s%s%s%s", marks->paragraph[0], paragraph, marks->paragraph[1], marks->list[0]);
        for (int k = 0; k < ITEMS; k++)
            buffer_printf(out, "%s%s%s", marks->item[0], items[k], marks->item[1]);
        buffer_printf(out, "%s%s%s%s", marks->list[1], marks->question[0], question, marks->question[1]);
        buffer_printf(out, "%s%s%s", marks->answer[0], answer, marks->answer[1]);
    }
    buffer_append_string(out, marks->after);
}

static void make_markdown(struct buffer *out)
{
    static const struct marks marks = {"# How data is kept\n\n",
                                       {"## ", "\n\n"},
                                       {"", "\n\n"},
                                       {"", "\n"},
                                       {"- ", "\n"},
                                       {"**", "**\n\n"},
                                       {"", "\n\n"},
                                       ""};
    write_page(out, &marks);
}

static void make_text(struct buffer *out)
{
    static const struct marks marks = {"How data is kept\n\n", {"", "\n\n"}, {"", "\n\n"}, {"", "\n"},
                                       {"- ", "\n"},           {"", "\n\n"}, {"", "\n\n"}, ""};
    write_page(out, &marks);
}

static void make_html(struct buffer *out)
{
    static const struct marks marks = {"<html><head><title>How data is kept</title></head><body><main>",
                                       {"<h2>", "</h2>\n"},
                                       {"<p>", "</p>\n"},
                                       {"<ul>", "</ul>\n"},
                                       {"<li>", "</li>"},
                                       {"<details><summary>", "</summary>"},
                                       {"<p>", "</p></details>\n"},
                                       "</main></body></html>"};
    write_page(out, &marks);
}

static void make_docx(struct buffer *out)
{
    static const struct marks marks = {
        "<w:document xmlns:w='w'><w:body>",
        {"<w:p><w:pPr><w:pStyle w:val='H2'/></w:pPr><w:r><w:t>", "</w:t></w:r></w:p>"},
        {"<w:p><w:r><w:t>", "</w:t></w:r></w:p>"},
        {"", ""},
        {"<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>"
         "<w:r><w:t>",
         "</w:t></w:r></w:p>"},
        {"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>", "</w:t></w:r></w:p>"},
        {"<w:p><w:r><w:t>", "</w:t></w:r></w:p>"},
        "</w:body></w:document>"};
    CLEANUP(buffer_free) struct buffer body = BUFFER_INIT;
    write_page(&body, &marks);
    const struct packed_part parts[] = {
        {"word/styles.xml",
         SPAN("<w:styles xmlns:w='w'><w:style w:styleId='H2'><w:name w:val='heading 2'/></w:style>"
              "</w:styles>")},
        {"word/document.xml", buffer_span(&body)},
    };
    packed_append(out, parts, sizeof parts / sizeof *parts);
}

/* Questions and answers alone. */
static void make_rows(struct buffer *out, const char *before, const char *row, const char *after)
{
    buffer_append_string(out, before);
    for (int i = 0; i < SECTIONS; i++) {
        struct span rest = span_of(row);
        for (size_t at = 0; (at = span_find_byte(rest, '@', 0)) != SPAN_NONE;
             rest = span_part(rest, at + 2, rest.size)) {
            buffer_append(out, span_part(rest, 0, at));
            if (rest.bytes[at + 1] == 'n')
                buffer_printf(out, "%d", i + 1);
            else
                buffer_append_string(out, rest.bytes[at + 1] == 'q' ? "How is this part kept" : paragraph);
        }
        buffer_append(out, rest);
    }
    buffer_append_string(out, after);
}

static void make_yaml(struct buffer *out)
{
    make_rows(out, "### YamlMime:FAQ\ntitle: How data is kept\nsections:\n- name: All\n  questions:\n",
              "  - question: |\n      @q @n?\n    answer: |\n      @a\n", "");
}

static void make_csv(struct buffer *out)
{
    make_rows(out, "Question,Answer\n", "@q @n?,\"@a\"\n", "");
}

static void make_tsv(struct buffer *out)
{
    make_rows(out, "Question\tAnswer\n", "@q @n?\t@a\n", "");
}

static void make_jsonl(struct buffer *out)
{
    make_rows(out, "", "{\"id\":\"a-@n\",\"question\":\"@q @n?\",\"text\":\"@a\"}\n", "");
}

static void make_oscal(struct buffer *out)
{
    make_rows(
        out,
        "{\"catalog\":{\"uuid\":\"u\",\"metadata\":{\"title\":\"How data is "
        "kept\"},\"groups\":[{\"id\":\"a\","
        "\"title\":\"All\",\"controls\":[",
        "{\"id\":\"a-@n\",\"title\":\"@q @n\",\"parts\":[{\"name\":\"statement\",\"prose\":\"@a\"}]},",
        "{\"id\":\"b-1\",\"title\":\"Last\",\"parts\":[{\"name\":\"statement\",\"prose\":\"Done.\"}]}]}]}}");
}

static void make_xlsx(struct buffer *out)
{
    CLEANUP(buffer_free) struct buffer sheet = BUFFER_INIT;
    make_rows(&sheet,
              "<worksheet><sheetData><row><c t='inlineStr'><is><t>Question</t></is></c><c "
              "t='inlineStr'><is><t>Answer"
              "</t></is></c></row>",
              "<row><c t='inlineStr'><is><t>@q @n?</t></is></c><c t='inlineStr'><is><t>@a</t></is></c></row>",
              "</sheetData></worksheet>");
    const struct packed_part parts[] = {
        {"xl/workbook.xml",
         SPAN("<workbook xmlns:r='r'><sheets><sheet name='A' sheetId='1' r:id='r1'/></sheets></workbook>")},
        {"xl/_rels/workbook.xml.rels",
         SPAN("<Relationships><Relationship Id='r1' Target='worksheets/sheet1.xml'/></Relationships>")},
        {"xl/worksheets/sheet1.xml", buffer_span(&sheet)},
    };
    packed_append(out, parts, sizeof parts / sizeof *parts);
}

/* Two sections a page. */
static void make_pdf(struct buffer *out)
{
    enum { LINES = sizeof paragraph / WIDTH + 1, ROWS = SECTIONS * (2 + LINES) };
    static char lines[LINES][WIDTH + 1];
    struct paper_text texts[ROWS];
    size_t count = 0;
    for (size_t i = 0; i < LINES; i++) {
        struct span line = span_part(SPAN(paragraph), i * WIDTH, (i + 1) * WIDTH);
        for (size_t k = 0; k < line.size; k++)
            lines[i][k] = line.bytes[k];
        lines[i][line.size] = '\0';
    }
    for (int i = 0; i < SECTIONS; i++) {
        double y = i % 2 == 0 ? 100 : 400;
        texts[count++] = (struct paper_text){i / 2 + 1, 60, y, 16, true, "How this part is kept"};
        for (int k = 0; k < LINES; k++)
            texts[count++] = (struct paper_text){i / 2 + 1, 60, y + 30 + 12 * k, 10, false, lines[k]};
        texts[count++] = (struct paper_text){i / 2 + 1, 60, y + 120, 10, false, items[i % ITEMS]};
    }
    paper_append(out, &(struct paper){.texts = texts, .count = count, .pages = SECTIONS / 2});
}

const struct sample samples[] = {
    {"page.md", make_markdown}, {"page.txt", make_text},   {"page.html", make_html},
    {"page.yml", make_yaml},    {"page.csv", make_csv},    {"page.tsv", make_tsv},
    {"page.jsonl", make_jsonl}, {"page.json", make_oscal}, {"page.docx", make_docx},
    {"page.xlsx", make_xlsx},   {"page.pdf", make_pdf},
};
const size_t sample_count = sizeof samples / sizeof *samples;
