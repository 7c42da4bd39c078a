/* Whom a statement speaks about: one table of rules. */
#include "document/about.h"

#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/utf8.h"
#include "document/address.h"
#include "document/prose.h"

enum place { IN_QUESTION, IN_HEADINGS, IN_TITLE, IN_TEXT, PLACE_COUNT };

enum { TEXT_START = 200 /* bytes of a text that its first words stand in */ };

/* Phrases are in the form of prose_plain. */
struct rule {
    enum place place;
    const char *start;   /* the text starts so; NULL: any */
    const char *phrase;  /* and holds this; NULL: any */
    const char *without; /* but not this; NULL: nothing */
    bool standard;       /* only for a section or pair with a standard as its subject */
    enum statement_about about;
};

/* Ways to our reports are ours, whoever asks for them. */
static const struct rule rules[] = {
    {IN_QUESTION, " where can i ", NULL, NULL, false, ABOUT_US},
    {IN_QUESTION, " how can i get ", NULL, NULL, false, ABOUT_US},
    {IN_QUESTION, " how do i get ", NULL, NULL, false, ABOUT_US},
    {IN_QUESTION, " how can i report ", NULL, NULL, false, ABOUT_US},
    {IN_QUESTION, " how do i report ", NULL, NULL, false, ABOUT_US},
    {IN_QUESTION, " how can i contact ", NULL, NULL, false, ABOUT_US},
    {IN_QUESTION, " how do i contact ", NULL, NULL, false, ABOUT_US},
    {IN_QUESTION, " can i use ", NULL, NULL, false, ABOUT_READER},
    {IN_QUESTION, " can i rely ", NULL, NULL, false, ABOUT_READER},
    {IN_QUESTION, " can i inherit ", NULL, NULL, false, ABOUT_READER},
    {IN_QUESTION, " can we use ", NULL, NULL, false, ABOUT_READER},
    {IN_QUESTION, " can we rely ", NULL, NULL, false, ABOUT_READER},
    {IN_QUESTION, " can we inherit ", NULL, NULL, false, ABOUT_READER},
    {IN_QUESTION, " can my ", NULL, NULL, false, ABOUT_READER},
    {IN_QUESTION, " can our ", NULL, NULL, false, ABOUT_READER},
    {IN_QUESTION, " can customers ", NULL, NULL, false, ABOUT_READER},
    {IN_QUESTION, " do customers ", NULL, NULL, false, ABOUT_READER},
    {IN_QUESTION, " must customers ", NULL, NULL, false, ABOUT_READER},
    {IN_QUESTION, " should customers ", NULL, NULL, false, ABOUT_READER},
    {IN_QUESTION, " do i ", NULL, NULL, false, ABOUT_READER},
    {IN_QUESTION, " does my ", NULL, NULL, false, ABOUT_READER},
    {IN_QUESTION, " do we need ", NULL, NULL, false, ABOUT_READER},
    {IN_QUESTION, " do we have to ", NULL, NULL, false, ABOUT_READER},
    {IN_QUESTION, " must i ", NULL, NULL, false, ABOUT_READER},
    {IN_QUESTION, " should i ", NULL, NULL, false, ABOUT_READER},
    {IN_QUESTION, " am i ", NULL, NULL, false, ABOUT_READER},
    {IN_QUESTION, " is my ", NULL, NULL, false, ABOUT_READER},
    {IN_QUESTION, " are my ", NULL, NULL, false, ABOUT_READER},
    {IN_QUESTION, " how can i ", NULL, NULL, false, ABOUT_READER},
    {IN_QUESTION, " how do i ", NULL, NULL, false, ABOUT_READER},
    {IN_QUESTION, " how should i ", NULL, NULL, false, ABOUT_READER},
    {IN_QUESTION, " how can my ", NULL, NULL, false, ABOUT_READER},
    {IN_QUESTION, " how can customers ", NULL, NULL, false, ABOUT_READER},
    {IN_QUESTION, " what should i ", NULL, NULL, false, ABOUT_READER},
    {IN_QUESTION, " what must i ", NULL, NULL, false, ABOUT_READER},
    {IN_QUESTION, " what do i ", NULL, NULL, false, ABOUT_READER},
    {IN_QUESTION, NULL, " my organization s compliance ", NULL, false, ABOUT_READER},
    {IN_QUESTION, NULL, " my organizations compliance ", NULL, false, ABOUT_READER},
    {IN_QUESTION, NULL, " my responsibilities ", NULL, false, ABOUT_READER},
    {IN_QUESTION, NULL, " responsibilities as a controller ", NULL, false, ABOUT_READER},
    {IN_QUESTION, NULL, " responsibilities as the controller ", NULL, false, ABOUT_READER},
    {IN_QUESTION, NULL, " customer responsibilit", NULL, false, ABOUT_READER},
    {IN_QUESTION, " to whom does ", " apply ", NULL, true, ABOUT_STANDARD},
    {IN_QUESTION, " does ", " apply to ", " apply to you", true, ABOUT_STANDARD},
    {IN_QUESTION, " how does ", " apply to ", " apply to you", true, ABOUT_STANDARD},
    {IN_QUESTION, " who must ", NULL, NULL, true, ABOUT_STANDARD},
    {IN_QUESTION, " who needs to ", NULL, NULL, true, ABOUT_STANDARD},
    {IN_QUESTION, " what s the difference between ", NULL, " your ", true, ABOUT_STANDARD},
    {IN_QUESTION, " what is the difference between ", NULL, " your ", true, ABOUT_STANDARD},
    {IN_HEADINGS, NULL, " your responsibilit", NULL, false, ABOUT_READER},
    {IN_HEADINGS, NULL, " customer responsibilit", NULL, false, ABOUT_READER},
    {IN_HEADINGS, NULL, " shared responsibilit", NULL, false, ABOUT_READER},
    {IN_HEADINGS, " how to implement ", NULL, NULL, false, ABOUT_READER},
    {IN_HEADINGS, NULL, " overview ", NULL, true, ABOUT_STANDARD},
    {IN_HEADINGS, " about ", NULL, " about us ", true, ABOUT_STANDARD},
    {IN_HEADINGS, " about ", " act ", " about us ", false, ABOUT_STANDARD},
    {IN_HEADINGS, " about ", " law ", " about us ", false, ABOUT_STANDARD},
    {IN_HEADINGS, " about ", " regulation ", " about us ", false, ABOUT_STANDARD},
    {IN_HEADINGS, " about ", " regulator ", " about us ", false, ABOUT_STANDARD},
    {IN_HEADINGS, " about ", " regulators ", " about us ", false, ABOUT_STANDARD},
    {IN_HEADINGS, " about ", " authority ", " about us ", false, ABOUT_STANDARD},
    {IN_HEADINGS, " who must ", NULL, NULL, true, ABOUT_STANDARD},
    {IN_TITLE, NULL, " readiness checklist ", NULL, false, ABOUT_READER},
    {IN_TITLE, NULL, " action plan ", NULL, false, ABOUT_READER},
    {IN_TITLE, NULL, " data subject requests for ", NULL, false, ABOUT_READER},
    {IN_TITLE, NULL, " data subject requests under ", NULL, false, ABOUT_READER},
    {IN_TITLE, NULL, " customer responsibilit", NULL, false, ABOUT_READER},
    {IN_TITLE, NULL, " shared responsibilit", NULL, false, ABOUT_READER},
    {IN_TEXT, " you are responsible ", NULL, NULL, false, ABOUT_READER},
    {IN_TEXT, " customers are responsible ", NULL, NULL, false, ABOUT_READER},
    {IN_TEXT, " customers must ", NULL, NULL, false, ABOUT_READER},
    {IN_TEXT, " the customer is responsible ", NULL, NULL, false, ABOUT_READER},
    {IN_TEXT, " the customer must ", NULL, NULL, false, ABOUT_READER},
};

