/* avow verify: do the words of these citations still hold? Hashes are given, or found in files. */
#include "base/cleanup.h"
#include "base/file.h"
#include "base/json_writer.h"
#include "command/verbs.h"
#include "search/search.h"

enum { HASH_FEWEST = 16, HASH_MOST = 64, FILE_MOST = 64 * 1024 * 1024 };

/* The hashes to ask for, each once. */
struct hash_list {
    struct arena arena;
    struct span *items;
    size_t count;
    size_t room;
};

struct verify {
    const struct invocation *invocation;
    struct search_engine *engine;
    struct hash_list hashes;
    struct buffer json; /* the list of verdicts */
    struct json_writer writer;
    size_t stale; /* not current */
};

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_hex(char byte)
{
    return is_digit(byte) || (byte >= 'a' && byte <= 'f') || (byte >= 'A' && byte <= 'F');
}

static bool is_word(char byte)
{
    return is_hex(byte) || (byte >= 'g' && byte <= 'z') || (byte >= 'G' && byte <= 'Z') || byte == '_' ||
           (byte & 0x80) != 0;
}

/* A whole word of 16 to 64 hex digits. One of decimal digits alone is a number, not a hash, unless it has all
 * 64. */
static bool is_hash(struct span word)
{
    size_t letters = 0;
    for (size_t i = 0; i < word.size; i++) {
        if (!is_hex(word.bytes[i]))
            return false;
        letters += !is_digit(word.bytes[i]);
    }
    return word.size >= HASH_FEWEST && word.size <= HASH_MOST && (letters > 0 || word.size == HASH_MOST);
}

static enum avow_status add_hash(struct hash_list *list, struct span hash, struct avow_error *err)
{
    for (size_t i = 0; i < list->count; i++)
        if (span_equal_case(list->items[i], hash))
            return AVOW_OK;
    struct span copy = arena_copy(&list->arena, hash);
    if (copy.bytes == NULL ||
        !arena_grow(&list->arena, &list->items, &list->room, list->count, sizeof *list->items))
        return error_set_no_memory(err, "verify");
    list->items[list->count++] = copy;
    return AVOW_OK;
}

static enum avow_status add_file(struct hash_list *list, const char *path, struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer text = BUFFER_INIT;
    size_t before = list->count;
    enum avow_status status = file_read(path, FILE_MOST, &text, err);
    struct span all = buffer_span(&text);
    for (size_t at = 0; status == AVOW_OK && at < all.size;) {
        size_t end = at;
        while (end < all.size && is_word(all.bytes[end]))
            end++;
        if (is_hash(span_part(all, at, end)))
            status = add_hash(list, span_part(all, at, end), err);
        at = end > at ? end : at + 1;
    }
    if (status == AVOW_OK && list->count == before)
        return error_set(err, AVOW_USAGE, path, "holds no hash of a citation (16 or more hex digits)");
    return status;
}

static enum avow_status collect(struct verify *verify, struct avow_error *err)
{
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; i < verify->invocation->word_count && status == AVOW_OK; i++) {
        const char *word = verify->invocation->words[i];
        struct file_facts facts;
        status = file_stat(word, &facts, err);
        if (status == AVOW_OK && facts.kind == FILE_PLAIN)
            status = add_file(&verify->hashes, word, err);
        else if (status == AVOW_OK)
            status = add_hash(&verify->hashes, span_of(word), err);
    }
    return status;
}

static enum avow_status ask(struct verify *verify, struct span hash, struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer json = BUFFER_INIT;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct value verdict;
    enum avow_status status = search_verify(verify->engine, hash, AUDIENCE_INTERNAL, &json, err);
    if (status == AVOW_OK)
        status = json_read(buffer_span(&json), &arena, &verdict, err);
    if (status != AVOW_OK)
        return status;
    verify->stale += !span_equal(value_get_text(&verdict, "state"), SPAN("current"));
    if (invocation_has(verify->invocation, "json"))
        json_raw(&verify->writer, buffer_span(&json));
    else
        print_verdict_of(&verdict, palette_for(stdout), stdout);
    return verify->json.failed ? error_set_no_memory(err, "verify") : AVOW_OK;
}

static enum avow_status ask_all(struct verify *verify, struct avow_error *err)
{
    enum avow_status status = AVOW_OK;
    verify->writer = json_writer_to(&verify->json);
    json_begin_map(&verify->writer);
    json_key(&verify->writer, "results");
    json_begin_list(&verify->writer);
    for (size_t i = 0; i < verify->hashes.count && status == AVOW_OK; i++)
        status = ask(verify, verify->hashes.items[i], err);
    json_end_list(&verify->writer);
    json_field_integer(&verify->writer, "not_current", (int64_t)verify->stale);
    json_end_map(&verify->writer);
    return status;
}

int verb_verify(const struct invocation *invocation)
{
    struct verify verify = {.invocation = invocation, .hashes = {.arena = ARENA_INIT}, .json = BUFFER_INIT};
    struct avow_error err = AVOW_ERROR_INIT;
    date_day today = DATE_NONE;
    enum avow_status status = collect(&verify, &err);
    if (status == AVOW_OK)
        status = invocation_today(invocation, &today, &err);
    if (status == AVOW_OK)
        status = search_engine_open(command_directory(invocation), 1, &verify.engine, &err);
    if (status == AVOW_OK)
        search_engine_set_today(verify.engine, today);
    if (status == AVOW_OK)
        status = ask_all(&verify, &err);
    int code = verify.stale > 0 ? 1 : 0;
    if (status != AVOW_OK)
        code = command_failed(&err);
    else if (invocation_has(invocation, "json"))
        code = command_print(&verify.json, code);
    search_engine_close(verify.engine);
    buffer_free(&verify.json);
    arena_free(&verify.hashes.arena);
    return code;
}
