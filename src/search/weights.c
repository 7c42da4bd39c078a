/* Read and write weights: sections of names, each of which must be there once. */
#include "search/weights.h"

#include "base/cleanup.h"
#include "base/digest.h"
#include "base/embedded.h"
#include "base/file.h"
#include "base/value.h"
#include "search/feature.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

extern const struct embedded_file weights_files[];

enum { FILE_LIMIT = 16 << 20, NUMBER_SIZE = 32, PLACE_SIZE = 96, NAMES_MOST = 64 };

static const struct span bm25_names[] = {SPAN_INIT("k1"), SPAN_INIT("b")};
static const struct span field_names[FIELD_WEIGHT_COUNT] = {
    [FIELD_STEM] = SPAN_INIT("stem"),         [FIELD_PAIR] = SPAN_INIT("pair"),
    [FIELD_QUESTION] = SPAN_INIT("question"), [FIELD_TITLE] = SPAN_INIT("title"),
    [FIELD_HEADING] = SPAN_INIT("heading"),   [FIELD_NAME] = SPAN_INIT("name"),
    [FIELD_EDITION] = SPAN_INIT("edition"),   [FIELD_NAME_IN_TITLE] = SPAN_INIT("name in title"),
};
static const struct span role_names[ROLE_WEIGHT_COUNT] = {
    [ROLE_NAME] = SPAN_INIT("name"),
    [ROLE_BOILERPLATE] = SPAN_INIT("boilerplate"),
    [ROLE_SPELLING] = SPAN_INIT("spelling"),
};

/* A part of the file: a map of these names to numbers in a range. */
struct section {
    const char *key;
    const struct span *names;
    size_t count;
    double low, high;
    double *values;
};

/* The same of stems. */
struct stem_section {
    const char *key;
    double low, high;
};

static const struct stem_section stem_sections[] = {{"words", 0, 100}, {"answer words", -100, 100}};

enum { STEM_SECTIONS = sizeof stem_sections / sizeof *stem_sections };

static enum avow_status refuse(const char *file, int line, struct avow_error *err, const char *format, ...)
    PRINTF_LIKE(4, 5);

static enum avow_status refuse(const char *file, int line, struct avow_error *err, const char *format, ...)
{
    char place[PLACE_SIZE];
    char message[160];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    snprintf(place, sizeof place, "%.80s:%d", file, line);
    return error_set(err, AVOW_BAD_INPUT, place, "%s", message);
}

/* A decimal number that fills the scalar. */
static bool read_number(const struct value *value, double low, double high, double *out)
{
    char text[NUMBER_SIZE];
    struct span written = value_text(value);
    if (written.size == 0 || written.size >= sizeof text)
        return false;
    memcpy(text, written.bytes, written.size);
    text[written.size] = '\0';
    if (strspn(text, "+-.0123456789eE") < written.size)
        return false;
    char *end = NULL;
    double number = strtod(text, &end);
    if (*end != '\0' || !isfinite(number) || number < low || number > high)
        return false;
    *out = number;
    return true;
}

static size_t name_place(const struct section *section, struct span name)
{
    for (size_t i = 0; i < section->count; i++)
        if (span_equal(section->names[i], name))
            return i;
    return SPAN_NONE;
}

static enum avow_status read_section(const char *file, const struct value *map, const struct section *section,
                                     struct avow_error *err)
{
    bool seen[NAMES_MOST] = {false};
    const struct value *part = value_get(map, section->key);
    if (part == NULL || part->type != VALUE_MAP)
        return refuse(file, map->line, err, "the section \"%s\" is missing", section->key);
    for (size_t i = 0; i < part->count; i++) {
        size_t place = name_place(section, part->keys[i]);
        if (place == SPAN_NONE)
            return refuse(file, part->items[i].line, err, "%s has no \"%.*s\"; take it out", section->key,
                          SPAN_ARG(part->keys[i]));
        if (!read_number(&part->items[i], section->low, section->high, &section->values[place]))
            return refuse(file, part->items[i].line, err, "%.*s: write a number from %g to %g",
                          SPAN_ARG(part->keys[i]), section->low, section->high);
        seen[place] = true;
    }
    for (size_t i = 0; i < section->count; i++)
        if (!seen[i])
            return refuse(file, part->line, err, "%s lacks \"%.*s\"; give it a number", section->key,
                          SPAN_ARG(section->names[i]));
    return AVOW_OK;
}

