/* Kinds of answer in a text, told from figures and a few words beside them. */
#include "terms/answer.h"

#include <stdlib.h>

/* What a word may be part of. */
enum role {
    MONTH = 1,
    NUMBER = 2,
    UNIT = 4,         /* of time */
    AT_ONCE = 8,      /* a duration by itself */
    BEFORE_YEAR = 16, /* "since 2019" */
    OFTEN = 32,       /* a frequency by itself */
    PER = 64,         /* "a year" */
    PARTY = 128,
    PLACE = 256,
    REASON = 512,
    SAID = 1024, /* yes or no */
    FIGURE = 2048,
    YEAR = 4096
};

/* In byte order. */
static const struct row {
    struct span fold;
    unsigned roles;
} rows[] = {
    {SPAN_INIT("a"), PER},
    {SPAN_INIT("accredited"), PARTY},
    {SPAN_INIT("administrator"), PARTY},
    {SPAN_INIT("administrators"), PARTY},
    {SPAN_INIT("agencies"), PARTY},
    {SPAN_INIT("agency"), PARTY},
    {SPAN_INIT("annual"), OFTEN},
    {SPAN_INIT("annually"), OFTEN},
    {SPAN_INIT("april"), MONTH},
    {SPAN_INIT("assessor"), PARTY},
    {SPAN_INIT("assessors"), PARTY},
    {SPAN_INIT("auditor"), PARTY},
    {SPAN_INIT("auditors"), PARTY},
    {SPAN_INIT("august"), MONTH},
    {SPAN_INIT("authorities"), PARTY},
    {SPAN_INIT("authority"), PARTY},
    {SPAN_INIT("available"), PLACE},
    {SPAN_INIT("because"), REASON},
    {SPAN_INIT("biennial"), OFTEN},
    {SPAN_INIT("biennially"), OFTEN},
    {SPAN_INIT("board"), PARTY},
    {SPAN_INIT("bv"), PARTY},
    {SPAN_INIT("by"), BEFORE_YEAR},
    {SPAN_INIT("commission"), PARTY},
    {SPAN_INIT("committee"), PARTY},
    {SPAN_INIT("companies"), PARTY},
    {SPAN_INIT("company"), PARTY},
    {SPAN_INIT("consultancy"), PARTY},
    {SPAN_INIT("contact"), PLACE},
    {SPAN_INIT("continuously"), OFTEN},
    {SPAN_INIT("council"), PARTY},
    {SPAN_INIT("daily"), OFTEN},
    {SPAN_INIT("day"), UNIT},
    {SPAN_INIT("days"), UNIT},
    {SPAN_INIT("december"), MONTH},
    {SPAN_INIT("department"), PARTY},
    {SPAN_INIT("director"), PARTY},
    {SPAN_INIT("download"), PLACE},
    {SPAN_INIT("downloaded"), PLACE},
    {SPAN_INIT("downloads"), PLACE},
    {SPAN_INIT("due"), REASON},
    {SPAN_INIT("each"), PER},
    {SPAN_INIT("early"), BEFORE_YEAR},
    {SPAN_INIT("eight"), NUMBER},
    {SPAN_INIT("eleven"), NUMBER},
    {SPAN_INIT("email"), PLACE},
    {SPAN_INIT("every"), PER},
    {SPAN_INIT("february"), MONTH},
    {SPAN_INIT("fifteen"), NUMBER},
    {SPAN_INIT("firm"), PARTY},
    {SPAN_INIT("five"), NUMBER},
    {SPAN_INIT("forty"), NUMBER},
    {SPAN_INIT("four"), NUMBER},
    {SPAN_INIT("fourteen"), NUMBER},
    {SPAN_INIT("from"), BEFORE_YEAR},
    {SPAN_INIT("gmbh"), PARTY},
    {SPAN_INIT("h"), UNIT},
    {SPAN_INIT("hour"), UNIT},
    {SPAN_INIT("hourly"), OFTEN},
    {SPAN_INIT("hours"), UNIT},
    {SPAN_INIT("http"), PLACE},
    {SPAN_INIT("https"), PLACE},
    {SPAN_INIT("hundred"), NUMBER},
    {SPAN_INIT("immediately"), AT_ONCE},
    {SPAN_INIT("in"), BEFORE_YEAR},
    {SPAN_INIT("inc"), PARTY},
    {SPAN_INIT("indefinitely"), AT_ONCE},
    {SPAN_INIT("institute"), PARTY},
    {SPAN_INIT("january"), MONTH},
    {SPAN_INIT("july"), MONTH},
    {SPAN_INIT("june"), MONTH},
    {SPAN_INIT("late"), BEFORE_YEAR},
    {SPAN_INIT("link"), PLACE},
    {SPAN_INIT("links"), PLACE},
    {SPAN_INIT("llp"), PARTY},
    {SPAN_INIT("located"), PLACE},
    {SPAN_INIT("ltd"), PARTY},
    {SPAN_INIT("mail"), PLACE},
    {SPAN_INIT("march"), MONTH},
    {SPAN_INIT("may"), MONTH},
    {SPAN_INIT("min"), UNIT},
    {SPAN_INIT("ministry"), PARTY},
    {SPAN_INIT("minute"), UNIT},
    {SPAN_INIT("minutes"), UNIT},
    {SPAN_INIT("month"), UNIT},
    {SPAN_INIT("monthly"), OFTEN},
    {SPAN_INIT("months"), UNIT},
    {SPAN_INIT("nightly"), OFTEN},
    {SPAN_INIT("nine"), NUMBER},
    {SPAN_INIT("ninety"), NUMBER},
    {SPAN_INIT("no"), SAID},
    {SPAN_INIT("not"), SAID},
    {SPAN_INIT("november"), MONTH},
    {SPAN_INIT("october"), MONTH},
    {SPAN_INIT("officer"), PARTY},
    {SPAN_INIT("officers"), PARTY},
    {SPAN_INIT("one"), NUMBER},
    {SPAN_INIT("page"), PLACE},
    {SPAN_INIT("per"), PER},
    {SPAN_INIT("periodically"), OFTEN},
    {SPAN_INIT("permanently"), AT_ONCE},
    {SPAN_INIT("portal"), PLACE},
    {SPAN_INIT("quarter"), UNIT},
    {SPAN_INIT("quarterly"), OFTEN},
    {SPAN_INIT("quarters"), UNIT},
    {SPAN_INIT("reason"), REASON},
    {SPAN_INIT("reasons"), REASON},
    {SPAN_INIT("region"), PLACE},
    {SPAN_INIT("regions"), PLACE},
    {SPAN_INIT("regularly"), OFTEN},
    {SPAN_INIT("regulator"), PARTY},
    {SPAN_INIT("regulators"), PARTY},
    {SPAN_INIT("request"), PLACE},
    {SPAN_INIT("requests"), PLACE},
    {SPAN_INIT("second"), UNIT},
    {SPAN_INIT("seconds"), UNIT},
    {SPAN_INIT("semiannual"), OFTEN},
    {SPAN_INIT("semiannually"), OFTEN},
    {SPAN_INIT("september"), MONTH},
    {SPAN_INIT("seven"), NUMBER},
    {SPAN_INIT("since"), BEFORE_YEAR | REASON},
    {SPAN_INIT("site"), PLACE},
    {SPAN_INIT("six"), NUMBER},
    {SPAN_INIT("sixty"), NUMBER},
    {SPAN_INIT("subprocessor"), PARTY},
    {SPAN_INIT("subprocessors"), PARTY},
    {SPAN_INIT("supervisor"), PARTY},
    {SPAN_INIT("ten"), NUMBER},
    {SPAN_INIT("therefore"), REASON},
    {SPAN_INIT("thirty"), NUMBER},
    {SPAN_INIT("three"), NUMBER},
    {SPAN_INIT("through"), BEFORE_YEAR},
    {SPAN_INIT("twelve"), NUMBER},
    {SPAN_INIT("twenty"), NUMBER},
    {SPAN_INIT("twice"), OFTEN},
    {SPAN_INIT("two"), NUMBER},
    {SPAN_INIT("until"), BEFORE_YEAR},
    {SPAN_INIT("website"), PLACE},
    {SPAN_INIT("week"), UNIT},
    {SPAN_INIT("weekly"), OFTEN},
    {SPAN_INIT("weeks"), UNIT},
    {SPAN_INIT("write"), PLACE},
    {SPAN_INIT("www"), PLACE},
    {SPAN_INIT("year"), UNIT},
    {SPAN_INIT("yearly"), OFTEN},
    {SPAN_INIT("years"), UNIT},
    {SPAN_INIT("yes"), SAID},
    {SPAN_INIT("zero"), NUMBER},
};

