/* Lines that say when a page was last changed. */
#include "document/stated_date.h"

#include "base/cleanup.h"
#include "base/utf8.h"

enum {
    TOP_BLOCKS = 12,   /* before the first section */
    BOTTOM_BLOCKS = 6, /* of the page */
    DAY_BYTES = 28,    /* "30. September 2021", in any script */
    LINE_BYTES = 300   /* of a line that may hold more than the day after other parts */
};

struct label {
    struct span words;
    bool effective; /* from when it holds: may lie ahead */
    bool bare;      /* so short that a colon must follow */
    bool weak;      /* also said of what a page lists: only at the start of a paragraph */
};

/* Longer phrases stand before those they begin with. */
static const struct label labels[] = {
    {SPAN_INIT("this page was last updated"), false, false, false},
    {SPAN_INIT("this document was last updated"), false, false, false},
    {SPAN_INIT("page last updated"), false, false, false},
    {SPAN_INIT("last updated"), false, false, false},
    {SPAN_INIT("last update"), false, false, false},
    {SPAN_INIT("last modified"), false, false, false},
    {SPAN_INIT("last revised"), false, false, false},
    {SPAN_INIT("last changed"), false, false, false},
    {SPAN_INIT("date updated"), false, false, false},
    {SPAN_INIT("date modified"), false, false, false},
    {SPAN_INIT("date of last revision"), false, false, false},
    {SPAN_INIT("revision date"), false, false, false},
    {SPAN_INIT("updated on"), false, false, true},
    {SPAN_INIT("updated"), false, false, true},
    {SPAN_INIT("revised"), false, false, true},
    {SPAN_INIT("publication date"), false, false, true},
    {SPAN_INIT("date published"), false, false, true},
    {SPAN_INIT("published on"), false, false, true},
    {SPAN_INIT("published"), false, false, true},
    {SPAN_INIT("effective date"), true, false, true},
    {SPAN_INIT("effective as of"), true, false, true},
    {SPAN_INIT("effective from"), true, false, true},
    {SPAN_INIT("effective"), true, true, true},
    {SPAN_INIT("date"), false, true, true},
    {SPAN_INIT("zuletzt aktualisiert"), false, false, false},
    {SPAN_INIT("letzte aktualisierung"), false, false, false},
    {SPAN_INIT("letzte änderung"), false, false, false},
    {SPAN_INIT("aktualisiert"), false, false, true},
    {SPAN_INIT("veröffentlicht"), false, false, true},
    {SPAN_INIT("gültig ab"), true, false, true},
    {SPAN_INIT("stand"), false, true, true},
    {SPAN_INIT("dernière mise à jour"), false, false, false},
    {SPAN_INIT("dernière modification"), false, false, false},
    {SPAN_INIT("mis à jour"), false, false, true},
    {SPAN_INIT("mise à jour"), false, false, true},
    {SPAN_INIT("publié"), false, false, true},
    {SPAN_INIT("date d'effet"), true, false, true},
    {SPAN_INIT("última actualización"), false, false, false},
    {SPAN_INIT("ultimo aggiornamento"), false, false, false},
    {SPAN_INIT("última atualização"), false, false, false},
    {SPAN_INIT("laatst bijgewerkt"), false, false, false},
    {SPAN_INIT("最終更新日"), false, false, false},
    {SPAN_INIT("最終更新"), false, false, false},
    {SPAN_INIT("更新日"), false, false, false},
    {SPAN_INIT("発行日"), false, false, true},
    {SPAN_INIT("最后更新"), false, false, false},
    {SPAN_INIT("上次更新"), false, false, false},
    {SPAN_INIT("最近更新"), false, false, false},
    {SPAN_INIT("更新日期"), false, false, false},
    {SPAN_INIT("更新时间"), false, false, false},
    {SPAN_INIT("生效日期"), true, false, true},
    {SPAN_INIT("发布日期"), false, false, true},
    {SPAN_INIT("마지막 업데이트"), false, false, false},
    {SPAN_INIT("최종 업데이트"), false, false, false},
};

/* What may stand between label and day. */
static const struct span links[] = {
    SPAN_INIT("on "),
    SPAN_INIT("date "),
    SPAN_INIT("is "),
    SPAN_INIT("was "),
    SPAN_INIT("as of "),
    SPAN_INIT("of "),
    SPAN_INIT("at "),
    SPAN_INIT("am "),
    SPAN_INIT("vom "),
    SPAN_INIT("den "),
    SPAN_INIT("le "),
    SPAN_INIT("du "),
    SPAN_INIT("el "),
    SPAN_INIT("il "),
    SPAN_INIT("em "),
    SPAN_INIT("op "),
    SPAN_INIT(":"),
    SPAN_INIT("\xEF\xBC\x9A" /* full-width colon */),
    SPAN_INIT("|"),
    SPAN_INIT("*"),
    SPAN_INIT("_"),
    SPAN_INIT("="),
    SPAN_INIT("\xC2\xA0"),
    SPAN_INIT("日"),
    SPAN_INIT("\xE2\x80\x93"),
    SPAN_INIT("-"),
};

static struct span skip_links(struct span text, bool *colon)
{
    *colon = false;
    for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
        text = span_trim(text);
        if (!span_starts(text, links[i]))
            continue;
        *colon = *colon || i > 0;
        text = span_part(text, links[i].size, text.size);
        i = (size_t)-1;
    }
    return span_trim(text);
}

