/* The targets: whole files to every reader, running text to the names, typed text to the query. */
#include "fuzz/targets.h"

#include "base/cleanup.h"
#include "base/utf8.h"
#include "document/document.h"
#include "search/lexer.h"
#include "search/request.h"
#include "support/packed.h"
#include "terms/tokens.h"

#include <stdlib.h>

static struct vocabulary *vocabulary;
static struct tokeniser *tokeniser;

/* Opened once: it is constant. */
static const struct vocabulary *names(void)
{
    if (vocabulary == NULL && vocabulary_open(NULL, 0, &vocabulary, NULL) != AVOW_OK)
        abort();
    return vocabulary;
}

/* What every page promises, whatever its bytes. */
static void check_page(const struct page *page)
{
    for (size_t i = 0; i < page->statement_count; i++) {
        const struct statement *statement = &page->statements[i];
        if (statement->id.size == 0 || statement->hash.size != 64 || !utf8_valid(statement->text))
            abort();
    }
}

/* What every container needs around the part at hand. */
static const struct packed_part frame[] = {
    {"xl/workbook.xml",
     SPAN_INIT("<workbook xmlns:r='r'><sheets><sheet name='A' sheetId='1' r:id='r1'/></sheets>"
               "</workbook>")},
    {"xl/_rels/workbook.xml.rels",
     SPAN_INIT("<Relationships><Relationship Id='r1' Target='worksheets/sheet1.xml'/></Relationships>")},
    {"word/_rels/document.xml.rels",
     SPAN_INIT(
         "<Relationships><Relationship Id='rId9' Type='http://x/hyperlink' Target='https://example.com/a'/>"
         "</Relationships>")},
    {"word/styles.xml", SPAN_INIT("<w:styles xmlns:w='w'><w:style w:styleId='H1'><w:name w:val='heading 1'/>"
                                  "</w:style></w:styles>")},
    {"word/numbering.xml",
     SPAN_INIT(
         "<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:start w:val='3'/>"
         "<w:numFmt w:val='lowerRoman'/><w:lvlText w:val='%1)'/></w:lvl></w:abstractNum><w:num w:numId='2'>"
         "<w:abstractNumId w:val='1'/></w:num></w:numbering>")},
};

enum { FRAME_PARTS = sizeof frame / sizeof *frame };

/* Checksums would keep a fuzzer out of a container: a bare part is packed here. */
static struct span packed(const struct fuzz_target *target, struct span bytes, struct buffer *container)
{
    struct packed_part parts[FRAME_PARTS + 1];
    if (target->part == NULL || !span_starts(bytes, SPAN("<")))
        return bytes;
    for (size_t i = 0; i < FRAME_PARTS; i++)
        parts[i] = frame[i];
    parts[FRAME_PARTS] = (struct packed_part){target->part, bytes};
    packed_append(container, parts, FRAME_PARTS + 1);
    return buffer_span(container);
}

static void run_reader(const struct fuzz_target *target, struct span bytes)
{
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    CLEANUP(buffer_free) struct buffer container = BUFFER_INIT;
    const char *path = arena_printf(&arena, "fuzz%s", target->extension);
    const struct document_input input = {
        .path = span_of(path),
        .bytes = packed(target, bytes, &container),
        .facts = {.page_id = SPAN("fuzz"),
                  .modified = 20260102,
                  .audience = WORD_NOT_GIVEN,
                  .status = WORD_NOT_GIVEN,
                  .about = WORD_NOT_GIVEN},
    };
    struct page page;
    if (document_read(&input, names(), &arena, &page, NULL) == AVOW_OK)
        check_page(&page);
}

static void check_mentions(const struct mention_list *mentions, const struct token_list *tokens, size_t size)
{
    for (size_t i = 0; i < mentions->count; i++) {
        const struct mention *mention = &mentions->items[i];
        if (mention->start >= mention->end || mention->end > size || mention->end_token > tokens->count ||
            mention->first_token >= mention->end_token ||
            (i > 0 && mention->start < mentions->items[i - 1].end))
            abort();
    }
}

/* Names in running text and in a query, over clean text as both promise. */
static void run_names(const struct fuzz_target *target, struct span bytes)
{
    (void)target;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct span text = SPAN_EMPTY;
    bool repaired = false;
    struct token_list tokens = {NULL, 0};
    if (tokeniser == NULL && tokeniser_new(SPAN("en"), &tokeniser, NULL) != AVOW_OK)
        abort();
    if (utf8_clean(bytes, &arena, &text, &repaired, NULL) != AVOW_OK ||
        tokeniser_run(tokeniser, text, &arena, &tokens, NULL) != AVOW_OK)
        return;
    for (enum mention_mode mode = MENTION_IN_TEXT; mode <= MENTION_IN_QUERY; mode++) {
        struct mention_list mentions = {NULL, 0};
        if (vocabulary_mentions(names(), text, &tokens, mode, &arena, &mentions, NULL) == AVOW_OK)
            check_mentions(&mentions, &tokens, text.size);
    }
}

static bool is_request_name(struct span name)
{
    return search_request_near(name).size > 0;
}

/* A typed query; its fields and each of its lines as arguments of a request. */
static void run_query(const struct fuzz_target *target, struct span bytes)
{
    (void)target;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct lexed lexed;
    struct search_request request = {.text = SPAN_EMPTY};
    if (lexer_run(bytes, is_request_name, &arena, &lexed, NULL) != AVOW_OK)
        return;
    for (size_t i = 0; i < lexed.field_count; i++) {
        const struct lexed_field *field = &lexed.fields[i];
        if (field->end > bytes.size || field->start >= field->end)
            abort();
        if (search_request_take(&request, field->name, field->value, &arena, NULL) != AVOW_OK)
            lexed_restore(&lexed, i);
    }
    for (struct span line; span_next_line(&bytes, &line);) {
        size_t sign = span_find_byte(line, '=', 0);
        struct span value = sign == SPAN_NONE ? SPAN_EMPTY : span_part(line, sign + 1, line.size);
        search_request_take(&request, span_part(line, 0, sign), value, &arena, NULL);
    }
}

const struct fuzz_target fuzz_targets[] = {
    {"markdown", ".md", NULL, run_reader},
    {"text", ".txt", NULL, run_reader},
    {"html", ".html", NULL, run_reader},
    {"yaml", ".yml", NULL, run_reader},
    {"csv", ".csv", NULL, run_reader},
    {"tsv", ".tsv", NULL, run_reader},
    {"xlsx", ".xlsx", "xl/worksheets/sheet1.xml", run_reader},
    {"docx", ".docx", "word/document.xml", run_reader},
    {"pdf", ".pdf", NULL, run_reader},
    {"jsonl", ".jsonl", NULL, run_reader},
    {"json", ".json", NULL, run_reader},
    {"names", NULL, NULL, run_names},
    {"query", NULL, NULL, run_query},
};
const size_t fuzz_target_count = sizeof fuzz_targets / sizeof *fuzz_targets;

const struct fuzz_target *fuzz_target_find(struct span name)
{
    for (size_t i = 0; i < fuzz_target_count; i++)
        if (span_equal(name, span_of(fuzz_targets[i].name)))
            return &fuzz_targets[i];
    return NULL;
}

bool fuzz_target_ready(const struct fuzz_target *target)
{
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    return target->extension == NULL ||
           document_readable(span_of(arena_printf(&arena, "fuzz%s", target->extension)));
}

void fuzz_targets_close(void)
{
    tokeniser_free(tokeniser);
    vocabulary_close(vocabulary);
    tokeniser = NULL;
    vocabulary = NULL;
}
