/* Small PDF files written by hand for tests. */
#ifndef TEST_DOCUMENT_PAPER_H
#define TEST_DOCUMENT_PAPER_H

#include "base/buffer.h"

/* Words set in Helvetica; the place is that of their first letter, in points from the page's top left corner.
 */
struct paper_text {
    int page; /* from 1 */
    double x;
    double y;
    double size;
    bool bold;
    const char *words; /* Windows-1252, without brackets and backslashes */
};

struct paper {
    const struct paper_text *texts;
    size_t count;
    int pages;           /* of 600 x 800 points */
    const char *info;    /* entries of the information dictionary, or NULL */
    const char *trailer; /* more entries of the trailer, or NULL */
    const char *link;    /* an address that page 1 links to, or NULL */
    double link_area[4]; /* left, bottom, right, top, from the bottom left corner */
};

/* Append the file; a failure ends the test. */
void paper_append(struct buffer *out, const struct paper *paper);
/* Append a file of these objects ("1 0 obj ... endobj" are put around each; NULL ends the list); the first is
 * the catalog. */
void paper_append_objects(struct buffer *out, const char *const *objects);

#endif
