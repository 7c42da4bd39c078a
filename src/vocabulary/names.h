/* The trie of all names over atoms: built when the tables are opened, constant ever after. */
#ifndef VOCABULARY_NAMES_H
#define VOCABULARY_NAMES_H

#include "vocabulary/atoms.h"

enum name_flag {
    NAME_EXACT = 1,   /* only in the very capitals of the table */
    NAME_NEAR = 2,    /* as exact, and only in company */
    NAME_ASK = 4,     /* only in a query */
    NAME_COMMON = 8,  /* an ordinary word */
    NAME_FORMER = 16, /* a name the service had */
    NAME_SINGLE = 32, /* one atom */
    NAME_SERVICE = 64,
    NAME_SHARED = 256, /* two rows have this short form: it is the one that the text named before */
    NAME_GLUED = 128   /* a spelling that the program made by gluing words; gives way to any other */
};

struct name {
    struct name *next; /* another name spelt alike, of an earlier table */
    struct span spelled;
    struct span edition; /* what the name implies; may be empty */
    struct span level;
    uint32_t row; /* of the standards or of the services */
    uint32_t flags;
    uint32_t source; /* which table it came from: 0 is built in */
};

struct names_edge;

struct names_node {
    struct name *ends; /* the names that end here; NULL for none */
    uint64_t behind;   /* a filter of the keys that go on from here */
    uint32_t gaps;     /* what the tables write before its atom, beyond the joiners */
};

struct names {
    struct names_edge *edges;
    size_t capacity; /* a power of two */
    size_t count;
    struct names_node *nodes; /* the first is the root */
    size_t node_capacity;
    uint32_t node_count;
    uint64_t first_keys[1024]; /* a filter of the keys that names begin with */
};

/* A place where a name of the trie ends in a text. */
struct name_end {
    const struct name *name;
    size_t end;    /* index of the atom behind it */
    uint32_t head; /* node before its first number, for the rest of a series; 0 when there is none */
};

enum { NAME_ATOMS = 24, NAMES_ROOT = 0 };

bool names_init(struct names *names, struct arena *arena);
/* Add `name`, whose atoms are given. `*clash` is the name that already ends there, or NULL; the new one
 * stands before it. False when memory ran out. */
bool names_add(struct names *names, struct arena *arena, const struct atom_list *atoms, struct name *name,
               struct name **clash);
/* All ends on the way from `node` along the atoms at `at`, shortest first; the number of them. */
size_t names_walk(const struct names *names, uint32_t node, const struct atom_list *atoms, size_t at,
                  struct name_end ends[NAME_ATOMS]);
/* False when no name begins with this atom: a cheap first look. */
static inline bool names_begin(const struct names *names, const struct atom *atom)
{
    uint64_t bit = atom->key ^ (atom->key >> 32);
    return (names->first_keys[(bit >> 6) & 1023] >> (bit & 63)) & 1;
}

#endif
