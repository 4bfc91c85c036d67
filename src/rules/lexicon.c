/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/lexicon.h"

#include "rules/load.h"
#include "rules/nearest.h"
#include "text/fold.h"

#include <stdlib.h>
#include <string.h>

enum {
    LONGEST_PATTERN =
        60000, /* bytes, expanded: what PCRE2 compiles with 2-byte links */
    LONGEST_NAME = 64,
};

struct Lexicon {
    Arena *arena;
    const Lexicon *outer;
    Fragment *fragments; /* by name */
    size_t count;
};

Lexicon *lexicon_new(Arena *arena, const Lexicon *outer)
{
    Lexicon *lexicon = arena_alloc(arena, sizeof *lexicon);
    if (lexicon)
        *lexicon = (Lexicon){ .arena = arena, .outer = outer };
    return lexicon;
}

size_t lexicon_count(const Lexicon *lexicon)
{
    return lexicon->count;
}

Fragment *lexicon_at(const Lexicon *lexicon, size_t index)
{
    return &lexicon->fragments[index];
}

static Where where_of(const char *file, const Node *node)
{
    return (Where){ .file = file, .line = node->line, .column = node->column };
}

static bool is_name_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

/* The length of a fragment's name at `text`; 0 when there is none. */
static size_t name_length(const char *text)
{
    size_t length = 0;
    if (*text < 'a' || *text > 'z')
        return 0;
    while (is_name_char(text[length]))
        length++;
    return length;
}

static int compare_fragments(const void *a, const void *b)
{
    return strcmp(((const Fragment *)a)->name, ((const Fragment *)b)->name);
}

static Fragment *find_own(const Lexicon *lexicon, const char *name)
{
    Fragment key = { .name = name };
    return lexicon->count ? bsearch(&key, lexicon->fragments, lexicon->count,
                                    sizeof *lexicon->fragments, compare_fragments)
                          : NULL;
}

/* Looks outwards; `*home` gets the lexicon that has it. */
static Fragment *find_fragment(const Lexicon *lexicon, const char *name,
                               const Lexicon **home)
{
    for (; lexicon; lexicon = lexicon->outer) {
        Fragment *found = find_own(lexicon, name);
        if (found) {
            *home = lexicon;
            return found;
        }
    }
    return NULL;
}

/* Appends a scalar as it was written, without the line end of a block text. */
static bool fold_source(const char *file, const Node *node, Buffer *out, Error *err)
{
    size_t length = node->kind == NODE_SCALAR ? node->length : 0;
    while (length && node->text[length - 1] == '\n')
        length--;
    if (!length)
        return error_set(
            err, ERROR_RULES, where_of(file, node),
            "motif vide ou qui n'est pas un texte\u00a0; attendu \"un motif\"");
    fold_pattern(node->text, length, out);
    return buffer_failed(out) ? error_memory(err) : true;
}

/* Appends the folded source of a fragment: its pattern, or its alternatives. */
static bool fold_fragment(const Fragment *fragment, Buffer *out, Error *err)
{
    const Node *node = fragment->node;
    if (node->kind != NODE_LIST || !node->count)
        return fold_source(fragment->file, node, out, err);
    for (const Node *item = node->first; item; item = item->next) {
        if (!fold_source(fragment->file, item, out, err))
            return false;
        if (item->next)
            buffer_add_char(out, '|');
    }
    return true;
}

bool lexicon_add(Lexicon *lexicon, const char *file, const Node *map, Error *err)
{
    if (map->kind != NODE_MAP)
        return error_set(
            err, ERROR_RULES, where_of(file, map),
            "attendu des fragments\u00a0: nom: \"motif\" ou nom: [motifs]");
    Fragment *fragments =
        arena_alloc(lexicon->arena, (lexicon->count + map->count) * sizeof *fragments);
    if (!fragments)
        return error_memory(err);
    size_t count = lexicon->count;
    if (count)
        memcpy(fragments, lexicon->fragments, count * sizeof *fragments);
    for (const Node *node = map->first; node; node = node->next) {
        size_t length = strlen(node->key);
        Where where = { .file = file,
                        .line = node->key_line,
                        .column = node->key_column };
        if (length > LONGEST_NAME || name_length(node->key) != length)
            return error_set(err, ERROR_RULES, where,
                             "nom de fragment «\u00a0%s\u00a0» incorrect\u00a0; "
                             "attendu des minuscules "
                             "sans accent, des chiffres et des tirets",
                             node->key);
        if (find_own(lexicon, node->key))
            return error_set(err, ERROR_RULES, where,
                             "le fragment «\u00a0%s\u00a0» existe déjà", node->key);
        fragments[count++] =
            (Fragment){ .name = node->key, .file = file, .node = node };
    }
    if (count)
        qsort(fragments, count, sizeof *fragments, compare_fragments);
    lexicon->fragments = fragments;
    lexicon->count = count;
    return true;
}

/* The nearest name of all lexicons in sight; NULL. */
static const char *suggest(const Lexicon *lexicon, const char *name)
{
    const char *nearest = NULL;
    for (; lexicon && !nearest; lexicon = lexicon->outer) {
        const char **names = calloc(lexicon->count + 1, sizeof *names);
        for (size_t i = 0; names && i < lexicon->count; i++)
            names[i] = lexicon->fragments[i].name;
        if (names)
            nearest = nearest_word(name, names, lexicon->count);
        free(names);
    }
    return nearest;
}

