/* Pair the statements of two versions, surest ways first. */
#include "search/diff.h"

#include "terms/canonical.h"

enum { ALONE = -1, PAIRS_MOST = 20000 /* of lonely statements whose words are compared */ };

struct pairing {
    const struct version_text *from;
    const struct version_text *to;
    struct arena scratch;  /* of one comparison */
    int64_t *partner_from; /* of each older statement its newer one, or ALONE */
    int64_t *partner_to;
    enum change_type *type; /* of each older statement with a partner */
    struct avow_error *err;
};

/* Whether two statements belong together in one way. */
typedef enum avow_status (*same_call)(struct pairing *pairing, const struct record *a, const struct record *b,
                                      bool *same);

/* An id without its "~2" or ".2": passages of a section that only change numbers stay what they are. */
static struct span section_id(struct span id)
{
    size_t end = id.size;
    while (end > 0 && id.bytes[end - 1] >= '0' && id.bytes[end - 1] <= '9')
        end--;
    bool numbered = end > 0 && end < id.size && (id.bytes[end - 1] == '~' || id.bytes[end - 1] == '.');
    return numbered ? span_part(id, 0, end - 1) : id;
}

static enum avow_status same_id_and_words(struct pairing *pairing, const struct record *a,
                                          const struct record *b, bool *same)
{
    (void)pairing;
    *same = span_equal(a->hash, b->hash) && span_equal(section_id(a->id), section_id(b->id));
    return AVOW_OK;
}

static enum avow_status same_words(struct pairing *pairing, const struct record *a, const struct record *b,
                                   bool *same)
{
    (void)pairing;
    *same = span_equal(a->hash, b->hash);
    return AVOW_OK;
}

static enum avow_status same_id(struct pairing *pairing, const struct record *a, const struct record *b,
                                bool *same)
{
    (void)pairing;
    *same = span_equal(a->id, b->id);
    return AVOW_OK;
}

static enum avow_status same_text(struct pairing *pairing, const struct record *a, const struct record *b,
                                  bool *same)
{
    struct span left, right;
    if (a->text.size == 0 || b->text.size == 0)
        return AVOW_OK;
    enum avow_status status = canonical_text(a->text, &pairing->scratch, &left, pairing->err);
    if (status == AVOW_OK)
        status = canonical_text(b->text, &pairing->scratch, &right, pairing->err);
    if (status == AVOW_OK)
        *same = span_equal(left, right);
    return status;
}

static enum avow_status alike(struct pairing *pairing, const struct record *a, const struct record *b,
                              bool *same)
{
    double share = 0;
    if ((a->question.size > 0) != (b->question.size > 0))
        return AVOW_OK;
    enum avow_status status = change_likeness(a, b, &pairing->scratch, &share, pairing->err);
    if (status == AVOW_OK)
        *same = share >= CHANGE_LIKENESS;
    return status;
}

enum avow_status change_likeness(const struct record *a, const struct record *b, struct arena *arena,
                                 double *share, struct avow_error *err)
{
    const char *left = arena_printf(arena, "%.*s %.*s", SPAN_ARG(a->question), SPAN_ARG(a->text));
    const char *right = arena_printf(arena, "%.*s %.*s", SPAN_ARG(b->question), SPAN_ARG(b->text));
    if (left == NULL || right == NULL)
        return error_set_no_memory(err, "search");
    return word_overlap(span_of(left), span_of(right), arena, share, err);
}

/* Give every older statement that is alone the first newer one that is alone too and fits. */
static enum avow_status pair_by(struct pairing *pairing, same_call call, enum change_type type)
{
    for (size_t i = 0; i < pairing->from->count; i++) {
        for (size_t j = 0; pairing->partner_from[i] == ALONE && j < pairing->to->count; j++) {
            bool same = false;
            if (pairing->partner_to[j] != ALONE)
                continue;
            arena_reset(&pairing->scratch);
            enum avow_status status =
                call(pairing, &pairing->from->items[i].record, &pairing->to->items[j].record, &same);
            if (status != AVOW_OK)
                return status;
            if (same) {
                pairing->partner_from[i] = (int64_t)j;
                pairing->partner_to[j] = (int64_t)i;
                pairing->type[i] = type;
            }
        }
    }
    return AVOW_OK;
}

