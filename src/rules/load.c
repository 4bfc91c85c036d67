/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/load.h"

#include "base/date.h"
#include "base/unicode.h"
#include "rules/nearest.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { EXCERPT = 72 };

const char *load_excerpt(Arena *arena, const char *text)
{
    size_t length = strlen(text), kept = utf8_cut(text, length, EXCERPT);
    char *copy =
        arena_printf(arena, "%.*s%s", (int)kept, text, kept < length ? "…" : "");
    for (char *at = copy; at && *at; at++)
        if ((unsigned char)*at < ' ')
            *at = ' ';
    return copy ? copy : "";
}

const char *load_quote(const Loader *loader, const Node *node)
{
    return load_excerpt(loader->arena, node->text);
}

static bool fail_at(const Loader *loader, uint32_t line, uint32_t column,
                    const char *format, va_list args)
{
    Where where = { .file = loader->file, .line = line, .column = column };
    return error_set_list(loader->err, ERROR_RULES, where, format, args);
}

bool load_fail(const Loader *loader, const Node *node, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fail_at(loader, node->line, node->column, format, args);
    va_end(args);
    return false;
}

bool load_fail_key(const Loader *loader, const Node *node, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fail_at(loader, node->key ? node->key_line : node->line,
            node->key ? node->key_column : node->column, format, args);
    va_end(args);
    return false;
}

static size_t word_count(const char *const *words)
{
    size_t count = 0;
    while (words[count])
        count++;
    return count;
}

/* "a, b, c", cut with an ellipsis before it grows past what a message takes. */
static void join_words(const char *const *words, char *out, size_t size)
{
    size_t used = 0;
    out[0] = '\0';
    for (size_t i = 0; words[i]; i++) {
        size_t need = strlen(words[i]) + (i ? 2 : 0);
        if (used + need + 8 > size) {
            snprintf(out + used, size - used, "…");
            return;
        }
        used +=
            (size_t)snprintf(out + used, size - used, "%s%s", i ? ", " : "", words[i]);
    }
}

/* What a node is, in words. */
static const char *shape_of(NodeKind kind)
{
    switch (kind) {
    case NODE_LIST:
        return "une liste";
    case NODE_MAP:
        return "un groupe de clés";
    default:
        return "un texte";
    }
}

bool load_check_kind(const Loader *loader, const Node *node, NodeKind kind)
{
    if (node->kind == kind)
        return true;
    if (node->key)
        return load_fail(loader, node, "«\u00a0%s\u00a0» est %s\u00a0; attendu %s",
                         node->key, shape_of(node->kind), shape_of(kind));
    return load_fail(loader, node, "%s inattendu%s\u00a0; attendu %s",
                     shape_of(node->kind), node->kind == NODE_LIST ? "e" : "",
                     shape_of(kind));
}

bool load_check_keys(const Loader *loader, const Node *node, const char *const *keys)
{
    if (!load_check_kind(loader, node, NODE_MAP))
        return false;
    if (loader->prepared) /* they were looked at when the program was built */
        return true;
    for (const Node *child = node->first; child; child = child->next) {
        size_t i = 0;
        while (keys[i] && strcmp(keys[i], child->key) != 0)
            i++;
        if (keys[i])
            continue;
        const char *nearest = nearest_word(child->key, keys, i);
        char list[320];
        if (nearest)
            return load_fail_key(
                loader, child,
                "clé inconnue «\u00a0%s\u00a0»\u00a0; attendu «\u00a0%s\u00a0»",
                child->key, nearest);
        join_words(keys, list, sizeof list);
        return load_fail_key(loader, child,
                             "clé inconnue «\u00a0%s\u00a0»\u00a0; attendu\u00a0: %s",
                             load_excerpt(loader->arena, child->key), list);
    }
    return true;
}

bool load_word(const Loader *loader, const Node *node, const char *const *words,
               size_t *index)
{
    if (!load_check_kind(loader, node, NODE_SCALAR))
        return false;
    for (size_t i = 0; words[i]; i++) {
        if (strcmp(words[i], node->text) == 0) {
            *index = i;
            return true;
        }
    }
    char list[320];
    const char *nearest = nearest_word(node->text, words, word_count(words));
    join_words(words, list, sizeof list);
    return load_fail(loader, node,
                     nearest
                         ? "«\u00a0%s\u00a0» inconnu\u00a0; attendu «\u00a0%s\u00a0»"
                         : "«\u00a0%s\u00a0» inconnu\u00a0; attendu\u00a0: %s",
                     load_quote(loader, node), nearest ? nearest : list);
}

