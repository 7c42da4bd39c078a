/* DOCX: styles, lists, tables, links, what is left out, and files that are none. */
#include "support/test.h"

#include "base/archive.h"
#include "base/cleanup.h"
#include "support/packed.h"
#include "unit/document/groups.h"
#include "unit/document/outline.h"

#define SPACES                                                                                               \
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "                              \
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
#define STYLE(id, name, more)                                                                                \
    "<w:style w:type=\"paragraph\" w:styleId=\"" id "\"><w:name w:val=\"" name "\"/>" more "</w:style>"
#define STYLED(style, words) "<w:p><w:pPr><w:pStyle w:val=\"" style "\"/></w:pPr>" RUN(words) "</w:p>"
#define RUN(words) "<w:r><w:t xml:space=\"preserve\">" words "</w:t></w:r>"
#define BOLD(words) "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">" words "</w:t></w:r>"
#define PARAGRAPH(words) "<w:p>" RUN(words) "</w:p>"
#define ITEM(depth, words)                                                                                   \
    "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" depth                                                            \
    "\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr>" RUN(words) "</w:p>"
#define CELL(content) "<w:tc>" content "</w:tc>"

static const char styles[] =
    "<w:styles " SPACES ">" STYLE("berschrift1", "heading 1", "") STYLE("berschrift2", "heading 2", "")
        STYLE("Titel", "Title", "") STYLE("Mine", "House style", "<w:basedOn w:val=\"berschrift2\"/>")
            STYLE("Loop", "Loop", "<w:basedOn w:val=\"Loop\"/>")
                STYLE("Punkt", "List Bullet", "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>")
                    STYLE("Zitat", "Quote", "") STYLE("Verz1", "toc 1", "") "</w:styles>";

#define LEVEL(level, format, text)                                                                           \
    "<w:lvl w:ilvl=\"" level "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" format                            \
    "\"/><w:lvlText w:val=\"" text "\"/></w:lvl>"

static const char numbering[] =
    "<w:numbering " SPACES "><w:abstractNum w:abstractNumId=\"0\">" LEVEL("0", "bullet", "-")
        LEVEL("1", "bullet", "o") "</w:abstractNum><w:abstractNum w:abstractNumId=\"7\">" LEVEL(
            "0", "decimal", "%1.") LEVEL("1", "lowerLetter", "%2)")
            LEVEL("2", "lowerRoman", "%1.%2.%3") "</w:abstractNum>"
                                                 "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/></w:num>"
                                                 "<w:num w:numId=\"4\"><w:abstractNumId w:val=\"7\"/></w:num>"
                                                 "<w:num w:numId=\"5\"><w:abstractNumId w:val=\"7\"/>"
                                                 "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"8\"/>"
                                                 "</w:lvlOverride></w:num></w:numbering>";

static const char relations[] =
    "<Relationships><Relationship Id=\"rId9\" Type=\"http://x/hyperlink\" "
    "Target=\"https://example.com/soc2\" "
    "TargetMode=\"External\"/><Relationship Id=\"rId8\" Type=\"http://x/hyperlink\" "
    "Target=\"file:///etc/passwd\"/></Relationships>";

static const char core[] =
    "<cp:coreProperties xmlns:cp=\"http://a\" xmlns:dc=\"http://b\" xmlns:dcterms=\"http://c\">"
    "<dc:title> Security  policy </dc:title><dcterms:modified>2025-03-04T10:00:00Z</dcterms:modified>"
    "</cp:coreProperties>";

/* A file with this body. */
static void make(struct buffer *out, const char *body)
{
    CLEANUP(buffer_free) struct buffer document = BUFFER_INIT;
    buffer_printf(&document, "<?xml version=\"1.0\"?><w:document " SPACES "><w:body>%s</w:body></w:document>",
                  body);
    const struct packed_part parts[] = {{"word/document.xml", buffer_span(&document)},
                                        {"word/styles.xml", span_of(styles)},
                                        {"word/numbering.xml", span_of(numbering)},
                                        {"word/_rels/document.xml.rels", span_of(relations)},
                                        {"docProps/core.xml", span_of(core)}};
    packed_append(out, parts, sizeof parts / sizeof *parts);
}

