/* The borders of the rooms hold: every #include of src/ stands in layers.txt, and no header includes itself
 * by any way round. */
#include "base/buffer.h"
#include "base/file.h"
#include "support/test.h"

enum { MOST_RULES = 64, MOST_INCLUDES = 64 };

/* One line of layers.txt: `name` may include (room), or may be included by (wall), the words of `list`. */
struct rule {
    struct span name;
    struct span list;
    bool wall;
};

struct include {
    struct span name; /* between the marks */
    bool own;         /* "room/file.h", not <header.h> */
};

struct source {
    struct span path; /* below src/ */
    struct include includes[MOST_INCLUDES];
    size_t count;
    int state; /* of the walk for circles: 0 not seen, 1 on the way, 2 done */
};

struct borders {
    struct arena arena;
    struct rule rules[MOST_RULES];
    size_t rule_count;
    struct source *sources;
    size_t source_count;
};

static struct span read_whole(struct arena *arena, const char *path)
{
    struct buffer bytes = BUFFER_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    assert_status(file_read(path, 1024 * 1024, &bytes, &err), AVOW_OK, &err);
    struct span copy = arena_copy(arena, buffer_span(&bytes));
    buffer_free(&bytes);
    return copy;
}

static void read_rules(struct borders *borders)
{
    struct span rest = read_whole(&borders->arena, AVOW_TEST_ROOT "/public/layers.txt");
    struct span line;
    while (span_next_line(&rest, &line)) {
        bool wall = span_starts(line, SPAN("wall "));
        size_t colon = span_find_byte(line, ':', 0);
        if ((!wall && !span_starts(line, SPAN("room "))) || colon == SPAN_NONE)
            continue;
        assert_true(borders->rule_count < MOST_RULES);
        borders->rules[borders->rule_count++] =
            (struct rule){span_part(line, 5, colon), span_part(line, colon + 1, line.size), wall};
    }
    assert_true(borders->rule_count > 10);
}

static void read_includes(struct source *source, struct span text)
{
    struct span line;
    while (span_next_line(&text, &line)) {
        line = span_trim(line);
        if (!span_starts(line, SPAN("#include")))
            continue;
        struct span what = span_trim(span_part(line, sizeof "#include" - 1, line.size));
        bool own = span_starts(what, SPAN("\""));
        size_t end = span_find_byte(what, own ? '"' : '>', 1);
        assert_true(end != SPAN_NONE && source->count < MOST_INCLUDES);
        source->includes[source->count++] = (struct include){span_part(what, 1, end), own};
    }
}

static int open_borders(void **state)
{
    static struct borders borders;
    struct avow_error err = AVOW_ERROR_INIT;
    struct file_list files;
    borders = (struct borders){0};
    read_rules(&borders);
    const char *root = AVOW_TEST_ROOT "/../src";
    assert_status(file_walk(root, &borders.arena, &files, &err), AVOW_OK, &err);
    borders.sources = arena_array(&borders.arena, files.count, sizeof *borders.sources);
    for (size_t i = 0; i < files.count; i++) {
        struct span path = files.items[i].path;
        if (!span_ends(path, SPAN(".c")) && !span_ends(path, SPAN(".h")) && !span_ends(path, SPAN(".cc")))
            continue;
        struct source *source = &borders.sources[borders.source_count++];
        source->path = path;
        read_includes(source, read_whole(&borders.arena, file_join(&borders.arena, root, path.bytes)));
    }
    assert_true(borders.source_count > 50);
    *state = &borders;
    return 0;
}

static int close_borders(void **state)
{
    struct borders *borders = *state;
    arena_free(&borders->arena);
    return 0;
}

/* The room of a path: what stands before the first '/', or the file's name in src/ itself. */
static struct span room_of(struct span path)
{
    size_t slash = span_find_byte(path, '/', 0);
    return slash == SPAN_NONE ? path : span_part(path, 0, slash);
}

static bool lists(struct span list, struct span word)
{
    struct span piece;
    while (span_next_piece(&list, ' ', &piece))
        if (piece.size > 0 && (span_equal(piece, word) || span_equal(piece, SPAN("*"))))
            return true;
    return false;
}

static const struct rule *room_rule(const struct borders *borders, struct span room)
{
    for (size_t i = 0; i < borders->rule_count; i++)
        if (!borders->rules[i].wall && span_equal(borders->rules[i].name, room))
            return &borders->rules[i];
    fail_msg("room %.*s is not in tests/public/layers.txt", SPAN_ARG(room));
    return NULL;
}

static bool wall_covers(struct span wall, struct span header)
{
    if (span_ends(wall, SPAN("*")))
        return span_starts(header, span_part(wall, 0, wall.size - 1));
    return span_equal(wall, header);
}

static void rooms_include_only_their_neighbours(void **state)
{
    const struct borders *borders = *state;
    for (size_t i = 0; i < borders->source_count; i++) {
        const struct source *source = &borders->sources[i];
        struct span room = room_of(source->path);
        const struct rule *rule = room_rule(borders, room);
        for (size_t k = 0; k < source->count; k++) {
            if (!source->includes[k].own)
                continue;
            struct span other = room_of(source->includes[k].name);
            if (!span_equal(other, room) && !lists(rule->list, other))
                fail_msg("src/%.*s includes \"%.*s\": %.*s may not include %.*s", SPAN_ARG(source->path),
                         SPAN_ARG(source->includes[k].name), SPAN_ARG(room), SPAN_ARG(other));
        }
    }
}

static void libraries_stay_behind_their_walls(void **state)
{
    const struct borders *borders = *state;
    for (size_t i = 0; i < borders->source_count; i++) {
        const struct source *source = &borders->sources[i];
        for (size_t k = 0; k < source->count; k++)
            for (size_t r = 0; r < borders->rule_count; r++) {
                const struct rule *rule = &borders->rules[r];
                if (!rule->wall || source->includes[k].own ||
                    !wall_covers(rule->name, source->includes[k].name))
                    continue;
                if (!lists(rule->list, room_of(source->path)) && !lists(rule->list, source->path))
                    fail_msg("src/%.*s includes <%.*s>, which only%.*s may", SPAN_ARG(source->path),
                             SPAN_ARG(source->includes[k].name), SPAN_ARG(rule->list));
            }
    }
}

static struct source *source_named(const struct borders *borders, struct span path)
{
    for (size_t i = 0; i < borders->source_count; i++)
        if (span_equal(borders->sources[i].path, path))
            return &borders->sources[i];
    return NULL;
}

static void walk(const struct borders *borders, struct source *source)
{
    if (source->state == 1)
        fail_msg("src/%.*s includes itself by a way round", SPAN_ARG(source->path));
    if (source->state != 0)
        return;
    source->state = 1;
    for (size_t i = 0; i < source->count; i++) {
        if (!source->includes[i].own)
            continue;
        struct source *next = source_named(borders, source->includes[i].name);
        if (next == NULL)
            fail_msg("src/%.*s includes \"%.*s\", which is not there (write \"room/file.h\")",
                     SPAN_ARG(source->path), SPAN_ARG(source->includes[i].name));
        walk(borders, next);
    }
    source->state = 2;
}

static void no_include_runs_in_a_circle(void **state)
{
    struct borders *borders = *state;
    for (size_t i = 0; i < borders->source_count; i++)
        walk(borders, &borders->sources[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rooms_include_only_their_neighbours),
        cmocka_unit_test(libraries_stay_behind_their_walls),
        cmocka_unit_test(no_include_runs_in_a_circle),
    };
    return cmocka_run_group_tests(tests, open_borders, close_borders);
}
