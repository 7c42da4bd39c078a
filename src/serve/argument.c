/* The URL arguments, and the check that a route knows what it was given. */
#include "serve/argument.h"

#include "base/edits.h"
#include "base/utf8.h"

static const char *const sort_words[] = {"relevance", "date", NULL};
static const char *const group_words[] = {"none", "page", NULL};
static const char *const order_words[] = {"standard", "end", "date", NULL};
static const char *const type_words[] = {"certificate", "report", "letter", "statement of applicability",
                                         NULL};

static const struct argument_row rows[] = {
    {"q", ARGUMENT_TYPE_TEXT, false, NULL,
     "words, a question, \"an exact phrase\", -without, standard:x service:x kind:x after:2025 before:2026"},
    {"standard", ARGUMENT_TYPE_TEXT, true, NULL, "a standard by id or any spelling, with :edition if wanted"},
    {"service", ARGUMENT_TYPE_TEXT, true, NULL, "a service by id or any name it has or had"},
    {"kind", ARGUMENT_TYPE_TEXT, true, NULL, "faq, section, scope, evidence or control"},
    {"audience", ARGUMENT_TYPE_TEXT, true, NULL, "public, customer or internal"},
    {"status", ARGUMENT_TYPE_TEXT, true, NULL, "published (the default), draft or retired"},
    {"about", ARGUMENT_TYPE_TEXT, true, NULL, "us, reader, standard or requirement"},
    {"language", ARGUMENT_TYPE_TEXT, true, NULL, "a language, as in \"en\""},
    {"page", ARGUMENT_TYPE_TEXT, true, NULL, "a page by id"},
    {"year", ARGUMENT_TYPE_TEXT, true, NULL, "a year of publication"},
    {"after", ARGUMENT_TYPE_DAY, false, NULL, "published on or after a year, month or day"},
    {"before", ARGUMENT_TYPE_DAY, false, NULL, "published on or before a year, month or day"},
    {"as_of", ARGUMENT_TYPE_DAY, false, NULL, "what held on that day"},
    {"sort", ARGUMENT_TYPE_TEXT, false, sort_words, "order of the results"},
    {"group", ARGUMENT_TYPE_TEXT, false, group_words, "page: the best statement of each page"},
    {"limit", ARGUMENT_TYPE_NUMBER, false, NULL, "how many results, at most 100"},
    {"offset", ARGUMENT_TYPE_NUMBER, false, NULL, "how many results to leave out before, at most 10000"},
    {"facets", ARGUMENT_TYPE_SWITCH, false, NULL, "counts by standard, service, kind, audience and year"},
    {"explain", ARGUMENT_TYPE_SWITCH, false, NULL, "why each result stands where it stands"},
    {"why_not", ARGUMENT_TYPE_TEXT, false, NULL,
     "the id of a statement: explain, and tell why this one came later or not at all"},
    {"spelling", ARGUMENT_TYPE_SWITCH, false, NULL, "0: mistyped words are left as they are"},
    {"expand", ARGUMENT_TYPE_SWITCH, false, NULL, "0: words are only words, not names of standards"},
    {"plain", ARGUMENT_TYPE_TEXT, true, NULL,
     "words of the question to read as they stand: no name, no abbreviation, not mistyped"},
    {"words", ARGUMENT_TYPE_NUMBER, false, NULL,
     "each result gets an excerpt: its whole sentences from the start, at most so many words, at most 1000"},
    {"from", ARGUMENT_TYPE_DAY, false, NULL, "the older version: the one that held on that day"},
    {"to", ARGUMENT_TYPE_DAY, false, NULL, "the newer version; without it the newest one"},
    {"hash", ARGUMENT_TYPE_TEXT, false, NULL, "16 or more digits of a citation's hash"},
    {"environment", ARGUMENT_TYPE_TEXT, false, NULL,
     "rows that state this environment or a place in it, and exclusions that name no place"},
    {"type", ARGUMENT_TYPE_TEXT, false, type_words, "of certificates, reports and letters one type"},
    {"order", ARGUMENT_TYPE_TEXT, false, order_words,
     "by standard (the default), by the end of validity, or by date, the newest first"},
    {"column", ARGUMENT_TYPE_TEXT, true, NULL, "a standard to show as a column, by id"},
    {"all", ARGUMENT_TYPE_SWITCH, false, NULL, "1: every standard as a column"},
    {"since", ARGUMENT_TYPE_DAY, false, NULL, "only what changed on that day or later"},
    {"owner", ARGUMENT_TYPE_TEXT, false, NULL, "whose pages; \"-\" for those without an owner"},
    {"v", ARGUMENT_TYPE_TEXT, false, NULL, "digest of the file that is meant"},
};

