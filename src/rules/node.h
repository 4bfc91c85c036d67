/* SPDX-License-Identifier: Apache-2.0 */
/* node.h - a YAML file as a tree of nodes that know their place.
 *
 * What rules/yaml.c (the only door to libyaml) gives and all loaders read: packs,
 * lexicon, configuration.  Anchors, aliases, tags and several documents in one file are
 * refused: a rule file is plain. */
#ifndef CLAUSIER_RULES_NODE_H
#define CLAUSIER_RULES_NODE_H

#include "base/arena.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum NodeKind { NODE_SCALAR, NODE_LIST, NODE_MAP } NodeKind;

typedef struct Node Node;
struct Node {
    NodeKind kind;
    uint32_t line, column; /* from 1; columns count characters */
    const char *key;       /* in a map: its key, else NULL */
    uint32_t key_line, key_column;
    const char *text;   /* scalars: NUL-terminated; "" for an empty value */
    size_t length;      /* bytes of text */
    bool quoted;        /* scalars: written with quotes or as a block */
    const Node *first;  /* lists and maps: first child */
    const Node *next;   /* next sibling */
    size_t count;       /* children */
    uint32_t pattern;   /* in the built-in pack: the number of its pattern, plus one */
};

/* Parses YAML; everything lives in `arena`.  `name` is what errors call the file. */
const Node *node_parse(const char *name, const char *bytes, size_t length, Arena *arena,
                       Error *err);

/* The child of a map with that key; NULL when absent or when `map` is NULL or no map. */
const Node *node_find(const Node *map, const char *key);

#endif
