/* Match a path against a shell-like pattern, without recursion, so that no pattern can take for ever. */
#include "base/file.h"

#include "base/utf8.h"

/* Where to go on after a mismatch: the pattern behind a star, and how far the star reaches so far. */
struct retry {
    size_t pattern; /* SPAN_NONE = no star yet */
    size_t path;
    bool whole_parts; /* `**` + '/': only whole folders are left out */
};

struct match {
    struct span pattern;
    struct span path;
    size_t at_pattern;
    size_t at_path;
    struct retry star; /* the last `*` */
    struct retry deep; /* the last `**` */
};

/* The set that begins behind a `[`; moves `*at` behind its `]`. A set without an end holds nothing. */
static bool in_set(struct span pattern, size_t *at, int32_t code)
{
    bool inverted = *at < pattern.size && (pattern.bytes[*at] == '!' || pattern.bytes[*at] == '^');
    *at += inverted ? 1 : 0;
    bool found = false;
    for (bool first = true; *at < pattern.size; first = false) {
        int32_t low = utf8_next(pattern, at);
        if (low == ']' && !first)
            return found != inverted;
        int32_t high = low;
        if (*at + 1 < pattern.size && pattern.bytes[*at] == '-' && pattern.bytes[*at + 1] != ']') {
            ++*at;
            high = utf8_next(pattern, at);
        }
        found = found || (code >= low && code <= high);
    }
    return false;
}

/* Match one character of the path with one sign of the pattern; move both on. */
static bool step(struct match *match)
{
    if (match->at_pattern == match->pattern.size || match->at_path == match->path.size)
        return false;
    int32_t sign = utf8_next(match->pattern, &match->at_pattern);
    int32_t code = utf8_next(match->path, &match->at_path);
    if (sign == '?')
        return code != '/';
    if (sign == '[')
        return code != '/' && in_set(match->pattern, &match->at_pattern, code);
    return sign == code;
}

/* Note a star that begins here and step over it. */
static bool take_star(struct match *match)
{
    struct span rest = span_part(match->pattern, match->at_pattern, match->pattern.size);
    if (!span_starts(rest, SPAN("*")))
        return false;
    bool deep = span_starts(rest, SPAN("**"));
    bool part_start = match->at_pattern == 0 || match->pattern.bytes[match->at_pattern - 1] == '/';
    bool whole_parts = part_start && span_starts(rest, SPAN("**/"));
    match->at_pattern += whole_parts ? 3 : deep ? 2 : 1;
    struct retry retry = {match->at_pattern, match->at_path, whole_parts};
    match->star = deep ? (struct retry){.pattern = SPAN_NONE} : retry;
    if (deep)
        match->deep = retry;
    return true;
}

static bool widen(struct match *match, struct retry *retry)
{
    if (retry->pattern == SPAN_NONE || retry->path >= match->path.size)
        return false;
    if (retry->whole_parts) {
        size_t slash = span_find_byte(match->path, '/', retry->path);
        if (slash == SPAN_NONE)
            return false;
        retry->path = slash + 1;
    } else {
        utf8_next(match->path, &retry->path);
    }
    match->at_pattern = retry->pattern;
    match->at_path = retry->path;
    return true;
}

/* Let the last star take one more character, or, when it would leave its part, the last `**`. */
static bool take_more(struct match *match)
{
    bool inside = match->star.pattern != SPAN_NONE && match->star.path < match->path.size &&
                  match->path.bytes[match->star.path] != '/';
    if (inside)
        return widen(match, &match->star);
    match->star.pattern = SPAN_NONE;
    return widen(match, &match->deep);
}

bool file_glob(struct span pattern, struct span path)
{
    struct match match = {
        .pattern = pattern, .path = path, .star = {.pattern = SPAN_NONE}, .deep = {.pattern = SPAN_NONE}};
    for (;;) {
        bool done = match.at_pattern == pattern.size && match.at_path == path.size;
        if (done)
            return true;
        if (!take_star(&match) && !step(&match) && !take_more(&match))
            return false;
    }
}