bool load_text(const Loader *loader, const Node *node, const char **text)
{
    if (!load_check_kind(loader, node, NODE_SCALAR))
        return false;
    size_t length = node->length;
    while (length && (node->text[length - 1] == '\n' || node->text[length - 1] == ' '))
        length--;
    if (!length)
        return load_fail(loader, node,
                         "«\u00a0%s\u00a0» est vide\u00a0; attendu un texte",
                         node->key ? node->key : "");
    if (length == node->length) {
        *text = node->text;
        return true;
    }
    *text = arena_copy(loader->arena, node->text, length);
    return *text ? true : error_memory(loader->err);
}

bool load_wording(const Loader *loader, const Node *node, Wording *wording)
{
    static const char *const languages[] = { "fr", "en", NULL };
    Wording loaded = { 0 };
    if (node->kind == NODE_SCALAR) {
        if (!load_text(loader, node, &loaded.in[LANGUAGE_FR]))
            return false;
        *wording = loaded;
        return true;
    }
    if (!load_check_keys(loader, node, languages))
        return false;
    for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
        const Node *text = node_find(node, languages[i]);
        if (text && !load_text(loader, text, &loaded.in[i]))
            return false;
    }
    if (!loaded.in[LANGUAGE_FR])
        return load_fail(loader, node,
                         "texte français absent\u00a0; attendu {fr: \"…\"}");
    *wording = loaded;
    return true;
}

bool load_bool(const Loader *loader, const Node *node, bool *value)
{
    static const char *const words[] = { "true", "false", NULL };
    size_t index = 0;
    if (!load_word(loader, node, words, &index))
        return false;
    *value = index == 0;
    return true;
}

bool number_parse(const char *text, double *value)
{
    double number = 0, unit = 1;
    bool digits = false, fraction = false;
    for (; *text; text++) {
        if (*text == '.' && digits && !fraction) {
            fraction = true;
        } else if (*text >= '0' && *text <= '9') {
            digits = true;
            number = number * 10 + (*text - '0');
            unit *= fraction ? 10 : 1;
        } else if (*text != ' ' || !digits || fraction) {
            return false;
        }
    }
    if (!digits || number > 1e15)
        return false;
    *value = number / unit;
    return true;
}

bool load_number(const Loader *loader, const Node *node, double *value)
{
    if (!load_check_kind(loader, node, NODE_SCALAR))
        return false;
    if (!number_parse(node->text, value))
        return load_fail(
            loader, node,
            "«\u00a0%s\u00a0» n'est pas un nombre\u00a0; attendu 40000 ou 1.5",
            load_quote(loader, node));
    return true;
}

bool load_date(const Loader *loader, const Node *node, const char **date)
{
    if (!load_check_kind(loader, node, NODE_SCALAR))
        return false;
    if (!date_is_valid(node->text))
        return load_fail(loader, node,
                         "«\u00a0%s\u00a0» n'est pas une date\u00a0; attendu "
                         "AAAA-MM-JJ, par exemple "
                         "2026-08-22",
                         load_quote(loader, node));
    *date = node->text;
    return true;
}

bool load_kind(const Loader *loader, const Node *node, DocumentKind *kind)
{
    const char *names[KIND_COUNT + 1] = { NULL };
    size_t index = 0;
    for (int i = 0; i < KIND_COUNT; i++)
        names[i] = kind_name((DocumentKind)i);
    if (!load_word(loader, node, names, &index))
        return false;
    *kind = (DocumentKind)index;
    return true;
}

bool load_kinds(const Loader *loader, const Node *node, uint32_t *kinds)
{
    uint32_t bits = 0;
    for (const Node *item = load_first(node); item; item = load_next(node, item)) {
        DocumentKind kind;
        if (!load_kind(loader, item, &kind))
            return false;
        bits |= UINT32_C(1) << kind;
    }
    if (!bits)
        return load_fail(loader, node,
                         "liste vide\u00a0; attendu des documents\u00a0: [RC, CCAP]");
    *kinds = bits;
    return true;
}

bool load_texts(const Loader *loader, const Node *node, const char *const **texts,
                size_t *count)
{
    size_t wanted = load_count(node), used = 0;
    const char **list = load_room(loader, wanted, sizeof *list);
    if (!list)
        return false;
    for (const Node *item = load_first(node); item; item = load_next(node, item))
        if (!load_text(loader, item, &list[used++]))
            return false;
    *texts = list;
    *count = used;
    return true;
}

void *load_room(const Loader *loader, size_t count, size_t size)
{
    void *room = arena_alloc(loader->arena, (count ? count : 1) * size);
    if (!room)
        error_memory(loader->err);
    return room;
}

const Node *load_first(const Node *node)
{
    return node->kind == NODE_LIST ? node->first : node;
}

size_t load_count(const Node *node)
{
    return node->kind == NODE_LIST ? node->count : 1;
}

const Node *load_next(const Node *list, const Node *node)
{
    return list->kind == NODE_LIST ? node->next : NULL;
}
