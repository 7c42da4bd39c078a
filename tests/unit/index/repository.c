/* Makes a corpus whose pages come from a git repository. */
#include "unit/index/repository.h"

const char repository_source[] =
    "sources:\n  - {git: repo, path: docs, page: 'p/{name}', audience: public}\n";

struct commits *repository_begin(struct site *site, const char *configuration)
{
    site_write(site, "avow.yml", span_of(configuration));
    return commits_begin(folder_path(&site->folder, "corpus/repo"), true);
}

void repository_put(struct site *site, struct commits *commits, const char *name, const char *words)
{
    commits_write(commits, name, site_sections_text(site, words));
}
