/* Whom the sentences of a text address: its reader, or nobody. */
#ifndef DOCUMENT_ADDRESS_H
#define DOCUMENT_ADDRESS_H

#include "base/error.h"
#include "base/span.h"

/* Sentences of four words and more, and how many of them tell the reader what to do. */
struct address {
    size_t sentences;
    size_t reader;
};

/* Count the sentences of `text` in. */
enum avow_status address_count(struct span text, struct address *address, struct avow_error *err);
/* True when two or more, and at least half, of the sentences address the reader. */
bool address_mostly_reader(const struct address *address);

#endif
