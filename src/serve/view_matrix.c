/* Choose columns, sort services, fill cells. */
#include "serve/view_matrix.h"

#include "serve/view_link.h"
#include "serve/view_words.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* A standard, whose rows stand together, or a service. */
struct axis {
    struct span id;
    struct span name;
    size_t first; /* standards: its rows */
    size_t end;
    size_t counts[STATED_STATES];
    bool known; /* services: the vocabulary has it */
    bool shown; /* standards: a column; services: some column states it */
};

struct matrix {
    const struct value *rows;
    struct axis *standards; /* by id, as the rows stand */
    size_t standard_count;
    struct axis *services; /* by id */
    size_t service_count;
    struct axis **columns; /* those that are shown */
    size_t column_count;
    size_t *cells; /* for each service and column: 1 + its first row; 0: not stated */
    size_t counts[STATED_STATES];
};

/* Neighbours of one axis, by name. */
struct window {
    struct axis **items;
    size_t count;
};

static struct span get(const struct value *map, const char *key)
{
    return value_get_text(map, key);
}

static int compare_ids(const void *left, const void *right)
{
    return span_compare(((const struct axis *)left)->id, ((const struct axis *)right)->id);
}

static int compare_names(const void *left, const void *right)
{
    const struct axis *a = *(struct axis *const *)left, *b = *(struct axis *const *)right;
    size_t size = a->name.size < b->name.size ? a->name.size : b->name.size;
    int order = (int)b->known - (int)a->known;
    if (order == 0 && size > 0)
        order = strncasecmp(a->name.bytes, b->name.bytes, size);
    return order != 0 ? order : (a->name.size > b->name.size) - (a->name.size < b->name.size);
}

static size_t exceptions(const struct axis *axis)
{
    return axis->counts[STATED_EXCLUDED] + axis->counts[STATED_UNCLEAR];
}

static int compare_columns(const void *left, const void *right)
{
    const struct axis *a = *(struct axis *const *)left, *b = *(struct axis *const *)right;
    if ((a->counts[STATED_UNCLEAR] > 0) != (b->counts[STATED_UNCLEAR] > 0))
        return a->counts[STATED_UNCLEAR] > 0 ? -1 : 1;
    if (exceptions(a) != exceptions(b))
        return exceptions(a) < exceptions(b) ? 1 : -1;
    if (a->counts[STATED_YES] != b->counts[STATED_YES])
        return a->counts[STATED_YES] < b->counts[STATED_YES] ? 1 : -1;
    return compare_names(left, right);
}

static struct axis *service_of(const struct matrix *matrix, struct span id)
{
    const struct axis key = {.id = id};
    return bsearch(&key, matrix->services, matrix->service_count, sizeof key, compare_ids);
}

static void list_services(struct matrix *matrix)
{
    size_t count = 0;
    for (size_t i = 0; i < matrix->rows->count; i++) {
        const struct value *row = &matrix->rows->items[i];
        if (get(row, "standard").size > 0)
            matrix->services[count++] = (struct axis){.id = get(row, "service"),
                                                      .name = get(row, "service_name"),
                                                      .known = value_true(value_get(row, "known"))};
    }
    if (count > 0)
        qsort(matrix->services, count, sizeof *matrix->services, compare_ids);
    for (size_t i = 0; i < count; i++)
        if (matrix->service_count == 0 ||
            !span_equal(matrix->services[matrix->service_count - 1].id, matrix->services[i].id))
            matrix->services[matrix->service_count++] = matrix->services[i];
}

/* Rows stand by standard, those without one last. */
static void list_standards(struct matrix *matrix)
{
    const struct value *rows = matrix->rows;
    for (size_t i = 0, end = 0; i < rows->count; i = end) {
        const struct value *row = &rows->items[i];
        end = stated_end(rows, i);
        if (get(row, "standard").size == 0)
            break;
        struct axis *last =
            matrix->standard_count > 0 ? &matrix->standards[matrix->standard_count - 1] : NULL;
        if (last == NULL || !span_equal(last->id, get(row, "standard"))) {
            last = &matrix->standards[matrix->standard_count++];
            *last = (struct axis){
                .id = get(row, "standard"), .name = get(row, "standard_name"), .first = i, .known = true};
        }
        enum stated_state state = stated_state_of(get(row, "verdict"));
        last->end = end;
        last->counts[state]++;
        service_of(matrix, get(row, "service"))->counts[state]++;
    }
}

static bool is_asked(const struct view *view, struct span id)
{
    for (size_t i = 0; i < view->request->argument_count; i++)
        if (span_equal(view->request->arguments[i].name, SPAN("column")) &&
            span_equal(view->request->arguments[i].value, id))
            return true;
    return false;
}