static void check(const char *body, const char *expected)
{
    CLEANUP(buffer_free) struct buffer bytes = BUFFER_INIT;
    CLEANUP(buffer_free) struct buffer whole = BUFFER_INIT;
    make(&bytes, body);
    buffer_printf(&whole, "title: Security policy\ndate: 2025-03-04\n%s", expected);
    outline_check(reader_docx, buffer_span(&bytes), false, whole.bytes);
}

static void styles_tell_headings(void **state)
{
    (void)state;
    check(STYLED("berschrift1", "Access control") PARAGRAPH("Words.") STYLED("Mine", "Reviews")
              STYLED("Loop", "Plain.") STYLED("Zitat", "Said so.")
                  STYLED("Verz1", "Access control 3") "<w:p><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr>" RUN(
                      "Deeper") "</w:p>"
                                "<w:p><w:pPr><w:outlineLvl w:val=\"9\"/></w:pPr>" RUN("Body.") "</w:p>",
          "H1 Access control\nP Words.\nH2 Reviews\nP Plain.\nQ Said so.\nH3 Deeper\nP Body.\n");
}

static void a_title_paragraph_wins_over_the_properties(void **state)
{
    (void)state;
    CLEANUP(buffer_free) struct buffer bytes = BUFFER_INIT;
    make(&bytes, STYLED("Titel", "Our policy") PARAGRAPH("Words."));
    outline_check(reader_docx, buffer_span(&bytes), false, "title: Our policy\ndate: 2025-03-04\nP Words.\n");
}

static void lists_have_depth(void **state)
{
    (void)state;
    check(PARAGRAPH("We cover:") ITEM("0", "Storage") ITEM("1", "Blobs")
              STYLED("Punkt", "Mail") "<w:p><w:pPr><w:pStyle w:val=\"Punkt\"/><w:numPr><w:numId "
                                      "w:val=\"0\"/></w:numPr></w:pPr>" RUN("No item.") "</w:p>",
          "P We cover:\nI1 Storage\nI2 Blobs\nI1 Mail\nP No item.\n");
}

#define NUMBERED(list, depth, words)                                                                         \
    "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" depth "\"/><w:numId w:val=\"" list                               \
    "\"/></w:numPr></w:pPr>" RUN(words) "</w:p>"

static void numbered_lists_keep_their_numbers(void **state)
{
    (void)state;
    check(
        NUMBERED("4", "0", "Stop") NUMBERED("4", "1", "Alone") NUMBERED("4", "1", "With others")
            NUMBERED("4", "2", "Deeper") NUMBERED("4", "0", "Start") NUMBERED("4", "1", "Again")
                PARAGRAPH("Then:") NUMBERED("5", "0", "Anew") NUMBERED("5", "0", "On")
                    NUMBERED("99", "0", "No such list"),
        "I1 [1.] Stop\nI2 [a)] Alone\nI2 [b)] With others\nI3 [1.b.i] Deeper\nI1 [2.] Start\nI2 [a)] Again\n"
        "P Then:\nI1 [8.] Anew\nI1 [9.] On\nI1 No such list\n");
}

#define FIELD(type) "<w:r><w:fldChar w:fldCharType=\"" type "\"/></w:r>"
#define INSTRUCTION(words) "<w:r><w:instrText xml:space=\"preserve\">" words "</w:instrText></w:r>"

