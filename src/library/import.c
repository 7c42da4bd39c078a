/* Take a table of approved questions into the workspace, row by row, in one change. */
#include "library/library.h"

#include "base/cleanup.h"
#include "base/file.h"
#include "base/utf8.h"
#include "library/open.h"
#include "library/shelf.h"
#include "library/tsv.h"
#include "terms/approved.h"

enum { TSV_LIMIT = 64 * 1024 * 1024 };

/* One import at work. */
struct importing {
    const struct library_import *import;
    struct workspace *workspace;
    struct store_reader *statements;
    struct tokeniser *tokeniser;
    struct arena *arena;  /* of the report */
    struct arena scratch; /* of one row */
    struct library_report report;
    size_t refused_room;
    size_t notes_room;
};

static enum avow_status add_note(struct importing *importing, struct library_notes *notes, size_t *room,
                                 uint64_t line, const char *reason, struct avow_error *err)
{
    if (!arena_grow(importing->arena, &notes->items, room, notes->count, sizeof *notes->items))
        return error_set_no_memory(err, "library");
    struct span copy = arena_copy(importing->arena, span_of(reason));
    if (copy.bytes == NULL)
        return error_set_no_memory(err, "library");
    notes->items[notes->count++] = (struct library_note){line, copy};
    return AVOW_OK;
}

/* A search for common words alone asks nothing, so it never comes to what was approved. */
static bool has_matter(const struct token_list *tokens)
{
    for (size_t i = 0; i < tokens->count; i++)
        if ((tokens->items[i].flags & TOKEN_STOP) == 0)
            return true;
    return false;
}

/* What the row does not say itself: the key of its question, the words and the audience of its statement, and
 * who approves it. */
static enum avow_status complete(struct importing *importing, struct approval *row, struct avow_error *err)
{
    struct token_list tokens = {0};
    struct record record = {0};
    enum avow_status status =
        tokeniser_run(importing->tokeniser, row->question, &importing->scratch, &tokens, err);
    if (status == AVOW_OK)
        status = question_words(&tokens, &importing->scratch, &row->key, err);
    if (status == AVOW_OK && row->key.size == 0)
        return error_set(err, AVOW_USAGE, "library", "the question has no words");
    if (status == AVOW_OK && !has_matter(&tokens))
        return error_set(err, AVOW_USAGE, "library",
                         "the question has only common words, which nobody can search for; add one that says "
                         "what is meant");
    if (status == AVOW_OK && row->by.size == 0 && importing->import->by == NULL)
        return error_set(err, AVOW_USAGE, "library",
                         "it names nobody who approves it; name one in the third column, or with --by");
    if (status == AVOW_OK)
        status = shelf_find(importing->statements, row->statement, &importing->scratch, &record, err);
    if (status == AVOW_OK && row->by.size > 0)
        status = approval_name_check(row->by, err);
    if (status != AVOW_OK)
        return status;
    row->by = row->by.size > 0 ? row->by : span_of(importing->import->by);
    row->hash = row->hash.size > 0 ? row->hash : record.hash;
    row->audience = word_of(WORDS_AUDIENCE, (int)record.audience);
    row->source = span_of(importing->import->file);
    return AVOW_OK;
}

/* True for what is wrong with a row, not with the disk or the index. */
static bool is_of_row(enum avow_status status)
{
    return status == AVOW_USAGE || status == AVOW_NOT_FOUND;
}