static size_t count_alone(const int64_t *partners, size_t count)
{
    size_t alone = 0;
    for (size_t i = 0; i < count; i++)
        alone += partners[i] == ALONE;
    return alone;
}

static bool is_cheap(const struct pairing *pairing)
{
    return count_alone(pairing->partner_from, pairing->from->count) *
               count_alone(pairing->partner_to, pairing->to->count) <=
           PAIRS_MOST;
}

static void add(struct change_list *list, enum change_type type, const struct record *from,
                const struct record *to)
{
    list->items[list->count++] = (struct change){type, from, to};
    list->counts[type]++;
}

/* The older statements from `*next` on that have no partner and stood before the partner of the next newer
 * one. */
static void add_removed(const struct pairing *pairing, size_t end, size_t *next, struct change_list *list)
{
    for (; *next < end; (*next)++)
        if (pairing->partner_from[*next] == ALONE)
            add(list, CHANGE_REMOVED, &pairing->from->items[*next].record, NULL);
}

static void list_changes(const struct pairing *pairing, struct change_list *list)
{
    size_t next = 0;
    for (size_t j = 0; j < pairing->to->count; j++) {
        const struct record *to = &pairing->to->items[j].record;
        int64_t partner = pairing->partner_to[j];
        if (partner == ALONE) {
            add(list, CHANGE_ADDED, NULL, to);
            continue;
        }
        add_removed(pairing, (size_t)partner, &next, list);
        add(list, pairing->type[partner], &pairing->from->items[partner].record, to);
    }
    add_removed(pairing, pairing->from->count, &next, list);
}

static const struct way {
    same_call call;
    enum change_type type;
    bool reads_words; /* compares the words themselves: for few statements only */
} ways[] = {{same_id_and_words, CHANGE_SAME, false},
            {same_words, CHANGE_MOVED, false},
            {same_id, CHANGE_REWORDED, false},
            {same_text, CHANGE_RENAMED, true},
            {alike, CHANGE_REWORDED, true}};

static enum avow_status pair_all(struct pairing *pairing)
{
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; i < sizeof ways / sizeof *ways && status == AVOW_OK; i++)
        if (!ways[i].reads_words || is_cheap(pairing))
            status = pair_by(pairing, ways[i].call, ways[i].type);
    arena_free(&pairing->scratch);
    return status;
}

enum avow_status change_list_make(const struct version_text *from, const struct version_text *to,
                                  struct arena *arena, struct change_list *out, struct avow_error *err)
{
    struct pairing pairing = {.from = from, .to = to, .scratch = ARENA_INIT, .err = err};
    struct change_list list = {0};
    pairing.partner_from = arena_array(arena, from->count, sizeof *pairing.partner_from);
    pairing.partner_to = arena_array(arena, to->count, sizeof *pairing.partner_to);
    pairing.type = arena_array(arena, from->count, sizeof *pairing.type);
    list.items = arena_array(arena, from->count + to->count, sizeof *list.items);
    if (pairing.partner_from == NULL || pairing.partner_to == NULL || pairing.type == NULL ||
        list.items == NULL)
        return error_set_no_memory(err, "search");
    for (size_t i = 0; i < from->count; i++)
        pairing.partner_from[i] = ALONE;
    for (size_t j = 0; j < to->count; j++)
        pairing.partner_to[j] = ALONE;
    enum avow_status status = pair_all(&pairing);
    if (status != AVOW_OK)
        return status;
    list_changes(&pairing, &list);
    *out = list;
    return AVOW_OK;
}
