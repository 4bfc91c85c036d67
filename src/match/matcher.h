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

/* What the patterns match in one text.  A pattern meets a line only when it is first
 * asked for there, and what it found is kept: a Matches belongs to one worker at a
 * time. Within a pattern the matches are in order and do not overlap; a match never
 * crosses a line; after an empty match the search goes on one byte further.
 *
 * The matcher and the text must outlive it; the match limit is that of `scratch`. */
typedef struct Matches Matches;
Matches *matcher_run(const Matcher *matcher, const Text *text,
                     const MatchScratch *scratch, Error *err);
/* The same over lines given as spans of `bytes`, in order; the bytes must outlive the
 * result. */
Matches *matcher_run_lines(const Matcher *matcher, const char *bytes, const Span *lines,
                           size_t line_count, const MatchScratch *scratch, Error *err);
void matches_free(Matches *matches);

/* A way through the matches of one pattern that start inside `within`:
 *
 *     MatchWalk walk = match_walk(matches, id, within);
 *     while (match_walk_line(&walk))          lines where there may be some
 *         while (match_walk_next(&walk, &span))       those that there are
 *
 * Who skips a line saves the matching on it. */
typedef struct MatchWalk {
    Matches *matches;
    PatternId pattern;
    Span within;
    uint32_t line;           /* the one at hand */
    uint32_t next, end;      /* lines to come, as numbers of the pattern's own */
    uint32_t span, span_end; /* matches to come; UINT32_MAX = not yet asked for */
} MatchWalk;
MatchWalk match_walk(Matches *matches, PatternId id, Span within);
bool match_walk_line(MatchWalk *walk);
bool match_walk_next(MatchWalk *walk, Span *found);

/* The first match that starts inside `within`. */
bool matches_first(Matches *matches, PatternId id, Span within, Span *found);
/* False when the pattern surely has no match on the lines that `within` touches.  Asks
 * PCRE2 nothing. */
bool matches_may_have(Matches *matches, PatternId id, Span within);
/* (pattern, line) pairs that the prefilter lets through, and those asked for so far. */
void matches_count(const Matches *matches, size_t *candidates, size_t *asked);

/* The work that one text may cause is bounded (limits.h), so that a text made to be
 * slow is given up and said to be, the same on every machine.  Who walks over bytes or
 * matches on his own spends for it; false when nothing is left.  From then on nothing
 * more is found. */
bool matches_spend(Matches *matches, size_t work);
bool matches_spend_bytes(Matches *matches, size_t bytes);
bool matches_exhausted(const Matches *matches);
/* True when a pattern met the match limit on some line. */
bool matches_gave_up(const Matches *matches);

/* True when memory was short while somebody asked: the answer may lack matches. */
bool matches_failed(const Matches *matches);

#endif
