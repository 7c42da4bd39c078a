/* The terms of a statement: words, pairs, mentions, filters. */
#include "index/prepare_job.h"

#include <stdio.h>

enum { POSITION_GAP = 100 /* between question and text, so that no phrase runs across */ };

static enum avow_status add_mentions(struct prepare_job *job, struct span text,
                                     const struct token_list *tokens)
{
    struct mention_list mentions;
    enum avow_status status = vocabulary_mentions(job->preparer->vocabulary, text, tokens, MENTION_IN_TEXT,
                                                  &job->preparer->scratch, &mentions, job->err);
    if (status == AVOW_OK)
        term_sink_add_mentions(&job->preparer->sink, &mentions);
    return status;
}

/* Everything that has weight or a position. */
static enum avow_status add_words(struct prepare_job *job)
{
    struct term_sink *sink = &job->preparer->sink;
    const struct section_tokens *section = &job->preparer->section;
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
static void add_filters(struct prepare_job *job)
{
    struct term_sink *sink = &job->preparer->sink;
    const struct statement *statement = job->statement;
    for (size_t i = 0; i < statement->standards.count; i++) {
        const struct standard_ref *standard = &statement->standards.items[i];
        term_sink_add(sink, TERM_STANDARD, standard->id, 0);
        buffer_truncate(&sink->pair, 0);
        if (standard->edition.size > 0 && term_pair(&sink->pair, standard->id, ':', standard->edition))
            term_sink_add(sink, TERM_EDITION, buffer_span(&sink->pair), 0);
        buffer_truncate(&sink->pair, 0);
        if (standard->level.size > 0 && term_pair(&sink->pair, standard->id, ':', standard->level))
            term_sink_add(sink, TERM_LEVEL, buffer_span(&sink->pair), 0);
    }
    for (size_t i = 0; i < statement->services.count; i++)
        term_sink_add(sink, TERM_SERVICE, statement->services.items[i], 0);
    add_word_filter(sink, TERM_KIND, WORDS_KIND, statement->kind);
    add_word_filter(sink, TERM_ABOUT, WORDS_ABOUT, statement->about);
    add_word_filter(sink, TERM_AUDIENCE, WORDS_AUDIENCE, job->page->audience);
    add_word_filter(sink, TERM_STATUS, WORDS_STATUS, job->page->status);
    char year[16];
    date_day date = statement->date != DATE_NONE ? statement->date : job->page->date;
    snprintf(year, sizeof year, "%u", date / 10000);
    term_sink_add(sink, TERM_YEAR, date != DATE_NONE ? span_of(year) : SPAN_EMPTY, 0);
    struct span primary = language_primary(job->page->language);
    term_sink_add(sink, TERM_LANGUAGE, primary, 0);
    if (primary.size < job->page->language.size)
        term_sink_add(sink, TERM_LANGUAGE, job->page->language, 0);
    /* The engine takes a document without length for a damaged one. */
    term_sink_add(sink, TERM_PAGE, job->page->id, term_sink_has_length(sink) ? 0 : 1);
    term_sink_add(sink, TERM_HASH, statement->hash, 0);
}

enum avow_status prepare_terms(struct prepare_job *job)
{
    enum avow_status status = add_words(job);
    if (status == AVOW_OK)
        add_filters(job);
    return status;
}
