/* SPDX-License-Identifier: Apache-2.0 */
/* level_load.c - why a rule is asked for, and how much: its grounds in law, and its
 * levels by date and facts. */
#include "rules/load.h"

const char *const ground_keys[] = { "text", "since", "until", "verified", NULL };
const char *const level_keys[] = { "is",      "when",        "since",
                                   "until",   "ground",      "unknown",
                                   "caution", "justifiable", NULL };

static bool load_ground(Loader *loader, const Node *node, Ground *ground)
{
    const Node *value;
    if (node->kind == NODE_SCALAR)
        return load_wording(loader, node, &ground->text);
    if (!load_check_keys(loader, node, ground_keys))
        return false;
    if (!(value = node_find(node, "text")))
        return load_fail(loader, node,
                         "attendu «\u00a0text\u00a0»\u00a0: la référence du texte");
    if (!load_wording(loader, value, &ground->text))
        return false;
    if ((value = node_find(node, "since")) && !load_date(loader, value, &ground->since))
        return false;
    if ((value = node_find(node, "until")) && !load_date(loader, value, &ground->until))
        return false;
    value = node_find(node, "verified");
    return !value || load_bool(loader, value, &ground->verified);
}

bool load_grounds(Loader *loader, const Node *node, Rule *rule)
{
    size_t used = 0;
    Ground *list = load_room(loader, load_count(node), sizeof *list);
    if (!list)
        return false;
    for (const Node *item = load_first(node); item; item = load_next(node, item))
        if (!load_ground(loader, item, &list[used++]))
            return false;
    rule->grounds = list;
    rule->ground_count = used;
    return true;
}

static bool load_level_case(Loader *loader, const Node *node, LevelCase *level)
{
    static const char *const words[] = { "obligation", "recommandation",
                                         "bonne-pratique", NULL };
    const Node *value;
    size_t index = 0;
    if (!load_check_keys(loader, node, level_keys))
        return false;
    if (!(value = node_find(node, "is")))
        return load_fail(
            loader, node,
            "attendu «\u00a0is\u00a0»\u00a0: obligation, recommandation ou "
            "bonne-pratique");
    if (!load_word(loader, value, words, &index))
        return false;
    level->level = (Level)index;
    if ((value = node_find(node, "when")) &&
        !load_conditions(loader, value, &level->when, &level->when_count))
        return false;
    if ((value = node_find(node, "since")) && !load_date(loader, value, &level->since))
        return false;
    if ((value = node_find(node, "until")) && !load_date(loader, value, &level->until))
        return false;
    if ((value = node_find(node, "ground")) &&
        !load_wording(loader, value, &level->ground))
        return false;
    if ((value = node_find(node, "unknown")) &&
        !load_wording(loader, value, &level->unknown))
        return false;
    if ((value = node_find(node, "caution")) &&
        !load_wording(loader, value, &level->caution))
        return false;
    value = node_find(node, "justifiable");
    return !value || load_bool(loader, value, &level->justifiable);
}

bool load_levels(Loader *loader, const Node *node, Rule *rule)
{
    size_t used = 0;
    if (!load_check_kind(loader, node, NODE_LIST))
        return false;
    if (!node->count)
        return load_fail(loader, node,
                         "liste vide\u00a0; attendu [{is: recommandation}]");
    LevelCase *list = load_room(loader, node->count, sizeof *list);
    if (!list)
        return false;
    for (const Node *item = node->first; item; item = item->next)
        if (!load_level_case(loader, item, &list[used++]))
            return false;
    rule->levels = list;
    rule->level_count = used;
    return true;
}
