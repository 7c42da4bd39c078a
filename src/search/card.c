/* Write the shared fields of a statement. */
#include "search/card.h"

#include "facts/rows.h"
#include "search/approved.h"
#include "search/name.h"

enum { SHORT_HASH = 16 };

void json_field_day(struct json_writer *json, const char *key, date_day day)
{
    char text[DATE_TEXT_SIZE];
    json_field_text_or_null(json, key, span_of(date_iso(day, text)));
}

void card_standards(struct json_writer *json, const struct vocabulary *vocabulary,
                    const struct standard_refs *standards)
{
    json_key(json, "standards");
    json_begin_list(json);
    for (size_t i = 0; i < standards->count; i++) {
        const struct standard_ref *ref = &standards->items[i];
        json_begin_map(json);
        json_field_text(json, "id", ref->id);
        json_field_text(json, "name", name_standard(vocabulary, ref->id));
        json_field_text_or_null(json, "edition", ref->edition);
        json_field_text_or_null(json, "level", ref->level);
        json_end_map(json);
    }
    json_end_list(json);
}

void card_services(struct json_writer *json, const struct vocabulary *vocabulary,
                   const struct span_list *services)
{
    json_key(json, "services");
    json_begin_list(json);
    for (size_t i = 0; i < services->count; i++) {
        json_begin_map(json);
        json_field_text(json, "id", services->items[i]);
        json_field_text(json, "name", name_service(vocabulary, services->items[i], services->items[i]));
        json_end_map(json);
    }
    json_end_list(json);
}

static void write_links(struct json_writer *json, const struct record *record)
{
    json_key(json, "links");
    json_begin_list(json);
    for (size_t i = 0; i < record->link_count; i++) {
        json_begin_map(json);
        json_field_text(json, "label", record->links[i].label);
        json_field_text(json, "target", record->links[i].target);
        json_end_map(json);
    }
    json_end_list(json);
}

/* "approved": {by, on, question, product, exact, changed}, or null. */
static void write_approved(struct json_writer *json, const struct approved_mark *mark)
{
    json_key(json, "approved");
    if (mark == NULL) {
        json_null(json);
        return;
    }
    json_begin_map(json);
    json_field_text(json, "by", mark->record.by);
    json_field_day(json, "on", mark->record.on);
    json_field_text(json, "question", mark->record.question);
    json_field_text_or_null(json, "product", mark->record.product);
    json_field_boolean(json, "exact", mark->exact);
    json_field_boolean(json, "changed", mark->changed);
    json_end_map(json);
}

void card_fields(struct json_writer *json, const struct vocabulary *vocabulary, const struct record *record,
                 const struct approved_mark *approved)
{
    json_field_text(json, "id", record->id);
    json_field_text(json, "kind", word_of(WORDS_KIND, (int)record->kind));
    json_field_texts(json, "heading", record->headings.items, record->headings.count);
    json_field_text(json, "anchor", record->anchor);
    json_key(json, "page_number");
    if (record->page_number > 0)
        json_integer(json, record->page_number);
    else
        json_null(json);
    json_field_text_or_null(json, "question", record->question);
    json_field_text(json, "text", record->text);
    card_standards(json, vocabulary, &record->standards);
    card_services(json, vocabulary, &record->services);
    json_field_text(json, "status", word_of(WORDS_STATUS, (int)record->status));
    write_approved(json, approved);
    json_field_text(json, "about", word_of(WORDS_ABOUT, (int)record->about));
    json_field_text(json, "audience", word_of(WORDS_AUDIENCE, (int)record->audience));
    json_field_text_or_null(json, "owner", record->owner);
    json_field_day(json, "review_by", record->review_by);
    write_links(json, record);
}

void card_page(struct json_writer *json, const struct record *record, size_t versions, uint64_t matches)
{
    json_key(json, "page");
    json_begin_map(json);
    json_field_text(json, "id", record->page_id);
    json_field_text(json, "title", record->title);
    json_field_text_or_null(json, "url", record->url);
    json_field_text(json, "path", record->path);
    json_field_day(json, "date", record->date);
    json_field_text(json, "date_source", word_of(WORDS_DATE_SOURCE, (int)record->date_source));
    json_field_integer(json, "versions", (int64_t)versions);
    if (matches > 0)
        json_field_integer(json, "matches", (int64_t)matches);
    json_end_map(json);
}

