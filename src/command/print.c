/* The text form of answers, statements and pages, made from the API's own JSON. */
#include "command/print_explain.h"
#include "command/verbs.h"

static struct span text(const struct value *map, const char *key)
{
    return value_get_text(map, key);
}

static void print_wrapped(struct span words, const char *indent, FILE *stream)
{
    struct span line;
    while (span_next_line(&words, &line))
        fprintf(stream, "%s%.*s\n", indent, SPAN_ARG(line));
}

/* The text with its marks, `indent` before each line. */
static void print_segments(const struct value *segments, struct palette palette, const char *indent,
                           FILE *stream)
{
    fputs(indent, stream);
    for (size_t i = 0; segments != NULL && i < segments->count; i++) {
        const struct value *segment = &segments->items[i];
        bool mark = value_true(value_get(segment, "mark"));
        fputs(mark ? palette.mark : "", stream);
        struct span words = text(segment, "text");
        for (size_t at = 0; at < words.size; at++) {
            fputc(words.bytes[at], stream);
            if (words.bytes[at] == '\n')
                fputs(indent, stream);
        }
        fputs(mark ? palette.plain : "", stream);
    }
    fputc('\n', stream);
}

static void print_names(const char *label, const struct value *list, FILE *stream)
{
    if (list == NULL || list->count == 0)
        return;
    fprintf(stream, "  %s", label);
    for (size_t i = 0; i < list->count; i++) {
        struct span edition = text(&list->items[i], "edition");
        fprintf(stream, "%s%.*s%s%.*s", i > 0 ? ", " : " ", SPAN_ARG(text(&list->items[i], "name")),
                edition.size > 0 ? ":" : "", SPAN_ARG(edition));
    }
    fputc('\n', stream);
}

static void print_head(const struct value *statement, struct palette palette, FILE *stream)
{
    struct span question = text(statement, "question");
    const struct value *heading = value_get(statement, "heading");
    if (question.size > 0) {
        fprintf(stream, "%s%.*s%s\n", palette.bold, SPAN_ARG(question), palette.plain);
        return;
    }
    struct span title = text(value_get(statement, "page"), "title");
    fprintf(stream, "%s%.*s", palette.bold, SPAN_ARG(title));
    for (size_t i = 0; heading != NULL && i < heading->count; i++)
        fprintf(stream, "%s%.*s", i > 0 || title.size > 0 ? " > " : "", SPAN_ARG(heading->items[i].text));
    fprintf(stream, "%s\n", palette.plain);
}

/* Who accepted these words as an answer, and when. */
static void print_approved(const struct value *statement, FILE *stream)
{
    const struct value *approved = value_get(statement, "approved");
    if (approved == NULL || approved->type != VALUE_MAP)
        return;
    bool changed = value_true(value_get(approved, "changed"));
    fprintf(stream, "  %s by %.*s on %.*s for: %.*s\n", changed ? "other words were approved" : "approved",
            SPAN_ARG(text(approved, "by")), SPAN_ARG(text(approved, "on")),
            SPAN_ARG(text(approved, "question")));
}

/* Who put it first, until when, and why. */
static void print_pinned(const struct value *statement, FILE *stream)
{
    const struct value *pinned = value_get(statement, "pinned");
    if (pinned != NULL && pinned->type == VALUE_MAP)
        fprintf(stream, "  pinned by %.*s until %.*s: %.*s\n", SPAN_ARG(text(pinned, "owner")),
                SPAN_ARG(text(pinned, "expires")), SPAN_ARG(text(pinned, "reason")));
}

/* Who else may read it, for those that not everybody may. */
static void print_audience(const struct value *statement, struct palette palette, FILE *stream)
{
    struct span audience = text(statement, "audience");
    const char *words = span_equal(audience, SPAN("internal"))   ? "internal: do not send"
                        : span_equal(audience, SPAN("customer")) ? "only for customers under NDA"
                                                                 : NULL;
    if (words != NULL)
        fprintf(stream, "  %s%s%s\n", palette.bold, words, palette.plain);
}

/* What names the statement, and the hash that `avow verify` takes. */
static void print_id(const struct value *statement, struct palette palette, FILE *stream)
{
    fprintf(stream, "  %s%.*s%s", palette.accent, SPAN_ARG(text(statement, "id")), palette.plain);
    fprintf(stream, ", hash %.*s\n", SPAN_ARG(text(value_get(statement, "citation"), "hash")));
}