static bool unknown_fragment(const Lexicon *lexicon, Where where, const char *name,
                             Error *err)
{
    const char *nearest = suggest(lexicon, name);
    if (nearest)
        return error_set(
            err, ERROR_RULES, where,
            "fragment inconnu «\u00a0{%s}\u00a0»\u00a0; attendu «\u00a0{%s}\u00a0»",
            name, nearest);
    return error_set(err, ERROR_RULES, where,
                     "fragment inconnu «\u00a0{%s}\u00a0»\u00a0; attendu un nom de "
                     "lexique.yaml ou de "
                     "«\u00a0fragments\u00a0»",
                     name);
}

/* Puts the named fragment in, as a group. */
static bool put_fragment(const Lexicon *lexicon, Where where, const char *name,
                         size_t length, Buffer *out, Error *err)
{
    char copy[LONGEST_NAME + 1];
    const Lexicon *home = NULL;
    if (length > LONGEST_NAME)
        return error_set(err, ERROR_RULES, where, "nom de fragment trop long");
    memcpy(copy, name, length);
    copy[length] = '\0';
    Fragment *fragment = find_fragment(lexicon, copy, &home);
    if (!fragment)
        return unknown_fragment(lexicon, where, copy, err);
    if (fragment->expanding)
        return error_set(err, ERROR_RULES, where,
                         "le fragment «\u00a0{%s}\u00a0» revient à lui-même\u00a0; "
                         "attendu un fragment "
                         "sans boucle",
                         copy);
    const char *expanded = fragment_expand(home, fragment, err);
    if (!expanded)
        return false;
    fragment->used = true;
    buffer_add_string(out, "(?:");
    buffer_add_string(out, expanded);
    buffer_add_char(out, ')');
    return true;
}

/* Bytes of a repetition "{60}", "{2,}", "{0,60}" at `text`; 0 when it is none. */
static size_t repetition_length(const char *text)
{
    size_t length = 1;
    while ((text[length] >= '0' && text[length] <= '9') || text[length] == ',')
        length++;
    return length > 1 && text[length] == '}' ? length + 1 : 0;
}

/* Bytes of an escape at `text`, with the braces of \x{..}, \p{..} and their kin. */
static size_t escape_length(const char *text)
{
    if (!text[1])
        return 1;
    if (text[2] == '{' && strchr("xpPgkoNu", text[1])) {
        const char *end = strchr(text, '}');
        if (end)
            return (size_t)(end - text) + 1;
    }
    return 2;
}

static bool expand(const Lexicon *lexicon, Where where, const char *source, Buffer *out,
                   Error *err)
{
    bool in_class = false;
    for (const char *at = source; *at;) {
        size_t length = strcspn(at, in_class ? "\\]" : "\\[{");
        if (!length && *at == '\\') {
            length = escape_length(at);
        } else if (!length && *at == '[') {
            /* A "]" that comes first in a class is a member of it. */
            length = 1 + (at[1] == '^');
            length += at[length] == ']';
            in_class = true;
        } else if (!length && *at == ']') {
            length = 1;
            in_class = false;
        } else if (!length) {
            length = repetition_length(at);
            size_t name = length ? 0 : name_length(at + 1);
            if (name && at[1 + name] == '}') {
                if (!put_fragment(lexicon, where, at + 1, name, out, err))
                    return false;
                at += name + 2;
                continue;
            }
            if (!length)
                return error_set(err, ERROR_RULES, where,
                                 "accolade incorrecte dans le motif "
                                 "«\u00a0%s\u00a0»\u00a0; attendu "
                                 "{fragment} ou {0,60}, et \\{ pour une accolade",
                                 load_excerpt(lexicon->arena, source));
        }
        buffer_add(out, at, length);
        at += length;
    }
    if (buffer_failed(out))
        return error_set(
            err, ERROR_LIMIT, where,
            "motif trop long une fois ses fragments mis en place\u00a0; %d octets "
            "au plus",
            LONGEST_PATTERN);
    return true;
}

const char *fragment_expand(const Lexicon *lexicon, Fragment *fragment, Error *err)
{
    if (fragment->expanded)
        return fragment->expanded;
    Buffer folded, out;
    buffer_init(&folded, LONGEST_PATTERN);
    buffer_init(&out, LONGEST_PATTERN);
    fragment->expanding = true;
    if (fold_fragment(fragment, &folded, err) &&
        expand(lexicon, where_of(fragment->file, fragment->node),
               buffer_string(&folded), &out, err)) {
        fragment->expanded =
            arena_copy(lexicon->arena, buffer_string(&out), out.length);
        if (!fragment->expanded)
            error_memory(err);
    }
    fragment->expanding = false;
    buffer_done(&folded);
    buffer_done(&out);
    return fragment->expanded;
}

bool lexicon_expand(const Lexicon *lexicon, const char *file, const Node *node,
                    Buffer *out, Error *err)
{
    Buffer folded;
    buffer_init(&folded, LONGEST_PATTERN);
    bool ok = fold_source(file, node, &folded, err) &&
              expand(lexicon, where_of(file, node), buffer_string(&folded), out, err);
    buffer_done(&folded);
    return ok;
}

bool lexicon_check(const Lexicon *lexicon, Error *err)
{
    for (size_t i = 0; i < lexicon->count; i++)
        if (!fragment_expand(lexicon, &lexicon->fragments[i], err))
            return false;
    return true;
}
