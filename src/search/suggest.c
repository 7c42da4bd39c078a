/* Suggestions while a person types: names that begin with the words, then questions and pages that hold them.
 */
#include "search/card.h"
#include "search/filter.h"
#include "search/lease_json.h"
#include "search/lexer.h"

enum { MOST = 10, MOST_NAMES = 4, MOST_QUESTIONS = 4, MOST_WORDS = 16, MOST_ENDINGS = 8, POOL = 30 };

struct suggestions {
    struct lease *lease;
    struct json_writer *json;
    struct tree tree;
    struct filters filters;
    struct token_list readings[LANGUAGES + 1]; /* of the words: as English, then as each other language */
    size_t reading_count;
    size_t count;
};

/* Bytes that stand for themselves in a path or an argument (RFC 3986, 2.3). */
static bool is_unreserved(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           byte == '-' || byte == '.' || byte == '_' || byte == '~' || byte == '/';
}

static void append_encoded(struct buffer *out, struct span text)
{
    for (size_t i = 0; i < text.size; i++)
        if (is_unreserved(text.bytes[i]))
            buffer_append_byte(out, text.bytes[i]);
        else
            buffer_printf(out, "%%%02X", (unsigned char)text.bytes[i]);
}

static void suggest(struct suggestions *suggestions, const char *type, struct span text, const char *path,
                    struct span id)
{
    struct buffer url = BUFFER_INIT;
    buffer_append_string(&url, path);
    append_encoded(&url, id);
    json_begin_map(suggestions->json);
    json_field_text(suggestions->json, "type", span_of(type));
    json_field_text(suggestions->json, "text", text);
    json_field_text(suggestions->json, "url", buffer_span(&url));
    json_end_map(suggestions->json);
    suggestions->json->out->failed = suggestions->json->out->failed || url.failed;
    buffer_free(&url);
    suggestions->count++;
}

static char lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

/* True when `name` or one of its words begins with `text`; spaces, hyphens and slashes do not matter. */
static bool begins(struct span name, struct span text)
{
    for (size_t start = 0; start < name.size; start++) {
        if (start > 0 && name.bytes[start - 1] != ' ' && name.bytes[start - 1] != '/')
            continue;
        size_t at = start;
        size_t i = 0;
        while (i < text.size && at < name.size) {
            bool filler = name.bytes[at] == ' ' || name.bytes[at] == '-' || name.bytes[at] == '/';
            bool typed = text.bytes[i] == ' ' || text.bytes[i] == '-' || text.bytes[i] == '/';
            if (typed)
                i++;
            else if (filler)
                at++;
            else if (lower(name.bytes[at++]) != lower(text.bytes[i++]))
                break;
            else if (i == text.size)
                return true;
        }
    }
    return false;
}

static bool any_begins(struct span name, const struct span_list *aliases, struct span text)
{
    bool found = begins(name, text);
    for (size_t i = 0; !found && i < aliases->count; i++)
        found = begins(aliases->items[i], text);
    return found;
}

static bool former_begins(const struct vocabulary_service *row, struct span text)
{
    for (size_t i = 0; i < row->former_count; i++)
        if (begins(row->formerly[i].name, text))
            return true;
    return false;
}

/* Names nobody speaks of would lead to an empty page: only those with a statement the caller may see. */
static bool is_stated(struct suggestions *suggestions, enum term_field field, struct span id)
{
    struct store_search_options options = STORE_SEARCH_OPTIONS_INIT;
    struct store_result found = {0};
    const struct store_query *query =
        filters_apply(&suggestions->tree, &suggestions->filters, tree_term(&suggestions->tree, field, id),
                      FILTER_NONE_LEFT_OUT);
    options.limit = 1;
    return store_search(suggestions->lease->now, query, &options, &suggestions->lease->arena, &found, NULL) ==
               AVOW_OK &&
           found.count > 0;
}

