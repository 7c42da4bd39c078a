/* A file of questions to ask one after the other: one "id<TAB>question[<TAB>kind]" a line, as TREC topics are
 * passed on. */
#ifndef SEARCH_QUESTION_FILE_H
#define SEARCH_QUESTION_FILE_H

#include "base/arena.h"
#include "base/error.h"

struct question {
    struct span id; /* no white space */
    struct span text;
    struct span kind; /* a word of the writer's own to tell kinds of questions apart; may be empty */
    size_t line;      /* 1-based */
};

struct question_list {
    struct question *items;
    size_t count;
};

/* Read all questions of `path` into `arena`, in the order of the file; empty lines are passed over. BAD_INPUT
 * with "file:line" as the place: no TAB or a third one, an id that is empty, holds white space or came
 * before, no question, bytes that are not UTF-8. TOO_LARGE over 64 MiB; IO when it
 * cannot be read, missing included. */
enum avow_status question_file_read(const char *path, struct arena *arena, struct question_list *out,
                                    struct avow_error *err);

#endif
