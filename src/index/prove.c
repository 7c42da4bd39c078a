/* Prove a generation: engine check, counts, statements read back, probe searches. */
#include "index/prove.h"

#include "base/cleanup.h"
#include "base/file.h"
#include "facts/facts.h"
#include "index/put.h"
#include "terms/term.h"

#include <stdlib.h>

enum { SAMPLE = 64 /* versions read back besides the changed ones */, PROBES = 8 };

/* The generation as it is looked at. */
struct proof {
    const struct manifest *manifest;
    const struct prove_options *options;
    struct facts *facts;
    struct store_reader *statements;
    struct store_reader *history;
    struct arena arena;   /* lives as long */
    struct arena scratch; /* reset for every version */
    struct buffer term;
    size_t probed;
    struct avow_error *err;
};

static void proof_end(struct proof *proof)
{
    store_reader_close(proof->statements);
    store_reader_close(proof->history);
    facts_close(proof->facts);
    arena_free(&proof->arena);
    arena_free(&proof->scratch);
    buffer_free(&proof->term);
}

static enum avow_status corrupt(const struct proof *proof, const char *what, struct span subject)
{
    return error_set(proof->err, AVOW_CORRUPT, "index", "%s%s%.*s; rebuild with `avow index --rebuild`", what,
                     subject.size > 0 ? " " : "", SPAN_ARG(span_part(subject, 0, 200)));
}

static enum avow_status open_reader(struct proof *proof, const char *folder, const char *name,
                                    struct store_reader **reader)
{
    const char *path = file_join(&proof->arena, folder, name);
    if (path == NULL)
        return error_set_no_memory(proof->err, "index");
    enum avow_status status = AVOW_OK;
    if (proof->options->engine_check)
        status = store_check(path, proof->err);
    return status == AVOW_OK ? store_reader_open(&path, 1, reader, proof->err) : status;
}

static enum avow_status open_all(struct proof *proof, const char *folder)
{
    const char *facts = file_join(&proof->arena, folder, "facts.sqlite");
    if (facts == NULL)
        return error_set_no_memory(proof->err, "index");
    enum avow_status status = facts_open(facts, &proof->facts, proof->err);
    if (status == AVOW_OK && proof->options->engine_check)
        status = facts_check(proof->facts, proof->err);
    if (status == AVOW_OK)
        status = open_reader(proof, folder, "statements", &proof->statements);
    if (status == AVOW_OK)
        status = open_reader(proof, folder, "history", &proof->history);
    return status == AVOW_NOT_FOUND ? corrupt(proof, "a part of the generation is missing:", span_of(folder))
                                    : status;
}

/* A table of the engine must be the manifest's, hold so many documents, and give each of them a kind. */
static enum avow_status prove_table(struct proof *proof, struct store_reader *reader, const char *name,
                                    uint64_t expected)
{
    uint64_t documents, kinds = 0;
    struct span uuid;
    enum avow_status status = store_reader_count(reader, &documents, proof->err);
    if (status == AVOW_OK)
        status = store_reader_metadata(reader, SPAN("uuid"), &proof->arena, &uuid, proof->err);
    for (int kind = 0; kind < KIND_COUNT && status == AVOW_OK; kind++) {
        uint64_t found = 0;
        buffer_truncate(&proof->term, 0);
        if (!term_append(&proof->term, TERM_KIND, word_of(WORDS_KIND, kind)))
            return error_set_no_memory(proof->err, "index");
        status = store_reader_frequency(reader, buffer_span(&proof->term), &found, proof->err);
        kinds += found;
    }
    if (status != AVOW_OK)
        return status;
    if (!span_equal(uuid, proof->manifest->uuid))
        return corrupt(proof, "this table belongs to another generation:", span_of(name));
    return documents == expected && kinds == expected
               ? AVOW_OK
               : corrupt(proof, "the number of documents is not that of the facts in", span_of(name));
}

static enum avow_status prove_counts(struct proof *proof)
{
    struct facts_counts counts;
    const struct manifest *manifest = proof->manifest;
    enum avow_status status = facts_count(proof->facts, &counts, proof->err);
    if (status != AVOW_OK)
        return status;
    if (counts.pages != manifest->pages || counts.statements != manifest->statements ||
        counts.history != manifest->history)
        return corrupt(proof, "the facts do not agree with the manifest", SPAN_EMPTY);
    status = prove_table(proof, proof->statements, "statements", counts.statements);
    return status == AVOW_OK ? prove_table(proof, proof->history, "history", counts.history) : status;
}

