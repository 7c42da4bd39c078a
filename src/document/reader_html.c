/* HTML pages to blocks: the main content of the tree, and what the page's head says of it. */
#include "document/reader.h"

#include "base/cleanup.h"
#include "document/html_charset.h"
#include "document/html_collect.h"
#include "document/html_head.h"
#include "document/html_linked.h"
#include "document/html_role.h"

/* Bytes of text below a node, as far as they are shown. */
static size_t text_size(const xmlNode *root)
{
    size_t size = 0;
    for (const xmlNode *node = root; node != NULL;) {
        bool shown = html_role_of(node) != HTML_DROPPED;
        size += shown ? span_trim(html_text(node)).size : 0;
        node = html_next(node, root, shown);
    }
    return size;
}

static bool is_main(const xmlNode *node)
{
    return html_is(node, "main") || html_attribute_has(node, "role", "main");
}

/* The element that holds what the page is about: `main`, or the one article that is most of the page. */
static const xmlNode *main_content(const xmlNode *body)
{
    const xmlNode *article = NULL;
    size_t articles = 0;
    for (const xmlNode *node = body; node != NULL; node = html_next(node, body, true)) {
        if (is_main(node) && html_role_of(node) != HTML_DROPPED && text_size(node) > 0)
            return node;
        if (html_is(node, "article") && articles++ == 0)
            article = node;
    }
    return articles == 1 && text_size(article) * 2 >= text_size(body) ? article : body;
}

static enum avow_status read_tree(const xmlDoc *tree, struct arena *arena, struct reading *out,
                                  struct avow_error *err)
{
    const xmlNode *root = xmlDocGetRootElement(tree);
    if (root == NULL)
        return AVOW_OK;
    const xmlNode *body = html_find(root, "body");
    enum avow_status status =
        html_collect(main_content(body != NULL ? body : root), arena, &out->blocks, err);
    if (status == AVOW_OK)
        status = html_linked_questions(root, arena, &out->blocks, err);
    return status == AVOW_OK ? html_head_read(root, &out->blocks, arena, &out->front, err) : status;
}

enum avow_status reader_html(struct span bytes, struct arena *arena, struct reading *out,
                             struct avow_error *err)
{
    CLEANUP(html_tree_free) xmlDoc *tree = NULL;
    struct span text = SPAN_EMPTY;
    *out = (struct reading){.front = {.type = VALUE_NULL}};
    enum avow_status status = html_charset_decode(bytes, arena, &text, &out->note, err);
    if (status == AVOW_OK)
        status = html_tree_read(text, &tree, err);
    return status == AVOW_OK ? read_tree(tree, arena, out, err) : status;
}