/* What the rules look at, in the form of prose_plain: empty where a cut has no such part. */
struct sight {
    struct span_list texts[PLACE_COUNT];
    struct span all; /* headings and the start of the text, for phrases of a heading's section */
    bool standard;
};

size_t about_run(const struct cut *cuts, size_t count)
{
    size_t end = 1;
    while (end < count && cuts[0].question.size == 0 && cuts[end].question.size == 0 && cuts[0].row == NULL &&
           cuts[end].row == NULL && cuts[end].headings.items == cuts[0].headings.items &&
           cuts[end].headings.count == cuts[0].headings.count)
        end++;
    return end;
}

static bool holds(struct span text, const char *phrase)
{
    return span_find(text, span_of(phrase), 0) != SPAN_NONE;
}

/* Where a heading's phrase may also stand in its section: "About the XYZ" of an authority. */
static bool fits(const struct rule *rule, const struct sight *sight, struct span text)
{
    bool opened = rule->place == IN_HEADINGS && rule->start != NULL;
    struct span around = opened ? sight->all : text;
    return text.size > 0 && (rule->start == NULL || span_starts(text, span_of(rule->start))) &&
           (rule->phrase == NULL || holds(around, rule->phrase)) &&
           (rule->without == NULL || !holds(text, rule->without)) && (sight->standard || !rule->standard);
}

