/* One filter value: any spelling a person may use to the word the index knows, or what would have been right.
 */
#include "search/filter.h"

#include "base/edits.h"
#include "base/utf8.h"

#include <stdio.h>

enum { NEAR_EDITS = 4, NEAR_LETTERS = 3, SHOWN = 80, LANGUAGE_LIMIT = 16, YEAR_DIGITS = 4 };

static const enum word_set sets[FILTER_COUNT] = {
    [FILTER_KIND] = WORDS_KIND,
    [FILTER_AUDIENCE] = WORDS_AUDIENCE,
    [FILTER_STATUS] = WORDS_STATUS,
    [FILTER_ABOUT] = WORDS_ABOUT,
};

/* "faq, section or scope" in `text`. */
static void words_of_set(enum word_set set, char *text, size_t size)
{
    size_t used = 0;
    for (int i = 0; word_of(set, i).size > 0 && used < size; i++) {
        const char *between = i == 0 ? "" : word_of(set, i + 1).size > 0 ? ", " : " or ";
        int more = snprintf(text + used, size - used, "%s%.*s", between, SPAN_ARG(word_of(set, i)));
        used += more > 0 ? (size_t)more : 0;
    }
}

static enum avow_status resolve_word(enum search_filter filter, struct span value, struct span *out,
                                     struct avow_error *err)
{
    enum word_set set = sets[filter];
    int number = word_value(set, value);
    if (number >= 0) {
        *out = word_of(set, number);
        return AVOW_OK;
    }
    char words[160] = "";
    words_of_set(set, words, sizeof words);
    int near = word_near(set, value);
    struct span name = search_filter_name(filter);
    if (near >= 0)
        return error_set(err, AVOW_USAGE, name.bytes, "%.*s \"%.*s\" is not known; did you mean \"%.*s\"?",
                         SPAN_ARG(name), SPAN_ARG(span_part(value, 0, SHOWN)), SPAN_ARG(word_of(set, near)));
    return error_set(err, AVOW_USAGE, name.bytes, "%.*s \"%.*s\" is not known; it is one of %s",
                     SPAN_ARG(name), SPAN_ARG(span_part(value, 0, SHOWN)), words);
}

/* Keep `id` when it (or `name`) is nearer to `value` than anything so far. */
static void consider(struct span value, struct span spelling, struct span id, size_t *fewest,
                     struct span *nearest)
{
    size_t edits = edits_between(value, spelling);
    if (edits < *fewest) {
        *fewest = edits;
        *nearest = id;
    }
}

/* More slips than are made: one in each NEAR_LETTERS bytes is the most, for "foo" is not "sox". */
static size_t nearness(struct span value)
{
    size_t slips = value.size / NEAR_LETTERS + 1;
    return slips < NEAR_EDITS ? slips : NEAR_EDITS;
}

static struct span nearest_name(const struct vocabulary *vocabulary, enum search_filter filter,
                                struct span value)
{
    struct span nearest = SPAN_EMPTY;
    size_t fewest = nearness(value);
    for (size_t i = 0; filter == FILTER_STANDARD && i < vocabulary_standard_count(vocabulary); i++) {
        const struct vocabulary_standard *row = vocabulary_standard_at(vocabulary, i);
        consider(value, row->id, row->id, &fewest, &nearest);
        consider(value, row->name, row->id, &fewest, &nearest);
    }
    for (size_t i = 0; filter == FILTER_SERVICE && i < vocabulary_service_count(vocabulary); i++) {
        const struct vocabulary_service *row = vocabulary_service_at(vocabulary, i);
        consider(value, row->id, row->id, &fewest, &nearest);
        consider(value, row->name, row->id, &fewest, &nearest);
    }
    return nearest;
}

static enum avow_status unknown_name(const struct vocabulary *vocabulary, enum search_filter filter,
                                     struct span value, struct avow_error *err)
{
    struct span name = search_filter_name(filter);
    struct span near = nearest_name(vocabulary, filter, value);
    struct span shown = span_part(value, 0, SHOWN);
    if (near.size > 0)
        return error_set(err, AVOW_USAGE, name.bytes, "%.*s \"%.*s\" is not known; did you mean \"%.*s\"?",
                         SPAN_ARG(name), SPAN_ARG(shown), SPAN_ARG(near));
    return error_set(err, AVOW_USAGE, name.bytes,
                     "%.*s \"%.*s\" is not known; `avow scope` and the page /%.*ss name those that are",
                     SPAN_ARG(name), SPAN_ARG(shown), SPAN_ARG(name));
}

