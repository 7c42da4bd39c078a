/* The wall to the template library: the one C++ file that knows it; no exception and no C++ object leaves. */
#include <kainjow/mustache.hpp>

extern "C" {
#include "base/markup.h"
#include "serve/template.h"
}

#include <algorithm>
#include <memory>
#include <set>

namespace {

using kainjow::mustache::data;
using kainjow::mustache::list;
using kainjow::mustache::mustache;
using texts = std::unordered_map<std::string, std::string>;

const char place[] = "template";
const std::string suffix = ".mustache";

/* A template as loaded: it renders for many threads at once because the library changes a parsed template
 * only to note a failed partial or lambda, and there are none left. */
using parsed = std::unordered_map<std::string, std::unique_ptr<mustache>>;

struct failure {
    std::string message;
};

[[noreturn]] void fail(const std::string &name, const std::string &message)
{
    throw failure{name + suffix + ": " + message};
}

texts read_texts(const embedded_file *files)
{
    texts found;
    for (const embedded_file *file = files; file->name != nullptr; file++) {
        std::string name = file->name;
        if (name.size() > suffix.size() &&
            name.compare(name.size() - suffix.size(), suffix.size(), suffix) == 0)
            found[name.substr(0, name.size() - suffix.size())] = std::string(file->bytes, file->size);
    }
    return found;
}

/* The tag's sign and name: "#passages" of "{{ # passages }}"; spaces are left out. */
std::string tag_words(const std::string &text, size_t open, size_t close)
{
    std::string words;
    for (size_t at = open + 2; at < close; at++)
        if (text[at] != ' ' && text[at] != '\t' && text[at] != '\n')
            words += text[at];
    return words;
}

std::string expand(const texts &all, const std::string &name, std::set<std::string> &inside);

/* The text of a partial where it is included. */
std::string expand_partial(const texts &all, const std::string &name, const std::string &partial,
                           std::set<std::string> &inside)
{
    if (all.count(partial) == 0)
        fail(name, "there is no partial " + partial);
    if (inside.count(partial) != 0)
        fail(name, "the partial " + partial + " includes itself");
    std::string inner = expand(all, partial, inside);
    return inner.substr(0, inner.find_last_not_of('\n') + 1);
}

/* The text without comments and with its partials in place, so that nothing is parsed while rendering.
 * `inside` are the names being expanded. */
std::string expand(const texts &all, const std::string &name, std::set<std::string> &inside)
{
    const std::string &text = all.at(name);
    std::string whole;
    size_t from = 0;
    inside.insert(name);
    for (size_t open; (open = text.find("{{", from)) != std::string::npos;) {
        size_t close = text.find("}}", open);
        if (close == std::string::npos)
            fail(name, "a tag is not closed");
        std::string words = tag_words(text, open, close);
        char sign = words.empty() ? '{' : words[0];
        if (sign == '{' || sign == '&' || sign == '=')
            fail(name, "{{{, {{& and {{= are forbidden: they let text out unescaped");
        bool stays = sign != '>' && sign != '!';
        whole.append(text, from, (stays ? close + 2 : open) - from);
        from = close + 2;
        if (sign == '>')
            whole += expand_partial(all, name, words.substr(1), inside);
        else if (sign == '!' && text.compare(from, 1, "\n") == 0)
            from++;
    }
    inside.erase(name);
    return whole.append(text, from, std::string::npos);
}

/* Where a line of nothing but section tags ends, or `from`. */
size_t after_sections(const std::string &text, size_t from)
{
    size_t at = from;
    while (text.compare(at, 3, "{{#") == 0 || text.compare(at, 3, "{{^") == 0 ||
           text.compare(at, 3, "{{/") == 0)
        at = text.find("}}", at) + 2;
    return at < text.size() && text[at] == '\n' ? at : from;
}

/* Indentation, and the breaks after lines of section tags, are only there for the reader of the template;
 * each would cost a step in rendering. */
std::string flatten(const std::string &text)
{
    std::string flat;
    for (size_t at = 0; at < text.size();) {
        while (at < text.size() && (text[at] == ' ' || text[at] == '\n'))
            at++;
        size_t end = after_sections(text, at);
        bool is_sections = end > at;
        if (!is_sections)
            end = std::min(text.find('\n', at), text.size() - 1) + 1;
        flat.append(text, at, end - at);
        at = end;
    }
    return flat;
}

/* What text and quoted attributes must not hold, as entities; the library's own goes byte by byte. */
std::string escape(const std::string &text)
{
    std::string safe;
    size_t from = 0;
    for (size_t at = 0; at < text.size(); at++) {
        const char *name = markup_reference(text[at]);
        if (name == nullptr)
            continue;
        safe.append(text, from, at - from).append(name);
        from = at + 1;
    }
    return safe.append(text, from, std::string::npos);
}

parsed parse_all(const texts &all)
{
    parsed result;
    for (const auto &entry : all) {
        std::set<std::string> inside;
        auto one = std::make_unique<mustache>(flatten(expand(all, entry.first, inside)));
        if (!one->is_valid())
            fail(entry.first, one->error_message());
        one->set_custom_escape(escape);
        result[entry.first] = std::move(one);
    }
    return result;
}

std::string text_of(const span &words)
{
    return words.size > 0 ? std::string(words.bytes, words.size) : std::string();
}

data convert(const value &from);

data convert_list(const value &from)
{
    data result(data::type::list);
    /* The library can only copy items in, trees and all; the list is ours, so it may be filled in place. */
    list &items = const_cast<list &>(result.list_value());
    items.reserve(from.count);
    for (size_t i = 0; i < from.count; i++)
        items.push_back(convert(from.items[i]));
    return result;
}

data convert_map(const value &from)
{
    data result(data::type::object);
    for (size_t i = 0; i < from.count; i++)
        result[text_of(from.keys[i])] = convert(from.items[i]);
    return result;
}

/* To the library every string is true, and a missing name is looked up further out: what is empty becomes an
 * explicit false. */
data convert(const value &from)
{
    switch (from.type) {
    case VALUE_BOOL:
        return data(from.boolean);
    case VALUE_NUMBER:
        return from.number < 0 || from.number > 0 ? data(text_of(from.text)) : data(false);
    case VALUE_STRING:
        return from.text.size > 0 ? data(text_of(from.text)) : data(false);
    case VALUE_LIST:
        return convert_list(from);
    case VALUE_MAP:
        return convert_map(from);
    default:
        return data(false);
    }
}

/* The one funnel for exceptions. */
template <typename call> avow_status guarded(avow_error *err, call run) noexcept
{
    try {
        return run();
    } catch (const failure &why) {
        return error_set(err, AVOW_INTERNAL, place, "%s; rebuild Avow from sound sources",
                         why.message.c_str());
    } catch (const std::bad_alloc &) {
        return error_set_no_memory(err, place);
    } catch (const std::exception &why) {
        return error_set(err, AVOW_INTERNAL, place, "a page could not be made: %s", why.what());
    }
}

} // namespace

struct template_set {
    parsed templates;
};

extern "C" avow_status template_set_open(const embedded_file *files, template_set **out, avow_error *err)
{
    return guarded(err, [&] {
        auto set = std::make_unique<template_set>();
        set->templates = parse_all(read_texts(files));
        *out = set.release();
        return AVOW_OK;
    });
}

extern "C" void template_set_close(template_set *set)
{
    delete set;
}

extern "C" avow_status template_render(const template_set *set, const char *name, const value *context,
                                       buffer *out, avow_error *err)
{
    return guarded(err, [&]() -> avow_status {
        auto found = set->templates.find(name);
        if (found == set->templates.end())
            fail(name, "there is no such template");
        found->second->render(convert(*context), [out](const std::string &text) {
            buffer_append(out, span{text.data(), text.size()});
        });
        return out->failed ? error_set_no_memory(err, place) : AVOW_OK;
    });
}
