/* Find scope and evidence lists by what announces them and what they hold. */
#include "document/lists.h"

#include "base/cleanup.h"
#include "document/prose.h"
#include "document/tick.h"
#include "document/wording.h"

enum {
    WHOLE_WORDS = 310,  /* a scope or evidence section up to this stays one statement */
    BARE_WORDS = 100,   /* a scope section without a list may name its services in so many words */
    REMARK_WORDS = 60,  /* of a paragraph after a list that still speaks of it */
    LABEL_WORDS = 6,    /* before the colon of a line that holds its list */
    EVIDENCE_WORDS = 30 /* of an item or paragraph that is a link to evidence, its remarks included */
};

struct section {
    const struct block *items;
    size_t count;
    enum statement_kind *kinds;
};

static bool is_list(const struct block *block)
{
    return block->kind == BLOCK_ITEM || block->kind == BLOCK_ROW ||
           (block->kind == BLOCK_PARAGRAPH && block->level > 0);
}

/* A heading row begins another table. */
static size_t list_end(const struct section *section, size_t first)
{
    size_t at = first;
    while (at < section->count && is_list(&section->items[at]) && (at == first || !section->items[at].header))
        at++;
    return at;
}

static void set_kind(struct section *section, size_t first, size_t end, enum statement_kind kind)
{
    for (size_t i = first; i < end; i++)
        section->kinds[i] = kind;
}

static size_t section_words(const struct section *section)
{
    size_t words = 0;
    for (size_t i = 0; i < section->count; i++)
        words += prose_words(section->items[i].text);
    return words;
}

static bool has_list(const struct section *section)
{
    for (size_t i = 0; i < section->count; i++)
        if (is_list(&section->items[i]))
            return true;
    return false;
}

/* A paragraph whose last sentence says: what follows is in scope ("listed below", or a colon), or ends in a
 * colon and speaks of services and their being covered. */
static bool introduces_scope(const struct block *block)
{
    if (block->kind != BLOCK_PARAGRAPH)
        return false;
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct span last = prose_last_sentence(block->text, &scratch);
    if (wording_in_text(last, WORDING_SCOPE))
        return prose_announces(last) || wording_in_text(last, WORDING_BELOW);
    return prose_announces(last) && wording_in_text(last, WORDING_SERVICES) &&
           wording_in_text(last, WORDING_COVERED);
}

/* "Covered services: Compute, Archive and Mail.": the list is in the line. */
static bool is_scope_line(const struct block *block)
{
    size_t colon = block->kind == BLOCK_PARAGRAPH ? span_find_byte(block->text, ':', 0) : SPAN_NONE;
    struct span label = span_part(block->text, 0, colon);
    return colon != SPAN_NONE && colon + 1 < block->text.size && prose_words(label) <= LABEL_WORDS &&
           wording_in_text(label, WORDING_SCOPE_HEADING);
}

/* What the cells after the first say: how many of them, and how many of those yes or no. */
static void count_ticks(struct span row, size_t *cells, size_t *ticks)
{
    struct span cell;
    bool first = true;
    while (span_next_piece(&row, '|', &cell)) {
        cell = span_trim(cell);
        *cells += !first && cell.size > 0;
        *ticks += !first && tick_of(cell) != TICK_NONE;
        first = false;
    }
}

/* Services in the first column and little but yes and no in the others. */
static bool is_matrix(const struct section *section, size_t first, size_t end)
{
    struct span heading = section->items[first].text;
    struct span corner = SPAN_EMPTY;
    size_t cells = 0;
    size_t ticks = 0;
    if (!span_next_piece(&heading, '|', &corner) || !wording_in_text(corner, WORDING_SERVICES))
        return false;
    for (size_t i = first + 1; i < end && section->items[i].kind == BLOCK_ROW; i++)
        count_ticks(section->items[i].text, &cells, &ticks);
    return ticks > 0 && ticks * 2 >= cells;
}

/* The table's own heading row speaks of scope, or its cells do. */
static bool is_scope_table(const struct section *section, size_t first, size_t end)
{
    const struct block *row = &section->items[first];
    return row->kind == BLOCK_ROW && row->header &&
           (wording_in_text(row->text, WORDING_SCOPE) || is_matrix(section, first, end));
}

static bool is_certificate_link(const struct block *block)
{
    if (prose_words(block->text) > EVIDENCE_WORDS)
        return false;
    for (size_t i = 0; i < block->link_count; i++)
        if (wording_in_text(block->links[i].label, WORDING_EVIDENCE))
            return true;
    return false;
}

/* Most of the list's items are links called certificate, report or the like. */
static bool is_evidence_list(const struct section *section, size_t first, size_t end)
{
    size_t links = 0;
    for (size_t i = first; i < end; i++)
        links += is_certificate_link(&section->items[i]);
    return links * 2 > end - first;
}

/* Items are titles rather than prose. */
static bool is_short_list(const struct section *section, size_t first, size_t end)
{
    size_t words = 0;
    for (size_t i = first; i < end; i++)
        words += prose_words(section->items[i].text);
    return words <= (end - first) * EVIDENCE_WORDS;
}

