/* SPDX-License-Identifier: Apache-2.0 */
/* printable.h - a stranger's words on our terminal.
 *
 * A file name or a sentence may hold characters that a terminal obeys instead of
 * showing them: escape sequences, line breaks, a reversed direction of writing. */
#ifndef CLAUSIER_BASE_PRINTABLE_H
#define CLAUSIER_BASE_PRINTABLE_H

#include "base/buffer.h"

#include <stddef.h>

/* Adds `bytes` to `out` with a blank for each control character (C0, DEL, C1) and each
 * embedding, override or isolate of the writing direction, and U+FFFD for each byte
 * that is not UTF-8.  Characters stay as many. */
void printable_add(Buffer *out, const char *bytes, size_t length);

/* The same for the one character, or wrong byte, that comes first: the bytes it took.
 */
size_t printable_add_one(Buffer *out, const char *bytes, size_t length);

/* How many bytes print as they are, before the first character that does not. */
size_t printable_plain(const char *bytes, size_t length);

#endif
