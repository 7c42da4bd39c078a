/* Dots that end no sentence: abbreviations, initials of countries, numbers of list items. */
#include "terms/abbreviation.h"

/* A word before a dot that ends no sentence; some only before a number ("No. 5", "Nov. 21"). */
struct abbreviation {
    struct span word;
    bool before_number;
};

static const struct abbreviation abbreviations[] = {
    {SPAN_INIT("al"), false},   {SPAN_INIT("app"), true},   {SPAN_INIT("approx"), false},
    {SPAN_INIT("apr"), true},   {SPAN_INIT("art"), true},   {SPAN_INIT("arts"), true},
    {SPAN_INIT("aug"), true},   {SPAN_INIT("ca"), true},    {SPAN_INIT("cf"), false},
    {SPAN_INIT("ch"), true},    {SPAN_INIT("cl"), true},    {SPAN_INIT("dec"), true},
    {SPAN_INIT("dept"), false}, {SPAN_INIT("dr"), false},   {SPAN_INIT("ed"), true},
    {SPAN_INIT("eg"), false},   {SPAN_INIT("eq"), true},    {SPAN_INIT("excl"), false},
    {SPAN_INIT("feb"), true},   {SPAN_INIT("fig"), true},   {SPAN_INIT("ie"), false},
    {SPAN_INIT("incl"), false}, {SPAN_INIT("jan"), true},   {SPAN_INIT("jul"), true},
    {SPAN_INIT("jun"), true},   {SPAN_INIT("mar"), true},   {SPAN_INIT("max"), true},
    {SPAN_INIT("min"), true},   {SPAN_INIT("mr"), false},   {SPAN_INIT("mrs"), false},
    {SPAN_INIT("ms"), false},   {SPAN_INIT("no"), true},    {SPAN_INIT("nos"), true},
    {SPAN_INIT("nov"), true},   {SPAN_INIT("nr"), true},    {SPAN_INIT("oct"), true},
    {SPAN_INIT("p"), true},     {SPAN_INIT("para"), true},  {SPAN_INIT("paras"), true},
    {SPAN_INIT("pp"), true},    {SPAN_INIT("prof"), false}, {SPAN_INIT("pt"), true},
    {SPAN_INIT("pub"), true},   {SPAN_INIT("ref"), true},   {SPAN_INIT("reg"), true},
    {SPAN_INIT("resp"), false}, {SPAN_INIT("rev"), true},   {SPAN_INIT("sec"), true},
    {SPAN_INIT("sect"), true},  {SPAN_INIT("sep"), true},   {SPAN_INIT("sept"), true},
    {SPAN_INIT("st"), false},   {SPAN_INIT("v"), true},     {SPAN_INIT("ver"), true},
    {SPAN_INIT("viz"), false},  {SPAN_INIT("vol"), true},   {SPAN_INIT("vs"), false},
};

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* "e.g", "U.S": single letters parted by dots. */
static bool is_dotted(struct span word)
{
    for (size_t i = 0; i < word.size; i++)
        if (is_letter(word.bytes[i]) != (i % 2 == 0))
            return false;
    return word.size >= 3 && word.size % 2 == 1;
}

bool abbreviation_is(struct span word, bool number_follows)
{
    if (is_dotted(word))
        return true;
    for (size_t i = 0; i < sizeof abbreviations / sizeof *abbreviations; i++)
        if (span_equal_case(abbreviations[i].word, word))
            return number_follows || !abbreviations[i].before_number;
    return false;
}

/* "1", "12.3", "b", "iv" alone between the start of a sentence and its first dot: a list's number. */
bool abbreviation_is_marker(struct span head)
{
    enum { LONGEST_ROMAN = 5, LONGEST_NUMBER = 8 };
    bool number = head.size > 0 && head.size <= LONGEST_NUMBER && is_digit(head.bytes[0]);
    bool roman = head.size > 0 && head.size <= LONGEST_ROMAN;
    for (size_t i = 0; (number || roman) && i < head.size; i++) {
        number = number && (is_digit(head.bytes[i]) || head.bytes[i] == '.');
        roman = roman && span_find_byte(SPAN("ivxIVX"), head.bytes[i], 0) != SPAN_NONE;
    }
    return number || roman || (head.size == 1 && is_letter(head.bytes[0]));
}
