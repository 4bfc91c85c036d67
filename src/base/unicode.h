/* SPDX-License-Identifier: Apache-2.0 */
/* unicode.h - reading and writing UTF-8, one code point at a time. */
#ifndef CLAUSIER_BASE_UNICODE_H
#define CLAUSIER_BASE_UNICODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Decodes the code point at `bytes` (`length` bytes left, at least 1) and sets
 * `*code`.  Returns the bytes it took, 1 to 4; a broken sequence takes one byte and
 * gives U+FFFD. */
size_t utf8_decode(const char *bytes, size_t length, uint32_t *code);

/* Writes `code` to `out` (room for 4 bytes) and returns the bytes written; a
 * surrogate or a number past U+10FFFF is written as U+FFFD. */
size_t utf8_encode(uint32_t code, char *out);

/* The longest prefix of whole code points within `most` bytes, as a length. */
size_t utf8_cut(const char *bytes, size_t length, size_t most);

/* Code points in `length` bytes. */
size_t utf8_count(const char *bytes, size_t length);

/* True when the bytes are well-formed UTF-8. */
bool utf8_is_valid(const char *bytes, size_t length);

#endif
