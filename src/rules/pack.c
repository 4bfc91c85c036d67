/* SPDX-License-Identifier: Apache-2.0 */
/* pack.c - layers of rule files, from the built-in one to the last named one.
 *
 * In each layer the files that serve all rules come first, in the order in which they
 * need one another; then the rules.  A rule with the id of an earlier one replaces it;
 * a layer's fragments are seen by its own rules and by the layers above it. */
#include "rules/node_image.h"
#include "rules/pack_parts.h"

#include <stdlib.h>
#include <string.h>

typedef struct Build {
    Pack *pack;
    const PackWatch *watch;
    Node *nodes; /* of the built-in rule at hand */
    size_t node_room;
    bool alone; /* the built-in pack, to be used as it is */
    Error *err;
} Build;

/* An error of one file: ends the loading, or is told and forgotten. */
static bool settle(const Build *build, const Error *error)
{
    const PackWatch *watch = build->watch;
    if (watch->tell && error->kind != ERROR_MEMORY) {
        watch->tell(watch->user, error);
        return true;
    }
    if (build->err->kind == ERROR_NONE)
        *build->err = *error;
    return false;
}

static bool load_pack_file(Loader *loader, const Node *root, Pack *pack,
                           const char *folder)
{
    static const char *const keys[] = { "name",     "title",   "version",
                                        "law-date", "license", NULL };
    const Node *value;
    const char *name = folder, *version = "", *law_date = "", *license;
    Wording title;
    if (!load_check_keys(loader, root, keys))
        return false;
    if ((value = node_find(root, "name")) && !load_text(loader, value, &name))
        return false;
    if ((value = node_find(root, "title")) && !load_wording(loader, value, &title))
        return false;
    if ((value = node_find(root, "version")) && !load_text(loader, value, &version))
        return false;
    if ((value = node_find(root, "law-date")) && !load_date(loader, value, &law_date))
        return false;
    if ((value = node_find(root, "license")) && !load_text(loader, value, &license))
        return false;
    if (!*pack->name) {
        pack->name = name;
        pack->version = version;
        pack->law_date = law_date;
        return true;
    }
    pack->name = arena_printf(pack->arena, "%s+%s", pack->name, name);
    return pack->name ? true : error_memory(loader->err);
}

static bool load_shared(Loader *loader, const char *id, const Node *root, Pack *pack,
                        PackLayer *layer)
{
    Vocabulary *words = &pack->vocabulary;
    if (strcmp(id, "pack") == 0)
        return load_pack_file(loader, root, pack, layer->folder.name);
    if (strcmp(id, "lexique") == 0)
        return lexicon_add(layer->lexicon, loader->file, root, loader->err) &&
               (!loader->compile || lexicon_check(layer->lexicon, loader->err));
    if (strcmp(id, "langue") == 0)
        return load_turns(loader, root, pack->turns);
    if (strcmp(id, "documents") == 0)
        return load_document_kinds(loader, root, &pack->kinds, &pack->kind_count);
    if (strcmp(id, "faits") == 0)
        return load_facts(loader, root, &words->facts, &words->fact_count);
    if (strcmp(id, "termes") == 0)
        return load_terms(loader, root, &pack->terms, &pack->term_count);
    if (strcmp(id, "codes") == 0)
        return load_codes(loader, root, words);
    return load_thresholds(loader, root, &words->thresholds, &words->threshold_count);
}

/* Puts the rule in the place of one with its id, or behind the others. */
static bool add_rule(Pack *pack, const Rule *rule, Error *err)
{
    for (size_t i = 0; i < pack->rule_count; i++) {
        if (strcmp(pack->rules[i]->id, rule->id) == 0) {
            pack->rules[i] = rule;
            return true;
        }
    }
    if (pack->rule_count == pack->rule_room) {
        size_t room = pack->rule_room ? pack->rule_room * 2 : 64;
        const Rule **rules = realloc(pack->rules, room * sizeof *rules);
        if (!rules)
            return error_memory(err);
        pack->rules = rules;
        pack->rule_room = room;
    }
    pack->rules[pack->rule_count++] = rule;
    return true;
}

static bool is_lexicon(const PackFile *file)
{
    return strcmp(file->id, "lexique") == 0;
}

/* Makes the tree of a built-in file.  Most are read once: all of them take the same
 * place, but for the fragments, and unless somebody wants to look at them. */