static enum avow_status take_row(struct importing *importing, const struct span cells[TSV_COLUMNS],
                                 uint64_t line, struct avow_error *err)
{
    struct approval row = {0};
    struct avow_error fault = AVOW_ERROR_INIT;
    struct library_report *report = &importing->report;
    enum approval_outcome outcome = APPROVAL_ADDED;
    enum avow_status status = tsv_read(cells, importing->import->today, &row, &fault);
    if (status == AVOW_OK)
        status = complete(importing, &row, &fault);
    if (is_of_row(status))
        return add_note(importing, &report->refused, &importing->refused_room, line, fault.message, err);
    row.line = (int64_t)line;
    if (status == AVOW_OK)
        status = approval_put(importing->workspace, &row, importing->import->today, &outcome, &fault);
    if (status != AVOW_OK)
        return error_set(err, status, fault.place, "%s", fault.message);
    report->outcomes[outcome]++;
    static const char *const notes[APPROVAL_OUTCOME_COUNT] = {
        [APPROVAL_OUTDATED] = "the statement's words have changed since; a later date approves the new ones",
        [APPROVAL_RETIRED] = "it was retired since, and stays so; a later date approves it again",
    };
    return notes[outcome] != NULL
               ? add_note(importing, &report->notes, &importing->notes_room, line, notes[outcome], err)
               : AVOW_OK;
}

static enum avow_status take_line(struct importing *importing, struct span line, uint64_t number,
                                  struct avow_error *err)
{
    struct span cells[TSV_COLUMNS];
    struct avow_error fault = AVOW_ERROR_INIT;
    if (span_trim(line).size == 0)
        return AVOW_OK;
    enum avow_status status = tsv_split(line, cells, &fault);
    if (status == AVOW_OK && importing->report.rows == 0 && tsv_is_header(cells))
        return AVOW_OK;
    importing->report.rows++;
    status = status == AVOW_OK ? take_row(importing, cells, number, err)
                               : add_note(importing, &importing->report.refused, &importing->refused_room,
                                          number, fault.message, err);
    arena_reset(&importing->scratch);
    return status;
}

static enum avow_status take_text(struct importing *importing, struct span text, struct avow_error *err)
{
    struct span line;
    enum avow_status status = workspace_begin(importing->workspace, err);
    if (status != AVOW_OK)
        return status;
    for (uint64_t number = 1; status == AVOW_OK && span_next_line(&text, &line); number++)
        status = take_line(importing, line, number, err);
    if (status == AVOW_OK)
        return workspace_commit(importing->workspace, err);
    workspace_cancel(importing->workspace);
    return status;
}

static enum avow_status read_text(const char *file, struct arena *arena, struct span *text,
                                  struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer bytes = BUFFER_INIT;
    enum avow_status status = file_read(file, TSV_LIMIT, &bytes, err);
    if (status == AVOW_NOT_FOUND)
        return error_set(err, AVOW_IO, file, "there is no such file");
    if (status == AVOW_OK)
        status = utf8_clean(buffer_span(&bytes), arena, text, NULL, err);
    return status;
}

static enum avow_status run(struct importing *importing, const struct library_place *place,
                            struct avow_error *err)
{
    CLEANUP(arena_free) struct arena whole = ARENA_INIT;
    struct span text = SPAN_EMPTY;
    struct library_report *report = &importing->report;
    enum avow_status status = read_text(importing->import->file, &whole, &text, err);
    if (status == AVOW_OK)
        status = store_reader_open(&place->statements, 1, &importing->statements, err);
    if (status == AVOW_OK)
        status = tokeniser_new(SPAN("en"), &importing->tokeniser, err);
    if (status == AVOW_OK)
        status = library_open(place, true, &importing->workspace, err);
    if (status == AVOW_OK)
        status = take_text(importing, text, err);
    if (status == AVOW_OK)
        status = library_refresh(place->directory, importing->workspace, false, &report->approved,
                                 &report->revision, err);
    return status;
}

enum avow_status library_import(const struct library_place *place, const struct library_import *import,
                                struct arena *arena, struct library_report *report, struct avow_error *err)
{
    struct importing importing = {.import = import, .arena = arena};
    enum avow_status status = import->by != NULL ? approval_name_check(span_of(import->by), err) : AVOW_OK;
    if (status == AVOW_OK)
        status = run(&importing, place, err);
    workspace_close(importing.workspace);
    store_reader_close(importing.statements);
    tokeniser_free(importing.tokeniser);
    arena_free(&importing.scratch);
    if (status == AVOW_OK)
        *report = importing.report;
    return status;
}
