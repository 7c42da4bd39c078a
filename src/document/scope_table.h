/* The heading of a table of services: what each column says. */
#ifndef DOCUMENT_SCOPE_TABLE_H
#define DOCUMENT_SCOPE_TABLE_H

#include "document/scope_parts.h"

enum { SCOPE_COLUMNS = 24 };

enum column_role {
    COLUMN_REMARK, /* narrows the row */
    COLUMN_OTHER,
    COLUMN_SERVICE,  /* names services */
    COLUMN_PLACE,    /* names the environment of the row */
    COLUMN_STATE,    /* yes or no for the row */
    COLUMN_PLACED,   /* yes or no in the environment its heading names */
    COLUMN_STANDARD, /* yes or no for the standard its heading names */
    COLUMN_NORM,     /* names the standard of the row */
    COLUMN_NAMED     /* yes or no for the service its heading names */
};

struct column_heading {
    enum column_role role;
    struct span text;
    struct standard_refs standards; /* that it names, for STANDARD */
};

struct column {
    struct column_heading own;
    struct column_heading above; /* PLACED or STANDARD: what the heading over several columns adds */
};

struct scope_table {
    struct column columns[SCOPE_COLUMNS];
    size_t count;
    bool spoken; /* its heading row speaks of scope */
};

/* The cells of a row, trimmed; gives how many there are. */
size_t scope_cells(struct span text, struct span cells[SCOPE_COLUMNS]);
/* Judge the heading of the row at hand into `reader->table`; that of the row before it in the same table is
 * judged already. */
enum avow_status scope_heading_read(struct scope_reader *reader);
/* The standards that a heading or the first cell of a row names, or `otherwise`. */
enum avow_status scope_heading_standards(const struct scope_reader *reader, struct span heading,
                                         struct standard_refs otherwise, struct standard_refs *out);
bool scope_table_has(const struct scope_table *table, enum column_role role);

#endif
