/* Editions near to one that is asked: they are never silently equated, but a person wants to know. */
#ifndef SEARCH_EDITION_H
#define SEARCH_EDITION_H

#include "search/run.h"
#include "search/seen.h"

/* When no statement the caller may see speaks of the asked edition: the nearest edition that one does, in
 * `*nearest` (empty when there is none or the asked one is there). By years when both are, else by their
 * places in the vocabulary; the later of two equally near. */
enum avow_status edition_nearest(struct search_run *run, const struct mention *asked, struct span *nearest,
                                 struct avow_error *err);
/* When statements speak of levels of the standard, but none of the asked one: those they speak of, as
 * people write them with commas between, in `*stated`; else empty. */
enum avow_status level_others(struct search_run *run, const struct mention *asked, struct span *stated,
                              struct avow_error *err);
/* A subject of the same family is of another edition or level than was asked. */
bool edition_is_other(const struct standard_ref *own, const struct mention *name);
/* The statement is about the very edition and level that is asked, or its text says something of it. */
bool edition_is_told(const struct record *record, const struct seen *seen, const struct mention *name);

#endif
