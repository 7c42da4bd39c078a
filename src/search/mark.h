/* Which bytes of a text to mark: the query's words that matter, whole, neighbours joined. */
#ifndef SEARCH_MARK_H
#define SEARCH_MARK_H

#include "search/understanding.h"

/* Bytes [start, end) of a text. */
struct mark {
    uint32_t start;
    uint32_t end;
};

struct mark_list {
    struct mark *items;
    size_t count;
};

/* A text read for showing. */
struct read_text {
    struct span text;
    struct token_list tokens;
    struct mention_list mentions; /* found only when the query names something */
};

/* `language`: the one `text` is written in, empty for English. */
enum avow_status read_text(struct lease *lease, const struct understanding *query, struct span text,
                           struct span language, struct read_text *out, struct avow_error *err);
/* Marks in order, without overlap: words of the query (not those that stand in every questionnaire, unless
 * there are no others), names of what the query names under any spelling; stop words only between two. */
enum avow_status marks_find(const struct understanding *query, const struct read_text *read,
                            struct arena *arena, struct mark_list *out, struct avow_error *err);

#endif