const char *const arguments_of_search[] = {
    "q",       "standard", "service",  "kind",   "audience", "status", "about", "language", "page",
    "year",    "after",    "before",   "as_of",  "sort",     "group",  "limit", "offset",   "facets",
    "explain", "why_not",  "spelling", "expand", "plain",    "words",  NULL};
const char *const arguments_of_day[] = {"as_of", NULL};
const char *const arguments_of_page[] = {"as_of", "q", NULL};
const char *const arguments_of_diff[] = {"from", "to", NULL};
const char *const arguments_of_scope[] = {"standard", "service", "environment", "as_of", NULL};
const char *const arguments_of_matrix[] = {"standard", "service", "environment", "as_of", "column",
                                           "all",      "limit",   "offset",      NULL};
const char *const arguments_of_evidence[] = {"standard", "type", "order", "as_of", NULL};
const char *const arguments_of_certificates[] = {"standard", "type",   "order", "as_of",
                                                 "limit",    "offset", NULL};
const char *const arguments_of_changes[] = {"q", "standard", "service", "since", "limit", NULL};
const char *const arguments_of_feed[] = {"q", "standard", "service", NULL};
const char *const arguments_of_todo[] = {"owner", NULL};
const char *const arguments_of_verify[] = {"hash", NULL};
const char *const arguments_of_suggest[] = {"q", NULL};
const char *const arguments_of_asset[] = {"v", NULL};
const char *const arguments_none[] = {NULL};

const struct argument_row *argument_find(struct span name)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (span_equal(span_of(rows[i].name), name))
            return &rows[i];
    return NULL;
}

static bool is_known(argument_names names, struct span name)
{
    for (; *names != NULL; names++)
        if (span_equal(span_of(*names), name))
            return true;
    return false;
}

static const char *nearest(argument_names names, struct span name)
{
    enum { FEWEST_EDITS = 3 };
    const char *found = NULL;
    size_t fewest = FEWEST_EDITS;
    for (; *names != NULL; names++) {
        size_t edits = edits_between(name, span_of(*names));
        if (edits < fewest) {
            fewest = edits;
            found = *names;
        }
    }
    return found;
}

static enum avow_status refuse(argument_names names, struct span name, const char *place,
                               struct avow_error *err)
{
    const char *near = nearest(names, name);
    if (near != NULL)
        return error_set(err, AVOW_USAGE, place, "there is no argument \"%s\" here; did you mean \"%s\"?",
                         place, near);
    return error_set(err, AVOW_USAGE, place,
                     "there is no argument \"%s\" here; /openapi.json lists those that are", place);
}

enum avow_status argument_check(argument_names names, const struct argument *arguments, size_t count,
                                struct arena *arena, struct avow_error *err)
{
    for (size_t i = 0; i < count; i++) {
        struct span name = arguments[i].name;
        const char *place = arena_string(arena, span_part(name, 0, utf8_floor(name, 40)));
        if (place == NULL)
            return error_set_no_memory(err, "server");
        if (!is_known(names, name))
            return refuse(names, name, place, err);
        if (arguments[i].value.size > SEARCH_QUERY_LIMIT)
            return error_set(err, AVOW_USAGE, place, "%s has %zu bytes; at most %d are read: shorten it",
                             place, arguments[i].value.size, SEARCH_QUERY_LIMIT);
    }
    return AVOW_OK;
}
