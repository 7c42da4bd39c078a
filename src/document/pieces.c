/* Split long blocks at sentence ends, endless sentences at white space. */
#include "document/pieces.h"

#include "document/prose.h"
#include "terms/tokens.h"

static bool add_piece(struct piece_list *list, struct arena *arena, struct piece piece)
{
    if (span_trim(piece.text).size == 0)
        return true;
    if (!arena_grow(arena, &list->items, &list->capacity, list->count, sizeof *list->items))
        return false;
    list->items[list->count++] = piece;
    return true;
}

/* Parts of at most PIECE_WORDS words, cut at white space (or after a run without any). */
static bool add_endless(struct piece_list *list, struct arena *arena, struct piece piece)
{
    size_t start = 0;
    while (start < piece.text.size) {
        size_t end = start;
        for (size_t words = 0; words < PIECE_WORDS && end < piece.text.size; words++)
            end = prose_next_word(piece.text, end);
        struct piece part = piece;
        part.text = span_trim(span_part(piece.text, start, end));
        part.words = prose_words(part.text);
        part.rest = piece.rest || start > 0;
        if (!add_piece(list, arena, part))
            return false;
        start = end;
    }
    return true;
}

static bool add_part(struct piece_list *list, struct arena *arena, struct piece piece)
{
    return piece.words > PIECE_WORDS ? add_endless(list, arena, piece) : add_piece(list, arena, piece);
}

/* Cut after the sentence whose end comes nearest to each of the near-equal shares. */
static bool add_shares(struct piece_list *list, struct arena *arena, struct piece whole,
                       const struct sentence_list *sentences, size_t full)
{
    size_t shares = (whole.words + full - 1) / full;
    size_t share = 1;
    size_t start = 0;
    size_t from = 0;  /* end of the sentence before */
    size_t total = 0; /* words up to there */
    size_t part = 0;  /* of these in the part at hand */
    for (size_t i = 0; i < sentences->count; i++) {
        size_t words = prose_words(span_part(whole.text, from, sentences->ends[i]));
        size_t goal = whole.words * share / shares;
        size_t over = total + words > goal ? total + words - goal : 0;
        size_t under = goal > total ? goal - total : 0;
        if (part > 0 && share < shares && over > under) {
            struct piece piece = {whole.block, span_trim(span_part(whole.text, start, from)), part,
                                  start > 0};
            if (!add_part(list, arena, piece))
                return false;
            start = from;
            part = 0;
            while (share < shares && whole.words * share / shares <= total + words / 2)
                share++;
        }
        from = sentences->ends[i];
        total += words;
        part += words;
    }
    return add_part(list, arena,
                    (struct piece){whole.block, span_trim(span_part(whole.text, start, whole.text.size)),
                                   part, start > 0});
}

static bool add_split(struct piece_list *list, struct arena *arena, struct piece whole, size_t full)
{
    struct sentence_list sentences = {NULL, 0};
    if (sentences_of(whole.text, arena, &sentences, NULL) != AVOW_OK)
        return false;
    return add_shares(list, arena, whole, &sentences, full);
}

bool pieces_of(const struct block *items, size_t count, size_t full, struct arena *arena,
               struct piece_list *out)
{
    for (size_t i = 0; i < count; i++) {
        struct piece whole = {i, items[i].text, prose_words(items[i].text), false};
        bool row = items[i].kind == BLOCK_ROW;
        bool done = whole.words <= full ? add_piece(out, arena, whole)
                    : row               ? add_part(out, arena, whole)
                                        : add_split(out, arena, whole, full);
        if (!done)
            return false;
    }
    return true;
}
