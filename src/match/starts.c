/* SPDX-License-Identifier: Apache-2.0 */
/* starts.c - looking for a beginning. */
#include "match/starts.h"

#include "match/finder_classes.h"
#include "match/starts_parts.h"

#include <stdlib.h>

void starts_free(Starts *starts)
{
    free(starts);
}

bool starts_freeze(const Starts *starts, Buffer *out)
{
    buffer_add(out, (const char *)starts,
               sizeof *starts + starts->count * sizeof *starts->nodes);
    return !buffer_failed(out);
}

const Starts *starts_thaw(const uint32_t *frozen)
{
    return (const Starts *)frozen;
}

/* True when a beginning stands at the start of `bytes`, or all of them begin one:
 * behind the last byte anything goes, as if it stood there. */
static bool begins(const StartsNode *nodes, uint32_t root, const char *bytes,
                   size_t length)
{
    const StartsNode *node = &nodes[root];
    for (size_t i = 0; i < length; i++) {
        unsigned kind = finder_class(bytes[i]) & CLASS_MASK;
        if (node->whole >> kind & 1)
            return true;
        if (!(node->more >> kind & 1))
            return false;
        Kinds before = node->more & ((UINT32_C(1) << kind) - 1);
        node = &nodes[node->first + (uint32_t)__builtin_popcount(before)];
    }
    return true;
}

size_t starts_next(const Starts *starts, const char *bytes, size_t length, size_t from)
{
    bool inside = from > 0 && (finder_class(bytes[from - 1]) & CLASS_WORD);
    for (size_t at = from; at < length; at++) {
        uint32_t root = inside ? STARTS_INSIDE : STARTS_AT_WORD;
        unsigned class = finder_class(bytes[at]);
        Kinds first = starts->nodes[root].whole | starts->nodes[root].more;
        if ((first >> (class & CLASS_MASK) & 1) &&
            begins(starts->nodes, root, bytes + at, length - at))
            return at;
        inside = class & CLASS_WORD;
    }
    return SIZE_MAX;
}
