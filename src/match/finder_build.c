/* SPDX-License-Identifier: Apache-2.0 */
/* finder_build.c - from literals to an automaton.
 *
 * The literals are sorted by their classes, so that those with the same beginning stand
 * together: a state is a range of them and a depth.  The ranges are taken one by one
 * and parted by their next class, shorter beginnings first; children thus stand in a
 * row, and a state falls to one that came before it. */
#include "match/finder.h"

#include "match/finder_classes.h"
#include "match/index.h"

#include <stdlib.h>
#include <string.h>

/* A literal as classes, with edges between them. */
typedef struct Key {
    const uint8_t *classes;
    uint16_t length;
    uint32_t word;
} Key;

/* What a state is while the automaton is built. */
typedef struct Range {
    uint32_t start, end; /* the keys that begin like this */
    uint16_t depth;
    uint32_t fall; /* the longest shorter beginning, whatever goes on from it */
} Range;

typedef struct Build {
    const Literal *literals;
    Key *keys;
    uint8_t *classes;
    size_t key_count;
    FinderState *states;
    Range *ranges;
    size_t count, state_room, range_room;
    FinderWord *words;
} Build;

static unsigned literal_class(char byte)
{
    return byte == ANY_DIGIT ? (unsigned)(CLASS_WORD | CLASS_DIGIT)
                             : finder_class(byte);
}

/* Writes a literal's key; returns its length. */
static size_t write_key(const Literal *literal, uint8_t *classes)
{
    size_t length = 0;
    /* Without an edge asked for, it may start or end inside a word. */
    unsigned inside = literal->edges & EDGE_WORD_START
                          ? 0
                          : literal_class(literal->bytes[0]) & CLASS_WORD;
    for (size_t i = 0; i < literal->length; i++) {
        unsigned class = literal_class(literal->bytes[i]);
        if ((class & CLASS_WORD) != inside)
            classes[length++] = CLASS_EDGE;
        inside = class & CLASS_WORD;
        classes[length++] = class & CLASS_MASK;
    }
    if (inside && (literal->edges & EDGE_WORD_END))
        classes[length++] = CLASS_EDGE;
    return length;
}

static int compare_keys(const void *a, const void *b)
{
    const Key *one = a, *other = b;
    size_t shared = one->length < other->length ? one->length : other->length;
    int order = memcmp(one->classes, other->classes, shared);
    if (order)
        return order;
    if (one->length != other->length)
        return one->length < other->length ? -1 : 1;
    return one->word < other->word ? -1 : one->word > other->word;
}

static bool write_keys(Build *build, size_t count)
{
    size_t room = 1, used = 0;
    for (size_t i = 0; i < count; i++)
        room += 2u * build->literals[i].length + 1u;
    build->classes = malloc(room);
    build->keys = malloc((count + 1) * sizeof *build->keys);
    if (!build->classes || !build->keys)
        return false;
    for (size_t i = 0; i < count; i++) {
        size_t length = write_key(&build->literals[i], build->classes + used);
        build->keys[i] = (Key){ build->classes + used, (uint16_t)length, (uint32_t)i };
        used += length;
    }
    build->key_count = count;
    qsort(build->keys, count, sizeof *build->keys, compare_keys);
    return true;
}

static bool add_state(Build *build, uint32_t start, uint32_t end, uint16_t depth)
{
    FinderState *states =
        grow(build->states, &build->state_room, build->count + 1, sizeof *states);
    if (states)
        build->states = states;
    Range *ranges =
        grow(build->ranges, &build->range_room, build->count + 1, sizeof *ranges);
    if (ranges)
        build->ranges = ranges;
    if (!states || !ranges || build->count >= FINDER_NONE)
        return false;
    states[build->count] = (FinderState){ .word = FINDER_NONE };
    ranges[build->count++] = (Range){ start, end, depth, 0 };
    return true;
}

/* True when a class says which byte it is, or the byte is as vague as its class. */
static bool is_sure(char byte)
{
    return byte == ANY_DIGIT || (literal_class(byte) & CLASS_MASK) > CLASS_DIGIT ||
           byte == ' ' || (byte >= 'a' && byte <= 'z');
}

