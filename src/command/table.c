/* The one table of verbs and options: parsing, help, completion and the manual read it. */
#include "command/verbs.h"

#include "base/edits.h"

#include <string.h>

#define INDEX_OPTION                                                                                         \
    {                                                                                                        \
        "index", OPTION_VALUE, "DIR", "AVOW_INDEX", "data directory (default: index)"                        \
    }
#define WORKSPACE_OPTION                                                                                     \
    {                                                                                                        \
        "workspace", OPTION_VALUE, "FILE", "AVOW_WORKSPACE",                                                 \
            "what people decided (default: workspace.sqlite in the data directory)"                          \
    }
#define TODAY_OPTION                                                                                         \
    {                                                                                                        \
        "today", OPTION_VALUE, "DATE", "AVOW_TODAY", "the day to take for today"                             \
    }
#define WEIGHTS_OPTION                                                                                       \
    {                                                                                                        \
        "weights", OPTION_VALUE, "FILE", NULL, "rank by these weights instead of those built in"             \
    }
#define JSON_OPTION                                                                                          \
    {                                                                                                        \
        "json", OPTION_SWITCH, NULL, NULL, "print JSON"                                                      \
    }
#define END_OPTION                                                                                           \
    {                                                                                                        \
        NULL, OPTION_SWITCH, NULL, NULL, NULL                                                                \
    }

static const struct option_row index_options[] = {
    {"corpus", OPTION_MANY, "DIR", "AVOW_CORPUS",
     "folder of documents (default: those the index remembers, else corpus)"},
    INDEX_OPTION,
    {"rebuild", OPTION_SWITCH, NULL, NULL, "build from nothing, even if nothing changed"},
    {"replace", OPTION_SWITCH, NULL, NULL, "take other folders than those the index remembers"},
    {"allow-removal", OPTION_SWITCH, NULL, NULL, "let more than 30 % of the pages go"},
    {"jobs", OPTION_VALUE, "N", NULL, "how many files to read at once (default: one for each processor)"},
    {"dry-run", OPTION_SWITCH, NULL, NULL, "say what would be done; change nothing"},
    WORKSPACE_OPTION,
    TODAY_OPTION,
    JSON_OPTION,
    END_OPTION,
};

static const struct option_row search_options[] = {
    INDEX_OPTION,
    {"standard", OPTION_MANY, "NAME", NULL, "only about this standard or law (\"ISO 27001\", \"soc-2\")"},
    {"service", OPTION_MANY, "NAME", NULL, "only about this service"},
    {"kind", OPTION_MANY, "KIND", NULL, "only faq, section, scope, evidence or control"},
    {"after", OPTION_VALUE, "DATE", NULL, "only dated on or after (2026, 2026-11 or 2026-11-21)"},
    {"before", OPTION_VALUE, "DATE", NULL, "only dated on or before"},
    {"year", OPTION_MANY, "YEAR", NULL, "only dated in this year"},
    {"audience", OPTION_MANY, "WHO", NULL, "only for public, customer or internal readers"},
    {"status", OPTION_MANY, "STATUS", NULL, "published (default), draft or retired"},
    {"about", OPTION_MANY, "WHOM", NULL, "only about us, reader, standard or requirement"},
    {"language", OPTION_MANY, "CODE", NULL, "only in this language"},
    {"page", OPTION_MANY, "PAGE-ID", NULL, "only on this page"},
    {"as-of", OPTION_VALUE, "DATE", NULL, "search what held on that day"},
    {"sort", OPTION_VALUE, "ORDER", NULL, "relevance (default) or date"},
    {"group", OPTION_VALUE, "BY", NULL, "none (default) or page: the best statement of each page"},
    {"limit", OPTION_VALUE, "N", NULL, "how many results (default: 10, at most 100)"},
    {"offset", OPTION_VALUE, "N", NULL, "leave out the first N"},
    {"no-spelling", OPTION_SWITCH, NULL, NULL, "leave mistyped words as they are"},
    {"plain", OPTION_MANY, "WORD", NULL, "read this word of the question as it stands"},
    {"explain", OPTION_SWITCH, NULL, NULL, "say why each result stands where it stands"},
    {"why-not", OPTION_VALUE, "STATEMENT-ID", NULL, "say why this statement came later, or not at all"},
    {"queries", OPTION_VALUE, "FILE", NULL, "ask every line \"id<TAB>question\" of this file (with --run)"},
    {"run", OPTION_VALUE, "OUT", NULL,
     "write the plain rankings here, as TREC run lines (at most 100 a question)"},
    WEIGHTS_OPTION,
    TODAY_OPTION,
    JSON_OPTION,
    END_OPTION,
};

static const struct option_row serve_options[] = {
    {"listen", OPTION_VALUE, "ADDR:PORT", NULL,
     "loopback address and port (default: 127.0.0.1:8080; port 0: any free one)"},
    INDEX_OPTION,
    {"host", OPTION_MANY, "NAME", NULL, "also answer requests for this host name"},
    WEIGHTS_OPTION,
    TODAY_OPTION,
    END_OPTION,
};

