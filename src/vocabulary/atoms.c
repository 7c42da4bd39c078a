/* Cut text into atoms: one pass over the bytes, plain words eight bytes at a time. */
#include "vocabulary/atoms.h"

#include "base/utf8.h"

#include <endian.h>
#include <string.h>

enum {
    LATIN_FIRST = 0xC0,
    LATIN_END = 0x180,
    FULL_WIDTH_FIRST = 0xFF01,
    FULL_WIDTH_END = 0xFF5F,
    FULL_WIDTH_SHIFT = 0xFEE0
};

/* Text has about one atom in five bytes; keys are stirred eight bytes at a time. */
enum { BYTES_EACH = 5, GROUP = 8 };

/* Letters of U+00C0 to U+017F without their marks, so that "Hebergeur" finds "Hébergeur". */
static const char latin_base[] = "aaaaaaaceeeeiiiidnooooo*ouuuuyts"
                                 "aaaaaaaceeeeiiiidnooooo*ouuuuyty"
                                 "aaaaaaccccccccddddeeeeeeeeeegggg"
                                 "gggghhhhiiiiiiiiiiiijjkkklllllll"
                                 "lllnnnnnnnnnoooooooorrrrrrssssss"
                                 "ssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/* Gaps of single characters beyond ASCII; those not here are GAP_OTHER, or GAP_SPACE by class. */
static const struct {
    int32_t first, last;
    uint16_t gap;
} gaps[] = {
    {0xA9, 0xA9, 0},
    {0xAD, 0xAE, 0},
    {0x200B, 0x200F, 0},
    {0x2010, 0x2013, GAP_HYPHEN},
    {0x2018, 0x2019, GAP_APOSTROPHE},
    {0x2028, 0x2029, GAP_LINE},
    {0x2044, 0x2044, GAP_SLASH},
    {0x2060, 0x2060, 0},
    {0x2120, 0x2122, 0},
    {0x2212, 0x2212, GAP_HYPHEN},
    {0x2215, 0x2215, GAP_SLASH},
    {0x3001, 0x3001, GAP_LIST},
    {0x3002, 0x3002, GAP_STOP},
    {0xFEFF, 0xFEFF, 0},
};

/* A key in the making: eight bytes are gathered, then stirred in with one multiplication. */
struct keyer {
    uint64_t key;
    uint64_t bytes;
    unsigned count; /* bytes gathered */
};

static inline uint64_t stir(uint64_t key, uint64_t bytes)
{
    uint64_t mixed = (key ^ bytes) * 0x9E3779B97F4A7C15u;
    return mixed ^ (mixed >> 29);
}

static void keyer_add(struct keyer *keyer, unsigned char byte)
{
    if (keyer->count == GROUP)
        *keyer = (struct keyer){stir(keyer->key, keyer->bytes), 0, 0};
    keyer->bytes |= (uint64_t)byte << (GROUP * keyer->count++);
}

static void keyer_add_code(struct keyer *keyer, int32_t code)
{
    for (uint32_t rest = (uint32_t)code; rest != 0; rest >>= 8)
        keyer_add(keyer, (unsigned char)(rest & 0xFF));
}

static uint64_t keyer_end(const struct keyer *keyer)
{
    return stir(stir(keyer->key, keyer->bytes), 1);
}

uint64_t atom_key(struct span word)
{
    struct keyer keyer = {0, 0, 0};
    for (size_t at = 0; at < word.size; at++)
        keyer_add(&keyer, (unsigned char)word.bytes[at]);
    return keyer_end(&keyer);
}

/* The kind of an ASCII byte's atom, or ATOM_END. */
static inline int ascii_kind(unsigned char byte)
{
    unsigned letter = (byte | 0x20u) - 'a';
    unsigned digit = byte - (unsigned)'0';
    return letter < 26 ? ATOM_LETTERS : digit < 10 ? ATOM_DIGITS : ATOM_END;
}

/* The character at `at`, full-width forms as ASCII; moves `at` past it. */
static int32_t next_code(struct span text, size_t *at)
{
    int32_t code = utf8_next(text, at);
    return code >= FULL_WIDTH_FIRST && code < FULL_WIDTH_END ? code - FULL_WIDTH_SHIFT : code;
}

