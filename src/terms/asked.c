/* What kind of answer a question asks for, told from its question words. */
#include "terms/answer.h"

/* `words`: folds, space-separated. */
static bool is_one_of(struct span fold, struct span words)
{
    struct span word;
    while (span_next_piece(&words, ' ', &word))
        if (span_equal(word, fold))
            return true;
    return false;
}

/* Empty behind the end. */
static struct span fold_at(const struct token_list *tokens, size_t at)
{
    return at < tokens->count ? tokens->items[at].fold : SPAN_EMPTY;
}

/* Words next to each other; lists of alternatives, "" for the end. */
static const struct asked_row {
    struct span words[3];
    enum answer_type type;
    bool leads; /* counts only where a question may begin: "engineers who" asks for nobody */
} rows[] = {
    {{SPAN_INIT("how"), SPAN_INIT("long quickly soon fast")}, ANSWER_DURATION, false},
    {{SPAN_INIT("how"), SPAN_INIT("many"), SPAN_INIT("minutes hours days weeks months years")},
     ANSWER_DURATION,
     false},
    {{SPAN_INIT("retention recovery maximum"), SPAN_INIT("period periods time times point")},
     ANSWER_DURATION,
     false},
    {{SPAN_INIT("rto rpo deadline deadlines")}, ANSWER_DURATION, false},
    {{SPAN_INIT("how"), SPAN_INIT("often frequently regularly")}, ANSWER_FREQUENCY, false},
    {{SPAN_INIT("how"), SPAN_INIT("many"), SPAN_INIT("times")}, ANSWER_FREQUENCY, false},
    {{SPAN_INIT("frequency")}, ANSWER_FREQUENCY, false},
    {{SPAN_INIT("when")}, ANSWER_DATE, true},
    {{SPAN_INIT("what which"), SPAN_INIT("date day year")}, ANSWER_DATE, false},
    {{SPAN_INIT("expire expires expiry expiration")}, ANSWER_DATE, false},
    {{SPAN_INIT("valid"), SPAN_INIT("until through till")}, ANSWER_DATE, false},
    {{SPAN_INIT("how"), SPAN_INIT("old recent current")}, ANSWER_DATE, false},
    {{SPAN_INIT("how"), SPAN_INIT("many much large big high far")}, ANSWER_NUMBER, false},
    {{SPAN_INIT("what which"), SPAN_INIT("share percentage amount number level proportion")},
     ANSWER_NUMBER,
     false},
    {{SPAN_INIT("number percentage"), SPAN_INIT("of")}, ANSWER_NUMBER, false},
    {{SPAN_INIT("who whom whose")}, ANSWER_PARTY, true},
    {{SPAN_INIT("what which"),
      SPAN_INIT(
          "company companies firm firms auditor auditors assessor body bodies organization organisation "
          "team authority regulator agency")},
     ANSWER_PARTY,
     false},
    {{SPAN_INIT("where")}, ANSWER_PLACE, true},
    {{SPAN_INIT("download")}, ANSWER_PLACE, false},
    {{SPAN_INIT("cost costs price prices pricing fee fees")}, ANSWER_NUMBER, false},
    {{SPAN_INIT("why")}, ANSWER_REASON, true},
};

enum { ROWS = sizeof rows / sizeof *rows, WORDS = 3, REACH = 6 /* tokens between "how" and "get" */ };

static const struct span joins = SPAN_INIT("and or by to from with since of for on in at until please state");
static const struct span modals =
    SPAN_INIT("is are do does did can could may might must will would shall should has have was were am");
static const struct span telling =
    SPAN_INIT("clarify describe detail elaborate explain give list outline provide share specify tell");
static const struct span means =
    SPAN_INIT("get obtain download find see view access request buy purchase order "
              "receive contact verify");

static bool may_begin(const struct token_list *question, size_t at)
{
    return at == 0 || (question->items[at].flags & TOKEN_SENTENCE) != 0 ||
           is_one_of(fold_at(question, at - 1), joins);
}

static bool stands_at(const struct asked_row *row, const struct token_list *question, size_t at)
{
    for (size_t i = 0; i < WORDS && row->words[i].size > 0; i++)
        if (!is_one_of(fold_at(question, at + i), row->words[i]))
            return false;
    return !row->leads || may_begin(question, at);
}

/* "How can our auditor get the report". */
static bool asks_way(const struct token_list *question, size_t at)
{
    if (!span_equal(fold_at(question, at), SPAN("how")))
        return false;
    for (size_t i = at + 1; i < at + REACH && i < question->count; i++)
        if (is_one_of(fold_at(question, i), means))
            return true;
    return false;
}

/* "Could you please explain": no yes or no would do. */
static bool asks_to_tell(const struct token_list *question)
{
    size_t at = 1 + span_equal(fold_at(question, 1), SPAN("you"));
    at += span_equal(fold_at(question, at), SPAN("please"));
    return is_one_of(fold_at(question, at), telling);
}

unsigned answers_asked(const struct token_list *question)
{
    unsigned asked = 0;
    for (size_t at = 0; at < question->count; at++) {
        for (size_t i = 0; i < ROWS; i++)
            if (stands_at(&rows[i], question, at))
                asked |= 1u << rows[i].type;
        asked |= (unsigned)asks_way(question, at) << ANSWER_PLACE;
    }
    if ((asked & (1u << ANSWER_DURATION | 1u << ANSWER_FREQUENCY)) != 0)
        asked &= ~(1u << ANSWER_NUMBER); /* "how many days" */
    if (asked == 0 && is_one_of(fold_at(question, 0), modals) && !asks_to_tell(question))
        asked = 1u << ANSWER_YES_NO;
    return asked;
}
