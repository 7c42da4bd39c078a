/* Items, cells and lines that list services. */
#include "document/scope_parts.h"

#include "base/cleanup.h"
#include "document/prose.h"
#include "document/wording.h"

enum { LABEL_WORDS = 8, LONG_WORDS = 60 /* above it a row cites its own name, not the whole list */ };

/* The label before a colon: an environment, or what the list is called. Gives the byte the list starts at. */
static size_t take_label(struct span text, struct scope_context *context)
{
    size_t colon = span_find_byte(text, ':', 0);
    struct span label = span_part(text, 0, colon);
    if (colon == SPAN_NONE || colon + 1 >= text.size || text.bytes[colon + 1] != ' ' ||
        prose_words(label) > LABEL_WORDS)
        return 0;
    struct span place = scope_place_of(label);
    if (place.size == 0)
        place = scope_place_in(label);
    bool names_list = wording_in_text(label, WORDING_SCOPE_HEADING) || wording_in_text(label, WORDING_SCOPE);
    if (place.size == 0 && !names_list && !scope_says_excluded(label))
        return 0;
    if (place.size > 0)
        context->environment = place;
    if (scope_says_excluded(label))
        context->state = SCOPE_EXCLUDED;
    return colon + 1;
}

/* In a long list the words of a row are its name with its brackets. */
static enum avow_status add_parts(struct scope_reader *reader, const struct scope_context *context,
                                  const struct scope_names *names, struct span text)
{
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < names->count; i++) {
        const struct scope_name *name = &names->items[i];
        status = scope_add(reader, context, name, name->qualifier, span_part(text, name->start, name->end));
    }
    return status;
}

enum avow_status scope_list(struct scope_reader *reader, const struct scope_context *context,
                            struct span text, size_t *added)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct scope_context own = *context;
    struct scope_text read;
    struct scope_names names;
    size_t start = take_label(text, &own);
    enum avow_status status = scope_text_read(reader, text, &scratch, &read, reader->err);
    read.listed = !context->known_only;
    if (status == AVOW_OK)
        status = scope_names_read(reader, &read, scope_token_at(&read, start), text.size, &scratch, &names);
    if (status != AVOW_OK)
        return status;
    struct span tail = span_part(text, names.end, text.size);
    size_t after = scope_token_at(&read, names.end);
    bool narrows = after < read.tokens.count && scope_is_tail_word(read.tokens.items[after].fold);
    /* "Level 1: what it is" explains a word. */
    bool explains = names.count > 0 && !names.items[0].known && span_starts(tail, SPAN(":")) && !narrows;
    if (names.count == 0 || explains || !scope_is_tail(tail))
        return AVOW_OK;
    *added += names.count;
    if (prose_words(text) > LONG_WORDS && names.count > 2)
        return add_parts(reader, &own, &names, text);
    return scope_add_names(reader, &own, &names, scope_tidy_tail(tail), text);
}
