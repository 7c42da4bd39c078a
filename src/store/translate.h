/* A query in plain C data as the engine has it. */
#ifndef STORE_TRANSLATE_H
#define STORE_TRANSLATE_H

#include "store/xapian_wall.h"

/* `query` has passed guard_query and has no MAX. */
Xapian::Query translate(View database, const store_query &query);

#endif
