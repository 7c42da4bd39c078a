/* The features of one result with their sum, and the words and names it has of the query. */
#include "search/explain.h"

#include "search/feature.h"
#include "search/name.h"
#include "search/seen.h"

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
        json_field_text(json, "words", features[i].words);
        json_field_number(json, "value", candidate->values[i], DIGITS);
        json_field_number(json, "weight", weights[i], DIGITS);
        json_field_number(json, "contribution", weights[i] * candidate->values[i], DIGITS);
        json_end_map(json);
    }
    json_end_list(json);
}

/* As typed, with the other word that it has in its place. */
static struct span word_text(struct search_run *run, const struct seen *seen, size_t word)
{
    struct span text = run->query.words[word].text;
    const char *both = NULL;
    if (seen->words[word] && seen->others[word].size > 0)
        both =
            arena_printf(&run->lease->arena, "%.*s (as %.*s)", SPAN_ARG(text), SPAN_ARG(seen->others[word]));
    return both != NULL ? span_of(both) : text;
}

/* A word of a name that its text writes in another way ("ISO27001" for "ISO 27001"). An edition or level that
 * was typed with the name ("FedRAMP High") may not be the one of the text. */
static bool is_named(const struct understanding *query, const struct seen *seen, size_t word)
{
    for (size_t i = 0; query->words[word].role == WORD_NAME && i < query->name_count; i++) {
        const struct asked_name *name = &query->names[i];
        bool versioned = name->mention.edition.size > 0 || name->mention.level.size > 0;
        if (name->spelling_count == 0 || (versioned && !name->numbered))
            continue;
        for (size_t k = 0; k < name->spellings[0].count; k++)
            if (name->spellings[0].words[k] == word && seen_is_mentioned(seen, &name->mention))
                return true;
    }
    return false;
}

/* Words that it has, or lacks; those of other spellings of a name were not typed. */
static void write_words(struct search_run *run, struct json_writer *json, const char *key,
                        const struct seen *seen, bool wanted)
{
    json_key(json, key);
    json_begin_list(json);
    for (size_t i = 0; i < run->query.word_count; i++)
        if (run->query.words[i].role != WORD_SPELLING &&
            (seen->words[i] || is_named(&run->query, seen, i)) == wanted)
            json_string(json, word_text(run, seen, i));
    json_end_list(json);
}

static const char *found_as(const struct record *record, const struct seen *seen, const struct mention *name)
{
    for (size_t i = 0; name->type == MENTION_STANDARD && i < record->standards.count; i++)
        if (span_equal(record->standards.items[i].id, name->id))
            return "subject";
    for (size_t i = 0; name->type == MENTION_SERVICE && i < record->services.count; i++)
        if (span_equal(record->services.items[i], name->id))
            return "subject";
    return seen_is_mentioned(seen, name) ? "mention" : "none";
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
        json_field_text(json, "name", name_mention(run->lease->view->vocabulary, name));
        json_field_boolean(json, "former", name->former);
        json_field_text(json, "found", span_of(found_as(record, seen, name)));
        json_end_map(json);
    }
    json_end_list(json);
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
    write_words(run, json, "matched", &seen, true);
    write_words(run, json, "missing", &seen, false);
    write_names(run, json, record, &seen);
    json_end_map(json);
    return status;
}