static const struct option_row show_options[] = {
    INDEX_OPTION,
    {"as-of", OPTION_VALUE, "DATE", NULL, "the page as it was on that day"},
    {"canonical", OPTION_SWITCH, NULL, NULL, "the words the hash is made of: pipe them into sha256sum"},
    TODAY_OPTION,
    JSON_OPTION,
    END_OPTION,
};

static const struct option_row scope_options[] = {
    INDEX_OPTION,
    {"standard", OPTION_VALUE, "NAME", NULL, "only this standard or law (\"ISO 27001\", \"soc-2\")"},
    {"service", OPTION_VALUE, "NAME", NULL, "only this service, by any name it has or had"},
    {"environment", OPTION_VALUE, "NAME", NULL, "only what is stated of it (\"Commercial\", \"GCC High\")"},
    {"as-of", OPTION_VALUE, "DATE", NULL, "what held on that day"},
    JSON_OPTION,
    END_OPTION,
};

static const struct option_row todo_options[] = {
    INDEX_OPTION,
    {"owner", OPTION_VALUE, "NAME", NULL, "only the pages of this owner; \"-\": those without one"},
    TODAY_OPTION,
    JSON_OPTION,
    END_OPTION,
};

static const struct option_row diff_options[] = {
    INDEX_OPTION,
    {"from", OPTION_VALUE, "DATE", NULL,
     "the older version: the one that held on that day (default: the last but one)"},
    {"to", OPTION_VALUE, "DATE", NULL, "the newer version (default: the newest)"},
    JSON_OPTION,
    END_OPTION,
};

static const struct option_row library_options[] = {
    INDEX_OPTION,
    WORKSPACE_OPTION,
    {"replace", OPTION_SWITCH, NULL, NULL, "take another workspace than the one that is searched"},
    {"by", OPTION_VALUE, "NAME", "USER", "who approves rows that name nobody, or retires one"},
    TODAY_OPTION,
    JSON_OPTION,
    END_OPTION,
};

static const struct option_row eval_options[] = {
    {"queries", OPTION_VALUE, "FILE", NULL, "the questions: \"id<TAB>question[<TAB>kind]\" lines"},
    {"qrels", OPTION_VALUE, "FILE", NULL,
     "the right statements: \"id 0 STATEMENT-ID 1\" lines; \"id 0 - 0\": nothing answers it"},
    {"limit", OPTION_VALUE, "N", NULL, "how many places count (default: 10, at most 100)"},
    {"per-query", OPTION_SWITCH, NULL, NULL, "show each question too, with what came first"},
    {"against", OPTION_VALUE, "RUN", NULL, "compare with a TREC run file of the same questions"},
    {"floor", OPTION_MANY, "METRIC=N", NULL, "exit 1 when the figure is lower: success@1=.9, no-answer=1"},
    WEIGHTS_OPTION,
    INDEX_OPTION,
    TODAY_OPTION,
    JSON_OPTION,
    END_OPTION,
};

static const struct option_row train_options[] = {
    {"queries", OPTION_VALUE, "FILE", NULL, "the questions, as for eval"},
    {"qrels", OPTION_VALUE, "FILE", NULL, "the right statements, as for eval"},
    {"out", OPTION_VALUE, "FILE", NULL, "write the fitted weights here, if they are better"},
    {"folds", OPTION_VALUE, "N", NULL, "parts of the cross-validation (default: 5)"},
    {"limit", OPTION_VALUE, "N", NULL, "how many places count (default: 10, at most 100)"},
    WEIGHTS_OPTION,
    INDEX_OPTION,
    TODAY_OPTION,
    JSON_OPTION,
    END_OPTION,
};

static const struct option_row dated_options[] = {INDEX_OPTION, TODAY_OPTION, JSON_OPTION, END_OPTION};
static const struct option_row index_only_options[] = {INDEX_OPTION, JSON_OPTION, END_OPTION};
static const struct option_row no_options[] = {END_OPTION};

