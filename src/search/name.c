/* Look names up in the vocabulary. */
#include "search/name.h"

struct span name_standard(const struct vocabulary *vocabulary, struct span id)
{
    const struct vocabulary_standard *row = vocabulary_standard_find(vocabulary, id);
    return row != NULL ? row->name : id;
}

struct span name_service(const struct vocabulary *vocabulary, struct span id, struct span written)
{
    const struct vocabulary_service *row = vocabulary_service_find(vocabulary, id);
    return row != NULL ? row->name : written;
}

struct span name_mention(const struct vocabulary *vocabulary, const struct mention *mention)
{
    return mention->type == MENTION_STANDARD ? name_standard(vocabulary, mention->id)
                                             : name_service(vocabulary, mention->id, mention->id);
}

/* "IL5" of "il5": letters with their number behind them. */
static bool is_code(struct span version)
{
    char last = version.bytes[version.size - 1];
    return span_find(version, SPAN("-"), 0) == SPAN_NONE && last >= '0' && last <= '9';
}

struct span name_version(struct arena *arena, struct span version)
{
    if (span_starts(version, SPAN("rev-")))
        return span_of(arena_printf(arena, "Rev. %.*s", SPAN_ARG(span_part(version, 4, version.size))));
    if (version.size == 0 || version.bytes[0] < 'a' || version.bytes[0] > 'z')
        return version;
    char *words = arena_string(arena, version);
    bool code = is_code(version);
    for (size_t i = 0; words != NULL && i < version.size; i++)
        if (words[i] == '-')
            words[i] = ' ';
        else if ((i == 0 || code) && words[i] >= 'a' && words[i] <= 'z')
            words[i] = (char)(words[i] - 'a' + 'A');
    return words != NULL ? (struct span){words, version.size} : SPAN_EMPTY;
}

static bool is_year(struct span edition)
{
    uint64_t number;
    return edition.size == 4 && span_to_u64(edition, &number);
}

/* "140" of "FIPS 140": the part of a name that some editions repeat ("140-2"). */
static size_t last_word(struct span name)
{
    size_t start = name.size;
    while (start > 0 && name.bytes[start - 1] != ' ')
        start--;
    return start;
}

struct span name_with_version(struct arena *arena, struct span name, struct span edition, struct span level)
{
    size_t last = last_word(name);
    bool repeats = last > 0 && span_starts(edition, span_part(name, last, name.size));
    struct span own = repeats ? edition : name_version(arena, edition);
    struct span whose = name_version(arena, level);
    if (edition.size + level.size == 0)
        return name;
    return span_of(arena_printf(arena, "%.*s%s%.*s%s%.*s",
                                SPAN_ARG(repeats ? span_part(name, 0, last) : name),
                                repeats || edition.size == 0 ? ""
                                : is_year(edition)           ? ":"
                                                             : " ",
                                SPAN_ARG(own), level.size > 0 ? " " : "", SPAN_ARG(whose)));
}
