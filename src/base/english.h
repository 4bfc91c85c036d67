/* SPDX-License-Identifier: Apache-2.0 */
/* english.h - the failures in English.
 *
 * Messages are written in French where they arise; those who asked for English find
 * them here, by their French words.  What is not here stays French: errors in rule
 * files, whose words are French themselves. */
#ifndef CLAUSIER_BASE_ENGLISH_H
#define CLAUSIER_BASE_ENGLISH_H

#include <stdarg.h>
#include <stddef.h>

/* The English of a French message or format (with the same conversions in the same
 * order); the French itself when there is none.  Kinds of blank are all the same. */
const char *english_of(const char *french);

/* Prints `args` after the French `format`, in English: into `out`, cut to room - 1
 * bytes.  Of conversions it knows %s (with a precision), %u, %d and %zu, and turns the
 * strings to English too where it can. */
void english_print(char *out, size_t room, const char *format, va_list args)
    __attribute__((format(printf, 3, 0)));

#endif
