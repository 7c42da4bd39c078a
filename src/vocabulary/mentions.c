/* Find the names in a text: one pass over its atoms, the longest name that may stand there wins. */
#include "base/cleanup.h"
#include "vocabulary/reading.h"

/* The mentions on their way to the caller. */
struct collector {
    struct reading reading;
    struct mention_list out;
    size_t capacity;
    size_t token; /* the first token that may still be covered */
};

static void tokens_cover(struct collector *collector, struct mention *mention)
{
    const struct token_list *tokens = collector->reading.tokens;
    size_t at = collector->token;
    while (at < tokens->count && tokens->items[at].end <= mention->start)
        at++;
    mention->first_token = (uint32_t)at;
    collector->token = at;
    while (at < tokens->count && tokens->items[at].start < mention->end)
        at++;
    mention->end_token = (uint32_t)at;
}

static bool collect(struct collector *collector, const struct found *found)
{
    const struct vocabulary *vocabulary = collector->reading.vocabulary;
    struct arena *arena = collector->reading.arena;
    bool service = found->name->flags & NAME_SERVICE;
    struct mention mention = {
        .type = service ? MENTION_SERVICE : MENTION_STANDARD,
        .id = service ? vocabulary->services[found->name->row]->base.id
                      : vocabulary->standards[found->name->row]->base.id,
        .edition = found->edition,
        .level = found->level,
        .former = found->name->flags & NAME_FORMER,
        .start = reading_atom(&collector->reading, found->first)->start,
        .end = found->end_byte,
    };
    tokens_cover(collector, &mention);
    if (!arena_grow(arena, &collector->out.items, &collector->capacity, collector->out.count, sizeof mention))
        return false;
    collector->out.items[collector->out.count++] = mention;
    collector->reading.last = *found;
    if (!service)
        collector->reading.named[found->name->row] = true;
    return !collector->reading.no_memory;
}

/* The longest name at atom `at` that may stand there. */
static bool name_at(struct reading *reading, size_t at, struct found *found)
{
    struct name_end ends[NAME_ATOMS];
    size_t count =
        names_begin(&reading->vocabulary->names, reading_atom(reading, at)) && found_may_start(reading, at)
            ? names_walk(&reading->vocabulary->names, NAMES_ROOT, &reading->atoms, at, ends)
            : 0;
    while (count-- > 0) {
        for (const struct name *name = ends[count].name; name != NULL; name = name->next) {
            if (found_read(reading, at, &ends[count], name, found))
                return true;
        }
    }
    return false;
}

static bool collect_all(struct collector *collector)
{
    struct reading *reading = &collector->reading;
    struct found found;
    for (size_t at = 0; at < reading->atoms.count;) {
        if (!name_at(reading, at, &found)) {
            at++;
            continue;
        }
        if (!collect(collector, &found))
            return false;
        while (series_read(reading, &found)) {
            if (!collect(collector, &found))
                return false;
        }
        at = reading->last.end;
    }
    return true;
}

enum avow_status vocabulary_mentions(const struct vocabulary *vocabulary, struct span text,
                                     const struct token_list *tokens, enum mention_mode mode,
                                     struct arena *arena, struct mention_list *out, struct avow_error *err)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct collector collector = {
        .reading = {.vocabulary = vocabulary, .text = text, .tokens = tokens, .mode = mode, .arena = arena}};
    if (text.size > UINT32_MAX)
        return error_set(err, AVOW_TOO_LARGE, "vocabulary",
                         "a text of more than 4 GiB cannot be read: cut it");
    collector.reading.named = arena_array(&scratch, vocabulary->standard_count, sizeof(bool));
    if (collector.reading.named == NULL || !atoms_of(text, &scratch, &collector.reading.atoms) ||
        !collect_all(&collector))
        return error_set_no_memory(err, "vocabulary");
    *out = collector.out;
    return AVOW_OK;
}
