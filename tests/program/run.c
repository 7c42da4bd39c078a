/* Run the built program and take what it prints. */
#include "program/run.h"

#include "base/arena.h"
#include "support/test.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORDS_MOST = 40, SECONDS_MOST = 60 };

/* Cut the line into words, in `arena`. */
static void words_of(const char *line, struct arena *arena, char *words[])
{
    size_t count = 1;
    words[0] = AVOW_BINARY;
    struct span rest = span_of(line);
    while (rest.size > 0 && count < WORDS_MOST) {
        bool quoted = rest.bytes[0] == '\'';
        size_t end = span_find_byte(rest, quoted ? '\'' : ' ', quoted ? 1 : 0);
        end = end == SPAN_NONE ? rest.size : end;
        words[count++] = arena_string(arena, span_part(rest, quoted ? 1 : 0, end));
        rest = span_part(rest, end + (quoted ? 2 : 1), rest.size);
    }
    words[count] = NULL;
}

static void take(FILE *file, struct buffer *into)
{
    char bytes[4096];
    rewind(file);
    for (size_t size = 0; (size = fread(bytes, 1, sizeof bytes, file)) > 0;)
        buffer_append(into, (struct span){bytes, size});
    buffer_append_byte(into, '\0');
    fclose(file);
}

/* What the caller has exported names folders of theirs, which no test may read or write. AVOW_TODAY stays: a
 * test sets it. */
static void forget_places(void)
{
    unsetenv("AVOW_INDEX");
    unsetenv("AVOW_CORPUS");
    unsetenv("AVOW_WORKSPACE");
}

/* The program in the child; its output goes to files, so that no pipe can fill. */
static void become(const char *folder, char *words[], FILE *out, FILE *err)
{
    alarm(SECONDS_MOST);
    forget_places();
    dup2(fileno(out), STDOUT_FILENO);
    dup2(fileno(err), STDERR_FILENO);
    if (chdir(folder) == 0)
        execv(words[0], words);
    _exit(127);
}

void run_avow(const char *folder, const char *line, struct run *run)
{
    struct arena arena = ARENA_INIT;
    char *words[WORDS_MOST + 1];
    words_of(line, &arena, words);
    FILE *out = tmpfile();
    FILE *err = tmpfile();
    assert_non_null(out);
    assert_non_null(err);
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0)
        become(folder, words, out, err);
    int status = 0;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    *run = (struct run){WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), BUFFER_INIT,
                        BUFFER_INIT};
    take(out, &run->out);
    take(err, &run->err);
    arena_free(&arena);
}

void run_free(struct run *run)
{
    buffer_free(&run->out);
    buffer_free(&run->err);
}

void run_check(const char *folder, const struct row *row)
{
    struct run run;
    run_avow(folder, row->line, &run);
    if (run.code != row->code)
        print_error("avow %s\n%s%s", row->line, run.out.bytes, run.err.bytes);
    assert_int_equal(run.code, row->code);
    if (row->out != NULL)
        assert_contains(run.out.bytes, row->out);
    else
        assert_string_equal(run.out.bytes, "");
    if (row->err != NULL)
        assert_contains(run.err.bytes, row->err);
    else
        assert_string_equal(run.err.bytes, "");
    run_free(&run);
}
