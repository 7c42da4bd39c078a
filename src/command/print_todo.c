/* The text form of the tasks: in groups, a line for each, its owner and its date behind it. */
#include "command/verbs.h"

static struct span text(const struct value *map, const char *key)
{
    return value_get_text(map, key);
}

static const struct {
    struct span type;
    const char *words;
} groups[] = {
    {SPAN_INIT("review"), "Review overdue"},
    {SPAN_INIT("conflict"), "Pages that disagree"},
    {SPAN_INIT("ending"), "Certificates that end"},
    {SPAN_INIT("vanished"), "Certificates that vanished"},
    {SPAN_INIT("edition"), "Old versions of standards"},
    {SPAN_INIT("draft"), "Drafts"},
    {SPAN_INIT("undated"), "No date of their own"},
    {SPAN_INIT("ended"), "No longer published"},
};

static void print_group(struct span type, struct palette palette, FILE *stream)
{
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        if (span_equal(groups[i].type, type))
            fprintf(stream, "\n%s%s%s\n", palette.bold, groups[i].words, palette.plain);
}

static void print_part(struct span words, FILE *stream)
{
    if (words.size > 0)
        fprintf(stream, ", %.*s", SPAN_ARG(words));
}

static void print_task(const struct value *task, struct palette palette, FILE *stream)
{
    struct span owner = text(task, "owner");
    struct span current = text(task, "current");
    fprintf(stream, "  %.*s", SPAN_ARG(text(value_get(task, "page"), "id")));
    print_part(text(value_get(task, "service"), "name"), stream);
    print_part(text(value_get(task, "standard"), "name"), stream);
    print_part(text(task, "label"), stream);
    if (current.size > 0)
        fprintf(stream, ", version %.*s; the newest is %.*s", SPAN_ARG(text(task, "edition")),
                SPAN_ARG(current));
    fprintf(stream, " %s(%.*s", palette.dim, SPAN_ARG(owner.size > 0 ? owner : SPAN("no owner")));
    print_part(text(task, "date"), stream);
    fprintf(stream, ")%s\n", palette.plain);
}

void print_todo(const struct value *todo, struct palette palette, FILE *stream)
{
    const struct value *tasks = value_get(todo, "tasks");
    struct span type = SPAN_EMPTY;
    if (tasks == NULL || tasks->count == 0)
        fputs("Nothing to look at.\n", stream);
    for (size_t i = 0; tasks != NULL && i < tasks->count; i++) {
        const struct value *task = &tasks->items[i];
        if (!span_equal(type, text(task, "type")))
            print_group(text(task, "type"), palette, stream);
        type = text(task, "type");
        print_task(task, palette, stream);
    }
}
