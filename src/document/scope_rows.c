/* Rows under construction: standards times environments, and what a qualifier excludes. */
#include "document/scope_parts.h"

#include "base/cleanup.h"
#include "base/utf8.h"
#include "document/prose.h"
#include "document/tick.h"

enum { WORDS_BYTES = 600, QUALIFIER_BYTES = 300 };

/* The statement that holds the name: of a block that was cut, the part with it. */
static size_t statement_with(const struct scope_reader *reader, struct span name)
{
    const struct cut_list *cuts = reader->cuts;
    for (size_t i = reader->cut; i < cuts->count; i++) {
        const struct cut *cut = &cuts->items[i];
        if (i > reader->cut && (reader->block < cut->first_block || reader->block >= cut->end_block))
            break;
        if (span_find(cut->text, name, 0) != SPAN_NONE || span_find(cut->question, name, 0) != SPAN_NONE)
            return i;
    }
    return reader->cut;
}

static bool is_same(const struct scope_row *a, const struct scope_row *b)
{
    return span_equal(a->standard.id, b->standard.id) &&
           span_equal(a->standard.edition, b->standard.edition) &&
           span_equal(a->standard.level, b->standard.level) && span_equal(a->service, b->service) &&
           span_equal(a->environment, b->environment) && a->state == b->state &&
           span_equal(a->words, b->words);
}

static bool put_row(struct scope_reader *reader, struct scope_row row)
{
    struct page *page = reader->page;
    for (size_t i = page->scope_count; i > 0 && page->scope[i - 1].statement == row.statement; i--)
        if (is_same(&page->scope[i - 1], &row))
            return true;
    if (!arena_grow(reader->finder->arena, &page->scope, &reader->capacity, page->scope_count,
                    sizeof *page->scope))
        return false;
    page->scope[page->scope_count++] = row;
    return true;
}

static struct span shorten(struct span text, size_t most)
{
    return text.size <= most ? text : span_part(text, 0, utf8_floor(text, most));
}

/* "Germany, Frankfurt (fra)": the environment around it and its own. */
static struct span join_places(const struct scope_reader *reader, struct span outer, struct span inner)
{
    if (outer.size == 0 || inner.size == 0 || span_equal(outer, inner))
        return inner.size > 0 ? inner : outer;
    return span_of(arena_printf(reader->finder->arena, "%.*s, %.*s", SPAN_ARG(outer), SPAN_ARG(inner)));
}

static enum avow_status put_all(struct scope_reader *reader, const struct scope_context *context,
                                struct scope_row row)
{
    static const struct standard_ref none;
    const struct standard_ref *standards = context->standards.count > 0 ? context->standards.items : &none;
    size_t count = context->standards.count > 0 ? context->standards.count : 1;
    for (size_t i = 0; i < count; i++) {
        row.standard = standards[i];
        if (!put_row(reader, row))
            return error_set_no_memory(reader->err, "");
    }
    return AVOW_OK;
}

/* Where an excluding qualifier holds: the words after its " in ", " for " or " on "; empty: everywhere. False
 * when it takes out nothing but what it names ("excludes Relay"). */
static bool excluded_place(struct span qualifier, struct span *place)
{
    static const char *const phrases[] = {"not in scope", "not in the scope", "out of scope", "excluded",
                                          "not covered",  "not included",     "not part of"};
    static const char *const links[] = {"in the ", "for the ", "in ", "for ", "on ", "from "};
    *place = SPAN_EMPTY;
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
        size_t at = span_find(qualifier, span_of(phrases[i]), 0);
        if (at == SPAN_NONE)
            continue;
        struct span rest = span_trim(span_part(qualifier, at + span_of(phrases[i]).size, qualifier.size));
        for (size_t k = 0; k < sizeof links / sizeof *links && place->size == 0; k++)
            if (span_starts(rest, span_of(links[k])))
                *place = scope_tidy_tail(span_part(rest, span_of(links[k]).size, rest.size));
        return true;
    }
    return false;
}

