/* The features of one result with their sum, and the words and names it has of the query. */
#include "search/explain.h"

#include "search/edition.h"
#include "search/feature.h"
#include "search/name.h"

enum { DIGITS = 4 };

/* Why a result stands before others whatever they score. */
static const char *const tiers[] = {[TIER_RANKED] = "",
                                    [TIER_APPROVED] = "approved for this question",
                                    [TIER_PINNED] = "pinned to this question"};

static void write_features(struct search_run *run, struct json_writer *json,
                           const struct candidate *candidate)
{
    const struct feature *features = feature_table();
    const double *weights = run->lease->weights->features;
    json_key(json, "features");
    json_begin_list(json);
    for (int i = 0; candidate->reranked && i < FEATURE_COUNT; i++) {
        json_begin_map(json);
        json_field_text(json, "name", features[i].name);
        json_field_text(json, "words", feature_words(&features[i], candidate->values[i]));
        json_field_number(json, "value", candidate->values[i], DIGITS);
        json_field_number(json, "weight", weights[i], DIGITS);
        json_field_number(json, "contribution", weights[i] * candidate->values[i], DIGITS);
        json_end_map(json);
    }
    json_end_list(json);
}

/* Where a name is met. */
enum found { FOUND_NONE, FOUND_MENTION, FOUND_SUBJECT };

static const char *const found_names[] = {"none", "mention", "subject"};

static enum found found_as(const struct understanding *query, const struct record *record,
                           const struct seen *seen, const struct mention *name)
{
    for (size_t i = 0; name->type == MENTION_STANDARD && i < record->standards.count; i++)
        if (span_equal(record->standards.items[i].id, name->id))
            return FOUND_SUBJECT;
    for (size_t i = 0; name->type == MENTION_SERVICE && i < record->services.count; i++)
        if (span_equal(record->services.items[i], name->id))
            return FOUND_SUBJECT;
    bool named = seen_is_mentioned(seen, name) || seen_is_spelled(seen, query, name);
    return named ? FOUND_MENTION : FOUND_NONE;
}

/* The word stands in it, not in its page's title alone. */
static bool stands_within(const struct seen *seen, const struct record *record, size_t word)
{
    for (size_t i = 0; i < seen->tokens.count; i++)
        if (seen->at[i] == word && seen->tokens.items[i].start >= record->title.size)
            return true;
    return false;
}

/* As typed, with the other word that it has in its place, or where alone it has it. */
static struct span word_text(struct search_run *run, const struct seen *seen, const struct record *record,
                             size_t word)
{
    struct span text = run->query.words[word].text;
    const char *both = NULL;
    if (seen->words[word] && seen->others[word].size > 0)
        both =
            arena_printf(&run->lease->arena, "%.*s (as %.*s)", SPAN_ARG(text), SPAN_ARG(seen->others[word]));
    else if (seen->words[word] && run->query.words[word].role != WORD_NAME &&
             !stands_within(seen, record, word))
        both = arena_printf(&run->lease->arena, "%.*s (in the title of its page)", SPAN_ARG(text));
    return both != NULL ? span_of(both) : text;
}

static bool is_of_name(const struct spelling *spelling, size_t word)
{
    for (size_t k = 0; k < spelling->count; k++)
        if (spelling->words[k] == word)
            return true;
    return false;
}

/* A word of a name that its text writes in another way ("MDCA"). An edition or level that was typed with the
 * name ("FedRAMP High") may not be the one of the text. */
static bool is_named(const struct understanding *query, const struct seen *seen, size_t word)
{
    for (size_t i = 0; query->words[word].role == WORD_NAME && i < query->name_count; i++) {
        const struct asked_name *name = &query->names[i];
        bool versioned = name->mention.edition.size > 0 || name->mention.level.size > 0;
        if (!versioned && name->spelling_count > 0 && is_of_name(&name->spellings[0], word) &&
            seen_is_mentioned(seen, &name->mention))
            return true;
    }
    return false;
}

/* What was typed stands for all words of the name: "ISO27001", "IL5". */
static bool is_whole(const struct asked_name *name)
{
    return name->numbered || name->glued;
}

static bool is_of_whole(const struct understanding *query, size_t word)
{
    for (size_t i = 0; query->words[word].role == WORD_NAME && i < query->name_count; i++)
        for (size_t k = 0; is_whole(&query->names[i]) && k < query->names[i].spelling_count; k++)
            if (is_of_name(&query->names[i].spellings[k], word))
                return true;
    return false;
}

/* What a result says of the edition and level asked. */
enum version { VERSION_NONE /* none was */, VERSION_ASKED, VERSION_OTHER, VERSION_UNTOLD };

