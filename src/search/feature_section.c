/* Features told from what a section is for. */
#include "search/feature.h"

/* 1 about us, 0 about the reader or the standard, -1 a requirement: only "us" is ever an answer. */
double feature_about(const struct ranking *ranking, const struct candidate *candidate)
{
    (void)ranking;
    static const double values[ABOUT_COUNT] = {[ABOUT_US] = 1, [ABOUT_REQUIREMENT] = -1};
    return values[candidate->facets.about];
}

/* -1 when "you" are asked and it tells of the standard itself, else 0. */
double feature_addressed(const struct ranking *ranking, const struct candidate *candidate)
{
    return ranking->query->addressed && candidate->facets.about == ABOUT_STANDARD ? -1 : 0;
}

/* Stems of headings over links to elsewhere. */
static const struct link_row {
    struct span stem;
    bool alone; /* makes such a heading by itself */
} link_rows[] = {
    {SPAN_INIT("addit"), false}, {SPAN_INIT("also"), false},   {SPAN_INIT("further"), false},
    {SPAN_INIT("learn"), true},  {SPAN_INIT("link"), true},    {SPAN_INIT("more"), false},
    {SPAN_INIT("other"), false}, {SPAN_INIT("read"), true},    {SPAN_INIT("refer"), true},
    {SPAN_INIT("relat"), false}, {SPAN_INIT("resourc"), true}, {SPAN_INIT("see"), true},
};

enum { LINK_ROWS = sizeof link_rows / sizeof *link_rows };

static const struct link_row *link_row_of(uint32_t hash)
{
    for (size_t i = 0; i < LINK_ROWS; i++)
        if (forward_stem_hash(link_rows[i].stem) == hash)
            return &link_rows[i];
    return NULL;
}

/* The statement's last heading is over links. */
static bool is_over_links(const struct forward *forward)
{
    const struct forward_token *heading = forward->tokens + forward->question;
    bool alone = false;
    bool whole = false;
    for (size_t i = forward->heading; i > 0 && !whole; i--) {
        const struct link_row *row = link_row_of(heading[i - 1].stem);
        if (row == NULL)
            return false;
        alone = alone || row->alone;
        whole = (heading[i - 1].flags & FORWARD_SENTENCE) != 0;
    }
    return alone;
}

static bool is_stem_of(uint32_t stem, const struct span *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (stem == forward_stem_hash(words[i]))
            return true;
    return false;
}

/* Its text is one sentence like "For more information about X, see Y". */
static bool is_pointer(const struct forward *forward)
{
    static const struct span openings[] = {SPAN_INIT("detail"), SPAN_INIT("inform"), SPAN_INIT("learn")};
    static const struct span ways[] = {SPAN_INIT("refer"), SPAN_INIT("see"), SPAN_INIT("visit")};
    const struct forward_token *text = forward->tokens + forward->question + forward->heading;
    bool way = false;
    if (forward->text == 0 || (text[0].flags & FORWARD_STOP_BEFORE) == 0 ||
        !is_stem_of(text[0].stem, openings, sizeof openings / sizeof *openings))
        return false;
    for (size_t i = 1; i < forward->text; i++) {
        if ((text[i].flags & FORWARD_SENTENCE) != 0)
            return false;
        way = way || is_stem_of(text[i].stem, ways, sizeof ways / sizeof *ways);
    }
    return way;
}

/* -1 under a last heading of "Resources", "Further reading" or the like, and for one sentence of "For more
 * information see", else 0. */
double feature_links(const struct ranking *ranking, const struct candidate *candidate)
{
    (void)ranking;
    return is_over_links(&candidate->forward) || is_pointer(&candidate->forward) ? -1 : 0;
}
