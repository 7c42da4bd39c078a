/* Find the standards in labels, whole or by their number. */
#include "document/evidence_names.h"

#include "base/cleanup.h"
#include "terms/tokens.h"

enum { NUMBER_DIGITS = 4 };

static bool is_named(const struct mention_list *found, size_t token)
{
    for (size_t i = 0; i < found->count; i++)
        if (token >= found->items[i].first_token && token < found->items[i].end_token)
            return true;
    return false;
}

static bool says_names_alone(const struct token_list *tokens, const struct mention_list *found)
{
    for (size_t i = 0; i < tokens->count; i++)
        if ((tokens->items[i].flags & TOKEN_STOP) == 0 &&
            !span_has_between(tokens->items[i].fold, '0', '9') && !is_named(found, i))
            return false;
    return true;
}

static bool has_standard(const struct standard_refs *refs, struct span id)
{
    for (size_t i = 0; i < refs->count; i++)
        if (span_equal(refs->items[i].id, id))
            return true;
    return false;
}

enum avow_status evidence_names_in(const struct subject_finder *finder, struct span text,
                                   struct evidence_names *out, struct avow_error *err)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct token_list tokens = {NULL, 0};
    struct mention_list found = {NULL, 0};
    enum avow_status status = tokeniser_run(finder->tokeniser, text, &scratch, &tokens, err);
    if (status == AVOW_OK)
        status = vocabulary_mentions(finder->vocabulary, text, &tokens, MENTION_IN_TEXT, finder->arena,
                                     &found, err);
    if (status != AVOW_OK)
        return status;
    struct standard_refs refs = {arena_array(finder->arena, found.count, sizeof *refs.items), 0};
    if (refs.items == NULL)
        return error_set_no_memory(err, "");
    for (size_t i = 0; i < found.count; i++) {
        const struct mention *mention = &found.items[i];
        if (mention->type == MENTION_STANDARD && !has_standard(&refs, mention->id))
            refs.items[refs.count++] = (struct standard_ref){mention->id, mention->edition, mention->level};
    }
    *out = (struct evidence_names){refs, says_names_alone(&tokens, &found)};
    return AVOW_OK;
}

/* "27017" of "iso-27017" stands in the text. */
static bool says_number(struct span text, struct span id)
{
    struct span piece;
    while (span_next_piece(&id, '-', &piece))
        if (piece.size >= NUMBER_DIGITS && span_has_between(piece, '0', '9') &&
            span_find(text, piece, 0) != SPAN_NONE)
            return true;
    return false;
}

enum avow_status evidence_names_of_link(const struct subject_finder *finder, struct span label,
                                        const struct standard_refs *line, struct standard_refs *out,
                                        struct avow_error *err)
{
    struct evidence_names names;
    enum avow_status status = evidence_names_in(finder, label, &names, err);
    if (status != AVOW_OK)
        return status;
    struct standard_refs named = {arena_array(finder->arena, line->count, sizeof *named.items), 0};
    if (named.items == NULL)
        return error_set_no_memory(err, "");
    for (size_t i = 0; i < line->count; i++)
        if (has_standard(&names.standards, line->items[i].id) || says_number(label, line->items[i].id))
            named.items[named.count++] = line->items[i];
    *out = named.count > 0 ? named : *line;
    return AVOW_OK;
}
