/* Letters and Roman numerals. */
#include "document/list_number.h"

enum { NUMBER_BYTES = 24, LARGEST_ROMAN = 3999 };

static struct span letters(long value, char first, struct arena *arena)
{
    char text[NUMBER_BYTES];
    size_t at = sizeof text;
    for (; value > 0 && at > 0; value = (value - 1) / 26)
        text[--at] = (char)(first + (value - 1) % 26);
    return arena_copy(arena, (struct span){text + at, sizeof text - at});
}

static struct span roman(long value, bool capital, struct arena *arena)
{
    static const struct {
        long value;
        const char *small;
        const char *capital;
    } parts[] = {
        {1000, "m", "M"}, {900, "cm", "CM"}, {500, "d", "D"},  {400, "cd", "CD"}, {100, "c", "C"},
        {90, "xc", "XC"}, {50, "l", "L"},    {40, "xl", "XL"}, {10, "x", "X"},    {9, "ix", "IX"},
        {5, "v", "V"},    {4, "iv", "IV"},   {1, "i", "I"},
    };
    char text[NUMBER_BYTES];
    size_t size = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        for (; value >= parts[i].value; value -= parts[i].value)
            for (const char *sign = capital ? parts[i].capital : parts[i].small; *sign != '\0'; sign++)
                text[size++] = *sign;
    return arena_copy(arena, (struct span){text, size});
}

struct span list_number(long value, enum list_style style, struct arena *arena)
{
    bool letter = style == LIST_LETTER || style == LIST_CAPITAL_LETTER;
    bool numeral = style == LIST_ROMAN || style == LIST_CAPITAL_ROMAN;
    if (letter && value > 0)
        return letters(value, style == LIST_LETTER ? 'a' : 'A', arena);
    if (numeral && value > 0 && value <= LARGEST_ROMAN)
        return roman(value, style == LIST_CAPITAL_ROMAN, arena);
    const char *digits = arena_printf(arena, "%ld", value);
    return digits != NULL ? span_of(digits) : SPAN_EMPTY;
}

struct span list_mark_number(struct span mark)
{
    mark = span_trim(mark);
    bool closed = span_ends(mark, SPAN(".")) || span_ends(mark, SPAN(")"));
    return closed && mark.size > 1 ? mark : SPAN_EMPTY;
}