static void fields_are_links_too(void **state)
{
    (void)state;
    check("<w:p>" RUN("See ") FIELD("begin") INSTRUCTION(" HYPER") INSTRUCTION(
              "LINK \"https://example.com/iso\" \\o \"a tip\" ") FIELD("separate") RUN("the ")
              BOLD("certificate") FIELD("end") RUN(", ") FIELD("begin") INSTRUCTION("HYPERLINK \\l \"place\"")
                  FIELD("separate") RUN("below") FIELD("end") RUN(" or ") FIELD("begin") INSTRUCTION("IF ")
                      FIELD("begin") INSTRUCTION("PAGE") FIELD("separate") RUN("7") FIELD("end")
                          INSTRUCTION(" = 1") FIELD("separate") RUN("here") FIELD("end")
                              FIELD("end") "<w:fldSimple w:instr=\"HYPERLINK https://example.com/soc\">" RUN(
                                  " there") "</w:fldSimple></w:p>" PARAGRAPH("Next."),
          "P See the certificate, below or here there\n> the certificate = https://example.com/iso\n"
          "> there = https://example.com/soc\nP Next.\n");
}

static void tables_are_rows(void **state)
{
    (void)state;
    check("<w:tbl><w:tr>" CELL("<w:p>" BOLD("Service") "</w:p>") CELL("<w:p>" BOLD("In scope") "</w:p>")
              CELL("<w:p>" BOLD("Note") "</w:p>") "</w:tr><w:tr>" CELL(PARAGRAPH("Storage"))
                  CELL(PARAGRAPH("Yes") PARAGRAPH("since May"))
                      CELL("<w:p/>") "</w:tr><w:tr>"
                                     "<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" PARAGRAPH(
                                         "All others") "</w:tc>" CELL(PARAGRAPH("No")) "</w:tr></w:tbl>",
          "RH Service | In scope | Note\nR Storage | Yes since May\nR All others |  | No\n");
    check("<w:tbl><w:tr>" CELL(STYLED("berschrift1", "A box") PARAGRAPH("Words in it.")) "</w:tr></w:tbl>",
          "H1 A box\nP Words in it.\n");
}

static void runs_are_joined(void **state)
{
    (void)state;
    check("<w:p>" RUN("ISO ") BOLD("27001")
              RUN(":2022,") "<w:r><w:br/><w:t>800</w:t><w:noBreakHyphen/><w:t>53</w:t>"
                            "</w:r></w:p><w:p>" BOLD("Is it encrypted?") RUN(" ") "</w:p>",
          "P ISO 27001:2022, 800-53\nPB Is it encrypted?\n");
}

static void what_is_not_the_text_is_left_out(void **state)
{
    (void)state;
    check(
        "<w:p>" RUN("It ") "<w:del><w:r><w:delText>was</w:delText></w:r></w:del><w:ins>" RUN(
            "is") "</w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:footnoteReference "
                  "w:id=\"2\"/>"
                  "</w:r><w:r><w:instrText>PAGE</w:instrText></w:r>" RUN(
                      " so.") "</w:p><w:sdt><w:sdtPr><w:docPartObj>"
                              "<w:docPartGallery w:val=\"Table of "
                              "Contents\"/></w:docPartObj></w:sdtPr><w:sdtContent>" PARAGRAPH(
                                  "Contents 1") "</w:sdtContent></w:sdt><w:sdt><w:sdtContent>" PARAGRAPH("A "
                                                                                                         "fie"
                                                                                                         "ld"
                                                                                                         ".") "</w:sdtContent></w:sdt>",
        "P It is so.\nP A field.\n");
}

static void links_lead_out_of_the_file(void **state)
{
    (void)state;
    check("<w:p>" RUN("See ") "<w:hyperlink r:id=\"rId9\">" RUN("SOC 2 report") "</w:hyperlink>" RUN(
              ", ") "<w:hyperlink r:id=\"rId8\">" RUN("this") "</w:hyperlink>" RUN(" and ") "<w:hyperlink "
                                                                                            "w:anchor="
                                                                                            "\"top\">" RUN(
                                                                                                "abo"
                                                                                                "ve") "</"
                                                                                                      "w:"
                                                                                                      "hyperl"
                                                                                                      "ink></"
                                                                                                      "w:p>",
          "P See SOC 2 report, this and above\n> SOC 2 report = https://example.com/soc2\n");
}

