/* Begin and end an answer: reader and buffer together. */
#include "search/lease_json.h"

enum avow_status lease_json_begin(struct search_engine *engine, struct buffer *out, struct lease_json *answer,
                                  struct avow_error *err)
{
    struct lease *lease = NULL;
    enum avow_status status = lease_begin(engine, &lease, err);
    if (status == AVOW_OK)
        *answer = (struct lease_json){lease, json_writer_to(out), engine, out->size};
    return status;
}

enum avow_status lease_json_end(struct lease_json *answer, enum avow_status status, struct avow_error *err)
{
    struct buffer *out = answer->json.out;
    if (status == AVOW_OK && out->failed)
        status = error_set_no_memory(err, "search");
    if (status != AVOW_OK)
        buffer_truncate(out, answer->start);
    lease_end(answer->engine, answer->lease);
    return status;
}
