/* JSONL: ready-made statements, one JSON object a line. */
#include "document/reader.h"
#include "document/row.h"
#include "document/row_words.h"

static enum avow_status add_row(const struct statement_row *row, struct row_words *words, struct arena *arena,
                                struct reading *out, struct avow_error *err)
{
    date_day day = DATE_NONE;
    row_words_add(words, row->url, row->date, row->audience, &day);
    if (words->title.size == 0)
        words->title = row->title;
    if (words->name.size == 0)
        words->name = row->page;
    if (row->date.size > 0 && day == DATE_NONE)
        out->note = "a row's date is no date, ignored; write it as YYYY-MM-DD";
    struct block_row *said = arena_alloc(arena, sizeof *said);
    if (said == NULL)
        return error_set_no_memory(err, "");
    *said = (struct block_row){.id = row->id,
                               .standards = row->standards,
                               .services = row->services,
                               .url = row_web_address(row->url),
                               .date = day,
                               .kind = row->kind,
                               .headings = row->headings,
                               .question = row->question};
    const struct block block = {.kind = BLOCK_STATEMENT, .text = row->text, .row = said};
    return block_append(&out->blocks, arena, block) ? AVOW_OK : error_set_no_memory(err, "");
}

enum avow_status reader_jsonl(struct span text, struct arena *arena, struct reading *out,
                              struct avow_error *err)
{
    struct row_words words = {.rows = 0};
    struct avow_error first = AVOW_ERROR_INIT;
    size_t number = 0;
    size_t wrong = 0;
    for (struct span line; span_next_line(&text, &line);) {
        struct statement_row row;
        struct avow_error failure = AVOW_ERROR_INIT;
        number++;
        if (span_trim(line).size == 0)
            continue;
        enum avow_status status = statement_row_read(line, arena, &row, &failure);
        if (status == AVOW_OK)
            status = add_row(&row, &words, arena, out, &failure);
        if (status == AVOW_NO_MEMORY)
            return error_set_no_memory(err, "");
        if (status != AVOW_OK && wrong++ == 0)
            error_set(&first, AVOW_BAD_INPUT, "", "row %zu %s", number, failure.message);
    }
    if (wrong > 0)
        out->note = "holds rows that are no statements, left out";
    if (out->blocks.count == 0)
        return error_set(err, AVOW_BAD_INPUT, "", "%s",
                         wrong > 0 ? first.message : "holds no row; give each statement a line");
    return row_words_apply(&words, arena, out) ? AVOW_OK : error_set_no_memory(err, "");
}
