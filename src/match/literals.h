/* SPDX-License-Identifier: Apache-2.0 */
/* literals.h - the words a regular expression cannot match without.
 *
 * What the finder cannot see through (options inside the expression, recursion...)
 * needs nothing: the expression must then meet every line. */
#ifndef CLAUSIER_MATCH_LITERALS_H
#define CLAUSIER_MATCH_LITERALS_H

#include "match/need.h"

enum { LITERAL_LONGEST = 30 }; /* bytes of one literal */

/* What must stand on a line for the expression to match there. */
NeedId literals_find(Needs *needs, const char *source, size_t length);

#endif
