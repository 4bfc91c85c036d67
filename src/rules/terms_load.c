/* SPDX-License-Identifier: Apache-2.0 */
/* terms_load.c - termes.yaml: other words for the parties, by the kind of contract. */
#include "rules/load.h"

#include <string.h>

static bool load_term(Loader *loader, const Node *node, Term *term)
{
    static const char *const keys[] = { "when", "word", "said", NULL };
    if (!load_check_keys(loader, node, keys))
        return false;
    const Node *when = node_find(node, "when");
    const Node *word = node_find(node, "word");
    const Node *said = node_find(node, "said");
    if (!when || !word || !said)
        return load_fail(loader, node,
                         "attendu {when: {nature: concession}, word: {fr: titulaire}, "
                         "said: {fr: concessionnaire}}");
    return load_conditions(loader, when, &term->when, &term->when_count) &&
           load_wording(loader, word, &term->word) &&
           load_wording(loader, said, &term->said);
}

bool load_terms(Loader *loader, const Node *root, const Term **terms, size_t *count)
{
    static const char *const keys[] = { "terms", NULL };
    if (!load_check_keys(loader, root, keys))
        return false;
    const Node *list = node_find(root, "terms");
    if (!list || !load_check_kind(loader, list, NODE_LIST))
        return load_fail(loader, root, "attendu «\u00a0terms\u00a0»\u00a0: une liste");
    Term *all = load_room(loader, *count + list->count, sizeof *all);
    if (!all)
        return false;
    size_t used = *count;
    if (used)
        memcpy(all, *terms, used * sizeof *all);
    for (const Node *node = list->first; node; node = node->next)
        if (!load_term(loader, node, &all[used++]))
            return false;
    *terms = all;
    *count = used;
    return true;
}
