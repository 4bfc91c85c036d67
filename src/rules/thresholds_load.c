/* SPDX-License-Identifier: Apache-2.0 */
/* thresholds_load.c - seuils.yaml: amounts of the law, with the days they hold. */
#include "rules/load.h"

#include <string.h>

static bool load_threshold(Loader *loader, const Node *node, Threshold *threshold)
{
    static const char *const keys[] = { "name",   "when",  "since",  "until",
                                        "amount", "label", "ground", NULL };
    if (!load_check_keys(loader, node, keys))
        return false;
    const Node *name = node_find(node, "name");
    const Node *amount = node_find(node, "amount");
    const Node *value;
    if (!name || !amount)
        return load_fail(loader, node,
                         "attendu {name: seuil-europeen, amount: 216000}");
    if (!load_text(loader, name, &threshold->name) ||
        !load_number(loader, amount, &threshold->amount))
        return false;
    if ((value = node_find(node, "when")) &&
        !load_conditions(loader, value, &threshold->when, &threshold->when_count))
        return false;
    if ((value = node_find(node, "since")) &&
        !load_date(loader, value, &threshold->since))
        return false;
    if ((value = node_find(node, "until")) &&
        !load_date(loader, value, &threshold->until))
        return false;
    if ((value = node_find(node, "label")) &&
        !load_wording(loader, value, &threshold->label))
        return false;
    value = node_find(node, "ground");
    return !value || load_text(loader, value, &threshold->ground);
}

bool load_thresholds(Loader *loader, const Node *root, const Threshold **thresholds,
                     size_t *count)
{
    static const char *const keys[] = { "thresholds", NULL };
    if (!load_check_keys(loader, root, keys))
        return false;
    const Node *list = node_find(root, "thresholds");
    if (!list || !load_check_kind(loader, list, NODE_LIST))
        return load_fail(loader, root,
                         "attendu «\u00a0thresholds\u00a0»\u00a0: une liste");
    Threshold *all = load_room(loader, list->count + *count, sizeof *all);
    if (!all)
        return false;
    size_t used = 0;
    for (const Node *node = list->first; node; node = node->next)
        if (!load_threshold(loader, node, &all[used++]))
            return false;
    if (*count)
        memcpy(all + used, *thresholds, *count * sizeof *all);
    *thresholds = all;
    *count += used;
    return true;
}
