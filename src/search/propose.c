/* Rows for the vocabulary from what the statements themselves explain. */
#include "search/card.h"
#include "search/harvest.h"
#include "search/lease_json.h"
#include "search/search.h"
#include "search/tree.h"
#include "terms/canonical.h"

#include <stdlib.h>

enum { STATEMENTS_AT_ONCE = 500, PLACES_SHOWN = 3 };

/* Words that make an unknown long name a standard or law. */
static const struct span standard_words[] = {
    SPAN_INIT("Act"),      SPAN_INIT("Catalog"),   SPAN_INIT("Catalogue"),     SPAN_INIT("Code"),
    SPAN_INIT("Criteria"), SPAN_INIT("Directive"), SPAN_INIT("Framework"),     SPAN_INIT("Guideline"),
    SPAN_INIT("Law"),      SPAN_INIT("Matrix"),    SPAN_INIT("Program"),       SPAN_INIT("Programme"),
    SPAN_INIT("Register"), SPAN_INIT("Registry"),  SPAN_INIT("Regulation"),    SPAN_INIT("Requirement"),
    SPAN_INIT("Scheme"),   SPAN_INIT("Standard"),  SPAN_INIT("Certification"), SPAN_INIT("Questionnaire"),
    SPAN_INIT("Principle")};

/* Words that make it an organization or something of its own, whatever else it is called. */
static const struct span body_words[] = {
    SPAN_INIT("Agency"),      SPAN_INIT("Association"), SPAN_INIT("Authority"),    SPAN_INIT("Bank"),
    SPAN_INIT("Board"),       SPAN_INIT("Bureau"),      SPAN_INIT("Center"),       SPAN_INIT("Centre"),
    SPAN_INIT("Commission"),  SPAN_INIT("Committee"),   SPAN_INIT("Company"),      SPAN_INIT("Corporation"),
    SPAN_INIT("Council"),     SPAN_INIT("Department"),  SPAN_INIT("Federation"),   SPAN_INIT("Foundation"),
    SPAN_INIT("GmbH"),        SPAN_INIT("Group"),       SPAN_INIT("Inc"),          SPAN_INIT("Institute"),
    SPAN_INIT("Institution"), SPAN_INIT("LLC"),         SPAN_INIT("Limited"),      SPAN_INIT("Ltd"),
    SPAN_INIT("Ministry"),    SPAN_INIT("Office"),      SPAN_INIT("Organisation"), SPAN_INIT("Organization"),
    SPAN_INIT("Procedure"),   SPAN_INIT("Society"),     SPAN_INIT("Team"),         SPAN_INIT("Union")};

enum row_type { ROW_STANDARD, ROW_SERVICE, ROW_UNSURE };

/* One row to be, with the first places that say so. */
struct proposal {
    enum row_type type;
    enum harvest_kind kind;
    struct span id; /* of the vocabulary's row; empty for a new one */
    struct span name;
    struct span other;
    struct span words;
    struct span places[PLACES_SHOWN];
    uint64_t seen;
};

struct proposer {
    struct lease *lease;
    struct arena scratch; /* of some statements */
    struct proposal *items;
    size_t count;
    size_t capacity;
    struct avow_error *err;
};

static enum avow_status mentions_of(struct proposer *proposer, struct span name, struct mention_list *out)
{
    struct token_list tokens = {0};
    enum avow_status status =
        tokeniser_run(proposer->lease->tokeniser, name, &proposer->scratch, &tokens, proposer->err);
    return status == AVOW_OK ? vocabulary_mentions(proposer->lease->view->vocabulary, name, &tokens,
                                                   MENTION_IN_QUERY, &proposer->scratch, out, proposer->err)
                             : status;
}

/* True when `name` has a word of the list, in the plural too. */
static bool has_word(struct span name, const struct span *words, size_t count)
{
    struct span word;
    while (span_next_piece(&name, ' ', &word))
        for (size_t i = 0; i < count; i++) {
            bool plural = word.size == words[i].size + 1 && span_ends(word, SPAN("s"));
            if (span_equal(span_part(word, 0, word.size - plural), words[i]))
                return true;
        }
    return false;
}

