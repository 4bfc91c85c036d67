/* SPDX-License-Identifier: Apache-2.0 */
#include "match/line_sets.h"

#include "match/index.h"

#include <stdlib.h>
#include <string.h>

/* Sets for a text of some pages, so that few have to be moved. */
enum { FIRST_ROOM = 4096 };

bool line_sets_init(LineSets *sets, size_t thing_count)
{
    *sets = (LineSets){ .thing_count = thing_count };
    sets->slots = calloc(thing_count + 1, sizeof *sets->slots);
    sets->members = malloc((thing_count + 1) * sizeof *sets->members);
    sets->sets = grow(NULL, &sets->room, FIRST_ROOM, sizeof *sets->sets);
    if (!sets->slots || !sets->members || !sets->sets)
        return false;
    sets->sets[0] = (LineSet){ { 0 } };
    return true;
}

void line_sets_done(LineSets *sets)
{
    free(sets->slots);
    free(sets->members);
    free(sets->sets);
    *sets = (LineSets){ 0 };
}

void line_sets_clear(LineSets *sets)
{
    for (size_t i = 0; i < sets->count; i++)
        sets->slots[sets->members[i]] = 0;
    sets->count = 0;
}

LineSet *line_sets_open(LineSets *sets, uint32_t thing)
{
    if (sets->slots[thing])
        return &sets->sets[sets->slots[thing]];
    LineSet *grown = grow(sets->sets, &sets->room, sets->count + 2, sizeof *grown);
    if (!grown) {
        sets->failed = true;
        return NULL;
    }
    sets->sets = grown;
    sets->members[sets->count++] = thing;
    sets->slots[thing] = (uint32_t)sets->count;
    sets->sets[sets->count] = (LineSet){ { 0 } };
    return &sets->sets[sets->count];
}
