/* Lines side by side, band below band: what may be a table. */
#ifndef DOCUMENT_PDF_ZONE_H
#define DOCUMENT_PDF_ZONE_H

#include "document/pdf.h"

enum { PDF_COLUMNS = 20 /* more are no table */ };

/* Cells at one height, from left to right. */
struct pdf_band {
    struct pdf_line **cells;
    size_t count;
    double top;
    double bottom;
    double size;
};

struct pdf_column {
    double left;
    double right;
    size_t cells;
    size_t bytes;
};

/* Bands that may be a table. */
struct pdf_zone {
    const struct pdf_band *bands;
    size_t count;
    struct pdf_column columns[PDF_COLUMNS];
    size_t column_count;
    double step;  /* the least distance between tops of bands */
    bool uniform; /* no distance is much larger */
};

/* Sort `cells` by height and part them into `bands`, of which there is room for as many; gives how many. */
size_t pdf_bands_of(struct pdf_line **cells, size_t count, struct pdf_band *bands);
/* Every cell is bold. */
bool pdf_band_bold(const struct pdf_band *band);
/* Bands from the first on that may be one table: at least one band. */
struct pdf_zone pdf_zone_find(const struct pdf_band *bands, size_t count);
/* Whether they are one, and not columns of running text or of lists; its columns are set then, from left to
 * right. */
bool pdf_zone_is_table(struct pdf_zone *zone);
/* The only column that the cell overlaps, or the number of columns. */
size_t pdf_zone_column(const struct pdf_zone *zone, const struct pdf_line *cell);

#endif