/* Those that were ticked, or all, or those that have most to tell. */
static void choose_columns(const struct view *view, struct matrix *matrix)
{
    bool all = span_equal(request_argument(view->request, "all"), SPAN("1"));
    bool ticked = request_argument(view->request, "column").size > 0 && !all;
    for (size_t i = 0; i < matrix->standard_count; i++)
        if (!ticked || is_asked(view, matrix->standards[i].id))
            matrix->columns[matrix->column_count++] = &matrix->standards[i];
    if (matrix->column_count > 0)
        qsort(matrix->columns, matrix->column_count, sizeof *matrix->columns, compare_columns);
    if (!ticked && !all && matrix->column_count > MATRIX_COLUMNS)
        matrix->column_count = MATRIX_COLUMNS;
    for (size_t i = 0; i < matrix->column_count; i++)
        matrix->columns[i]->shown = true;
}

static void fill_cells(struct matrix *matrix)
{
    for (size_t c = 0; c < matrix->column_count; c++) {
        const struct axis *column = matrix->columns[c];
        for (size_t i = column->first; i < column->end; i = stated_end(matrix->rows, i)) {
            struct axis *service = service_of(matrix, get(&matrix->rows->items[i], "service"));
            size_t at = (size_t)(service - matrix->services);
            matrix->cells[at * matrix->column_count + c] = i + 1;
            matrix->counts[stated_state_of(get(&matrix->rows->items[i], "verdict"))]++;
            service->shown = true;
        }
    }
}

static struct span version_of(struct view *view, const struct value *row)
{
    struct span edition = words_version(view, get(row, "edition"));
    struct span level = words_version(view, get(row, "level"));
    return view_print(view, "%.*s%s%.*s", SPAN_ARG(edition), edition.size > 0 && level.size > 0 ? " " : "",
                      SPAN_ARG(level));
}

/* The version that all rows of a column state; several are told by their cells' passages. */
static struct span column_version(struct view *view, const struct value *rows, const struct axis *column)
{
    struct span version = version_of(view, &rows->items[column->first]);
    for (size_t i = column->first + 1; i < column->end; i++)
        if (!span_equal(version, version_of(view, &rows->items[i])))
            return SPAN_EMPTY;
    return version;
}

static void put_columns(struct view *view, struct value *page, const struct matrix *matrix)
{
    struct value columns = VIEW_LIST;
    for (size_t i = 0; i < matrix->column_count; i++) {
        struct value column = VIEW_MAP;
        view_put_text(view, &column, "column_name", matrix->columns[i]->name);
        view_put_text(view, &column, "column_href", stated_standard_href(view, matrix->columns[i]->id));
        view_put_text(view, &column, "column_version",
                      column_version(view, matrix->rows, matrix->columns[i]));
        view_append(view, &columns, column);
    }
    view_put(view, page, "columns", columns);
}

/* One name with what is stated of it in all: a tick for a column, or a line of the short lists. */
static struct value entry_of(struct view *view, const struct axis *axis, bool is_service)
{
    struct value entry = VIEW_MAP;
    view_put_text(view, &entry, "entry_id", axis->id);
    view_put_text(view, &entry, "entry_name", axis->name);
    view_put_text(view, &entry, "entry_counts", stated_counts(view, axis->counts));
    view_put_flag(view, &entry, "is_checked", axis->shown && !is_service);
    view_put_text(view, &entry, "entry_href",
                  is_service ? stated_pair_href(view, SPAN_EMPTY, axis->id)
                             : stated_pair_href(view, axis->id, SPAN_EMPTY));
    return entry;
}

static void put_entries(struct view *view, struct value *page, const char *key, struct window window,
                        bool is_service)
{
    struct value list = VIEW_LIST;
    for (size_t i = 0; i < window.count; i++)
        view_append(view, &list, entry_of(view, window.items[i], is_service));
    view_put(view, page, key, list);
}

static struct value row_of(struct view *view, const struct matrix *matrix, const struct axis *service)
{
    struct value row = VIEW_MAP;
    struct value cells = VIEW_LIST;
    const size_t *firsts = &matrix->cells[(size_t)(service - matrix->services) * matrix->column_count];
    for (size_t c = 0; c < matrix->column_count; c++) {
        struct value cell = VIEW_MAP;
        if (firsts[c] > 0)
            cell = stated_cell(view, matrix->rows, firsts[c] - 1, stated_end(matrix->rows, firsts[c] - 1));
        view_append(view, &cells, cell);
    }
    view_put_text(view, &row, "service_name", service->name);
    view_put_text(view, &row, "service_href", stated_service_href(view, service->id));
    view_put(view, &row, "cells", cells);
    return row;
}

