/* The cost of a long question: both stages and ten snippets against the bare OR over the same terms. */
#ifndef BENCH_QUESTION_H
#define BENCH_QUESTION_H

/* Index `statements` made-up statements below `folder` and print what a question of 30 words costs, without
 * and with approved questions. 0, or -1.
 */
int bench_questions(const char *avow, const char *folder, long statements);

#endif
