/* What a reader should know of a result before it is sent. */
#include "search/explain.h"
#include "search/name.h"

#include <stdio.h>

static void warn_day(struct json_writer *json, const char *words, date_day day)
{
    char date[DATE_TEXT_SIZE];
    char text[96];
    snprintf(text, sizeof text, "%s %s", words, date_iso(day, date));
    json_string(json, span_of(text));
}

static bool is_family(const struct mention *name, const struct standard_ref *own)
{
    return name->type == MENTION_STANDARD && span_equal(name->id, own->id);
}

/* "about edition 2012; 2019 was asked", unless another of its subjects is what was asked. */
static void warn_version(struct search_run *run, struct json_writer *json, const char *what, struct span own,
                         struct span asked)
{
    struct arena *arena = &run->lease->arena;
    const char *text = arena_printf(arena, "about %s%.*s; %.*s was asked", what,
                                    SPAN_ARG(name_version(arena, own)), SPAN_ARG(name_version(arena, asked)));
    run->tree.failed = run->tree.failed || text == NULL;
    if (text != NULL)
        json_string(json, span_of(text));
}

static void warn_name(struct search_run *run, struct json_writer *json, const struct record *record,
                      const struct mention *name)
{
    struct span edition = SPAN_EMPTY;
    struct span level = SPAN_EMPTY;
    for (size_t i = 0; i < record->standards.count; i++) {
        const struct standard_ref *own = &record->standards.items[i];
        if (!is_family(name, own))
            continue;
        if (own->edition.size > 0 && edition.size == 0)
            edition = own->edition;
        if (own->level.size > 0 && level.size == 0)
            level = own->level;
        if (span_equal(own->edition, name->edition))
            edition = own->edition;
        if (span_equal(own->level, name->level))
            level = own->level;
    }
    if (name->edition.size > 0 && edition.size > 0 && !span_equal(edition, name->edition))
        warn_version(run, json, "edition ", edition, name->edition);
    if (name->level.size > 0 && level.size > 0 && !span_equal(level, name->level))
        warn_version(run, json, "", level, name->level);
}

static void warn_ended(struct search_run *run, struct json_writer *json, const struct facts_evidence *ended)
{
    char date[DATE_TEXT_SIZE];
    const char *text = arena_printf(&run->lease->arena, "%.*s ended on %s", SPAN_ARG(ended->label),
                                    date_iso(ended->valid_until, date));
    run->tree.failed = run->tree.failed || text == NULL;
    if (text != NULL)
        json_string(json, span_of(text));
}

void warnings_write(struct search_run *run, struct json_writer *json, const struct record *record,
                    const struct facts_evidence *ended)
{
    date_day today = run->request.today;
    json_key(json, "notes");
    json_begin_list(json);
    if (record->status == STATUS_DRAFT)
        json_string(json, SPAN("draft: not published"));
    if (record->status == STATUS_RETIRED)
        json_string(json, SPAN("retired: no longer published"));
    if (record->review_by != DATE_NONE && record->review_by < today)
        warn_day(json, "its review was due on", record->review_by);
    if (record->valid_to != DATE_NONE && record->valid_to < DATE_OPEN)
        warn_day(json, "its words were replaced or left the page on", record->valid_to);
    if (ended != NULL)
        warn_ended(run, json, ended);
    for (size_t i = 0; i < run->query.name_count; i++)
        warn_name(run, json, record, &run->query.names[i].mention);
    json_end_list(json);
}