static int kind_of(int32_t code)
{
    if (code < 0x80)
        return ascii_kind((unsigned char)code);
    enum utf8_class class = utf8_class_of(code);
    if (class == UTF8_CJK)
        return ATOM_IDEOGRAPH;
    return class == UTF8_LETTER || class == UTF8_MARK ? ATOM_LETTERS : ATOM_END;
}

/* A letter without case and mark; 0 for a mark. */
static int32_t fold_letter(int32_t code)
{
    if (code < 0x80)
        return code | 0x20;
    if (code >= LATIN_FIRST && code < LATIN_END)
        return latin_base[code - LATIN_FIRST];
    return utf8_class_of(code) == UTF8_MARK ? 0 : code;
}

static uint16_t gap_beyond_ascii(int32_t code)
{
    for (size_t row = 0; row < sizeof gaps / sizeof gaps[0]; row++) {
        if (code >= gaps[row].first && code <= gaps[row].last)
            return gaps[row].gap;
    }
    return utf8_class_of(code) == UTF8_SPACE ? GAP_SPACE : GAP_OTHER;
}

/* Whether a full stop before `at` ends something, and is not part of a word or number. */
static bool stops(struct span text, size_t at)
{
    return at >= text.size || text.bytes[at] == ' ' || text.bytes[at] == '\n' || text.bytes[at] == '\t';
}

/* The gap of a character that belongs to no atom; `behind` is the offset behind it. */
static inline uint16_t gap_of(struct span text, int32_t code, size_t behind)
{
    static const uint16_t by_character[128] = {
        [' '] = GAP_SPACE, ['\t'] = GAP_SPACE,      ['-'] = GAP_HYPHEN, ['/'] = GAP_SLASH, ['_'] = GAP_SLASH,
        [':'] = GAP_COLON, [','] = GAP_LIST,        [';'] = GAP_LIST,   ['+'] = GAP_LIST,  ['('] = GAP_OPEN,
        ['['] = GAP_OPEN,  [')'] = GAP_CLOSE,       [']'] = GAP_CLOSE,  ['\n'] = GAP_LINE, ['|'] = GAP_LINE,
        ['!'] = GAP_STOP,  ['\''] = GAP_APOSTROPHE, ['?'] = GAP_STOP,
    };
    if (code >= 0x80)
        return gap_beyond_ascii(code);
    if (code == '.')
        return stops(text, behind) ? GAP_STOP : GAP_DOT;
    return by_character[code] != 0 ? by_character[code] : GAP_OTHER;
}

/* Eight bytes from `at`, the first in the lowest place; zeros behind the end of the text. */
static inline uint64_t group_at(struct span text, size_t at)
{
    uint64_t bytes = 0;
    size_t left = text.size - at;
    if (left >= GROUP)
        memcpy(&bytes, text.bytes + at, GROUP);
    else
        memcpy(&bytes, text.bytes + at, left);
    return le64toh(bytes);
}

/* The top bit of each byte of `bytes` that lies from `first` to `last`, both ASCII (as in Warren, Hacker's
 * Delight, chapter 6: all eight compared by one addition). */
static inline uint64_t bytes_between(uint64_t bytes, unsigned char first, unsigned char last)
{
    const uint64_t each = 0x0101010101010101u;
    const uint64_t top = 0x80 * each;
    uint64_t low = bytes & ~top;
    uint64_t from = low + (0x80u - first) * each;
    uint64_t beyond = low + (0x7Fu - last) * each;
    return (from ^ beyond) & top & ~bytes;
}

/* The key of the ASCII letters or digits from `at`, and the offset behind them in `end`. */
static inline uint64_t ascii_run(struct span text, size_t at, int kind, size_t *end)
{
    const uint64_t lower = kind == ATOM_LETTERS ? 0x2020202020202020u : 0;
    uint64_t key = 0;
    for (;; at += GROUP) {
        uint64_t bytes = at < text.size ? group_at(text, at) | lower : 0;
        uint64_t inside =
            kind == ATOM_LETTERS ? bytes_between(bytes, 'a', 'z') : bytes_between(bytes, '0', '9');
        uint64_t outside = ~inside & 0x8080808080808080u;
        size_t count = outside == 0 ? GROUP : (size_t)__builtin_ctzll(outside) / 8;
        if (count == GROUP && at + GROUP < text.size &&
            ascii_kind((unsigned char)text.bytes[at + GROUP]) == kind) {
            key = stir(key, bytes);
            continue;
        }
        *end = at + count;
        return stir(stir(key, count == GROUP ? bytes : bytes & (((uint64_t)1 << (8 * count)) - 1)), 1);
    }
}

