/* Look the editions of a family up in the index and measure how far they are from the asked one. */
#include "search/edition.h"

#include "search/name.h"

#include <stdlib.h>

enum { MOST_EDITIONS = 64, FAR = 100000, YEAR_DIGITS = 4 };

/* The place of an edition in the vocabulary's list, oldest first; -1 when it is not there. */
static long place_of(const struct vocabulary_standard *standard, struct span edition)
{
    for (size_t i = 0; standard != NULL && i < standard->editions.count; i++)
        if (span_equal(standard->editions.items[i], edition))
            return (long)i;
    return -1;
}

static long distance(const struct vocabulary_standard *standard, struct span asked, struct span other)
{
    uint64_t first = 0;
    uint64_t second = 0;
    if (asked.size == YEAR_DIGITS && other.size == YEAR_DIGITS && span_to_u64(asked, &first) &&
        span_to_u64(other, &second))
        return labs((long)first - (long)second);
    long a = place_of(standard, asked);
    long b = place_of(standard, other);
    return a >= 0 && b >= 0 ? labs(a - b) : FAR;
}

/* True when a statement under the run's filters is about (or, by `field`, mentions) "family:edition". */
static enum avow_status is_stated(struct search_run *run, enum term_field field, struct span value,
                                  bool *stated, struct avow_error *err)
{
    const struct store_query *query =
        filters_apply(&run->tree, &run->filters, tree_term(&run->tree, field, value), FILTER_NONE_LEFT_OUT);
    uint64_t total = 0;
    enum avow_status status = run_count(run, query, 0, &total, err);
    *stated = total > 0;
    return status;
}

/* The nearest edition among the terms of one field. */
static enum avow_status nearest_in(struct search_run *run, enum term_field field, const struct mention *asked,
                                   struct span *nearest, struct avow_error *err)
{
    const struct vocabulary_standard *standard =
        vocabulary_standard_find(run->lease->view->vocabulary, asked->id);
    struct arena *arena = &run->lease->arena;
    const struct store_query *prefix = tree_pair(&run->tree, field, asked->id, ':', SPAN_EMPTY);
    struct store_term_row *rows = NULL;
    size_t count = 0;
    enum avow_status status =
        store_reader_terms(run->store, prefix->term, SPAN_EMPTY, MOST_EDITIONS, arena, &rows, &count, err);
    long best = FAR * 2;
    for (size_t i = 0; status == AVOW_OK && i < count; i++) {
        struct span edition = span_part(rows[i].term, prefix->term.size, rows[i].term.size);
        struct span value = span_part(rows[i].term, term_prefix(field).size, rows[i].term.size);
        bool stated = false;
        status = is_stated(run, field, value, &stated, err);
        long away = distance(standard, asked->edition, edition);
        if (status == AVOW_OK && stated && away <= best) {
            best = away;
            *nearest = edition;
        }
    }
    return status;
}

enum avow_status edition_nearest(struct search_run *run, const struct mention *asked, struct span *nearest,
                                 struct avow_error *err)
{
    static const enum term_field fields[] = {TERM_EDITION, TERM_MENTION_EDITION};
    struct span found = SPAN_EMPTY;
    for (size_t i = 0; i < sizeof fields / sizeof *fields && found.size == 0; i++) {
        enum avow_status status = nearest_in(run, fields[i], asked, &found, err);
        if (status != AVOW_OK)
            return status;
    }
    *nearest = span_equal(found, asked->edition) ? SPAN_EMPTY : found;
    return AVOW_OK;
}

enum avow_status level_others(struct search_run *run, const struct mention *asked, struct span *stated,
                              struct avow_error *err)
{
    struct arena *arena = &run->lease->arena;
    const struct store_query *prefix = tree_pair(&run->tree, TERM_LEVEL, asked->id, ':', SPAN_EMPTY);
    struct store_term_row *rows = NULL;
    size_t count = 0;
    const char *list = "";
    enum avow_status status =
        store_reader_terms(run->store, prefix->term, SPAN_EMPTY, MOST_EDITIONS, arena, &rows, &count, err);
    *stated = SPAN_EMPTY;
    for (size_t i = 0; status == AVOW_OK && i < count; i++) {
        struct span level = span_part(rows[i].term, prefix->term.size, rows[i].term.size);
        bool said = false;
        status =
            is_stated(run, TERM_LEVEL,
                      span_part(rows[i].term, term_prefix(TERM_LEVEL).size, rows[i].term.size), &said, err);
        if (status == AVOW_OK && said && span_equal(level, asked->level))
            return AVOW_OK;
        if (status == AVOW_OK && said)
            list = arena_printf(arena, "%s%s%.*s", list, *list != '\0' ? ", " : "",
                                SPAN_ARG(name_version(arena, level)));
        if (list == NULL)
            return error_set_no_memory(err, "search");
    }
    *stated = span_of(list);
    return status;
}

bool edition_is_other(const struct standard_ref *own, const struct mention *name)
{
    return (name->edition.size > 0 && own->edition.size > 0 && !span_equal(name->edition, own->edition)) ||
           (name->level.size > 0 && own->level.size > 0 && !span_equal(name->level, own->level));
}

/* The edition and level that are asked, as far as they are. */
static bool is_asked(const struct mention *name, struct span edition, struct span level)
{
    return (name->edition.size == 0 || span_equal(edition, name->edition)) &&
           (name->level.size == 0 || span_equal(level, name->level));
}

bool edition_is_told(const struct record *record, const struct seen *seen, const struct mention *name)
{
    for (size_t i = 0; i < record->standards.count; i++) {
        const struct standard_ref *own = &record->standards.items[i];
        if (span_equal(own->id, name->id) && is_asked(name, own->edition, own->level))
            return true;
    }
    for (size_t i = 0; i < seen->mentions.count; i++) {
        const struct mention *own = &seen->mentions.items[i];
        if (own->type == name->type && span_equal(own->id, name->id) &&
            is_asked(name, own->edition, own->level))
            return true;
    }
    return false;
}
