/* SPDX-License-Identifier: Apache-2.0 */
/* need.h - what must stand on a line for an expression to match there.
 *
 * A need is a literal, all of some needs, or any of some needs:
 *
 *     (doit|devra) .{0,40} insertion        all ─┬─ any ─┬─ "doit "
 *                                                │       └─ "devra "
 *                                                └─ " insertion"
 *
 * Equal needs are kept once, so that a fragment shared by a hundred expressions is
 * looked at once a line. */
#ifndef CLAUSIER_MATCH_NEED_H
#define CLAUSIER_MATCH_NEED_H

#include "match/index.h"
#include "match/literal.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint32_t NeedId;
enum { NEED_NOTHING = UINT32_MAX }; /* holds on every line */

typedef enum NeedKind { NEED_LITERAL, NEED_ALL, NEED_ANY } NeedKind;

typedef struct Need {
    NeedKind kind;
    unsigned edges;        /* of a literal */
    uint32_t first, count; /* a literal's bytes; else its parts in Needs.links */
    double chance;         /* that it begins to hold at a given byte of a text */
} Need;

typedef struct Needs {
    Need *items; /* the parts of a need come before it */
    size_t count, room;
    char *bytes;
    size_t byte_count, byte_room;
    NeedId *links;
    size_t link_count, link_room;
    Index index;
    bool failed; /* memory was short: every answer is NEED_NOTHING */
} Needs;

void needs_done(Needs *needs);

/* NEED_NOTHING for a literal so common that looking for it is no use. */
NeedId needs_literal(Needs *needs, const char *bytes, size_t length, unsigned edges);

/* Both bring `ids` into order, each once. */
NeedId needs_all(Needs *needs, NeedId *ids, size_t count);
NeedId needs_any(Needs *needs, NeedId *ids, size_t count);

#endif
