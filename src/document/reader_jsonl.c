/* JSONL: ready-made statements, one JSON object a line. */
#include "document/prose.h"
#include "document/reader.h"
#include "document/row.h"

#include "base/date.h"

/* What the rows say of their page. */
struct page_words {
    struct span title;
    struct span name; /* for want of a title: `page` as written */
    struct span url;  /* of all rows alike */
    struct span date; /* the latest */
    date_day day;
    struct span audience; /* the narrowest, or a word that is none of ours */
    int audience_rank;
    bool silent; /* a row gives no audience */
    bool urls_differ;
};

static bool is_web_address(struct span url)
{
    return span_starts(url, SPAN("https://")) || span_starts(url, SPAN("http://"));
}

/* A word that is none of ours is left to the rules for front matter. */
static void note_audience(struct page_words *words, struct span audience)
{
    words->silent = words->silent || audience.size == 0;
    int value = word_value(WORDS_AUDIENCE, audience);
    int rank = value < 0 ? AUDIENCE_COUNT : value;
    if (audience.size == 0 || (words->audience.size > 0 && rank <= words->audience_rank))
        return;
    words->audience = audience;
    words->audience_rank = rank;
}

static void note_row(struct page_words *words, const struct statement_row *row, date_day day, bool first)
{
    if (words->title.size == 0)
        words->title = row->title;
    if (words->name.size == 0)
        words->name = row->page;
    words->urls_differ = words->urls_differ || (!first && !span_equal(words->url, row->url));
    words->url = row->url;
    if (day > words->day) {
        words->day = day;
        words->date = row->date;
    }
    note_audience(words, row->audience);
}

static enum avow_status add_row(const struct statement_row *row, struct page_words *words,
                                struct arena *arena, struct reading *out, struct avow_error *err)
{
    date_day day = date_read(row->date);
    if (row->date.size > 0 && day == DATE_NONE)
        out->note = "a row's date is no date, ignored; write it as YYYY-MM-DD";
    note_row(words, row, day, out->blocks.count == 0);
    struct block_row *said = arena_alloc(arena, sizeof *said);
    if (said == NULL)
        return error_set_no_memory(err, "");
    *said = (struct block_row){.id = row->id,
                               .standards = row->standards,
                               .services = row->services,
                               .url = is_web_address(row->url) ? row->url : SPAN_EMPTY,
                               .date = day,
                               .kind = row->kind,
                               .headings = row->headings,
                               .question = row->question};
    const struct block block = {.kind = BLOCK_STATEMENT, .text = row->text, .row = said};
    return block_append(&out->blocks, arena, block) ? AVOW_OK : error_set_no_memory(err, "");
}

/* Rows that say nothing are for nobody outside; when none says anything the configuration may. */
static struct span page_audience(const struct page_words *words, struct reading *out)
{
    if (!words->silent || words->audience.size == 0 || words->audience_rank >= AUDIENCE_INTERNAL)
        return words->audience;
    out->note = "some rows give no audience: all taken as internal";
    return word_of(WORDS_AUDIENCE, AUDIENCE_INTERNAL);
}

/* Front matter that says of the page what its rows say. */
static enum avow_status make_front(const struct page_words *words, struct arena *arena, struct reading *out,
                                   struct avow_error *err)
{
    struct value *front = &out->front;
    const struct span pairs[][2] = {
        {SPAN("title"), words->title.size > 0 ? words->title : words->name},
        {SPAN("date"), words->date},
        {SPAN("url"), words->urls_differ ? SPAN_EMPTY : words->url},
        {SPAN("audience"), page_audience(words, out)},
    };
    enum { PAIRS = sizeof pairs / sizeof *pairs };
    *front = (struct value){.type = VALUE_MAP,
                            .keys = arena_array(arena, PAIRS, sizeof *front->keys),
                            .items = arena_array(arena, PAIRS, sizeof *front->items)};
    if (front->keys == NULL || front->items == NULL)
        return error_set_no_memory(err, "");
    for (size_t i = 0; i < PAIRS; i++) {
        if (pairs[i][1].size == 0)
            continue;
        front->keys[front->count] = pairs[i][0];
        front->items[front->count++] = (struct value){.type = VALUE_STRING, .text = pairs[i][1]};
    }
    return AVOW_OK;
}

enum avow_status reader_jsonl(struct span text, struct arena *arena, struct reading *out,
                              struct avow_error *err)
{
    struct page_words words = {.day = DATE_NONE};
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
    return make_front(&words, arena, out, err);
}
