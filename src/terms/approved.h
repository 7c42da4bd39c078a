/* Approved questions as the small index `approved/` holds them: the folder, the key of a question, the data
 * of a document. Library writes it, search reads it. */
#ifndef TERMS_APPROVED_H
#define TERMS_APPROVED_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/date.h"
#include "base/error.h"
#include "terms/tokens.h"
#include "terms/words.h"

/* Layout of `approved/` below the data directory:
 *   current   text: number of the live build
 *   lock      held while one is made
 *   <n>/      the index: a document for each approval that stands. Unique term Q: number of the approval;
 * stems and XB: pairs of the question; XK: its key; XID: its statement; XD: the start of the hash of the
 * words that were approved, unless the approval expires; SLOT_FORWARD the words of the question. Metadata:
 * "workspace" (uuid) and "revision" it was made from, "layout". It can be made again at any time. */
#define APPROVED_FOLDER "approved"
enum { APPROVED_LAYOUT = 2, APPROVED_HASH = 32 /* digits, as in SLOT_HASH */ };

/* What a document's data holds. */
struct approved_record {
    struct span number; /* of the approval, as text */
    struct span statement;
    struct span hash; /* 64 hex: of the words that were approved */
    struct span question;
    struct span key;
    struct span product; /* empty: any */
    struct span by;
    date_day on;
    date_day expires; /* last day it holds; DATE_NONE: none */
    enum page_audience audience;
};

bool approved_encode(struct buffer *out, const struct approved_record *record);
/* Fields point into `bytes`. CORRUPT for bytes that are no such record. */
enum avow_status approved_decode(struct span bytes, struct approved_record *out, struct avow_error *err);

/* Equal for questions that are the same word for word: the words in their common spelling, stop words too,
 * with one space between them; case, punctuation and white space do not count. Empty for a text without
 * words. */
enum avow_status question_key(const struct token_list *tokens, struct arena *arena, struct span *out,
                              struct avow_error *err);
/* The same of the words as they are written: by this a workspace knows a question again, so it must stay as
 * it is whatever questions are found by. */
enum avow_status question_words(const struct token_list *tokens, struct arena *arena, struct span *out,
                                struct avow_error *err);

#endif
