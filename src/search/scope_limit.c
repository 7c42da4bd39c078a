/* Does a row that says yes say it of all there is, or of some regions, clouds, editions or levels only? */
#include "search/scope.h"

#include <string.h>

static bool is_any(struct span word, const char *const *words)
{
    while (word.size > 0 && strchr("(\"", word.bytes[0]) != NULL)
        word = span_part(word, 1, word.size);
    while (word.size > 0 && strchr(",;:.)\"", word.bytes[word.size - 1]) != NULL)
        word.size--;
    while (*words != NULL && !span_equal_case(word, span_of(*words)))
        words++;
    return *words != NULL;
}

/* A remark begins with a place or condition, and not with all of them: "in the London region", but not "in
 * all regions"; "with encryption on", but not "with or without replicas". */
static bool begins_narrow(struct span first, struct span second)
{
    static const char *const narrow[] = {"at",    "for",  "from",   "if",    "in",   "on", "under",
                                         "until", "when", "within", "where", "with", NULL};
    static const char *const wide[] = {"all", "any", "each", "every", "or", NULL};
    return is_any(first, narrow) && !is_any(second, wide);
}

static bool has_any(struct span remark, const char *const *words)
{
    for (struct span word = SPAN_EMPTY; span_next_piece(&remark, ' ', &word);)
        if (is_any(word, words))
            return true;
    return false;
}

/* The words of a remark limit what they stand beside. */
static bool narrows(struct span remark)
{
    static const char *const adding[] = {"including", NULL};
    static const char *const limiting[] = {"but",  "except",   "excluding", "excludes", "not",
                                           "only", "provided", "subject",   "unless",   NULL};
    struct span rest = remark;
    struct span first = SPAN_EMPTY;
    struct span second = SPAN_EMPTY;
    span_next_piece(&rest, ' ', &first);
    span_next_piece(&rest, ' ', &second);
    return !is_any(first, adding) && (begins_narrow(first, second) || has_any(remark, limiting));
}

/* What is covered at FedRAMP Moderate may not be at High; Type 1 and Type 2 are kinds of a report. */
static bool is_of_level(const struct facts_scope *row)
{
    return row->level.size > 0 && !span_starts(row->level, SPAN("type"));
}

/* Says yes, and leaves nothing of what was asked out. */
static bool is_plain_yes(const struct facts_scope *row, bool place_asked, bool level_asked)
{
    return span_equal(row->state, word_of(WORDS_SCOPE_STATE, SCOPE_IN)) &&
           (row->environment.size == 0 || place_asked) && (!is_of_level(row) || level_asked) &&
           !narrows(row->qualifier);
}

bool scope_is_limited(const struct scope_found *found, size_t count, bool place_asked, bool level_asked)
{
    static const char *const only[] = {"only", NULL};
    bool plain = false;
    bool excluded = false; /* something is */
    for (size_t i = 0; i < count; i++) {
        const struct facts_scope *row = found[i].row;
        plain = plain || is_plain_yes(row, place_asked, level_asked);
        /* "United States only": what another row says without a remark does not take that back. */
        excluded = excluded || span_equal(row->state, word_of(WORDS_SCOPE_STATE, SCOPE_EXCLUDED)) ||
                   has_any(row->qualifier, only);
    }
    return count > 0 && found[0].verdict == VERDICT_YES && (!plain || excluded);
}
