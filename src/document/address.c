/* Tell instructions from descriptions by a few phrases. */
#include "document/address.h"

#include "base/cleanup.h"
#include "document/prose.h"
#include "terms/tokens.h"

enum { SENTENCE_WORDS = 4 };

/* In the form of prose_plain. What is said of us ("we", "our") wins. */
static const char *const own[] = {" we ", " our "};
static const char *const phrases[] = {" you can ",
                                      " you should ",
                                      " you must ",
                                      " you need ",
                                      " you have to ",
                                      " you may ",
                                      " you want ",
                                      " you ll ",
                                      " you are responsible ",
                                      " your organization ",
                                      " customer should ",
                                      " customers should ",
                                      " customers must ",
                                      " customer must ",
                                      " admins can ",
                                      " an admin can ",
                                      " administrators can ",
                                      " users can "};
static const char *const commands[] = {
    " select ", " click ", " go to ",    " open ",    " sign in ", " create ", " enter ", " type ",
    " choose ", " run ",   " navigate ", " use the ", " repeat ",  " copy ",   " paste ", " log in "};

static bool holds_any(struct span plain, const char *const *list, size_t count, bool at_start)
{
    for (size_t i = 0; i < count; i++)
        if (at_start ? span_starts(plain, span_of(list[i]))
                     : span_find(plain, span_of(list[i]), 0) != SPAN_NONE)
            return true;
    return false;
}

static bool is_for_reader(struct span plain)
{
    return !holds_any(plain, own, sizeof own / sizeof *own, false) &&
           (holds_any(plain, phrases, sizeof phrases / sizeof *phrases, false) ||
            holds_any(plain, commands, sizeof commands / sizeof *commands, true));
}

enum avow_status address_count(struct span text, struct address *address, struct avow_error *err)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct sentence_list sentences;
    enum avow_status status = sentences_of(text, &scratch, &sentences, err);
    size_t start = 0;
    for (size_t i = 0; status == AVOW_OK && i < sentences.count; start = sentences.ends[i++]) {
        struct span sentence = span_part(text, start, sentences.ends[i]);
        struct span plain = SPAN_EMPTY;
        if (prose_words(sentence) < SENTENCE_WORDS)
            continue;
        status = prose_plain(sentence, &scratch, &plain, err);
        address->sentences++;
        address->reader += status == AVOW_OK && is_for_reader(plain);
    }
    return status;
}

bool address_mostly_reader(const struct address *address)
{
    return address->reader >= 2 && address->reader * 2 >= address->sentences;
}
