/* What all verbs share: where the index is, and how output and failures are printed. */
#include "base/cleanup.h"
#include "base/log.h"
#include "command/verbs.h"

#include <stdlib.h>
#include <unistd.h>

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