/* What a citation calls the day, by where it comes from. */
static const char *date_word(enum date_source source)
{
    static const char *const words[DATE_SOURCE_COUNT] = {[DATE_STATED] = "published",
                                                         [DATE_SNAPSHOT] = "retrieved",
                                                         [DATE_COMMIT] = "published",
                                                         [DATE_FILE] = "dated"};
    return words[source];
}

/* The last heading: the section a reader has to look for; a FAQ's question when there is none. */
static struct span section_of(const struct record *record)
{
    if (record->headings.count > 0)
        return record->headings.items[record->headings.count - 1];
    return record->question;
}

/* ", p. 12": in a paged format, where a reader has to look. */
static void add_place(struct buffer *out, const struct record *record)
{
    if (record->page_number > 0)
        buffer_printf(out, ", p. %u", record->page_number);
}

/* "words" - Title, Section, p. 12 (2021-06-30), URL */
static void full_form(struct buffer *out, const struct record *record)
{
    char day[DATE_TEXT_SIZE];
    struct span section = section_of(record);
    buffer_append_byte(out, '"');
    buffer_append(out, record->text);
    buffer_append_string(out, "\" - ");
    buffer_append(out, record->title);
    if (section.size > 0)
        buffer_printf(out, ", %.*s", SPAN_ARG(section));
    add_place(out, record);
    if (record->date != DATE_NONE)
        buffer_printf(out, " (%s)", date_iso(record->date, day));
    if (record->url.size > 0)
        buffer_printf(out, ", %.*s", SPAN_ARG(record->url));
}

/* Source: TITLE, "SECTION", p. 12, published 2021-06-30, URL */
static void short_form(struct buffer *out, const struct record *record)
{
    char day[DATE_TEXT_SIZE];
    struct span section = section_of(record);
    buffer_printf(out, "Source: %.*s", SPAN_ARG(record->title));
    if (section.size > 0)
        buffer_printf(out, ", \"%.*s\"", SPAN_ARG(section));
    add_place(out, record);
    if (record->date != DATE_NONE)
        buffer_printf(out, ", %s %s", date_word(record->date_source), date_iso(record->date, day));
    if (record->url.size > 0)
        buffer_printf(out, ", %.*s", SPAN_ARG(record->url));
}

/* " (Certificate 7 ended on 2026-09-30)": words must not leave without it. */
static void add_ended(struct buffer *out, const struct facts_evidence *ended)
{
    char day[DATE_TEXT_SIZE];
    if (ended != NULL)
        buffer_printf(out, " (%.*s ended on %s)", SPAN_ARG(ended->label), date_iso(ended->valid_until, day));
}

static void field_made(struct json_writer *json, const char *key, const struct record *record,
                       const struct facts_evidence *ended,
                       void (*make)(struct buffer *out, const struct record *record))
{
    struct buffer text = BUFFER_INIT;
    make(&text, record);
    add_ended(&text, ended);
    json_field_text(json, key, buffer_span(&text));
    json->out->failed = json->out->failed || text.failed;
    buffer_free(&text);
}

void card_source(struct json_writer *json, const struct record *record, const struct facts_evidence *ended)
{
    json_key(json, "citation");
    json_begin_map(json);
    json_field_text(json, "hash", span_part(record->hash, 0, SHORT_HASH));
    field_made(json, "source", record, ended, short_form);
    json_end_map(json);
}

void card_citation(struct json_writer *json, const struct record *record, const struct facts_evidence *ended)
{
    json_key(json, "citation");
    json_begin_map(json);
    json_field_text(json, "hash", span_part(record->hash, 0, SHORT_HASH));
    json_field_text(json, "sha256", record->hash);
    field_made(json, "text", record, ended, full_form);
    field_made(json, "source", record, ended, short_form);
    json_end_map(json);
}
