/* From the names of the rows to the trie: prefixes, glued spellings, ordinary words, clashes. */
#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/utf8.h"
#include "terms/stop.h"
#include "vocabulary/rows.h"

#include <stdio.h>

enum { GLUED_LETTERS = 6, GLUED_ATOMS = 3 };

/* One row's names on their way into the trie. */
struct filler {
    struct vocabulary *vocabulary;
    const struct row_base *base;
    const struct standard_row *standard; /* NULL for a service */
    uint32_t row;
    struct avow_error *err;
};

static enum avow_status refuse(const struct filler *filler, int line, const char *what, struct span name,
                               struct span other)
{
    return error_set_line(filler->err, filler->base->file, line, "\"%.*s\" %s%s%.*s", SPAN_ARG(name), what,
                          other.size > 0 ? " " : "", SPAN_ARG(other));
}

static const struct row_base *owner_of(const struct vocabulary *vocabulary, const struct name *name)
{
    return name->flags & NAME_SERVICE ? &vocabulary->services[name->row]->base
                                      : &vocabulary->standards[name->row]->base;
}

static enum avow_status refuse_standard(const struct filler *filler, const struct row_name *name,
                                        const struct row_base *owner)
{
    char what[160];
    snprintf(what, sizeof what, "is a name of the standard %.*s: give the service", SPAN_ARG(owner->id));
    return refuse(
        filler, name->line, what, name->text,
        span_of(arena_printf(&filler->vocabulary->arena, "%.*s another", SPAN_ARG(filler->base->id))));
}

/* Every word of it is one of those that running text is made of, whatever it speaks of. */
static bool all_stop(struct span spelled, const struct atom_list *atoms, struct arena *scratch)
{
    for (size_t at = 0; at < atoms->count; at++) {
        struct span word;
        if (utf8_fold(span_part(spelled, atoms->items[at].start, atoms->items[at].end), scratch, &word,
                      NULL) != AVOW_OK ||
            !stop_has(word))
            return false;
    }
    return true;
}

/* Two rows may claim one name if they stand in different tables and neither forbids it: then the later
 * table's row has it. Short forms that need company may be shared. */
static enum avow_status check_clash(const struct filler *filler, const struct row_name *name,
                                    struct name *added, struct name *clash)
{
    const struct row_base *owner = owner_of(filler->vocabulary, clash);
    if (owner == filler->base || (clash->flags & NAME_GLUED))
        return AVOW_OK;
    if (name->flags & clash->flags & NAME_NEAR) {
        added->flags |= NAME_SHARED;
        clash->flags |= NAME_SHARED;
        return AVOW_OK;
    }
    /* A service of that name would turn every mention of the standard into one of itself. */
    bool standard = (clash->flags & NAME_SERVICE) == 0;
    if (filler->standard == NULL && standard && owner->source != filler->base->source)
        return refuse_standard(filler, name, owner);
    bool forbidden = owner->source == filler->base->source;
    const struct span_list *not = filler->standard != NULL ? &filler->standard->not : NULL;
    for (size_t at = 0; not != NULL && at < not ->count; at++)
        forbidden |= span_equal(not ->items[at], owner->id);
    return forbidden
               ? refuse(filler, name->line, "is already a name of another row: take it from one of them, see",
                        name->text, owner->id)
               : AVOW_OK;
}

static bool all_common(const struct vocabulary *vocabulary, const struct atom_list *atoms)
{
    for (size_t at = 0; at < atoms->count; at++) {
        if (!key_set_has(&vocabulary->common, atoms->items[at].key))
            return false;
    }
    return true;
}

static uint32_t flags_of(const struct filler *filler, const struct row_name *name,
                         const struct atom_list *atoms)
{
    uint32_t flags = name->flags | (atoms->count == 1 ? NAME_SINGLE : 0);
    if (filler->standard != NULL)
        return flags;
    if ((flags & NAME_ASK) && all_common(filler->vocabulary, atoms))
        return flags | NAME_COMMON | NAME_SERVICE;
    bool common = filler->vocabulary->services[filler->row]->common && atoms->count == 1;
    if (!(flags & NAME_ASK) && (common || all_common(filler->vocabulary, atoms)))
        flags |= NAME_COMMON | NAME_EXACT;
    return flags | NAME_SERVICE;
}

