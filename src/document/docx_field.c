/* Field codes of DOCX: what a HYPERLINK instruction leads to (ECMA-376 part 1, 17.16.5.25). */
#include "document/docx.h"

/* The next argument, its quotes taken off; false at the end. */
static bool next_argument(struct span *rest, struct span *argument)
{
    *rest = span_trim(*rest);
    if (rest->size == 0)
        return false;
    bool quoted = rest->bytes[0] == '"';
    size_t end = span_find_byte(*rest, quoted ? '"' : ' ', quoted);
    *argument = span_part(*rest, quoted, end);
    *rest = span_part(*rest, end == SPAN_NONE ? rest->size : end + quoted, rest->size);
    return true;
}

/* \l, \o and \t are followed by a place, a tip and a frame. */
static bool takes_argument(struct span name)
{
    return span_equal_case(name, SPAN("\\l")) || span_equal_case(name, SPAN("\\o")) ||
           span_equal_case(name, SPAN("\\t"));
}

struct span docx_field_target(struct span instruction)
{
    struct span argument = SPAN_EMPTY;
    if (!next_argument(&instruction, &argument) || !span_equal_case(argument, SPAN("HYPERLINK")))
        return SPAN_EMPTY;
    while (next_argument(&instruction, &argument)) {
        if (!span_starts(argument, SPAN("\\")))
            return argument;
        if (takes_argument(argument) && !next_argument(&instruction, &argument))
            break;
    }
    return SPAN_EMPTY;
}
