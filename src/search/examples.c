/* Choose examples from the rows of services in scope and from the vocabulary. */
#include "search/examples.h"

#include <stdio.h>

enum { CANDIDATES = 4, QUESTION_SIZE = 256 };

static void write_example(struct json_writer *json, const char *type, const char *before, struct span first,
                          const char *between, struct span second)
{
    char text[QUESTION_SIZE];
    int size =
        snprintf(text, sizeof text, "%s %.*s%s%.*s?", before, SPAN_ARG(first), between, SPAN_ARG(second));
    if (size < 0 || size >= QUESTION_SIZE)
        return;
    json_begin_map(json);
    json_field_text(json, "type", span_of(type));
    json_field_text(json, "text", (struct span){text, (size_t)size});
    json_end_map(json);
}

/* The first row of both names known whose conflict is as asked. */
static void write_row(struct json_writer *json, const struct lease *lease, const struct scope_answer *rows,
                      const char *type, bool conflicts)
{
    const struct vocabulary *vocabulary = lease->view->vocabulary;
    for (size_t i = 0; i < rows->count; i++) {
        const struct facts_scope *row = rows->items[i].row;
        const struct vocabulary_service *service = vocabulary_service_find(vocabulary, row->service);
        const struct vocabulary_standard *standard = vocabulary_standard_find(vocabulary, row->standard);
        if (rows->items[i].conflicts != conflicts || service == NULL || standard == NULL)
            continue;
        write_example(json, type, "Is", service->name, " covered by ", standard->name);
        return;
    }
}

static bool is_stated(const struct generation_names *names, struct span id)
{
    for (size_t i = 0; i < names->count; i++)
        if (span_equal(names->items[i], id))
            return true;
    return false;
}

/* One that a company is certified to: ISO's numbers of management systems end so. */
static bool is_system(struct span name)
{
    return span_starts(name, SPAN("ISO")) && span_ends(name, SPAN("001"));
}

/* The newest numbers first: they are asked for most, and stated least. */
static void write_unstated(struct json_writer *json, const struct lease *lease)
{
    const struct vocabulary *vocabulary = lease->view->vocabulary;
    const struct manifest *manifest = &lease->view->manifest;
    size_t written = 0;
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = vocabulary_standard_count(vocabulary); i-- > 0 && written < CANDIDATES;) {
            const struct vocabulary_standard *row = vocabulary_standard_at(vocabulary, i);
            if (is_system(row->name) != (pass == 0) || is_stated(&manifest->standards, row->id))
                continue;
            write_example(json, "nothing", "Are you certified to", row->name, "", SPAN_EMPTY);
            written++;
        }
}

enum avow_status examples_write(struct json_writer *json, struct lease *lease, enum page_audience audience,
                                struct avow_error *err)
{
    const struct search_scope_request request = {.audience = audience};
    struct scope_answer rows = {0};
    enum avow_status status = scope_find(lease, &request, &rows, err);
    json_key(json, "examples");
    json_begin_list(json);
    if (status == AVOW_OK) {
        write_row(json, lease, &rows, "covered", false);
        write_row(json, lease, &rows, "unclear", true);
    }
    write_unstated(json, lease);
    json_end_list(json);
    /* An index of an older layout has no rows, but a home page all the same. */
    return status == AVOW_NOT_FOUND ? AVOW_OK : status;
}
