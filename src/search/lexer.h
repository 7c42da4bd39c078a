/* A person's text to parts: plain words, "exact phrases", -words, field:value and OR. Nothing is ever an
 * error. */
#ifndef SEARCH_LEXER_H
#define SEARCH_LEXER_H

#include "base/arena.h"
#include "base/error.h"

enum {
    LEXER_PHRASES = 16,
    LEXER_EXCLUDED = 16,
    LEXER_FIELDS = 32,
    LEXER_SIDES = 8
}; /* more of them are plain words */

/* One piece of the text. `text` points into `struct lexed`.text: without quotes or minus. */
struct lexed_part {
    struct span text;
    unsigned group; /* phrases (and words) joined by OR share a number: one of them must match */
};

/* A word of the form name:value; the name is one of those the caller knows. */
struct lexed_field {
    struct span name;  /* as written */
    struct span value; /* without quotes */
    size_t start;      /* bytes [start, end) of the text, name and quotes included */
    size_t end;
    bool restored; /* its value means nothing */
};

struct lexed {
    struct span text; /* what was typed, byte for byte as long, control and broken bytes as spaces */
    char *words;      /* the same with -words, fields and OR blanked: what ranks */
    struct lexed_part phrases[LEXER_PHRASES * 2];
    size_t phrase_count; /* phrases, and words joined to one by OR */
    struct lexed_part excluded[LEXER_EXCLUDED];
    size_t excluded_count;
    struct lexed_field fields[LEXER_FIELDS];
    size_t field_count;
    char *sides[LEXER_SIDES]; /* when the text has one run "a OR b": `words` with a only, with b only */
    size_t side_count;        /* 0 without such a run */
};

/* True for a name that may stand before a ':'. */
typedef bool (*lexer_field_known)(struct span name);

/* Cut `text`. "-word" counts only after a space within a line and beside other words; a field only when
 * `known` takes its name and a value follows at once; OR only in capitals between two words. NO_MEMORY only.
 */
enum avow_status lexer_run(struct span text, lexer_field_known known, struct arena *arena, struct lexed *out,
                           struct avow_error *err);
/* Take field `number` back: its value means nothing, so it is words. */
void lexed_restore(struct lexed *lexed, size_t number);

#endif
