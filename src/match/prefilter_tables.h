/* SPDX-License-Identifier: Apache-2.0 */
/* prefilter_tables.h - the tables of a prefilter, between those who build them
 * (prefilter.c) and those who read them (prefilter_scan.c). */
#ifndef CLAUSIER_MATCH_PREFILTER_TABLES_H
#define CLAUSIER_MATCH_PREFILTER_TABLES_H

#include "match/index.h"
#include "match/prefilter.h"

#include <string.h>

enum {
    CLASS_BITS = 5,
    CLASS_COUNT = 1 << CLASS_BITS,
    CLASS_OTHER = CLASS_COUNT - 1,
    WINDOW_COUNT = 1 << (3 * CLASS_BITS),
    NONE = UINT32_MAX,
};

typedef struct Word {
    uint32_t start; /* in Prefilter.bytes */
    uint16_t length;
    uint8_t reach; /* bytes from its first to the end of its window */
    uint8_t edges; /* LITERAL_EDGES */
} Word;

/* A word under its window, with enough of it to say no at once. */
typedef struct Hung {
    uint64_t head; /* its first bytes, the others 0 */
    uint64_t mask;
    uint32_t word;
    uint8_t reach;
    bool is_start;
} Hung;

/* A distinct set: members [first, first + count). */
typedef struct Group {
    uint32_t first, count;
} Group;

/* A pattern and the sets it needs. */
typedef struct Entry {
    uint32_t pattern;
    uint32_t groups[LITERAL_SETS]; /* the rarest first; NONE past the last */
    uint32_t start;                /* the one that every match starts with; NONE */
} Entry;

/* Which numbers belong to which: those of `key` are items[first[key], first[key + 1]).
 */
typedef struct Table {
    uint32_t *first;
    uint32_t *items;
} Table;

struct Prefilter {
    char *bytes;
    size_t byte_count, byte_room;
    Word *words;
    size_t word_count, word_room;
    uint32_t *members; /* words of the groups */
    size_t member_count, member_room;
    Group *groups;
    size_t group_count, group_room;
    Entry *entries;
    size_t entry_count, entry_room;
    Index word_index, group_index; /* while building */

    uint8_t classes[256];
    uint64_t bitmap[WINDOW_COUNT / 64];
    Table window_words;
    Hung *hung;         /* for window_words.items */
    bool *is_start;     /* by word */
    uint32_t *entry_of; /* by pattern; NONE */
    size_t pattern_count;
    Table word_groups;
    Table group_entries; /* of each group the entries of which it is the rarest */
};

/* Eight bytes as a number, in the order of the machine, as a scan reads them. */
static inline uint64_t read_eight(const char *bytes, size_t length)
{
    uint64_t value = 0;
    memcpy(&value, bytes, length < 8 ? length : 8);
    return value;
}

#endif
