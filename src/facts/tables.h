/* What the files of this room share about facts.sqlite. */
#ifndef FACTS_TABLES_H
#define FACTS_TABLES_H

#include "base/sql.h"
#include "facts/facts.h"

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

struct facts {
    struct sql *sql;
};

#endif
