/* One file's bytes to one page: clean, read, name the page, cut, name the statements. */
#include "document/document.h"

#include "base/cleanup.h"
#include "base/utf8.h"
#include "document/about.h"
#include "document/cutter.h"
#include "document/evidence.h"
#include "document/faq_split.h"
#include "document/front_matter.h"
#include "document/identity.h"
#include "document/prose.h"
#include "document/scope.h"
#include "document/stated_date.h"
#include "document/subject.h"
#include "terms/canonical.h"

struct reader_row {
    struct span extension;
    reader_function read;
    bool raw; /* takes the bytes as they are: a binary format */
};

/* A format more is a file and a row. */
static const struct reader_row readers[] = {
    {SPAN_INIT(".md"), reader_markdown, false},  {SPAN_INIT(".markdown"), reader_markdown, false},
    {SPAN_INIT(".txt"), reader_text, false},     {SPAN_INIT(".html"), reader_html, true},
    {SPAN_INIT(".htm"), reader_html, true},      {SPAN_INIT(".yml"), reader_yaml, false},
    {SPAN_INIT(".yaml"), reader_yaml, false},    {SPAN_INIT(".pdf"), reader_pdf, true},
    {SPAN_INIT(".docx"), reader_docx, true},     {SPAN_INIT(".jsonl"), reader_jsonl, false},
    {SPAN_INIT(".csv"), reader_table, false},    {SPAN_INIT(".tsv"), reader_table, false},
    {SPAN_INIT(".xlsx"), reader_workbook, true}, {SPAN_INIT(".json"), reader_oscal, false},
};

static const struct reader_row *reader_for(struct span path)
{
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
        if (path.size > readers[i].extension.size && span_ends_case(path, readers[i].extension))
            return &readers[i];
    return NULL;
}

bool document_readable(struct span path)
{
    return reader_for(path) != NULL;
}

/* What the reader is given: clean text, or the bytes themselves. */
static enum avow_status prepare(const struct document_input *input, bool raw, struct arena *arena,
                                struct page *page, struct span *text, struct avow_error *err)
{
    bool repaired = false;
    *text = input->bytes;
    if (input->bytes.size > DOCUMENT_LIMIT)
        return error_set(err, AVOW_TOO_LARGE, "", "is over %d MiB; split it", DOCUMENT_LIMIT / 1024 / 1024);
    enum avow_status status = raw ? AVOW_OK : utf8_clean(input->bytes, arena, text, &repaired, err);
    if (status != AVOW_OK)
        return status;
    if (span_trim(*text).size == 0)
        return error_set(err, AVOW_BAD_INPUT, "", "is empty");
    if (repaired && !page_note(page, arena, "not UTF-8, read as Windows-1252"))
        return error_set_no_memory(err, "");
    return AVOW_OK;
}

static size_t first_heading(const struct block_list *blocks)
{
    for (size_t i = 0; i < blocks->count; i++)
        if (blocks->items[i].kind == BLOCK_HEADING)
            return i;
    return SPAN_NONE;
}

/* Nothing but the title: no text of its own below it, or no other heading stands as high. On a page whose
 * sections are all H1 the first is one of them. */
static bool is_only_title(const struct block_list *blocks, size_t heading)
{
    if (heading + 1 < blocks->count && blocks->items[heading + 1].kind == BLOCK_HEADING)
        return true;
    for (size_t i = heading + 1; i < blocks->count; i++)
        if (blocks->items[i].kind == BLOCK_HEADING && blocks->items[i].level <= blocks->items[heading].level)
            return false;
    return true;
}

/* Same words, whatever their case and signs. */
static bool says_same(struct span a, struct span b)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct span plain_a = SPAN_EMPTY;
    struct span plain_b = SPAN_EMPTY;
    return prose_plain(a, &scratch, &plain_a, NULL) == AVOW_OK &&
           prose_plain(b, &scratch, &plain_b, NULL) == AVOW_OK && span_equal(plain_a, plain_b);
}

static struct span file_name(struct span path)
{
    size_t start = path.size;
    while (start > 0 && path.bytes[start - 1] != '/')
        start--;
    struct span name = span_part(path, start, path.size);
    size_t end = name.size;
    while (end > 0 && name.bytes[end - 1] != '.')
        end--;
    return end > 1 ? span_part(name, 0, end - 1) : name;
}

/* Title: as given, else the first heading, else the file's name. Gives the heading that is the title's own.
 */
static size_t find_title(const struct block_list *blocks, struct span path, struct page *page)
{
    size_t heading = first_heading(blocks);
    struct span text = heading != SPAN_NONE ? blocks->items[heading].text : SPAN_EMPTY;
    if (page->title.size > 0)
        return text.size > 0 && says_same(page->title, text) ? heading : SPAN_NONE;
    page->title = text.size > 0 ? text : file_name(path);
    return text.size > 0 && is_only_title(blocks, heading) ? heading : SPAN_NONE;
}

/* The page's record but for its statements, and which heading is its title. */
static enum avow_status describe(const struct document_input *input, const struct reading *reading,
                                 struct subject_finder *finder, struct page *page, int *about,
                                 size_t *title_heading, struct avow_error *err)
{
    struct named_subjects named;
    page->id = input->facts.page_id;
    page->path = input->path;
    enum avow_status status =
        front_matter_apply(&reading->front, &input->facts, finder->arena, page, &named, about, err);
    if (status != AVOW_OK)
        return status;
    status = tokeniser_new(page->language, &finder->tokeniser, err);
    if (status != AVOW_OK)
        return status;
    *title_heading = find_title(&reading->blocks, input->path, page);
    date_day stated = page->date_source != DATE_FILE
                          ? DATE_NONE
                          : stated_date(&reading->blocks, *title_heading, input->facts.modified);
    if (stated != DATE_NONE) {
        page->date = stated;
        page->date_source = DATE_STATED;
    }
    return subject_of_page(finder, &named, page, err);
}

