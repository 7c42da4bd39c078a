/* Three tables: parts of words, ends of words, and what only ends like a verb in -ise. */
#include "terms/variant.h"

#include <string.h>

enum { SHORTEST = 5, LONGEST = 64, ROOT = 4 /* letters before "ise": not "raise", "advise", "noise" */ };

struct respelling {
    struct span british;
    struct span american;
};

/* Wherever they stand in a word; the first that does counts. */
static const struct respelling parts[] = {
    {SPAN_INIT("behaviour"), SPAN_INIT("behavior")}, {SPAN_INIT("colour"), SPAN_INIT("color")},
    {SPAN_INIT("favour"), SPAN_INIT("favor")},       {SPAN_INIT("honour"), SPAN_INIT("honor")},
    {SPAN_INIT("neighbour"), SPAN_INIT("neighbor")}, {SPAN_INIT("labour"), SPAN_INIT("labor")},
    {SPAN_INIT("endeavour"), SPAN_INIT("endeavor")}, {SPAN_INIT("harbour"), SPAN_INIT("harbor")},
    {SPAN_INIT("rumour"), SPAN_INIT("rumor")},       {SPAN_INIT("rigour"), SPAN_INIT("rigor")},
    {SPAN_INIT("armour"), SPAN_INIT("armor")},       {SPAN_INIT("vapour"), SPAN_INIT("vapor")},
    {SPAN_INIT("tumour"), SPAN_INIT("tumor")},       {SPAN_INIT("centred"), SPAN_INIT("centered")},
    {SPAN_INIT("centring"), SPAN_INIT("centering")}, {SPAN_INIT("centre"), SPAN_INIT("center")},
    {SPAN_INIT("theatre"), SPAN_INIT("theater")},    {SPAN_INIT("licence"), SPAN_INIT("license")},
    {SPAN_INIT("defence"), SPAN_INIT("defense")},    {SPAN_INIT("offence"), SPAN_INIT("offense")},
    {SPAN_INIT("pretence"), SPAN_INIT("pretense")},  {SPAN_INIT("practis"), SPAN_INIT("practic")},
    {SPAN_INIT("catalogu"), SPAN_INIT("catalog")},   {SPAN_INIT("dialogu"), SPAN_INIT("dialog")},
    {SPAN_INIT("analogu"), SPAN_INIT("analog")},     {SPAN_INIT("artefact"), SPAN_INIT("artifact")},
    {SPAN_INIT("sceptic"), SPAN_INIT("skeptic")},    {SPAN_INIT("cypher"), SPAN_INIT("cipher")},
    {SPAN_INIT("enquir"), SPAN_INIT("inquir")},      {SPAN_INIT("despatch"), SPAN_INIT("dispatch")},
    {SPAN_INIT("judgement"), SPAN_INIT("judgment")}, {SPAN_INIT("ledgement"), SPAN_INIT("ledgment")},
    {SPAN_INIT("focuss"), SPAN_INIT("focus")},       {SPAN_INIT("orientat"), SPAN_INIT("orient")},
    {SPAN_INIT("paediatr"), SPAN_INIT("pediatr")},   {SPAN_INIT("orthopaed"), SPAN_INIT("orthoped")},
    {SPAN_INIT("anaesth"), SPAN_INIT("anesth")},     {SPAN_INIT("gynaec"), SPAN_INIT("gynec")},
    {SPAN_INIT("haemat"), SPAN_INIT("hemat")},       {SPAN_INIT("aluminium"), SPAN_INIT("aluminum")},
};

