/* Mustache templates over value trees: the C face of the one C++ file that knows the template library. */
#ifndef SERVE_TEMPLATE_H
#define SERVE_TEMPLATE_H

#include "base/buffer.h"
#include "base/embedded.h"
#include "base/error.h"
#include "base/value.h"

/* All templates and partials, parsed once; may be rendered by many threads at once. */
struct template_set;

/* Parse every `*.mustache` of the table (ended by a row without a name). INTERNAL names the template that
 * does not parse, includes a partial that is missing, or holds `{{{` or `{{&`. */
enum avow_status template_set_open(const struct embedded_file *files, struct template_set **out,
                                   struct avow_error *err);
void template_set_close(struct template_set *set);
/* Render template `name` (without ".mustache") over the map `context`; text is HTML-escaped. Empty strings,
 * empty lists, null, false and 0 are false in a section; anything else is true. */
enum avow_status template_render(const struct template_set *set, const char *name,
                                 const struct value *context, struct buffer *out, struct avow_error *err);

#endif
