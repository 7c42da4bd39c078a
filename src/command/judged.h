/* What avow eval and avow train read alike: judged questions, and the index they are asked. */
#ifndef COMMAND_JUDGED_H
#define COMMAND_JUDGED_H

#include "command/verbs.h"
#include "evaluate/qrels.h"
#include "search/question_file.h"
#include "search/search.h"

struct judged_input {
    const char *questions_path;
    struct question_list questions;
    struct qrels qrels;
    struct search_request request; /* today, and as its limit the depth of the metrics */
};

/* Read --queries, --qrels, --limit and --today, in `arena`. USAGE: one of the files is not named, a depth of
 * 0; else as the readers. */
enum avow_status judged_input_read(const struct invocation *invocation, struct arena *arena,
                                   struct judged_input *out, struct avow_error *err);
/* Open --index with the weights of --weights, and warn of right statements that it does not have. */
enum avow_status judged_engine_open(const struct invocation *invocation, const struct judged_input *input,
                                    struct search_engine **out, struct avow_error *err);

#endif