static void the_main_part_may_have_another_name(void **state)
{
    (void)state;
    static const struct packed_part parts[] = {
        {"_rels/.rels", SPAN_INIT("<Relationships><Relationship Id=\"a\" Type=\"http://x/officeDocument\" "
                                  "Target=\"/word/document2.xml\"/></Relationships>")},
        {"word/document2.xml", SPAN_INIT("<document><body><p><r><t>Words.</t></r></p></body></document>")}};
    CLEANUP(buffer_free) struct buffer bytes = BUFFER_INIT;
    packed_append(&bytes, parts, 2);
    outline_check(reader_docx, buffer_span(&bytes), false, "P Words.\n");
}

static void check_refused(struct span document, enum avow_status expected, const char *words)
{
    CLEANUP(buffer_free) struct buffer bytes = BUFFER_INIT;
    const struct packed_part part = {"word/document.xml", document};
    packed_append(&bytes, &part, 1);
    outline_check_refused(reader_docx, buffer_span(&bytes), expected, words);
}

static void what_is_no_document_is_refused(void **state)
{
    (void)state;
    static const struct packed_part other = {"mimetype", SPAN_INIT("application/epub+zip")};
    CLEANUP(buffer_free) struct buffer bytes = BUFFER_INIT;
    packed_append(&bytes, &other, 1);
    outline_check_refused(reader_docx, buffer_span(&bytes), AVOW_BAD_INPUT, "no DOCX file");
    outline_check_refused(reader_docx, SPAN("Just words."), AVOW_BAD_INPUT, "no ZIP container");
    check_refused(SPAN("<w:document"), AVOW_BAD_INPUT, "is no XML");
    check_refused(SPAN("<document/>"), AVOW_BAD_INPUT, "has no body");
    check_refused(SPAN("<!DOCTYPE d [<!ENTITY a \"x\"><!ENTITY b \"&a;&a;\">]><document><body/></document>"),
                  AVOW_BAD_INPUT, "declares a document type");
    check_refused((struct span){NULL, ARCHIVE_BYTES + 1}, AVOW_TOO_LARGE, "unpacks to over 64 MiB");
}

/* Elements in elements: as deep as libxml2 allows, and deeper. */
static void deep_trees_end(void **state)
{
    (void)state;
    CLEANUP(buffer_free) struct buffer deep = BUFFER_INIT;
    buffer_append_string(&deep, "<document><body>");
    for (int i = 0; i < 60; i++)
        buffer_append_string(&deep, "<tbl><tr><tc>");
    buffer_append_string(&deep, "<p><r><t>x</t></r></p>");
    for (int i = 0; i < 60; i++)
        buffer_append_string(&deep, "</tc></tr></tbl>");
    buffer_append_string(&deep, "</body></document>");
    CLEANUP(buffer_free) struct buffer bytes = BUFFER_INIT;
    const struct packed_part part = {"word/document.xml", buffer_span(&deep)};
    packed_append(&bytes, &part, 1);
    outline_check(reader_docx, buffer_span(&bytes), false, "P x\n");

    CLEANUP(buffer_free) struct buffer deeper = BUFFER_INIT;
    for (int i = 0; i < 100000; i++)
        buffer_append_string(&deeper, "<ins>");
    check_refused(buffer_span(&deeper), AVOW_BAD_INPUT, "is no XML");
}

int docx_tests(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(styles_tell_headings),
        cmocka_unit_test(a_title_paragraph_wins_over_the_properties),
        cmocka_unit_test(lists_have_depth),
        cmocka_unit_test(numbered_lists_keep_their_numbers),
        cmocka_unit_test(fields_are_links_too),
        cmocka_unit_test(tables_are_rows),
        cmocka_unit_test(runs_are_joined),
        cmocka_unit_test(what_is_not_the_text_is_left_out),
        cmocka_unit_test(links_lead_out_of_the_file),
        cmocka_unit_test(the_main_part_may_have_another_name),
        cmocka_unit_test(what_is_no_document_is_refused),
        cmocka_unit_test(deep_trees_end),
    };
    return cmocka_run_group_tests_name("docx", tests, NULL, NULL);
}
