/* Pages as indented JSON. */
#include "unit/document/dump.h"

#include "base/cleanup.h"
#include "base/json_writer.h"

static void indent_line(struct buffer *out, int depth)
{
    buffer_append_byte(out, '\n');
    for (int i = 0; i < depth; i++)
        buffer_append_string(out, "  ");
}

/* Compact JSON with a line for every member; short lists of texts stay on theirs. */
static void indent(struct buffer *out, struct span json)
{
    int depth = 0;
    bool quoted = false;
    int flat = 0; /* lists without maps inside, still open */
    for (size_t i = 0; i < json.size; i++) {
        char byte = json.bytes[i];
        bool list_of_maps = byte == '[' && i + 1 < json.size && json.bytes[i + 1] == '{';
        if (quoted || byte == '"') {
            buffer_append_byte(out, byte);
            if (quoted && byte == '\\')
                buffer_append_byte(out, json.bytes[++i]);
            else if (byte == '"')
                quoted = !quoted;
            continue;
        }
        if (byte == '[' && !list_of_maps)
            flat++;
        bool closes = byte == '}' || (byte == ']' && flat == 0);
        if (closes)
            indent_line(out, --depth);
        buffer_append_byte(out, byte);
        if (byte == '{' || list_of_maps || (byte == ',' && flat == 0))
            indent_line(out, depth += byte != ',');
        else if (byte == ',' || byte == ':')
            buffer_append_byte(out, ' ');
        if (byte == ']' && flat > 0)
            flat--;
    }
    buffer_append_byte(out, '\n');
}

static void field(struct json_writer *writer, const char *key, struct span text)
{
    if (text.size > 0)
        json_field_text(writer, key, text);
}

static void texts(struct json_writer *writer, const char *key, struct span_list list)
{
    if (list.count == 0)
        return;
    json_key(writer, key);
    json_begin_list(writer);
    for (size_t i = 0; i < list.count; i++)
        json_string(writer, list.items[i]);
    json_end_list(writer);
}

/* "iso-22301:2012", "soc-2 type-2" */
static void standards(struct json_writer *writer, struct standard_refs refs)
{
    if (refs.count == 0)
        return;
    json_key(writer, "standards");
    json_begin_list(writer);
    for (size_t i = 0; i < refs.count; i++) {
        CLEANUP(buffer_free) struct buffer name = BUFFER_INIT;
        buffer_append(&name, refs.items[i].id);
        if (refs.items[i].edition.size > 0)
            buffer_printf(&name, ":%.*s", SPAN_ARG(refs.items[i].edition));
        if (refs.items[i].level.size > 0)
            buffer_printf(&name, " %.*s", SPAN_ARG(refs.items[i].level));
        json_string(writer, buffer_span(&name));
    }
    json_end_list(writer);
}

static void links(struct json_writer *writer, const struct statement *statement)
{
    if (statement->link_count == 0)
        return;
    json_key(writer, "links");
    json_begin_list(writer);
    for (size_t i = 0; i < statement->link_count; i++) {
        json_begin_map(writer);
        json_field_text(writer, "label", statement->links[i].label);
        field(writer, "target", statement->links[i].target);
        json_end_map(writer);
    }
    json_end_list(writer);
}

static void day(struct json_writer *writer, const char *key, date_day value)
{
    char text[DATE_TEXT_SIZE];
    field(writer, key, span_of(date_iso(value, text)));
}

static void statement(struct json_writer *writer, const struct statement *one)
{
    json_begin_map(writer);
    json_field_text(writer, "id", one->id);
    json_field_text(writer, "kind", word_of(WORDS_KIND, (int)one->kind));
    json_field_text(writer, "about", word_of(WORDS_ABOUT, (int)one->about));
    texts(writer, "headings", one->headings);
    field(writer, "question", one->question);
    json_field_text(writer, "text", one->text);
    standards(writer, one->standards);
    texts(writer, "services", one->services);
    links(writer, one);
    field(writer, "url", one->url);
    day(writer, "date", one->date);
    json_field_text(writer, "hash", span_part(one->hash, 0, 16));
    json_end_map(writer);
}

