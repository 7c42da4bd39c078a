/* What the rows of a file say of their page, gathered row by row. */
#ifndef DOCUMENT_ROW_WORDS_H
#define DOCUMENT_ROW_WORDS_H

#include "base/date.h"
#include "document/reader.h"

/* Start from zero. */
struct row_words {
    struct span title; /* of the first row that gives one */
    struct span name;  /* for want of a title: the page's name as written */
    struct span url;   /* of all rows alike */
    struct span date;  /* the latest */
    date_day day;
    struct span audience; /* the narrowest, or a word that is none of ours */
    int audience_rank;
    bool silent; /* a row gives no audience */
    bool urls_differ;
    size_t rows;
};

/* Note what a row says; `*day` is its date, DATE_NONE for none or nonsense. */
void row_words_add(struct row_words *words, struct span url, struct span date, struct span audience,
                   date_day *day);
/* Make front matter of it in `out->front`, and a note on what was ignored. False when memory ran out. */
bool row_words_apply(const struct row_words *words, struct arena *arena, struct reading *out);
/* A URL that leads somewhere by itself, else the empty span. */
struct span row_web_address(struct span url);

#endif