static const struct version_row {
    const char *name;
    const char *but; /* beside the name as typed */
} versions[] = {
    [VERSION_NONE] = {"", NULL},
    [VERSION_ASKED] = {"asked", NULL},
    [VERSION_OTHER] = {"other", "another edition or level"},
    [VERSION_UNTOLD] = {"not told", "edition or level not told"},
};

static const struct version_row *version_as(const struct record *record, const struct seen *seen,
                                            const struct mention *name)
{
    if (name->edition.size == 0 && name->level.size == 0)
        return &versions[VERSION_NONE];
    if (edition_is_told(record, seen, name))
        return &versions[VERSION_ASKED];
    for (size_t i = 0; i < record->standards.count; i++)
        if (span_equal(record->standards.items[i].id, name->id) &&
            edition_is_other(&record->standards.items[i], name))
            return &versions[VERSION_OTHER];
    return &versions[VERSION_UNTOLD];
}

/* As typed, with what its edition or level is not. */
static struct span name_text(struct search_run *run, const struct record *record, const struct seen *seen,
                             const struct mention *name)
{
    struct span text = span_part(run->query.text, name->start, name->end);
    const char *but = version_as(record, seen, name)->but;
    if (but == NULL)
        return text;
    const char *both = arena_printf(&run->lease->arena, "%.*s (%s)", SPAN_ARG(text), but);
    return both != NULL ? span_of(both) : text;
}

/* Names and words that it has, or lacks; those of other spellings of a name were not typed. */
static void write_words(struct search_run *run, struct json_writer *json, const struct record *record,
                        const struct seen *seen, bool wanted)
{
    const struct understanding *query = &run->query;
    json_key(json, wanted ? "matched" : "missing");
    json_begin_list(json);
    for (size_t i = 0; i < query->name_count; i++) {
        const struct mention *name = &query->names[i].mention;
        if (is_whole(&query->names[i]) && (found_as(query, record, seen, name) != FOUND_NONE) == wanted)
            json_string(json, wanted ? name_text(run, record, seen, name)
                                     : span_part(query->text, name->start, name->end));
    }
    for (size_t i = 0; i < query->word_count; i++)
        if (query->words[i].role != WORD_SPELLING && !is_of_whole(query, i) &&
            (seen->words[i] || is_named(query, seen, i)) == wanted)
            json_string(json, word_text(run, seen, record, i));
    json_end_list(json);
}

/* Which name was read into which words, and where it was met. */
static void write_names(struct search_run *run, struct json_writer *json, const struct record *record,
                        const struct seen *seen)
{
    json_key(json, "names");
    json_begin_list(json);
    for (size_t i = 0; i < run->query.name_count; i++) {
        const struct mention *name = &run->query.names[i].mention;
        json_begin_map(json);
        json_field_text(json, "text", span_part(run->query.text, name->start, name->end));
        json_field_text(json, "id", name->id);
        json_field_text(json, "name",
                        name_with_version(&run->lease->arena,
                                          name_mention(run->lease->view->vocabulary, name), name->edition,
                                          name->level));
        json_field_text_or_null(json, "edition", name->edition);
        json_field_text_or_null(json, "level", name->level);
        json_field_boolean(json, "former", name->former);
        json_field_text(json, "found", span_of(found_names[found_as(&run->query, record, seen, name)]));
        json_field_text_or_null(json, "version", span_of(version_as(record, seen, name)->name));
        json_end_map(json);
    }
    json_end_list(json);
}

/* What parts the first result from the second, and all others from the first. */
static void write_against(const struct search_run *run, struct json_writer *json,
                          const struct candidate *candidate)
{
    const struct candidate *ranked = run->ranked.items;
    bool first = candidate->document == ranked[0].document;
    json_key(json, "against");
    if (run->options.sort != STORE_BY_WEIGHT || !candidate->reranked || (first && run->ranked.count < 2)) {
        json_null(json);
        return;
    }
    json_begin_map(json);
    json_field_integer(json, "rank", first ? 2 : 1);
    differences_write(run, json, candidate, &ranked[first ? 1 : 0]);
    json_end_map(json);
}

enum avow_status explain_write(struct search_run *run, struct json_writer *json,
                               const struct candidate *candidate, const struct record *record,
                               struct avow_error *err)
{
    struct seen seen = {.words = {false}};
    json_key(json, "explain");
    if (!run->request.explain) {
        json_null(json);
        return AVOW_OK;
    }
    enum avow_status status = seen_in(run->lease, &run->query, record, &seen, err);
    json_begin_map(json);
    json_field_text_or_null(json, "first", span_of(tiers[candidate->tier]));
    json_field_number(json, "stage_one", candidate->weight, DIGITS);
    write_features(run, json, candidate);
    json_field_number(json, "sum", candidate->score, DIGITS);
    write_against(run, json, candidate);
    write_words(run, json, record, &seen, true);
    write_words(run, json, record, &seen, false);
    write_names(run, json, record, &seen);
    json_end_map(json);
    return status;
}
