/* From the statements of a page to its scope rows. */
#include "document/scope.h"

#include "base/cleanup.h"
#include "document/prose.h"
#include "document/scope_parts.h"
#include "document/wording.h"

/* Standards of a heading count on a page that is about no single one; else they only say more of that one:
 * pages copy headings from each other. */
static enum avow_status take_standards(struct scope_reader *reader, struct span heading, bool *named)
{
    struct standard_refs *known = &reader->context.standards;
    struct standard_refs found = *known;
    enum avow_status status = scope_standards(reader, heading, *known, &found);
    *named = status == AVOW_OK && found.items != known->items;
    bool single = reader->page->standards.count == 1;
    for (size_t i = 0; *named && single && i < found.count; i++)
        if (!span_equal(found.items[i].id, reader->page->standards.items[0].id))
            return AVOW_OK;
    *known = found;
    return status;
}

/* What the headings above a statement say of its lists: the inner ones win. */
static enum avow_status read_headings(struct scope_reader *reader, const struct statement *statement)
{
    struct scope_context *context = &reader->context;
    bool titled = wording_in_text(reader->page->title, WORDING_SCOPE_HEADING);
    *context =
        (struct scope_context){.standards = statement->standards, .known_only = !titled, .spoken = titled};
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < statement->headings.count; i++) {
        struct span heading = statement->headings.items[i];
        struct span place = scope_place_in(heading);
        bool named = false; /* "DoD Impact Level 5" is no environment */
        status = take_standards(reader, heading, &named);
        if (place.size > 0 && !(named && span_equal(place, SPAN("DoD"))))
            context->environment = place;
        if (wording_in_text(heading, WORDING_SCOPE_HEADING))
            context->known_only = false;
        context->spoken =
            context->spoken || wording_in_text(heading, WORDING_COVERED) || !context->known_only;
        context->state = wording_in_text(heading, WORDING_EXCLUDED) ? SCOPE_EXCLUDED : context->state;
    }
    return status;
}

/* A paragraph that announces the list after it sets what holds for it. */
static void announce(struct scope_reader *reader, struct span text)
{
    struct span place = scope_place_in(text);
    if (place.size > 0)
        reader->context.environment = place;
    reader->context.known_only = false;
    reader->context.spoken = reader->context.spoken || wording_in_text(text, WORDING_SCOPE) ||
                             wording_in_text(text, WORDING_COVERED);
    reader->context.state = wording_in_text(text, WORDING_EXCLUDED) ? SCOPE_EXCLUDED : SCOPE_IN;
}

/* A sentence that claims something, or a list by itself: "Covered services: A and B." or, under a heading
 * that says so, "A and B." */
static enum avow_status read_line(struct scope_reader *reader, struct span line)
{
    size_t added = 0;
    struct scope_context own = reader->context;
    enum avow_status status = scope_sentences(reader, &own, line, &added);
    size_t colon = span_find_byte(line, ':', 0);
    bool labelled = colon != SPAN_NONE && wording_in_text(span_part(line, 0, colon), WORDING_SCOPE);
    if (status != AVOW_OK || added > 0 || (own.known_only && !labelled))
        return status;
    own.known_only = !labelled;
    return scope_list(reader, &own, line, &added);
}

static enum avow_status read_paragraph(struct scope_reader *reader, const struct block *block)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct sentence_list sentences = {NULL, 0};
    if (prose_announces(block->text)) {
        announce(reader, block->text);
        return AVOW_OK;
    }
    enum avow_status status = sentences_of(block->text, &scratch, &sentences, reader->err);
    size_t start = 0;
    for (size_t i = 0; status == AVOW_OK && i < sentences.count; i++) {
        status = read_line(reader, span_trim(span_part(block->text, start, sentences.ends[i])));
        start = sentences.ends[i];
    }
    return status;
}

static bool has_children(const struct scope_reader *reader)
{
    const struct block_list *blocks = reader->blocks;
    const struct block *item = &blocks->items[reader->block];
    return reader->block + 1 < blocks->count && blocks->items[reader->block + 1].kind == BLOCK_ITEM &&
           blocks->items[reader->block + 1].level > item->level;
}

/* "Germany", "Frankfurt (fra)": the item is a place that holds services, unless it is a service itself. */
static enum avow_status is_place(const struct scope_reader *reader, struct span text, bool *place)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct scope_text read;
    struct scope_names names;
    enum { PLACE_WORDS = 6 };
    *place = false;
    if (!has_children(reader) || prose_words(text) > PLACE_WORDS)
        return AVOW_OK;
    enum avow_status status = scope_text_read(reader, text, &scratch, &read, reader->err);
    if (status == AVOW_OK)
        status = scope_names_read(reader, &read, 0, text.size, &scratch, &names);
    *place = status == AVOW_OK && (names.count == 0 || !names.items[0].known);
    return status;
}