/* True when words that take something out start at the token; `*end` is the token after them. */
static bool starts_exception(const struct scope_text *text, size_t token, size_t *end)
{
    static const char *const words[] = {"except for", "except",      "excluding",
                                        "excludes",   "apart from",  "with the exception of",
                                        "other than", "exception of"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (scope_says(text, token, words[i], end))
            return true;
    return false;
}

enum avow_status scope_all_but(const struct scope_reader *reader, const struct scope_text *text, size_t token,
                               size_t end, struct arena *scratch, struct scope_names *out)
{
    static const char *const all[] = {"all", "every", "each", NULL};
    static const char *const offered[] = {
        "service", "services",    "product",      "products",   "offering", "offerings", "app",
        "apps",    "application", "applications", "system",     "systems",  "platform",  "platforms",
        "module",  "modules",     "component",    "components", NULL};
    const struct token *tokens = text->tokens.items;
    bool services = false;
    size_t after = 0;
    *out = (struct scope_names){.items = NULL};
    if (token >= text->tokens.count || !span_is_one_of(tokens[token].fold, all))
        return AVOW_OK;
    for (size_t i = token + 1; i < text->tokens.count && tokens[i].end <= end; i++) {
        if (services && starts_exception(text, i, &after))
            return scope_names_read(reader, text, after, end, scratch, out);
        services = services || span_is_one_of(tokens[i].fold, offered);
    }
    return AVOW_OK;
}

/* "(except Desk)", "(excluding Azure DevOps)": known services that the qualifier takes out. */
static enum avow_status put_exceptions(struct scope_reader *reader, const struct scope_context *context,
                                       struct scope_row row)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct scope_text text;
    enum avow_status status = scope_text_read(reader, row.qualifier, &scratch, &text, reader->err);
    for (size_t token = 0; status == AVOW_OK && token < text.tokens.count; token++) {
        size_t end = 0;
        if (!starts_exception(&text, token, &end))
            continue;
        struct scope_names names;
        status = scope_names_read(reader, &text, end, text.text.size, &scratch, &names);
        for (size_t k = 0; status == AVOW_OK && k < names.count && names.items[k].known; k++) {
            struct scope_row out = row;
            out.service = names.items[k].service;
            out.name = names.items[k].name;
            out.known = true;
            out.state = SCOPE_EXCLUDED;
            out.qualifier = SPAN_EMPTY;
            status = put_all(reader, context, out);
        }
        break;
    }
    return status;
}

/* One row and what its qualifier says against it. */
static enum avow_status put_judged(struct scope_reader *reader, const struct scope_context *context,
                                   struct scope_row row)
{
    struct span place = SPAN_EMPTY;
    if (row.state == SCOPE_IN && excluded_place(row.qualifier, &place)) {
        struct span known = scope_place_of(place);
        struct scope_row out = row;
        out.state = SCOPE_EXCLUDED;
        out.environment = known.size > 0 ? known : join_places(reader, row.environment, place);
        enum avow_status status = put_all(reader, context, out);
        if (status != AVOW_OK || place.size == 0)
            return status;
    }
    enum avow_status status = put_all(reader, context, row);
    return status == AVOW_OK && row.qualifier.size > 0 ? put_exceptions(reader, context, row) : status;
}

enum avow_status scope_add(struct scope_reader *reader, const struct scope_context *context,
                           const struct scope_name *name, struct span qualifier, struct span words)
{
    if (context->known_only && !name->known)
        return AVOW_OK;
    struct scope_row row = {
        .service = name->service,
        .name = name->name,
        .environment = context->environment,
        .qualifier = tick_says_all(qualifier) ? SPAN_EMPTY : shorten(span_trim(qualifier), QUALIFIER_BYTES),
        .words = shorten(span_trim(words), WORDS_BYTES),
        .state = context->state,
        .known = name->known,
        .statement = (uint32_t)statement_with(reader, name->name)};
    if (name->place_count == 0)
        return put_judged(reader, context, row);
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < name->place_count; i++) {
        row.environment = join_places(reader, context->environment, name->places[i]);
        status = row.environment.bytes != NULL ? put_judged(reader, context, row)
                                               : error_set_no_memory(reader->err, "");
    }
    return status;
}

enum avow_status scope_add_names(struct scope_reader *reader, const struct scope_context *context,
                                 const struct scope_names *names, struct span tail, struct span words)
{
    bool some = false; /* a name has brackets of its own: the last one's are not for all */
    for (size_t i = 0; i + 1 < names->count; i++)
        some = some || names->items[i].qualifier.size > 0;
    struct span last = names->count > 0 ? names->items[names->count - 1].qualifier : SPAN_EMPTY;
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < names->count; i++) {
        const struct scope_name *name = &names->items[i];
        struct span shared = tail.size > 0 ? tail : some ? SPAN_EMPTY : last;
        struct span own = name->qualifier;
        if (own.size > 0 && tail.size > 0 && own.bytes < tail.bytes && i + 1 == names->count)
            own = (struct span){own.bytes, (size_t)(tail.bytes - own.bytes) + tail.size};
        status = scope_add(reader, context, name, own.size > 0 ? own : shared, words);
    }
    return status;
}
