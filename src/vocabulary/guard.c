/* Short and ordinary names mean a standard or a service only in the right surroundings. */
#include "vocabulary/reading.h"

enum { CONTEXT_ATOMS = 3, LINE_ATOMS = 40, LONG_WORD = 4, TITLE_WORDS = 2 };

static const uint32_t line_ends = GAP_LINE | GAP_STOP;

static bool is_context(const struct reading *reading, size_t at)
{
    return key_set_has(&reading->vocabulary->context, reading_atom(reading, at)->key);
}

/* A word of the context list within three atoms, in the same sentence. */
static bool has_context(const struct reading *reading, const struct found *found)
{
    size_t at = found->first;
    for (int step = 0; step < CONTEXT_ATOMS && at > 0; step++, at--) {
        if (reading_atom(reading, at)->gap & line_ends)
            break;
        if (is_context(reading, at - 1))
            return true;
    }
    at = found->end;
    for (int step = 0; step < CONTEXT_ATOMS && at < reading->atoms.count; step++, at++) {
        if (reading_atom(reading, at)->gap & line_ends)
            break;
        if (is_context(reading, at))
            return true;
    }
    return false;
}

/* Whether a name that needs no company itself begins at atom `at`: of a standard, or of anything. */
static bool name_begins(const struct reading *reading, size_t at, bool standard)
{
    struct name_end ends[NAME_ATOMS];
    const struct names *names = &reading->vocabulary->names;
    if (at >= reading->atoms.count || !names_begin(names, reading_atom(reading, at)))
        return false;
    size_t count = names_walk(names, NAMES_ROOT, &reading->atoms, at, ends);
    for (size_t end = 0; end < count; end++) {
        for (const struct name *name = ends[end].name; name != NULL; name = name->next) {
            bool service = name->flags & NAME_SERVICE;
            bool sure = !(name->flags & (NAME_ASK | NAME_NEAR));
            if (sure && (service ? !standard && reading_atom(reading, at)->capital : true))
                return true;
        }
    }
    return false;
}

/* A list whose neighbouring item is a name: "ITAR and EAR", "Run, Desk and Mail". */
static bool has_company(const struct reading *reading, const struct found *found, bool standard)
{
    const struct found *last = &reading->last;
    bool fits = last->name != NULL && !(standard && (last->name->flags & NAME_SERVICE));
    if (fits && reading_next_item(reading, last->end) == found->first)
        return true;
    size_t next = reading_next_item(reading, found->end);
    return next > 0 && name_begins(reading, next, standard);
}

/* A short form of two standards means the one that was named before, or whose edition it names. */
static bool shared_pass(const struct reading *reading, const struct found *found)
{
    const struct standard_row *row = found_standard(reading, found);
    for (size_t at = 0; at < row->face.editions.count; at++) {
        if (span_equal(row->face.editions.items[at], found->edition))
            return true;
    }
    return reading->named[found->name->row];
}

static bool near_pass(const struct reading *reading, const struct found *found)
{
    if ((found->name->flags & NAME_SHARED) && !shared_pass(reading, found))
        return false;
    return reading->mode == MENTION_IN_QUERY || found->edition.size > 0 || found->level.size > 0 ||
           has_company(reading, found, true) || has_context(reading, found);
}

/* The token that begins where the name begins; NULL when there is none. */
static const struct token *token_of(const struct reading *reading, const struct found *found)
{
    uint32_t start = reading_atom(reading, found->first)->start;
    size_t low = 0;
    size_t high = reading->tokens->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (reading->tokens->items[middle].start < start)
            low = middle + 1;
        else
            high = middle;
    }
    bool there = low < reading->tokens->count && reading->tokens->items[low].start == start;
    return there ? &reading->tokens->items[low] : NULL;
}

static bool begins_sentence(const struct reading *reading, const struct found *found)
{
    const struct token *token = token_of(reading, found);
    return (reading_atom(reading, found->first)->gap & line_ends) ||
           (token != NULL && (token->flags & TOKEN_SENTENCE));
}

static void count_words(const struct reading *reading, size_t at, int *capitals, int *others)
{
    const struct atom *atom = reading_atom(reading, at);
    if (atom->kind == ATOM_LETTERS && atom->end - atom->start >= LONG_WORD)
        *(atom->capital ? capitals : others) += 1;
}

/* In A Line Like This One Capitals Say Nothing; a title has no full stop. */
static bool in_title(const struct reading *reading, const struct found *found)
{
    int capitals = 0;
    int others = 0;
    size_t at = found->first;
    for (; at > 0 && at + LINE_ATOMS > found->first && !(reading_atom(reading, at)->gap & line_ends); at--)
        count_words(reading, at - 1, &capitals, &others);
    at = found->end;
    for (; at < reading->atoms.count && at < found->end + LINE_ATOMS &&
           !(reading_atom(reading, at)->gap & line_ends);
         at++)
        count_words(reading, at, &capitals, &others);
    bool stopped = reading_atom(reading, at)->gap & GAP_STOP;
    return !stopped && others == 0 && capitals >= TITLE_WORDS;
}

