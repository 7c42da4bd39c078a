/* The fixture of the library tests. */
#include "unit/library/shelf.h"

#include "base/file.h"
#include "store/store.h"
#include "terms/canonical.h"
#include "terms/record.h"

#include <string.h>

const char shelf_table[] = "Question\tStatement-ID\tby\n"
                           "Is it first?\tfaq#one\tOmar\t2025-01-02\tVault\n"
                           "\n"
                           "Is it second?\tfaq#two\n"
                           "Is it third?\tfaq#three\n";

void shelf_put(struct shelf *shelf, const char *id, const char *text)
{
    struct store_writer *writer = NULL;
    struct buffer data = BUFFER_INIT;
    struct buffer unique = BUFFER_INIT;
    char hash[DIGEST_HEX_SIZE];
    assert_int_equal(canonical_hash(SPAN_EMPTY, span_of(text), hash, NULL), AVOW_OK);
    const struct record record = {
        .id = span_of(id), .text = span_of(text), .hash = span_of(hash), .audience = AUDIENCE_CUSTOMER};
    assert_true(record_encode(&data, &record));
    assert_true(term_append(&unique, TERM_ID, record.id));
    const struct store_document document = {.unique = buffer_span(&unique), .data = buffer_span(&data)};
    assert_status(store_writer_open(shelf->place.statements, true, true, 0, &writer, &shelf->err), AVOW_OK,
                  &shelf->err);
    assert_status(store_writer_put(writer, &document, &shelf->err), AVOW_OK, &shelf->err);
    assert_status(store_writer_commit(writer, &shelf->err), AVOW_OK, &shelf->err);
    store_writer_close(writer);
    buffer_free(&data);
    buffer_free(&unique);
}

int shelf_make(void **state)
{
    static struct shelf shelf;
    memset(&shelf, 0, sizeof shelf);
    folder_make(&shelf.folder);
    shelf.place = (struct library_place){shelf.folder.path, folder_path(&shelf.folder, "workspace.sqlite"),
                                         folder_path(&shelf.folder, "statements"), false};
    shelf_put(&shelf, "faq#one", "The first answer.");
    shelf_put(&shelf, "faq#two", "The second answer.");
    *state = &shelf;
    return 0;
}

int shelf_drop(void **state)
{
    struct shelf *shelf = *state;
    arena_free(&shelf->arena);
    folder_remove(&shelf->folder);
    return 0;
}

enum avow_status shelf_try_import(struct shelf *shelf, const char *text)
{
    const struct library_import import = {folder_write(&shelf->folder, "a.tsv", span_of(text)), "Ines",
                                          TODAY};
    return library_import(&shelf->place, &import, &shelf->arena, &shelf->report, &shelf->err);
}

void shelf_import(struct shelf *shelf, const char *text)
{
    assert_status(shelf_try_import(shelf, text), AVOW_OK, &shelf->err);
}

uint64_t shelf_outcome(const struct shelf *shelf, enum approval_outcome which)
{
    return shelf->report.outcomes[which];
}

uint64_t shelf_count(struct shelf *shelf, enum term_field field, const char *value)
{
    struct buffer number = BUFFER_INIT;
    struct buffer term = BUFFER_INIT;
    struct store_reader *reader = NULL;
    uint64_t documents = 0;
    const char *current = folder_path(&shelf->folder, "approved/current");
    assert_status(file_read(current, 20, &number, &shelf->err), AVOW_OK, &shelf->err);
    const char *path = arena_printf(&shelf->arena, "%s/approved/%.*s", shelf->folder.path,
                                    SPAN_ARG(span_trim(buffer_span(&number))));
    assert_status(store_reader_open(&path, 1, &reader, &shelf->err), AVOW_OK, &shelf->err);
    assert_true(term_append(&term, field, span_of(value)));
    assert_int_equal(store_reader_frequency(reader, buffer_span(&term), &documents, NULL), AVOW_OK);
    store_reader_close(reader);
    buffer_free(&number);
    buffer_free(&term);
    return documents;
}
