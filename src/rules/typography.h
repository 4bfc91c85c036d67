/* SPDX-License-Identifier: Apache-2.0 */
/* typography.h - the blanks of French texts.
 *
 * A no-break space (U+00A0 or U+202F) stands before : ; ? ! » and behind «. */
#ifndef CLAUSIER_RULES_TYPOGRAPHY_H
#define CLAUSIER_RULES_TYPOGRAPHY_H

#include <stddef.h>

/* The first sign that lacks its no-break space: a pointer to it, and its bytes in
 * `*length`.  NULL when the text is right. */
const char *typography_find_fault(const char *text, size_t *length);

#endif
