/* Tables: lines side by side, band below band, in columns with a gutter between. */
#include "document/pdf.h"

#include "base/cleanup.h"
#include "document/prose.h"

enum {
    LINES_LIMIT = 3000, /* of a page; more are no page of text */
    COLUMNS_LIMIT = 20,
    FEWEST_BANDS = 2, /* with cells side by side */
    PROSE_BYTES = 34  /* cells that are longer in every column are columns of running text */
};

static const double zone_gap = 2.2;  /* between bands of one table, as parts of the font size */
static const double cell_gap = 1.3;  /* between lines of one cell */
static const double first_gap = 0.6; /* in the first column, where the text below the table stands too */
static const double row_step = 1.25; /* a row starts where lines stand this much further apart than most */

/* Cells at one height, from left to right. */
struct band {
    struct pdf_line **cells;
    size_t count;
    double top;
    double bottom;
    double size;
};

struct column {
    double left;
    double right;
    size_t cells;
    size_t bytes;
};

/* Bands that may be a table. */
struct zone {
    const struct band *bands;
    size_t count;
    struct column columns[COLUMNS_LIMIT];
    size_t column_count;
    double step;  /* the least distance between tops of bands */
    bool uniform; /* no distance is much larger */
};

static int by_height(const void *a, const void *b)
{
    const struct pdf_line *one = *(struct pdf_line *const *)a;
    const struct pdf_line *two = *(struct pdf_line *const *)b;
    double left = one->top + one->bottom;
    double right = two->top + two->bottom;
    return (left > right) - (left < right);
}

static int by_left(const void *a, const void *b)
{
    const struct pdf_line *one = *(struct pdf_line *const *)a;
    const struct pdf_line *two = *(struct pdf_line *const *)b;
    return (one->left > two->left) - (one->left < two->left);
}

static struct band band_of(struct pdf_line **cells, size_t count)
{
    struct band band = {cells, count, cells[0]->top, cells[0]->bottom, cells[0]->size};
    for (size_t i = 1; i < count; i++) {
        band.top = cells[i]->top < band.top ? cells[i]->top : band.top;
        band.bottom = cells[i]->bottom > band.bottom ? cells[i]->bottom : band.bottom;
    }
    qsort(cells, count, sizeof(struct pdf_line *), by_left);
    return band;
}

/* Sort `cells` by height and part them into bands; gives how many. */
static size_t make_bands(struct pdf_line **cells, size_t count, struct band *bands)
{
    size_t made = 0;
    qsort(cells, count, sizeof(struct pdf_line *), by_height);
    for (size_t first = 0, end = 0; first < count; first = end) {
        double bottom = cells[first]->bottom;
        while (end < count && (cells[end]->top + cells[end]->bottom) / 2 < bottom)
            end++;
        end = end > first ? end : first + 1;
        bands[made++] = band_of(cells + first, end - first);
    }
    return made;
}

/* Put a cell into the column it overlaps, which may unite columns; false when there are too many. */
static bool add_cell(struct zone *zone, const struct pdf_line *cell)
{
    struct column sum = {cell->left, cell->right, 1, cell->text.size};
    size_t kept = 0;
    for (size_t i = 0; i < zone->column_count; i++) {
        struct column *column = &zone->columns[i];
        if (column->left < sum.right && sum.left < column->right) {
            sum.left = column->left < sum.left ? column->left : sum.left;
            sum.right = column->right > sum.right ? column->right : sum.right;
            sum.cells += column->cells;
            sum.bytes += column->bytes;
        } else {
            zone->columns[kept++] = *column;
        }
    }
    if (kept == COLUMNS_LIMIT)
        return false;
    zone->columns[kept] = sum;
    zone->column_count = kept + 1;
    return true;
}

static int by_column(const void *a, const void *b)
{
    const struct column *one = a;
    const struct column *two = b;
    return (one->left > two->left) - (one->left < two->left);
}

/* Columns of the bands that have cells side by side. */
static bool find_columns(struct zone *zone)
{
    zone->column_count = 0;
    for (size_t i = 0; i < zone->count; i++)
        for (size_t cell = 0; zone->bands[i].count > 1 && cell < zone->bands[i].count; cell++)
            if (!add_cell(zone, zone->bands[i].cells[cell]))
                return false;
    qsort(zone->columns, zone->column_count, sizeof *zone->columns, by_column);
    return zone->column_count > 1;
}

/* The only column that the cell overlaps, or the number of columns. */
static size_t column_of(const struct zone *zone, const struct pdf_line *cell)
{
    size_t found = zone->column_count;
    for (size_t i = 0; i < zone->column_count; i++) {
        if (zone->columns[i].left >= cell->right || cell->left >= zone->columns[i].right)
            continue;
        if (found < zone->column_count)
            return zone->column_count;
        found = i;
    }
    return found;
}