static void print_source(const struct value *statement, struct palette palette, FILE *stream)
{
    const struct value *citation = value_get(statement, "citation");
    print_pinned(statement, stream);
    print_approved(statement, stream);
    print_names("standard:", value_get(statement, "standards"), stream);
    print_names("service:", value_get(statement, "services"), stream);
    print_audience(statement, palette, stream);
    fprintf(stream, "  %s%.*s%s\n", palette.dim, SPAN_ARG(text(citation, "text")), palette.plain);
    print_id(statement, palette, stream);
}

static void print_list(const char *label, const struct value *list, FILE *stream)
{
    for (size_t i = 0; list != NULL && i < list->count; i++)
        fprintf(stream, "%s%.*s\n", label, SPAN_ARG(list->items[i].text));
}

static void print_verdict(const struct value *answer, struct palette palette, FILE *stream)
{
    struct span verdict = text(answer, "verdict");
    const char *words =
        value_true(value_get(answer, "unclear")) ? "Unclear: two passages disagree, both are shown"
        : span_equal(verdict, SPAN("found"))     ? "Found"
        : span_equal(verdict, SPAN("weak"))      ? "Weak: something comes close. Read it before you send it"
                                                 : "Nothing published says this. The nearest passages:";
    fprintf(stream, "%s%s%s (%lld in all)\n", palette.bold, words, palette.plain,
            (long long)value_integer(value_get(answer, "total"), 0));
}

/* A day that was read from the question decides all results, so that it is always told. */
static void print_day(const struct value *query, FILE *stream)
{
    const struct value *understood = value_get(query, "understood");
    for (size_t i = 0; understood != NULL && i < understood->count; i++) {
        const struct value *reading = &understood->items[i];
        if (span_equal(text(reading, "type"), SPAN("as_of")))
            fprintf(stream, "Read \"%.*s\" as: %.*s (not so: --plain \"%.*s\")\n",
                    SPAN_ARG(text(reading, "text")), SPAN_ARG(text(reading, "name")),
                    SPAN_ARG(text(reading, "text")));
    }
}

void print_answer(const struct value *answer, struct palette palette, FILE *stream)
{
    const struct value *query = value_get(answer, "query");
    const struct value *results = value_get(answer, "results");
    const struct value *scopes = value_get(answer, "scopes");
    print_scope_asked(value_get(answer, "scope"), palette, stream);
    for (size_t i = 0; scopes != NULL && i < scopes->count; i++)
        print_scope_asked(&scopes->items[i], palette, stream);
    print_verdict(answer, palette, stream);
    if (text(query, "corrected").size > 0)
        fprintf(stream, "Read as: %.*s\n", SPAN_ARG(text(query, "corrected")));
    print_day(query, stream);
    print_list("note: ", value_get(query, "notes"), stream);
    print_list("no statement has: ", value_get(query, "missing"), stream);
    print_confidence(answer, stream);
    int64_t first = value_integer(value_get(answer, "offset"), 0);
    for (size_t i = 0; results != NULL && i < results->count; i++) {
        const struct value *result = &results->items[i];
        fprintf(stream, "\n%lld. ", (long long)first + (long long)i + 1);
        print_head(result, palette, stream);
        print_segments(value_get(result, "segments"), palette, "  | ", stream);
        print_source(result, palette, stream);
        print_list("  note: ", value_get(result, "notes"), stream);
        print_explanation(value_get(result, "explain"), stream);
    }
    print_why_not(value_get(answer, "why_not"), stream);
}

void print_statement(const struct value *statement, struct palette palette, FILE *stream)
{
    print_head(statement, palette, stream);
    print_wrapped(text(statement, "text"), "  | ", stream);
    print_source(statement, palette, stream);
}

void print_page(const struct value *page, struct palette palette, FILE *stream)
{
    const struct value *statements = value_get(page, "statements");
    fprintf(stream, "%s%.*s%s (%.*s)\n", palette.bold, SPAN_ARG(text(page, "title")), palette.plain,
            SPAN_ARG(text(page, "date")));
    print_audience(page, palette, stream);
    for (size_t i = 0; statements != NULL && i < statements->count; i++) {
        fputc('\n', stream);
        print_head(&statements->items[i], palette, stream);
        print_wrapped(text(&statements->items[i], "text"), "  | ", stream);
        print_id(&statements->items[i], palette, stream);
    }
}
