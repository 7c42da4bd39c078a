/* Why a passage stands where it stands: one sentence, what counted, and the sum. */
#include "serve/view_reading.h"

#include "serve/view_link.h"
#include "serve/view_words.h"

/* What follows "Because"; what is no row here is too small a thing for the sentence. */
static const struct reason_row {
    struct span name;
    const char *because;
} rows[] = {
    {SPAN_INIT("coverage"), "it has most of your words"},
    {SPAN_INIT("question met"), "its own question is like yours"},
    {SPAN_INIT("same question"), "its own question is the one you asked"},
    {SPAN_INIT("heading"), "its headings have your words"},
    {SPAN_INIT("title"), "its page has your words in the title"},
    {SPAN_INIT("standard"), "it is about the standard you named"},
    {SPAN_INIT("edition"), "it is about the version you named"},
    {SPAN_INIT("service"), "it is about the service you named"},
    {SPAN_INIT("topic"), "it is about what you asked for"},
    {SPAN_INIT("kind"), "it is the kind of answer you asked for"},
    {SPAN_INIT("answer type"), "it has the kind of fact you asked for"},
    {SPAN_INIT("overview"), "it is an overview of what you named"},
    {SPAN_INIT("sentence"), "one sentence has most of your words"},
    {SPAN_INIT("surroundings"), "what stands around it has your words too"},
    {SPAN_INIT("approved"), "it was approved for a question like yours"},
    {SPAN_INIT("approved words"), "questions it was approved for have your words"},
};

static const struct reason_row *row_of(struct span name)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (span_equal(rows[i].name, name))
            return &rows[i];
    return NULL;
}

/* "Because X and Y.": the two that counted most. */
static struct span sentence_of(struct view *view, const struct value *parts)
{
    const char *because[2] = {NULL, NULL};
    double counted[2] = {0, 0};
    for (size_t i = 0; parts != NULL && i < parts->count; i++) {
        const struct reason_row *row = row_of(value_get_text(&parts->items[i], "name"));
        double count = value_get_number(&parts->items[i], "contribution");
        if (row == NULL || count <= counted[1])
            continue;
        int place = count > counted[0] ? 0 : 1;
        if (place == 0) {
            because[1] = because[0];
            counted[1] = counted[0];
        }
        because[place] = row->because;
        counted[place] = count;
    }
    if (because[0] == NULL)
        return SPAN("Because it has some of your words.");
    return view_print(view, "Because %s%s%s.", because[0], because[1] != NULL ? " and " : "",
                      because[1] != NULL ? because[1] : "");
}

static struct value parts_of(struct view *view, const struct value *parts)
{
    struct value reasons = VIEW_LIST;
    for (size_t i = 0; parts != NULL && i < parts->count; i++) {
        struct value reason = VIEW_MAP;
        double counted = value_get_number(&parts->items[i], "contribution");
        if (counted > -0.005 && counted < 0.005)
            continue;
        view_put_text(view, &reason, "reason_words",
                      words_sentence(view, value_get_text(&parts->items[i], "words")));
        view_put_text(view, &reason, "reason_number", view_print(view, "%.2f", counted));
        view_append(view, &reasons, reason);
    }
    return reasons;
}

void reading_put_reasons(struct view *view, struct value *passage, const struct value *result, size_t number)
{
    const struct value *explain = value_get(result, "explain");
    const struct value *parts = value_get(explain, "features");
    struct link_edit edit = {"explain", SPAN("1"), LINK_SET};
    struct value reasons = parts_of(view, parts);
    view_put_flag(view, passage, "has_reasons", reasons.count > 0);
    view_put_text(view, passage, "reasons_sentence", sentence_of(view, parts));
    view_put_text(view, passage, "reasons_has", words_list(view, value_get(explain, "matched")));
    view_put_text(view, passage, "reasons_lacks", words_list(view, value_get(explain, "missing")));
    view_put_text(view, passage, "reasons_sum", view_print(view, "%.2f", value_get_number(result, "score")));
    view_put_text(view, passage, "why_href",
                  view_print(view, "%.*s#_y%zu", SPAN_ARG(link_search(view, "/search", &edit, 1)), number));
    view_put(view, passage, "reasons", reasons);
}
