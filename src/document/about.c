/* Whom a statement speaks about: one table of rules. */
#include "document/about.h"

#include "base/cleanup.h"
#include "base/utf8.h"
#include "document/prose.h"

enum place { IN_QUESTION, IN_HEADING, IN_TEXT, PLACE_COUNT };

enum { TEXT_START = 200 /* bytes of a text that its first words stand in */ };

/* Phrases are in the form of prose_plain. */
struct rule {
    enum place place;
    const char *start;  /* the text starts so; NULL: any */
    const char *phrase; /* and holds this; NULL: any */
    bool standard;      /* only for a statement with a standard as its subject */
    enum statement_about about;
};

static const struct rule rules[] = {
    {IN_QUESTION, " can i use ", NULL, false, ABOUT_READER},
    {IN_QUESTION, " can i rely ", NULL, false, ABOUT_READER},
    {IN_QUESTION, " can i inherit ", NULL, false, ABOUT_READER},
    {IN_QUESTION, " can we use ", NULL, false, ABOUT_READER},
    {IN_QUESTION, " can we rely ", NULL, false, ABOUT_READER},
    {IN_QUESTION, " can we inherit ", NULL, false, ABOUT_READER},
    {IN_QUESTION, " can my ", NULL, false, ABOUT_READER},
    {IN_QUESTION, " can our ", NULL, false, ABOUT_READER},
    {IN_QUESTION, " can customers ", NULL, false, ABOUT_READER},
    {IN_QUESTION, " do i ", NULL, false, ABOUT_READER},
    {IN_QUESTION, " do we need ", NULL, false, ABOUT_READER},
    {IN_QUESTION, " do we have to ", NULL, false, ABOUT_READER},
    {IN_QUESTION, " must i ", NULL, false, ABOUT_READER},
    {IN_QUESTION, " should i ", NULL, false, ABOUT_READER},
    {IN_QUESTION, " am i ", NULL, false, ABOUT_READER},
    {IN_QUESTION, " is my ", NULL, false, ABOUT_READER},
    {IN_QUESTION, NULL, " my organization s compliance ", false, ABOUT_READER},
    {IN_QUESTION, NULL, " my organizations compliance ", false, ABOUT_READER},
    {IN_QUESTION, NULL, " my responsibilities ", false, ABOUT_READER},
    {IN_QUESTION, " to whom does ", " apply ", true, ABOUT_STANDARD},
    {IN_QUESTION, " who must ", NULL, true, ABOUT_STANDARD},
    {IN_QUESTION, " who needs to ", NULL, true, ABOUT_STANDARD},
    {IN_HEADING, NULL, " your responsibilit", false, ABOUT_READER},
    {IN_HEADING, NULL, " customer responsibilit", false, ABOUT_READER},
    {IN_HEADING, NULL, " shared responsibilit", false, ABOUT_READER},
    {IN_HEADING, NULL, " overview ", true, ABOUT_STANDARD},
    {IN_HEADING, " about ", NULL, true, ABOUT_STANDARD},
    {IN_HEADING, " who must ", NULL, true, ABOUT_STANDARD},
    {IN_TEXT, " you are responsible ", NULL, false, ABOUT_READER},
    {IN_TEXT, " customers are responsible ", NULL, false, ABOUT_READER},
    {IN_TEXT, " the customer is responsible ", NULL, false, ABOUT_READER},
};

static bool fits(const struct rule *rule, struct span plain, bool standard)
{
    bool starts = rule->start == NULL || span_starts(plain, span_of(rule->start));
    bool holds = rule->phrase == NULL || span_find(plain, span_of(rule->phrase), 0) != SPAN_NONE;
    return plain.size > 0 && starts && holds && (standard || !rule->standard);
}

enum statement_about about_of(const struct cut *cut, struct standard_refs standards)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    if (cut->kind == KIND_CONTROL)
        return ABOUT_REQUIREMENT;
    if (cut->kind == KIND_SCOPE || cut->kind == KIND_EVIDENCE)
        return ABOUT_US;
    size_t depth = cut->headings.count;
    bool pair = cut->question.size > 0;
    const struct span texts[PLACE_COUNT] = {
        [IN_QUESTION] = cut->question,
        [IN_HEADING] = pair || depth == 0 ? SPAN_EMPTY : cut->headings.items[depth - 1],
        [IN_TEXT] = pair ? SPAN_EMPTY : span_part(cut->text, 0, utf8_floor(cut->text, TEXT_START)),
    };
    struct span plain[PLACE_COUNT];
    for (int i = 0; i < PLACE_COUNT; i++)
        if (prose_plain(texts[i], &scratch, &plain[i], NULL) != AVOW_OK)
            plain[i] = SPAN_EMPTY;
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (fits(&rules[i], plain[rules[i].place], standards.count > 0))
            return rules[i].about;
    return ABOUT_US;
}
