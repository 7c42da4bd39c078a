/* avow vocabulary: the words in effect, and rows for names that the statements explain themselves. */
#include "base/cleanup.h"
#include "command/verbs.h"
#include "search/search.h"

#include <string.h>

/* A scalar in double quotes (YAML 1.2, 7.3.1). */
static void print_quoted(struct span text)
{
    putchar('"');
    for (size_t i = 0; i < text.size; i++) {
        if (text.bytes[i] == '"' || text.bytes[i] == '\\')
            putchar('\\');
        putchar(text.bytes[i] == '\n' ? ' ' : text.bytes[i]);
    }
    putchar('"');
}

/* A name, or {name: "...", edition: "..."}: fields without a value are left out. */
static void print_item(const struct value *item)
{
    const char *between = "{";
    if (item->type != VALUE_MAP) {
        print_quoted(value_text(item));
        return;
    }
    for (size_t i = 0; i < item->count; i++) {
        if (item->items[i].type == VALUE_NULL)
            continue;
        printf("%s%.*s: ", between, SPAN_ARG(item->keys[i]));
        print_quoted(value_text(&item->items[i]));
        between = ", ";
    }
    putchar('}');
}

static void print_list(const struct value *list)
{
    putchar('[');
    for (size_t i = 0; i < list->count; i++) {
        fputs(i > 0 ? ", " : "", stdout);
        print_item(&list->items[i]);
    }
    putchar(']');
}

/* Nothing for what a row need not say. */
static void print_field(struct span key, const struct value *value)
{
    bool is_list = value->type == VALUE_LIST;
    bool is_flag = value->type == VALUE_BOOL;
    if ((is_list && value->count == 0) || (is_flag && !value->boolean) || value->type == VALUE_NULL)
        return;
    printf("    %.*s: ", SPAN_ARG(key));
    if (is_list)
        print_list(value);
    else if (is_flag)
        fputs("true", stdout);
    else
        print_quoted(value_text(value));
    putchar('\n');
}

/* On one line, whatever the text holds. */
static void print_comment(const struct value *row)
{
    const struct value *places = value_get(row, "places");
    printf("  # %lld time%s: ", (long long)value_integer(value_get(row, "seen"), 0),
           plural((uint64_t)value_integer(value_get(row, "seen"), 0)));
    print_quoted(value_get_text(row, "found"));
    for (size_t i = 0; places != NULL && i < places->count; i++)
        printf("%s%.*s", i > 0 ? ", " : " in ", SPAN_ARG(value_text(&places->items[i])));
    putchar('\n');
}

/* What proposals have beside the fields of a row. */
static bool is_of_proposal(struct span key)
{
    static const char *const keys[] = {"id", "new", "found", "seen", "places", NULL};
    return span_is_one_of(key, keys);
}

static void print_row(const struct value *row)
{
    print_comment(row);
    printf("  - id: %.*s\n", SPAN_ARG(value_get_text(row, "id")));
    for (size_t i = 0; i < row->count; i++)
        if (!is_of_proposal(row->keys[i]))
            print_field(row->keys[i], &row->items[i]);
}

/* "  wipe: [delete, erase]", both in quotes. */
static void print_words(const struct value *row)
{
    const struct value *means = value_get(row, "means");
    fputs("  ", stdout);
    print_quoted(value_get_text(row, "said"));
    fputs(": [", stdout);
    for (size_t i = 0; i < means->count; i++) {
        fputs(i > 0 ? ", " : "", stdout);
        print_quoted(value_text(&means->items[i]));
    }
    fputs("]\n", stdout);
}

static size_t print_section(const struct value *table, const char *key,
                            void (*print_one)(const struct value *row))
{
    const struct value *rows = value_get(table, key);
    if (rows == NULL || rows->count == 0)
        return 0;
    printf("%s:\n", key);
    for (size_t i = 0; i < rows->count; i++)
        print_one(&rows->items[i]);
    return rows->count;
}

static int print_proposals(const struct value *value)
{
    fputs("# Read before you paste: a row of a known id replaces that row.\n", stdout);
    size_t rows = print_section(value, "standards", print_row) + print_section(value, "services", print_row);
    const struct value *unsure = value_get(value, "unsure");
    if (unsure != NULL && unsure->count > 0)
        fputs("# Neither standards nor services by their words:\n", stdout);
    for (size_t i = 0; unsure != NULL && i < unsure->count; i++)
        print_comment(&unsure->items[i]);
    if (rows == 0)
        fputs("# The statements explain no name that the vocabulary lacks.\n", stdout);
    return fflush(stdout) == 0 ? 0 : 4;
}

static int print_all_words(const struct value *value)
{
    static const char *const lists[] = {"abbreviations", "synonyms", "meanings"};
    size_t rows = 0;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        rows += print_section(value, lists[i], print_words);
    if (rows == 0)
        fputs("# no row has these words\n", stdout);
    return fflush(stdout) != 0 ? 4 : rows > 0 ? 0 : 1;
}

static int print(const struct buffer *json, bool propose)
{
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct value value;
    struct avow_error err = AVOW_ERROR_INIT;
    if (json_read(buffer_span(json), &arena, &value, &err) != AVOW_OK)
        return command_failed(&err);
    return propose ? print_proposals(&value) : print_all_words(&value);
}

int verb_vocabulary(const struct invocation *invocation)
{
    struct avow_error err = AVOW_ERROR_INIT;
    struct search_engine *engine = NULL;
    struct buffer json = BUFFER_INIT;
    bool propose = strcmp(invocation->words[0], "propose") == 0;
    bool asks = invocation->word_count > 1;
    enum avow_status status = AVOW_OK;
    if (propose ? asks : strcmp(invocation->words[0], "words") != 0)
        status =
            error_set(&err, AVOW_USAGE, "vocabulary",
                      "say `avow vocabulary words`, perhaps with one of them, or `avow vocabulary propose`");
    if (status == AVOW_OK)
        status = search_engine_open(command_directory(invocation), 1, &engine, &err);
    if (status == AVOW_OK)
        status = propose
                     ? search_propose(engine, &json, &err)
                     : search_words(engine, asks ? span_of(invocation->words[1]) : SPAN_EMPTY, &json, &err);
    int code = status != AVOW_OK                    ? command_failed(&err)
               : invocation_has(invocation, "json") ? command_print(&json, 0)
                                                    : print(&json, propose);
    buffer_free(&json);
    search_engine_close(engine);
    return code;
}