/* "family" or "family:edition" in `arena`. */
static enum avow_status join_edition(struct span family, struct span edition, struct arena *arena,
                                     struct span *out, struct avow_error *err)
{
    const char *joined = edition.size > 0
                             ? arena_printf(arena, "%.*s:%.*s", SPAN_ARG(family), SPAN_ARG(edition))
                             : arena_string(arena, family);
    if (joined == NULL)
        return error_set_no_memory(err, "search");
    *out = span_of(joined);
    return AVOW_OK;
}

/* A value that is an id already: "iso-27001", "iso-27001:2013", "office-365". */
static bool is_id(const struct vocabulary *vocabulary, enum search_filter filter, struct span value,
                  struct span *family, struct span *edition)
{
    size_t colon = filter == FILTER_STANDARD ? span_find_byte(value, ':', 0) : SPAN_NONE;
    *family = colon == SPAN_NONE ? value : span_part(value, 0, colon);
    *edition = colon == SPAN_NONE ? SPAN_EMPTY : span_part(value, colon + 1, value.size);
    return filter == FILTER_STANDARD ? vocabulary_standard_find(vocabulary, *family) != NULL
                                     : vocabulary_service_find(vocabulary, *family) != NULL;
}

static enum avow_status resolve_name(const struct lease *lease, enum search_filter filter, struct span value,
                                     struct arena *arena, struct span *out, struct avow_error *err)
{
    const struct vocabulary *vocabulary = lease->view->vocabulary;
    struct span family;
    struct span edition;
    if (is_id(vocabulary, filter, value, &family, &edition))
        return join_edition(family, edition, arena, out, err);
    struct token_list tokens = {0};
    struct mention_list found = {0};
    enum avow_status status = tokeniser_run(lease->tokeniser, value, arena, &tokens, err);
    if (status == AVOW_OK)
        status = vocabulary_mentions(vocabulary, value, &tokens, MENTION_IN_QUERY, arena, &found, err);
    if (status != AVOW_OK)
        return status;
    enum mention_type wanted = filter == FILTER_STANDARD ? MENTION_STANDARD : MENTION_SERVICE;
    if (found.count != 1 || found.items[0].type != wanted || found.items[0].first_token != 0 ||
        found.items[0].end_token != tokens.count)
        return unknown_name(vocabulary, filter, value, err);
    const struct mention *name = &found.items[0];
    return join_edition(name->id, name->edition.size > 0 ? name->edition : name->level, arena, out, err);
}

static enum avow_status resolve_year(struct span value, struct span *out, struct avow_error *err)
{
    uint64_t year = 0;
    if (value.size != YEAR_DIGITS || !span_to_u64(value, &year))
        return error_set(err, AVOW_USAGE, "year", "year \"%.*s\": give four digits, as 2026",
                         SPAN_ARG(span_part(value, 0, SHOWN)));
    *out = value;
    return AVOW_OK;
}

static enum avow_status resolve_language(struct span value, struct arena *arena, struct span *out,
                                         struct avow_error *err)
{
    char *code = arena_string(arena, span_part(value, 0, LANGUAGE_LIMIT));
    if (code == NULL)
        return error_set_no_memory(err, "search");
    for (char *byte = code; *byte != '\0'; byte++)
        *byte = *byte >= 'A' && *byte <= 'Z' ? (char)(*byte - 'A' + 'a') : *byte;
    *out = span_of(code);
    return AVOW_OK;
}

/* Bytes that are no text would confuse the tokeniser and the engine's terms. */
static bool is_text(struct span value)
{
    for (size_t i = 0; i < value.size; i++)
        if ((unsigned char)value.bytes[i] < ' ')
            return false;
    return utf8_valid(value);
}

enum avow_status filter_resolve(const struct lease *lease, enum search_filter filter, struct span value,
                                struct arena *arena, struct span *out, struct avow_error *err)
{
    struct span name = search_filter_name(filter);
    value = span_trim(value);
    if (value.size == 0 || !is_text(value))
        return error_set(err, AVOW_USAGE, name.bytes, "%.*s has no readable value", SPAN_ARG(name));
    switch (filter) {
    case FILTER_STANDARD:
    case FILTER_SERVICE:
        return resolve_name(lease, filter, value, arena, out, err);
    case FILTER_KIND:
    case FILTER_AUDIENCE:
    case FILTER_STATUS:
    case FILTER_ABOUT:
        return resolve_word(filter, value, out, err);
    case FILTER_LANGUAGE:
        return resolve_language(value, arena, out, err);
    case FILTER_YEAR:
        return resolve_year(value, out, err);
    case FILTER_PAGE:
    case FILTER_COUNT:
        break;
    }
    *out = value;
    return AVOW_OK;
}
