/* SPDX-License-Identifier: Apache-2.0 */
/* facts_load.c - faits.yaml: the values of facts and how they are recognised. */
#include "rules/load.h"

#include <string.h>

static bool load_fact(Loader *loader, const Node *node, FactValue *fact)
{
    static const char *const keys[] = { "fact", "value", "weight", "any", NULL };
    *fact = (FactValue){ .weight = 1 };
    if (!load_check_keys(loader, node, keys))
        return false;
    const Node *name = node_find(node, "fact");
    const Node *value = node_find(node, "value");
    const Node *weight = node_find(node, "weight");
    const Node *any = node_find(node, "any");
    if (!name || !value || !any)
        return load_fail(loader, node,
                         "attendu {fact: secteur, value: dechets, any: [\"…\"]}");
    return load_text(loader, name, &fact->fact) &&
           load_text(loader, value, &fact->value) &&
           (!weight || load_number(loader, weight, &fact->weight)) &&
           load_items(loader, any, &fact->any);
}

bool load_facts(Loader *loader, const Node *root, const FactValue **facts,
                size_t *count)
{
    static const char *const keys[] = { "facts", NULL };
    if (!load_check_keys(loader, root, keys))
        return false;
    const Node *list = node_find(root, "facts");
    if (!list || !load_check_kind(loader, list, NODE_LIST))
        return load_fail(loader, root, "attendu «\u00a0facts\u00a0»\u00a0: une liste");
    FactValue *all = load_room(loader, *count + list->count, sizeof *all);
    if (!all)
        return false;
    size_t used = *count;
    if (used)
        memcpy(all, *facts, used * sizeof *all);
    for (const Node *node = list->first; node; node = node->next)
        if (!load_fact(loader, node, &all[used++]))
            return false;
    *facts = all;
    *count = used;
    return true;
}
