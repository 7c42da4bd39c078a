/* Tell documents from pages by the address alone. */
#include "document/evidence_target.h"

static struct span path_of(struct span target)
{
    struct span path = span_part(target, 0, span_find_byte(target, '#', 0));
    return span_part(path, 0, span_find_byte(path, '?', 0));
}

bool evidence_target_is_file(struct span target)
{
    struct span path = path_of(target);
    static const struct span endings[] = {SPAN_INIT(".pdf"), SPAN_INIT(".doc"),  SPAN_INIT(".docx"),
                                          SPAN_INIT(".xls"), SPAN_INIT(".xlsx"), SPAN_INIT(".ppt"),
                                          SPAN_INIT(".csv"), SPAN_INIT(".pptx"), SPAN_INIT(".zip")};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (span_ends_case(path, endings[i]))
            return true;
    return false;
}

/* "https://support.example.com/article/email-report": it tells how something is done, or what was done. */
static bool is_article(struct span address)
{
    static const struct span hosts[] = {SPAN_INIT("blog."), SPAN_INIT("blogs."), SPAN_INIT("help."),
                                        SPAN_INIT("learn."), SPAN_INIT("support.")};
    static const char *const folders[] = {"article", "articles", "blog", "blogs", "help", "kb", NULL};
    struct span piece;
    for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++)
        if (span_starts(address, hosts[i]))
            return true;
    while (span_next_piece(&address, '/', &piece))
        if (span_is_one_of(piece, folders))
            return true;
    return false;
}

bool evidence_target_is_page(struct span target, bool named)
{
    static const struct span scheme = SPAN_INIT("://");
    struct span path = path_of(target);
    size_t host = span_find(path, scheme, 0);
    if (target.size == 0 || span_starts(target, SPAN("mailto:")) || evidence_target_is_file(target))
        return false;
    if (host != SPAN_NONE)
        return is_article(span_part(path, host + scheme.size, path.size));
    return path.size == 0 || span_ends(path, SPAN(".md")) || span_ends(path, SPAN(".yml")) || !named;
}
