/* SPDX-License-Identifier: Apache-2.0 */
/* matcher_parts.h - what matches.c asks of a Matcher. */
#ifndef CLAUSIER_MATCH_MATCHER_PARTS_H
#define CLAUSIER_MATCH_MATCHER_PARTS_H

#include "match/matcher.h"
#include "match/prefilter.h"

/* Adds the candidates of all patterns; those of a pattern in the order of the lines.
 * False when memory is short. */
bool matcher_scan(const Matcher *matcher, const char *bytes, const Span *lines,
                  size_t line_count, Candidates *candidates);

#endif
