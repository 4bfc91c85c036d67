/* SPDX-License-Identifier: Apache-2.0 */
/* kinds_load.c - documents.yaml: how the kinds of documents are recognised. */
#include "rules/load.h"

#include <string.h>

static bool load_kind_rule(Loader *loader, const Node *node, KindRule *rule)
{
    static const char *const keys[] = { "kind", "names", "titles", "beside", NULL };
    if (!load_check_keys(loader, node, keys))
        return false;
    const Node *kind = node_find(node, "kind");
    const Node *names = node_find(node, "names");
    const Node *titles = node_find(node, "titles");
    if (!kind || (!names && !titles))
        return load_fail(loader, node,
                         "attendu {kind: RC, names: [\"…\"], titles: [\"…\"]}");
    const Node *beside = node_find(node, "beside");
    rule->yields = beside != NULL;
    return load_kind(loader, kind, &rule->kind) &&
           (!beside || load_kind(loader, beside, &rule->beside)) &&
           (!names || load_patterns(loader, names, &rule->names, &rule->name_count)) &&
           (!titles ||
            load_patterns(loader, titles, &rule->titles, &rule->title_count));
}

bool load_document_kinds(Loader *loader, const Node *root, const KindRule **kinds,
                         size_t *count)
{
    static const char *const keys[] = { "kinds", NULL };
    if (!load_check_keys(loader, root, keys))
        return false;
    const Node *list = node_find(root, "kinds");
    if (!list || !load_check_kind(loader, list, NODE_LIST))
        return load_fail(loader, root, "attendu «\u00a0kinds\u00a0»\u00a0: une liste");
    KindRule *all = load_room(loader, *count + list->count, sizeof *all);
    if (!all)
        return false;
    size_t used = *count;
    if (used)
        memcpy(all, *kinds, used * sizeof *all);
    for (const Node *node = list->first; node; node = node->next)
        if (!load_kind_rule(loader, node, &all[used++]))
            return false;
    *kinds = all;
    *count = used;
    return true;
}
