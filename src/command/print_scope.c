/* The text form of scope: the rows of each standard in columns, their words and source below. */
#include "command/verbs.h"

enum { NAME_COLUMN = 28, PLACE_COLUMN = 26, MARK_COLUMN = 9, COVER_ROWS = 4 };

static struct span text(const struct value *map, const char *key)
{
    return value_get_text(map, key);
}

static const char *mark_of(struct span state)
{
    if (span_equal(state, SPAN("unclear")))
        return "Unclear";
    return span_equal(state, SPAN("yes")) ? "Covered" : "Excluded";
}

/* Characters, as a terminal counts most of them. */
static int width_of(struct span words)
{
    int width = 0;
    for (size_t i = 0; i < words.size; i++)
        width += ((unsigned char)words.bytes[i] & 0xC0) != 0x80;
    return width;
}

static void print_column(struct span words, int width, FILE *stream)
{
    fprintf(stream, "%.*s", SPAN_ARG(words));
    for (int i = width_of(words); i < width; i++)
        fputc(' ', stream);
    fputc(' ', stream);
}

static void print_standard(const struct value *row, struct palette palette, FILE *stream)
{
    struct span name = text(row, "standard_name");
    if (name.size == 0)
        fprintf(stream, "\n%sNo standard is named%s\n", palette.bold, palette.plain);
    else
        fprintf(stream, "\n%s%.*s%s\n", palette.bold, SPAN_ARG(name), palette.plain);
}

/* Rows that contradict each other also say what each of them states. */
static void print_row(const struct value *row, struct palette palette, FILE *stream)
{
    bool unclear = span_equal(text(row, "in_scope"), SPAN("unclear"));
    struct span edition = text(row, "edition");
    struct span level = text(row, "level");
    struct span qualifier = text(row, "qualifier");
    fputs("  ", stream);
    print_column(span_of(mark_of(text(row, "in_scope"))), MARK_COLUMN, stream);
    print_column(text(row, "service_name"), NAME_COLUMN, stream);
    print_column(text(row, "environment"), PLACE_COLUMN, stream);
    fprintf(stream, "%.*s%s%.*s", SPAN_ARG(edition), edition.size > 0 && level.size > 0 ? " " : "",
            SPAN_ARG(level));
    if (qualifier.size > 0)
        fprintf(stream, "%s(%.*s)", edition.size + level.size > 0 ? " " : "", SPAN_ARG(qualifier));
    fputc('\n', stream);
    if (unclear)
        fprintf(stream, "            %s%s: %.*s%s\n", palette.mark,
                span_equal(text(row, "stated"), SPAN("yes")) ? "stated as covered" : "stated as excluded",
                SPAN_ARG(text(row, "words")), palette.plain);
    fprintf(stream, "            %s%.*s (%.*s)%s\n", palette.dim, SPAN_ARG(text(row, "statement_id")),
            SPAN_ARG(text(row, "date")), palette.plain);
}

static void print_words(const struct value *scope, struct palette palette, FILE *stream)
{
    struct span verdict = text(scope, "verdict");
    if (verdict.size == 0)
        return;
    bool limited = value_true(value_get(scope, "limited"));
    const char *words = span_equal(verdict, SPAN("yes")) ? limited ? "Covered within limits" : "Covered"
                        : span_equal(verdict, SPAN("excluded")) ? "Excluded"
                        : span_equal(verdict, SPAN("unclear"))  ? "Unclear: the pages do not agree"
                                                                : "Not stated (which is not a no)";
    struct span place = text(scope, "environment");
    fprintf(stream, "%s%.*s, %.*s%s%.*s: %s%s\n", palette.bold,
            SPAN_ARG(text(value_get(scope, "service"), "name")),
            SPAN_ARG(text(value_get(scope, "standard"), "name")), place.size > 0 ? ", " : "", SPAN_ARG(place),
            words, palette.plain);
}

void print_scope_asked(const struct value *scope, struct palette palette, FILE *stream)
{
    const struct value *rows = value_get(scope, "rows");
    print_words(scope, palette, stream);
    if (rows != NULL && rows->count > 0 && span_equal(text(scope, "verdict"), SPAN("not stated")))
        fputs("  Stated, but not of all that was asked:\n", stream);
    for (size_t i = 0; rows != NULL && i < rows->count && i < COVER_ROWS; i++) {
        const struct value *row = &rows->items[i];
        struct span place = text(row, "environment");
        fprintf(stream, "  %s%s%.*s%s: \"%.*s\"\n    %s%.*s (%.*s)%s\n", mark_of(text(row, "stated")),
                place.size > 0 ? " (" : "", SPAN_ARG(place), place.size > 0 ? ")" : "",
                SPAN_ARG(text(row, "words")), palette.dim, SPAN_ARG(text(row, "statement_id")),
                SPAN_ARG(text(row, "date")), palette.plain);
    }
    if (rows != NULL && rows->count > COVER_ROWS)
        fprintf(stream, "  %sand %zu more: `avow scope` lists them%s\n", palette.dim,
                rows->count - COVER_ROWS, palette.plain);
}

void print_scope(const struct value *scope, struct palette palette, FILE *stream)
{
    const struct value *rows = value_get(scope, "rows");
    struct span standard = SPAN_EMPTY;
    print_words(scope, palette, stream);
    for (size_t i = 0; rows != NULL && i < rows->count; i++) {
        const struct value *row = &rows->items[i];
        if (i == 0 || !span_equal(standard, text(row, "standard")))
            print_standard(row, palette, stream);
        standard = text(row, "standard");
        print_row(row, palette, stream);
    }
    if ((rows == NULL || rows->count == 0) && text(scope, "verdict").size == 0)
        fputs("No page states what is in scope.\n", stream);
}
