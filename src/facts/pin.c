/* Write pins, and find them again by their question. */
#include "facts/pin.h"

#include "facts/tables.h"

struct taking {
    struct arena *arena;
    struct facts_pins pins;
    size_t room;
};

enum avow_status facts_put_pins(struct facts *facts, const struct facts_pins *pins, struct avow_error *err)
{
    static const char text[] = "INSERT INTO pin VALUES(NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    enum avow_status status = sql_script(facts->sql, "DELETE FROM pin", err);
    for (size_t i = 0; status == AVOW_OK && i < pins->count; i++) {
        const struct facts_pin *pin = &pins->items[i];
        const struct sql_value values[] = {
            sql_text(pin->key),    sql_text(pin->question),  sql_text(pin->statement), sql_text(pin->owner),
            sql_text(pin->reason), sql_number(pin->expires), sql_text(pin->place),
        };
        status = sql_run(facts->sql, text, values, COUNT_OF(values), err);
    }
    return status;
}

static enum avow_status take(void *context, struct sql_row *row, struct avow_error *err)
{
    struct taking *taking = context;
    if (!arena_grow(taking->arena, &taking->pins.items, &taking->room, taking->pins.count,
                    sizeof *taking->pins.items))
        return error_set_no_memory(err, "facts");
    struct facts_pin *pin = &taking->pins.items[taking->pins.count++];
    struct span *const texts[] = {&pin->key,   &pin->question, &pin->statement,
                                  &pin->owner, &pin->reason,   &pin->place};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        *texts[i] = arena_copy(taking->arena, sql_row_text(row, (int)i));
        if (texts[i]->bytes == NULL)
            return error_set_no_memory(err, "facts");
    }
    pin->expires = (date_day)sql_row_number(row, COUNT_OF(texts));
    return AVOW_OK;
}

enum avow_status facts_all_pins(struct facts *facts, struct arena *arena, struct facts_pins *out,
                                struct avow_error *err)
{
    static const char text[] =
        "SELECT key, question, statement, owner, reason, place, expires FROM pin ORDER BY number";
    struct taking taking = {.arena = arena};
    enum avow_status status = sql_each(facts->sql, text, NULL, 0, take, &taking, err);
    if (status == AVOW_OK)
        *out = taking.pins;
    return status;
}

enum avow_status facts_find_pin(struct facts *facts, struct span key, struct arena *arena,
                                struct facts_pin *out, struct avow_error *err)
{
    static const char text[] =
        "SELECT key, question, statement, owner, reason, place, expires FROM pin WHERE key = ?1";
    struct taking taking = {.arena = arena};
    const struct sql_value value = sql_text(key);
    enum avow_status status = sql_each(facts->sql, text, &value, 1, take, &taking, err);
    if (status == AVOW_OK && taking.pins.count == 0)
        return error_set(err, AVOW_NOT_FOUND, "facts", "the question is not pinned");
    if (status == AVOW_OK)
        *out = taking.pins.items[0];
    return status;
}

static enum avow_status see(void *context, struct sql_row *row, struct avow_error *err)
{
    (void)row;
    (void)err;
    *(bool *)context = true;
    return AVOW_OK;
}

enum avow_status facts_has_statement(struct facts *facts, struct span id, bool *out, struct avow_error *err)
{
    static const char text[] = "SELECT 1 FROM statement JOIN version ON number = version"
                               " WHERE id = ?1 AND current = 1 LIMIT 1";
    const struct sql_value value = sql_text(id);
    bool seen = false;
    enum avow_status status = sql_each(facts->sql, text, &value, 1, see, &seen, err);
    if (status == AVOW_OK)
        *out = seen;
    return status;
}
