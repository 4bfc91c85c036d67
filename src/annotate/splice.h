/* SPDX-License-Identifier: Apache-2.0 */
/* splice.h - what is put into the bytes of a part, and where. */
#ifndef CLAUSIER_ANNOTATE_SPLICE_H
#define CLAUSIER_ANNOTATE_SPLICE_H

#include "base/buffer.h"

#include <stdbool.h>
#include <stddef.h>

/* Bytes that come in at a place, and how many of the old ones they replace. */
typedef struct Splice {
    size_t at, removed;
    int phase;            /* of those at the same place: by phase... */
    size_t order;         /* ...then as they were added */
    size_t start, length; /* in Splices.text */
} Splice;

typedef struct Splices {
    Splice *items;
    size_t count, room;
    Buffer text;
    bool failed;
} Splices;

void splices_init(Splices *splices);
void splices_done(Splices *splices);

/* What is removed by one splice is touched by no other. */
void splice_add(Splices *splices, size_t at, size_t removed, const char *bytes,
                size_t length);
void splice_add_string(Splices *splices, size_t at, const char *string);
/* The same before (phase -1) or behind (1) all others at that place, which have 0. */
void splice_add_phase(Splices *splices, size_t at, int phase, const char *string);
/* True when something with that phase comes in there. */
bool splice_is_at(const Splices *splices, size_t at, int phase);

/* Adds the bytes with all splices made; false when memory is or was short. */
bool splices_apply(Splices *splices, const char *bytes, size_t length, Buffer *out);

#endif
