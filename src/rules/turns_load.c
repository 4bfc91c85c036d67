/* SPDX-License-Identifier: Apache-2.0 */
/* turns_load.c - langue.yaml: how the language negates, softens, wishes, quotes. */
#include "rules/load.h"

#include <string.h>

static bool load_turn(Loader *loader, const Node *node, PatternList *turn)
{
    PatternList added = { 0 };
    if (!load_patterns(loader, node, &added.items, &added.count))
        return false;
    if (turn->count) {
        size_t count = turn->count + added.count;
        PatternId *all = load_room(loader, count, sizeof *all);
        if (!all)
            return false;
        memcpy(all, turn->items, turn->count * sizeof *all);
        memcpy(all + turn->count, added.items, added.count * sizeof *all);
        added = (PatternList){ .items = all, .count = count };
    }
    *turn = added;
    return true;
}

bool load_turns(Loader *loader, const Node *root, PatternList turns[TURN_COUNT])
{
    const char *keys[TURN_COUNT + 1] = { NULL };
    for (int i = 0; i < TURN_COUNT; i++)
        keys[i] = turn_name((Turn)i);
    if (!load_check_keys(loader, root, keys))
        return false;
    for (int i = 0; i < TURN_COUNT; i++) {
        const Node *node = node_find(root, keys[i]);
        if (node && !load_turn(loader, node, &turns[i]))
            return false;
    }
    return true;
}
