/* Atoms: the runs of letters and of digits that names are matched on, finer than a token. */
#ifndef VOCABULARY_ATOMS_H
#define VOCABULARY_ATOMS_H

#include "base/arena.h"

enum atom_kind { ATOM_LETTERS, ATOM_DIGITS, ATOM_PLUS, ATOM_IDEOGRAPH, ATOM_END };

/* What stands between an atom and the one before it; 0 when nothing does. */
enum atom_gap {
    GAP_SPACE = 1,
    GAP_HYPHEN = 2,
    GAP_SLASH = 4,
    GAP_DOT = 8,   /* a full stop inside a word or number */
    GAP_STOP = 16, /* a full stop, exclamation or question mark before white space or the end */
    GAP_COLON = 32,
    GAP_LIST = 64, /* a comma, a semicolon, a plus sign between spaces */
    GAP_OPEN = 128,
    GAP_CLOSE = 256,
    GAP_APOSTROPHE = 512,
    GAP_LINE = 1024, /* a line break, a table's bar, the start and the end of the text */
    GAP_OTHER = 2048
};

struct atom {
    uint64_t key;   /* hash of the letters without case and marks, or of the digits */
    uint32_t start; /* bytes [start, end) of the text */
    uint32_t end;
    uint16_t gap; /* enum atom_gap before it */
    uint8_t kind; /* enum atom_kind */
    bool capital; /* starts with a capital letter */
};

/* `items` holds one more than `count`: an ATOM_END whose gap is what trails. */
struct atom_list {
    struct atom *items;
    size_t count;
};

/* Cut valid UTF-8 `text` into atoms in `arena`; false when memory ran out. "&" gives the atom of "and";
 * trade marks, soft hyphens and zero-width characters count for nothing. */
bool atoms_of(struct span text, struct arena *arena, struct atom_list *out);
/* The key of a word in lower-case ASCII. */
uint64_t atom_key(struct span word);
/* Whether `gap` has nothing but what `allowed` has. */
static inline bool gap_within(uint32_t gap, uint32_t allowed)
{
    return (gap & ~allowed) == 0;
}

#endif
