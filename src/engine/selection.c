/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/selection.h"

#include "rules/nearest.h"

#include <stdlib.h>
#include <string.h>

static const char *last_part(const char *id)
{
    const char *slash = strrchr(id, '/');
    return slash ? slash + 1 : id;
}

static bool is_naming(const char *entry, const char *id)
{
    return strncmp(id, entry, strlen(entry)) == 0 || strcmp(last_part(id), entry) == 0;
}

/* How closely the list names the rule; 0 when it does not. */
static size_t closeness(const StringList *list, const char *id)
{
    size_t best = 0;
    for (size_t i = 0; list && i < list->count; i++) {
        const char *entry = list->items[i];
        size_t length = strcmp(last_part(id), entry) == 0 ? strlen(id) : strlen(entry);
        if (is_naming(entry, id) && length > best)
            best = length;
    }
    return best;
}

bool selection_has(const Rule *rule, const void *user)
{
    const Selection *selection = user;
    size_t in = closeness(selection->select, rule->id);
    size_t out = closeness(selection->ignore, rule->id);
    size_t more = closeness(selection->more_ignored, rule->id);
    if (more > out)
        out = more;
    if (selection->select->count && !in)
        return false;
    return !out || in > out;
}

bool selection_unknown(const char *written, const Pack *pack, Where where, Error *err)
{
    size_t count = pack_rule_count(pack);
    const char **names = calloc(3 * count + 1, sizeof *names);
    Arena *arena = arena_new();
    if (!names || !arena) {
        free(names);
        arena_free(arena);
        return error_memory(err);
    }
    for (size_t i = 0; i < count; i++) {
        const char *id = pack_rule_at(pack, i)->id;
        const char *family = arena_copy(arena, id, strcspn(id, "/"));
        names[i] = id;
        names[count + i] = last_part(id);
        names[2 * count + i] = family ? family : id;
    }
    const char *nearest = nearest_word(written, names, 3 * count);
    if (nearest)
        error_set(err, ERROR_USAGE, where,
                  "règle inconnue « %s » ; vouliez-vous dire « %s » ?", written,
                  nearest);
    arena_free(arena);
    free(names);
    return error_set(err, ERROR_USAGE, where,
                     "règle inconnue « %s » ; « clausier rules list » les donne toutes",
                     written);
}

bool selection_check(const StringList *entries, const Pack *pack, Where where,
                     Error *err)
{
    for (size_t i = 0; i < entries->count; i++) {
        bool found = false;
        for (size_t r = 0; !found && r < pack_rule_count(pack); r++)
            found = is_naming(entries->items[i], pack_rule_at(pack, r)->id);
        if (!found)
            return selection_unknown(entries->items[i], pack, where, err);
    }
    return true;
}
