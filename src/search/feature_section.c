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

/* -1 under a last heading of "Resources", "Further reading" or the like, else 0. */
double feature_links(const struct ranking *ranking, const struct candidate *candidate)
{
    (void)ranking;
    const struct forward_token *heading = candidate->forward.tokens + candidate->forward.question;
    bool alone = false;
    bool whole = false;
    for (size_t i = candidate->forward.heading; i > 0 && !whole; i--) {
        const struct link_row *row = link_row_of(heading[i - 1].stem);
        if (row == NULL)
            return 0;
        alone = alone || row->alone;
        whole = (heading[i - 1].flags & FORWARD_SENTENCE) != 0;
    }
    return alone ? -1 : 0;
}
