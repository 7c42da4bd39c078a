/* Environments by the names people give them. */
#include "document/scope_parts.h"

#include "base/cleanup.h"
#include "document/prose.h"

/* In the form of prose_plain; a phrase that holds another stands before it. */
struct place_row {
    const char *phrase;
    struct span place;
    bool whole; /* only when nothing else stands beside it */
};

static const struct place_row rows[] = {
    {" government community cloud high ", SPAN_INIT("GCC High"), false},
    {" gcc high ", SPAN_INIT("GCC High"), false},
    {" government community cloud ", SPAN_INIT("GCC"), false},
    {" gcc ", SPAN_INIT("GCC"), false},
    {" department of defense ", SPAN_INIT("DoD"), false},
    {" dod ", SPAN_INIT("DoD"), false},
    {" azure government ", SPAN_INIT("Azure Government"), false},
    {" us government ", SPAN_INIT("US Government"), false},
    {" u s government ", SPAN_INIT("US Government"), false},
    {" government cloud ", SPAN_INIT("Government"), false},
    {" government environment ", SPAN_INIT("Government"), false},
    {" government regions ", SPAN_INIT("Government"), false},
    {" government region ", SPAN_INIT("Government"), false},
    {" government ", SPAN_INIT("Government"), true},
    {" commercial cloud ", SPAN_INIT("Commercial"), false},
    {" commercial environment ", SPAN_INIT("Commercial"), false},
    {" commercial regions ", SPAN_INIT("Commercial"), false},
    {" commercial region ", SPAN_INIT("Commercial"), false},
    {" public cloud ", SPAN_INIT("Commercial"), false},
    {" worldwide ", SPAN_INIT("Commercial"), true},
    {" multi tenant ", SPAN_INIT("Commercial"), true},
    {" commercial ", SPAN_INIT("Commercial"), true},
    {" mt ", SPAN_INIT("Commercial"), true},
    {" education ", SPAN_INIT("Education"), true},
};

enum { ROW_COUNT = sizeof rows / sizeof *rows };

struct span scope_place_of(struct span place)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct span plain = SPAN_EMPTY;
    if (prose_plain(place, &scratch, &plain, NULL) != AVOW_OK)
        return SPAN_EMPTY;
    if (span_starts(plain, SPAN(" the ")))
        plain = span_part(plain, sizeof " the" - 1, plain.size);
    for (size_t i = 0; i < ROW_COUNT; i++)
        if (span_equal(plain, span_of(rows[i].phrase)))
            return rows[i].place;
    return SPAN_EMPTY;
}

/* A phrase inside another one that was found already is no second place. */
static bool is_inside(const struct span *found, size_t count, size_t at)
{
    for (size_t i = 0; i < count; i++)
        if (at >= found[i].size && at < found[i].size + span_of(found[i].bytes).size - 1)
            return true;
    return false;
}

struct span scope_place_in(struct span text)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct span plain = SPAN_EMPTY;
    struct span place = SPAN_EMPTY;
    struct span found[ROW_COUNT]; /* phrase, and where it stands as the size */
    size_t count = 0;
    if (prose_plain(text, &scratch, &plain, NULL) != AVOW_OK)
        return SPAN_EMPTY;
    for (size_t i = 0; i < ROW_COUNT; i++) {
        size_t at = rows[i].whole ? SPAN_NONE : span_find(plain, span_of(rows[i].phrase), 0);
        if (at == SPAN_NONE || is_inside(found, count, at))
            continue;
        if (place.size > 0 && !span_equal(place, rows[i].place))
            return SPAN_EMPTY;
        place = rows[i].place;
        found[count++] = (struct span){rows[i].phrase, at};
    }
    return place;
}
