/* Look a statement up by its id. */
#include "library/shelf.h"

#include "base/cleanup.h"
#include "terms/term.h"

enum avow_status shelf_find(struct store_reader *statements, struct span id, struct arena *arena,
                            struct record *out, struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer term = BUFFER_INIT;
    struct span data = SPAN_EMPTY;
    if (!term_append(&term, TERM_ID, id))
        return error_set_no_memory(err, "library");
    enum avow_status status = store_reader_data(statements, buffer_span(&term), arena, &data, err);
    if (status == AVOW_OK)
        status = record_decode(data, arena, out, err);
    if (status == AVOW_NOT_FOUND || (status == AVOW_OK && !span_equal(out->id, id)))
        return error_set(err, AVOW_NOT_FOUND, "library",
                         "there is no statement \"%.*s\"; `avow show PAGE-ID` lists those of a page",
                         SPAN_ARG(span_part(id, 0, 200)));
    return status;
}