/* A ready-made statement's own id stands as it is; other ids begin with their page. */
static struct span statement_id(const struct page *page, const struct cut *cut, struct span anchor,
                                struct arena *arena)
{
    if (cut->ready)
        return cut->row->id;
    return span_of(arena_printf(arena, "%.*s#%.*s", SPAN_ARG(page->id), SPAN_ARG(anchor)));
}

static enum avow_status name_statement(const struct subject_finder *finder, struct page *page,
                                       struct anchor_table *anchors, const struct cut *cut,
                                       struct statement *out, struct avow_error *err)
{
    *out = (struct statement){.kind = cut->kind,
                              .headings = cut->headings,
                              .question = cut->question,
                              .text = cut->text,
                              .links = cut->links,
                              .link_count = cut->link_count,
                              .page_number = cut->page_number,
                              .url = cut->row != NULL ? cut->row->url : SPAN_EMPTY,
                              .date = cut->row != NULL ? cut->row->date : DATE_NONE};
    char hash[DIGEST_HEX_SIZE];
    enum avow_status status = identity_anchor(anchors, cut, finder->arena, &out->anchor, err);
    if (status == AVOW_OK)
        status = canonical_hash(cut->question, cut->text, hash, err);
    if (status == AVOW_OK)
        status = subject_of_statement(finder, cut->row, page, out, err);
    if (status != AVOW_OK)
        return status;
    out->hash = arena_copy(finder->arena, span_of(hash));
    out->id = statement_id(page, cut, out->anchor, finder->arena);
    return out->id.bytes != NULL && out->hash.bytes != NULL ? AVOW_OK : error_set_no_memory(err, "");
}

/* Whom they speak about: as given, else judged by section. */
static enum avow_status set_about(const struct cut_list *cuts, int about, struct page *page,
                                  struct avow_error *err)
{
    enum avow_status status = AVOW_OK;
    for (size_t i = 0, run = 0; status == AVOW_OK && i < cuts->count; i += run) {
        run = about_run(cuts->items + i, cuts->count - i);
        if (about == WORD_NOT_GIVEN)
            status = about_judge(cuts->items + i, run, page->title, page->statements + i, err);
        for (size_t k = i; about != WORD_NOT_GIVEN && k < i + run; k++)
            page->statements[k].about = (enum statement_about)about;
    }
    return status;
}

static enum avow_status name_statements(const struct subject_finder *finder, const struct cut_list *cuts,
                                        int about, struct page *page, struct avow_error *err)
{
    struct anchor_table anchors = {NULL, 0, 0};
    page->statements = arena_array(finder->arena, cuts->count, sizeof *page->statements);
    if (page->statements == NULL)
        return error_set_no_memory(err, "");
    for (size_t i = 0; i < cuts->count; i++) {
        enum avow_status status =
            name_statement(finder, page, &anchors, &cuts->items[i], &page->statements[i], err);
        if (status != AVOW_OK)
            return status;
    }
    page->statement_count = cuts->count;
    if (cuts->count == 0 && !page_note(page, finder->arena, "holds no text"))
        return error_set_no_memory(err, "");
    return set_about(cuts, about, page, err);
}

static enum avow_status read_page(const struct document_input *input, const struct reader_row *reader,
                                  struct subject_finder *finder, struct page *page, struct avow_error *err)
{
    struct span text = SPAN_EMPTY;
    struct reading reading = {.unmarked = false};
    struct cut_list cuts = {NULL, 0, 0};
    int about = WORD_NOT_GIVEN;
    size_t title_heading = SPAN_NONE;
    enum avow_status status = prepare(input, reader->raw, finder->arena, page, &text, err);
    if (status == AVOW_OK)
        status = reader->read(text, finder->arena, &reading, err);
    if (status == AVOW_OK && reading.note != NULL && !page_note(page, finder->arena, "%s", reading.note))
        status = error_set_no_memory(err, "");
    if (status == AVOW_OK)
        status = describe(input, &reading, finder, page, &about, &title_heading, err);
    if (status == AVOW_OK && !faq_split(&reading.blocks, page->title, finder->arena))
        status = error_set_no_memory(err, "");
    if (status == AVOW_OK)
        status = cutter_run(&reading, page->title, title_heading, finder->arena, &cuts, err);
    if (status == AVOW_OK)
        status = name_statements(finder, &cuts, about, page, err);
    if (status == AVOW_OK)
        status = scope_read(finder, &reading.blocks, &cuts, page, err);
    return status == AVOW_OK ? evidence_read(finder, &reading.blocks, &cuts, page, err) : status;
}

enum avow_status document_read(const struct document_input *input, const struct vocabulary *vocabulary,
                               struct arena *arena, struct page *out, struct avow_error *err)
{
    const struct reader_row *reader = reader_for(input->path);
    if (reader == NULL)
        return error_set(err, AVOW_BAD_INPUT, "", "has an extension that no reader takes");
    struct page page = {.status = STATUS_PUBLISHED};
    struct subject_finder finder = {vocabulary, NULL, arena};
    enum avow_status status = read_page(input, reader, &finder, &page, err);
    tokeniser_free(finder.tokeniser);
    if (status == AVOW_OK)
        *out = page;
    return status;
}
