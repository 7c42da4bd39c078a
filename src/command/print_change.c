/* The text form of differences: removed words in [- -], added ones in {+ +}, as `git diff --word-diff` has
 * it. */
#include "command/verbs.h"

static struct span text(const struct value *map, const char *key)
{
    return value_get_text(map, key);
}

static size_t count_of(const struct value *list)
{
    return list != NULL && list->type == VALUE_LIST ? list->count : 0;
}

/* The words, each further line behind `indent`. */
static void print_indented(struct span words, const char *indent, FILE *stream)
{
    for (size_t i = 0; i < words.size; i++) {
        fputc(words.bytes[i], stream);
        if (words.bytes[i] == '\n')
            fputs(indent, stream);
    }
}

static void print_segments_changed(const struct value *segments, const char *indent, struct palette palette,
                                   FILE *stream)
{
    fputs(indent, stream);
    for (size_t i = 0; i < count_of(segments); i++) {
        struct span op = text(&segments->items[i], "op");
        struct span words = text(&segments->items[i], "text");
        struct span bare = words;
        bool removed = span_equal(op, SPAN("removed"));
        bool changed = removed || span_equal(op, SPAN("added"));
        while (changed && bare.size > 0 &&
               (bare.bytes[bare.size - 1] == ' ' || bare.bytes[bare.size - 1] == '\n'))
            bare.size--;
        fprintf(stream, "%s%s",
                removed   ? palette.dim
                : changed ? palette.accent
                          : "",
                removed   ? "[-"
                : changed ? "{+"
                          : "");
        print_indented(bare, indent, stream);
        fprintf(stream, "%s%s", removed ? "-]" : changed ? "+}" : "", changed ? palette.plain : "");
        print_indented(span_part(words, bare.size, words.size), indent, stream);
    }
    fputc('\n', stream);
}

/* Whether a comparison found anything. */
static bool differs(const struct value *segments)
{
    for (size_t i = 0; i < count_of(segments); i++)
        if (!span_equal(text(&segments->items[i], "op"), SPAN("same")))
            return true;
    return false;
}

static void print_title(const struct value *statement, struct palette palette, FILE *stream)
{
    const struct value *headings = value_get(statement, "heading");
    fputs(palette.bold, stream);
    if (text(statement, "question").size > 0)
        fprintf(stream, "%.*s", SPAN_ARG(text(statement, "question")));
    else
        for (size_t i = 0; i < count_of(headings); i++)
            fprintf(stream, "%s%.*s", i > 0 ? " > " : "", SPAN_ARG(value_text(&headings->items[i])));
    if (text(statement, "question").size == 0 && count_of(headings) == 0)
        fputs("(first lines of the page)", stream);
    fputs(palette.plain, stream);
}

static bool is_map(const struct value *value)
{
    return value != NULL && value->type == VALUE_MAP;
}

static void print_change(const struct value *change, struct palette palette, FILE *stream)
{
    const struct value *from = value_get(change, "from");
    const struct value *to = value_get(change, "to");
    const struct value *shown = is_map(to) ? to : from;
    fprintf(stream, "\n%.*s: ", SPAN_ARG(text(change, "change")));
    print_title(shown, palette, stream);
    fputc('\n', stream);
    if (is_map(from) && is_map(to)) {
        if (differs(value_get(change, "question_segments")))
            print_segments_changed(value_get(change, "question_segments"), "  ? ", palette, stream);
        print_segments_changed(value_get(change, "segments"), "  | ", palette, stream);
    } else {
        fputs(is_map(to) ? "  + " : "  - ", stream);
        print_indented(text(shown, "text"), is_map(to) ? "  + " : "  - ", stream);
        fputc('\n', stream);
    }
    fprintf(stream, "  %s%.*s%s\n", palette.accent, SPAN_ARG(text(shown, "id")), palette.plain);
}

static void print_cover(const struct value *scope, struct palette palette, FILE *stream)
{
    for (size_t i = 0; i < count_of(scope); i++) {
        const struct value *row = &scope->items[i];
        if (i == 0)
            fprintf(stream, "\n%sWhat is covered%s\n", palette.bold, palette.plain);
        struct span standard = text(value_get(row, "standard"), "name");
        struct span environment = text(row, "environment");
        fprintf(stream, "  %-9.*s %.*s%s%.*s%s%.*s\n", SPAN_ARG(text(row, "change")),
                SPAN_ARG(text(value_get(row, "service"), "name")), standard.size > 0 ? " - " : "",
                SPAN_ARG(standard), environment.size > 0 ? ", " : "", SPAN_ARG(environment));
        if (is_map(value_get(row, "from")))
            fprintf(stream, "            - %.*s\n", SPAN_ARG(text(value_get(row, "from"), "words")));
        if (is_map(value_get(row, "to")))
            fprintf(stream, "            + %.*s\n", SPAN_ARG(text(value_get(row, "to"), "words")));
    }
}

void print_diff(const struct value *diff, struct palette palette, FILE *stream)
{
    static const char *const words[] = {"reworded", "added", "removed", "renamed", "moved", "same"};
    const struct value *counts = value_get(diff, "counts");
    const struct value *changes = value_get(diff, "changes");
    fprintf(stream, "%s%.*s%s (%.*s to %.*s)\n", palette.bold, SPAN_ARG(text(diff, "title")), palette.plain,
            SPAN_ARG(text(value_get(diff, "from"), "date")), SPAN_ARG(text(value_get(diff, "to"), "date")));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        fprintf(stream, "%s%lld %s", i > 0 ? ", " : "",
                (long long)value_integer(value_get(counts, words[i]), 0), words[i]);
    fputc('\n', stream);
    print_cover(value_get(diff, "scope"), palette, stream);
    for (size_t i = 0; i < count_of(changes); i++)
        print_change(&changes->items[i], palette, stream);
}

void print_verdict_of(const struct value *verdict, struct palette palette, FILE *stream)
{
    const struct value *statement = value_get(verdict, "statement");
    const struct value *successor = value_get(verdict, "successor");
    struct span state = text(verdict, "state");
    bool known = value_true(value_get(verdict, "known"));
    fprintf(stream, "%s%-10.*s%s %.16s  ", palette.bold, SPAN_ARG(known ? state : SPAN("unknown")),
            palette.plain, text(verdict, "hash").bytes);
    if (!known) {
        fputs("no statement ever had these words here\n", stream);
        return;
    }
    print_title(statement, palette, stream);
    fprintf(stream, "\n  %.*s\n", SPAN_ARG(text(value_get(statement, "citation"), "source")));
    if (is_map(successor)) {
        fprintf(stream, "  now: %.*s\n", SPAN_ARG(text(value_get(successor, "citation"), "source")));
        print_segments_changed(value_get(value_get(verdict, "diff"), "segments"), "  | ", palette, stream);
        fprintf(stream, "  %s%.*s%s\n", palette.accent, SPAN_ARG(text(successor, "id")), palette.plain);
    }
}
