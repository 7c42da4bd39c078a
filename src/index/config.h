/* avow.yml: what the files of a corpus root do not say themselves. */
#ifndef INDEX_CONFIG_H
#define INDEX_CONFIG_H

#include "base/arena.h"
#include "base/error.h"
#include "document/document.h"

/* One row of `sources` or `pages`; empty, 0 or WORD_NOT_GIVEN where it says nothing. */
struct config_entry {
    struct span path; /* sources: folder or glob; pages: the file; below the root, or the repository's */
    struct span git;  /* sources: folder of a git repository, absolute or below the root ("."); empty: none */
    struct span branch; /* of it; empty: the one that its HEAD names */
    uint32_t versions;  /* of it, at most so many of a page */
    struct span page;   /* page id; {name} = file name without extension, lower case */
    struct span url;    /* {name} as above */
    struct span strip;  /* trimmed from the front of {name} */
    struct span title;
    struct span language;
    struct span owner;
    struct span_list standards;
    struct span_list services;
    struct span_list exclude;
    date_day date;
    date_day review_by;
    int audience;
    int status;
    int about;
    bool complete; /* a page missing from this snapshot has ended */
    int line;
};

struct config_entries {
    struct config_entry *items;
    size_t count;
};

struct config {
    const char *name; /* for messages: "<root's folder>/avow.yml" */
    struct config_entries sources;
    struct config_entries pages;
    struct span_list vocabulary; /* globs */
    int vocabulary_line;
    struct span pins;
    struct span text; /* of avow.yml; empty without one */
};

/* Read `root`/avow.yml; a missing one gives an empty configuration. BAD_INPUT's place is "name:line". */
enum avow_status config_read(const char *root, struct arena *arena, struct config *out,
                             struct avow_error *err);

/* What the configuration says of one file. */
struct config_place {
    const struct config_entry *source; /* the first that matches; NULL = none */
    const struct config_entry *page;   /* the row of `pages`; NULL = none */
    bool excluded;
    struct document_facts facts; /* page_id always given */
};

/* Facts of the file at `path` below the root, changed last on the day `modified`. Texts are in `arena` or the
 * configuration's. */
enum avow_status config_place(const struct config *config, struct span path, date_day modified,
                              struct arena *arena, struct config_place *out, struct avow_error *err);

/* Facts of a file of a git source by its path in the repository; `page` is NULL, and `excluded` tells only
 * whether the source's `exclude` means it. */
enum avow_status config_place_git(const struct config_entry *source, struct span path, struct arena *arena,
                                  struct config_place *out, struct avow_error *err);

/* The page id that a path or name gives: each part slugged, dots kept; a last part that only says "index" or
 * "readme" is dropped when something stands before it. */
enum avow_status config_page_id(struct span path, struct arena *arena, struct span *out,
                                struct avow_error *err);

#endif