/* Lets a key's word end at `depth`. */
static void end_word(Build *build, uint32_t state, const Key *key, size_t depth)
{
    const Literal *literal = &build->literals[key->word];
    FinderWord *word = &build->words[key->word];
    bool sure = true;
    word->reach = 0;
    for (size_t i = 0; i < depth; i++)
        word->reach = (uint8_t)(word->reach + (key->classes[i] != CLASS_EDGE));
    for (size_t i = 0; i < word->reach; i++)
        sure = sure && is_sure(literal->bytes[i]);
    word->sure = sure ? word->reach : 0;
    if (key->classes[0] == CLASS_EDGE)
        word->edges &= (uint8_t)~EDGE_WORD_START;
    if (depth == key->length && key->classes[depth - 1] == CLASS_EDGE)
        word->edges &= (uint8_t)~EDGE_WORD_END;
    word->next = build->states[state].word;
    build->states[state].word = key->word;
}

/* Parts the range of a state by its next class. */
static bool add_children(Build *build, uint32_t state)
{
    const Range range = build->ranges[state];
    uint32_t at = range.start;
    bool alone = range.end - range.start == 1 && range.depth > 0;
    while (at < range.end && (alone || build->keys[at].length == range.depth))
        end_word(build, state, &build->keys[at++], range.depth);
    build->states[state].first = (uint32_t)build->count;
    while (at < range.end) {
        unsigned class = build->keys[at].classes[range.depth];
        uint32_t start = at;
        while (at < range.end && build->keys[at].classes[range.depth] == class)
            at++;
        if (!add_state(build, start, at, (uint16_t)(range.depth + 1)))
            return false;
        build->states[state].children |= UINT32_C(1) << class;
    }
    return true;
}

/* Where a class leads from a state; 0 when nothing goes on. */
static uint32_t go_on(const Build *build, uint32_t at, unsigned class)
{
    const FinderState *state = &build->states[at];
    while (!(state->children >> class & 1)) {
        if (at == 0)
            return 0;
        at = build->ranges[at].fall;
        state = &build->states[at];
    }
    uint32_t before = state->children & ((UINT32_C(1) << class) - 1);
    return state->first + (uint32_t)__builtin_popcount(before);
}

/* Gives each child where it falls, and the words that end there behind its own. */
static void set_falls(Build *build)
{
    for (uint32_t at = 0; at < build->count; at++) {
        const FinderState *state = &build->states[at];
        uint32_t child = state->first;
        for (unsigned class = 0; class <= CLASS_MASK; class ++) {
            if (!(state->children >> class & 1))
                continue;
            uint32_t fall = at ? go_on(build, build->ranges[at].fall, class) : 0;
            uint32_t *last = &build->states[child].word;
            while (*last != FINDER_NONE)
                last = &build->words[*last].next;
            *last = build->states[fall].word;
            build->ranges[child++].fall = fall;
        }
    }
    /* Past those that go on no further than the state itself. */
    for (uint32_t at = 0; at < build->count; at++) {
        uint32_t fall = build->ranges[at].fall;
        while (fall && !(build->states[fall].children & ~build->states[at].children))
            fall = build->states[fall].fall;
        build->states[at].fall = fall;
    }
}

/* The words as they are before they end anywhere, and their bytes. */
static char *write_words(Build *build, size_t count, size_t *byte_count)
{
    size_t used = 0;
    for (size_t i = 0; i < count; i++)
        used += build->literals[i].length;
    char *bytes = malloc(used + 1);
    build->words = malloc((count + 1) * sizeof *build->words);
    *byte_count = used;
    used = 0;
    for (size_t i = 0; bytes && build->words && i < count; i++) {
        const Literal *literal = &build->literals[i];
        build->words[i] = (FinderWord){ .start = (uint32_t)used,
                                        .next = FINDER_NONE,
                                        .length = literal->length,
                                        .edges = literal->edges };
        memcpy(bytes + used, literal->bytes, literal->length);
        used += literal->length;
    }
    return bytes;
}

bool finder_build(Finder *finder, const Literal *literals, size_t count)
{
    Build build = { .literals = literals };
    char *bytes = write_words(&build, count, &finder->byte_count);
    bool ok = bytes && build.words && write_keys(&build, count) &&
              add_state(&build, 0, (uint32_t)count, 0);
    for (uint32_t at = 0; ok && at < build.count; at++)
        ok = add_children(&build, at);
    if (ok)
        set_falls(&build);
    finder->states = build.states;
    finder->words = build.words;
    finder->bytes = bytes;
    finder->state_count = build.count;
    finder->word_count = count;
    free(build.keys);
    free(build.classes);
    free(build.ranges);
    return ok;
}

void finder_done(Finder *finder)
{
    free((void *)finder->states);
    free((void *)finder->words);
    free((void *)finder->bytes);
    *finder = (Finder){ 0 };
}