/* At the end of a word, where an "s" may follow. */
static const struct respelling ends[] = {
    {SPAN_INIT("metre"), SPAN_INIT("meter")},     {SPAN_INIT("litre"), SPAN_INIT("liter")},
    {SPAN_INIT("fibre"), SPAN_INIT("fiber")},     {SPAN_INIT("programme"), SPAN_INIT("program")},
    {SPAN_INIT("yse"), SPAN_INIT("yze")},         {SPAN_INIT("ysed"), SPAN_INIT("yzed")},
    {SPAN_INIT("ysing"), SPAN_INIT("yzing")},     {SPAN_INIT("yser"), SPAN_INIT("yzer")},
    {SPAN_INIT("isation"), SPAN_INIT("ization")}, {SPAN_INIT("isational"), SPAN_INIT("izational")},
    {SPAN_INIT("ise"), SPAN_INIT("ize")},         {SPAN_INIT("ised"), SPAN_INIT("ized")},
    {SPAN_INIT("ising"), SPAN_INIT("izing")},     {SPAN_INIT("iser"), SPAN_INIT("izer")},
    {SPAN_INIT("isable"), SPAN_INIT("izable")},
};

/* Words that begin so are written with an "s" everywhere. */
static const struct span kept[] = {
    SPAN_INIT("advertis"),  SPAN_INIT("analyses"),    SPAN_INIT("appris"),    SPAN_INIT("apprais"),
    SPAN_INIT("chastis"),   SPAN_INIT("circumcis"),   SPAN_INIT("compris"),   SPAN_INIT("compromis"),
    SPAN_INIT("concis"),    SPAN_INIT("despis"),      SPAN_INIT("disfranc"),  SPAN_INIT("disguis"),
    SPAN_INIT("enfranch"),  SPAN_INIT("enterpris"),   SPAN_INIT("exercis"),   SPAN_INIT("exorcis"),
    SPAN_INIT("expertis"),  SPAN_INIT("franchis"),    SPAN_INIT("fundrais"),  SPAN_INIT("imprecis"),
    SPAN_INIT("improvis"),  SPAN_INIT("merchandis"),  SPAN_INIT("mortis"),    SPAN_INIT("paradis"),
    SPAN_INIT("precis"),    SPAN_INIT("premis"),      SPAN_INIT("promis"),    SPAN_INIT("reapprais"),
    SPAN_INIT("sunris"),    SPAN_INIT("supervis"),    SPAN_INIT("surmis"),    SPAN_INIT("surpris"),
    SPAN_INIT("televis"),   SPAN_INIT("tortois"),     SPAN_INIT("treatis"),   SPAN_INIT("turquois"),
    SPAN_INIT("unadvis"),   SPAN_INIT("uncompromis"), SPAN_INIT("unpromis"),  SPAN_INIT("unsupervis"),
    SPAN_INIT("unsurpris"), SPAN_INIT("otherwise"),   SPAN_INIT("likewise"),  SPAN_INIT("clockwise"),
    SPAN_INIT("stepwise"),  SPAN_INIT("pairwise"),    SPAN_INIT("piecewise"),
};

static struct span write(struct span word, size_t at, const struct respelling *row,
                         char room[VARIANT_LONGEST])
{
    size_t size = 0;
    struct span rest = span_part(word, at + row->british.size, word.size);
    const struct span pieces[] = {span_part(word, 0, at), row->american, rest};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        memcpy(room + size, pieces[i].bytes, pieces[i].size);
        size += pieces[i].size;
    }
    return (struct span){room, size};
}

static bool is_kept(struct span word)
{
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        if (span_starts(word, kept[i]))
            return true;
    return false;
}

static struct span fold_end(struct span word, char room[VARIANT_LONGEST])
{
    struct span single = span_ends(word, SPAN("s")) ? span_part(word, 0, word.size - 1) : word;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct span end = ends[i].british;
        bool verb = end.bytes[0] == 'i' || end.bytes[0] == 'y';
        size_t root = verb ? ROOT : 0;
        if (span_ends(single, end) && single.size >= end.size + root)
            return verb && is_kept(word) ? word : write(word, single.size - end.size, &ends[i], room);
    }
    return word;
}

struct span variant_fold(struct span word, char room[VARIANT_LONGEST])
{
    if (word.size < SHORTEST || word.size > LONGEST)
        return word;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        size_t at = span_find(word, parts[i].british, 0);
        if (at != SPAN_NONE)
            return write(word, at, &parts[i], room);
    }
    return fold_end(word, room);
}