static enum avow_status add_spelling(const struct filler *filler, const struct row_name *name,
                                     struct span spelled, uint32_t extra)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct arena *arena = &filler->vocabulary->arena;
    struct atom_list atoms;
    struct name *added = arena_alloc(arena, sizeof *added);
    struct span kept = arena_copy(arena, spelled);
    if (!atoms_of(spelled, &scratch, &atoms) || added == NULL || kept.bytes == NULL)
        return error_set_no_memory(filler->err, "vocabulary");
    if (atoms.count == 0 || atoms.count > NAME_ATOMS)
        return refuse(filler, name->line, "has no letters, or too many words: write a shorter name",
                      name->text, SPAN_EMPTY);
    if (atoms.count == 1 && atoms.items[0].kind == ATOM_DIGITS && !(name->flags & NAME_ASK))
        return refuse(filler, name->line,
                      "is a bare number, which running text is full of: put it under ask:", name->text,
                      SPAN_EMPTY);
    if (!(name->flags & (NAME_EXACT | NAME_ASK)) && all_stop(spelled, &atoms, &scratch))
        return refuse(filler, name->line, "says nothing in running text: write the whole name", name->text,
                      SPAN_EMPTY);
    *added = (struct name){.spelled = kept,
                           .edition = name->edition,
                           .level = name->level,
                           .row = filler->row,
                           .flags = flags_of(filler, name, &atoms) | extra,
                           .source = filler->base->source};
    struct name *clash;
    if (!names_add(&filler->vocabulary->names, arena, &atoms, added, &clash))
        return error_set_no_memory(filler->err, "vocabulary");
    return clash != NULL && extra == 0 ? check_clash(filler, name, added, clash) : AVOW_OK;
}

/* How many letter atoms stand in a row from `at`, and how long they are together. */
static size_t letter_run(const struct atom_list *atoms, size_t at, size_t *letters)
{
    size_t end = at;
    for (*letters = 0; end < atoms->count && atoms->items[end].kind == ATOM_LETTERS; end++)
        *letters += atoms->items[end].end - atoms->items[end].start;
    return end - at;
}

/* Write `spelled` with the first `glued` words of its first run of words in one: "PCI DSS" as "PCIDSS". */
static void glue(struct span spelled, const struct atom_list *atoms, size_t glued, struct buffer *out)
{
    buffer_truncate(out, 0);
    for (size_t at = 0; at < atoms->count; at++) {
        if (at >= glued && atoms->items[at].kind != ATOM_PLUS)
            buffer_append_byte(out, ' ');
        buffer_append(out, span_part(spelled, atoms->items[at].start, atoms->items[at].end));
    }
}

static enum avow_status add_glued(const struct filler *filler, const struct row_name *name,
                                  struct span spelled)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    CLEANUP(buffer_free) struct buffer text = BUFFER_INIT;
    struct atom_list atoms;
    if (!atoms_of(spelled, &scratch, &atoms))
        return error_set_no_memory(filler->err, "vocabulary");
    size_t letters;
    size_t run = letter_run(&atoms, 0, &letters);
    if (run < 2 || run > GLUED_ATOMS || letters < GLUED_LETTERS || (name->flags & (NAME_EXACT | NAME_ASK)))
        return AVOW_OK;
    enum avow_status status = AVOW_OK;
    for (size_t glued = 2; status == AVOW_OK && glued <= run; glued++) {
        glue(spelled, &atoms, glued, &text);
        status = text.failed ? error_set_no_memory(filler->err, "vocabulary")
                             : add_spelling(filler, name, buffer_span(&text), NAME_GLUED);
    }
    return status;
}

