/* SPDX-License-Identifier: Apache-2.0 */
/* matcher.h - many patterns over one text.
 *
 * A Matcher holds the patterns of the packs in use and a prefilter over the literals
 * they cannot match without (match/literals.h): a line that has none of a pattern's
 * literals is never shown to PCRE2.  It never changes once built, so that workers share
 * it; what changes is the MatchScratch and the Matches. */
#ifndef CLAUSIER_MATCH_MATCHER_H
#define CLAUSIER_MATCH_MATCHER_H

#include "base/error.h"
#include "base/span.h"
#include "match/pattern.h"
#include "text/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint32_t PatternId;
enum { PATTERN_NONE = UINT32_MAX };

typedef struct Matcher Matcher;
Matcher *matcher_new(Error *err);
void matcher_free(Matcher *matcher);

/* Adds a folded, expanded source; the same source twice gives the same id. */
PatternId matcher_add(Matcher *matcher, const char *source, Error *err);
/* Builds the prefilter; no matcher_add() after it. */
bool matcher_build(Matcher *matcher, Error *err);
size_t matcher_count(const Matcher *matcher);
Pattern *matcher_pattern_at(const Matcher *matcher, PatternId id);
/* True when the pattern has no usable literal and so meets every line. */
bool matcher_is_unfiltered(const Matcher *matcher, PatternId id);

/* The matches of all patterns in one text, by pattern, in order, not overlapping within
 * a pattern.  A match never crosses a line.  After an empty match the search goes on
 * one byte further.  They are looked for when they are asked for: a Matches belongs to
 * one worker at a time, borrows matcher and text, and takes its match limit from
 * `scratch`. */
typedef struct Matches Matches;
Matches *matcher_run(const Matcher *matcher, const Text *text,
                     const MatchScratch *scratch, Error *err);
/* The same over lines given as spans of `bytes`, in order; the bytes must outlive the
 * result. */
Matches *matcher_run_lines(const Matcher *matcher, const char *bytes, const Span *lines,
                           size_t line_count, const MatchScratch *scratch, Error *err);
void matches_free(Matches *matches);
/* The spans of one pattern, sorted; `*count` may be 0.  They stay as they are until
 * matches_free(). */
const Span *matches_find(const Matches *matches, PatternId id, size_t *count);
/* Those that start inside `within`. */
const Span *matches_within(const Matches *matches, PatternId id, Span within,
                           size_t *count);

/* True when memory was short while somebody asked: the answer may lack matches. */
bool matches_failed(const Matches *matches);

#endif