/* Without the "st" of "1st" and the "er" of "1er". */
static date_day read_day(struct span text)
{
    static const struct span ends[] = {SPAN_INIT("st"), SPAN_INIT("nd"), SPAN_INIT("rd"), SPAN_INIT("th"),
                                       SPAN_INIT("er")};
    char plain[DAY_BYTES];
    size_t size = 0;
    for (size_t i = 0; i < text.size && size < sizeof plain; i++) {
        bool digit = i > 0 && text.bytes[i - 1] >= '0' && text.bytes[i - 1] <= '9';
        struct span two = span_part(text, i, i + 2);
        bool end = false;
        for (size_t k = 0; digit && k < sizeof ends / sizeof *ends; k++)
            end = end || span_equal(two, ends[k]);
        if (end)
            i++;
        else
            plain[size++] = text.bytes[i];
    }
    return date_read((struct span){plain, size});
}

/* The day that the text begins with, and nothing that makes it part of a longer word or a time span. */
static date_day leading_day(struct span text)
{
    size_t most = text.size < DAY_BYTES ? text.size : utf8_floor(text, DAY_BYTES);
    for (size_t end = most; end >= 8; end--) {
        bool inside = end < text.size && ((unsigned char)text.bytes[end] & 0xC0U) == 0x80U;
        bool goes_on = end < text.size && (unsigned char)text.bytes[end] < 0x80 &&
                       span_find_byte(SPAN(" .,;)|*_T"), text.bytes[end], 0) == SPAN_NONE;
        date_day day = inside || goes_on ? DATE_NONE : read_day(span_part(text, 0, end));
        if (day != DATE_NONE)
            return day;
    }
    return DATE_NONE;
}

static bool starts_with_label(struct span plain, struct span words)
{
    struct span next = span_part(plain, words.size, plain.size);
    bool ends = next.size == 0 || !((next.bytes[0] >= 'a' && next.bytes[0] <= 'z') || next.bytes[0] == '\'');
    return span_starts(plain, words) && ends;
}

/* A part of a line: label, day, and what may follow. */
static date_day day_of_part(struct span part, bool weak, date_day modified)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct span folded = SPAN_EMPTY;
    bool colon = false;
    part = skip_links(part, &colon);
    size_t most = part.size < LINE_BYTES ? part.size : utf8_floor(part, LINE_BYTES);
    part = span_part(part, 0, most);
    if (utf8_fold(part, &scratch, &folded, NULL) != AVOW_OK)
        return DATE_NONE;
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        if (!starts_with_label(folded, labels[i].words) || (labels[i].weak && !weak))
            continue;
        struct span rest = skip_links(span_part(folded, labels[i].words.size, folded.size), &colon);
        date_day day = labels[i].bare && !colon ? DATE_NONE : leading_day(rest);
        return labels[i].effective && day > modified ? DATE_NONE : day;
    }
    return DATE_NONE;
}

/* A line's own start; in a short line also what stands after a bar, a dot or a dash. */
static date_day day_of_line(const struct block *block, date_day modified)
{
    static const struct span signs[] = {SPAN_INIT(" | "),
                                        SPAN_INIT(" \xC2\xB7 "),
                                        SPAN_INIT(" \xE2\x80\xA2 "),
                                        SPAN_INIT(" \xE2\x80\x93 "),
                                        SPAN_INIT(" - "),
                                        SPAN_INIT("("),
                                        SPAN_INIT(". "),
                                        SPAN_INIT(", ")};
    struct span text = block->text;
    bool listed = block->kind == BLOCK_ITEM || block->kind == BLOCK_ROW;
    date_day day = day_of_part(text, !listed, modified);
    for (size_t i = 0; i < sizeof signs / sizeof *signs && text.size <= LINE_BYTES; i++)
        for (size_t at = 0; day == DATE_NONE && (at = span_find(text, signs[i], at)) != SPAN_NONE; at++)
            day = day_of_part(span_part(text, at + signs[i].size, text.size), false, modified);
    return day;
}

static bool is_line(const struct block *block)
{
    return block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_ITEM || block->kind == BLOCK_ROW ||
           block->kind == BLOCK_NOTE || block->kind == BLOCK_QUOTE || block->kind == BLOCK_HEADING;
}

static size_t first_section(const struct block_list *blocks, size_t title_heading)
{
    size_t at = 0;
    while (at < blocks->count && (blocks->items[at].kind != BLOCK_HEADING || at == title_heading || at == 0))
        at++;
    return at;
}

date_day stated_date(const struct block_list *blocks, size_t title_heading, date_day modified)
{
    size_t top = first_section(blocks, title_heading);
    date_day only = DATE_NONE;   /* that all lines with a day agree on */
    date_day bottom = DATE_NONE; /* the last one */
    bool several = false;
    for (size_t i = 0; i < blocks->count; i++) {
        date_day day = is_line(&blocks->items[i]) ? day_of_line(&blocks->items[i], modified) : DATE_NONE;
        if (day == DATE_NONE)
            continue;
        if (i < top && i < TOP_BLOCKS)
            return day;
        several = several || (only != DATE_NONE && day != only);
        only = day;
        bottom = i + BOTTOM_BLOCKS >= blocks->count ? day : bottom;
    }
    return !several ? only : bottom;
}
