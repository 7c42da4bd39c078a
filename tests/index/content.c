/* Write out what a live generation says. */
#include "index/content.h"

#include "facts/facts.h"
#include "facts/generation.h"
#include "index/put.h"
#include "support/test.h"

static void add_statements(struct buffer *out, struct facts *facts, const struct facts_version *version,
                           struct store_reader *const readers[2], struct arena *arena)
{
    struct avow_error err = AVOW_ERROR_INIT;
    struct facts_statements list;
    assert_status(facts_version_statements(facts, version->page, version->date, arena, &list, &err), AVOW_OK,
                  &err);
    struct buffer term = BUFFER_INIT;
    for (size_t i = 0; i < list.count; i++) {
        const struct facts_statement *statement = &list.items[i];
        struct span data;
        assert_true(put_unique_term(&term, statement->document));
        assert_status(
            store_reader_data(readers[statement->in_history], buffer_span(&term), arena, &data, &err),
            AVOW_OK, &err);
        buffer_printf(out, "  %.*s %.*s %d ", SPAN_ARG(statement->id), SPAN_ARG(statement->document),
                      statement->in_history);
        buffer_append(out, data);
        buffer_append_byte(out, '\n');
    }
    buffer_free(&term);
}

static void add_all(struct buffer *out, const char *directory, uint64_t number, struct arena *arena)
{
    struct avow_error err = AVOW_ERROR_INIT;
    struct facts *facts;
    struct facts_files files;
    struct facts_versions versions;
    struct store_reader *readers[2];
    static const char *const tables[] = {"statements", "history"};
    for (size_t i = 0; i < 2; i++) {
        const char *path = generation_path(arena, directory, number, tables[i]);
        assert_status(store_reader_open(&path, 1, &readers[i], &err), AVOW_OK, &err);
    }
    assert_status(facts_open(generation_path(arena, directory, number, "facts.sqlite"), &facts, &err),
                  AVOW_OK, &err);
    assert_status(facts_all_files(facts, arena, &files, &err), AVOW_OK, &err);
    for (size_t i = 0; i < files.count; i++)
        buffer_printf(out, "%.*s %.*s %.*s\n", SPAN_ARG(files.items[i].path), SPAN_ARG(files.items[i].page),
                      SPAN_ARG(files.items[i].input_key));
    assert_status(facts_all_versions(facts, arena, &versions, &err), AVOW_OK, &err);
    for (size_t i = 0; i < versions.count; i++) {
        buffer_printf(out, "%.*s %u %d\n", SPAN_ARG(versions.items[i].page), versions.items[i].date,
                      versions.items[i].current);
        add_statements(out, facts, &versions.items[i], readers, arena);
    }
    facts_close(facts);
    store_reader_close(readers[0]);
    store_reader_close(readers[1]);
}

struct buffer content_of(const char *directory)
{
    struct avow_error err = AVOW_ERROR_INIT;
    struct arena arena = ARENA_INIT;
    struct buffer out = BUFFER_INIT;
    uint64_t number;
    enum avow_status status = generation_live(directory, &number, &err);
    if (status == AVOW_NO_INDEX)
        buffer_append_string(&out, "none");
    else
        add_all(&out, directory, number, &arena);
    assert_false(out.failed);
    arena_free(&arena);
    return out;
}
