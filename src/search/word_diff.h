/* What changed between two texts, word by word. */
#ifndef SEARCH_WORD_DIFF_H
#define SEARCH_WORD_DIFF_H

#include "base/arena.h"
#include "base/error.h"
#include "base/json_writer.h"

enum diff_op { DIFF_SAME, DIFF_REMOVED, DIFF_ADDED };

/* A stretch of the older text (removed) or the newer one (added; same too, whose white space is the newer's).
 */
struct diff_segment {
    struct span text;
    enum diff_op op;
};

struct diff_segments {
    struct diff_segment *items;
    size_t count;
};

/* The segments in reading order: those that are not added make up the older text (but for white space),
 * those that are not removed the newer one. A removed stretch stands before what came in its place. Quotes,
 * hyphens and invisible characters that hash alike are alike (terms/canonical.h). The longest common run of
 * words is found exactly up to some thousand words that differ; beyond that the differing middle is one
 * removed and one added stretch. */
enum avow_status word_diff(struct span older, struct span newer, struct arena *arena,
                           struct diff_segments *out, struct avow_error *err);
/* The share of words that two texts have in common, 0 to 1: twice the common words over all (Dice 1945, on
 * multisets). Case does not count. 1 for two texts without words. */
enum avow_status word_overlap(struct span a, struct span b, struct arena *arena, double *share,
                              struct avow_error *err);
/* A list of {"text", "op": "same|removed|added"}. */
void word_diff_json(struct json_writer *json, const struct diff_segments *segments);

#endif
