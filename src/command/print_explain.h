/* The text form of what --explain and --why-not add to an answer. */
#ifndef COMMAND_PRINT_EXPLAIN_H
#define COMMAND_PRINT_EXPLAIN_H

#include "base/value.h"

#include <stdio.h>

/* What words were read as, how sure the first result is, and why; nothing for an answer that does not
 * explain. */
void print_confidence(const struct value *answer, FILE *stream);
/* What one result has of the question, and the sum of its features; nothing for null. */
void print_explanation(const struct value *explain, FILE *stream);
/* Why the statement asked about came later; nothing for null. */
void print_why_not(const struct value *why, FILE *stream);

#endif