/* A paragraph below an evidence heading that is a link, or the title of one that lost its address. */
static bool is_evidence_line(const struct block *block)
{
    return block->kind == BLOCK_PARAGRAPH && prose_words(block->text) <= EVIDENCE_WORDS &&
           (block->link_count > 0 || !prose_ends_sentence(block->text));
}

/* Where the statement around a list starts: with the paragraph that ends in a colon before it. */
static size_t with_announcement(const struct section *section, size_t first)
{
    bool announced = first > 0 && section->items[first - 1].kind == BLOCK_PARAGRAPH &&
                     prose_announces(section->items[first - 1].text);
    return announced ? first - 1 : first;
}

/* And where it ends: with short remarks on what is in or out of scope. */
static size_t with_remarks(const struct section *section, size_t end)
{
    while (end < section->count && section->items[end].kind == BLOCK_PARAGRAPH &&
           prose_words(section->items[end].text) <= REMARK_WORDS &&
           wording_in_text(section->items[end].text, WORDING_SCOPE))
        end++;
    return end;
}

/* What one list is by itself, under a heading that says nothing. */
static enum statement_kind kind_of_list(const struct section *section, size_t first, size_t end)
{
    bool introduced = first > 0 && introduces_scope(&section->items[first - 1]);
    if (introduced || is_scope_table(section, first, end) || with_remarks(section, end) > end)
        return KIND_SCOPE;
    return is_evidence_list(section, first, end) ? KIND_EVIDENCE : KIND_SECTION;
}

/* Judge the list at `first`; `of_section` is what the heading makes of every list. Gives the list's end. */
static size_t judge_list(struct section *section, size_t first, enum statement_kind of_section)
{
    size_t end = list_end(section, first);
    enum statement_kind kind = of_section;
    if (kind == KIND_SECTION || (kind == KIND_EVIDENCE && !is_short_list(section, first, end)))
        kind = kind_of_list(section, first, end);
    if (kind == KIND_SECTION)
        return end;
    first = with_announcement(section, first);
    if (kind == KIND_SCOPE)
        end = with_remarks(section, end);
    set_kind(section, first, end, kind);
    return end;
}

static void judge_lists(struct section *section, enum statement_kind of_section)
{
    for (size_t at = 0; at < section->count;) {
        const struct block *block = &section->items[at];
        if (is_list(block)) {
            at = judge_list(section, at, of_section);
            continue;
        }
        if (is_scope_line(block))
            section->kinds[at] = KIND_SCOPE;
        else if (of_section == KIND_EVIDENCE && is_evidence_line(block))
            section->kinds[at] = KIND_EVIDENCE;
        at++;
    }
}

static bool any_heading(struct span_list headings, bool (*says)(struct span))
{
    for (size_t i = 0; i < headings.count; i++)
        if (says(headings.items[i]))
            return true;
    return false;
}

static bool says_services_in_scope(struct span heading)
{
    return wording_in_text(heading, WORDING_SCOPE_HEADING);
}

/* "Scope" alone is above lists of services, and above sentences on whom a policy binds; "Out of scope"
 * likewise. */
static bool says_scope(struct span heading)
{
    struct span text = span_trim(heading);
    return span_equal_case(text, SPAN("Scope")) || span_equal_case(text, SPAN("Out of scope")) ||
           says_services_in_scope(heading);
}

static bool says_elsewhere(struct span heading)
{
    return wording_in_text(heading, WORDING_ELSEWHERE);
}

static enum statement_kind kind_of_headings(struct span title, struct span_list headings)
{
    struct span_list last = headings;
    if (headings.count > 1)
        last = (struct span_list){headings.items + headings.count - 1, 1};
    if (any_heading(last, wording_evidence_heading))
        return KIND_EVIDENCE;
    if (any_heading(headings, says_scope))
        return KIND_SCOPE;
    if (says_services_in_scope(title) && !any_heading(headings, says_elsewhere))
        return KIND_SCOPE;
    return any_heading(headings, wording_evidence_heading) ? KIND_EVIDENCE : KIND_SECTION;
}

static bool has_kind(const struct section *section, enum statement_kind kind)
{
    for (size_t i = 0; i < section->count; i++)
        if (section->kinds[i] == kind)
            return true;
    return false;
}

void lists_judge(const struct block *items, size_t count, struct span title, struct span_list headings,
                 enum statement_kind *kinds)
{
    struct section section = {items, count, kinds};
    enum statement_kind of_section = kind_of_headings(title, headings);
    set_kind(&section, 0, count, KIND_SECTION);
    judge_lists(&section, of_section);
    size_t words = of_section != KIND_SECTION ? section_words(&section) : 0;
    bool whole = of_section != KIND_SECTION && words <= WHOLE_WORDS && has_kind(&section, of_section);
    bool bare = of_section == KIND_SCOPE && words <= BARE_WORDS && !has_list(&section) &&
                any_heading(headings, says_services_in_scope);
    if (whole || bare)
        set_kind(&section, 0, count, of_section);
}
