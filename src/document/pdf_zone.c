/* Bands of lines, and whether their columns are those of a table. */
#include "document/pdf_zone.h"

#include <stdlib.h>

enum {
    FEWEST_BANDS = 2, /* with cells side by side */
    PROSE_BYTES = 34  /* cells that are longer in every column are columns of running text */
};

static const double zone_gap = 2.2;  /* between bands of one table, as parts of the font size */
static const double cell_gap = 1.3;  /* between lines of one cell */
static const double first_gap = 0.6; /* in the first column, where the text below the table stands too */

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

static struct pdf_band band_of(struct pdf_line **cells, size_t count)
{
    struct pdf_band band = {cells, count, cells[0]->top, cells[0]->bottom, cells[0]->size};
    for (size_t i = 1; i < count; i++) {
        band.top = cells[i]->top < band.top ? cells[i]->top : band.top;
        band.bottom = cells[i]->bottom > band.bottom ? cells[i]->bottom : band.bottom;
    }
    qsort(cells, count, sizeof(struct pdf_line *), by_left);
    return band;
}

size_t pdf_bands_of(struct pdf_line **cells, size_t count, struct pdf_band *bands)
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
static bool add_cell(struct pdf_zone *zone, const struct pdf_line *cell)
{
    struct pdf_column sum = {cell->left, cell->right, 1, cell->text.size};
    size_t kept = 0;
    for (size_t i = 0; i < zone->column_count; i++) {
        struct pdf_column *column = &zone->columns[i];
        if (column->left < sum.right && sum.left < column->right) {
            sum.left = column->left < sum.left ? column->left : sum.left;
            sum.right = column->right > sum.right ? column->right : sum.right;
            sum.cells += column->cells;
            sum.bytes += column->bytes;
        } else {
            zone->columns[kept++] = *column;
        }
    }
    if (kept == PDF_COLUMNS)
        return false;
    zone->columns[kept] = sum;
    zone->column_count = kept + 1;
    return true;
}

static int by_column(const void *a, const void *b)
{
    const struct pdf_column *one = a;
    const struct pdf_column *two = b;
    return (one->left > two->left) - (one->left < two->left);
}

/* Columns of the bands that have cells side by side. */
static bool find_columns(struct pdf_zone *zone)
{
    zone->column_count = 0;
    for (size_t i = 0; i < zone->count; i++)
        for (size_t cell = 0; zone->bands[i].count > 1 && cell < zone->bands[i].count; cell++)
            if (!add_cell(zone, zone->bands[i].cells[cell]))
                return false;
    qsort(zone->columns, zone->column_count, sizeof *zone->columns, by_column);
    return zone->column_count > 1;
}

size_t pdf_zone_column(const struct pdf_zone *zone, const struct pdf_line *cell)
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
static bool fits(const struct pdf_zone *zone, const struct pdf_band *band)
{
    const struct pdf_line *cell = band->cells[0];
    size_t column = pdf_zone_column(zone, cell);
    double gap = band->top - zone->bands[zone->count - 1].bottom;
    bool inside = column < zone->column_count && cell->left >= zone->columns[column].left - band->size / 2;
    return inside && gap < band->size * (column > 0 ? cell_gap : first_gap);
}

struct pdf_zone pdf_zone_find(const struct pdf_band *bands, size_t count)
{
    struct pdf_zone zone = {.bands = bands, .count = 1};
    if (bands[0].count < 2)
        return zone;
    while (zone.count < count) {
        const struct pdf_band *band = &bands[zone.count];
        const struct pdf_band *before = band - 1;
        bool near = band->top - before->bottom < zone_gap * band->size;
        if (!near || (band->count < 2 && !(find_columns(&zone) && fits(&zone, band))))
            break;
        zone.count++;
    }
    return zone;
}

bool pdf_band_bold(const struct pdf_band *band)
{
    for (size_t i = 0; i < band->count; i++)
        if (!band->cells[i]->bold)
            return false;
    return true;
}

/* Most cells are items: lists side by side. */
static bool is_lists(const struct pdf_zone *zone)
{
    size_t cells = 0;
    size_t items = 0;
    for (size_t i = 0; i < zone->count; i++)
        for (size_t cell = 0; cell < zone->bands[i].count; cell++, cells++)
            items += pdf_mark_size(zone->bands[i].cells[cell]->text) > 0;
    return items * 2 > cells;
}

bool pdf_zone_is_table(struct pdf_zone *zone)
{
    size_t bands = 0;
    bool prose = true;
    for (size_t i = 0; i < zone->count; i++)
        bands += zone->bands[i].count > 1;
    bool headed = bands == 1 && zone->count > FEWEST_BANDS && pdf_band_bold(&zone->bands[0]);
    if ((bands < FEWEST_BANDS && !headed) || !find_columns(zone) || is_lists(zone))
        return false;
    for (size_t i = 0; i < zone->column_count; i++)
        prose = prose && zone->columns[i].bytes > zone->columns[i].cells * PROSE_BYTES;
    return !prose;
}