enum { ROWS = sizeof rows / sizeof *rows, AHEAD = 2 };

static int by_fold(const void *key, const void *item)
{
    return span_compare(*(const struct span *)key, ((const struct row *)item)->fold);
}

/* "4", "99.9", "1,000"; a year is one of 1900 to 2099. */
static unsigned figure_roles(struct span fold)
{
    for (size_t i = 0; i < fold.size; i++) {
        bool digit = fold.bytes[i] >= '0' && fold.bytes[i] <= '9';
        if (!digit && (i == 0 || (fold.bytes[i] != '.' && fold.bytes[i] != ',')))
            return 0;
    }
    bool year = fold.size == 4 && (span_starts(fold, SPAN("19")) || span_starts(fold, SPAN("20")));
    return year ? NUMBER | FIGURE | YEAR : NUMBER | FIGURE;
}

static unsigned roles_at(const struct token_list *text, size_t at)
{
    if (at >= text->count || text->items[at].fold.size == 0)
        return 0;
    struct span fold = text->items[at].fold;
    if (fold.bytes[0] >= '0' && fold.bytes[0] <= '9')
        return figure_roles(fold);
    const struct row *row = bsearch(&fold, rows, ROWS, sizeof *rows, by_fold);
    return row != NULL ? row->roles : 0;
}