/* "Process Flow": the end of some longer proper name. */
static bool ends_phrase(const struct reading *reading, const struct found *found)
{
    const struct atom *first = reading_atom(reading, found->first);
    if (found->first == 0 || first->gap != GAP_SPACE || reading->last.end == found->first)
        return false;
    const struct atom *before = first - 1;
    return before->kind == ATOM_LETTERS && before->capital && !(before->gap & line_ends);
}

/* An ordinary word in a query without its capital: only where a name is likely to stand. */
static bool asked_pass(const struct reading *reading, const struct found *found)
{
    static const char *const before[] = {"is", "does",   "for",   "on",      "about",    "microsoft",
                                         "ms", "covers", "cover", "include", "includes", NULL};
    bool behind_name = reading->last.name != NULL && reading->last.end == found->first;
    return found->first == 0 || behind_name ||
           reading_next_item(reading, reading->last.end) == found->first ||
           reading_is_any(reading, found->first - 1, before);
}

/* A user's own service as the subject of a sentence or of a list item: "Desk is not in scope.", "- Run, added
 * in December". */
static bool is_subject(const struct reading *reading, const struct found *found)
{
    static const char *const verbs[] = {
        "is",       "was",      "has",       "had",      "does",   "can",   "cannot",   "may",
        "will",     "must",     "needs",     "needed",   "missed", "left",  "joined",   "entered",
        "moved",    "became",   "keeps",     "uses",     "stores", "runs",  "holds",    "offers",
        "supports", "provides", "generates", "writes",   "reads",  "sends", "encrypts", "remains",
        "replaces", "replaced", "includes",  "receives", NULL};
    if (found->name->source == 0)
        return false;
    uint32_t gap = reading_atom(reading, found->end)->gap;
    return (gap & (GAP_LIST | GAP_OPEN | GAP_COLON)) ||
           (gap == GAP_SPACE && reading_is_any(reading, found->end, verbs));
}

static bool common_pass(const struct reading *reading, const struct found *found)
{
    if (!(found->name->flags & NAME_SINGLE))
        return true;
    const struct atom *first = reading_atom(reading, found->first);
    const struct atom *next = reading_atom(reading, found->end);
    bool alone = (first->gap & GAP_LINE) && (next->gap & GAP_LINE);
    bool beside = reading->mode == MENTION_IN_QUERY && next->gap == GAP_SPACE &&
                  name_begins(reading, found->end, false);
    bool told = reading_is(reading, found->end, "cloud") && reading_is(reading, found->end + 1, "service");
    if (alone || beside || told || is_subject(reading, found) || has_company(reading, found, false))
        return true;
    return !begins_sentence(reading, found) && !in_title(reading, found) && !ends_phrase(reading, found);
}

/* Letters, digits and plus signs of the name alike, capitals included. */
static bool spelled_exactly(const struct reading *reading, const struct found *found)
{
    struct span spelled = found->name->spelled;
    size_t at = 0;
    for (size_t number = found->first; number < found->name_end; number++) {
        struct span text = reading_text(reading, number);
        for (size_t byte = 0; byte < text.size; byte++) {
            while (at < spelled.size && spelled.bytes[at] != text.bytes[byte])
                at++;
            if (at++ >= spelled.size)
                return false;
        }
    }
    return true;
}

/* "DORA metrics", "PCI slot": words beside the name that show something else is meant. */
static bool means_else(const struct reading *reading, const struct found *found)
{
    size_t end = found->name_end;
    const struct span_list *unless = &found_standard(reading, found)->unless;
    for (size_t at = 0; at < unless->count; at++) {
        struct span word = unless->items[at];
        bool before = found->first > 0 && !(reading_atom(reading, found->first)->gap & line_ends) &&
                      span_equal_case(reading_text(reading, found->first - 1), word);
        bool behind = end < reading->atoms.count && !(reading_atom(reading, end)->gap & line_ends) &&
                      span_equal_case(reading_text(reading, end), word);
        if (before || behind)
            return true;
    }
    return false;
}

/* A service in running text begins with a capital; a query is typed in any case. */
static bool capital_pass(const struct reading *reading, const struct found *found)
{
    const struct atom *first = reading_atom(reading, found->first);
    return reading->mode == MENTION_IN_QUERY || first->kind != ATOM_LETTERS || first->capital ||
           !(found->name->spelled.bytes[0] >= 'A' && found->name->spelled.bytes[0] <= 'Z');
}

bool guard_pass(const struct reading *reading, const struct found *found)
{
    uint32_t flags = found->name->flags;
    if ((flags & NAME_ASK) && reading->mode != MENTION_IN_QUERY)
        return false;
    if ((flags & NAME_EXACT) && !spelled_exactly(reading, found))
        return false;
    if ((flags & NAME_EXACT) && !(flags & NAME_SERVICE) && means_else(reading, found))
        return false;
    if ((flags & NAME_SERVICE) && !capital_pass(reading, found))
        return false;
    if ((flags & NAME_NEAR) && !near_pass(reading, found))
        return false;
    if (flags & NAME_COMMON)
        return flags & NAME_ASK ? asked_pass(reading, found) : common_pass(reading, found);
    return true;
}
