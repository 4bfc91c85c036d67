/* SPDX-License-Identifier: Apache-2.0 */
/* line_sets.h - on which lines of a block each of many things holds.
 *
 * A set is one bit a line, made when its thing is first found: of the thousands of
 * literals of a pack few stand in a text.  512 lines at a time make sets of the size of
 * one cache line. */
#ifndef CLAUSIER_MATCH_LINE_SETS_H
#define CLAUSIER_MATCH_LINE_SETS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { BLOCK_LINES = 512, LINE_SET_PARTS = BLOCK_LINES / 64 };

typedef struct LineSet {
    uint64_t parts[LINE_SET_PARTS];
} LineSet;

typedef struct LineSets {
    uint32_t *slots;   /* by thing: its set, from 1; 0 = it holds nowhere */
    uint32_t *members; /* things that have a set, in the order in which they got it */
    LineSet *sets;     /* sets[0] is empty */
    size_t thing_count, count, room;
    bool failed; /* memory was short: sets may lack */
} LineSets;

/* False when memory is short. */
bool line_sets_init(LineSets *sets, size_t thing_count);
void line_sets_done(LineSets *sets);
/* Empties all sets. */
void line_sets_clear(LineSets *sets);

/* The set of a thing, made now if it had none; NULL when memory is short.  It moves
 * when another one is made. */
LineSet *line_sets_open(LineSets *sets, uint32_t thing);

static inline const LineSet *line_sets_at(const LineSets *sets, uint32_t thing)
{
    return &sets->sets[sets->slots[thing]];
}

static inline bool line_sets_has(const LineSets *sets, uint32_t thing, unsigned line)
{
    return line_sets_at(sets, thing)->parts[line / 64] >> line % 64 & 1;
}

static inline void line_sets_add(LineSets *sets, uint32_t thing, unsigned line)
{
    uint32_t slot = sets->slots[thing];
    LineSet *set = slot ? &sets->sets[slot] : line_sets_open(sets, thing);
    if (set)
        set->parts[line / 64] |= UINT64_C(1) << line % 64;
}

#endif
