/* Make a statement's document from what was prepared: facets, record, and what its place in time says. */
#include "index/put.h"

#include "terms/facets.h"
#include "terms/forward.h"
#include "terms/record.h"
#include "terms/term.h"

#include <stdio.h>
#include <stdlib.h>

enum { SLOT_TOTAL = SLOT_HASH + 1, COLLAPSE_KEY = 32 };

struct putter {
    struct put_tables *tables;
    struct buffer unique;
    struct buffer facets;
    struct buffer data;
};

/* One statement on its way. */
struct put_job {
    struct putter *putter;
    const struct page *page;
    const struct statement *statement;
    const struct prepared *prepared;
    const struct placed *placed;
    uint32_t ordinal;
    struct avow_error *err;
};

enum avow_status putter_new(struct put_tables *tables, struct putter **out, struct avow_error *err)
{
    struct putter *putter = calloc(1, sizeof *putter);
    if (putter == NULL)
        return error_set_no_memory(err, "put");
    putter->tables = tables;
    *out = putter;
    return AVOW_OK;
}

void putter_free(struct putter *putter)
{
    if (putter == NULL)
        return;
    buffer_free(&putter->unique);
    buffer_free(&putter->facets);
    buffer_free(&putter->data);
    free(putter);
}

static uint32_t page_number(struct span id)
{
    /* A hash keeps the number of a page without a table; two pages with one number would only lend each
     * other a little nearness in ranking. */
    return forward_stem_hash(id);
}

static enum avow_status fill_facet_names(struct put_job *job, struct facets *facets)
{
    struct put_tables *tables = job->putter->tables;
    const struct statement *statement = job->statement;
    for (size_t i = 0; i < statement->standards.count && i < FACET_LIST_LIMIT; i++) {
        struct facet_standard *out = &facets->standards[facets->standard_count++];
        enum avow_status status =
            number_table_find(&tables->standards, statement->standards.items[i].id, &out->family, job->err);
        if (status == AVOW_OK)
            status = number_table_find(&tables->editions, statement->standards.items[i].edition,
                                       &out->edition, job->err);
        if (status != AVOW_OK)
            return status;
    }
    for (size_t i = 0; i < statement->services.count && i < FACET_LIST_LIMIT; i++) {
        enum avow_status status = number_table_find(&tables->services, statement->services.items[i],
                                                    &facets->services[facets->service_count++], job->err);
        if (status != AVOW_OK)
            return status;
    }
    return AVOW_OK;
}

/* A row may be dated by itself. */
static date_day date_of(const struct put_job *job)
{
    return job->statement->date != DATE_NONE ? job->statement->date : job->page->date;
}

/* A hash is 64 hex digits, of which the first 16 tell statements apart well enough. */
static uint64_t identity_of(struct span hash)
{
    uint64_t identity = 0;
    for (size_t i = 0; i < 16 && i < hash.size; i++)
        identity =
            identity << 4 | (uint64_t)(hash.bytes[i] <= '9' ? hash.bytes[i] - '0' : hash.bytes[i] - 'a' + 10);
    return identity;
}

static enum avow_status encode_facets(struct put_job *job)
{
    size_t words = job->prepared->words;
    struct facets facets = {
        .kind = job->statement->kind,
        .status = job->page->status,
        .audience = job->page->audience,
        .about = job->statement->about,
        .identity = identity_of(job->statement->hash),
        .page = page_number(job->page->id),
        .ordinal = job->ordinal,
        .review_by = job->page->review_by,
        .year = (uint16_t)(date_of(job) / 10000),
        .words = words < UINT16_MAX ? (uint16_t)words : UINT16_MAX,
        .answers = (uint16_t)job->prepared->answers,
        .asked = (uint16_t)job->prepared->asked,
    };
    enum avow_status status = fill_facet_names(job, &facets);
    if (status != AVOW_OK)
        return status;
    buffer_truncate(&job->putter->facets, 0);
    return facets_encode(&job->putter->facets, &facets) ? AVOW_OK : error_set_no_memory(job->err, "put");
}

static enum avow_status encode_record(struct put_job *job)
{
    const struct page *page = job->page;
    const struct statement *statement = job->statement;
    const struct record record = {
        .id = statement->id,
        .page_id = page->id,
        .title = page->title,
        .url = statement->url.size > 0 ? statement->url : page->url,
        .path = page->path,
        .anchor = statement->anchor,
        .headings = statement->headings,
        .question = statement->question,
        .text = statement->text,
        .hash = statement->hash,
        .language = page->language,
        .owner = page->owner,
        .standards = statement->standards,
        .services = statement->services,
        .links = statement->links,
        .link_count = statement->link_count,
        .date = date_of(job),
        .review_by = page->review_by,
        .valid_from = job->placed->from,
        .valid_to = job->placed->to,
        .ordinal = job->ordinal,
        .page_number = statement->page_number,
        .date_source = statement->date != DATE_NONE ? DATE_STATED : page->date_source,
        .kind = statement->kind,
        .status = page->status,
        .audience = page->audience,
        .about = statement->about,
    };
    buffer_truncate(&job->putter->data, 0);
    return record_encode(&job->putter->data, &record) ? AVOW_OK : error_set_no_memory(job->err, "put");
}

bool put_unique_term(struct buffer *out, struct span document)
{
    buffer_truncate(out, 0);
    return term_append(out, TERM_ID, document);
}

static struct span day_text(date_day day, char text[DATE_TEXT_SIZE])
{
    if (day == DATE_NONE)
        return SPAN_EMPTY;
    snprintf(text, DATE_TEXT_SIZE, "%08u", day);
    return span_of(text);
}

static enum avow_status write_document(struct put_job *job, struct store_writer *writer)
{
    struct putter *putter = job->putter;
    char from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE], date[DATE_TEXT_SIZE];
    const struct store_value values[SLOT_TOTAL] = {
        {SLOT_FORWARD, job->prepared->forward},
        {SLOT_FACETS, buffer_span(&putter->facets)},
        {SLOT_VALID_FROM, day_text(job->placed->from, from)},
        {SLOT_VALID_TO, day_text(job->placed->to, to)},
        {SLOT_DATE, day_text(date_of(job), date)},
        {SLOT_HASH, span_part(job->statement->hash, 0, COLLAPSE_KEY)},
    };
    if (!put_unique_term(&putter->unique, job->placed->document))
        return error_set_no_memory(job->err, "put");
    const struct store_document document = {
        .unique = buffer_span(&putter->unique),
        .terms = job->prepared->terms,
        .term_count = job->prepared->term_count,
        .postings = job->prepared->postings,
        .posting_count = job->prepared->posting_count,
        .values = values,
        .value_count = SLOT_TOTAL,
        .data = buffer_span(&putter->data),
    };
    return store_writer_put(writer, &document, job->err);
}

enum avow_status putter_put(struct putter *putter, struct store_writer *writer, const struct version *version,
                            size_t number, struct avow_error *err)
{
    struct put_job job = {.putter = putter,
                          .page = version->page,
                          .statement = &version->page->statements[number],
                          .prepared = &version->prepared[number],
                          .placed = &version->placed[number],
                          .ordinal = (uint32_t)number,
                          .err = err};
    enum avow_status status = encode_facets(&job);
    if (status == AVOW_OK)
        status = encode_record(&job);
    return status == AVOW_OK ? write_document(&job, writer) : status;
}