/* What is left of `spelled` behind the words `words`; empty when it does not begin with them. */
static struct span rest_after(struct span spelled, struct span words)
{
    bool begins = spelled.size > words.size && span_equal(span_part(spelled, 0, words.size), words);
    char next = begins ? spelled.bytes[words.size] : 'x';
    bool parted = next == ' ' || (next >= '0' && next <= '9');
    return parted ? span_trim(span_part(spelled, words.size, spelled.size)) : SPAN_EMPTY;
}

/* As rest_after, for the prefix's words or the longest of its others that begin with them. */
static struct span rest_of(struct span spelled, const struct prefix *prefix)
{
    struct span rest = rest_after(spelled, prefix->words);
    for (size_t at = 0; at < prefix->others.count; at++) {
        struct span other = prefix->others.items[at];
        struct span shorter = span_starts(other, prefix->words) ? rest_after(spelled, other) : SPAN_EMPTY;
        rest = shorter.size > 0 && (rest.size == 0 || shorter.size < rest.size) ? shorter : rest;
    }
    return rest;
}

static enum avow_status add_with(const struct filler *filler, const struct row_name *name, struct span prefix,
                                 struct span rest)
{
    CLEANUP(buffer_free) struct buffer text = BUFFER_INIT;
    buffer_append(&text, prefix);
    buffer_append_byte(&text, ' ');
    if (!buffer_append(&text, rest))
        return error_set_no_memory(filler->err, "vocabulary");
    enum avow_status status = add_spelling(filler, name, buffer_span(&text), NAME_GLUED);
    return status == AVOW_OK ? add_glued(filler, name, buffer_span(&text)) : status;
}

static enum avow_status add_prefixed(const struct filler *filler, const struct row_name *name)
{
    const struct vocabulary *vocabulary = filler->vocabulary;
    enum avow_status status = AVOW_OK;
    for (size_t row = 0; row < vocabulary->prefix_count; row++) {
        const struct prefix *prefix = &vocabulary->prefixes[row];
        struct span rest = rest_of(name->text, prefix);
        if (rest.size == 0)
            continue;
        status = add_with(filler, name, prefix->words, rest);
        for (size_t at = 0; status == AVOW_OK && at < prefix->others.count; at++)
            status = add_with(filler, name, prefix->others.items[at], rest);
    }
    return status;
}

static enum avow_status fill_row(const struct filler *filler)
{
    enum avow_status status = AVOW_OK;
    for (size_t at = 0; status == AVOW_OK && at < filler->base->names.count; at++) {
        const struct row_name *name = &filler->base->names.items[at];
        status = add_spelling(filler, name, name->text, 0);
        if (status == AVOW_OK)
            status = add_glued(filler, name, name->text);
        if (status == AVOW_OK && filler->standard != NULL && !(name->flags & NAME_ASK))
            status = add_prefixed(filler, name);
    }
    return status;
}

enum avow_status names_fill(struct vocabulary *vocabulary, struct avow_error *err)
{
    if (!names_init(&vocabulary->names, &vocabulary->arena))
        return error_set_no_memory(err, "vocabulary");
    /* Earlier tables first, so that a later one's names stand before theirs. */
    uint32_t last = 0;
    enum avow_status status = AVOW_OK;
    for (uint32_t source = 0; status == AVOW_OK && source <= last; source++) {
        for (uint32_t row = 0; status == AVOW_OK && row < vocabulary->standard_count; row++) {
            const struct standard_row *standard = vocabulary->standards[row];
            last = standard->base.source > last ? standard->base.source : last;
            if (standard->base.source == source)
                status = fill_row(&(struct filler){vocabulary, &standard->base, standard, row, err});
        }
        for (uint32_t row = 0; status == AVOW_OK && row < vocabulary->service_count; row++) {
            const struct service_row *service = vocabulary->services[row];
            last = service->base.source > last ? service->base.source : last;
            if (service->base.source == source)
                status = fill_row(&(struct filler){vocabulary, &service->base, NULL, row, err});
        }
    }
    return status;
}
