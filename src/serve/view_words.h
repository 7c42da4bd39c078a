/* What a page calls things: the words on screen for the words of the API, one table each. */
#ifndef SERVE_VIEW_WORDS_H
#define SERVE_VIEW_WORDS_H

#include "serve/view_tree.h"

/* How one kind of statement is labelled; `icon` names a symbol of web/icons.svg. */
struct kind_words {
    struct span kind;
    const char *label;
    const char *icon;
};

/* The row of a kind; the plain passage's for one that is unknown. */
const struct kind_words *words_kind(struct span kind);
/* "About us" ...; `question` tells what the reader may do from what they must do. Empty for an unknown word.
 */
struct span words_about(struct span about, struct span question);
/* "Anyone" and "for anyone" ...; the word itself when it is unknown. */
struct span words_audience(struct span audience);
struct span words_for_audience(struct span audience);

/* What is said of words that are not for everybody: on a tag, behind a copied source, when they were copied.
 */
struct circle_words {
    struct span audience;
    struct span tag;
    struct span mark;
    struct span said;
};

/* The row of "customer" or "internal"; a row of empty words for all else. */
const struct circle_words *words_circle(struct span audience);
/* "Published", "Retrieved" or "Dated", by where a date comes from; the same words as in citations. */
struct span words_date(struct span source);
/* "Draft", "No longer published"; empty for published: show the exception, not the rule. */
struct span words_status(struct span status);

/* A name with its version as people write it: "ISO 22301:2019", "PCI DSS 4.0.1". */
struct span words_standard(struct view *view, const struct value *standard);
/* An edition or a level of the tables: "Rev. 5" of "rev-5", "Type 2" of "type-2". */
struct span words_version(struct view *view, struct span version);
/* "ISO 22301:2019, SOC 2"; empty for none. */
struct span words_standards(struct view *view, const struct value *standards);
/* "Compute, Run, Mail and 8 more": at most `most` names. */
struct span words_names(struct view *view, const struct value *list, size_t most);

/* Texts with commas between; empty for none. */
struct span words_list(struct view *view, const struct value *list);

/* A note or message of the API with a capital, as it starts a line of a page; an edition is called a version
 * there. */
struct span words_sentence(struct view *view, struct span note);

/* Put a day as the API writes it under `iso_key` and as people do under `words_key`; empty when it is none.
 */
void words_put_day(struct view *view, struct value *map, const char *iso_key, const char *words_key,
                   struct span iso);

#endif