/* A line alone in its band belongs to the table when it keeps to one column, close below the band before. */
static bool fits(const struct zone *zone, const struct band *band)
{
    const struct pdf_line *cell = band->cells[0];
    size_t column = column_of(zone, cell);
    double gap = band->top - zone->bands[zone->count - 1].bottom;
    bool inside = column < zone->column_count && cell->left >= zone->columns[column].left - band->size / 2;
    return inside && gap < band->size * (column > 0 ? cell_gap : first_gap);
}

/* Bands from the first on that may be one table. */
static struct zone find_zone(const struct band *bands, size_t count)
{
    struct zone zone = {.bands = bands, .count = 1};
    if (bands[0].count < 2)
        return zone;
    while (zone.count < count) {
        const struct band *band = &bands[zone.count];
        const struct band *before = band - 1;
        bool near = band->top - before->bottom < zone_gap * band->size;
        if (!near || (band->count < 2 && !(find_columns(&zone) && fits(&zone, band))))
            break;
        zone.count++;
    }
    return zone;
}

static bool all_bold(const struct band *band)
{
    for (size_t i = 0; i < band->count; i++)
        if (!band->cells[i]->bold)
            return false;
    return true;
}

/* Most cells are items: lists side by side. */
static bool is_lists(const struct zone *zone)
{
    size_t cells = 0;
    size_t items = 0;
    for (size_t i = 0; i < zone->count; i++)
        for (size_t cell = 0; cell < zone->bands[i].count; cell++, cells++)
            items += pdf_mark_size(zone->bands[i].cells[cell]->text) > 0;
    return items * 2 > cells;
}

static bool is_table(struct zone *zone)
{
    size_t bands = 0;
    bool prose = true;
    for (size_t i = 0; i < zone->count; i++)
        bands += zone->bands[i].count > 1;
    bool headed = bands == 1 && zone->count > FEWEST_BANDS && all_bold(&zone->bands[0]);
    if ((bands < FEWEST_BANDS && !headed) || !find_columns(zone) || is_lists(zone))
        return false;
    for (size_t i = 0; i < zone->column_count; i++)
        prose = prose && zone->columns[i].bytes > zone->columns[i].cells * PROSE_BYTES;
    return !prose;
}

static void find_step(struct zone *zone)
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
static const struct pdf_line *cell_of(const struct zone *zone, const struct band *band, size_t column)
{
    for (size_t i = 0; i < band->count; i++)
        if (column_of(zone, band->cells[i]) == column)
            return band->cells[i];
    return NULL;
}

/* A cell goes on below: in small letters after no end of a sentence. */
static bool runs_on(const struct zone *zone, const struct band *band)
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

static bool starts_row(const struct zone *zone, size_t at)
{
    const struct band *band = &zone->bands[at];
    if (at == 0 || (all_bold(band - 1) && !all_bold(band)))
        return true;
    if (runs_on(zone, band) || (all_bold(band - 1) && band->count < (band - 1)->count))
        return false;
    double step = band->top - (band - 1)->top;
    bool first = column_of(zone, band->cells[0]) == 0;
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
static bool make_row(const struct zone *zone, size_t first, size_t end, struct arena *arena,
                     struct pdf_line *row)
{
    CLEANUP(buffer_free) struct buffer text = BUFFER_INIT;
    size_t size = 0; /* up to the last cell that holds something */
    *row = *zone->bands[first].cells[0];
    row->row = true;
    row->links = NULL;
    row->link_count = 0;
    row->header = first == 0 && end < zone->count && all_bold(&zone->bands[0]);
    for (size_t column = 0; column < zone->column_count; column++) {
        buffer_append_string(&text, column > 0 ? " | " : "");
        size_t start = text.size;
        for (size_t i = first; i < end; i++)
            for (size_t cell = 0; cell < zone->bands[i].count; cell++) {
                const struct pdf_line *line = zone->bands[i].cells[cell];
                if (column_of(zone, line) != column)
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
static bool make_table(struct zone *zone, struct arena *arena, struct table *table)
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
    struct band *bands = arena_array(&scratch, total, sizeof *bands);
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
    size_t band_count = make_bands(cells, count, bands);
    for (size_t at = 0; at < band_count;) {
        struct zone zone = find_zone(bands + at, band_count - at);
        at += zone.count;
        if (is_table(&zone) && !make_table(&zone, arena, &tables[table_count++]))
            return false;
    }
    return rebuild(lines, first, tables, table_count);
}
