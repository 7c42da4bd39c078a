/* Subjects from given names, title, question, headings, text: the first that names one wins. */
#include "document/subject.h"

#include "base/cleanup.h"

/* Names found so far. Items are in the finder's arena. */
struct subjects {
    struct standard_refs standards;
    struct span_list services;
    bool several_standards; /* more than one family */
    bool several_services;
};

static bool same_ref(struct standard_ref a, struct standard_ref b)
{
    return span_equal(a.id, b.id) && span_equal(a.edition, b.edition) && span_equal(a.level, b.level);
}

/* `a` says all that `b` says, and perhaps more: ISO 22301:2012 covers ISO 22301. */
static bool covers(struct standard_ref a, struct standard_ref b)
{
    return span_equal(a.id, b.id) && (b.edition.size == 0 || span_equal(a.edition, b.edition)) &&
           (b.level.size == 0 || span_equal(a.level, b.level));
}

/* Put `ref` into the list unless something there covers it; drop what it covers. */
static void put_standard(struct subjects *subjects, struct standard_ref ref)
{
    struct standard_refs *list = &subjects->standards;
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++)
        if (covers(list->items[i], ref))
            return;
    for (size_t i = 0; i < list->count; i++) {
        if (!span_equal(list->items[i].id, ref.id))
            subjects->several_standards = true;
        if (!covers(ref, list->items[i]) || same_ref(ref, list->items[i]))
            list->items[kept++] = list->items[i];
    }
    list->items[kept++] = ref;
    list->count = kept;
}

static void put_service(struct subjects *subjects, struct span id)
{
    for (size_t i = 0; i < subjects->services.count; i++)
        if (span_equal(subjects->services.items[i], id))
            return;
    subjects->several_services = subjects->services.count > 0;
    subjects->services.items[subjects->services.count++] = id;
}

enum { SUBJECT_LIMIT = 32 /* of each sort; the facet slot holds no more */ };

static void put_mention(struct subjects *subjects, const struct mention *mention)
{
    if (mention->type == MENTION_SERVICE && subjects->services.count < SUBJECT_LIMIT)
        put_service(subjects, mention->id);
    else if (mention->type == MENTION_STANDARD && subjects->standards.count < SUBJECT_LIMIT)
        put_standard(subjects, (struct standard_ref){mention->id, mention->edition, mention->level});
}

static enum avow_status subjects_new(const struct subject_finder *finder, struct subjects *subjects,
                                     struct avow_error *err)
{
    *subjects = (struct subjects){.several_standards = false};
    subjects->standards.items = arena_array(finder->arena, SUBJECT_LIMIT, sizeof *subjects->standards.items);
    subjects->services.items = arena_array(finder->arena, SUBJECT_LIMIT, sizeof *subjects->services.items);
    if (subjects->standards.items == NULL || subjects->services.items == NULL)
        return error_set_no_memory(err, "");
    return AVOW_OK;
}

/* Add every name in `text`. */
static enum avow_status find(const struct subject_finder *finder, struct span text, enum mention_mode mode,
                             struct subjects *subjects, struct avow_error *err)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct token_list tokens = {NULL, 0};
    struct mention_list mentions = {NULL, 0};
    enum avow_status status = tokeniser_run(finder->tokeniser, text, &scratch, &tokens, err);
    if (status == AVOW_OK)
        status = vocabulary_mentions(finder->vocabulary, text, &tokens, mode, finder->arena, &mentions, err);
    for (size_t i = 0; status == AVOW_OK && i < mentions.count; i++)
        put_mention(subjects, &mentions.items[i]);
    return status;
}

