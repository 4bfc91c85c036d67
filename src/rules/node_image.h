/* SPDX-License-Identifier: Apache-2.0 */
/* node_image.h - a parsed pack as constant data.
 *
 * The built-in pack is parsed when the program is built (rules/pack_compile.c) and kept
 * as flat arrays: node_thaw() makes the same tree of them as node_parse() made of the
 * file, without parsing anything.
 *
 * A node's children follow it, in order, each with its own children behind it; `next`
 * leads to its next sibling. */
#ifndef CLAUSIER_RULES_NODE_IMAGE_H
#define CLAUSIER_RULES_NODE_IMAGE_H

#include "match/matcher_image.h"
#include "rules/node.h"

#include <stdint.h>

typedef struct NodeRecord {
    uint32_t key;  /* offset in the strings; 0 = no key */
    uint32_t text; /* offset in the strings */
    uint32_t length;
    uint32_t pattern; /* its number plus one, where the scalar is a pattern; else 0 */
    uint32_t next;    /* nodes from this one to its next sibling; 0 = none */
    uint16_t line, column, key_line, key_column;
    uint16_t count; /* children */
    uint8_t kind;   /* NodeKind */
    uint8_t quoted;
} NodeRecord;

typedef struct NodeImage {
    const char *file; /* what messages call it: "fr/social/clause-insertion.yaml" */
    const char *id;   /* "social/clause-insertion" */
    const NodeRecord *records;
    uint32_t count;
} NodeImage;

typedef struct PackImage {
    const char *name;       /* of the folder: "fr" */
    const NodeImage *files; /* in the order of their paths */
    uint32_t file_count;
    const char *strings;  /* starts with an empty one */
    MatcherImage matcher; /* of all its patterns */
} PackImage;

/* The French pack; written by pack_compile when the program is built. */
extern const PackImage pack_image;

/* Makes the tree of one file of `nodes`, which has room for all of them; the first is
 * its root.  It borrows the strings. */
void node_thaw(const PackImage *image, const NodeImage *file, Node *nodes);

#endif