/* Services that no column states are only named below the table. */
static void put_groups(struct view *view, struct value *page, const struct matrix *matrix,
                       struct window window)
{
    bool is_part = window.count < matrix->service_count;
    struct value groups = VIEW_LIST;
    struct value silent = VIEW_LIST;
    for (int known = 1; known >= 0; known--) {
        struct value group = VIEW_MAP;
        struct value rows = VIEW_LIST;
        for (size_t i = 0; i < window.count; i++) {
            if (window.items[i]->known != (known == 1))
                continue;
            if (window.items[i]->shown)
                view_append(view, &rows, row_of(view, matrix, window.items[i]));
            else
                view_append(view, &silent, entry_of(view, window.items[i], true));
        }
        view_put_text(view, &group, "group_words",
                      known == 1 ? SPAN_EMPTY : SPAN("Named on pages, but not among our services"));
        view_put(view, &group, "matrix_rows", rows);
        if (rows.count > 0)
            view_append(view, &groups, group);
    }
    view_put(view, page, "groups", groups);
    view_put_text(view, page, "silent_words",
                  silent.count > 0
                      ? view_count(view, (int64_t)silent.count, is_part ? "service here is" : "service is",
                                   is_part ? "services here are" : "services are")
                      : SPAN_EMPTY);
    view_put(view, page, "silent_services", silent);
}

static void put_legend(struct view *view, struct value *page, const struct matrix *matrix)
{
    static const char *const meanings[STATED_STATES] = {"a page says so", "a page says it is not",
                                                        "pages disagree, or it depends on the environment",
                                                        "no page speaks of it; never read it as “no”"};
    struct value legend = VIEW_LIST;
    size_t shown = 0;
    size_t stated = 0;
    for (size_t i = 0; i < matrix->service_count; i++)
        shown += matrix->services[i].shown;
    for (int i = 0; i < STATED_NOT_STATED; i++)
        stated += matrix->counts[i];
    for (int i = 0; i < STATED_STATES; i++) {
        struct value row = VIEW_MAP;
        size_t count = i == STATED_NOT_STATED ? shown * matrix->column_count - stated : matrix->counts[i];
        view_put_text(view, &row, "legend_look", span_of(stated_looks[i].look));
        view_put_text(view, &row, "legend_words", span_of(stated_looks[i].words));
        view_put_text(view, &row, "legend_count", view_number(view, (int64_t)count));
        view_put_text(view, &row, "legend_meaning", span_of(meanings[i]));
        view_append(view, &legend, row);
    }
    view_put(view, page, "legend", legend);
}

static bool make_room(struct view *view, struct matrix *matrix)
{
    size_t count = matrix->rows->count;
    matrix->standards = arena_array(view->arena, count, sizeof *matrix->standards);
    matrix->services = arena_array(view->arena, count, sizeof *matrix->services);
    matrix->columns = arena_array(view->arena, count, sizeof *matrix->columns);
    view->failed =
        view->failed || matrix->standards == NULL || matrix->services == NULL || matrix->columns == NULL;
    return !view->failed;
}

/* Pointers to the items of one axis, by name; NULL when memory ran out. */
static struct axis **sorted_by_name(struct view *view, struct axis *items, size_t count)
{
    struct axis **sorted = arena_array(view->arena, count, sizeof *sorted);
    view->failed = view->failed || sorted == NULL;
    for (size_t i = 0; sorted != NULL && i < count; i++)
        sorted[i] = &items[i];
    if (sorted != NULL && count > 0)
        qsort(sorted, count, sizeof *sorted, compare_names);
    return sorted;
}

static struct window window_of(struct axis **items, size_t count, size_t first, size_t limit)
{
    size_t start = first < count ? first : count;
    return (struct window){&items[start], count - start < limit ? count - start : limit};
}

size_t matrix_put(struct view *view, struct value *page, const struct value *rows, size_t first, size_t limit)
{
    static const struct value none = {.type = VALUE_LIST};
    struct matrix matrix = {.rows = rows != NULL ? rows : &none};
    if (!make_room(view, &matrix))
        return 0;
    list_services(&matrix);
    list_standards(&matrix);
    choose_columns(view, &matrix);
    matrix.cells = arena_array(view->arena, matrix.service_count * matrix.column_count, sizeof *matrix.cells);
    struct axis **services = sorted_by_name(view, matrix.services, matrix.service_count);
    struct axis **standards = sorted_by_name(view, matrix.standards, matrix.standard_count);
    view->failed = view->failed || matrix.cells == NULL;
    if (view->failed)
        return 0;
    struct window window = window_of(services, matrix.service_count, first, limit);
    fill_cells(&matrix);
    put_columns(view, page, &matrix);
    put_groups(view, page, &matrix, window);
    put_legend(view, page, &matrix);
    put_entries(view, page, "all_services", window, true);
    put_entries(view, page, "all_standards",
                window_of(standards, matrix.standard_count, 0, matrix.standard_count), false);
    view_put_text(view, page, "column_count", view_number(view, (int64_t)matrix.column_count));
    view_put_text(view, page, "standard_count",
                  view_count(view, (int64_t)matrix.standard_count, "standard", "standards"));
    view_put_text(view, page, "service_count",
                  view_count(view, (int64_t)matrix.service_count, "service", "services"));
    view_put_flag(view, page, "is_part", matrix.column_count < matrix.standard_count);
    return matrix.service_count;
}
