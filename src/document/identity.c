/* Anchors from questions and headings. */
#include "document/identity.h"

#include "base/cleanup.h"
#include "terms/canonical.h"

enum { FIRST_CAPACITY = 64 };

struct anchor_slot {
    struct span anchor; /* empty: free */
    unsigned uses;
};

static size_t hash_of(struct span text)
{
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (size_t i = 0; i < text.size; i++)
        hash = (hash ^ (unsigned char)text.bytes[i]) * 16777619u;
    return hash;
}

/* The slot of `anchor`, or the free one where it belongs; capacity is a power of two and never full. */
static struct anchor_slot *slot_of(const struct anchor_table *table, struct span anchor)
{
    size_t at = hash_of(anchor) & (table->capacity - 1);
    while (table->slots[at].anchor.size > 0 && !span_equal(table->slots[at].anchor, anchor))
        at = (at + 1) & (table->capacity - 1);
    return &table->slots[at];
}

static bool make_room(struct anchor_table *table, struct arena *arena)
{
    if (table->count * 2 < table->capacity)
        return true;
    struct anchor_table larger = {NULL, table->capacity > 0 ? table->capacity * 2 : FIRST_CAPACITY,
                                  table->count};
    larger.slots = arena_array(arena, larger.capacity, sizeof *larger.slots);
    if (larger.slots == NULL)
        return false;
    for (size_t i = 0; i < table->capacity; i++)
        if (table->slots[i].anchor.size > 0)
            *slot_of(&larger, table->slots[i].anchor) = table->slots[i];
    *table = larger;
    return true;
}

/* A heading of nothing but signs has no slug; it still is a step of the path. */
static enum avow_status append_slug(struct buffer *out, struct span text, struct avow_error *err)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct span slug = SPAN_EMPTY;
    enum avow_status status = slug_of(text, false, &scratch, &slug, err);
    if (status == AVOW_OK)
        buffer_append(out, slug.size > 0 ? slug : SPAN("untitled"));
    return status;
}

static void append_lower(struct buffer *out, struct span text)
{
    for (size_t i = 0; i < text.size; i++) {
        char byte = text.bytes[i];
        buffer_append_byte(out, byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte);
    }
}

static enum avow_status append_base(struct buffer *out, const struct cut *cut, struct avow_error *err)
{
    if (cut->kind == KIND_CONTROL && !cut->ready && cut->row != NULL && cut->row->id.size > 0) {
        append_lower(out, cut->row->id);
        return AVOW_OK;
    }
    if (cut->question.size > 0) {
        buffer_append_string(out, "faq-");
        return append_slug(out, cut->question, err);
    }
    if (cut->headings.count == 0)
        buffer_append_string(out, "top");
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < cut->headings.count; i++) {
        if (i > 0)
            buffer_append_byte(out, '/');
        status = append_slug(out, cut->headings.items[i], err);
    }
    return status;
}

enum avow_status identity_anchor(struct anchor_table *table, const struct cut *cut, struct arena *arena,
                                 struct span *out, struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer text = BUFFER_INIT;
    enum avow_status status = append_base(&text, cut, err);
    if (status != AVOW_OK)
        return status;
    if (cut->part > 1)
        buffer_printf(&text, "~%u", (unsigned)cut->part);
    struct span anchor = text.failed ? SPAN_EMPTY : arena_copy(arena, buffer_span(&text));
    if (anchor.bytes == NULL || !make_room(table, arena))
        return error_set_no_memory(err, "");
    struct anchor_slot *slot = slot_of(table, anchor);
    table->count += slot->uses == 0;
    slot->anchor = anchor;
    slot->uses++;
    if (slot->uses > 1) {
        const char *again = arena_printf(arena, "%.*s.%u", SPAN_ARG(anchor), slot->uses);
        if (again == NULL)
            return error_set_no_memory(err, "");
        anchor = span_of(again);
    }
    *out = anchor;
    return AVOW_OK;
}
