/* One document that several pages link to or name: shown once, with what is known of it from each. */
#include "search/evidence_keys.h"

#include "terms/words.h"

enum { NUMBER_DIGITS = 4 };

/* The first word of capitals, digits and hyphens with all three. */
struct span evidence_number(struct span label)
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

/* Nothing that either says speaks against the other. First comes what parts most pairs. */
static bool agree(const struct facts_evidence *a, const struct facts_evidence *b)
{
    return days_agree(a->valid_until, b->valid_until) && days_agree(a->reported, b->reported) &&
           texts_agree(a->target, b->target) && days_agree(a->from, b->from) && days_agree(a->to, b->to) &&
           span_equal(a->type, b->type) && span_equal(a->standard, b->standard) &&
           texts_agree(a->edition, b->edition) && texts_agree(a->level, b->level) &&
           texts_agree(a->issuer, b->issuer);
}

/* Of the same day, or for the same period. */
static bool share_days(const struct facts_evidence *a, const struct facts_evidence *b)
{
    return (a->reported != DATE_NONE && a->reported == b->reported) ||
           (a->from != DATE_NONE && a->from == b->from && a->to == b->to);
}

bool evidence_is_same(const struct facts_evidence *a, const struct facts_evidence *b)
{
    if (!agree(a, b))
        return false;
    struct span number = evidence_number(a->label);
    struct span other = evidence_number(b->label);
    if (number.size > 0 || other.size > 0)
        return span_equal(number, other);
    if (a->target.size > 0 && b->target.size > 0)
        return span_equal_case(a->label, b->label);
    return share_days(a, b) && evidence_same_title(a, b);
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

static void join(struct evidence_document *first, const struct evidence_document *document,
                 const struct facts_evidence_list *rows)
{
    bool linked = first->row->target.size > 0 || document->row->target.size == 0;
    const struct facts_evidence *row = linked ? first->row : document->row;
    take(&rows->items[row - rows->items], linked ? document->row : first->row);
    first->row = row;
    first->first_seen = first->first_seen < document->first_seen ? first->first_seen : document->first_seen;
    first->last_seen = first->last_seen > document->last_seen ? first->last_seen : document->last_seen;
}

enum avow_status evidence_documents_join(struct evidence_documents *list,
                                         const struct facts_evidence_list *rows, struct arena *arena,
                                         struct avow_error *err)
{
    size_t kept = 0;
    struct evidence_keys keys;
    enum avow_status status = evidence_keys_new(list->count, arena, &keys, err);
    for (size_t i = 0; status == AVOW_OK && i < list->count; i++) {
        const struct evidence_document document = list->items[i];
        size_t place =
            document.row != NULL ? evidence_keys_find(&keys, document.row, list->items) : SPAN_NONE;
        if (place != SPAN_NONE)
            join(&list->items[place], &document, rows);
        else
            list->items[place = kept++] = document;
        if (document.row != NULL)
            status = evidence_keys_put(&keys, list->items[place].row, place, err);
    }
    if (status == AVOW_OK)
        list->count = kept;
    return status;
}
