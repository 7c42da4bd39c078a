/* From the program's arguments to a verb, and what all verbs share. */
#include "base/cleanup.h"
#include "base/log.h"
#include "command/verbs.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int unknown_verb(const char *name)
{
    const struct verb *near = verb_near(name);
    if (near != NULL)
        log_line(LOG_ERROR, "there is no verb \"%s\"; did you mean \"%s\"?", name, near->name);
    else
        log_line(LOG_ERROR, "there is no verb \"%s\"; \"avow help\" lists them", name);
    return avow_status_exit_code(AVOW_USAGE);
}

/* `avow --help`, `avow VERB --help` and `avow --version` are spelled as verbs inside. */
static const struct verb *verb_for(int count, char **arguments)
{
    if (count == 0 || strcmp(arguments[0], "--help") == 0 || strcmp(arguments[0], "-h") == 0)
        return verb_find("help");
    if (strcmp(arguments[0], "--version") == 0)
        return verb_find("version");
    return verb_find(arguments[0]);
}

static bool asks_for_help(int count, char **arguments)
{
    for (int i = 0; i < count && strcmp(arguments[i], "--") != 0; i++)
        if (strcmp(arguments[i], "--help") == 0)
            return true;
    return false;
}

int command_main(int count, char **arguments)
{
    signal(SIGPIPE, SIG_IGN);
    const struct verb *verb = verb_for(count, arguments);
    if (verb == NULL)
        return unknown_verb(arguments[0]);
    char *help_words[] = {(char *)verb->name};
    int word_count = count > 0 ? count - 1 : 0;
    char **words = count > 0 ? arguments + 1 : arguments;
    if (asks_for_help(word_count, words)) {
        verb = verb_find("help");
        word_count = 1;
        words = help_words;
    }
    struct arena arena = ARENA_INIT;
    struct invocation invocation;
    struct avow_error err = AVOW_ERROR_INIT;
    int code = invocation_parse(verb, word_count, words, &arena, &invocation, &err) == AVOW_OK
                   ? verb->run(&invocation)
                   : command_failed(&err);
    arena_free(&arena);
    return code;
}

int command_failed(const struct avow_error *err)
{
    log_failure(err);
    return avow_status_exit_code(err->status);
}

const char *command_directory(const struct invocation *invocation)
{
    const char *directory = invocation_value(invocation, "index");
    return directory != NULL ? directory : "index";
}

int command_print(const struct buffer *text, int otherwise)
{
    if (fwrite(text->bytes, 1, text->size, stdout) == text->size && fputc('\n', stdout) != EOF &&
        fflush(stdout) == 0)
        return otherwise;
    log_line(LOG_ERROR, "the output could not be written whole; is the disk full or the reader gone?");
    return avow_status_exit_code(AVOW_IO);
}

int command_show(const struct invocation *invocation, const struct buffer *json,
                 void (*print)(const struct value *value, struct palette palette, FILE *stream))
{
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct value value;
    struct avow_error err = AVOW_ERROR_INIT;
    if (invocation_has(invocation, "json"))
        return command_print(json, 0);
    if (json_read(buffer_span(json), &arena, &value, &err) != AVOW_OK)
        return command_failed(&err);
    print(&value, palette_for(stdout), stdout);
    return 0;
}

const char *plural(uint64_t count)
{
    return count == 1 ? "" : "s";
}

struct palette palette_for(FILE *stream)
{
    const char *no_color = getenv("NO_COLOR");
    if (!isatty(fileno(stream)) || (no_color != NULL && no_color[0] != '\0'))
        return (struct palette){"", "", "", "", ""};
    return (struct palette){"\033[1m", "\033[2m", "\033[4;33m", "\033[36m", "\033[0m"};
}
