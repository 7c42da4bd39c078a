/* One text while its names are being found: what the parts of the recogniser share. */
#ifndef VOCABULARY_READING_H
#define VOCABULARY_READING_H

#include "vocabulary/rows.h"

/* A name at its place, with what follows it. */
struct found {
    const struct name *name;
    size_t first;    /* atoms [first, end), edition and level included */
    size_t name_end; /* atom behind the name alone */
    size_t end;
    uint32_t end_byte; /* a closing bracket that belongs to it included */
    uint32_t head;     /* see struct name_end */
    struct span edition;
    struct span level;
};

struct reading {
    const struct vocabulary *vocabulary;
    struct span text;
    const struct token_list *tokens;
    enum mention_mode mode;
    struct arena *arena; /* the caller's, for editions that no table lists */
    struct atom_list atoms;
    struct found last; /* the name before, if last.name is not NULL */
    bool *named;       /* by row: standards that the text has named so far */
    bool no_memory;
};

/* An edition or level behind a name. */
struct detail {
    size_t end;  /* atom behind it */
    bool opened; /* an opening bracket stands before it */
    struct span text;
};

static inline const struct atom *reading_atom(const struct reading *reading, size_t at)
{
    return &reading->atoms.items[at];
}

struct span reading_text(const struct reading *reading, size_t at);
/* Whether the atom is this lower-case ASCII word, in any case. */
bool reading_is(const struct reading *reading, size_t at, const char *word);
/* Whether it is one of the words (ended by NULL). */
bool reading_is_any(const struct reading *reading, size_t at, const char *const words[]);
/* The next item of a list behind atom `at` ("and", a comma, a slash): its atom, or 0. */
size_t reading_next_item(const struct reading *reading, size_t at);
/* Let the name reach to the detail's end, with the closing bracket if one was opened. */
void found_extend(const struct reading *reading, struct found *found, const struct detail *detail);

/* What stands behind the name, without the closing bracket that belongs to it. */
uint32_t found_gap(const struct reading *reading, const struct found *found);
/* The row of a standard's name. */
const struct standard_row *found_standard(const struct reading *reading, const struct found *found);

/* Read an edition or a level behind the name; true when there was one and the name now includes it. */
bool edition_read(struct reading *reading, const struct standard_row *row, struct found *found);
bool level_read(struct reading *reading, const struct standard_row *row, struct found *found);
/* A level at atom `at`, whatever stands before it. */
bool level_at(struct reading *reading, enum level_kind kind, size_t at, struct detail *out);
/* Whether a short or ordinary name means what the table says, judged by its surroundings. */
bool guard_pass(const struct reading *reading, const struct found *found);
/* Whether a name may begin at the atom: no letter or digit is glued before it. */
bool found_may_start(const struct reading *reading, size_t first);
/* Read the name that ends at `end`, from atom `first`: everything behind it, borders, surroundings. */
bool found_read(struct reading *reading, size_t first, const struct name_end *end, const struct name *name,
                struct found *found);
/* The next of a series behind the last name: "27017" in "ISO 27001, 27017", "Rev. 5" in "Rev. 4 and Rev. 5".
 */
bool series_read(struct reading *reading, struct found *found);

#endif
