/* What the words of a question of scope stand for, token by token. */
#include "search/scope_asked.h"

bool scope_is_generic(struct span fold)
{
    static const char *const generic[] = {
        "app",       "application", "cloud",    "data",      "environment", "environments", "instance",
        "instances", "platform",    "product",  "products",  "region",      "regions",      "suite",
        "tenant",    "tenants",     "workload", "workloads", NULL};
    return span_is_one_of(fold, generic);
}

size_t scope_words_at(const struct understanding *query, size_t at, struct span name)
{
    const struct token_list *tokens = &query->tokens;
    size_t start = tokens->items[at].start;
    size_t end = at;
    struct span typed = span_part(query->text, start, start + name.size);
    if (name.size == 0 || !span_equal_case(typed, name))
        return SPAN_NONE;
    while (end < tokens->count && tokens->items[end].start < start + name.size)
        end++;
    return tokens->items[end - 1].end == start + name.size ? end : SPAN_NONE;
}

const struct mention *scope_name_at(const struct understanding *query, size_t at)
{
    for (size_t i = 0; i < query->name_count; i++)
        if (at >= query->names[i].mention.first_token && at < query->names[i].mention.end_token)
            return &query->names[i].mention;
    return NULL;
}

bool scope_is_within(const struct understanding *query, size_t at, struct span part)
{
    const char *start = query->text.bytes + query->tokens.items[at].start;
    return part.size > 0 && start >= part.bytes && start < part.bytes + part.size;
}
