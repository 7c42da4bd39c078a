/* Whom a statement speaks about, told from its kind, heading and question. */
#ifndef DOCUMENT_ABOUT_H
#define DOCUMENT_ABOUT_H

#include "document/cutter.h"
#include "terms/record.h"

/* The first rule of the table that fits; ABOUT_US when none does. `standards`: the statement's subject. */
enum statement_about about_of(const struct cut *cut, struct standard_refs standards);

#endif