static void suggest_names(struct suggestions *suggestions, struct span text)
{
    const struct vocabulary *vocabulary = suggestions->lease->view->vocabulary;
    for (size_t i = 0; i < vocabulary_standard_count(vocabulary) && suggestions->count < MOST_NAMES; i++) {
        const struct vocabulary_standard *row = vocabulary_standard_at(vocabulary, i);
        if (any_begins(row->name, &row->aliases, text) && is_stated(suggestions, TERM_STANDARD, row->id))
            suggest(suggestions, "standard", row->name, "/search?standard=", row->id);
    }
    for (size_t i = 0; i < vocabulary_service_count(vocabulary) && suggestions->count < MOST_NAMES; i++) {
        const struct vocabulary_service *row = vocabulary_service_at(vocabulary, i);
        bool named = any_begins(row->name, &row->aliases, text) || former_begins(row, text);
        if (named && is_stated(suggestions, TERM_SERVICE, row->id))
            suggest(suggestions, "service", row->name, "/search?service=", row->id);
    }
}

/* The last word may be half typed: any stem of the field that begins with it will do. */
static enum avow_status add_endings(struct suggestions *suggestions, enum term_field field,
                                    const struct token *token, struct branch *any, struct avow_error *err)
{
    struct store_term_row *rows = NULL;
    size_t count = 0;
    branch_add(&suggestions->tree, any, tree_term(&suggestions->tree, field, token->stem));
    const struct store_query *prefix = tree_term(&suggestions->tree, field, token->fold);
    enum avow_status status =
        store_reader_terms(suggestions->lease->now, prefix->term, SPAN_EMPTY, MOST_ENDINGS,
                           &suggestions->lease->arena, &rows, &count, err);
    for (size_t i = 0; status == AVOW_OK && i < count; i++) {
        struct span stem = span_part(rows[i].term, term_prefix(field).size, rows[i].term.size);
        branch_add(&suggestions->tree, any, tree_term(&suggestions->tree, field, stem));
    }
    return status;
}

/* All words in `field`, the last as far as it is typed. */
static enum avow_status words_query(struct suggestions *suggestions, const struct token_list *tokens,
                                    enum term_field field, const struct store_query **out,
                                    struct avow_error *err)
{
    struct branch all = {0};
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < tokens->count && i < MOST_WORDS; i++) {
        const struct token *token = &tokens->items[i];
        bool last = i + 1 == tokens->count;
        struct branch any = {0};
        if ((token->flags & TOKEN_STOP) != 0 && (!last || token->fold.size == 1))
            continue;
        if (last)
            status = add_endings(suggestions, field, token, &any, err);
        else
            branch_add(&suggestions->tree, &any, tree_term(&suggestions->tree, field, token->stem));
        branch_add(&suggestions->tree, &all, tree_list(&suggestions->tree, STORE_OR, &any));
    }
    *out = tree_list(&suggestions->tree, STORE_AND, &all);
    return status;
}

/* The words as English or as any other language of the index reads them. */
static enum avow_status any_language(struct suggestions *suggestions, enum term_field field,
                                     const struct store_query **out, struct avow_error *err)
{
    struct branch any = {0};
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < suggestions->reading_count; i++) {
        const struct store_query *query = NULL;
        status = words_query(suggestions, &suggestions->readings[i], field, &query, err);
        if (status == AVOW_OK)
            branch_add(&suggestions->tree, &any, query);
    }
    *out = tree_list(&suggestions->tree, STORE_OR, &any);
    return status;
}

static enum avow_status find(struct suggestions *suggestions, enum term_field field,
                             struct store_result *found, struct avow_error *err)
{
    const struct store_query *query = NULL;
    enum avow_status status = any_language(suggestions, field, &query, err);
    if (status != AVOW_OK)
        return status;
    struct store_search_options options = STORE_SEARCH_OPTIONS_INIT;
    options.limit = POOL;
    options.with_data = true;
    options.collapse_slot = field == TERM_QUESTION ? SLOT_HASH : -1;
    query = filters_apply(&suggestions->tree, &suggestions->filters, query, FILTER_NONE_LEFT_OUT);
    return store_search(suggestions->lease->now, query, &options, &suggestions->lease->arena, found, err);
}

