/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/config.h"

#include "base/file.h"
#include "rules/nearest.h"
#include "rules/node.h"

#include <fnmatch.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LARGEST_CONFIG = 1 << 20 };

static Where at_node(const Config *config, const Node *node)
{
    return (Where){ .file = config->path, .line = node->line, .column = node->column };
}

static Where at_key(const Config *config, const Node *node)
{
    return (Where){ .file = config->path,
                    .line = node->key_line,
                    .column = node->key_column };
}

static bool expect(const Config *config, const Node *node, NodeKind kind,
                   const char *what, Error *err)
{
    return node->kind == kind ||
           error_set(err, ERROR_RULES, at_node(config, node), "attendu ici : %s", what);
}

static bool load_facts(Config *config, const Node *node, Error *err)
{
    if (!expect(config, node, NODE_MAP, "des faits, comme {montant: 640000}", err))
        return false;
    config->facts =
        arena_alloc(config->arena, (node->count + 1) * sizeof *config->facts);
    if (!config->facts)
        return error_memory(err);
    for (const Node *fact = node->first; fact; fact = fact->next) {
        if (!expect(config, fact, NODE_SCALAR, "une valeur", err))
            return false;
        config->facts[config->fact_count++] =
            (GivenFact){ fact->key, fact->text, at_key(config, fact) };
    }
    return true;
}

static bool load_kinds(Config *config, const Node *node, Error *err)
{
    if (!expect(config, node, NODE_MAP, "des documents, comme {\"cahier.docx\": CCAP}",
                err))
        return false;
    config->kinds =
        arena_alloc(config->arena, (node->count + 1) * sizeof *config->kinds);
    if (!config->kinds)
        return error_memory(err);
    for (const Node *one = node->first; one; one = one->next) {
        ConfigKind *kind = &config->kinds[config->kind_count++];
        kind->pattern = one->key;
        if (one->kind != NODE_SCALAR || !kind_parse(one->text, &kind->kind))
            return error_set(
                err, ERROR_RULES, at_node(config, one),
                "nature de document inconnue ; attendu : RC, CCAP, CCP, "
                "CCTP, AE, AAPC, concession, SPASER, annexe ou formulaire");
    }
    return true;
}

static bool load_strings(Config *config, const Node *node, StringList *list,
                         const char *what, Error *err)
{
    if (!expect(config, node, NODE_LIST, what, err))
        return false;
    for (const Node *one = node->first; one; one = one->next) {
        if (!expect(config, one, NODE_SCALAR, what, err))
            return false;
        if (!string_list_add(list, config->arena, one->text, one->length))
            return error_memory(err);
    }
    return true;
}

static bool load_select(Config *config, const Node *node, Error *err)
{
    config->select_line = node->line;
    return load_strings(config, node, &config->select,
                        "une liste de règles, comme [social, reservation]", err);
}

static bool load_ignored(Config *config, const Node *node, ReportIgnored *out,
                         Error *err)
{
    for (const Node *member = node->first; member; member = member->next) {
        if (strcmp(member->key, "rule") == 0 && member->kind == NODE_SCALAR)
            out->rule = member->text;
        else if (strcmp(member->key, "reason") == 0 && member->kind == NODE_SCALAR)
            out->reason = member->text;
        else
            return error_set(err, ERROR_RULES, at_key(config, member),
                             "clé inconnue « %s » ; attendu : rule et reason",
                             member->key);
    }
    if (!out->rule || !*out->rule || !out->reason || !*out->reason)
        return error_set(
            err, ERROR_RULES, at_node(config, node),
            "une règle mise de côté dit pourquoi : {rule: …, reason: \"…\"}");
    return true;
}

static bool load_ignore(Config *config, const Node *node, Error *err)
{
    static const char what[] =
        "une liste, comme [{rule: acces/variantes, reason: \"…\"}]";
    config->ignore_line = node->line;
    if (!expect(config, node, NODE_LIST, what, err))
        return false;
    config->ignored =
        arena_alloc(config->arena, (node->count + 1) * sizeof *config->ignored);
    if (!config->ignored)
        return error_memory(err);
    for (const Node *one = node->first; one; one = one->next) {
        ReportIgnored ignored = { 0 };
        if (!expect(config, one, NODE_MAP, "{rule: …, reason: \"…\"}", err) ||
            !load_ignored(config, one, &ignored, err))
            return false;
        config->ignored[config->ignore.count] = ignored;
        if (!string_list_add(&config->ignore, config->arena, ignored.rule,
                             strlen(ignored.rule)))
            return error_memory(err);
    }
    return true;
}

static bool load_fail_on(Config *config, const Node *node, Error *err)
{
    config->fail_on_given = true;
    if (node->kind == NODE_SCALAR &&
        fail_level_parse(node->text, &config->fail_on, &config->fail_never))
        return true;
    return error_set(err, ERROR_RULES, at_node(config, node),
                     "niveau inconnu ; attendu : obligation, recommandation, "
                     "bonne-pratique ou jamais");
}

