/* Is what is asked only the name of a control there, as in a table of what a standard wants? */
#include "search/limit.h"

enum { NAME = 6 /* words of it at most */, DIGITS = 2 /* of its number, at most */ };

/* The token stands behind the number of a control: "SA-9 External System Services". */
static bool is_of_control(const struct token_list *said, size_t at)
{
    for (size_t i = at; i > 0 && i + NAME > at && (said->items[i].flags & TOKEN_SENTENCE) == 0; i--) {
        const struct token *number = &said->items[i];
        bool figure = number->fold.size > 0 && number->fold.size <= DIGITS && number->fold.bytes[0] >= '0' &&
                      number->fold.bytes[0] <= '9';
        if (figure && (number->flags & TOKEN_GLUED) != 0 && (said->items[i - 1].flags & TOKEN_ALL_CAPS) != 0)
            return true;
    }
    return false;
}

bool limit_names_controls(const struct judged *judged)
{
    const struct token_list *said = &judged->seen->tokens;
    size_t rarest = limit_rarest(judged->query, NULL);
    bool any = false;
    for (size_t i = 0; limit_asks_whether(judged->query) && rarest != SPAN_NONE && i < said->count; i++) {
        if (understanding_word(judged->query, forward_stem_hash(said->items[i].stem)) != rarest)
            continue;
        if (!is_of_control(said, i))
            return false;
        any = true;
    }
    return any;
}
