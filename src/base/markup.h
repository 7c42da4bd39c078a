/* Text that goes into HTML or XML. */
#ifndef BASE_MARKUP_H
#define BASE_MARKUP_H

/* The reference for a byte that text and quoted attributes must not hold ("&amp;"), NULL for all others; good
 * in HTML and in XML, which have no other name for the apostrophe in common. Static text. */
const char *markup_reference(char byte);

#endif
