/* Make a statement's document: tokenise once, then terms, slots and record from the tokens. */
#include "index/put.h"

#include "index/statement_terms.h"
#include "terms/facets.h"
#include "terms/forward.h"
#include "terms/record.h"
#include "terms/term.h"

#include <stdio.h>
#include <stdlib.h>

enum { POSITION_GAP = 100, MOST_TOKENISERS = 16, SLOT_TOTAL = SLOT_HASH + 1, COLLAPSE_KEY = 32 };

struct language_tokeniser {
    struct span language; /* in `names` */
    struct tokeniser *tokeniser;
};

/* The tokens of what neighbouring statements share, with copies of the words they were cut from. */
struct section_tokens {
    struct arena arena;
    bool loaded;
    struct span words; /* language, title and headings, one line each */
    struct token_list title;
    struct token_list heading;
    struct mention_list heading_mentions;
};

struct putter {
    const struct vocabulary *vocabulary;
    struct put_tables *tables;
    struct language_tokeniser tokenisers[MOST_TOKENISERS];
    size_t tokeniser_count;
    struct arena names;
    struct arena scratch; /* reset for every statement */
    struct section_tokens section;
    struct term_sink sink;
    struct buffer joined;
    struct buffer unique;
    struct buffer slots[2]; /* forward vector, facets */
    struct buffer data;
};

/* One statement on its way. */
struct job {
    struct putter *putter;
    const struct page *page;
    const struct statement *statement;
    const struct placed *placed;
    uint32_t ordinal;
    struct token_list question;
    struct token_list text;
    struct avow_error *err;
};

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
static bool join_section(const struct job *job, struct buffer *out, size_t *headings)
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
static enum avow_status load_section(struct job *job, struct tokeniser *tokeniser)
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

static enum avow_status tokenise(struct job *job)
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

static enum avow_status add_mentions(struct job *job, struct span text, const struct token_list *tokens)
{
    struct mention_list mentions;
    enum avow_status status = vocabulary_mentions(job->putter->vocabulary, text, tokens, MENTION_IN_TEXT,
                                                  &job->putter->scratch, &mentions, job->err);
    if (status == AVOW_OK)
        term_sink_add_mentions(&job->putter->sink, &mentions);
    return status;
}

/* Everything that has weight or a position. */
static enum avow_status add_words(struct job *job)
{
    struct term_sink *sink = &job->putter->sink;
    const struct section_tokens *section = &job->putter->section;
    const struct token_list *const parts[] = {&job->question, &job->text};
    uint32_t position = 1;
    for (size_t i = 0; i < 2; i++) {
        term_sink_add_stems(sink, TERM_STEM, parts[i]);
        term_sink_add_pairs(sink, parts[i]);
        position = term_sink_add_words(sink, parts[i], position);
        if (i == 0 && parts[i]->count > 0)
            position += POSITION_GAP;
    }
    term_sink_add_stems(sink, TERM_QUESTION, &job->question);
    term_sink_add_stems(sink, TERM_TITLE, &section->title);
    term_sink_add_stems(sink, TERM_HEADING, &section->heading);
    term_sink_add_mentions(sink, &section->heading_mentions);
    enum avow_status status = add_mentions(job, job->statement->question, &job->question);
    return status == AVOW_OK ? add_mentions(job, job->statement->text, &job->text) : status;
}

static void add_word_filter(struct term_sink *sink, enum term_field field, enum word_set set, int value)
{
    term_sink_add(sink, field, word_of(set, value), 0);
}

/* Boolean terms: subject, fixed words, identity. */
static void add_filters(struct job *job)
{
    struct term_sink *sink = &job->putter->sink;
    const struct statement *statement = job->statement;
    for (size_t i = 0; i < statement->standards.count; i++) {
        const struct standard_ref *standard = &statement->standards.items[i];
        term_sink_add(sink, TERM_STANDARD, standard->id, 0);
        buffer_truncate(&sink->pair, 0);
        if (standard->edition.size > 0 && term_pair(&sink->pair, standard->id, ':', standard->edition))
            term_sink_add(sink, TERM_EDITION, buffer_span(&sink->pair), 0);
    }
    for (size_t i = 0; i < statement->services.count; i++)
        term_sink_add(sink, TERM_SERVICE, statement->services.items[i], 0);
    add_word_filter(sink, TERM_KIND, WORDS_KIND, statement->kind);
    add_word_filter(sink, TERM_ABOUT, WORDS_ABOUT, statement->about);
    add_word_filter(sink, TERM_AUDIENCE, WORDS_AUDIENCE, job->page->audience);
    add_word_filter(sink, TERM_STATUS, WORDS_STATUS, job->page->status);
    char year[16];
    snprintf(year, sizeof year, "%u", job->page->date / 10000);
    term_sink_add(sink, TERM_YEAR, job->page->date != DATE_NONE ? span_of(year) : SPAN_EMPTY, 0);
    term_sink_add(sink, TERM_LANGUAGE, job->page->language, 0);
    term_sink_add(sink, TERM_PAGE, job->page->id, 0);
    term_sink_add(sink, TERM_HASH, statement->hash, 0);
}

static uint32_t page_number(struct span id)
{
    /* A hash keeps the number of a page without a table; two pages with one number would only lend each
     * other a little nearness in ranking. */
    return forward_stem_hash(id);
}

static enum avow_status fill_facet_names(struct job *job, struct facets *facets)
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

static enum avow_status encode_slots(struct job *job)
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

static enum avow_status encode_record(struct job *job)
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

static enum avow_status write_document(struct job *job, struct store_writer *writer)
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
    struct job job = {.putter = putter,
                      .page = page,
                      .statement = &page->statements[number],
                      .placed = placed,
                      .ordinal = (uint32_t)number,
                      .err = err};
    arena_reset(&putter->scratch);
    term_sink_clear(&putter->sink);
    enum avow_status status = tokenise(&job);
    if (status == AVOW_OK)
        status = add_words(&job);
    if (status == AVOW_OK) {
        add_filters(&job);
        status = encode_slots(&job);
    }
    if (status == AVOW_OK)
        status = encode_record(&job);
    return status == AVOW_OK ? write_document(&job, writer) : status;
}