/* The places around an item, outermost first. */
static struct span places_around(const struct scope_reader *reader, int level)
{
    struct span joined = reader->context.environment;
    for (int i = 1; i < level && i < SCOPE_PLACES; i++) {
        if (reader->places[i].size == 0)
            continue;
        const char *both = joined.size > 0 ? arena_printf(reader->finder->arena, "%.*s, %.*s",
                                                          SPAN_ARG(joined), SPAN_ARG(reader->places[i]))
                                           : NULL;
        joined = both != NULL ? span_of(both) : reader->places[i];
    }
    return joined;
}

static enum avow_status read_item(struct scope_reader *reader, const struct block *block)
{
    bool place = false;
    size_t added = 0;
    struct scope_context own = reader->context;
    int level = block->level < SCOPE_PLACES ? block->level : SCOPE_PLACES - 1;
    struct span text = block->text;
    if (text.size > 0 && text.bytes[text.size - 1] == ':')
        text.size--;
    for (int i = level > 0 ? level : 1; i < SCOPE_PLACES; i++)
        reader->places[i] = SPAN_EMPTY;
    own.environment = places_around(reader, level);
    enum avow_status status = is_place(reader, text, &place);
    if (status == AVOW_OK && place) {
        struct span known = scope_place_of(text);
        reader->places[level] = known.size > 0 ? known : text;
        return AVOW_OK;
    }
    if (status == AVOW_OK)
        status = scope_sentences(reader, &own, text, &added);
    return status == AVOW_OK && added == 0 ? scope_list(reader, &own, text, &added) : status;
}

/* One block of a scope statement. */
static enum avow_status read_block(struct scope_reader *reader)
{
    const struct block *block = &reader->blocks->items[reader->block];
    switch (block->kind) {
    case BLOCK_ITEM:
        return read_item(reader, block);
    case BLOCK_ROW:
        return scope_table_row(reader, &reader->context);
    case BLOCK_PARAGRAPH:
    case BLOCK_QUOTE:
    case BLOCK_NOTE:
        return read_paragraph(reader, block);
    default:
        return AVOW_OK;
    }
}

/* Blocks of a scope statement that no statement before had; a list goes on with the context it began with. */
static enum avow_status read_list(struct scope_reader *reader, size_t *done)
{
    const struct cut *cut = &reader->cuts->items[reader->cut];
    enum avow_status status = AVOW_OK;
    size_t first = cut->first_block > *done ? cut->first_block : *done;
    for (reader->block = first; status == AVOW_OK && reader->block < cut->end_block; reader->block++)
        status = read_block(reader);
    *done = cut->end_block > *done ? cut->end_block : *done;
    return status;
}

/* Sentences outside lists: only with a standard to speak of, and only about us. */
static enum avow_status read_prose(struct scope_reader *reader, const struct statement *statement)
{
    size_t added = 0;
    if (statement->standards.count != 1 || statement->about != ABOUT_US)
        return AVOW_OK;
    enum avow_status status = AVOW_OK;
    if (statement->kind == KIND_FAQ)
        status = scope_answer(reader, &reader->context, statement);
    return status == AVOW_OK ? scope_sentences(reader, &reader->context, statement->text, &added) : status;
}

static bool same_section(const struct scope_reader *reader)
{
    const struct cut *items = reader->cuts->items;
    size_t cut = reader->cut;
    return cut > 0 && items[cut].kind == KIND_SCOPE && items[cut - 1].kind == KIND_SCOPE &&
           items[cut].headings.items == items[cut - 1].headings.items;
}

enum avow_status scope_read(const struct subject_finder *finder, const struct block_list *blocks,
                            const struct cut_list *cuts, struct page *page, struct avow_error *err)
{
    struct scope_reader reader = {.finder = finder, .blocks = blocks, .cuts = cuts, .page = page, .err = err};
    struct service_spellings spellings = {.known = false};
    size_t done = 0;
    enum avow_status status = AVOW_OK;
    reader.spellings = &spellings;
    for (reader.cut = 0; status == AVOW_OK && reader.cut < cuts->count; reader.cut++) {
        const struct statement *statement = &page->statements[reader.cut];
        reader.block = cuts->items[reader.cut].first_block;
        if (!same_section(&reader))
            status = read_headings(&reader, statement);
        if (status != AVOW_OK)
            return status;
        if (statement->kind == KIND_SCOPE)
            status = read_list(&reader, &done);
        else if (statement->kind == KIND_FAQ || statement->kind == KIND_SECTION)
            status = read_prose(&reader, statement);
    }
    return status;
}
