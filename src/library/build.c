/* One build of `approved/`: a document for each approval that stands. */
#include "library/build.h"

#include "base/cleanup.h"
#include "store/store.h"
#include "terms/approved.h"
#include "terms/forward.h"
#include "terms/term.h"

#include <inttypes.h>
#include <stdio.h>

enum { NUMBER_TEXT = 24 };

/* One build at work. */
struct building {
    struct arena scratch; /* of one document */
    struct tokeniser *tokeniser;
    struct store_writer *writer;
    uint64_t count;
};

/* Terms of a document, in one buffer. */
struct term_room {
    struct buffer bytes;
    struct store_term *terms;
    size_t *ends;
    size_t count;
};

static void add_term(struct term_room *room, enum term_field field, struct span value, uint32_t wdf)
{
    term_append(&room->bytes, field, value);
    room->terms[room->count].wdf = wdf;
    room->ends[room->count++] = room->bytes.size;
}

static void add_words(struct term_room *room, const struct token_list *tokens)
{
    CLEANUP(buffer_free) struct buffer pair = BUFFER_INIT;
    const struct token *last = NULL;
    for (size_t i = 0; i < tokens->count; i++) {
        const struct token *token = &tokens->items[i];
        if ((token->flags & TOKEN_STOP) != 0 || token->stem.size == 0)
            continue;
        add_term(room, TERM_STEM, token->stem, 1);
        if (last != NULL && term_pair(&pair, last->stem, ' ', token->stem))
            add_term(room, TERM_BIGRAM, buffer_span(&pair), 1);
        room->bytes.failed = room->bytes.failed || pair.failed;
        last = token;
    }
}

static enum avow_status put_document(struct building *building, const struct approval *approval,
                                     const struct token_list *tokens, struct span key, struct term_room *room,
                                     struct span data, struct span forward, struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer unique = BUFFER_INIT;
    char number[NUMBER_TEXT];
    snprintf(number, sizeof number, "%" PRId64, approval->number);
    add_words(room, tokens);
    add_term(room, TERM_KEY, key, 1);
    add_term(room, TERM_STATEMENT, approval->statement, 0);
    if (approval->expires == DATE_NONE)
        add_term(room, TERM_HASH, span_part(approval->hash, 0, APPROVED_HASH), 0);
    if (room->bytes.failed || !term_append(&unique, TERM_ID, span_of(number)))
        return error_set_no_memory(err, "library");
    for (size_t i = 0, start = 0; i < room->count; start = room->ends[i++])
        room->terms[i].term = span_part(buffer_span(&room->bytes), start, room->ends[i]);
    const struct store_value value = {SLOT_FORWARD, forward};
    const struct store_document document = {
        .unique = buffer_span(&unique),
        .terms = room->terms,
        .term_count = room->count,
        .values = &value,
        .value_count = 1,
        .data = data,
    };
    return store_writer_put(building->writer, &document, err);
}

static bool encode(const struct approval *approval, const struct token_list *tokens, struct span key,
                   struct buffer *data, struct buffer *forward)
{
    static const struct token_list none = {0};
    char number[NUMBER_TEXT];
    snprintf(number, sizeof number, "%" PRId64, approval->number);
    int audience = word_value(WORDS_AUDIENCE, approval->audience);
    const struct approved_record record = {
        .number = span_of(number),
        .statement = approval->statement,
        .hash = approval->hash,
        .question = approval->question,
        .key = key,
        .product = approval->product,
        .by = approval->by,
        .on = approval->on,
        .expires = approval->expires,
        .audience = audience >= 0 ? (enum page_audience)audience : AUDIENCE_INTERNAL,
    };
    return approved_encode(data, &record) && forward_encode(forward, tokens, &none, &none, &none);
}

static enum avow_status add_approval(struct building *building, const struct approval *approval,
                                     struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer data = BUFFER_INIT;
    CLEANUP(buffer_free) struct buffer forward = BUFFER_INIT;
    struct token_list tokens = {0};
    struct span key = SPAN_EMPTY;
    enum avow_status status =
        tokeniser_run(building->tokeniser, approval->question, &building->scratch, &tokens, err);
    if (status == AVOW_OK)
        status = question_key(&tokens, &building->scratch, &key, err);
    if (status != AVOW_OK)
        return status;
    size_t most = 2 * tokens.count + 3;
    struct term_room room = {.terms = arena_array(&building->scratch, most, sizeof *room.terms),
                             .ends = arena_array(&building->scratch, most, sizeof *room.ends)};
    if (room.terms == NULL || room.ends == NULL || !encode(approval, &tokens, key, &data, &forward))
        return error_set_no_memory(err, "library");
    status =
        put_document(building, approval, &tokens, key, &room, buffer_span(&data), buffer_span(&forward), err);
    buffer_free(&room.bytes);
    return status;
}

static enum avow_status add_all(struct building *building, const struct approval_list *list,
                                struct avow_error *err)
{
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < list->count; i++) {
        if (list->items[i].retired_on != DATE_NONE)
            continue;
        status = add_approval(building, &list->items[i], err);
        arena_reset(&building->scratch);
        if (status == AVOW_OK && ++building->count % STORE_BATCH == 0)
            status = store_writer_commit(building->writer, err);
    }
    return status;
}

static enum avow_status mark(struct building *building, const struct workspace_state *state,
                             struct avow_error *err)
{
    char revision[NUMBER_TEXT], layout[NUMBER_TEXT];
    snprintf(revision, sizeof revision, "%" PRIu64, state->revision);
    snprintf(layout, sizeof layout, "%d", APPROVED_LAYOUT);
    const struct span marks[][2] = {{SPAN("workspace"), span_of(state->uuid)},
                                    {SPAN("revision"), span_of(revision)},
                                    {SPAN("layout"), span_of(layout)}};
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < sizeof marks / sizeof *marks; i++)
        status = store_writer_set_metadata(building->writer, marks[i][0], marks[i][1], err);
    return status == AVOW_OK ? store_writer_commit(building->writer, err) : status;
}

enum avow_status library_build(const char *path, const struct workspace_state *state,
                               const struct approval_list *list, uint64_t *count, struct avow_error *err)
{
    struct building building = {.count = 0};
    enum avow_status status = tokeniser_new(SPAN("en"), &building.tokeniser, err);
    if (status == AVOW_OK)
        status = store_writer_open(path, true, false, 0, &building.writer, err);
    if (status == AVOW_OK)
        status = add_all(&building, list, err);
    if (status == AVOW_OK)
        status = mark(&building, state, err);
    store_writer_close(building.writer);
    tokeniser_free(building.tokeniser);
    arena_free(&building.scratch);
    if (status == AVOW_OK)
        *count = building.count;
    return status;
}
