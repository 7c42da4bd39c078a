/* Certificates and reports as JSON, with the days they were first and last seen. */
#include "search/card.h"
#include "search/evidence.h"
#include "search/lease_json.h"
#include "search/name.h"

#include <stdlib.h>

static bool same_document(const struct facts_evidence *a, const struct facts_evidence *b)
{
    return span_equal(a->standard, b->standard) && span_equal(a->source.page, b->source.page) &&
           span_equal(a->label, b->label) && span_equal(a->target, b->target);
}

static void write_document(struct json_writer *json, const struct vocabulary *vocabulary,
                           const struct evidence_document *document, date_day today)
{
    const struct facts_evidence *row = document->row;
    bool said = !span_equal(row->access, word_of(WORDS_ACCESS, ACCESS_NOT_STATED));
    json_begin_map(json);
    json_field_text(json, "type", row->type);
    json_field_text(json, "label", row->label);
    json_field_text_or_null(json, "target", row->target);
    json_field_text_or_null(json, "standard", row->standard);
    json_field_text_or_null(json, "standard_name", name_standard(vocabulary, row->standard));
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
    json_field_day(json, "first_seen", document->first_seen);
    json_field_day(json, "last_seen", document->last_seen);
    rows_source_json(json, &row->source);
    json_end_map(json);
}

static date_day issued(const struct facts_evidence *row)
{
    return row->reported != DATE_NONE ? row->reported : row->to != DATE_NONE ? row->to : row->from;
}

static int by_place(const struct evidence_document *a, const struct evidence_document *b)
{
    return (a->row > b->row) - (a->row < b->row);
}

/* What has no end comes last. */
static int by_end(const void *left, const void *right)
{
    const struct evidence_document *a = left, *b = right;
    date_day first = a->row->valid_until != DATE_NONE ? a->row->valid_until : DATE_OPEN;
    date_day second = b->row->valid_until != DATE_NONE ? b->row->valid_until : DATE_OPEN;
    return first != second ? (first > second) - (first < second) : by_place(a, b);
}

static int by_date(const void *left, const void *right)
{
    const struct evidence_document *a = left, *b = right;
    date_day first = issued(a->row), second = issued(b->row);
    return first != second ? (first < second) - (first > second) : by_place(a, b);
}

static void sort_documents(struct evidence_document *documents, size_t count, enum search_evidence_sort sort)
{
    if (count > 0 && sort != EVIDENCE_BY_STANDARD)
        qsort(documents, count, sizeof *documents, sort == EVIDENCE_BY_END ? by_end : by_date);
}

/* Rows of one document follow each other; those of versions that do not hold only widen its days. */
enum avow_status evidence_documents_read(const struct search_scope_request *request, struct span edition,
                                         const struct facts_evidence_list *rows, struct arena *arena,
                                         struct evidence_documents *out, struct avow_error *err)
{
    date_day day = request->as_of != DATE_NONE ? request->as_of : DATE_OPEN - 1;
    struct evidence_documents list = {arena_array(arena, rows->count, sizeof *list.items), 0};
    if (list.items == NULL)
        return error_set_no_memory(err, "search");
    for (size_t i = 0, end = 0; i < rows->count; i = end) {
        struct evidence_document document = {.row = NULL};
        for (end = i; end < rows->count && same_document(&rows->items[i], &rows->items[end]); end++) {
            const struct facts_evidence *row = &rows->items[end];
            if (!rows_seen(&row->source, request->audience) || row->source.date > day ||
                !rows_of_edition(row->edition, row->level, edition))
                continue;
            document.first_seen = document.last == NULL ? row->source.date : document.first_seen;
            document.last_seen = row->source.date;
            document.last = row;
            document.row = row->source.until > day ? row : document.row;
        }
        if (document.last != NULL)
            list.items[list.count++] = document;
    }
    *out = list;
    return AVOW_OK;
}

static enum avow_status write_documents(struct json_writer *json, struct lease *lease,
                                        const struct search_scope_request *request, struct span edition,
                                        const struct facts_evidence_list *rows, struct avow_error *err)
{
    date_day today = request->today != DATE_NONE ? request->today : lease->today;
    struct evidence_documents list = {NULL, 0};
    size_t kept = 0;
    enum avow_status status = evidence_documents_read(request, edition, rows, &lease->arena, &list, err);
    for (size_t i = 0; i < list.count; i++) {
        const struct facts_evidence *row = list.items[i].row;
        if (row != NULL && (request->type.size == 0 || span_equal(request->type, row->type)))
            list.items[kept++] = list.items[i];
    }
    list.count = kept;
    if (status == AVOW_OK)
        status = evidence_documents_join(&list, rows, &lease->arena, err);
    sort_documents(list.items, list.count, request->sort);
    for (size_t i = 0; status == AVOW_OK && i < list.count; i++)
        write_document(json, lease->view->vocabulary, &list.items[i], today);
    return status;
}

static enum avow_status find_evidence(struct lease *lease, const struct search_scope_request *request,
                                      struct json_writer *json, struct avow_error *err)
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
    json_begin_map(json);
    rows_asked_json(json, "standard", standard, name_standard(lease->view->vocabulary, standard));
    json_field_text_or_null(json, "edition", edition);
    json_field_day(json, "as_of", request->as_of);
    json_key(json, "evidence");
    json_begin_list(json);
    status = write_documents(json, lease, request, edition, &rows, err);
    json_end_list(json);
    json_end_map(json);
    return status;
}

enum avow_status search_evidence(struct search_engine *engine, const struct search_scope_request *request,
                                 struct buffer *out, struct avow_error *err)
{
    struct lease_json answer;
    enum avow_status status = lease_json_begin(engine, out, &answer, err);
    if (status != AVOW_OK)
        return status;
    status = find_evidence(answer.lease, request, &answer.json, err);
    return lease_json_end(&answer, status, err);
}
