/* What an HTML page says of itself, in the words of our front matter. */
#ifndef DOCUMENT_HTML_HEAD_H
#define DOCUMENT_HTML_HEAD_H

#include "base/value.h"
#include "document/block.h"
#include "document/html_tree.h"

/* `*front`, in `arena`: title (the only top heading of `blocks`, else og:title or `title` without the site's
 * name), url, language, description, date and the meta elements that bear the names of our own keys. */
enum avow_status html_head_read(const xmlNode *root, const struct block_list *blocks, struct arena *arena,
                                struct value *front, struct avow_error *err);

#endif
