/* What a label says of a document beside which issue of it this is. */
#include "search/evidence_keys.h"

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

/* "BSI" and "C5" of "bsi-c5": one label names the standard in full, another in short. */
static bool is_of_standard(struct span word, struct span standard)
{
    struct span piece;
    while (span_next_piece(&standard, '-', &piece))
        if (span_equal_case(piece, word))
            return true;
    return false;
}

struct span evidence_title_word(struct span *rest, struct span standard)
{
    struct span word;
    while (span_next_piece(rest, ' ', &word)) {
        while (word.size > 0 && span_find_byte(SPAN(",;.()"), word.bytes[word.size - 1], 0) != SPAN_NONE)
            word.size--;
        if (word.size > 0 && !span_has_between(word, '0', '9') && !is_of_date(word) &&
            !is_of_standard(word, standard))
            return word;
    }
    return SPAN_EMPTY;
}

bool evidence_same_title(const struct facts_evidence *a, const struct facts_evidence *b)
{
    struct span first = a->label, second = b->label;
    struct span one, other;
    do {
        one = evidence_title_word(&first, a->standard);
        other = evidence_title_word(&second, b->standard);
        if (!span_equal_case(one, other))
            return false;
    } while (one.size > 0);
    return true;
}
