/* What kind of character a code point is: a table for ASCII, Unicode's categories and ranges for the rest. */
#include "base/utf8.h"

#include <utf8proc.h>

struct code_range {
    int32_t first;
    int32_t last;
};

/* Han, Hiragana, Katakana and Hangul letters (Unicode 14, Scripts.txt), without their punctuation. */
static const struct code_range cjk_ranges[] = {
    {0x1100, 0x11FF},   {0x2E80, 0x2FD5},   {0x3005, 0x3007},   {0x3021, 0x3029}, {0x3031, 0x3035},
    {0x3038, 0x303B},   {0x3041, 0x3096},   {0x309D, 0x309F},   {0x30A1, 0x30FA}, {0x30FC, 0x30FF},
    {0x3131, 0x318E},   {0x31F0, 0x31FF},   {0x3400, 0x4DBF},   {0x4E00, 0x9FFF}, {0xA960, 0xA97C},
    {0xAC00, 0xD7A3},   {0xD7B0, 0xD7FB},   {0xF900, 0xFAD9},   {0xFF66, 0xFF9D}, {0xFFA0, 0xFFDC},
    {0x1AFF0, 0x1B167}, {0x20000, 0x2FA1D}, {0x30000, 0x3134A},
};

/* Latin letters (Unicode 14, Scripts.txt), ligatures, Roman numerals and full-width forms included. */
static const struct code_range latin_ranges[] = {
    {'A', 'Z'},       {'a', 'z'},       {0xAA, 0xAA},     {0xBA, 0xBA},     {0xC0, 0xD6},
    {0xD8, 0xF6},     {0xF8, 0x2B8},    {0x2E0, 0x2E4},   {0x1D00, 0x1D25}, {0x1D2C, 0x1D5C},
    {0x1D62, 0x1D65}, {0x1D6B, 0x1D77}, {0x1D79, 0x1DBE}, {0x1E00, 0x1EFF}, {0x2071, 0x2071},
    {0x207F, 0x207F}, {0x2090, 0x209C}, {0x212A, 0x212B}, {0x2132, 0x2132}, {0x214E, 0x214E},
    {0x2160, 0x2188}, {0x2C60, 0x2C7F}, {0xA722, 0xA787}, {0xA78B, 0xA7CA}, {0xA7F2, 0xA7FF},
    {0xAB30, 0xAB5A}, {0xAB5C, 0xAB64}, {0xFB00, 0xFB06}, {0xFF21, 0xFF3A}, {0xFF41, 0xFF5A},
};

static bool in_ranges(const struct code_range *ranges, size_t count, int32_t code)
{
    for (size_t i = 0; i < count && ranges[i].first <= code; i++)
        if (code <= ranges[i].last)
            return true;
    return false;
}

#define IN_RANGES(ranges, code) in_ranges(ranges, sizeof(ranges) / sizeof *(ranges), code)

/* ASCII first: nearly every character of a page is looked up here, what is not named is UTF8_OTHER. */
#define TEN(kind) kind, kind, kind, kind, kind, kind, kind, kind, kind, kind
#define TWENTY_SIX(kind) TEN(kind), TEN(kind), kind, kind, kind, kind, kind, kind
static const unsigned char ascii_classes[128] = {
    [9] = UTF8_SPACE,
    UTF8_SPACE,
    UTF8_SPACE,
    UTF8_SPACE,
    UTF8_SPACE,
    [' '] = UTF8_SPACE,
    ['0'] = TEN(UTF8_DIGIT),
    ['A'] = TWENTY_SIX(UTF8_LETTER),
    ['a'] = TWENTY_SIX(UTF8_LETTER),
};

static const unsigned char category_classes[] = {
    [UTF8PROC_CATEGORY_LU] = UTF8_LETTER, [UTF8PROC_CATEGORY_LL] = UTF8_LETTER,
    [UTF8PROC_CATEGORY_LT] = UTF8_LETTER, [UTF8PROC_CATEGORY_LM] = UTF8_LETTER,
    [UTF8PROC_CATEGORY_LO] = UTF8_LETTER, [UTF8PROC_CATEGORY_MN] = UTF8_MARK,
    [UTF8PROC_CATEGORY_MC] = UTF8_MARK,   [UTF8PROC_CATEGORY_ME] = UTF8_MARK,
    [UTF8PROC_CATEGORY_ND] = UTF8_DIGIT,  [UTF8PROC_CATEGORY_NL] = UTF8_DIGIT,
    [UTF8PROC_CATEGORY_ZS] = UTF8_SPACE,  [UTF8PROC_CATEGORY_ZL] = UTF8_SPACE,
    [UTF8PROC_CATEGORY_ZP] = UTF8_SPACE,  [UTF8PROC_CATEGORY_CO] = UTF8_OTHER,
};

enum utf8_class utf8_class_of(int32_t code)
{
    enum { NEXT_LINE = 0x85 };
    if (code >= 0 && code < 128)
        return (enum utf8_class)ascii_classes[code];
    if (code == NEXT_LINE)
        return UTF8_SPACE;
    if (IN_RANGES(cjk_ranges, code))
        return UTF8_CJK;
    unsigned category = (unsigned)utf8proc_category(code);
    return category < sizeof category_classes ? (enum utf8_class)category_classes[category] : UTF8_OTHER;
}

bool utf8_is_upper(int32_t code)
{
    if (code >= 0 && code < 128)
        return code >= 'A' && code <= 'Z';
    return utf8proc_category(code) == UTF8PROC_CATEGORY_LU;
}

bool utf8_is_latin(int32_t code)
{
    return IN_RANGES(latin_ranges, code);
}