static bool is_standard(struct span name)
{
    return has_word(name, standard_words, sizeof standard_words / sizeof *standard_words) &&
           !has_word(name, body_words, sizeof body_words / sizeof *body_words);
}

/* Whose row it is: the known name that `name` ends with, else a new one of the likelier list. */
static enum avow_status judge(struct proposer *proposer, const struct harvest_find *find,
                              struct proposal *out)
{
    struct mention_list found = {0};
    enum avow_status status = mentions_of(proposer, find->name, &found);
    *out =
        (struct proposal){.kind = find->kind, .name = find->name, .other = find->other, .words = find->words};
    if (status != AVOW_OK)
        return status;
    if (found.count > 0 && found.items[found.count - 1].end == find->name.size) {
        const struct mention *known = &found.items[found.count - 1];
        out->type = known->type == MENTION_STANDARD ? ROW_STANDARD : ROW_SERVICE;
        out->id = known->id;
    } else if (is_standard(find->name)) {
        out->type = ROW_STANDARD;
    } else {
        out->type = find->kind == HARVEST_FORMER ? ROW_SERVICE : ROW_UNSURE;
    }
    return AVOW_OK;
}

static enum avow_status is_known(struct proposer *proposer, struct span name, bool *known)
{
    struct mention_list found = {0};
    enum avow_status status = mentions_of(proposer, name, &found);
    *known =
        status == AVOW_OK && found.count == 1 && found.items[0].start == 0 && found.items[0].end == name.size;
    return status;
}

static struct proposal *same(struct proposer *proposer, const struct proposal *wanted)
{
    for (size_t i = 0; i < proposer->count; i++) {
        struct proposal *one = &proposer->items[i];
        bool name =
            one->id.size > 0 ? span_equal(one->id, wanted->id) : span_equal_case(one->name, wanted->name);
        if (one->kind == wanted->kind && one->type == wanted->type && name &&
            span_equal_case(one->other, wanted->other))
            return one;
    }
    return NULL;
}

static bool keep(struct arena *arena, struct span *span)
{
    if (span->size > 0)
        *span = arena_copy(arena, *span);
    return span->bytes != NULL || span->size == 0;
}

static enum avow_status note(struct proposer *proposer, struct proposal proposal, struct span place)
{
    struct arena *arena = &proposer->lease->arena;
    struct proposal *own = same(proposer, &proposal);
    if (own == NULL) {
        if (!keep(arena, &proposal.name) || !keep(arena, &proposal.other) || !keep(arena, &proposal.words) ||
            !arena_grow(arena, &proposer->items, &proposer->capacity, proposer->count, sizeof *own))
            return error_set_no_memory(proposer->err, "propose");
        own = &proposer->items[proposer->count++];
        *own = proposal;
    }
    if (own->seen < PLACES_SHOWN && !(keep(arena, &place) && (own->places[own->seen] = place, true)))
        return error_set_no_memory(proposer->err, "propose");
    own->seen++;
    return AVOW_OK;
}

static enum avow_status take(struct proposer *proposer, struct span data)
{
    struct record record = {0};
    struct harvest_list found = {0};
    enum avow_status status = record_decode(data, &proposer->scratch, &record, proposer->err);
    if (status == AVOW_OK && (!harvest_run(record.question, &proposer->scratch, &found) ||
                              !harvest_run(record.text, &proposer->scratch, &found)))
        status = error_set_no_memory(proposer->err, "propose");
    for (size_t i = 0; status == AVOW_OK && i < found.count; i++) {
        struct proposal proposal;
        bool known = false;
        status = is_known(proposer, found.items[i].other, &known);
        if (status == AVOW_OK && !known)
            status = judge(proposer, &found.items[i], &proposal);
        if (status == AVOW_OK && !known)
            status = note(proposer, proposal, record.id);
    }
    return status;
}

/* Every current statement, some at a time. */
static enum avow_status read_all(struct proposer *proposer)
{
    struct store_search_options options = STORE_SEARCH_OPTIONS_INIT;
    options.limit = STATEMENTS_AT_ONCE;
    options.with_data = true;
    enum avow_status status = AVOW_OK;
    for (struct store_result found = {.count = options.limit};
         status == AVOW_OK && found.count == options.limit; options.first += options.limit) {
        arena_reset(&proposer->scratch);
        status = store_search(proposer->lease->now, tree_all(), &options, &proposer->scratch, &found,
                              proposer->err);
        for (size_t i = 0; status == AVOW_OK && i < found.count; i++)
            status = take(proposer, found.hits[i].data);
    }
    return status;
}

