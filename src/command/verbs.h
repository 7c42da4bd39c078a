/* The verbs of the command line, each in a file of its own, and what they share. */
#ifndef COMMAND_VERBS_H
#define COMMAND_VERBS_H

#include "base/buffer.h"
#include "base/value.h"
#include "command/options.h"

#include <stdio.h>

/* The table of all verbs, ended by a row without a name. */
extern const struct verb verbs[];

/* By name; NULL when there is none. */
const struct verb *verb_find(const char *name);
/* The verb whose name is nearest to `name`, or NULL. */
const struct verb *verb_near(const char *name);

/* Run `avow` with the words after the program's name; returns the exit code. */
int command_main(int count, char **arguments);

int verb_index(const struct invocation *invocation);
int verb_search(const struct invocation *invocation);
int verb_serve(const struct invocation *invocation);
int verb_show(const struct invocation *invocation);
int verb_diff(const struct invocation *invocation);
int verb_verify(const struct invocation *invocation);
int verb_scope(const struct invocation *invocation);
int verb_todo(const struct invocation *invocation);
int verb_check(const struct invocation *invocation);
int verb_eval(const struct invocation *invocation);
int verb_train(const struct invocation *invocation);
int verb_rollback(const struct invocation *invocation);
int verb_library(const struct invocation *invocation);
int verb_vocabulary(const struct invocation *invocation);
int verb_help(const struct invocation *invocation);
int verb_version(const struct invocation *invocation);
int verb_completion(const struct invocation *invocation);
int verb_manual(const struct invocation *invocation);
int verb_read_worker(const struct invocation *invocation);

/* Print the error on standard error and give the exit code its status asks for. */
int command_failed(const struct avow_error *err);
/* Make the approved questions of the data directory anew if another version of the program laid them out. */
enum avow_status command_library_renew(const struct invocation *invocation, struct avow_error *err);
/* The data directory of --index or AVOW_INDEX, else "index". */
const char *command_directory(const struct invocation *invocation);
/* Write the buffer and a line break to standard output; the exit code 4 when that fails, else `otherwise`. */
int command_print(const struct buffer *text, int otherwise);

/* What stands after a noun that is counted: "s", but nothing for one. */
const char *plural(uint64_t count);

/* Print the API's JSON as it is (--json), or in the text form that `print` gives it; the exit code. */
struct palette;
int command_show(const struct invocation *invocation, const struct buffer *json,
                 void (*print)(const struct value *value, struct palette palette, FILE *stream));

/* Colours for a terminal; all "" when standard output is none or NO_COLOR is set. */
struct palette {
    const char *bold;
    const char *dim;
    const char *mark;
    const char *accent;
    const char *plain;
};
struct palette palette_for(FILE *stream);

/* The text form of an answer, a statement or a page, from the JSON the API gives. */
void print_answer(const struct value *answer, struct palette palette, FILE *stream);
void print_statement(const struct value *statement, struct palette palette, FILE *stream);
void print_page(const struct value *page, struct palette palette, FILE *stream);
/* What is stated of the one service and the one standard of a question, with the first rows that say so;
 * nothing unless `scope` has a verdict. */
void print_scope_asked(const struct value *scope, struct palette palette, FILE *stream);
/* The same for rows of services in scope. */
void print_scope(const struct value *scope, struct palette palette, FILE *stream);
/* The same for what the keepers of pages should look at. */
void print_todo(const struct value *todo, struct palette palette, FILE *stream);
/* The same for a difference and for what became of one citation. */
void print_diff(const struct value *diff, struct palette palette, FILE *stream);
/* The same for an evaluation (evaluation_write). */
void print_evaluation(const struct value *evaluation, struct palette palette, FILE *stream);
/* The same for a training (training_write). */
void print_training(const struct value *training, struct palette palette, FILE *stream);
void print_verdict_of(const struct value *verdict, struct palette palette, FILE *stream);

#endif
