/* What the name of a service looks like: capitals, small words between them, where a list parts its items. */
#include "document/scope_parts.h"

enum { SMALL_WORDS = 3 /* without a capital, one after the other */ };

/* Words that no name starts with. */
static const char *const no_names[] = {
    "a",         "all",      "an",      "any",       "are",       "as",          "at",    "both",  "but",
    "by",        "each",     "every",   "for",       "from",      "if",          "in",    "is",    "it",
    "its",       "no",       "none",    "not",       "of",        "on",          "only",  "other", "our",
    "see",       "some",     "such",    "that",      "the",       "their",       "there", "these", "they",
    "this",      "those",    "to",      "we",        "when",      "with",        "yes",   "you",   "your",
    "following", "services", "service", "customers", "employees", "contractors", "n",     NULL};
/* Words inside a name that have no capital. */
static const char *const inner[] = {"for", "of", "the", "on", NULL};
/* Words by which a narrowing tail starts. */
static const char *const tails[] = {
    "as",        "at",      "cloud",    "either",    "except",   "excluding", "for",      "from",
    "if",        "in",      "include",  "including", "not",      "on",        "only",     "provided",
    "running",   "service", "services", "since",     "tested",   "through",   "under",    "until",
    "used",      "using",   "via",      "when",      "where",    "which",     "with",     "within",
    "without",   "hosted",  "deployed", "formerly",  "starting", "added",     "assessed", "online",
    "available", "limited", NULL};
/* Words that make of a name a phrase about it, or say what sort of thing it is; in a list, other words
 * without a capital belong to the name they stand in ("Desk mobile apps"). */
static const char *const no_part[] = {"a",         "an",          "and",
                                      "et",        "sowie",       "und",
                                      "y",         "any",         "are",
                                      "be",        "been",        "by",
                                      "can",       "complies",    "covers",
                                      "customers", "data",        "do",
                                      "does",      "environment", "has",
                                      "have",      "instances",   "into",
                                      "is",        "may",         "meets",
                                      "must",      "offering",    "offerings",
                                      "or",        "our",         "platform",
                                      "plans",     "products",    "provides",
                                      "region",    "regions",     "subscriptions",
                                      "tenants",   "that",        "their",
                                      "to",        "was",         "we",
                                      "were",      "whether",     "will",
                                      "you",       "your",        NULL};

bool scope_is_tail_word(struct span word)
{
    return span_is_one_of(word, tails);
}

/* Bytes between the token before `token` and it. */
static struct span gap_before(const struct scope_text *text, size_t token)
{
    size_t from = token > 0 ? text->tokens.items[token - 1].end : 0;
    size_t to = token < text->tokens.count ? text->tokens.items[token].start : text->text.size;
    return span_part(text->text, from, to);
}

/* Only blanks, hyphens and the like stand between two words of a name. */
static bool is_joined(const struct scope_text *text, size_t token)
{
    struct span gap = gap_before(text, token);
    if (gap.size == 1 && gap.bytes[0] == '.') /* "Office.com" */
        return true;
    for (size_t i = 0; i < gap.size; i++)
        if (span_find_byte(SPAN(" -&+/'\t\xC2\xA0"), gap.bytes[i], 0) == SPAN_NONE)
            return false;
    return span_find(gap, SPAN(" - "), 0) == SPAN_NONE;
}

bool scope_has_capital(const struct scope_text *text, size_t token)
{
    const struct token *word = &text->tokens.items[token];
    bool capital = (word->flags & (TOKEN_CAPITAL | TOKEN_ALL_CAPS)) != 0;
    for (size_t i = word->start; i < word->end && !capital; i++)
        capital = text->text.bytes[i] >= 'A' && text->text.bytes[i] <= 'Z';
    return capital;
}

static bool is_name_word(const struct scope_text *text, size_t token)
{
    const struct token *word = &text->tokens.items[token];
    bool digit = word->fold.size > 0 && word->fold.bytes[0] >= '0' && word->fold.bytes[0] <= '9';
    return digit || scope_has_capital(text, token);
}

/* "for Android": a small word inside a name. */
static bool is_link(const struct scope_text *text, size_t token, size_t end)
{
    return span_is_one_of(text->tokens.items[token].fold, inner) && token + 1 < end &&
           is_name_word(text, token + 1) && is_joined(text, token + 1);
}

/* The token after words without a capital from `token` on that belong to the name before them: in a list, up
 * to what parts its items. Else `token`. */
static size_t small_words_end(const struct scope_text *text, size_t token, size_t end)
{
    size_t at = token;
    if (!text->listed)
        return token;
    while (at < end && is_joined(text, at) && !is_name_word(text, at) && !is_link(text, at, end)) {
        const struct token *word = &text->tokens.items[at];
        bool glued = at > token && (word->flags & TOKEN_GLUED) != 0; /* the "on" of "add-on" */
        if ((!glued && (span_is_one_of(word->fold, no_part) || span_is_one_of(word->fold, tails))) ||
            at - token == SMALL_WORDS)
            return token;
        at++;
    }
    struct span gap = span_trim(gap_before(text, at));
    bool parted =
        at == end || span_find_byte(SPAN(",;(["), gap.size > 0 ? gap.bytes[0] : ' ', 0) != SPAN_NONE;
    return parted || is_joined(text, at) ? at : token;
}

size_t scope_look_end(const struct scope_text *text, size_t token, size_t end)
{
    size_t at = token;
    if (at >= end || !scope_has_capital(text, token))
        return token;
    static const char *const titles[] = {"service", "services", NULL};
    bool titled = text->listed && at + 1 < end && scope_has_capital(text, at + 1) &&
                  is_joined(text, at + 1) &&
                  ((text->tokens.items[at + 1].flags & TOKEN_GLUED) != 0 /* "To-Do" */ ||
                   span_is_one_of(text->tokens.items[at].fold, titles)); /* "Service Infrastructure" */
    if (span_is_one_of(text->tokens.items[at].fold, no_names) && !titled)
        return token;
    while (at < end && (at == token || is_joined(text, at))) {
        bool own = is_name_word(text, at) || (at > token && is_link(text, at, end));
        size_t next = own ? at + 1 : small_words_end(text, at, end);
        if (next == at)
            break;
        at = next;
    }
    return at;
}
