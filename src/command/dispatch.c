/* From the program's arguments to a verb. */
#include "base/log.h"
#include "command/verbs.h"

#include <signal.h>
#include <string.h>

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
