/* Whether something came in the stead of a certificate that a page no longer has. */
#include "search/evidence.h"

#include "base/date.h"
#include "terms/stop.h"

#include <stdio.h>

enum { WORD_MOST = 16 };

/* A month, or a word of the stop list ("as of", "to"): it belongs to the dates of a label. */
static bool is_of_date(struct span word)
{
    char day[WORD_MOST + sizeof "1  2000"];
    if (word.size >= WORD_MOST)
        return false;
    snprintf(day, sizeof day, "1 %.*s 2000", SPAN_ARG(word));
    return stop_has_typed(word) || date_read(span_of(day)) != DATE_NONE;
}

/* Take the next word of a label that tells what is certified, not which issue of it this is; empty at the
 * end. */
static struct span next_word(struct span *rest)
{
    struct span word;
    while (span_next_piece(rest, ' ', &word)) {
        while (word.size > 0 && span_find_byte(SPAN(",;.()"), word.bytes[word.size - 1], 0) != SPAN_NONE)
            word.size--;
        if (word.size > 0 && !span_has_between(word, '0', '9') && !is_of_date(word))
            return word;
    }
    return SPAN_EMPTY;
}

/* "SOC 2 Type 2 report, 1 April 2024 to 31 March 2025" and that of the year after. */
static bool same_but_for_numbers(struct span a, struct span b)
{
    struct span one, other;
    do {
        one = next_word(&a);
        other = next_word(&b);
        if (!span_equal_case(one, other))
            return false;
    } while (one.size > 0);
    return true;
}

/* The next issue of it: of the same standard, level and scope, and on the page only since it went. */
static bool follows(const struct evidence_document *next, const struct evidence_document *gone)
{
    const struct facts_evidence *a = next->row, *b = gone->last;
    return next->first_seen > gone->last_seen && span_equal(a->type, b->type) &&
           span_equal(a->standard, b->standard) && span_equal(a->level, b->level) &&
           same_but_for_numbers(a->label, b->label);
}

bool evidence_is_replaced(const struct evidence_documents *list, const struct evidence_document *gone)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct facts_evidence *row = list->items[i].row;
        if (row != NULL && span_equal(row->source.page, gone->last->source.page) &&
            (span_equal(row->label, gone->last->label) ||
             (row->target.size > 0 && span_equal(row->target, gone->last->target)) ||
             follows(&list->items[i], gone)))
            return true;
    }
    return false;
}