static bool thaw_file(Build *build, PackFile *file)
{
    size_t count = file->image->count;
    Node *nodes = NULL;
    if (is_lexicon(file) || build->watch->trace) {
        nodes = arena_alloc(build->pack->arena, count * sizeof *nodes);
    } else if (count > build->node_room) {
        nodes = realloc(build->nodes, count * sizeof *nodes);
        build->node_room = nodes ? count : build->node_room;
        build->nodes = nodes ? nodes : build->nodes;
    } else {
        nodes = build->nodes;
    }
    if (nodes)
        node_thaw(&pack_image, file->image, nodes);
    file->root = nodes;
    return nodes ? true : error_memory(build->err);
}

static bool load_file(Build *build, PackLayer *layer, PackFile *file)
{
    Pack *pack = build->pack;
    Error error = { 0 };
    Loader loader = { .arena = pack->arena,
                      .matcher = pack->matcher,
                      .lexicon = layer->lexicon,
                      .vocabulary = &pack->vocabulary,
                      .file = file->file,
                      .prepared = layer->folder.built_in && !build->watch->trace,
                      .compile = !layer->folder.built_in,
                      .trace = build->watch->trace,
                      .err = &error };
    if (file->image && !thaw_file(build, file))
        return false;
    if (!file->root)
        return settle(build, file->error);
    buffer_init(&loader.scratch, 1 << 16);
    bool ok;
    if (file->is_rule) {
        Rule *rule = load_room(&loader, 1, sizeof *rule);
        ok = rule && load_rule(&loader, file->root, file->id, rule) &&
             add_rule(pack, rule, &error);
    } else {
        ok = load_shared(&loader, file->id, file->root, pack, layer);
    }
    buffer_done(&loader.scratch);
    return ok ? true : settle(build, &error);
}

static bool load_layer(Build *build, PackLayer *layer)
{
    static const char *const order[] = { "pack",  "lexique", "langue", "documents",
                                         "faits", "seuils",  "codes",  "termes" };
    Pack *pack = build->pack;
    const Lexicon *outer = layer > pack->layers ? layer[-1].lexicon : NULL;
    layer->lexicon = lexicon_new(pack->arena, outer);
    if (!layer->lexicon)
        return error_memory(build->err);
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        PackFile *file = pack_folder_find(&layer->folder, order[i]);
        /* The patterns of the built-in pack are put together already. */
        if (file && is_lexicon(file) && build->alone)
            continue;
        if (file && !load_file(build, layer, file))
            return false;
    }
    for (size_t i = 0; i < layer->folder.count; i++)
        if (layer->folder.files[i].is_rule &&
            !load_file(build, layer, &layer->folder.files[i]))
            return false;
    return true;
}

static int compare_rules(const void *a, const void *b)
{
    return strcmp((*(const Rule *const *)a)->id, (*(const Rule *const *)b)->id);
}

/* The rules that an item looks at look at words themselves: else it would never hold,
 * and nobody would know why.  One that is not there may be in a pack left out today:
 * only those who ask what is wrong are told. */
static bool check_item(const Build *build, const Rule *rule, const Item *item)
{
    Error error = { 0 };
    Where where = { .file = rule->file, .line = item->line, .column = 1 };
    for (size_t i = 0; i < item->rule_count; i++) {
        const Rule wanted = { .id = item->rules[i] }, *key = &wanted;
        const Rule *const *found =
            bsearch(&key, build->pack->rules, build->pack->rule_count,
                    sizeof *build->pack->rules, compare_rules);
        if (!found && build->watch->tell)
            error_set(&error, ERROR_RULES, where,
                      "règle inconnue «\u00a0%s\u00a0»\u00a0; «\u00a0clausier "
                      "rules\u00a0» les "
                      "donne toutes",
                      load_excerpt(build->pack->arena, item->rules[i]));
        if (found && item->from == FROM_VERDICTS && rule_is_derived(*found))
            error_set(&error, ERROR_RULES, where,
                      "la règle «\u00a0%s\u00a0» repose elle-même sur des "
                      "verdicts\u00a0; attendu une règle qui cherche des mots",
                      item->rules[i]);
    }
    return error.kind == ERROR_NONE || settle(build, &error);
}

static bool check_items(const Build *build, const Rule *rule, ItemList list)
{
    for (size_t i = 0; i < list.count; i++)
        if (!check_item(build, rule, &list.items[i]))
            return false;
    return true;
}

static bool check_references(const Build *build)
{
    for (size_t i = 0; i < build->pack->rule_count; i++) {
        const Rule *rule = build->pack->rules[i];
        if (!check_items(build, rule, rule->subject))
            return false;
        for (size_t j = 0; j < rule->element_count; j++)
            if (!check_items(build, rule, rule->elements[j].any) ||
                !check_items(build, rule, rule->elements[j].ignore))
                return false;
    }
    return true;
}

