/* Why a passage stands where it stands: one sentence, what parts it from the next, what counted, and the sum.
 */
#include "serve/view_reading.h"

#include "serve/view_link.h"
#include "serve/view_words.h"

#include <math.h>

enum { BESIDE = 3 /* differences that a sentence names */ };

/* What follows "Because" when a feature has at least this value; what is no row here is too small a thing for
 * the sentence. Of two rows of a feature the first that holds counts. */
static const struct reason_row {
    struct span name;
    double least;
    const char *because;
} rows[] = {
    {SPAN_INIT("coverage"), .999, "it has all your words"},
    {SPAN_INIT("coverage"), .5, "it has most of your words"},
    {SPAN_INIT("question met"), .3, "its own question is like yours"},
    {SPAN_INIT("same question"), 1, "its own question is the one you asked"},
    {SPAN_INIT("heading"), .5, "its headings have most of your words"},
    {SPAN_INIT("title"), .5, "its page has your words in the title"},
    {SPAN_INIT("standard"), .999, "it is about the standard you named"},
    {SPAN_INIT("edition"), 1, "it is about the version you named"},
    {SPAN_INIT("service"), .999, "it is about the service you named"},
    {SPAN_INIT("names said"), .999, "it has the names you used"},
    {SPAN_INIT("topic"), 1, "it is about the standard you described"},
    {SPAN_INIT("kind"), .5, "it is the kind of passage you asked for"},
    {SPAN_INIT("answer type"), .5, "it has the kind of fact you asked for"},
    {SPAN_INIT("overview"), .5, "it is an overview of what you named"},
    {SPAN_INIT("sentence"), .5, "one sentence has most of your words"},
    {SPAN_INIT("near pairs"), .5, "it has your words beside each other"},
    {SPAN_INIT("neighbours"), .5, "the passages around it fit too"},
    {SPAN_INIT("approved"), .5, "it was approved for a question like yours"},
    {SPAN_INIT("approved words"), .2, "questions it was approved for have your words"},
};

/* Why a feature of this name and value counts; NULL when the sentence has no words for that. */
static const char *because_of(struct span name, double value)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (span_equal(rows[i].name, name) && value >= rows[i].least)
            return rows[i].because;
    return NULL;
}

/* "Because X and Y.": the two that counted most. */
static struct span sentence_of(struct view *view, const struct value *parts)
{
    const char *because[2] = {NULL, NULL};
    double counted[2] = {0, 0};
    for (size_t i = 0; parts != NULL && i < parts->count; i++) {
        const struct value *part = &parts->items[i];
        const char *words = because_of(value_get_text(part, "name"), value_get_number(part, "value"));
        double count = value_get_number(part, "contribution");
        if (words == NULL || count <= counted[1])
            continue;
        int place = count > counted[0] ? 0 : 1;
        if (place == 0) {
            because[1] = because[0];
            counted[1] = counted[0];
        }
        because[place] = words;
        counted[place] = count;
    }
    if (because[0] == NULL)
        return SPAN("Because it has some of your words.");
    return view_print(view, "Because %s%s%s.", because[0], because[1] != NULL ? " and " : "",
                      because[1] != NULL ? because[1] : "");
}

/* A decision of a person goes before all that counted. */
static struct span reason_of(struct view *view, const struct value *explain)
{
    struct span first = value_get_text(explain, "first");
    if (first.size > 0)
        return view_print(view, "Because it is %.*s.", SPAN_ARG(first));
    return sentence_of(view, value_get(explain, "features"));
}

/* "0.14 more than the second passage, above all: its headings ... (+0.12), ...". */
static struct span beside_of(struct view *view, const struct value *against)
{
    const struct value *difference = value_get(against, "difference");
    const struct value *parts = value_get(against, "features");
    struct span all = SPAN_EMPTY;
    if (difference == NULL || difference->type != VALUE_NUMBER)
        return SPAN_EMPTY;
    for (size_t i = 0; parts != NULL && i < parts->count && i < BESIDE; i++)
        all = view_print(view, "%.*s%s%.*s (%+.2f)", SPAN_ARG(all), i > 0 ? ", " : "",
                         SPAN_ARG(value_get_text(&parts->items[i], "words")),
                         value_get_number(&parts->items[i], "difference"));
    bool second = value_integer(value_get(against, "rank"), 0) == 2;
    return view_print(view, "%.2f %s than the %s passage, above all: %.*s.", fabs(difference->number),
                      difference->number < 0 ? "less" : "more", second ? "second" : "first", SPAN_ARG(all));
}

/* Contributions from the highest down; what counted alike stays in the table's order. */
static const struct value *next_part(const struct value *parts, const struct value *last)
{
    const struct value *best = NULL;
    double limit = last != NULL ? value_get_number(last, "contribution") : INFINITY;
    for (const struct value *part = parts->items; part < parts->items + parts->count; part++) {
        double counted = value_get_number(part, "contribution");
        bool behind = counted < limit || (counted <= limit && last != NULL && part > last);
        if (behind && (best == NULL || counted > value_get_number(best, "contribution")))
            best = part;
    }
    return best;
}

static struct value parts_of(struct view *view, const struct value *parts)
{
    struct value reasons = VIEW_LIST;
    const struct value *part = NULL;
    while (parts != NULL && (part = next_part(parts, part)) != NULL) {
        struct value reason = VIEW_MAP;
        double counted = value_get_number(part, "contribution");
        if (counted > -0.005 && counted < 0.005)
            continue;
        view_put_text(view, &reason, "reason_words", words_sentence(view, value_get_text(part, "words")));
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
    view_put_text(view, passage, "reasons_sentence", reason_of(view, explain));
    view_put_text(view, passage, "reasons_beside", beside_of(view, value_get(explain, "against")));
    view_put_text(view, passage, "reasons_has", words_list(view, value_get(explain, "matched")));
    view_put_text(view, passage, "reasons_lacks", words_list(view, value_get(explain, "missing")));
    view_put_text(view, passage, "reasons_sum", view_print(view, "%.2f", value_get_number(result, "score")));
    view_put_text(view, passage, "why_href",
                  view_print(view, "%.*s#_y%zu", SPAN_ARG(link_search(view, "/search", &edit, 1)), number));
    view_put(view, passage, "reasons", reasons);
}
