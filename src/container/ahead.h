/* SPDX-License-Identifier: Apache-2.0 */
/* ahead.h - a part in pieces, the next one already on its way.
 *
 * Inflating costs a quarter of the reading of a long document.  Of a large part the
 * next piece is inflated by a thread of its own while the last one is parsed; a small
 * part is over before a thread would have begun, and is read as it is asked for. */
#ifndef CLAUSIER_CONTAINER_AHEAD_H
#define CLAUSIER_CONTAINER_AHEAD_H

#include "container/container.h"

enum { AHEAD_PIECE = 64 * 1024 }; /* bytes a piece has at most */

typedef struct Ahead Ahead;

/* Like container_part_open(); the caller owns the result.  The container must not be
 * freed before it. */
Ahead *ahead_open(Container *container, const char *part, Error *err);

/* The next piece, good until the next call; `*length` is 0 at the end of the part.
 * Fails as container_part_read() does, at the same byte, whether a thread reads or not.
 */
bool ahead_next(Ahead *ahead, const char **bytes, size_t *length, Error *err);

void ahead_free(Ahead *ahead);

#endif
