/* Subjects from given names, title, question, headings, text: the first that names one wins. */
#include "document/subject.h"

#include "base/cleanup.h"
#include "base/utf8.h"

enum {
    SUBJECT_LIMIT = 32, /* of each sort; the facet slot holds no more */
    NAME_SHOWN = 80     /* bytes of an unknown name in a note */
};

/* Names found so far. */
struct subjects {
    struct standard_ref standards[SUBJECT_LIMIT];
    size_t standard_count;
    struct span services[SUBJECT_LIMIT];
    size_t service_count;
    bool several_families;
};

/* `a` says all that `b` says, and perhaps more: ISO 22301:2012 covers ISO 22301. */
static bool covers(struct standard_ref a, struct standard_ref b)
{
    return span_equal(a.id, b.id) && (b.edition.size == 0 || span_equal(a.edition, b.edition)) &&
           (b.level.size == 0 || span_equal(a.level, b.level));
}

/* Put `ref` into the list unless something there covers it; drop what it covers. */
static void put_standard(struct subjects *subjects, struct standard_ref ref)
{
    size_t kept = 0;
    for (size_t i = 0; i < subjects->standard_count; i++)
        if (covers(subjects->standards[i], ref))
            return;
    for (size_t i = 0; i < subjects->standard_count; i++) {
        subjects->several_families =
            subjects->several_families || !span_equal(subjects->standards[i].id, ref.id);
        if (!covers(ref, subjects->standards[i]))
            subjects->standards[kept++] = subjects->standards[i];
    }
    subjects->standard_count = kept;
    if (kept < SUBJECT_LIMIT)
        subjects->standards[subjects->standard_count++] = ref;
}

static void put_service(struct subjects *subjects, struct span id)
{
    for (size_t i = 0; i < subjects->service_count; i++)
        if (span_equal(subjects->services[i], id))
            return;
    if (subjects->service_count < SUBJECT_LIMIT)
        subjects->services[subjects->service_count++] = id;
}

static void put_mention(struct subjects *subjects, const struct mention *mention)
{
    if (mention->type == MENTION_SERVICE)
        put_service(subjects, mention->id);
    else
        put_standard(subjects, (struct standard_ref){mention->id, mention->edition, mention->level});
}

static bool copy_standards(const struct subjects *subjects, struct arena *arena, struct standard_refs *out)
{
    struct standard_ref *items = arena_array(arena, subjects->standard_count, sizeof *items);
    for (size_t i = 0; items != NULL && i < subjects->standard_count; i++)
        items[i] = subjects->standards[i];
    *out = (struct standard_refs){items, subjects->standard_count};
    return items != NULL;
}

static bool copy_services(const struct subjects *subjects, struct arena *arena, struct span_list *out)
{
    struct span *items = arena_array(arena, subjects->service_count, sizeof *items);
    for (size_t i = 0; items != NULL && i < subjects->service_count; i++)
        items[i] = subjects->services[i];
    *out = (struct span_list){items, subjects->service_count};
    return items != NULL;
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
    size_t before = subjects->standard_count + subjects->service_count;
    enum avow_status status = AVOW_OK;
    if (type == MENTION_STANDARD && standard != NULL)
        put_standard(subjects, (struct standard_ref){standard->id, SPAN_EMPTY, SPAN_EMPTY});
    else if (type == MENTION_SERVICE && service != NULL)
        put_service(subjects, service->id);
    else
        status = find(finder, name, MENTION_IN_QUERY, subjects, err);
    bool unknown = subjects->standard_count + subjects->service_count == before;
    const char *list = type == MENTION_STANDARD ? "standards" : "services";
    if (status == AVOW_OK && unknown &&
        !page_note(page, finder->arena,
                   "%s: %.*s is not in the vocabulary, ignored; add it to a vocabulary file", list,
                   SPAN_ARG(span_part(name, 0, utf8_floor(name, NAME_SHOWN)))))
        return error_set_no_memory(err, "");
    return status;
}

static enum avow_status find_all_given(const struct subject_finder *finder, struct span_list names,
                                       enum mention_type type, struct page *page, struct subjects *subjects,
                                       struct avow_error *err)
{
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < names.count && i < SUBJECT_LIMIT; i++)
        status = find_given(finder, names.items[i], type, page, subjects, err);
    return status;
}

enum avow_status subject_of_page(const struct subject_finder *finder, const struct named_subjects *named,
                                 struct page *page, struct avow_error *err)
{
    struct subjects standards = {.standard_count = 0};
    struct subjects services = {.standard_count = 0};
    struct subjects title = {.standard_count = 0};
    enum avow_status status =
        find_all_given(finder, named->standards, MENTION_STANDARD, page, &standards, err);
    if (status == AVOW_OK)
        status = find_all_given(finder, named->services, MENTION_SERVICE, page, &services, err);
    if (status == AVOW_OK)
        status = find(finder, page->title, MENTION_IN_TEXT, &title, err);
    if (status != AVOW_OK)
        return status;
    bool done =
        copy_standards(standards.standard_count > 0 ? &standards : &title, finder->arena, &page->standards) &&
        copy_services(services.service_count > 0 ? &services : &title, finder->arena, &page->services);
    return done ? AVOW_OK : error_set_no_memory(err, "");
}

static bool is_complete(const struct statement *statement)
{
    return statement->standards.count > 0 && statement->services.count > 0;
}

/* Take from `found` what the statement still lacks; with `only_one`, no more than one family or service. */
static enum avow_status take(struct statement *statement, const struct subjects *found, bool only_one,
                             struct arena *arena, struct avow_error *err)
{
    bool standards = statement->standards.count == 0 && !(only_one && found->several_families);
    bool services = statement->services.count == 0 && !(only_one && found->service_count > 1);
    bool done = (!standards || copy_standards(found, arena, &statement->standards)) &&
                (!services || copy_services(found, arena, &statement->services));
    return done ? AVOW_OK : error_set_no_memory(err, "");
}