const struct verb verbs[] = {
    {"index", "", "bring the index up to date with the corpus",
     "Reads every document below the corpus folders, cuts it into statements and writes a new generation of "
     "the\n"
     "index; the old one stays live until the new one is proven. Exit 3: done, but some files were rejected.",
     index_options, 0, 0, verb_index, false},
    {"search", "WORDS...", "find statements",
     "Words, a question, \"an exact phrase\", -word, standard:NAME, service:NAME, kind:faq, after:2025, OR.\n"
     "Mistyped words are read as what was meant, and the answer says so; names and numbers never are.\n"
     "Exit 1: nothing published says this (the nearest passages are shown).",
     search_options, 0, 4096, verb_search, false},
    {"serve", "", "serve pages and the JSON API",
     "Prints \"listening on http://127.0.0.1:PORT\" and serves until interrupted; a new generation of the "
     "index is\n"
     "picked up without a restart.",
     serve_options, 0, 0, verb_serve, false},
    {"show", "STATEMENT-ID|PAGE-ID", "show one statement or page", "", show_options, 1, 1, verb_show, false},
    {"scope", "", "say which services are in scope of which standard",
     "Rows as the pages state them, each with its words and its source; with --standard and --service a "
     "verdict:\n"
     "covered, excluded, not stated (which is not a no) or unclear (the pages do not agree).",
     scope_options, 0, 0, verb_scope, false},
    {"todo", "", "say what the keepers of pages should look at",
     "Reviews that are overdue, passages that contradict each other, certificates that end or vanished, old\n"
     "versions of standards, drafts, pages without a date of their own, pages no longer published.",
     todo_options, 0, 0, verb_todo, false},
    {"diff", "PAGE-ID", "say what changed on a page between two days",
     "By service in scope of a standard, in an environment: entered, left, renamed, excluded, included,\n"
     "qualified (another condition), edition (another one), unclear (the page contradicts itself); and by\n"
     "statement: reworded (removed words in [- -], added ones in {+ +}), added,\n"
     "removed, renamed (same answer, other question) and moved (same words, other place).",
     diff_options, 1, 1, verb_diff, false},
    {"verify", "HASH...|FILE", "tell whether the words of citations still hold",
     "A hash is 16 or more digits of a citation's; of a file every such hash in its text is taken. Each is\n"
     "current, changed (other words in its place), superseded (said elsewhere now) or gone. Exit 1: not all\n"
     "are current.",
     dated_options, 1, 4096, verb_verify, false},
    {"check", "", "prove the index",
     "Checks every table, counts, and reads every statement back; then asks the golden questions: the lines\n"
     "\"question<TAB>statement id[, id]\" of golden.tsv in a corpus folder. Each tells what must come first; "
     "a\n"
     "line \"# floor 0.9\" lets a tenth miss. Exit 1: below the floor.",
     dated_options, 0, 0, verb_check, false},
    {"eval", "", "measure the search with judged questions",
     "Recall, MAP, nDCG and MRR of the first N statements, and how often the first one is right, as "
     "trec_eval\n"
     "counts; questions that nothing answers must not be answered. With --against: the difference, its 95 %\n"
     "interval (bootstrap over questions, fixed seed) and the chance of it. Exit 1: a figure is below its "
     "floor.",
     eval_options, 0, 0, verb_eval, false},
    {"train", "", "fit the ranking to judged questions",
     "Fits how much each feature and each word of a question counts, and which words answers have; tells "
     "what\n"
     "that gains on questions held out (cross-validation; their approvals in the library are held out too).\n"
     "Writes --out for --weights of search, serve and eval. Exit 1, and nothing written: not shown to be\n"
     "better than the present weights.",
     train_options, 0, 0, verb_train, false},
    {"rollback", "[N]", "make an older kept generation the live one", "", index_only_options, 0, 1,
     verb_rollback, false},
    {"library", "import FILE|list|history ID|export|retire ID|rebuild",
     "keep the questions that people approved answers for",
     "import reads a table: question, statement id, and, if known, who approved it, the date, the product "
     "and when\n"
     "it expires, parted by tabs. The next search knows them, a running server's too. Exit 3: some rows "
     "were\n"
     "refused; the others were taken. history ID tells who approved, changed or retired one, and when.",
     library_options, 1, 2, verb_library, false},
    {"vocabulary", "words [WORD]|propose", "show the words of the vocabulary, or propose names for it",
     "words prints the rows of abbreviations, synonyms and meanings in effect, or those with WORD, as a "
     "vocabulary\n"
     "file has them; exit 1: there is none. propose prints, ready for such a file, the names that "
     "statements\n"
     "explain and the vocabulary lacks: \"B (formerly A)\", \"A is now called B\", \"Long Name (LN)\", each "
     "with\n"
     "how often and where it was seen.",
     index_only_options, 1, 2, verb_vocabulary, false},
    {"help", "[VERB]", "explain the program or one verb", "", no_options, 0, 1, verb_help, false},
    {"version", "", "print the version", "", no_options, 0, 0, verb_version, false},
    {"completion", "", "print the completion script for bash", "Use it with: source <(avow completion)",
     no_options, 0, 0, verb_completion, false},
    {"manual", "", "print the manual page", "", no_options, 0, 0, verb_manual, true},
    {"read-worker", "", "read documents for the indexer", "", no_options, 0, 0, verb_read_worker, true},
    {NULL, NULL, NULL, NULL, NULL, 0, 0, NULL, false},
};

const struct verb *verb_find(const char *name)
{
    for (const struct verb *verb = verbs; verb->name != NULL; verb++)
        if (strcmp(verb->name, name) == 0)
            return verb;
    return NULL;
}

const struct verb *verb_near(const char *name)
{
    const struct verb *nearest = NULL;
    size_t fewest = 4;
    for (const struct verb *verb = verbs; verb->name != NULL; verb++) {
        size_t edits = edits_between(span_of(name), span_of(verb->name));
        if (!verb->hidden && edits < fewest) {
            fewest = edits;
            nearest = verb;
        }
    }
    return nearest;
}