/* The first word of a text that has weight must find the statement. */
static enum avow_status first_stem(struct proof *proof, const struct record *record, struct span *stem)
{
    struct tokeniser *tokeniser;
    struct token_list tokens;
    enum avow_status status = tokeniser_new(record->language, &tokeniser, proof->err);
    if (status != AVOW_OK)
        return status;
    status = tokeniser_run(tokeniser, record->text, &proof->scratch, &tokens, proof->err);
    *stem = SPAN_EMPTY;
    for (size_t i = 0; status == AVOW_OK && i < tokens.count && stem->size == 0; i++)
        if ((tokens.items[i].flags & TOKEN_STOP) == 0)
            *stem = arena_copy(&proof->scratch, tokens.items[i].stem);
    tokeniser_free(tokeniser);
    return status;
}

static enum avow_status probe(struct proof *proof, struct store_reader *reader, struct span unique,
                              const struct record *record)
{
    struct span stem;
    enum avow_status status = first_stem(proof, record, &stem);
    if (status != AVOW_OK || stem.size == 0)
        return status;
    CLEANUP(buffer_free) struct buffer term = BUFFER_INIT;
    if (!term_append(&term, TERM_STEM, stem))
        return error_set_no_memory(proof->err, "index");
    const struct store_query word = {.op = STORE_TERM, .term = buffer_span(&term)};
    const struct store_query filter = {.op = STORE_TERM, .term = unique};
    const struct store_query *const children[] = {&word, &filter};
    const struct store_query query = {.op = STORE_FILTER, .children = children, .child_count = 2};
    const struct store_search_options options = STORE_SEARCH_OPTIONS_INIT;
    struct store_result result;
    proof->probed++;
    status = store_search(reader, &query, &options, &proof->scratch, &result, proof->err);
    if (status == AVOW_OK && result.count != 1)
        return corrupt(proof, "a search for its own words does not find", record->id);
    return status;
}

static enum avow_status prove_statement(struct proof *proof, const struct facts_statement *statement)
{
    struct store_reader *reader = statement->in_history ? proof->history : proof->statements;
    struct span data;
    struct record record;
    if (!put_unique_term(&proof->term, statement->document))
        return error_set_no_memory(proof->err, "index");
    struct span unique = buffer_span(&proof->term);
    enum avow_status status = store_reader_data(reader, unique, &proof->scratch, &data, proof->err);
    if (status == AVOW_NOT_FOUND)
        return corrupt(proof, "the index lacks the statement", statement->document);
    if (status == AVOW_OK)
        status = record_decode(data, &proof->scratch, &record, proof->err);
    if (status == AVOW_OK && !span_equal(record.hash, statement->hash))
        return corrupt(proof, "the index holds other words than the facts for", statement->document);
    return status == AVOW_OK && proof->probed < PROBES ? probe(proof, reader, unique, &record) : status;
}

static enum avow_status prove_version(struct proof *proof, const struct facts_version *version)
{
    arena_reset(&proof->scratch);
    struct facts_statements list;
    enum avow_status status = facts_version_statements(proof->facts, version->page, version->date,
                                                       &proof->scratch, &list, proof->err);
    for (size_t i = 0; status == AVOW_OK && i < list.count; i++)
        status = prove_statement(proof, &list.items[i]);
    return status;
}

static int compare_spans(const void *a, const void *b)
{
    return span_compare(*(const struct span *)a, *(const struct span *)b);
}

static bool is_changed(const struct prove_options *options, struct span page)
{
    const struct span_list *pages = options->pages;
    return pages != NULL && pages->count > 0 &&
           bsearch(&page, pages->items, pages->count, sizeof page, compare_spans) != NULL;
}

static enum avow_status prove_statements(struct proof *proof)
{
    struct facts_versions versions;
    enum avow_status status = facts_all_versions(proof->facts, &proof->arena, &versions, proof->err);
    if (status != AVOW_OK)
        return status;
    size_t step = versions.count / SAMPLE + 1;
    for (size_t i = 0; i < versions.count && status == AVOW_OK; i++) {
        const struct facts_version *version = &versions.items[i];
        if (proof->options->everything || i % step == 0 || is_changed(proof->options, version->page))
            status = prove_version(proof, version);
    }
    return status;
}

enum avow_status prove_generation(const char *folder, const struct manifest *manifest,
                                  const struct prove_options *options, struct avow_error *err)
{
    CLEANUP(proof_end) struct proof proof = {.manifest = manifest, .options = options, .err = err};
    enum avow_status status = open_all(&proof, folder);
    if (status == AVOW_OK)
        status = prove_counts(&proof);
    return status == AVOW_OK ? prove_statements(&proof) : status;
}
