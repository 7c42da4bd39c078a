/* Search answers as CSV (RFC 4180, UTF-8 with the mark that Excel looks for) and as Markdown (CommonMark). */
#include "serve/export.h"

#include "serve/markdown.h"
#include "serve/view_frame.h"
#include "serve/view_passage.h"
#include "serve/view_words.h"

#include <string.h>

/* A column: its heading and the key of the passage's map, or of the result itself. */
struct column {
    const char *heading;
    const char *map_key;
    const char *result_key;
};

static const struct column columns[] = {
    {"Number", "number", NULL},
    {"Verdict", "verdict_words", NULL},
    {"Question", NULL, "question"},
    {"Answer text", "copy_plain", NULL},
    {"Page", "page_title", NULL},
    {"Date", "date_iso", NULL},
    {"Date is", "date_label", NULL},
    {"Standard or law", "standards_words", NULL},
    {"Services", "services_all", NULL},
    {"Kind", "kind_label", NULL},
    {"About", "about_label", NULL},
    {"Status", NULL, "status"},
    {"Who may see it", "audience_name", NULL},
    {"Source", "cite", NULL},
    {"Id", NULL, "id"},
};

enum { COLUMNS = sizeof columns / sizeof *columns };

/* A spreadsheet takes a cell that begins so for a formula (OWASP, "CSV injection"): an apostrophe makes it
 * text. Quoted always, so that line breaks and separators need no look. */
void export_csv_cell(struct buffer *out, struct span text)
{
    bool is_formula = text.size > 0 && strchr("=+-@\t\r", text.bytes[0]) != NULL;
    buffer_append_string(out, is_formula ? "\"'" : "\"");
    for (size_t i = 0; i < text.size; i++) {
        if (text.bytes[i] == '"')
            buffer_append_byte(out, '"');
        buffer_append_byte(out, text.bytes[i]);
    }
    buffer_append_byte(out, '"');
}

static void append_row(struct buffer *out, const struct value *map, const struct value *result)
{
    for (size_t i = 0; i < COLUMNS; i++) {
        buffer_append_string(out, i > 0 ? "," : "");
        export_csv_cell(out, columns[i].map_key != NULL ? value_get_text(map, columns[i].map_key)
                                                        : value_get_text(result, columns[i].result_key));
    }
    buffer_append_string(out, "\r\n");
}

static enum avow_status search(const struct request *request, struct value *answer, struct avow_error *err)
{
    struct search_request asked = SEARCH_REQUEST_INIT;
    enum avow_status status = request_search(request, &asked, err);
    asked.facets = false;
    asked.brief = true;
    if (status == AVOW_OK)
        status = search_run_value(request->site->engine, &asked, request->arena, answer, err);
    return status;
}

/* What a row is worth: the nearest passages must not pass for answers. */
static struct span verdict_words(const struct value *answer)
{
    struct span verdict = value_get_text(answer, "verdict");
    if (span_equal(verdict, SPAN("none")))
        return SPAN("Nearest, not an answer");
    return span_equal(verdict, SPAN("found")) ? SPAN("Found") : SPAN("Weak");
}

static struct value map_of(struct view *view, const struct value *answer, size_t index)
{
    const struct value *result = &value_get(answer, "results")->items[index];
    struct value map = passage_map(view, result, index + 1, false);
    view_put_text(view, &map, "services_all", words_names(view, value_get(result, "services"), SIZE_MAX));
    view_put_text(view, &map, "verdict_words", verdict_words(answer));
    view_put_text(view, &map, "audience_name", words_audience(value_get_text(result, "audience")));
    return map;
}

static void append_titles(struct buffer *out)
{
    buffer_append_string(out, "\xEF\xBB\xBF");
    for (size_t i = 0; i < COLUMNS; i++)
        buffer_printf(out, "%s\"%s\"", i > 0 ? "," : "", columns[i].heading);
    buffer_append_string(out, "\r\n");
}

static void append_section(struct buffer *out, const struct value *map, const struct value *result)
{
    struct span question = value_get_text(result, "question");
    const struct value *headings = value_get(result, "heading");
    struct span name = question;
    if (name.size == 0 && headings != NULL && headings->count > 0)
        name = value_text(&headings->items[headings->count - 1]);
    buffer_printf(out, "\n## %.*s. ", SPAN_ARG(value_get_text(map, "number")));
    markdown_append_text(out, name.size > 0 ? name : value_get_text(map, "page_title"));
    buffer_printf(out, "\n\n%.*s\n", SPAN_ARG(value_get_text(map, "copy_markdown")));
}

static void append_heading(struct buffer *out, struct span query, const struct value *answer)
{
    buffer_append_string(out, "# ");
    markdown_append_text(out, query.size > 0 ? query : SPAN("Passages"));
    buffer_append_string(out, "\n");
    if (span_equal(value_get_text(answer, "verdict"), SPAN("none")))
        buffer_append_string(out, "\nNothing published says this. The nearest passages, none of which "
                                  "is an answer:\n");
}

/* The results of a search: as rows under titles (`is_csv`), or as sections under the question. */
static enum avow_status export_all(const struct request *request, bool is_csv, struct buffer *out,
                                   struct avow_error *err)
{
    struct view view = view_start(request);
    struct value answer;
    enum avow_status status = search(request, &answer, err);
    if (status != AVOW_OK)
        return status;
    const struct value *results = value_get(&answer, "results");
    if (is_csv)
        append_titles(out);
    else
        append_heading(out, request_argument(request, "q"), &answer);
    for (size_t i = 0; results != NULL && i < results->count; i++) {
        struct value map = map_of(&view, &answer, i);
        (is_csv ? append_row : append_section)(out, &map, &results->items[i]);
    }
    return view.failed ? error_set_no_memory(err, "export") : AVOW_OK;
}

enum avow_status export_csv(const struct request *request, struct reply *reply, struct avow_error *err)
{
    return export_all(request, true, &reply->body, err);
}

enum avow_status export_markdown(const struct request *request, struct reply *reply, struct avow_error *err)
{
    return export_all(request, false, &reply->body, err);
}
