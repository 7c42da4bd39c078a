/* Certificates and reports as JSON, with the days they were first and last seen. */
#include "search/card.h"
#include "search/scope.h"

/* A document over the versions of its page that the caller may see. */
struct document_span {
    const struct facts_evidence *row; /* the one that holds, or NULL */
    date_day first;
    date_day last;
};

static bool same_document(const struct facts_evidence *a, const struct facts_evidence *b)
{
    return span_equal(a->standard, b->standard) && span_equal(a->source.page, b->source.page) &&
           span_equal(a->label, b->label) && span_equal(a->target, b->target);
}

static void write_document(struct json_writer *json, const struct vocabulary *vocabulary,
                           const struct document_span *document, date_day today)
{
    const struct facts_evidence *row = document->row;
    bool said = !span_equal(row->access, word_of(WORDS_ACCESS, ACCESS_NOT_STATED));
    json_begin_map(json);
    json_field_text(json, "type", row->type);
    json_field_text(json, "label", row->label);
    json_field_text_or_null(json, "target", row->target);
    json_field_text_or_null(json, "standard", row->standard);
    json_field_text_or_null(json, "standard_name", rows_standard_name(vocabulary, row->standard));
    json_field_text_or_null(json, "edition", row->edition);
    json_field_text_or_null(json, "level", row->level);
    json_field_text_or_null(json, "issuer", row->issuer);
    json_field_day(json, "report_date", row->reported);
    json_field_day(json, "period_from", row->from);
    json_field_day(json, "period_to", row->to);
    json_field_day(json, "valid_until", row->valid_until);
    json_key(json, "days_left");
    if (row->valid_until != DATE_NONE)
        json_integer(json, date_days_between(today, row->valid_until));
    else
        json_null(json);
    json_field_text_or_null(json, "access", said ? row->access : SPAN_EMPTY);
    json_field_day(json, "first_seen", document->first);
    json_field_day(json, "last_seen", document->last);
    rows_source_json(json, &row->source);
    json_end_map(json);
}

/* Rows of one document follow each other; those of versions that do not hold only widen its days. */
static void write_documents(struct json_writer *json, const struct lease *lease,
                            const struct search_scope_request *request, struct span edition,
                            const struct facts_evidence_list *rows)
{
    date_day day = request->as_of != DATE_NONE ? request->as_of : DATE_OPEN - 1;
    date_day today = request->today != DATE_NONE ? request->today : date_today();
    for (size_t i = 0, end = 0; i < rows->count; i = end) {
        struct document_span document = {.row = NULL};
        for (end = i; end < rows->count && same_document(&rows->items[i], &rows->items[end]); end++) {
            const struct facts_evidence *row = &rows->items[end];
            if (!rows_seen(&row->source, request->audience) || row->source.date > day ||
                !rows_of_edition(row->edition, row->level, edition))
                continue;
            document.first = document.first == DATE_NONE ? row->source.date : document.first;
            document.last = row->source.date;
            document.row = row->source.until > day ? row : document.row;
        }
        if (document.row != NULL)
            write_document(json, lease->view->vocabulary, &document, today);
    }
}

static enum avow_status find_evidence(struct lease *lease, const struct search_scope_request *request,
                                      struct buffer *out, struct avow_error *err)
{
    struct span standard = SPAN_EMPTY;
    struct span edition = SPAN_EMPTY;
    struct facts_evidence_list rows = {NULL, 0};
    enum avow_status status = rows_present(lease, err);
    if (status == AVOW_OK)
        status = rows_resolve(lease, FILTER_STANDARD, request->standard, &standard, &edition, err);
    const struct facts_row_filter filter = {.standard = standard};
    if (status == AVOW_OK)
        status = facts_evidence_rows(lease->facts, &filter, &lease->arena, &rows, err);
    if (status != AVOW_OK)
        return status;
    struct json_writer json = json_writer_to(out);
    json_begin_map(&json);
    rows_asked_json(&json, "standard", standard, rows_standard_name(lease->view->vocabulary, standard));
    json_field_text_or_null(&json, "edition", edition);
    json_field_day(&json, "as_of", request->as_of);
    json_key(&json, "evidence");
    json_begin_list(&json);
    write_documents(&json, lease, request, edition, &rows);
    json_end_list(&json);
    json_end_map(&json);
    return out->failed ? error_set_no_memory(err, "search") : AVOW_OK;
}

enum avow_status search_evidence(struct search_engine *engine, const struct search_scope_request *request,
                                 struct buffer *out, struct avow_error *err)
{
    struct lease *lease = NULL;
    enum avow_status status = lease_begin(engine, &lease, err);
    if (status != AVOW_OK)
        return status;
    status = find_evidence(lease, request, out, err);
    lease_end(engine, lease);
    return status;
}
