/* Make a statement's document: tokenise once, then terms, slots and record from the tokens. */
#include "index/put_job.h"

#include "terms/term.h"

#include <stdio.h>
#include <stdlib.h>

enum { SLOT_TOTAL = SLOT_HASH + 1, COLLAPSE_KEY = 32 };

enum avow_status putter_new(const struct vocabulary *vocabulary, struct put_tables *tables,
                            struct putter **out, struct avow_error *err)
{
    struct putter *putter = calloc(1, sizeof *putter);
    if (putter == NULL)
        return error_set_no_memory(err, "put");
    putter->vocabulary = vocabulary;
    putter->tables = tables;
    *out = putter;
    return AVOW_OK;
}

void putter_free(struct putter *putter)
{
    if (putter == NULL)
        return;
    for (size_t i = 0; i < putter->tokeniser_count; i++)
        tokeniser_free(putter->tokenisers[i].tokeniser);
    arena_free(&putter->names);
    arena_free(&putter->scratch);
    arena_free(&putter->section.arena);
    term_sink_free(&putter->sink);
    buffer_free(&putter->joined);
    buffer_free(&putter->unique);
    buffer_free(&putter->slots[0]);
    buffer_free(&putter->slots[1]);
    buffer_free(&putter->data);
    free(putter);
}

/* The tokeniser for a language; when too many languages have one, the last makes room. */
static enum avow_status tokeniser_for(struct putter *putter, struct span language, struct tokeniser **out,
                                      struct avow_error *err)
{
    for (size_t i = 0; i < putter->tokeniser_count; i++)
        if (span_equal(putter->tokenisers[i].language, language)) {
            *out = putter->tokenisers[i].tokeniser;
            return AVOW_OK;
        }
    struct language_tokeniser fresh = {arena_copy(&putter->names, language), NULL};
    enum avow_status status = fresh.language.bytes != NULL ? tokeniser_new(language, &fresh.tokeniser, err)
                                                           : error_set_no_memory(err, "put");
    if (status != AVOW_OK)
        return status;
    if (putter->tokeniser_count == MOST_TOKENISERS)
        tokeniser_free(putter->tokenisers[--putter->tokeniser_count].tokeniser);
    putter->tokenisers[putter->tokeniser_count++] = fresh;
    *out = fresh.tokeniser;
    return AVOW_OK;
}

/* Language, title and headings of a statement, one line each. */
static bool join_section(const struct put_job *job, struct buffer *out, size_t *headings)
{
    buffer_truncate(out, 0);
    buffer_append(out, job->page->language);
    buffer_append_byte(out, '\n');
    buffer_append(out, job->page->title);
    buffer_append_byte(out, '\n');
    *headings = out->size;
    for (size_t i = 0; i < job->statement->headings.count; i++) {
        buffer_append(out, job->statement->headings.items[i]);
        buffer_append_byte(out, '\n');
    }
    return !out->failed;
}

/* Tokens of title and heading path, cut anew only when they differ from those of the statement before. */
static enum avow_status load_section(struct put_job *job, struct tokeniser *tokeniser)
{
    struct section_tokens *section = &job->putter->section;
    struct buffer *joined = &job->putter->joined;
    size_t headings_at;
    if (!join_section(job, joined, &headings_at))
        return error_set_no_memory(job->err, "put");
    if (section->loaded && span_equal(section->words, buffer_span(joined)))
        return AVOW_OK;
    section->loaded = false;
    arena_reset(&section->arena);
    section->words = arena_copy(&section->arena, buffer_span(joined));
    if (section->words.bytes == NULL)
        return error_set_no_memory(job->err, "put");
    struct span headings = span_part(section->words, headings_at, section->words.size);
    struct span title = span_part(section->words, job->page->language.size + 1, headings_at - 1);
    enum avow_status status = tokeniser_run(tokeniser, title, &section->arena, &section->title, job->err);
    if (status == AVOW_OK)
        status = tokeniser_run(tokeniser, headings, &section->arena, &section->heading, job->err);
    if (status == AVOW_OK)
        status = vocabulary_mentions(job->putter->vocabulary, headings, &section->heading, MENTION_IN_TEXT,
                                     &section->arena, &section->heading_mentions, job->err);
    section->loaded = status == AVOW_OK;
    return status;
}

static enum avow_status tokenise(struct put_job *job)
{
    struct tokeniser *tokeniser;
    struct arena *scratch = &job->putter->scratch;
    enum avow_status status = tokeniser_for(job->putter, job->page->language, &tokeniser, job->err);
    if (status == AVOW_OK)
        status = tokeniser_run(tokeniser, job->statement->question, scratch, &job->question, job->err);
    if (status == AVOW_OK)
        status = tokeniser_run(tokeniser, job->statement->text, scratch, &job->text, job->err);
    return status == AVOW_OK ? load_section(job, tokeniser) : status;
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
        {SLOT_FORWARD, buffer_span(&putter->slots[0])},
        {SLOT_FACETS, buffer_span(&putter->slots[1])},
        {SLOT_VALID_FROM, day_text(job->placed->from, from)},
        {SLOT_VALID_TO, day_text(job->placed->to, to)},
        {SLOT_DATE, day_text(job->page->date, date)},
        {SLOT_HASH, span_part(job->statement->hash, 0, COLLAPSE_KEY)},
    };
    struct store_document document = {.values = values, .value_count = SLOT_TOTAL};
    if (!term_sink_take(&putter->sink, &putter->scratch, &document) ||
        !put_unique_term(&putter->unique, job->placed->document))
        return error_set_no_memory(job->err, "put");
    document.unique = buffer_span(&putter->unique);
    document.data = buffer_span(&putter->data);
    return store_writer_put(writer, &document, job->err);
}

enum avow_status putter_put(struct putter *putter, struct store_writer *writer, const struct page *page,
                            size_t number, const struct placed *placed, struct avow_error *err)
{
    struct put_job job = {.putter = putter,
                          .page = page,
                          .statement = &page->statements[number],
                          .placed = placed,
                          .ordinal = (uint32_t)number,
                          .err = err};
    arena_reset(&putter->scratch);
    term_sink_clear(&putter->sink);
    enum avow_status status = tokenise(&job);
    if (status == AVOW_OK)
        status = put_terms(&job);
    if (status == AVOW_OK)
        status = put_values(&job);
    return status == AVOW_OK ? write_document(&job, writer) : status;
}
