/* What a document holds beside its terms: forward vector, facets, record (SCHEMA.md "Value slots"). */
#include "index/put_job.h"

#include "terms/facets.h"
#include "terms/forward.h"
#include "terms/record.h"

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

static enum avow_status encode_slots(struct put_job *job)
{
    struct putter *putter = job->putter;
    size_t words = job->question.count + job->text.count;
    struct facets facets = {
        .kind = job->statement->kind,
        .status = job->page->status,
        .audience = job->page->audience,
        .about = job->statement->about,
        .page = page_number(job->page->id),
        .ordinal = job->ordinal,
        .review_by = job->page->review_by,
        .year = (uint16_t)(job->page->date / 10000),
        .words = words < UINT16_MAX ? (uint16_t)words : UINT16_MAX,
    };
    enum avow_status status = fill_facet_names(job, &facets);
    if (status != AVOW_OK)
        return status;
    buffer_truncate(&putter->slots[0], 0);
    buffer_truncate(&putter->slots[1], 0);
    bool good = forward_encode(&putter->slots[0], &job->question, &putter->section.heading, &job->text) &&
                facets_encode(&putter->slots[1], &facets);
    return good ? AVOW_OK : error_set_no_memory(job->err, "put");
}

static enum avow_status encode_record(struct put_job *job)
{
    const struct page *page = job->page;
    const struct statement *statement = job->statement;
    const struct record record = {
        .id = statement->id,
        .page_id = page->id,
        .title = page->title,
        .url = page->url,
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
        .date = page->date,
        .review_by = page->review_by,
        .valid_from = job->placed->from,
        .valid_to = job->placed->to,
        .ordinal = job->ordinal,
        .page_number = statement->page_number,
        .date_source = page->date_source,
        .kind = statement->kind,
        .status = page->status,
        .audience = page->audience,
        .about = statement->about,
    };
    buffer_truncate(&job->putter->data, 0);
    return record_encode(&job->putter->data, &record) ? AVOW_OK : error_set_no_memory(job->err, "put");
}

enum avow_status put_values(struct put_job *job)
{
    enum avow_status status = encode_slots(job);
    return status == AVOW_OK ? encode_record(job) : status;
}
