/* The trie as one open-addressed table of edges, so that a step is one probe. */
#include "vocabulary/names.h"

enum { FIRST_EDGES = 1 << 14, GROUP_ATOMS = 4, ABBREVIATION = 4 };

static const uint32_t joiners = GAP_SPACE | GAP_HYPHEN | GAP_SLASH;

struct names_edge {
    uint64_t key;
    uint32_t from;
    uint32_t to; /* 0: a free place, as no edge leads to the root */
};

static size_t place_of(const struct names *names, uint32_t from, uint64_t key)
{
    uint64_t mixed = (key ^ ((uint64_t)from * 0x9E3779B97F4A7C15u)) * 0xFF51AFD7ED558CCDu;
    size_t place = (size_t)(mixed >> 32) & (names->capacity - 1);
    while (names->edges[place].to != 0 &&
           (names->edges[place].key != key || names->edges[place].from != from))
        place = (place + 1) & (names->capacity - 1);
    return place;
}

bool names_init(struct names *names, struct arena *arena)
{
    *names = (struct names){.capacity = FIRST_EDGES, .node_count = 1};
    names->edges = arena_array(arena, names->capacity, sizeof *names->edges);
    return names->edges != NULL &&
           arena_grow(arena, &names->nodes, &names->node_capacity, 0, sizeof *names->nodes);
}

static bool edges_grow(struct names *names, struct arena *arena)
{
    if (names->count * 2 < names->capacity)
        return true;
    struct names larger = *names;
    larger.capacity *= 2;
    larger.edges = arena_array(arena, larger.capacity, sizeof *larger.edges);
    if (larger.edges == NULL)
        return false;
    for (size_t place = 0; place < names->capacity; place++) {
        const struct names_edge *edge = &names->edges[place];
        if (edge->to != 0)
            larger.edges[place_of(&larger, edge->from, edge->key)] = *edge;
    }
    *names = larger;
    return true;
}

/* The node after `from` along `atom`, made if missing; 0 when memory ran out. */
static uint32_t node_after(struct names *names, struct arena *arena, uint32_t from, const struct atom *atom)
{
    if (!edges_grow(names, arena))
        return 0;
    struct names_edge *edge = &names->edges[place_of(names, from, atom->key)];
    if (edge->to == 0) {
        if (!arena_grow(arena, &names->nodes, &names->node_capacity, names->node_count, sizeof *names->nodes))
            return 0;
        names->nodes[names->node_count] = (struct names_node){NULL, 0, 0};
        names->nodes[from].behind |= (uint64_t)1 << (atom->key & 63);
        *edge = (struct names_edge){.key = atom->key, .from = from, .to = names->node_count++};
        names->count++;
    }
    names->nodes[edge->to].gaps |= from == NAMES_ROOT ? 0 : atom->gap;
    return edge->to;
}

bool names_add(struct names *names, struct arena *arena, const struct atom_list *atoms, struct name *name,
               struct name **clash)
{
    uint32_t node = NAMES_ROOT;
    for (size_t at = 0; at < atoms->count; at++) {
        node = node_after(names, arena, node, &atoms->items[at]);
        if (node == 0)
            return false;
    }
    uint64_t first = atoms->items[0].key ^ (atoms->items[0].key >> 32);
    names->first_keys[(first >> 6) & 1023] |= (uint64_t)1 << (first & 63);
    *clash = names->nodes[node].ends;
    if (*clash != NULL && (name->flags & NAME_GLUED))
        return true;
    name->next = names->nodes[node].ends;
    names->nodes[node].ends = name;
    return true;
}

/* An edge from `node` along the atom, through the gap before it; NULL when there is none. */
static const struct names_edge *edge_at(const struct names *names, uint32_t node, const struct atom *atom,
                                        uint32_t allowed)
{
    if (!((names->nodes[node].behind >> (atom->key & 63)) & 1))
        return NULL;
    const struct names_edge *edge = &names->edges[place_of(names, node, atom->key)];
    return edge->to != 0 && gap_within(atom->gap, joiners | names->nodes[edge->to].gaps | allowed) ? edge
                                                                                                   : NULL;
}

/* What more may stand before atom `at` of a name: a full stop after an abbreviation ("Pub. 1075"), a wrapped
 * line before a number. */
static uint32_t allowed_before(const struct atom_list *atoms, size_t at)
{
    const struct atom *before = &atoms->items[at - 1];
    bool abbreviated = before->kind == ATOM_LETTERS && before->end - before->start < ABBREVIATION;
    uint32_t allowed = abbreviated ? GAP_DOT | GAP_STOP : 0;
    return allowed | (atoms->items[at].kind == ATOM_DIGITS && !abbreviated ? GAP_LINE : 0);
}

/* Over "(PCI)" in "Payment Card Industry (PCI) Data Security Standard": the atom behind it, or `at`. */
static size_t group_end(const struct atom_list *atoms, size_t at)
{
    if (!(atoms->items[at].gap & GAP_OPEN))
        return at;
    for (size_t end = at + 1; end <= at + GROUP_ATOMS && end < atoms->count; end++) {
        if (atoms->items[end].gap & GAP_CLOSE)
            return end;
    }
    return at;
}

static const struct names_edge *step(const struct names *names, uint32_t node, const struct atom_list *atoms,
                                     size_t *at, bool first)
{
    const struct atom *atom = &atoms->items[*at];
    const struct names_edge *edge =
        edge_at(names, node, atom, first ? UINT32_MAX : allowed_before(atoms, *at));
    size_t behind = edge == NULL && !first ? group_end(atoms, *at) : *at;
    if (behind == *at)
        return edge;
    edge = edge_at(names, node, &atoms->items[behind], GAP_CLOSE);
    *at = edge != NULL ? behind : *at;
    return edge;
}

size_t names_walk(const struct names *names, uint32_t node, const struct atom_list *atoms, size_t at,
                  struct name_end ends[NAME_ATOMS])
{
    size_t count = 0;
    uint32_t head = node;
    bool numbered = node != NAMES_ROOT;
    for (bool first = true; at < atoms->count && count < NAME_ATOMS; first = false) {
        const struct names_edge *edge = step(names, node, atoms, &at, first);
        if (edge == NULL)
            break;
        if (!numbered && atoms->items[at].kind == ATOM_DIGITS) {
            numbered = true;
            head = node;
        }
        node = edge->to;
        at++;
        if (names->nodes[node].ends != NULL)
            ends[count++] = (struct name_end){names->nodes[node].ends, at, numbered ? head : NAMES_ROOT};
    }
    return count;
}