/* An atom that may hold characters beyond ASCII. */
static struct atom read_slowly(struct span text, size_t start, int kind)
{
    struct keyer keyer = {0, 0, 0};
    size_t at = start;
    int32_t first = next_code(text, &at);
    keyer_add_code(&keyer, kind == ATOM_LETTERS ? fold_letter(first) : first);
    while (kind != ATOM_IDEOGRAPH && at < text.size) {
        size_t ahead = at;
        int32_t next = next_code(text, &ahead);
        if (kind_of(next) != kind)
            break;
        keyer_add_code(&keyer, kind == ATOM_LETTERS ? fold_letter(next) : next);
        at = ahead;
    }
    return (struct atom){.key = keyer_end(&keyer),
                         .start = (uint32_t)start,
                         .end = (uint32_t)at,
                         .kind = (uint8_t)kind,
                         .capital = utf8_is_upper(first)};
}

/* Read the atom of `kind` at `start` into `atom`, field by field: a whole copy would wait for its parts. */
static inline void read_atom(struct span text, size_t start, int kind, struct atom *atom)
{
    unsigned char first = (unsigned char)text.bytes[start];
    size_t end = start;
    uint64_t key = first < 0x80 ? ascii_run(text, start, kind, &end) : 0;
    if (end == start || (end < text.size && (unsigned char)text.bytes[end] >= 0x80)) {
        *atom = read_slowly(text, start, kind);
        return;
    }
    atom->key = key;
    atom->start = (uint32_t)start;
    atom->end = (uint32_t)end;
    atom->kind = (uint8_t)kind;
    atom->capital = first >= 'A' && first <= 'Z';
}

/* "&" and a "+" that is glued to a word are atoms too. */
static bool is_sign(int32_t code, bool glued)
{
    return code == '&' || (code == '+' && glued);
}

static struct atom read_sign(int32_t code, size_t start)
{
    return (struct atom){.key = atom_key(code == '+' ? SPAN("+") : SPAN("and")),
                         .start = (uint32_t)start,
                         .end = (uint32_t)start + 1,
                         .kind = code == '+' ? ATOM_PLUS : ATOM_LETTERS};
}

bool atoms_of(struct span text, struct arena *arena, struct atom_list *out)
{
    size_t capacity = text.size / BYTES_EACH + 2;
    struct atom_list list = {arena_array(arena, capacity, sizeof *list.items), 0};
    uint16_t gap = GAP_LINE;
    for (size_t at = 0; list.items != NULL && at < text.size;) {
        size_t behind = at;
        int32_t code = (unsigned char)text.bytes[at];
        code = code < 0x80 ? (int32_t)(behind++, code) : next_code(text, &behind);
        int kind = kind_of(code);
        bool sign = kind == ATOM_END && is_sign(code, gap == 0);
        if (kind == ATOM_END && !sign) {
            gap |= gap_of(text, code, behind);
            at = behind;
            continue;
        }
        /* One place is kept for the end. */
        if (list.count + 1 >= capacity &&
            !arena_grow(arena, &list.items, &capacity, list.count + 1, sizeof *list.items))
            return false;
        struct atom *atom = &list.items[list.count++];
        if (sign)
            *atom = read_sign(code, at);
        else
            read_atom(text, at, kind, atom);
        atom->gap = gap;
        gap = 0;
        at = atom->end;
    }
    if (list.items == NULL)
        return false;
    uint32_t end = (uint32_t)text.size;
    list.items[list.count] = (struct atom){.start = end, .end = end, .gap = gap | GAP_LINE, .kind = ATOM_END};
    *out = list;
    return true;
}
