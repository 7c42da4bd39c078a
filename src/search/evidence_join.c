/* One certificate named by several pages: shown once, with what is known of it from each. */
#include "search/evidence.h"

#include "terms/words.h"

enum { NUMBER_DIGITS = 4 };

/* "KC-22301-0862": the first word of capitals, digits and hyphens with all three; empty: none. */
static struct span number_of(struct span label)
{
    struct span word;
    while (span_next_piece(&label, ' ', &word)) {
        size_t digits = 0, capitals = 0, hyphens = 0;
        while (word.size > 0 && span_find_byte(SPAN(",;.)"), word.bytes[word.size - 1], 0) != SPAN_NONE)
            word.size--;
        for (size_t i = 0; i < word.size; i++) {
            digits += word.bytes[i] >= '0' && word.bytes[i] <= '9';
            capitals += word.bytes[i] >= 'A' && word.bytes[i] <= 'Z';
            hyphens += word.bytes[i] == '-';
        }
        if (digits >= NUMBER_DIGITS && capitals > 0 && hyphens > 0 &&
            digits + capitals + hyphens == word.size)
            return word;
    }
    return SPAN_EMPTY;
}

static bool days_agree(date_day a, date_day b)
{
    return a == b || a == DATE_NONE || b == DATE_NONE;
}

static bool texts_agree(struct span a, struct span b)
{
    return a.size == 0 || b.size == 0 || span_equal(a, b);
}

/* The same number, and nothing that either says speaks against the other. */
static bool is_same(const struct facts_evidence *a, const struct facts_evidence *b)
{
    struct span number = number_of(a->label);
    return number.size > 0 && span_equal(number, number_of(b->label)) && span_equal(a->type, b->type) &&
           span_equal(a->standard, b->standard) && texts_agree(a->edition, b->edition) &&
           texts_agree(a->level, b->level) && texts_agree(a->target, b->target) &&
           texts_agree(a->issuer, b->issuer) && days_agree(a->reported, b->reported) &&
           days_agree(a->from, b->from) && days_agree(a->to, b->to) &&
           days_agree(a->valid_until, b->valid_until);
}

static date_day known_day(date_day own, date_day other)
{
    return own != DATE_NONE ? own : other;
}

static struct span known_text(struct span own, struct span other)
{
    return own.size > 0 ? own : other;
}

static void take(struct facts_evidence *row, const struct facts_evidence *other)
{
    if (span_equal(row->access, word_of(WORDS_ACCESS, ACCESS_NOT_STATED)))
        row->access = other->access;
    row->edition = known_text(row->edition, other->edition);
    row->level = known_text(row->level, other->level);
    row->target = known_text(row->target, other->target);
    row->issuer = known_text(row->issuer, other->issuer);
    row->reported = known_day(row->reported, other->reported);
    row->from = known_day(row->from, other->from);
    row->to = known_day(row->to, other->to);
    row->valid_until = known_day(row->valid_until, other->valid_until);
}

void evidence_documents_join(struct evidence_documents *list, const struct facts_evidence_list *rows)
{
    size_t kept = 0;
    size_t group = 0; /* where the standard at hand starts: rows are in the order of standards */
    for (size_t i = 0; i < list->count; i++) {
        const struct evidence_document *document = &list->items[i];
        if (kept > 0 && !span_equal(list->items[kept - 1].row->standard, document->row->standard))
            group = kept;
        size_t k = number_of(document->row->label).size > 0 ? group : kept;
        while (k < kept && !is_same(list->items[k].row, document->row))
            k++;
        if (k == kept) {
            list->items[kept++] = *document;
            continue;
        }
        struct evidence_document *first = &list->items[k];
        bool linked = first->row->target.size > 0 || document->row->target.size == 0;
        const struct facts_evidence *kept_row = linked ? first->row : document->row;
        take(&rows->items[kept_row - rows->items], linked ? document->row : first->row);
        first->row = kept_row;
        first->first_seen =
            first->first_seen < document->first_seen ? first->first_seen : document->first_seen;
        first->last_seen = first->last_seen > document->last_seen ? first->last_seen : document->last_seen;
    }
    list->count = kept;
}
