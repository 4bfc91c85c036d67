/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/node.h"

#include <string.h>

const Node *node_find(const Node *map, const char *key)
{
    if (!map || map->kind != NODE_MAP)
        return NULL;
    for (const Node *child = map->first; child; child = child->next)
        if (child->key[0] == key[0] && strcmp(child->key, key) == 0)
            return child;
    return NULL;
}