/* A name as somebody wrote it into front matter: an id, or any spelling. */
static enum avow_status find_given(const struct subject_finder *finder, struct span name,
                                   enum mention_type type, struct page *page, struct subjects *subjects,
                                   struct avow_error *err)
{
    const struct vocabulary_standard *standard = vocabulary_standard_find(finder->vocabulary, name);
    const struct vocabulary_service *service = vocabulary_service_find(finder->vocabulary, name);
    size_t before = subjects->standards.count + subjects->services.count;
    enum avow_status status = AVOW_OK;
    if (type == MENTION_STANDARD && standard != NULL)
        put_standard(subjects, (struct standard_ref){standard->id, SPAN_EMPTY, SPAN_EMPTY});
    else if (type == MENTION_SERVICE && service != NULL)
        put_service(subjects, service->id);
    else
        status = find(finder, name, MENTION_IN_QUERY, subjects, err);
    bool unknown = subjects->standards.count + subjects->services.count == before;
    const char *list = type == MENTION_STANDARD ? "standards" : "services";
    if (status == AVOW_OK && unknown &&
        !page_note(page, finder->arena,
                   "%s: %.*s is not in the vocabulary, ignored; add it to a vocabulary file", list,
                   SPAN_ARG(span_part(name, 0, 80))))
        return error_set_no_memory(err, "");
    return status;
}

static enum avow_status find_all_given(const struct subject_finder *finder, struct span_list names,
                                       enum mention_type type, struct page *page, struct subjects *subjects,
                                       struct avow_error *err)
{
    enum avow_status status = subjects_new(finder, subjects, err);
    for (size_t i = 0; status == AVOW_OK && i < names.count && i < SUBJECT_LIMIT; i++)
        status = find_given(finder, names.items[i], type, page, subjects, err);
    return status;
}

enum avow_status subject_of_page(const struct subject_finder *finder, const struct named_subjects *named,
                                 struct page *page, struct avow_error *err)
{
    struct subjects standards;
    struct subjects services;
    struct subjects title;
    enum avow_status status =
        find_all_given(finder, named->standards, MENTION_STANDARD, page, &standards, err);
    if (status == AVOW_OK)
        status = find_all_given(finder, named->services, MENTION_SERVICE, page, &services, err);
    if (status == AVOW_OK)
        status = subjects_new(finder, &title, err);
    if (status == AVOW_OK)
        status = find(finder, page->title, MENTION_IN_TEXT, &title, err);
    if (status != AVOW_OK)
        return status;
    page->standards = standards.standards.count > 0 ? standards.standards : title.standards;
    page->services = services.services.count > 0 ? services.services : title.services;
    return AVOW_OK;
}

/* Take from `found` what `statement` still lacks. */
static void take(struct statement *statement, const struct subjects *found, bool only_one)
{
    if (statement->standards.count == 0 && !(only_one && found->several_standards))
        statement->standards = found->standards;
    if (statement->services.count == 0 && !(only_one && found->several_services))
        statement->services = found->services;
}

static bool complete(const struct statement *statement)
{
    return statement->standards.count > 0 && statement->services.count > 0;
}

enum avow_status subject_of_statement(const struct subject_finder *finder, const struct page *page,
                                      struct statement *statement, struct avow_error *err)
{
    struct subjects heading;
    struct subjects text;
    statement->standards = page->standards;
    statement->services = page->services;
    if (complete(statement))
        return AVOW_OK;
    enum avow_status status = subjects_new(finder, &heading, err);
    if (status == AVOW_OK)
        status = find(finder, statement->question, MENTION_IN_TEXT, &heading, err);
    for (size_t i = 0; status == AVOW_OK && i < statement->headings.count; i++)
        status = find(finder, statement->headings.items[i], MENTION_IN_TEXT, &heading, err);
    if (status != AVOW_OK)
        return status;
    take(statement, &heading, false);
    if (complete(statement))
        return AVOW_OK;
    status = subjects_new(finder, &text, err);
    if (status == AVOW_OK)
        status = find(finder, statement->text, MENTION_IN_TEXT, &text, err);
    if (status == AVOW_OK)
        take(statement, &text, true);
    return status;
}
