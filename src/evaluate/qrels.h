/* Judgments: which statements are right for which question (TREC qrels). */
#ifndef EVALUATE_QRELS_H
#define EVALUATE_QRELS_H

#include "base/arena.h"
#include "base/error.h"

struct judgment {
    struct span question;
    struct span statement; /* "-": nothing is right, the question has no answer */
    int grade;             /* over 0: right; higher is better */
    size_t line;           /* 1-based */
};

struct qrels {
    struct judgment *items; /* by question, then statement, in byte order */
    size_t count;
};

/* The judgments of one question, a part of the list; `count` is 0 when nobody judged it. */
struct judged {
    const struct judgment *items;
    size_t count;
    size_t relevant; /* how many have a grade over 0 */
};

/* Read "question iteration statement grade" lines (trec.nist.gov/data/qrels_eng) into `arena`; the iteration
 * is ignored. BAD_INPUT with "file:line" as the place: another number of fields, a grade that is no whole
 * number from -100 to 100, a statement judged twice for a question. Else as trec_file_open. */
enum avow_status qrels_read(const char *path, struct arena *arena, struct qrels *out, struct avow_error *err);
struct judged qrels_of(const struct qrels *qrels, struct span question);
/* The grade of a statement; 0 when it was not judged. */
int judged_grade(const struct judged *judged, struct span statement);

#endif
