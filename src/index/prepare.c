/* Cut a statement into tokens once; terms and forward vector come from them. */
#include "index/prepare_job.h"

#include "terms/answer.h"
#include "terms/forward.h"

#include <stdlib.h>

enum avow_status preparer_new(const struct vocabulary *vocabulary, struct preparer **out,
                              struct avow_error *err)
{
    struct preparer *preparer = calloc(1, sizeof *preparer);
    if (preparer == NULL)
        return error_set_no_memory(err, "prepare");
    preparer->vocabulary = vocabulary;
    *out = preparer;
    return AVOW_OK;
}

void preparer_free(struct preparer *preparer)
{
    if (preparer == NULL)
        return;
    for (size_t i = 0; i < preparer->tokeniser_count; i++)
        tokeniser_free(preparer->tokenisers[i].tokeniser);
    arena_free(&preparer->names);
    arena_free(&preparer->scratch);
    arena_free(&preparer->section.arena);
    term_sink_free(&preparer->sink);
    buffer_free(&preparer->joined);
    buffer_free(&preparer->forward);
    free(preparer);
}

/* The tokeniser for a language; when too many languages have one, the last makes room. */
static enum avow_status tokeniser_for(struct preparer *preparer, struct span language, struct tokeniser **out,
                                      struct avow_error *err)
{
    for (size_t i = 0; i < preparer->tokeniser_count; i++)
        if (span_equal(preparer->tokenisers[i].language, language)) {
            *out = preparer->tokenisers[i].tokeniser;
            return AVOW_OK;
        }
    struct language_tokeniser fresh = {arena_copy(&preparer->names, language), NULL};
    enum avow_status status = fresh.language.bytes != NULL ? tokeniser_new(language, &fresh.tokeniser, err)
                                                           : error_set_no_memory(err, "prepare");
    if (status != AVOW_OK)
        return status;
    if (preparer->tokeniser_count == MOST_TOKENISERS)
        tokeniser_free(preparer->tokenisers[--preparer->tokeniser_count].tokeniser);
    preparer->tokenisers[preparer->tokeniser_count++] = fresh;
    *out = fresh.tokeniser;
    return AVOW_OK;
}

/* Language, title and headings of a statement, one line each. */
static bool join_section(const struct prepare_job *job, struct buffer *out, size_t *headings)
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
static enum avow_status load_section(struct prepare_job *job, struct tokeniser *tokeniser)
{
    struct section_tokens *section = &job->preparer->section;
    struct buffer *joined = &job->preparer->joined;
    size_t headings_at;
    if (!join_section(job, joined, &headings_at))
        return error_set_no_memory(job->err, "prepare");
    if (section->loaded && span_equal(section->words, buffer_span(joined)))
        return AVOW_OK;
    section->loaded = false;
    arena_reset(&section->arena);
    section->words = arena_copy(&section->arena, buffer_span(joined));
    if (section->words.bytes == NULL)
        return error_set_no_memory(job->err, "prepare");
    struct span headings = span_part(section->words, headings_at, section->words.size);
    struct span title = span_part(section->words, job->page->language.size + 1, headings_at - 1);
    enum avow_status status = tokeniser_run(tokeniser, title, &section->arena, &section->title, job->err);
    if (status == AVOW_OK)
        status = tokeniser_run(tokeniser, headings, &section->arena, &section->heading, job->err);
    if (status == AVOW_OK)
        status = vocabulary_mentions(job->preparer->vocabulary, headings, &section->heading, MENTION_IN_TEXT,
                                     &section->arena, &section->heading_mentions, job->err);
    section->loaded = status == AVOW_OK;
    return status;
}

static enum avow_status tokenise(struct prepare_job *job)
{
    struct tokeniser *tokeniser;
    struct arena *scratch = &job->preparer->scratch;
    enum avow_status status = tokeniser_for(job->preparer, job->page->language, &tokeniser, job->err);
    if (status == AVOW_OK)
        status = tokeniser_run(tokeniser, job->statement->question, scratch, &job->question, job->err);
    if (status == AVOW_OK)
        status = tokeniser_run(tokeniser, job->statement->text, scratch, &job->text, job->err);
    return status == AVOW_OK ? load_section(job, tokeniser) : status;
}

/* Copy what was collected out of the buffers. */
static enum avow_status take(struct prepare_job *job, struct arena *arena, struct prepared *out)
{
    struct preparer *preparer = job->preparer;
    buffer_truncate(&preparer->forward, 0);
    if (!term_sink_take(&preparer->sink, arena, out) ||
        !forward_encode(&preparer->forward, &job->question, &preparer->section.heading, &job->text,
                        &preparer->section.title))
        return error_set_no_memory(job->err, "prepare");
    out->forward = arena_copy(arena, buffer_span(&preparer->forward));
    out->words = job->question.count + job->text.count;
    out->answers = answers_in(&job->text);
    out->asked = answers_asked(&job->question);
    return out->forward.bytes != NULL ? AVOW_OK : error_set_no_memory(job->err, "prepare");
}

static enum avow_status prepare(struct prepare_job *job, struct arena *arena, struct prepared *out)
{
    arena_reset(&job->preparer->scratch);
    term_sink_clear(&job->preparer->sink);
    enum avow_status status = tokenise(job);
    if (status == AVOW_OK)
        status = prepare_terms(job);
    return status == AVOW_OK ? take(job, arena, out) : status;
}

enum avow_status preparer_run(struct preparer *preparer, const struct page *page, struct arena *arena,
                              struct prepared **out, struct avow_error *err)
{
    struct prepared *all = arena_array(arena, page->statement_count, sizeof *all);
    if (all == NULL)
        return error_set_no_memory(err, "prepare");
    for (size_t i = 0; i < page->statement_count; i++) {
        struct prepare_job job = {
            .preparer = preparer, .page = page, .statement = &page->statements[i], .err = err};
        enum avow_status status = prepare(&job, arena, &all[i]);
        if (status != AVOW_OK)
            return status;
    }
    *out = all;
    return AVOW_OK;
}
