/* A generation under construction, as the files that build it see it. */
#ifndef INDEX_BUILD_JOB_H
#define INDEX_BUILD_JOB_H

#include "index/build.h"
#include "index/put.h"
#include "index/span_table.h"

struct build {
    struct build_options options;
    uint64_t number;
    struct arena arena;
    struct arena scratch; /* reset for every page */
    const char *folder;   /* generations/<n>.new */
    struct store_writer *statements;
    struct store_writer *history;
    struct facts *facts;
    struct put_tables tables;
    struct putter *putter;
    struct buffer unique;
    size_t uncommitted;
    struct span_list changed; /* page ids in byte order, as pages come */
    size_t changed_room;
    struct span_table moved; /* documents put in this run whose id does not name their page */
};

/* Commit both tables of the engine. */
enum avow_status build_commit(struct build *build, struct avow_error *err);
/* Close tables and facts; what is not committed is dropped. */
void build_close_parts(struct build *build);

#endif
