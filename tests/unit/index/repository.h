/* A small corpus whose pages come from a git repository, corpus/repo. */
#ifndef UNIT_INDEX_REPOSITORY_H
#define UNIT_INDEX_REPOSITORY_H

#include "unit/index/commits.h"
#include "unit/index/site.h"

/* The folder docs of the repository, its pages named p/... */
extern const char repository_source[];

/* Write the configuration and make the repository; commits_end ends it. */
struct commits *repository_begin(struct site *site, const char *configuration);
/* Write a page of site_sections_text for the next commit. */
void repository_put(struct site *site, struct commits *commits, const char *name, const char *words);

#endif