static enum statement_about judge(const struct sight *sight)
{
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        const struct span_list *texts = &sight->texts[rules[i].place];
        for (size_t k = 0; k < texts->count; k++)
            if (fits(&rules[i], sight, texts->items[k]))
                return rules[i].about;
    }
    return ABOUT_US;
}

static enum avow_status put_plain(struct span_list *list, struct span text, struct arena *arena,
                                  struct avow_error *err)
{
    return prose_plain(text, arena, &list->items[list->count++], err);
}

static enum avow_status look(const struct cut *cut, struct span title, struct arena *arena,
                             struct sight *sight, struct avow_error *err)
{
    bool pair = cut->question.size > 0;
    struct span start = span_part(cut->text, 0, utf8_floor(cut->text, TEXT_START));
    struct buffer joined = BUFFER_INIT;
    enum avow_status status = AVOW_OK;
    for (int i = 0; i < PLACE_COUNT; i++)
        if ((sight->texts[i].items = arena_array(arena, cut->headings.count + 1, sizeof(struct span))) ==
            NULL)
            return error_set_no_memory(err, "");
    if (pair)
        status = put_plain(&sight->texts[IN_QUESTION], cut->question, arena, err);
    for (size_t i = 0; status == AVOW_OK && !pair && i < cut->headings.count; i++) {
        status = put_plain(&sight->texts[IN_HEADINGS], cut->headings.items[i], arena, err);
        buffer_append(&joined, cut->headings.items[i]);
        buffer_append_byte(&joined, ' ');
    }
    if (status == AVOW_OK && !pair)
        status = put_plain(&sight->texts[IN_TITLE], title, arena, err);
    if (status == AVOW_OK && !pair)
        status = put_plain(&sight->texts[IN_TEXT], start, arena, err);
    buffer_append(&joined, start);
    if (status == AVOW_OK)
        status = joined.failed ? error_set_no_memory(err, "")
                               : prose_plain(buffer_span(&joined), arena, &sight->all, err);
    buffer_free(&joined);
    return status;
}

/* A section that mostly tells its reader what to do is about the reader, whatever its heading. */
static enum avow_status judge_address(const struct cut *cuts, size_t count, enum statement_about *about,
                                      struct avow_error *err)
{
    struct address address = {0, 0};
    for (size_t i = 0; i < count; i++) {
        enum avow_status status = address_count(cuts[i].text, &address, err);
        if (status != AVOW_OK)
            return status;
    }
    if (address_mostly_reader(&address))
        *about = ABOUT_READER;
    return AVOW_OK;
}

static enum statement_about settled(const struct cut *cut, enum statement_about judged)
{
    if (cut->kind == KIND_CONTROL)
        return ABOUT_REQUIREMENT;
    return cut->kind == KIND_SCOPE || cut->kind == KIND_EVIDENCE ? ABOUT_US : judged;
}

enum avow_status about_judge(const struct cut *cuts, size_t count, struct span title,
                             struct statement *statements, struct avow_error *err)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct sight sight = {.standard = false};
    for (size_t i = 0; i < count; i++)
        sight.standard = sight.standard || statements[i].standards.count > 0;
    enum avow_status status = look(&cuts[0], title, &scratch, &sight, err);
    enum statement_about about = ABOUT_US;
    if (status == AVOW_OK)
        about = judge(&sight);
    if (status == AVOW_OK && about == ABOUT_US && cuts[0].question.size == 0)
        status = judge_address(cuts, count, &about, err);
    for (size_t i = 0; status == AVOW_OK && i < count; i++)
        statements[i].about = settled(&cuts[i], about);
    return status;
}
