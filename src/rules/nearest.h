/* SPDX-License-Identifier: Apache-2.0 */
/* nearest.h - which known word a mistyped one was meant to be. */
#ifndef CLAUSIER_RULES_NEAREST_H
#define CLAUSIER_RULES_NEAREST_H

#include <stddef.h>

/* The nearest of `words` by edit distance, when it is near enough to be meant: at most
 * one change in three letters; else the first that begins with it, from three letters on.
 * NULL when none is; the first among equals. */
const char *nearest_word(const char *word, const char *const *words, size_t count);

#endif
