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
    if (place.size == 0 && !names_list && !wording_in_text(label, WORDING_EXCLUDED))
        return 0;
    if (place.size > 0)
        context->environment = place;
    if (wording_in_text(label, WORDING_EXCLUDED))
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

/* Without the marks of footnotes at its end. */
static struct span without_marks(struct span text)
{
    static const struct span marks[] = {SPAN_INIT("*"), SPAN_INIT("†"), SPAN_INIT("‡"), SPAN_INIT("¹"),
                                        SPAN_INIT("²"), SPAN_INIT("³"), SPAN_INIT("⁴"), SPAN_INIT("⁵")};
    text = span_trim(text);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (span_ends(text, marks[i])) {
            text = span_trim(span_part(text, 0, text.size - marks[i].size));
            i = (size_t)-1;
        }
    return text;
}

/* "Desk: help for teams", "Desk – help for teams": what it is, not what narrows it; but "Desk: Help, Chat"
 * are parts of it. */
static bool describes(struct span tail, bool narrows)
{
    bool sign = span_starts(tail, SPAN(":")) || span_starts(tail, SPAN("-")) ||
                span_starts(tail, SPAN("\xE2\x80\x93")) || span_starts(tail, SPAN("\xE2\x80\x94"));
    static const char *const narrow[] = {"only",    "except",   "exclud", "standalone",
                                         "portion", "included", "not "};
    struct span words = scope_tidy_tail(tail);
    for (size_t i = 0; i < sizeof narrow / sizeof *narrow; i++)
        narrows = narrows || span_find(words, span_of(narrow[i]), 0) != SPAN_NONE;
    bool small = words.size > 0 && words.bytes[0] >= 'a' && words.bytes[0] <= 'z';
    return sign && !narrows && (small || span_find_byte(words, ',', 0) == SPAN_NONE);
}

/* "Level 1: what it is" explains a word. */
static bool is_numbered(struct span name)
{
    return name.size > 1 && name.bytes[name.size - 1] >= '0' && name.bytes[name.size - 1] <= '9' &&
           name.bytes[name.size - 2] == ' ';
}

/* "The Desk apps" is a name behind an article. */
static size_t first_name(const struct scope_text *text, size_t start)
{
    size_t token = scope_token_at(text, start);
    bool article = token + 1 < text->tokens.count && span_equal(text->tokens.items[token].fold, SPAN("the"));
    return token + article;
}

/* Only what is named has a row: the services taken out, not the rest. */
static enum avow_status add_all_but(struct scope_reader *reader, const struct scope_context *context,
                                    const struct scope_names *names, struct span text, size_t *added)
{
    struct scope_context own = *context;
    struct span tail = span_trim(span_part(text, names->end, text.size));
    if (context->state != SCOPE_IN || !scope_is_tail(tail))
        return AVOW_OK;
    own.state = SCOPE_EXCLUDED;
    *added += names->count;
    return scope_add_names(reader, &own, names, scope_tidy_tail(tail), text);
}

enum avow_status scope_list(struct scope_reader *reader, const struct scope_context *context,
                            struct span text, size_t *added)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct scope_context own = *context;
    struct scope_text read;
    struct scope_names names;
    text = without_marks(text);
    size_t start = take_label(text, &own);
    enum avow_status status = scope_text_read(reader, text, &scratch, &read, reader->err);
    read.listed = !context->known_only;
    size_t first = first_name(&read, start);
    if (status == AVOW_OK)
        status = scope_all_but(reader, &read, first, text.size, &scratch, &names);
    if (status == AVOW_OK && names.count > 0)
        return add_all_but(reader, &own, &names, text, added);
    if (status == AVOW_OK)
        status = scope_names_read(reader, &read, first, text.size, &scratch, &names);
    if (status != AVOW_OK)
        return status;
    struct span tail = span_trim(span_part(text, names.end, text.size));
    size_t after = scope_token_at(&read, names.end);
    bool narrows = after < read.tokens.count && scope_is_tail_word(read.tokens.items[after].fold);
    bool sure = names.count > 0 && (names.items[0].known || !is_numbered(names.items[0].name));
    if (names.count == 0 || (!sure && span_starts(tail, SPAN(":")) && !narrows) || !scope_is_tail(tail))
        return AVOW_OK;
    if (describes(tail, narrows))
        tail = SPAN_EMPTY;
    *added += names.count;
    if (prose_words(text) > LONG_WORDS && names.count > 2)
        return add_parts(reader, &own, &names, text);
    return scope_add_names(reader, &own, &names, scope_tidy_tail(tail), text);
}
