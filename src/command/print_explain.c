/* Print the features of results with their sums, in words that a reader knows. */
#include "command/print_explain.h"

static const double least_shown = .0005; /* less is 0.000 */

static struct span text(const struct value *map, const char *key)
{
    return value_get_text(map, key);
}

/* "  label a, b" on one line, nothing for an empty list. */
static void print_words(const char *label, const struct value *list, FILE *stream)
{
    for (size_t i = 0; list != NULL && i < list->count; i++)
        fprintf(stream, "%s%.*s", i > 0 ? ", " : label, SPAN_ARG(list->items[i].text));
    if (list != NULL && list->count > 0)
        fputc('\n', stream);
}

/* "contribution = weight x value  words (name)" for each that counts. */
static void print_features(const struct value *features, FILE *stream)
{
    for (size_t i = 0; features != NULL && i < features->count; i++) {
        const struct value *row = &features->items[i];
        double counts = value_get_number(row, "contribution");
        if (counts >= least_shown || counts <= -least_shown)
            fprintf(stream, "  %8.3f = %6.3f x %6.3f  %.*s (%.*s)\n", counts, value_get_number(row, "weight"),
                    value_get_number(row, "value"), SPAN_ARG(text(row, "words")),
                    SPAN_ARG(text(row, "name")));
    }
}

static const char *found_words(struct span found)
{
    return span_equal(found, SPAN("subject"))   ? "it is about that"
           : span_equal(found, SPAN("mention")) ? "its text names that"
                                                : "it does not name that";
}

static const char *version_words(const struct value *name)
{
    struct span version = text(name, "version");
    bool found = !span_equal(text(name, "found"), SPAN("none"));
    return found && span_equal(version, SPAN("other"))      ? ", of another edition or level"
           : found && span_equal(version, SPAN("not told")) ? ", without the edition or level asked"
                                                            : "";
}

static void print_names(const struct value *names, FILE *stream)
{
    for (size_t i = 0; names != NULL && i < names->count; i++) {
        struct span typed = text(&names->items[i], "text");
        struct span name = text(&names->items[i], "name");
        bool same = span_equal(typed, name);
        fprintf(stream, "  \"%.*s\"%s%.*s%s: %s%s\n", SPAN_ARG(typed), same ? "" : " is ",
                SPAN_ARG(same ? SPAN_EMPTY : name),
                value_true(value_get(&names->items[i], "former")) ? ", by a former name" : "",
                found_words(text(&names->items[i], "found")), version_words(&names->items[i]));
    }
}

/* What adds most to the difference of two scores, and takes most from it. */
static void print_differences(const struct value *features, FILE *stream)
{
    for (size_t i = 0; features != NULL && i < features->count; i++)
        fprintf(stream, "    %+8.3f  %.*s\n", value_get_number(&features->items[i], "difference"),
                SPAN_ARG(text(&features->items[i], "words")));
}

static void print_against(const struct value *against, FILE *stream)
{
    const struct value *difference = value_get(against, "difference");
    if (difference == NULL || difference->type != VALUE_NUMBER)
        return;
    fprintf(stream, "  %+8.3f   beside result %lld, most of it by:\n", difference->number,
            (long long)value_integer(value_get(against, "rank"), 0));
    print_differences(value_get(against, "features"), stream);
}

void print_explanation(const struct value *explain, FILE *stream)
{
    const struct value *features = value_get(explain, "features");
    struct span first = text(explain, "first");
    if (first.size > 0)
        fprintf(stream, "  stands before all others: %.*s\n", SPAN_ARG(first));
    print_words("  has: ", value_get(explain, "matched"), stream);
    print_words("  lacks: ", value_get(explain, "missing"), stream);
    print_names(value_get(explain, "names"), stream);
    print_features(features, stream);
    if (features != NULL && features->count > 0)
        fprintf(stream, "  %8.3f   sum\n", value_get_number(explain, "sum"));
    print_against(value_get(explain, "against"), stream);
}

static void print_readings(const struct value *understood, FILE *stream)
{
    for (size_t i = 0; understood != NULL && i < understood->count; i++) {
        const struct value *row = &understood->items[i];
        struct span type = text(row, "type");
        if (span_equal(type, SPAN("meaning")) || span_equal(type, SPAN("topic")))
            fprintf(stream, "read: \"%.*s\" as %.*s\n", SPAN_ARG(text(row, "text")),
                    SPAN_ARG(text(row, "name")));
    }
}

void print_confidence(const struct value *answer, FILE *stream)
{
    const struct value *features = value_get(answer, "confidence_features");
    struct span reason = text(answer, "confidence_reason");
    if (features == NULL)
        return;
    print_readings(value_get(value_get(answer, "query"), "understood"), stream);
    fprintf(stream, "confidence: %.3f, the chance that the first result answers\n",
            value_get_number(answer, "confidence"));
    if (features->count == 0)
        return;
    print_features(features, stream);
    fprintf(stream, "  %8.3f   where every answer starts\n", value_get_number(answer, "confidence_bias"));
    fprintf(stream, "  %8.3f   sum: a chance of %.3f%s%.*s\n", value_get_number(answer, "confidence_sum"),
            value_get_number(answer, "confidence_modelled"), reason.size > 0 ? "; but " : "",
            SPAN_ARG(reason));
}

void print_why_not(const struct value *why, FILE *stream)
{
    const struct value *difference = value_get(why, "difference");
    struct span id = text(why, "id");
    struct span instead = text(why, "instead");
    if (id.size == 0)
        return;
    fprintf(stream, "\nWhy not %.*s: ", SPAN_ARG(id));
    if (value_get(why, "rank") != NULL && value_get(why, "rank")->type == VALUE_NUMBER)
        fprintf(stream, "result %lld; ", (long long)value_integer(value_get(why, "rank"), 0));
    fprintf(stream, "%.*s%s%.*s\n", SPAN_ARG(text(why, "reason")), text(why, "filter").size > 0 ? ": " : "",
            SPAN_ARG(text(why, "filter")));
    if (instead.size > 0)
        fprintf(stream, "  see %.*s\n", SPAN_ARG(instead));
    if (difference != NULL && difference->type == VALUE_NUMBER)
        fprintf(stream, "  %+8.3f   beside the first, most of it by:\n", difference->number);
    print_differences(value_get(why, "features"), stream);
}
