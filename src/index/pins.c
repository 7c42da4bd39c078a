/* Read pins.yml row by row, and tell which pins count for nothing. */
#include "index/pins.h"

#include "base/cleanup.h"
#include "base/value.h"
#include "facts/generation.h"
#include "index/config_value.h"
#include "index/notes.h"
#include "vocabulary/wording.h"

enum { PINS_LIMIT = 4 * 1024 * 1024 };

static const char *const keys[] = {"question", "statement", "owner", "reason", "expires", NULL};

/* The file being read. */
struct reading {
    const char *name;
    const struct vocabulary *vocabulary;
    struct tokeniser *tokeniser;
    struct arena *arena;
    struct facts_pins *pins;
    size_t *room;
    struct avow_error *err;
};

/* Every key once, and no other. */
static enum avow_status check_keys(const struct reading *reading, const struct value *row)
{
    if (row->type != VALUE_MAP)
        return error_set_line(reading->err, reading->name, row->line,
                              "a pin is wanted here: question, statement, owner, reason, expires");
    for (size_t i = 0; i < row->count; i++)
        if (!span_is_one_of(row->keys[i], keys))
            return error_set_line(
                reading->err, reading->name, row->items[i].line,
                "a pin has no key \"%.*s\"; it has question, statement, owner, reason, expires",
                SPAN_ARG(row->keys[i]));
    for (const char *const *key = keys; *key != NULL; key++)
        if (span_trim(value_get_text(row, *key)).size == 0)
            return error_set_line(reading->err, reading->name, row->line, "the pin has no \"%s\"", *key);
    return AVOW_OK;
}

static enum avow_status read_expiry(const struct reading *reading, const struct value *row, date_day *out)
{
    const struct config_reading of_row = {reading->name, reading->arena, reading->err};
    return config_read_date(&of_row, value_get(row, "expires"), 0, out);
}

static enum avow_status read_key(const struct reading *reading, const struct value *row,
                                 struct facts_pin *pin)
{
    struct token_list tokens = {0};
    enum avow_status status =
        tokeniser_run(reading->tokeniser, pin->question, reading->arena, &tokens, reading->err);
    if (status == AVOW_OK)
        status =
            wording_key(reading->vocabulary, pin->question, &tokens, reading->arena, &pin->key, reading->err);
    if (status == AVOW_OK && pin->key.size == 0)
        return error_set_line(reading->err, reading->name, row->line,
                              "the question has no words to know it by");
    for (size_t i = 0; status == AVOW_OK && i < reading->pins->count; i++)
        if (span_equal(reading->pins->items[i].key, pin->key))
            return error_set_line(reading->err, reading->name, row->line,
                                  "the question is pinned already in %.*s",
                                  SPAN_ARG(reading->pins->items[i].place));
    return status;
}

static enum avow_status read_row(const struct reading *reading, const struct value *row)
{
    struct facts_pin pin = {
        .question = span_trim(value_get_text(row, "question")),
        .statement = span_trim(value_get_text(row, "statement")),
        .owner = span_trim(value_get_text(row, "owner")),
        .reason = span_trim(value_get_text(row, "reason")),
    };
    enum avow_status status = check_keys(reading, row);
    if (status == AVOW_OK)
        status = read_expiry(reading, row, &pin.expires);
    if (status == AVOW_OK)
        status = read_key(reading, row, &pin);
    if (status != AVOW_OK)
        return status;
    pin.place = span_of(arena_printf(reading->arena, "%s:%d", reading->name, row->line));
    if (pin.place.bytes == NULL ||
        !arena_grow(reading->arena, &reading->pins->items, reading->room, reading->pins->count, sizeof pin))
        return error_set_no_memory(reading->err, "corpus");
    reading->pins->items[reading->pins->count++] = pin;
    return AVOW_OK;
}

/* A list of rows, or one under the key "pins". */
static enum avow_status read_rows(const struct reading *reading, const struct value *tree)
{
    const struct value *rows = tree->type == VALUE_MAP ? value_get(tree, "pins") : tree;
    if (tree->type == VALUE_NULL || (rows != NULL && rows->type == VALUE_NULL))
        return AVOW_OK;
    if (rows == NULL || rows->type != VALUE_LIST)
        return error_set_line(reading->err, reading->name, tree->line, "a list of pins is wanted here");
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < rows->count; i++)
        status = read_row(reading, &rows->items[i]);
    return status;
}

