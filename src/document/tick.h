/* What a cell of a table of services says: in, out, or nothing that can be told. */
#ifndef DOCUMENT_TICK_H
#define DOCUMENT_TICK_H

#include "base/span.h"

enum tick {
    TICK_NONE, /* empty, "Planned", "n/a": neither yes nor no */
    TICK_YES,  /* "Yes", "X", a check mark, "In scope since May" */
    TICK_NO    /* "No", a cross, "Not in scope" */
};

enum tick tick_of(struct span cell);
/* A cell, bracket or remark that narrows nothing: "All", "All regions", "n/a", a dash. */
bool tick_says_all(struct span text);

#endif
