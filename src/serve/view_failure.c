/* The page for a request that failed: what happened, and what to do next. */
#include "serve/view_maps.h"

#include "serve/view.h"
#include "serve/view_frame.h"
#include "serve/view_link.h"
#include "serve/view_words.h"

struct failure_row {
    int code;
    struct span title;
    struct span advice;
};

static const struct failure_row rows[] = {
    {500, SPAN_INIT("Something went wrong here"),
     SPAN_INIT("It is not your question. Try again; if it stays so, tell whoever runs this server.")},
    {400, SPAN_INIT("This cannot be shown as asked"),
     SPAN_INIT("Your question is still in the box. Correct the address, or search again.")},
    {404, SPAN_INIT("There is no such page"),
     SPAN_INIT("It may have been renamed or removed from the sources. Search for its words.")},
    {405, SPAN_INIT("This page can only be read"), SPAN_INIT("Open it with an ordinary link.")},
    {413, SPAN_INIT("That was too much at once"), SPAN_INIT("Send less.")},
    {414, SPAN_INIT("That address is too long"), SPAN_INIT("Ask a shorter question.")},
    {421, SPAN_INIT("This server does not answer under that name"),
     SPAN_INIT("Whoever runs it can allow the name with --host.")},
    {503, SPAN_INIT("Nothing can be found right now"),
     SPAN_INIT("Nothing has been read so far, or what was read cannot be used. Whoever runs this server can "
               "bring it up to date with: avow index.")},
};

static const struct failure_row *row_of(int code)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].code == code)
            return &rows[i];
    return &rows[0];
}

struct value view_failure_map(struct view *view, const struct avow_error *failure, int code)
{
    const struct failure_row *row = row_of(code);
    struct span place = failure->status == AVOW_USAGE ? span_of(failure->place) : SPAN_EMPTY;
    struct span query = request_argument(view->request, "q");
    struct value page = view_page_map(view, row->title, TAB_NONE, query);
    view_put_text(view, &page, "failure_message", words_sentence(view, span_of(failure->message)));
    view_put_text(view, &page, "failure_argument", place);
    view_put_text(view, &page, "failure_advice", row->advice);
    view_put_text(view, &page, "failure_code", view_print(view, "%d", code));
    view_put_text(view, &page, "retry_href",
                  code >= 500 && query.size > 0 ? link_search(view, "/search", NULL, 0) : SPAN_EMPTY);
    return page;
}

void view_failure(const struct request *request, const struct avow_error *failure, int code,
                  struct reply *reply)
{
    struct view view = view_start(request);
    struct value page = view_failure_map(&view, failure, code);
    reply->code = code;
    buffer_truncate(&reply->body, 0);
    if (view_reply(&view, "failure", &page, reply, NULL) == AVOW_OK)
        return;
    buffer_free(&reply->body);
    reply->type = "text/plain; charset=utf-8";
    buffer_printf(&reply->body, "%d: %s\n", code, failure->message);
}