/* From the question and the headings. */
static enum avow_status take_announced(const struct subject_finder *finder, struct statement *statement,
                                       struct avow_error *err)
{
    struct subjects found = {.standard_count = 0};
    enum avow_status status = find(finder, statement->question, MENTION_IN_TEXT, &found, err);
    for (size_t i = 0; status == AVOW_OK && i < statement->headings.count; i++)
        status = find(finder, statement->headings.items[i], MENTION_IN_TEXT, &found, err);
    return status == AVOW_OK ? take(statement, &found, false, finder->arena, err) : status;
}

/* From its own row. */
static enum avow_status take_stated(const struct subject_finder *finder, const struct block_row *row,
                                    struct page *page, struct statement *statement, struct avow_error *err)
{
    struct subjects standards = {.standard_count = 0};
    struct subjects services = {.standard_count = 0};
    enum avow_status status = find_all_given(finder, row->standards, MENTION_STANDARD, page, &standards, err);
    if (status == AVOW_OK)
        status = find_all_given(finder, row->services, MENTION_SERVICE, page, &services, err);
    if (status != AVOW_OK)
        return status;
    bool done = copy_standards(&standards, finder->arena, &statement->standards) &&
                copy_services(&services, finder->arena, &statement->services);
    return done ? AVOW_OK : error_set_no_memory(err, "");
}

/* The one edition and the one level of a family that were found; empty where there is none or are several. */
struct exact {
    struct span edition;
    struct span level;
    bool editions; /* several */
    bool levels;
};

static void note_exact(struct span *one, bool *several, struct span found)
{
    *several = *several || (one->size > 0 && found.size > 0 && !span_equal(*one, found));
    *one = one->size > 0 ? *one : found;
}

/* What `text` says more of the family `id`. */
static enum avow_status add_exact(const struct subject_finder *finder, struct span text, struct span id,
                                  struct exact *exact, struct avow_error *err)
{
    struct arena *arena = finder->arena;
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct token_list tokens = {NULL, 0};
    struct mention_list found = {NULL, 0};
    enum avow_status status = tokeniser_run(finder->tokeniser, text, &scratch, &tokens, err);
    if (status == AVOW_OK)
        status = vocabulary_mentions(finder->vocabulary, text, &tokens, MENTION_IN_TEXT, arena, &found, err);
    for (size_t i = 0; status == AVOW_OK && i < found.count; i++)
        if (found.items[i].type == MENTION_STANDARD && span_equal(found.items[i].id, id)) {
            note_exact(&exact->edition, &exact->editions, found.items[i].edition);
            note_exact(&exact->level, &exact->levels, found.items[i].level);
        }
    return status;
}

/* A subject without an edition or a level gets the one that question, headings and text agree on. */
static enum avow_status refine(const struct subject_finder *finder, const struct statement *statement,
                               struct standard_ref *ref, struct avow_error *err)
{
    struct exact exact = {.editions = false};
    enum avow_status status = add_exact(finder, statement->question, ref->id, &exact, err);
    for (size_t i = 0; status == AVOW_OK && i < statement->headings.count; i++)
        status = add_exact(finder, statement->headings.items[i], ref->id, &exact, err);
    if (status == AVOW_OK)
        status = add_exact(finder, statement->text, ref->id, &exact, err);
    if (status != AVOW_OK)
        return status;
    ref->edition = ref->edition.size > 0 || exact.editions ? ref->edition : exact.edition;
    ref->level = ref->level.size > 0 || exact.levels ? ref->level : exact.level;
    return AVOW_OK;
}

static enum avow_status refine_all(const struct subject_finder *finder, struct statement *statement,
                                   struct avow_error *err)
{
    size_t count = statement->standards.count;
    struct standard_ref *own = arena_array(finder->arena, count, sizeof *own);
    enum avow_status status = own != NULL ? AVOW_OK : error_set_no_memory(err, "");
    for (size_t i = 0; status == AVOW_OK && i < count; i++) {
        own[i] = statement->standards.items[i];
        if (own[i].edition.size == 0 || own[i].level.size == 0)
            status = refine(finder, statement, &own[i], err);
    }
    if (status == AVOW_OK)
        statement->standards = (struct standard_refs){own, count};
    return status;
}

static enum avow_status find_subject(const struct subject_finder *finder, const struct block_row *row,
                                     struct page *page, struct statement *statement, struct avow_error *err)
{
    struct subjects found = {.standard_count = 0};
    enum avow_status status = row != NULL ? take_stated(finder, row, page, statement, err) : AVOW_OK;
    if (status != AVOW_OK)
        return status;
    if (statement->standards.count == 0)
        statement->standards = page->standards;
    if (statement->services.count == 0)
        statement->services = page->services;
    if (is_complete(statement))
        return AVOW_OK;
    status = take_announced(finder, statement, err);
    if (status != AVOW_OK || is_complete(statement))
        return status;
    status = find(finder, statement->text, MENTION_IN_TEXT, &found, err);
    return status == AVOW_OK ? take(statement, &found, true, finder->arena, err) : status;
}

enum avow_status subject_of_statement(const struct subject_finder *finder, const struct block_row *row,
                                      struct page *page, struct statement *statement, struct avow_error *err)
{
    enum avow_status status = find_subject(finder, row, page, statement, err);
    bool stated = row != NULL && row->standards.count > 0;
    return status == AVOW_OK && !stated ? refine_all(finder, statement, err) : status;
}
