/* Build and ask the small index of the store's tests. */
#include "unit/store/shelf.h"

#include "base/buffer.h"

#include <stdio.h>

enum { MOST_WORDS = 64 };

void shelf_make(struct shelf *shelf)
{
    *shelf = (struct shelf){.path = NULL};
    folder_make(&shelf->folder);
    shelf->path = folder_path(&shelf->folder, "index");
    shelf_write(shelf);
}

enum avow_status shelf_put_with(struct store_writer *writer, const char *id, const char *words,
                                const char *colour, const char *day, struct avow_error *err)
{
    struct store_term terms[MOST_WORDS];
    struct store_posting postings[MOST_WORDS];
    char placed[MOST_WORDS][STORE_TERM_LIMIT + 8];
    char unique[64];
    struct span rest = span_of(words);
    struct span word;
    size_t count = 0;
    while (span_next_piece(&rest, ' ', &word)) {
        assert_true(count < MOST_WORDS && word.size <= STORE_TERM_LIMIT);
        terms[count] = (struct store_term){word, 1};
        int size = snprintf(placed[count], sizeof placed[count], "XW:%.*s", SPAN_ARG(word));
        postings[count] = (struct store_posting){{placed[count], (size_t)size}, (uint32_t)count + 1};
        count++;
    }
    int size = snprintf(unique, sizeof unique, "Q:%s", id);
    struct store_value values[] = {{SHELF_COLOUR, span_of(colour)}, {SHELF_DAY, span_of(day)}};
    struct store_document document = {.unique = {unique, (size_t)size},
                                      .terms = terms,
                                      .term_count = count,
                                      .postings = postings,
                                      .posting_count = count,
                                      .values = values,
                                      .value_count = 2,
                                      .data = span_of(id)};
    return store_writer_put(writer, &document, err);
}

void shelf_put(struct shelf *shelf, const char *id, const char *words, const char *colour, const char *day)
{
    struct avow_error err = AVOW_ERROR_INIT;
    assert_status(shelf_put_with(shelf->writer, id, words, colour, day, &err), AVOW_OK, &err);
}

void shelf_write(struct shelf *shelf)
{
    struct avow_error err = AVOW_ERROR_INIT;
    store_reader_close(shelf->reader);
    shelf->reader = NULL;
    assert_status(store_writer_open(shelf->path, true, true, 0, &shelf->writer, &err), AVOW_OK, &err);
}

void shelf_read(struct shelf *shelf)
{
    struct avow_error err = AVOW_ERROR_INIT;
    assert_status(store_writer_commit(shelf->writer, &err), AVOW_OK, &err);
    store_writer_close(shelf->writer);
    shelf->writer = NULL;
    assert_status(store_reader_open(&shelf->path, 1, &shelf->reader, &err), AVOW_OK, &err);
}

void shelf_remove(struct shelf *shelf)
{
    store_writer_close(shelf->writer);
    store_reader_close(shelf->reader);
    arena_free(&shelf->arena);
    folder_remove(&shelf->folder);
}

struct store_result shelf_search(struct shelf *shelf, const struct store_query *query,
                                 struct store_search_options options)
{
    struct avow_error err = AVOW_ERROR_INIT;
    struct store_result result = {NULL, 0, 0, 0};
    options.with_data = true;
    assert_status(store_search(shelf->reader, query, &options, &shelf->arena, &result, &err), AVOW_OK, &err);
    return result;
}

const char *shelf_ids(struct shelf *shelf, const struct store_query *query,
                      struct store_search_options options)
{
    struct store_result result = shelf_search(shelf, query, options);
    struct buffer ids = BUFFER_INIT;
    for (size_t i = 0; i < result.count; i++)
        buffer_printf(&ids, "%s%.*s", i > 0 ? " " : "", SPAN_ARG(result.hits[i].data));
    const char *copy = arena_string(&shelf->arena, buffer_span(&ids));
    buffer_free(&ids);
    assert_non_null(copy);
    return copy;
}

const char *shelf_find(struct shelf *shelf, const struct store_query *query)
{
    return shelf_ids(shelf, query, OPTIONS(.limit = 10));
}
