/* A generation under construction: made beside the live one, proved, then swapped in. */
#ifndef INDEX_BUILD_H
#define INDEX_BUILD_H

#include "index/corpus.h"
#include "index/live.h"
#include "index/versions.h"

#include <signal.h>

struct build_options {
    const char *directory;
    const struct corpus *corpus;
    const struct live *live;
    bool fresh; /* from nothing; else a copy of the live one takes the difference */
};

struct build;

/* Begin generations/<highest + 1>.new. Everything borrowed lives until build_drop. */
enum avow_status build_begin(const struct build_options *options, struct build **out, struct avow_error *err);
/* Put a page with all its versions (placed) in the place of what was there. `files[tag]` is the file of a
 * version. */
enum avow_status build_put_page(struct build *build, struct span id, const struct version *versions,
                                size_t count, const struct facts_file *files, struct avow_error *err);
/* Remove a page, its statements and its files. */
enum avow_status build_remove_page(struct build *build, struct span id, struct avow_error *err);
/* The facts of the generation, for files that are rejected. */
struct facts *build_facts(struct build *build);
/* Make it durable, prove it, swap it in and remove generations that are no longer kept. On failure the live
 * one is as it was. `*manifest` gets what it holds; its texts live until build_drop. */
enum avow_status build_finish(struct build *build, date_day today, volatile sig_atomic_t *stop,
                              struct manifest *manifest, struct avow_error *err);
/* Close; what was not finished is removed. NULL is allowed. */
void build_drop(struct build *build);

#endif