static enum avow_status suggest_questions(struct suggestions *suggestions, struct avow_error *err)
{
    struct store_result found = {0};
    enum avow_status status = find(suggestions, TERM_QUESTION, &found, err);
    for (size_t i = 0; status == AVOW_OK && i < found.count && i < MOST_QUESTIONS; i++) {
        struct record record = {0};
        status = record_decode(found.hits[i].data, &suggestions->lease->arena, &record, err);
        if (status == AVOW_OK)
            suggest(suggestions, "question", record.question, "/statements/", record.id);
    }
    return status;
}

static enum avow_status suggest_pages(struct suggestions *suggestions, struct avow_error *err)
{
    struct store_result found = {0};
    struct span seen[MOST];
    size_t seen_count = 0;
    enum avow_status status = find(suggestions, TERM_TITLE, &found, err);
    for (size_t i = 0; status == AVOW_OK && i < found.count && suggestions->count < MOST; i++) {
        struct record record = {0};
        status = record_decode(found.hits[i].data, &suggestions->lease->arena, &record, err);
        bool new = status == AVOW_OK;
        for (size_t k = 0; k < seen_count; k++)
            new = new && !span_equal(seen[k], record.page_id);
        if (!new)
            continue;
        seen[seen_count++] = record.page_id;
        suggest(suggestions, "page", record.title, "/pages/", record.page_id);
    }
    return status;
}

static enum avow_status read_all(struct suggestions *suggestions, struct span text, struct avow_error *err)
{
    struct lease *lease = suggestions->lease;
    enum avow_status status =
        tokeniser_run(lease->tokeniser, text, &lease->arena, &suggestions->readings[0], err);
    suggestions->reading_count = 1;
    for (size_t i = 0; status == AVOW_OK && i < lease->languages.count; i++)
        status = tokeniser_run(lease->languages.items[i].tokeniser, text, &lease->arena,
                               &suggestions->readings[suggestions->reading_count++], err);
    return status;
}

static bool no_field(struct span name)
{
    (void)name;
    return false;
}

static enum avow_status suggest_all(struct suggestions *suggestions, struct span text,
                                    enum page_audience audience, struct avow_error *err)
{
    struct lease *lease = suggestions->lease;
    struct search_request request = SEARCH_REQUEST_INIT;
    struct lexed lexed;
    request.audience = audience;
    suggestions->tree.arena = &lease->arena;
    enum avow_status status = filters_build(lease, &request, &suggestions->tree, &suggestions->filters, err);
    if (status == AVOW_OK)
        status = lexer_run(text, no_field, &lease->arena, &lexed, err);
    if (status == AVOW_OK)
        status = read_all(suggestions, lexed.text, err);
    if (status != AVOW_OK || suggestions->readings[0].count == 0)
        return status;
    suggest_names(suggestions, span_trim(lexed.text));
    status = suggest_questions(suggestions, err);
    return status == AVOW_OK ? suggest_pages(suggestions, err) : status;
}

enum avow_status search_suggest(struct search_engine *engine, struct span text, enum page_audience audience,
                                struct buffer *out, struct avow_error *err)
{
    struct lease_json answer;
    if (text.size > SEARCH_QUERY_LIMIT)
        return error_set(err, AVOW_USAGE, "q", "at most %d bytes are read: shorten it", SEARCH_QUERY_LIMIT);
    enum avow_status status = lease_json_begin(engine, out, &answer, err);
    if (status != AVOW_OK)
        return status;
    struct suggestions suggestions = {.lease = answer.lease, .json = &answer.json};
    json_begin_map(suggestions.json);
    json_key(suggestions.json, "suggestions");
    json_begin_list(suggestions.json);
    status = suggest_all(&suggestions, text, audience, err);
    json_end_list(suggestions.json);
    json_end_map(suggestions.json);
    if (status == AVOW_OK && suggestions.tree.failed)
        status = error_set_no_memory(err, "search");
    return lease_json_end(&answer, status, err);
}
