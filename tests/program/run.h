/* Run the built program and take what it prints. */
#ifndef PROGRAM_RUN_H
#define PROGRAM_RUN_H

#include "base/buffer.h"

/* What a run left behind. Free with run_free. */
struct run {
    int code; /* exit code; 128 + signal when killed */
    struct buffer out;
    struct buffer err;
};

/* Run `avow` with the words of `line` (parted by single spaces; a word in quotes holds spaces) in
 * the folder `folder`. A run that takes over a minute is killed. */
void run_avow(const char *folder, const char *line, struct run *run);
void run_free(struct run *run);

/* A run and what it must give. */
struct row {
    const char *line;
    int code;
    const char *out; /* part of standard output; NULL: it is empty */
    const char *err; /* part of standard error; NULL: it is empty */
};

/* Run it in `folder`; the test fails when it gives anything else. */
void run_check(const char *folder, const struct row *row);

#endif
