/* Check marks, crosses and the words that stand for them. */
#include "document/tick.h"

#include "base/cleanup.h"
#include "document/prose.h"
#include "document/wording.h"

/* How the cell begins; words in the form of prose_plain. */
static const char *const yes_words[] = {
    " yes ",        " in scope ", " covered ", " included ", " certified ", " authorized ",
    " authorised ", " x ",        " ja ",      " oui ",      NULL};
static const char *const no_words[] = {" no ", " excluded ", " out of scope ", " nein ", " non ", NULL};
static const char *const yes_signs[] = {"✓", "✔", "✅", "☑", "🗸", "●", "⬤", "•", "是", "はい", NULL};
static const char *const no_signs[] = {"✗", "✘", "❌", "否", "いいえ", NULL};
static const char *const all_words[] = {" ",
                                        " all ",
                                        " all regions ",
                                        " all locations ",
                                        " all commercial regions ",
                                        " any ",
                                        " global ",
                                        " globally ",
                                        " n a ",
                                        " na ",
                                        " none ",
                                        " not applicable ",
                                        " alle ",
                                        " toutes ",
                                        NULL};

static bool starts(struct span text, const char *const *words)
{
    for (; *words != NULL; words++)
        if (span_starts(text, span_of(*words)))
            return true;
    return false;
}

enum tick tick_of(struct span cell)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct span plain = SPAN_EMPTY;
    if (prose_plain(cell, &scratch, &plain, NULL) != AVOW_OK)
        return TICK_NONE;
    if (starts(plain, no_words) || starts(cell, no_signs) || wording_in(plain, WORDING_EXCLUDED))
        return TICK_NO;
    return starts(plain, yes_words) || starts(cell, yes_signs) ? TICK_YES : TICK_NONE;
}

bool tick_says_all(struct span text)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct span plain = SPAN_EMPTY;
    return prose_plain(text, &scratch, &plain, NULL) == AVOW_OK && span_is_one_of(plain, all_words);
}
