/* Open the corpus folders: walk them, read their avow.yml, lay their vocabulary over the built-in one. */
#include "index/corpus.h"

#include "base/cleanup.h"
#include "facts/generation.h"
#include "index/pins.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TABLE_LIMIT = 16 * 1024 * 1024 /* bytes a vocabulary file may have */ };

char *corpus_root_path(const char *folder, struct arena *arena)
{
    CLEANUP(cleanup_free) char *real = realpath(folder, NULL);
    if (real != NULL)
        return arena_string(arena, span_of(real));
    CLEANUP(cleanup_free) char *here = folder[0] == '/' ? NULL : realpath(".", NULL);
    return here != NULL ? file_join(arena, here, folder) : arena_string(arena, span_of(folder));
}

/* Read one table and remember it under the name that messages use. */
static enum avow_status add_table(struct corpus *corpus, size_t *room, const struct corpus_root *root,
                                  struct span path, struct arena *arena, struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer text = BUFFER_INIT;
    const char *full = file_join(arena, root->path.bytes, path.bytes);
    enum avow_status status =
        full != NULL ? file_read(full, TABLE_LIMIT, &text, err) : error_set_no_memory(err, "corpus");
    if (status != AVOW_OK)
        return status;
    if (!arena_grow(arena, &corpus->sources, room, corpus->source_count, sizeof *corpus->sources))
        return error_set_no_memory(err, "corpus");
    struct vocabulary_source source = {path, arena_copy(arena, buffer_span(&text))};
    if (source.text.bytes == NULL)
        return error_set_no_memory(err, "corpus");
    corpus->sources[corpus->source_count++] = source;
    return AVOW_OK;
}

static enum avow_status add_tables(struct corpus *corpus, size_t *room, const struct corpus_root *root,
                                   struct arena *arena, struct avow_error *err)
{
    const struct config *config = &root->config;
    for (size_t i = 0; i < config->vocabulary.count; i++) {
        struct span pattern = config->vocabulary.items[i];
        size_t found = 0;
        for (size_t j = 0; j < root->files.count; j++) {
            const struct file_entry *file = &root->files.items[j];
            if (file->escapes || file->unreadable || !file_glob(pattern, file->path))
                continue;
            enum avow_status status = add_table(corpus, room, root, file->path, arena, err);
            if (status != AVOW_OK)
                return status;
            found++;
        }
        bool is_glob = span_find_byte(pattern, '*', 0) != SPAN_NONE;
        if (found == 0 && !is_glob)
            return error_set_line(err, config->name, config->vocabulary_line,
                                  "there is no vocabulary file %.*s", SPAN_ARG(pattern));
    }
    return AVOW_OK;
}

static enum avow_status open_root(struct corpus_root *root, struct arena *arena, struct avow_error *err)
{
    struct file_facts facts;
    enum avow_status status = file_stat(root->path.bytes, &facts, err);
    if (status != AVOW_OK || facts.kind == FILE_NONE) {
        root->missing = true;
        return status;
    }
    status = file_walk(root->path.bytes, arena, &root->files, err);
    return status == AVOW_OK ? config_read(root->path.bytes, arena, &root->config, err) : status;
}

static void digest_all(struct corpus *corpus)
{
    struct digest digest;
    digest_init(&digest);
    for (size_t i = 0; i < corpus->root_count; i++)
        digest_add_field(&digest, corpus->roots[i].config.text);
    digest_hex(&digest, corpus->configuration_digest);
    terms_digest(corpus->terms_digest);
    vocabulary_digest(corpus->vocabulary, corpus->vocabulary_digest);
}

enum avow_status corpus_open(const struct span *paths, size_t count, struct arena *arena, struct corpus *out,
                             struct avow_error *err)
{
    struct corpus corpus = {.roots = arena_array(arena, count, sizeof *corpus.roots), .root_count = count};
    if (corpus.roots == NULL)
        return error_set_no_memory(err, "corpus");
    size_t room = 0;
    for (size_t i = 0; i < count; i++) {
        corpus.roots[i].path = paths[i];
        enum avow_status status = open_root(&corpus.roots[i], arena, err);
        if (status == AVOW_OK)
            status = add_tables(&corpus, &room, &corpus.roots[i], arena, err);
        if (status != AVOW_OK)
            return status;
    }
    enum avow_status status = vocabulary_open(corpus.sources, corpus.source_count, &corpus.vocabulary, err);
    if (status != AVOW_OK)
        return status;
    digest_all(&corpus);
    for (size_t i = 0, pins = 0; status == AVOW_OK && i < count; i++)
        status = pins_read(&corpus.roots[i], corpus.vocabulary, arena, &corpus.pins, &pins, err);
    if (status != AVOW_OK) {
        corpus_close(&corpus);
        return status;
    }
    *out = corpus;
    return AVOW_OK;
}

void corpus_close(struct corpus *corpus)
{
    vocabulary_close(corpus->vocabulary);
    corpus->vocabulary = NULL;
}

bool corpus_never_document(const struct config *config, struct span path)
{
    static const char *const names[] = {"**/avow.yml", "**/golden.tsv", "**/company.yml"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (file_glob(span_of(names[i]), path))
            return true;
    if (span_find(path, SPAN("questionnaire"), 0) != SPAN_NONE &&
        file_glob(SPAN("**/*questionnaire*.xlsx"), path))
        return true;
    for (size_t i = 0; i < config->vocabulary.count; i++)
        if (file_glob(config->vocabulary.items[i], path))
            return true;
    return config->pins.size > 0 && span_equal(config->pins, path);
}

static void add_number(struct digest *digest, int64_t number)
{
    char text[24];
    snprintf(text, sizeof text, "%lld", (long long)number);
    digest_add_field(digest, span_of(text));
}

static void add_list(struct digest *digest, const struct span_list *list)
{
    add_number(digest, (int64_t)list->count);
    for (size_t i = 0; i < list->count; i++)
        digest_add_field(digest, list->items[i]);
}

void corpus_input_key(const struct corpus *corpus, const struct corpus_key *key, char hex[DIGEST_HEX_SIZE])
{
    const struct document_facts *facts = key->facts;
    struct digest digest;
    digest_init(&digest);
    digest_add_field(&digest, span_of(corpus->terms_digest));
    digest_add_field(&digest, span_of(corpus->vocabulary_digest));
    const struct span texts[] = {facts->page_id, facts->title, facts->url, facts->language, facts->owner};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        digest_add_field(&digest, texts[i]);
    add_list(&digest, &facts->standards);
    add_list(&digest, &facts->services);
    const int64_t numbers[] = {
        DOCUMENT_VERSION, GENERATION_SCHEMA, facts->date,  facts->review_by,
        facts->audience,  facts->status,     facts->about, key->dated_by_file ? facts->modified : DATE_NONE};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        add_number(&digest, numbers[i]);
    for (size_t i = 0; i < key->gap_count; i++)
        add_number(&digest, key->gaps[i]);
    digest_add_field(&digest, key->bytes);
    digest_hex(&digest, hex);
}