/* "soc-2 type-2" */
static void standard(struct json_writer *writer, struct standard_ref ref)
{
    CLEANUP(buffer_free) struct buffer name = BUFFER_INIT;
    buffer_append(&name, ref.id);
    buffer_printf(&name, "%s%.*s", ref.edition.size > 0 ? ":" : "", SPAN_ARG(ref.edition));
    buffer_printf(&name, "%s%.*s", ref.level.size > 0 ? " " : "", SPAN_ARG(ref.level));
    field(writer, "standard", buffer_span(&name));
}

static void scope_row(struct json_writer *writer, const struct page *page, const struct scope_row *row)
{
    json_begin_map(writer);
    standard(writer, row->standard);
    json_field_text(writer, row->known ? "service" : "unknown", row->service);
    field(writer, "environment", row->environment);
    json_field_text(writer, "in_scope", word_of(WORDS_SCOPE_STATE, (int)row->state));
    field(writer, "qualifier", row->qualifier);
    json_field_text(writer, "words", row->words);
    json_field_text(writer, "statement", page->statements[row->statement].anchor);
    json_end_map(writer);
}

static void evidence_row(struct json_writer *writer, const struct page *page, const struct evidence_row *row)
{
    json_begin_map(writer);
    json_field_text(writer, "type", word_of(WORDS_EVIDENCE_TYPE, (int)row->type));
    standard(writer, row->standard);
    json_field_text(writer, "label", row->label);
    field(writer, "target", row->target);
    field(writer, "issuer", row->issuer);
    day(writer, "reported", row->reported);
    day(writer, "from", row->from);
    day(writer, "to", row->to);
    day(writer, "valid_until", row->valid_until);
    if (row->access != ACCESS_NOT_STATED)
        json_field_text(writer, "access", word_of(WORDS_ACCESS, (int)row->access));
    json_field_text(writer, "statement", page->statements[row->statement].anchor);
    json_end_map(writer);
}

static void rows(struct json_writer *writer, const struct page *page)
{
    if (page->scope_count > 0) {
        json_key(writer, "scope");
        json_begin_list(writer);
        for (size_t i = 0; i < page->scope_count; i++)
            scope_row(writer, page, &page->scope[i]);
        json_end_list(writer);
    }
    if (page->evidence_count > 0) {
        json_key(writer, "evidence");
        json_begin_list(writer);
        for (size_t i = 0; i < page->evidence_count; i++)
            evidence_row(writer, page, &page->evidence[i]);
        json_end_list(writer);
    }
}

void dump_page(struct buffer *out, const struct page *page)
{
    CLEANUP(buffer_free) struct buffer json = BUFFER_INIT;
    struct json_writer writer = json_writer_to(&json);
    json_begin_map(&writer);
    json_field_text(&writer, "page", page->id);
    json_field_text(&writer, "title", page->title);
    field(&writer, "url", page->url);
    field(&writer, "owner", page->owner);
    json_field_text(&writer, "language", page->language);
    day(&writer, "date", page->date);
    json_field_text(&writer, "date_source", word_of(WORDS_DATE_SOURCE, (int)page->date_source));
    day(&writer, "review_by", page->review_by);
    json_field_text(&writer, "audience", word_of(WORDS_AUDIENCE, (int)page->audience));
    json_field_text(&writer, "status", word_of(WORDS_STATUS, (int)page->status));
    standards(&writer, page->standards);
    texts(&writer, "services", page->services);
    texts(&writer, "notes", page->notes);
    json_key(&writer, "statements");
    json_begin_list(&writer);
    for (size_t i = 0; i < page->statement_count; i++)
        statement(&writer, &page->statements[i]);
    json_end_list(&writer);
    rows(&writer, page);
    json_end_map(&writer);
    indent(out, buffer_span(&json));
}

void dump_failure(struct buffer *out, const struct avow_error *failure)
{
    CLEANUP(buffer_free) struct buffer json = BUFFER_INIT;
    struct json_writer writer = json_writer_to(&json);
    json_begin_map(&writer);
    json_field_text(&writer, "error", span_of(avow_status_name(failure->status)));
    json_field_text(&writer, "message", span_of(failure->message));
    json_end_map(&writer);
    indent(out, buffer_span(&json));
}