/* Paths of rules count from the folder of the configuration. */
static bool load_rules(Config *config, const Node *node, Error *err)
{
    StringList *list = &config->rules;
    size_t folder = (size_t)(path_base(config->path) - config->path);
    if (!load_strings(config, node, list, "une liste de chemins, comme [regles/]", err))
        return false;
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i][0] == '/')
            continue;
        list->items[i] = arena_printf(config->arena, "%.*s%s", (int)folder,
                                      config->path, list->items[i]);
        if (!list->items[i])
            return error_memory(err);
    }
    return true;
}

static const struct {
    const char *key;
    bool (*load)(Config *config, const Node *node, Error *err);
} keys[] = {
    { "facts", load_facts },   { "kinds", load_kinds },     { "select", load_select },
    { "ignore", load_ignore }, { "fail-on", load_fail_on }, { "rules", load_rules },
};

static bool load_key(Config *config, const Node *node, Error *err)
{
    enum { COUNT = sizeof keys / sizeof *keys };
    const char *names[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        if (strcmp(keys[i].key, node->key) == 0)
            return keys[i].load(config, node, err);
        names[i] = keys[i].key;
    }
    if (fact_is_name(node->key))
        return error_set(err, ERROR_RULES, at_key(config, node),
                         "« %s » est un fait ; écrivez-le sous facts, comme "
                         "facts: {montant: 640000}",
                         node->key);
    const char *nearest = nearest_word(node->key, names, COUNT);
    if (nearest)
        return error_set(err, ERROR_RULES, at_key(config, node),
                         "clé inconnue « %s » ; vouliez-vous dire « %s » ?", node->key,
                         nearest);
    return error_set(err, ERROR_RULES, at_key(config, node),
                     "clé inconnue « %s » ; attendu : facts, kinds, select, ignore, "
                     "fail-on ou rules",
                     node->key);
}

Config *config_load(const char *path, Error *err)
{
    bool ok = false;
    Buffer bytes;
    buffer_init(&bytes, LARGEST_CONFIG);
    Config *config = calloc(1, sizeof *config);
    if (!config || !(config->arena = arena_new())) {
        error_memory(err);
        goto done;
    }
    config->path = arena_strdup(config->arena, path);
    if (!config->path || !file_read(path, &bytes, err))
        goto done;
    const Node *root =
        node_parse(path, buffer_string(&bytes), bytes.length, config->arena, err);
    if (!root)
        goto done;
    if (root->kind == NODE_SCALAR && !root->length) {
        ok = true; /* an empty file asks for nothing */
        goto done;
    }
    ok = expect(config, root, NODE_MAP, "facts, kinds, select, ignore, fail-on, rules",
                err);
    for (const Node *node = root->first; ok && node; node = node->next)
        ok = load_key(config, node, err);
done:
    buffer_done(&bytes);
    if (ok)
        return config;
    config_free(config);
    return NULL;
}

void config_free(Config *config)
{
    if (!config)
        return;
    free(config->select.items);
    free(config->ignore.items);
    free(config->rules.items);
    arena_free(config->arena);
    free(config);
}

/* A path below the working folder is named from there. */
static const char *shorten(const char *path)
{
    char here[PATH_MAX];
    if (!path || !getcwd(here, sizeof here))
        return path;
    size_t length = strlen(here);
    return strncmp(path, here, length) == 0 && path[length] == '/' ? path + length + 1
                                                                   : path;
}

const char *config_find(const char *path, Arena *arena)
{
    static const char *const names[] = { "clausier.yml", ".clausier.yml" };
    char *full = realpath(path, NULL);
    const char *found = NULL;
    if (!full)
        return NULL;
    if (file_kind(full) != FILE_FOLDER && strrchr(full, '/'))
        *strrchr(full, '/') = '\0';
    while (!found) {
        for (size_t i = 0; !found && i < sizeof names / sizeof *names; i++) {
            const char *candidate = arena_printf(arena, "%s/%s", full, names[i]);
            if (candidate && file_kind(candidate) == FILE_REGULAR)
                found = candidate;
        }
        char *slash = strrchr(full, '/');
        if (!slash)
            break;
        *slash = '\0';
    }
    free(full);
    return shorten(found);
}

bool config_kind(const Config *config, const char *name, DocumentKind *kind)
{
    for (size_t i = 0; config && i < config->kind_count; i++)
        if (fnmatch(config->kinds[i].pattern, name, 0) == 0 ||
            strcmp(config->kinds[i].pattern, path_base(name)) == 0) {
            *kind = config->kinds[i].kind;
            return true;
        }
    return false;
}
