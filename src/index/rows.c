/* Part files of ready-made statements by page. Each line is read for its id, its page and its faults; the
 * read worker gets only the sound ones. */
#include "index/rows.h"

#include "base/cleanup.h"
#include "base/utf8.h"
#include "document/row.h"

enum { FAULTS_SHOWN = 20 };

/* Where an id stands: one page may have it again in another file, its version at another date. */
struct row_owner {
    struct span page_id;
    size_t file;
};

/* One file being parted. */
struct parting {
    struct span name;
    struct span own_page;
    struct row_ids *ids;
    struct arena *arena;
    struct arena scratch; /* of one row */
    struct row_parts parts;
    struct span_table pages; /* page id to part */
    struct span last_page;   /* as written in the row before */
    size_t last_part;
    size_t row; /* 1-based line */
    struct index_notes faults;
    size_t fault_room;
    size_t fault_count;
};

static enum avow_status add_fault(struct parting *parting, const char *message, struct avow_error *err)
{
    struct index_notes *faults = &parting->faults;
    if (parting->fault_count++ >= FAULTS_SHOWN)
        return AVOW_OK;
    const char *reason = arena_printf(parting->arena, "row %zu %s", parting->row, message);
    if (reason == NULL || !arena_grow(parting->arena, &faults->items, &parting->fault_room, faults->count,
                                      sizeof *faults->items))
        return error_set_no_memory(err, "plan");
    faults->items[faults->count++] = (struct index_note){.file = parting->name, .reason = span_of(reason)};
    return AVOW_OK;
}

/* The part of a page, made when it is new. */
static enum avow_status part_of(struct parting *parting, struct span page, size_t *part,
                                struct avow_error *err)
{
    struct row_parts *parts = &parting->parts;
    struct span id = parting->own_page;
    bool made = false;
    if (parts->count > 0 && span_equal(page, parting->last_page)) {
        *part = parting->last_part;
        return AVOW_OK;
    }
    if (page.size > 0) {
        enum avow_status status = config_page_id(page, parting->arena, &id, err);
        if (status != AVOW_OK)
            return status;
    }
    const struct span_slot *slot = span_table_put(&parting->pages, parting->arena, id, parts->count, &made);
    struct span kept = arena_copy(parting->arena, page);
    if (slot == NULL || kept.bytes == NULL ||
        !arena_grow(parting->arena, &parts->items, &parts->room, parts->count, sizeof *parts->items))
        return error_set_no_memory(err, "plan");
    if (made)
        parts->items[parts->count++] = (struct row_part){.page_id = id};
    *part = parting->last_part = slot->number;
    parting->last_page = kept;
    return AVOW_OK;
}

/* Ids of cut statements are their page's with a "#" after it: a row may not take one of another page. */
static bool is_foreign(struct span id, struct span page_id)
{
    bool below = span_starts(id, page_id) && id.size > page_id.size && id.bytes[page_id.size] == '#';
    return span_find_byte(id, '#', 0) != SPAN_NONE && !below;
}

/* Note who has the id; `*fault` says why a row may not have it. */
static enum avow_status claim_id(struct parting *parting, struct span id, struct span page_id,
                                 const char **fault, struct avow_error *err)
{
    struct row_ids *ids = parting->ids;
    bool made = false;
    if (is_foreign(id, page_id)) {
        *fault = "has an id with \"#\" that does not begin with its page";
        return AVOW_OK;
    }
    struct span kept = arena_copy(parting->arena, id);
    struct span_slot *slot =
        kept.bytes != NULL ? span_table_put(&ids->ids, parting->arena, kept, ids->ids.count, &made) : NULL;
    if (slot == NULL ||
        !arena_grow(parting->arena, &ids->owners, &ids->room, slot->number, sizeof *ids->owners))
        return error_set_no_memory(err, "plan");
    struct row_owner *owner = &ids->owners[slot->number];
    if (!made && (owner->file == ids->files || !span_equal(owner->page_id, page_id)))
        *fault = "has an id that a row before has; give it another";
    else
        *owner = (struct row_owner){page_id, ids->files};
    return AVOW_OK;
}

