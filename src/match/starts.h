/* SPDX-License-Identifier: Apache-2.0 */
/* starts.h - where on a line a match of an expression may start.
 *
 * PCRE2 tries an expression at every byte of a line, and one that begins with forty
 * words has forty of them compared at each.  The first six bytes of all the strings
 * that it may match say beforehand where it is worth trying:
 *
 *     \b(?:lots?|reserve) .{0,40}doit     "lot ", "lots ", "reserv", at a word's start
 *
 * There are places among them where nothing matches, never the other way round. */
#ifndef CLAUSIER_MATCH_STARTS_H
#define CLAUSIER_MATCH_STARTS_H

#include "base/buffer.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Starts Starts;

/* NULL when matches may start almost anywhere, nothing is known, or memory is short. */
Starts *starts_new(const char *source, size_t length);
void starts_free(Starts *starts);

/* Adds them to `out` as numbers of this machine. */
bool starts_freeze(const Starts *starts, Buffer *out);
/* The same again, where they stand: they live as long as `frozen` and are not freed. */
const Starts *starts_thaw(const uint32_t *frozen);

/* The first place of `bytes[0, length]` at `from` or behind it; SIZE_MAX when there is
 * none. */
size_t starts_next(const Starts *starts, const char *bytes, size_t length, size_t from);

#endif