static enum avow_status read_tree(const struct corpus_root *root, const struct reading *reading,
                                  struct value *tree)
{
    CLEANUP(buffer_free) struct buffer bytes = BUFFER_INIT;
    const struct file_entry *entry = corpus_file(root, root->config.pins);
    if (entry == NULL)
        return error_set(reading->err, AVOW_BAD_INPUT, root->config.name,
                         "there is no file of pins %s; write it, or leave \"pins\" out", reading->name);
    if (entry->escapes)
        return error_set(reading->err, AVOW_BAD_INPUT, root->config.name,
                         "%s is a link that leads out of the corpus; put the file of pins itself there",
                         reading->name);
    const char *path = file_join(reading->arena, root->path.bytes, reading->name);
    enum avow_status status = path != NULL ? file_read(path, PINS_LIMIT, &bytes, reading->err)
                                           : error_set_no_memory(reading->err, "corpus");
    struct span text = status == AVOW_OK ? arena_copy(reading->arena, buffer_span(&bytes)) : SPAN_EMPTY;
    if (status == AVOW_OK && text.bytes == NULL)
        status = error_set_no_memory(reading->err, "corpus");
    return status == AVOW_OK ? yaml_read(text, reading->name, reading->arena, tree, reading->err) : status;
}

enum avow_status pins_read(const struct corpus_root *root, const struct vocabulary *vocabulary,
                           struct arena *arena, struct facts_pins *pins, size_t *room, struct avow_error *err)
{
    struct reading reading = {.name = arena_string(arena, root->config.pins),
                              .vocabulary = vocabulary,
                              .arena = arena,
                              .pins = pins,
                              .room = room,
                              .err = err};
    struct value tree;
    if (reading.name == NULL)
        return error_set_no_memory(err, "corpus");
    if (root->config.pins.size == 0)
        return AVOW_OK;
    enum avow_status status = tokeniser_new(SPAN("en"), &reading.tokeniser, err);
    if (status == AVOW_OK)
        status = read_tree(root, &reading, &tree);
    if (status == AVOW_OK)
        status = read_rows(&reading, &tree);
    tokeniser_free(reading.tokeniser);
    return status;
}

bool pins_equal(const struct facts_pins *a, const struct facts_pins *b)
{
    bool same = a->count == b->count;
    for (size_t i = 0; same && i < a->count; i++) {
        const struct facts_pin *one = &a->items[i];
        const struct facts_pin *other = &b->items[i];
        same = span_equal(one->key, other->key) && span_equal(one->question, other->question) &&
               span_equal(one->statement, other->statement) && span_equal(one->owner, other->owner) &&
               span_equal(one->reason, other->reason) && span_equal(one->place, other->place) &&
               one->expires == other->expires;
    }
    return same;
}

/* A pin that is expired, or of a statement that no current version has. */
static enum avow_status check_pin(struct facts *facts, const struct facts_pin *pin, date_day today,
                                  struct notes *notes, struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer reason = BUFFER_INIT;
    char day[DATE_TEXT_SIZE];
    bool known = true;
    enum avow_status status = facts_has_statement(facts, pin->statement, &known, err);
    if (status != AVOW_OK || (known && pin->expires >= today))
        return status;
    if (known)
        buffer_printf(&reason, "the pin of \"%.*s\" expired on %s and is ignored; its owner is %.*s",
                      SPAN_ARG(pin->question), date_iso(pin->expires, day), SPAN_ARG(pin->owner));
    else
        buffer_printf(&reason, "the pin is ignored: there is no statement %.*s", SPAN_ARG(pin->statement));
    return !reason.failed && notes_add(notes, pin->place, buffer_span(&reason), false)
               ? AVOW_OK
               : error_set_no_memory(err, "index");
}

enum avow_status index_pins(const char *directory, date_day today, struct arena *arena,
                            struct index_notes *list, struct avow_error *err)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct notes notes = {arena, *list, list->count};
    struct facts_pins pins = {0};
    struct facts *facts = NULL;
    uint64_t number = 0;
    enum avow_status status = generation_live(directory, &number, err);
    const char *path = generation_path(&scratch, directory, number, "facts.sqlite");
    if (status == AVOW_OK)
        status = path != NULL ? facts_open(path, &facts, err) : error_set_no_memory(err, "index");
    if (status == AVOW_OK)
        status = facts_all_pins(facts, &scratch, &pins, err);
    for (size_t i = 0; status == AVOW_OK && i < pins.count; i++)
        status = check_pin(facts, &pins.items[i], today != DATE_NONE ? today : date_today(), &notes, err);
    facts_close(facts);
    if (status == AVOW_OK)
        *list = notes.list;
    return status;
}