static int by_stem(const void *left, const void *right)
{
    const struct word_factor *a = left;
    const struct word_factor *b = right;
    return span_compare(a->stem, b->stem);
}

/* A map of stems to numbers in a range. */
static enum avow_status read_stems(const char *file, const struct value *map,
                                   const struct stem_section *section, struct arena *arena,
                                   struct word_factor **out, size_t *count, struct avow_error *err)
{
    const struct value *part = value_get(map, section->key);
    if (part == NULL || part->type != VALUE_MAP)
        return refuse(file, map->line, err, "the section \"%s\" is missing; write %s: {} for none",
                      section->key, section->key);
    struct word_factor *words = arena_array(arena, part->count, sizeof *words);
    if (words == NULL)
        return error_set_no_memory(err, file);
    for (size_t i = 0; i < part->count; i++) {
        words[i].stem = arena_copy(arena, part->keys[i]);
        if (words[i].stem.bytes == NULL)
            return error_set_no_memory(err, file);
        if (!read_number(&part->items[i], section->low, section->high, &words[i].factor))
            return refuse(file, part->items[i].line, err, "%.*s: write a number from %g to %g",
                          SPAN_ARG(part->keys[i]), section->low, section->high);
    }
    qsort(words, part->count, sizeof *words, by_stem);
    *out = words;
    *count = part->count;
    return AVOW_OK;
}

static enum avow_status read_words(const char *file, const struct value *map, struct arena *arena,
                                   struct search_weights *out, struct avow_error *err)
{
    struct word_factor *words = NULL;
    struct word_factor *answers = NULL;
    size_t count = 0;
    enum avow_status status = read_stems(file, map, &stem_sections[0], arena, &words, &out->word_count, err);
    if (status == AVOW_OK)
        status = read_stems(file, map, &stem_sections[1], arena, &answers, &count, err);
    if (status != AVOW_OK)
        return status;
    struct answer_word *items = arena_array(arena, count, sizeof *items);
    if (items == NULL)
        return error_set_no_memory(err, file);
    for (size_t i = 0; i < count; i++)
        items[i] = (struct answer_word){.words = answers[i].stem, .weight = answers[i].factor};
    out->words = words;
    return answer_words_make(items, count, arena, &out->answer_words) ? AVOW_OK
                                                                      : error_set_no_memory(err, file);
}

enum { SECTIONS = 4 };

/* The sections of numbers; `features` gets the features' names. */
static void sections_of(struct search_weights *weights, double bm25[2], struct span features[FEATURE_COUNT],
                        struct section out[SECTIONS])
{
    for (int i = 0; i < FEATURE_COUNT; i++)
        features[i] = feature_table()[i].name;
    out[0] = (struct section){"bm25", bm25_names, 2, 0, 100, bm25};
    out[1] = (struct section){"fields", field_names, FIELD_WEIGHT_COUNT, 0, 100, weights->fields};
    out[2] = (struct section){"roles", role_names, ROLE_WEIGHT_COUNT, 0, 100, weights->roles};
    out[3] = (struct section){"features", features, FEATURE_COUNT, -100, 100, weights->features};
}

static enum avow_status check_sections(const char *file, const struct value *map,
                                       const struct section *sections, struct avow_error *err)
{
    for (size_t i = 0; i < map->count; i++) {
        bool known = false;
        for (size_t k = 0; k < STEM_SECTIONS; k++)
            known = known || span_equal(map->keys[i], span_of(stem_sections[k].key));
        for (size_t k = 0; k < SECTIONS; k++)
            known = known || span_equal(map->keys[i], span_of(sections[k].key));
        if (!known)
            return refuse(file, map->items[i].line, err, "there is no section \"%.*s\"; take it out",
                          SPAN_ARG(map->keys[i]));
    }
    return AVOW_OK;
}