/* Put the bytes of a row to those of its page. */
static bool add_range(struct parting *parting, struct row_part *part, struct plan_range range)
{
    if (part->range_count > 0 && part->ranges[part->range_count - 1].end == range.start) {
        part->ranges[part->range_count - 1].end = range.end;
        return true;
    }
    if (!arena_grow(parting->arena, &part->ranges, &part->range_room, part->range_count,
                    sizeof *part->ranges))
        return false;
    part->ranges[part->range_count++] = range;
    return true;
}

/* A row that is no UTF-8 is read as the worker will read it. */
static enum avow_status read_row(struct parting *parting, struct span line, struct statement_row *row,
                                 struct avow_error *err)
{
    struct span clean = SPAN_EMPTY;
    bool repaired = false;
    enum avow_status status = statement_row_read(line, &parting->scratch, row, err);
    if (status == AVOW_BAD_INPUT && utf8_clean(line, &parting->scratch, &clean, &repaired, NULL) == AVOW_OK &&
        (repaired || clean.size != line.size))
        status = statement_row_read(clean, &parting->scratch, row, err);
    return status;
}

static enum avow_status take_row(struct parting *parting, struct span line, struct plan_range range,
                                 struct avow_error *err)
{
    struct statement_row row;
    struct avow_error failure = AVOW_ERROR_INIT;
    const char *fault = NULL;
    size_t part = 0;
    enum avow_status status = read_row(parting, line, &row, &failure);
    if (status == AVOW_BAD_INPUT || status == AVOW_TOO_LARGE)
        return add_fault(parting, failure.message, err);
    if (status == AVOW_OK)
        status = part_of(parting, row.page, &part, err);
    if (status == AVOW_OK)
        status = claim_id(parting, row.id, parting->parts.items[part].page_id, &fault, err);
    if (status != AVOW_OK)
        return error_set_no_memory(err, "plan");
    if (fault != NULL)
        return add_fault(parting, fault, err);
    return add_range(parting, &parting->parts.items[part], range) ? AVOW_OK
                                                                  : error_set_no_memory(err, "plan");
}

static enum avow_status take_rows(struct parting *parting, struct span bytes, struct avow_error *err)
{
    struct span line;
    for (struct span rest = bytes; span_next_line(&rest, &line);) {
        uint64_t start = (uint64_t)(line.bytes - bytes.bytes);
        uint64_t end = rest.bytes != NULL ? (uint64_t)(rest.bytes - bytes.bytes) : bytes.size;
        parting->row++;
        if (span_trim(line).size == 0)
            continue;
        enum avow_status status = take_row(parting, line, (struct plan_range){start, end}, err);
        arena_reset(&parting->scratch);
        if (status != AVOW_OK)
            return status;
    }
    return AVOW_OK;
}

/* Parts whose every row was refused are none. */
static size_t drop_empty_parts(struct row_parts *parts)
{
    size_t kept = 0;
    for (size_t i = 0; i < parts->count; i++)
        if (parts->items[i].range_count > 0)
            parts->items[kept++] = parts->items[i];
    return parts->count = kept;
}

static bool tell_faults(const struct parting *parting, struct notes *rejected)
{
    for (size_t i = 0; i < parting->faults.count; i++)
        if (!notes_add(rejected, parting->name, parting->faults.items[i].reason, false))
            return false;
    if (parting->fault_count <= FAULTS_SHOWN)
        return true;
    const char *more =
        arena_printf(parting->arena, "and %zu more row%s", parting->fault_count - (size_t)FAULTS_SHOWN,
                     parting->fault_count == (size_t)FAULTS_SHOWN + 1 ? "" : "s");
    return more != NULL && notes_add(rejected, parting->name, span_of(more), false);
}

enum avow_status rows_part(struct span bytes, struct span name, struct span own_page, struct row_ids *ids,
                           struct notes *rejected, struct arena *arena, struct row_parts *out,
                           struct avow_error *err)
{
    struct parting parting = {.name = name, .own_page = own_page, .ids = ids, .arena = arena};
    ids->files++;
    enum avow_status status = take_rows(&parting, bytes, err);
    arena_free(&parting.scratch);
    if (status != AVOW_OK)
        return status;
    if (drop_empty_parts(&parting.parts) == 0)
        return error_set(
            err, AVOW_BAD_INPUT, "", "%.*s",
            SPAN_ARG(parting.faults.count > 0 ? parting.faults.items[0].reason : SPAN("is empty")));
    if (!tell_faults(&parting, rejected))
        return error_set_no_memory(err, "plan");
    *out = parting.parts;
    return AVOW_OK;
}
