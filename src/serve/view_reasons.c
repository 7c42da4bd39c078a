/* Why a passage stands where it stands: one sentence, what counted, and the sum. */
#include "serve/view_reading.h"

#include "serve/view_link.h"
#include "serve/view_words.h"

/* What counted, in a reader's words: as a row of the table, and after "Because". */
static const struct reason_row {
    struct span name;
    struct span words;
    const char *because; /* NULL: too small a thing for the sentence */
} rows[] = {
    {SPAN_INIT("stage one"), SPAN_INIT("Words found, rare ones more"), NULL},
    {SPAN_INIT("coverage"), SPAN_INIT("How much of your question it covers"), "it has most of your words"},
    {SPAN_INIT("exact words"), SPAN_INIT("Words in the very form you used"), NULL},
    {SPAN_INIT("longest run"), SPAN_INIT("Your words one after the other"), NULL},
    {SPAN_INIT("nearest window"), SPAN_INIT("Your words close together"), NULL},
    {SPAN_INIT("question likeness"), SPAN_INIT("Its question against yours"),
     "its own question is like yours"},
    {SPAN_INIT("same question"), SPAN_INIT("The very question you asked"),
     "its own question is the one you asked"},
    {SPAN_INIT("heading"), SPAN_INIT("Words in its headings"), "its headings have your words"},
    {SPAN_INIT("title"), SPAN_INIT("Words in the title of its page"), "its page has your words in the title"},
    {SPAN_INIT("length"), SPAN_INIT("Its length"), NULL},
    {SPAN_INIT("standard"), SPAN_INIT("The standard you named"), "it is about the standard you named"},
    {SPAN_INIT("edition"), SPAN_INIT("The version you named"), "it is about the version you named"},
    {SPAN_INIT("service"), SPAN_INIT("The service you named"), "it is about the service you named"},
    {SPAN_INIT("names said"), SPAN_INIT("The names you used stand in its words"), NULL},
    {SPAN_INIT("topic"), SPAN_INIT("What you asked about"), "it is about what you asked for"},
    {SPAN_INIT("kind"), SPAN_INIT("The kind of answer you asked for"),
     "it is the kind of answer you asked for"},
    {SPAN_INIT("answer type"), SPAN_INIT("A date, number, role or place, if you asked for one"),
     "it has the kind of fact you asked for"},
    {SPAN_INIT("question type"), SPAN_INIT("Its question asks for the same kind of fact"), NULL},
    {SPAN_INIT("overview"), SPAN_INIT("An overview, if you typed a name alone"),
     "it is an overview of what you named"},
    {SPAN_INIT("about"), SPAN_INIT("Whom it speaks about"), NULL},
    {SPAN_INIT("audience"), SPAN_INIT("Who may see it"), NULL},
    {SPAN_INIT("status"), SPAN_INIT("Published or not"), NULL},
    {SPAN_INIT("review"), SPAN_INIT("Review overdue or not"), NULL},
    {SPAN_INIT("neighbours"), SPAN_INIT("Its neighbours on the page fit too"), NULL},
    {SPAN_INIT("near pairs"), SPAN_INIT("Words beside each other as in your question"), NULL},
    {SPAN_INIT("sentence"), SPAN_INIT("Your words in one sentence"), "one sentence has most of your words"},
    {SPAN_INIT("short"), SPAN_INIT("A few words only"), NULL},
    {SPAN_INIT("answer words"), SPAN_INIT("Words that answers often have"), NULL},
    {SPAN_INIT("stems"), SPAN_INIT("How often it says your words"), NULL},
    {SPAN_INIT("surroundings"), SPAN_INIT("Your words in it and around it"),
     "what stands around it has your words too"},
    {SPAN_INIT("behind the best"), SPAN_INIT("How far it is behind the first"), NULL},
    {SPAN_INIT("approved"), SPAN_INIT("Approved for a question like yours"),
     "it was approved for a question like yours"},
    {SPAN_INIT("approved words"), SPAN_INIT("Your words in questions it was approved for"),
     "questions it was approved for have your words"},
    {SPAN_INIT("approved nearby"), SPAN_INIT("Answers approved near it"), NULL},
    {SPAN_INIT("approved count"), SPAN_INIT("How often it was approved"), NULL},
};

static const struct reason_row *row_of(struct span name)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (span_equal(rows[i].name, name))
            return &rows[i];
    return NULL;
}

static double number_of(const struct value *map, const char *key)
{
    const struct value *number = value_get(map, key);
    return number != NULL && number->type == VALUE_NUMBER ? number->number : 0;
}

/* "Because X and Y.": the two that counted most. */
static struct span sentence_of(struct view *view, const struct value *parts)
{
    const char *because[2] = {NULL, NULL};
    double counted[2] = {0, 0};
    for (size_t i = 0; parts != NULL && i < parts->count; i++) {
        const struct reason_row *row = row_of(value_get_text(&parts->items[i], "name"));
        double count = number_of(&parts->items[i], "contribution");
        if (row == NULL || row->because == NULL || count <= counted[1])
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
        double counted = number_of(&parts->items[i], "contribution");
        struct span name = value_get_text(&parts->items[i], "name");
        const struct reason_row *row = row_of(name);
        if (counted > -0.005 && counted < 0.005)
            continue;
        view_put_text(view, &reason, "reason_words", row != NULL ? row->words : words_sentence(view, name));
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
    view_put_text(view, passage, "reasons_sum", view_print(view, "%.2f", number_of(result, "score")));
    view_put_text(view, passage, "why_href",
                  view_print(view, "%.*s#_y%zu", SPAN_ARG(link_search(view, "/search", &edit, 1)), number));
    view_put(view, passage, "reasons", reasons);
}