static enum avow_status parse(const char *file, struct span text, struct arena *arena,
                              struct search_weights *out, struct avow_error *err)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct search_weights weights = {0};
    struct span features[FEATURE_COUNT];
    struct section sections[SECTIONS];
    struct value map;
    double bm25[2] = {0};
    sections_of(&weights, bm25, features, sections);
    enum avow_status status = yaml_read(text, file, &scratch, &map, err);
    if (status == AVOW_OK && map.type != VALUE_MAP)
        return refuse(file, 1, err, "this is no file of weights");
    if (status == AVOW_OK)
        status = check_sections(file, &map, sections, err);
    for (size_t i = 0; status == AVOW_OK && i < SECTIONS; i++)
        status = read_section(file, &map, &sections[i], err);
    if (status == AVOW_OK && bm25[1] > 1)
        return refuse(file, value_get(&map, "bm25")->line, err, "b: write a number from 0 to 1");
    if (status == AVOW_OK)
        status = read_words(file, &map, arena, &weights, err);
    if (status != AVOW_OK)
        return status;
    weights.k1 = bm25[0];
    weights.b = bm25[1];
    char hex[DIGEST_HEX_SIZE];
    digest_of(text, hex);
    memcpy(weights.digest, hex, sizeof weights.digest - 1);
    *out = weights;
    return AVOW_OK;
}

enum avow_status search_weights_built_in(struct arena *arena, struct search_weights *out,
                                         struct avow_error *err)
{
    return parse(weights_files[0].name, (struct span){weights_files[0].bytes, weights_files[0].size}, arena,
                 out, err);
}

enum avow_status search_weights_read(const char *path, struct arena *arena, struct search_weights *out,
                                     struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer bytes = BUFFER_INIT;
    enum avow_status status = file_read(path, FILE_LIMIT, &bytes, err);
    if (status == AVOW_NOT_FOUND)
        return error_set(err, AVOW_IO, path, "there is no such file of weights");
    return status == AVOW_OK ? parse(path, buffer_span(&bytes), arena, out, err) : status;
}

/* "# " before each line. */
static void write_comment(struct span text, struct buffer *out)
{
    struct span line;
    while (span_next_line(&text, &line))
        buffer_printf(out, "# %.*s\n", SPAN_ARG(line));
}

static void write_stems(const struct stem_section *section, const struct word_factor *words, size_t count,
                        struct buffer *out)
{
    buffer_printf(out, count > 0 ? "%s:\n" : "%s: {}\n", section->key);
    for (size_t i = 0; i < count; i++)
        buffer_printf(out, "  \"%.*s\": %.9g\n", SPAN_ARG(words[i].stem), words[i].factor);
}

/* By stem, as people look them up. */
static bool write_answer_words(const struct answer_words *answers, struct buffer *out)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct word_factor *words = arena_array(&scratch, answers->count, sizeof *words);
    if (words == NULL)
        return false;
    for (size_t i = 0; i < answers->count; i++)
        words[i] = (struct word_factor){answers->items[i].words, answers->items[i].weight};
    if (answers->count > 0)
        qsort(words, answers->count, sizeof *words, by_stem);
    write_stems(&stem_sections[1], words, answers->count, out);
    return true;
}

bool search_weights_write(const struct search_weights *weights, struct span origin, struct buffer *out)
{
    struct search_weights copy = *weights;
    struct span features[FEATURE_COUNT];
    struct section sections[SECTIONS];
    double bm25[2] = {weights->k1, weights->b};
    sections_of(&copy, bm25, features, sections);
    write_comment(origin, out);
    for (size_t i = 0; i < SECTIONS; i++) {
        buffer_printf(out, "%s:\n", sections[i].key);
        for (size_t k = 0; k < sections[i].count; k++)
            buffer_printf(out, "  %.*s: %.9g\n", SPAN_ARG(sections[i].names[k]), sections[i].values[k]);
    }
    write_stems(&stem_sections[0], weights->words, weights->word_count, out);
    return write_answer_words(&weights->answer_words, out) && !out->failed;
}

double search_weights_word(const struct search_weights *weights, struct span stem, double otherwise)
{
    struct word_factor key = {stem, 0};
    const struct word_factor *found =
        weights->word_count > 0
            ? bsearch(&key, weights->words, weights->word_count, sizeof *weights->words, by_stem)
            : NULL;
    return found != NULL ? found->factor : otherwise;
}