static int by_use(const void *left, const void *right)
{
    const struct proposal *a = left;
    const struct proposal *b = right;
    if (a->seen != b->seen)
        return a->seen > b->seen ? -1 : 1;
    return span_compare(a->words, b->words);
}

/* A row of the vocabulary as it stands, with the other name added: pasted, it takes nothing away. */
static void write_fields(struct json_writer *json, const struct vocabulary *vocabulary,
                         const struct proposal *proposal)
{
    bool former = proposal->kind == HARVEST_FORMER;
    const struct vocabulary_service *service = vocabulary_service_find(vocabulary, proposal->id);
    const struct vocabulary_standard *standard = vocabulary_standard_find(vocabulary, proposal->id);
    if (proposal->type == ROW_SERVICE && service != NULL) {
        vocabulary_service_json(json, service, former ? SPAN_EMPTY : proposal->other,
                                former ? proposal->other : SPAN_EMPTY);
        return;
    }
    if (proposal->type == ROW_STANDARD && standard != NULL) {
        vocabulary_standard_json(json, standard, proposal->other);
        return;
    }
    json_field_text(json, "name", proposal->name);
    json_key(json, former && proposal->type == ROW_SERVICE ? "formerly" : "aliases");
    json_begin_list(json);
    if (former && proposal->type == ROW_SERVICE) {
        json_begin_map(json);
        json_field_text(json, "name", proposal->other);
        json_end_map(json);
    } else {
        json_string(json, proposal->other);
    }
    json_end_list(json);
}

static enum avow_status write_row(struct proposer *proposer, struct json_writer *json,
                                  const struct proposal *proposal)
{
    const struct vocabulary *vocabulary = proposer->lease->view->vocabulary;
    struct span id = proposal->id;
    enum avow_status status =
        id.size > 0 ? AVOW_OK : slug_of(proposal->name, false, &proposer->lease->arena, &id, proposer->err);
    if (status != AVOW_OK)
        return status;
    json_begin_map(json);
    json_field_text(json, "id", id);
    json_field_boolean(json, "new", proposal->id.size == 0);
    write_fields(json, vocabulary, proposal);
    json_field_text(json, "found", proposal->words);
    json_field_integer(json, "seen", (int64_t)proposal->seen);
    json_field_texts(json, "places", proposal->places,
                     proposal->seen < PLACES_SHOWN ? (size_t)proposal->seen : PLACES_SHOWN);
    json_end_map(json);
    return AVOW_OK;
}

static enum avow_status write_all(struct proposer *proposer, struct json_writer *json)
{
    static const char *const keys[] = {
        [ROW_STANDARD] = "standards", [ROW_SERVICE] = "services", [ROW_UNSURE] = "unsure"};
    enum avow_status status = AVOW_OK;
    json_begin_map(json);
    for (size_t type = 0; type < sizeof keys / sizeof *keys; type++) {
        json_key(json, keys[type]);
        json_begin_list(json);
        for (size_t i = 0; status == AVOW_OK && i < proposer->count; i++)
            if (proposer->items[i].type == type)
                status = write_row(proposer, json, &proposer->items[i]);
        json_end_list(json);
    }
    json_end_map(json);
    return status;
}

enum avow_status search_propose(struct search_engine *engine, struct buffer *out, struct avow_error *err)
{
    struct lease_json answer;
    enum avow_status status = lease_json_begin(engine, out, &answer, err);
    if (status != AVOW_OK)
        return status;
    struct proposer proposer = {.lease = answer.lease, .scratch = ARENA_INIT, .err = err};
    status = read_all(&proposer);
    if (status == AVOW_OK && proposer.count > 0)
        qsort(proposer.items, proposer.count, sizeof *proposer.items, by_use);
    if (status == AVOW_OK)
        status = write_all(&proposer, &answer.json);
    arena_free(&proposer.scratch);
    return lease_json_end(&answer, status, err);
}
