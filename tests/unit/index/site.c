/* A corpus in a temporary folder. */
#include "unit/index/site.h"

#include "base/file.h"
#include "base/process.h"
#include "facts/generation.h"
#include "terms/term.h"

#include <stdlib.h>

static void default_options(struct site *site)
{
    site->roots[0] = site->corpus;
    site->options = (struct index_options){.directory = site->index,
                                           .roots = site->roots,
                                           .root_count = 1,
                                           .program = site->program.bytes,
                                           .jobs = 2,
                                           .lock_wait_ms = 0,
                                           .today = 20261121};
}

int site_make(void **state)
{
    struct site *site = calloc(1, sizeof *site);
    assert_non_null(site);
    folder_make(&site->folder);
    site->corpus = folder_path(&site->folder, "corpus");
    site->index = folder_path(&site->folder, "index");
    assert_status(file_make_folder(site->corpus, &site->err), AVOW_OK, &site->err);
    assert_status(process_own_path(&site->program, &site->err), AVOW_OK, &site->err);
    default_options(site);
    *state = site;
    return 0;
}

int site_remove(void **state)
{
    struct site *site = *state;
    folder_remove(&site->folder);
    buffer_free(&site->program);
    arena_free(&site->arena);
    free(site);
    return 0;
}

void site_write(struct site *site, const char *name, struct span bytes)
{
    const char *path = arena_printf(&site->arena, "corpus/%s", name);
    assert_non_null(path);
    folder_write(&site->folder, path, bytes);
}

void site_page(struct site *site, const char *name, const char *title, const char *body)
{
    const char *text = arena_printf(&site->arena, "# %s\n\n## Overview\n\n%s\n", title, body);
    assert_non_null(text);
    site_write(site, name, span_of(text));
}

const char *site_sections_text(struct site *site, const char *words)
{
    const char *text = arena_printf(
        &site->arena, "# Page\n\n## Steady\n\nThese words never change.\n\n## Moving\n\n%s\n", words);
    assert_non_null(text);
    return text;
}

void site_sections(struct site *site, const char *name, const char *words)
{
    site_write(site, name, span_of(site_sections_text(site, words)));
}

void site_delete(struct site *site, const char *name)
{
    const char *path = file_join(&site->arena, site->corpus, name);
    assert_non_null(path);
    assert_status(file_remove_tree(path, &site->err), AVOW_OK, &site->err);
}

enum avow_status site_run(struct site *site)
{
    site->report = (struct index_report){.pages = 0};
    enum avow_status status = index_run(&site->options, &site->arena, &site->report, &site->err);
    default_options(site);
    return status;
}

void site_index(struct site *site)
{
    assert_status(site_run(site), AVOW_OK, &site->err);
}

void site_expect(struct site *site, uint64_t added, uint64_t changed, uint64_t removed, uint64_t unchanged)
{
    site_index(site);
    assert_int_equal(site->report.added, added);
    assert_int_equal(site->report.changed, changed);
    assert_int_equal(site->report.removed, removed);
    assert_int_equal(site->report.unchanged, unchanged);
}

const struct index_note *site_note(const struct index_notes *notes, const char *file)
{
    for (size_t i = 0; i < notes->count; i++)
        if (span_equal(notes->items[i].file, span_of(file)))
            return &notes->items[i];
    return NULL;
}

const char *site_path(struct site *site, const char *name)
{
    uint64_t number;
    assert_status(generation_live(site->index, &number, &site->err), AVOW_OK, &site->err);
    const char *path = generation_path(&site->arena, site->index, number, name);
    assert_non_null(path);
    return path;
}

static struct store_reader *open_table(struct site *site, const char *table)
{
    const char *path = site_path(site, table);
    struct store_reader *reader;
    assert_status(store_reader_open(&path, 1, &reader, &site->err), AVOW_OK, &site->err);
    return reader;
}

uint64_t site_count(struct site *site, const char *table, const char *term)
{
    struct store_reader *reader = open_table(site, table);
    uint64_t documents;
    assert_status(store_reader_frequency(reader, span_of(term), &documents, &site->err), AVOW_OK, &site->err);
    store_reader_close(reader);
    return documents;
}

struct record site_record(struct site *site, const char *table, const char *document)
{
    struct store_reader *reader = open_table(site, table);
    struct buffer term = BUFFER_INIT;
    struct span data;
    struct record record;
    assert_true(term_append(&term, TERM_ID, span_of(document)));
    assert_status(store_reader_data(reader, buffer_span(&term), &site->arena, &data, &site->err), AVOW_OK,
                  &site->err);
    assert_status(record_decode(data, &site->arena, &record, &site->err), AVOW_OK, &site->err);
    store_reader_close(reader);
    buffer_free(&term);
    return record;
}

struct facts *site_facts(struct site *site)
{
    struct facts *facts;
    assert_status(facts_open(site_path(site, "facts.sqlite"), &facts, &site->err), AVOW_OK, &site->err);
    return facts;
}

struct facts_versions site_versions(struct site *site, const char *page)
{
    struct facts_versions versions;
    struct facts *facts = site_facts(site);
    assert_status(facts_page_versions(facts, span_of(page), &site->arena, &versions, &site->err), AVOW_OK,
                  &site->err);
    facts_close(facts);
    return versions;
}

void site_expect_validity(struct site *site, const char *table, const char *document, date_day from,
                          date_day to)
{
    struct record record = site_record(site, table, document);
    assert_int_equal(record.valid_from, from);
    assert_int_equal(record.valid_to, to);
}