Pack *pack_load_watched(const char *const *paths, size_t count, bool without_default,
                        const PackWatch *watch, Error *err)
{
    Error own = { 0 };
    Error *error = err ? err : &own;
    bool ok = false;
    Pack *pack = calloc(1, sizeof *pack);
    Build build = { .pack = pack,
                    .watch = watch,
                    .alone = count == 0 && !without_default && !watch->trace,
                    .err = error };
    if (!pack) {
        error_memory(error);
        return NULL;
    }
    pack->name = pack->version = pack->law_date = "";
    pack->arena = arena_new();
    pack->matcher = without_default || watch->trace
                        ? matcher_new(error)
                        : matcher_thaw(&pack_image.matcher, error);
    if (!pack->arena || !pack->matcher)
        goto done;
    pack->layers = arena_alloc(pack->arena, (count + 1) * sizeof *pack->layers);
    if (!pack->layers)
        goto done;

    if (!without_default) {
        PackLayer *layer = &pack->layers[pack->layer_count++];
        if (!pack_folder_thaw(&layer->folder, pack->arena, error) ||
            !load_layer(&build, layer))
            goto done;
    }
    for (size_t i = 0; i < count; i++) {
        PackLayer *layer = &pack->layers[pack->layer_count++];
        if (!pack_folder_read(&layer->folder, paths[i], pack->arena, error) ||
            !load_layer(&build, layer))
            goto done;
    }
    if (pack->rule_count)
        qsort(pack->rules, pack->rule_count, sizeof *pack->rules, compare_rules);
    ok = check_references(&build) && matcher_build(pack->matcher, error);
done:
    free(build.nodes);
    if (ok)
        return pack;
    error_memory(error); /* when nothing else was said */
    pack_free(pack);
    return NULL;
}

Pack *pack_load(const char *const *paths, size_t count, bool without_default,
                Error *err)
{
    return pack_load_watched(paths, count, without_default, &(PackWatch){ 0 }, err);
}

void pack_free(Pack *pack)
{
    if (!pack)
        return;
    free(pack->rules);
    matcher_free(pack->matcher);
    arena_free(pack->arena);
    free(pack);
}

const char *pack_name(const Pack *pack)
{
    return pack->name;
}

const char *pack_version(const Pack *pack)
{
    return pack->version;
}

const char *pack_law_date(const Pack *pack)
{
    return pack->law_date;
}

const Matcher *pack_matcher(const Pack *pack)
{
    return pack->matcher;
}

size_t pack_rule_count(const Pack *pack)
{
    return pack->rule_count;
}

const Rule *pack_rule_at(const Pack *pack, size_t index)
{
    return pack->rules[index];
}

const Rule *pack_rule_find(const Pack *pack, const char *id)
{
    const Rule *by_name = NULL;
    size_t named = 0;
    for (size_t i = 0; i < pack->rule_count; i++) {
        const Rule *rule = pack->rules[i];
        const char *slash = strrchr(rule->id, '/');
        if (strcmp(rule->id, id) == 0)
            return rule;
        if (slash && strcmp(slash + 1, id) == 0) {
            by_name = rule;
            named++;
        }
    }
    return named == 1 ? by_name : NULL;
}

const PatternId *pack_turn(const Pack *pack, Turn turn, size_t *count)
{
    *count = pack->turns[turn].count;
    return pack->turns[turn].items;
}

size_t pack_kind_count(const Pack *pack)
{
    return pack->kind_count;
}

const KindRule *pack_kind_at(const Pack *pack, size_t index)
{
    return &pack->kinds[index];
}

size_t pack_fact_count(const Pack *pack)
{
    return pack->vocabulary.fact_count;
}

const FactValue *pack_fact_at(const Pack *pack, size_t index)
{
    return &pack->vocabulary.facts[index];
}

size_t pack_threshold_count(const Pack *pack)
{
    return pack->vocabulary.threshold_count;
}

const Threshold *pack_threshold_at(const Pack *pack, size_t index)
{
    return &pack->vocabulary.thresholds[index];
}

size_t pack_term_count(const Pack *pack)
{
    return pack->term_count;
}

const Term *pack_term_at(const Pack *pack, size_t index)
{
    return &pack->terms[index];
}

size_t pack_field_count(const Pack *pack)
{
    return pack->vocabulary.field_count;
}

const CodeField *pack_field_at(const Pack *pack, size_t index)
{
    return &pack->vocabulary.fields[index];
}

size_t pack_source_count(const Pack *pack)
{
    return pack->vocabulary.source_count;
}

const CodeSource *pack_source_at(const Pack *pack, size_t index)
{
    return &pack->vocabulary.sources[index];
}
