/* One document that several pages link to or name: shown once, with what is known of it from each. */
#include "search/evidence_keys.h"

#include "terms/words.h"

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
