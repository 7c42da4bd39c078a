/* Tables: the bands of a zone joined to rows, put where the table stood in reading order. */
#include "base/cleanup.h"
#include "document/pdf_zone.h"
#include "document/prose.h"

enum { LINES_LIMIT = 3000 /* of a page; more are no page of text */ };

static const double row_step = 1.25; /* a row starts where lines stand this much further apart than most */

static void find_step(struct pdf_zone *zone)
{
    double most = 0;
    zone->step = 0;
    for (size_t i = 1; i < zone->count; i++) {
        double step = zone->bands[i].top - zone->bands[i - 1].top;
        zone->step = i == 1 || step < zone->step ? step : zone->step;
        most = step > most ? step : most;
    }
    zone->uniform = most <= row_step * zone->step;
}

/* The band's cell of a column, or NULL. */
static const struct pdf_line *cell_of(const struct pdf_zone *zone, const struct pdf_band *band, size_t column)
{
    for (size_t i = 0; i < band->count; i++)
        if (pdf_zone_column(zone, band->cells[i]) == column)
            return band->cells[i];
    return NULL;
}

/* A cell goes on below: in small letters after no end of a sentence. */
static bool runs_on(const struct pdf_zone *zone, const struct pdf_band *band)
{
    for (size_t column = 0; column < zone->column_count; column++) {
        const struct pdf_line *above = cell_of(zone, band - 1, column);
        const struct pdf_line *below = cell_of(zone, band, column);
        bool small = below != NULL && below->text.bytes[0] >= 'a' && below->text.bytes[0] <= 'z';
        if (small && above != NULL && !prose_ends_sentence(above->text))
            return true;
    }
    return false;
}

static bool starts_row(const struct pdf_zone *zone, size_t at)
{
    const struct pdf_band *band = &zone->bands[at];
    if (at == 0 || (pdf_band_bold(band - 1) && !pdf_band_bold(band)))
        return true;
    if (runs_on(zone, band) || (pdf_band_bold(band - 1) && band->count < (band - 1)->count))
        return false;
    double step = band->top - (band - 1)->top;
    bool first = pdf_zone_column(zone, band->cells[0]) == 0;
    return first && (zone->uniform || step > row_step * zone->step);
}

static bool add_links(struct pdf_line *row, const struct pdf_line *cell, struct arena *arena)
{
    size_t count = row->link_count + cell->link_count;
    if (cell->link_count == 0)
        return true;
    struct block_link *links = arena_array(arena, count, sizeof *links);
    for (size_t i = 0; links != NULL && i < count; i++)
        links[i] = i < row->link_count ? row->links[i] : cell->links[i - row->link_count];
    row->links = links;
    row->link_count = links != NULL ? count : 0;
    return links != NULL;
}

/* One row of the bands [first, end). */
static bool make_row(const struct pdf_zone *zone, size_t first, size_t end, struct arena *arena,
                     struct pdf_line *row)
{
    CLEANUP(buffer_free) struct buffer text = BUFFER_INIT;
    size_t size = 0; /* up to the last cell that holds something */
    *row = *zone->bands[first].cells[0];
    row->row = true;
    row->links = NULL;
    row->link_count = 0;
    row->header = first == 0 && end < zone->count && pdf_band_bold(&zone->bands[0]);
    for (size_t column = 0; column < zone->column_count; column++) {
        buffer_append_string(&text, column > 0 ? " | " : "");
        size_t start = text.size;
        for (size_t i = first; i < end; i++)
            for (size_t cell = 0; cell < zone->bands[i].count; cell++) {
                const struct pdf_line *line = zone->bands[i].cells[cell];
                if (pdf_zone_column(zone, line) != column)
                    continue;
                bool joins = text.size > start && text.bytes[text.size - 1] != '-';
                buffer_append_string(&text, joins ? " " : "");
                buffer_append(&text, line->text);
                if (!add_links(row, line, arena))
                    return false;
            }
        size = text.size > start ? text.size : size;
    }
    row->text = arena_copy(arena, span_part(buffer_span(&text), 0, size));
    row->bottom = zone->bands[end - 1].bottom;
    return row->text.bytes != NULL && !text.failed;
}

/* A table that was found: its rows go where the first of its lines was in reading order. */
struct table {
    const struct pdf_line *place;
    struct pdf_line *rows;
    size_t count;
};

/* The rows of a zone; its lines are taken out. */
static bool make_table(struct pdf_zone *zone, struct arena *arena, struct table *table)
{
    *table = (struct table){zone->bands[0].cells[0], arena_array(arena, zone->count, sizeof *table->rows), 0};
    find_step(zone);
    for (size_t first = 0, end = 0; first < zone->count; first = end) {
        do
            end++;
        while (end < zone->count && !starts_row(zone, end));
        if (table->rows == NULL || !make_row(zone, first, end, arena, &table->rows[table->count++]))
            return false;
    }
    for (size_t i = 0; i < zone->count; i++)
        for (size_t cell = 0; cell < zone->bands[i].count; cell++) {
            struct pdf_line *line = zone->bands[i].cells[cell];
            table->place = line < table->place ? line : table->place;
            line->text = SPAN_EMPTY;
        }
    return true;
}

/* The page's lines without those taken out, the tables' rows in their places. */
static bool rebuild(struct pdf_lines *lines, size_t first, const struct table *tables, size_t count)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct pdf_line *made = arena_array(&scratch, lines->count - first, sizeof *made);
    size_t made_count = 0;
    if (made == NULL)
        return false;
    for (size_t i = first; i < lines->count; i++) {
        for (size_t table = 0; table < count; table++)
            for (size_t row = 0; tables[table].place == &lines->items[i] && row < tables[table].count; row++)
                made[made_count++] = tables[table].rows[row];
        if (lines->items[i].text.size > 0)
            made[made_count++] = lines->items[i];
    }
    for (size_t i = 0; i < made_count; i++)
        lines->items[first + i] = made[i];
    lines->count = first + made_count;
    return true;
}

bool pdf_join_rows(struct pdf_lines *lines, size_t first, struct arena *arena)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    size_t total = lines->count - first;
    struct pdf_line **cells = arena_array(&scratch, total, sizeof(struct pdf_line *));
    struct pdf_band *bands = arena_array(&scratch, total, sizeof *bands);
    struct table *tables = arena_array(&scratch, total, sizeof *tables);
    size_t count = 0;
    size_t table_count = 0;
    if (cells == NULL || bands == NULL || tables == NULL)
        return false;
    for (size_t i = first; i < lines->count; i++)
        if (lines->items[i].text.size > 0)
            cells[count++] = &lines->items[i];
    if (count < 2 || count > LINES_LIMIT)
        return true;
    size_t band_count = pdf_bands_of(cells, count, bands);
    for (size_t at = 0; at < band_count;) {
        struct pdf_zone zone = pdf_zone_find(bands + at, band_count - at);
        at += zone.count;
        if (pdf_zone_is_table(&zone) && !make_table(&zone, arena, &tables[table_count++]))
            return false;
    }
    return rebuild(lines, first, tables, table_count);
}
