/* A table of chains over hashes of what documents share: their number, their link, their days with their
 * title. */
#include "search/evidence_keys.h"

#include <stdio.h>

enum { CHAINS_A_DOCUMENT = 4, KEYS_MOST = 5, DAYS_SIZE = 48 };

struct key_list {
    uint64_t items[KEYS_MOST];
    size_t count;
};

static const uint64_t hash_start = UINT64_C(14695981039346656037); /* FNV-1a */

/* Without case, and ended, so that neighbours do not run together. */
static uint64_t hash_text(uint64_t hash, struct span text)
{
    for (size_t i = 0; i <= text.size; i++) {
        unsigned char byte = i < text.size ? (unsigned char)text.bytes[i] : 0xFF;
        byte = byte >= 'A' && byte <= 'Z' ? (unsigned char)(byte + ('a' - 'A')) : byte;
        hash = (hash ^ byte) * UINT64_C(1099511628211);
    }
    return hash;
}

static uint64_t hash_row(const struct facts_evidence *row, const char *what)
{
    return hash_text(hash_text(hash_text(hash_start, span_of(what)), row->type), row->standard);
}

static uint64_t hash_title(uint64_t hash, const struct facts_evidence *row)
{
    struct span label = row->label;
    struct span word = evidence_title_word(&label, row->standard);
    for (; word.size > 0; word = evidence_title_word(&label, row->standard))
        hash = hash_text(hash, word);
    return hash;
}

/* Of its day and of its period, apart for documents with a link and without. */
static void add_days(struct key_list *keys, const struct facts_evidence *row, bool linked)
{
    char days[DAYS_SIZE];
    uint64_t start = hash_title(hash_row(row, linked ? "linked" : "named"), row);
    snprintf(days, sizeof days, "%u", row->reported);
    if (row->reported != DATE_NONE)
        keys->items[keys->count++] = hash_text(start, span_of(days));
    snprintf(days, sizeof days, "%u-%u", row->from, row->to);
    if (row->from != DATE_NONE)
        keys->items[keys->count++] = hash_text(start, span_of(days));
}

static bool add_number(struct key_list *keys, const struct facts_evidence *row)
{
    struct span number = evidence_number(row->label);
    if (number.size > 0)
        keys->items[keys->count++] = hash_text(hash_row(row, "number"), number);
    return number.size > 0;
}

static void add_link(struct key_list *keys, const struct facts_evidence *row)
{
    if (row->target.size > 0)
        keys->items[keys->count++] = hash_text(hash_text(hash_row(row, "label"), row->label), row->target);
}

enum avow_status evidence_keys_new(size_t count, struct arena *arena, struct evidence_keys *out,
                                   struct avow_error *err)
{
    size_t chains = 1;
    while (chains < count * CHAINS_A_DOCUMENT)
        chains *= 2;
    *out = (struct evidence_keys){arena_array(arena, chains, sizeof *out->chains), chains - 1, arena};
    return out->chains != NULL ? AVOW_OK : error_set_no_memory(err, "search");
}

/* Where a place belongs in its chain; NULL: at its end. `*held` when it is there. */
static struct evidence_place **seat_of(struct evidence_chain *chain, uint64_t key, size_t place, bool *held)
{
    struct evidence_place **seat = &chain->first;
    *held = false;
    if (chain->last != NULL && chain->last->place < place)
        return &chain->last->next;
    while (*seat != NULL && (*seat)->place <= place && !*held) {
        *held = (*seat)->place == place && (*seat)->key == key;
        seat = &(*seat)->next;
    }
    return seat;
}

static bool put(struct evidence_keys *keys, uint64_t key, size_t place)
{
    struct evidence_chain *chain = &keys->chains[key & keys->mask];
    bool held;
    struct evidence_place **seat = seat_of(chain, key, place, &held);
    if (held)
        return true;
    struct evidence_place *node = arena_alloc(keys->arena, sizeof *node);
    if (node == NULL)
        return false;
    *node = (struct evidence_place){key, place, *seat};
    *seat = node;
    if (node->next == NULL)
        chain->last = node;
    return true;
}

enum avow_status evidence_keys_put(struct evidence_keys *keys, const struct facts_evidence *row, size_t place,
                                   struct avow_error *err)
{
    struct key_list list = {.count = 0};
    if (!add_number(&list, row)) {
        add_link(&list, row);
        add_days(&list, row, row->target.size > 0);
    }
    for (size_t i = 0; i < list.count; i++)
        if (!put(keys, list.items[i], place))
            return error_set_no_memory(err, "search");
    return AVOW_OK;
}

size_t evidence_keys_find(const struct evidence_keys *keys, const struct facts_evidence *row,
                          const struct evidence_document *items)
{
    struct key_list list = {.count = 0};
    size_t found = SPAN_NONE;
    if (!add_number(&list, row)) {
        add_link(&list, row);
        add_days(&list, row, false);
        if (row->target.size == 0)
            add_days(&list, row, true);
    }
    for (size_t i = 0; i < list.count; i++) {
        const struct evidence_place *at = keys->chains[list.items[i] & keys->mask].first;
        for (; at != NULL && at->place < found; at = at->next)
            if (at->key == list.items[i] && evidence_is_same(items[at->place].row, row))
                found = at->place;
    }
    return found;
}