bool answer_is_count(const struct token_list *text, size_t at)
{
    unsigned own = roles_at(text, at);
    unsigned beside = (at > 0 ? roles_at(text, at - 1) : 0) | roles_at(text, at + 1);
    return (own & NUMBER) != 0 && (own & YEAR) == 0 && (beside & MONTH) == 0;
}

bool answer_is_time(const struct token_list *text, size_t at)
{
    return answer_is_count(text, at) && (roles_at(text, at + 1) & UNIT) != 0;
}

/* Roles of a word, of the one before it and of those behind it. */
struct place {
    unsigned before, own, next[AHEAD];
};

/* "6 October", "November 2027", "since 2019", "2026-07-15". */
static bool is_date(const struct place *place)
{
    if ((place->own & YEAR) != 0)
        return (place->before & (MONTH | BEFORE_YEAR)) != 0 ||
               (place->next[0] & place->next[1] & FIGURE) != 0;
    return (place->own & MONTH) != 0 && ((place->before | place->next[0]) & FIGURE) != 0;
}

/* "72 hours", "60 business days". */
static bool is_duration(const struct place *place)
{
    bool time = (place->own & NUMBER) != 0 && ((place->next[0] | place->next[1]) & UNIT) != 0;
    return time || (place->own & AT_ONCE) != 0;
}

/* "monthly", "a year", "every six months". */
static bool is_frequency(const struct place *place)
{
    bool time =
        (place->next[0] & UNIT) != 0 || ((place->next[0] & NUMBER) != 0 && (place->next[1] & UNIT) != 0);
    return (place->own & OFTEN) != 0 || ((place->own & PER) != 0 && time);
}

/* "by Example Ltd."; "the" may stand between. */
static bool is_by_name(const struct token_list *text, size_t at)
{
    size_t next = at + 1;
    if (!span_equal(text->items[at].fold, SPAN("by")))
        return false;
    next += next < text->count && span_equal(text->items[next].fold, SPAN("the"));
    return next < text->count && (text->items[next].flags & TOKEN_CAPITAL) != 0;
}

unsigned answers_in(const struct token_list *text)
{
    struct place place = {0, roles_at(text, 0), {roles_at(text, 1), roles_at(text, AHEAD)}};
    unsigned found = (place.own & SAID) != 0 ? 1u << ANSWER_YES_NO : 0;
    for (size_t i = 0; i < text->count; i++) {
        bool party = (place.own & PARTY) != 0 || is_by_name(text, i);
        found |= (unsigned)is_date(&place) << ANSWER_DATE;
        found |= (unsigned)is_duration(&place) << ANSWER_DURATION;
        found |= (unsigned)is_frequency(&place) << ANSWER_FREQUENCY;
        found |= (unsigned)((place.own & NUMBER) != 0) << ANSWER_NUMBER;
        found |= (unsigned)party << ANSWER_PARTY;
        found |= (unsigned)((place.own & PLACE) != 0) << ANSWER_PLACE;
        found |= (unsigned)((place.own & REASON) != 0) << ANSWER_REASON;
        place = (struct place){place.own, place.next[0], {place.next[1], roles_at(text, i + 1 + AHEAD)}};
    }
    return found;
}
