/* Read a piece of HTML in another format as a whole page is read. */
#include "document/html_fragment.h"

#include "base/cleanup.h"
#include "document/html_collect.h"

/* A piece that is one tag has no words. */
static bool is_one_tag(struct span html)
{
    return span_starts(html, SPAN("<")) && span_find_byte(html, '>', 0) == html.size - 1;
}

enum avow_status html_fragment(struct span html, struct arena *arena, struct block_list *blocks,
                               struct avow_error *err)
{
    CLEANUP(html_tree_free) xmlDoc *tree = NULL;
    html = span_trim(html);
    if (html.size == 0 || is_one_tag(html))
        return AVOW_OK;
    enum avow_status status = html_tree_read(html, &tree, err);
    const xmlNode *root = status == AVOW_OK ? xmlDocGetRootElement(tree) : NULL;
    return root != NULL ? html_collect(root, arena, blocks, err) : status;
}
