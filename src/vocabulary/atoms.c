/* Cut text into atoms: one pass over the bytes, ASCII by table. */
#include "vocabulary/atoms.h"

#include "base/utf8.h"

enum {
    LATIN_FIRST = 0xC0,
    LATIN_END = 0x180,
    FULL_WIDTH_FIRST = 0xFF01,
    FULL_WIDTH_END = 0xFF5F,
    FULL_WIDTH_SHIFT = 0xFEE0
};

/* FNV-1a, 64 bit (http://www.isthe.com/chongo/tech/comp/fnv/). */
static const uint64_t key_start = 14695981039346656037u;
static const uint64_t key_prime = 1099511628211u;

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

/* One walk over a text. */
struct cutter {
    struct span text;
    size_t at;
    uint16_t gap; /* since the last atom */
    struct arena *arena;
    struct atom_list *out;
    size_t capacity;
};

static uint64_t key_add(uint64_t key, int32_t code)
{
    for (uint32_t rest = (uint32_t)code; rest != 0; rest >>= 8)
        key = (key ^ (rest & 0xFF)) * key_prime;
    return key;
}

uint64_t atom_key(struct span word)
{
    uint64_t key = key_start;
    for (size_t at = 0; at < word.size; at++)
        key = key_add(key, (unsigned char)word.bytes[at]);
    return key;
}

static bool is_ascii_letter(int32_t code)
{
    return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
}

static bool is_ascii_digit(int32_t code)
{
    return code >= '0' && code <= '9';
}

/* The character at `at`, full-width forms as ASCII; moves `at` past it. */
static int32_t next_code(struct span text, size_t *at)
{
    unsigned char byte = (unsigned char)text.bytes[*at];
    if (byte < 0x80) {
        (*at)++;
        return byte;
    }
    int32_t code = utf8_next(text, at);
    return code >= FULL_WIDTH_FIRST && code < FULL_WIDTH_END ? code - FULL_WIDTH_SHIFT : code;
}

static int kind_of(int32_t code)
{
    if (code < 0x80)
        return is_ascii_letter(code) ? ATOM_LETTERS : is_ascii_digit(code) ? ATOM_DIGITS : ATOM_END;
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

static bool ends_sentence(const struct cutter *cutter)
{
    if (cutter->at >= cutter->text.size)
        return true;
    char next = cutter->text.bytes[cutter->at];
    return next == ' ' || next == '\n' || next == '\t';
}

/* The gap of an ASCII character that belongs to no atom; cutter->at stands behind it. */
static uint16_t gap_of(const struct cutter *cutter, int32_t code)
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
        return ends_sentence(cutter) ? GAP_STOP : GAP_DOT;
    return by_character[code] != 0 ? by_character[code] : GAP_OTHER;
}

static bool atom_put(struct cutter *cutter, struct atom atom)
{
    struct atom_list *out = cutter->out;
    if (!arena_grow(cutter->arena, &out->items, &cutter->capacity, out->count, sizeof *out->items))
        return false;
    atom.gap = cutter->gap;
    out->items[out->count++] = atom;
    cutter->gap = 0;
    return true;
}

/* The atom that starts at `start` with `code` of `kind`; cutter->at stands behind that character. */
static struct atom atom_read(struct cutter *cutter, size_t start, int32_t code, int kind)
{
    struct atom atom = {.key = key_start, .start = (uint32_t)start, .kind = (uint8_t)kind};
    atom.capital = code < 0x80 ? code >= 'A' && code <= 'Z' : utf8_is_upper(code);
    atom.key = key_add(atom.key, kind == ATOM_LETTERS ? fold_letter(code) : code);
    while (kind != ATOM_IDEOGRAPH && cutter->at < cutter->text.size) {
        size_t ahead = cutter->at;
        int32_t next = next_code(cutter->text, &ahead);
        if (kind_of(next) != kind)
            break;
        atom.key = key_add(atom.key, kind == ATOM_LETTERS ? fold_letter(next) : next);
        cutter->at = ahead;
    }
    atom.end = (uint32_t)cutter->at;
    return atom;
}

/* "&" and a "+" that is glued to a word are atoms too. */
static bool is_sign(const struct cutter *cutter, int32_t code, struct atom *atom)
{
    bool plus = code == '+' && cutter->gap == 0 && cutter->out->count > 0;
    if (code != '&' && !plus)
        return false;
    atom->kind = plus ? ATOM_PLUS : ATOM_LETTERS;
    atom->key = atom_key(plus ? SPAN("+") : SPAN("and"));
    atom->end = (uint32_t)cutter->at;
    return true;
}

bool atoms_of(struct span text, struct arena *arena, struct atom_list *out)
{
    *out = (struct atom_list){NULL, 0};
    struct cutter cutter = {.text = text, .gap = GAP_LINE, .arena = arena, .out = out};
    while (cutter.at < text.size) {
        struct atom atom = {.start = (uint32_t)cutter.at};
        size_t start = cutter.at;
        int32_t code = next_code(text, &cutter.at);
        int kind = kind_of(code);
        if (kind != ATOM_END)
            atom = atom_read(&cutter, start, code, kind);
        else if (!is_sign(&cutter, code, &atom)) {
            cutter.gap |= gap_of(&cutter, code);
            continue;
        }
        if (!atom_put(&cutter, atom))
            return false;
    }
    cutter.gap |= GAP_LINE;
    uint32_t end = (uint32_t)text.size;
    return atom_put(&cutter, (struct atom){.start = end, .end = end, .kind = ATOM_END}) && out->count-- > 0;
}
