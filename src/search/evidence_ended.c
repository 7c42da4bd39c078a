/* Look among the certificates and reports that name an end, read once for a request. */
#include "search/evidence_ended.h"

#include "search/card.h"
#include "search/scope.h"

static enum avow_status read_ending(struct lease *lease, struct ending_evidence *ending,
                                    struct avow_error *err)
{
    struct facts_row_filter filter = {.is_ending = true, .as_of = DATE_OPEN - 1};
    if (ending->is_read || rows_present(lease, NULL) != AVOW_OK)
        return AVOW_OK;
    if (ending->as_of != DATE_NONE)
        filter.as_of = ending->as_of;
    enum avow_status status = facts_evidence_rows(lease->facts, &filter, &lease->arena, &ending->rows, err);
    ending->is_read = status == AVOW_OK;
    return status;
}

/* A letter that bridges two reports proves nothing alone. What names no edition or level may be of any. */
static bool may_prove(const struct facts_evidence *row, const struct standard_ref *ref)
{
    bool is_proof = span_equal(row->type, word_of(WORDS_EVIDENCE_TYPE, EVIDENCE_CERTIFICATE)) ||
                    span_equal(row->type, word_of(WORDS_EVIDENCE_TYPE, EVIDENCE_REPORT));
    return is_proof && span_equal(row->standard, ref->id) &&
           (row->edition.size == 0 || ref->edition.size == 0 || span_equal(row->edition, ref->edition)) &&
           (row->level.size == 0 || ref->level.size == 0 || span_equal(row->level, ref->level));
}

static const struct facts_evidence *last_of(const struct ending_evidence *ending,
                                            const struct standard_ref *ref)
{
    const struct facts_evidence *last = NULL;
    for (size_t i = 0; i < ending->rows.count; i++) {
        const struct facts_evidence *row = &ending->rows.items[i];
        if (rows_seen(&row->source, ending->audience) && may_prove(row, ref) &&
            (last == NULL || row->valid_until > last->valid_until))
            last = row;
    }
    return last;
}

enum avow_status evidence_ended(struct lease *lease, struct ending_evidence *ending,
                                const struct record *record, const struct facts_evidence **out,
                                struct avow_error *err)
{
    date_day day = ending->as_of != DATE_NONE ? ending->as_of : ending->today;
    size_t count = record->about == ABOUT_US ? record->standards.count : 0;
    enum avow_status status = count > 0 ? read_ending(lease, ending, err) : AVOW_OK;
    if (status != AVOW_OK)
        return status;
    const struct facts_evidence *ended = NULL;
    for (size_t i = 0; i < count && ended == NULL; i++) {
        const struct facts_evidence *last = last_of(ending, &record->standards.items[i]);
        ended = last != NULL && last->valid_until < day ? last : NULL;
    }
    *out = ended;
    return AVOW_OK;
}

void evidence_ended_json(struct json_writer *json, const struct facts_evidence *row)
{
    json_key(json, "evidence_ended");
    if (row == NULL) {
        json_null(json);
        return;
    }
    json_begin_map(json);
    json_field_text(json, "label", row->label);
    json_field_day(json, "valid_until", row->valid_until);
    json_field_text(json, "statement_id", row->source.id);
    json_end_map(json);
}
