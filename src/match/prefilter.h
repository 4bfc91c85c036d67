/* SPDX-License-Identifier: Apache-2.0 */
/* prefilter.h - which patterns are worth trying on which lines.
 *
 * One pass over the text finds the literals of all patterns at once.  A pattern is a
 * candidate on a line where what it needs (match/need.h) stands.  Built once, shared by
 * the workers. */
#ifndef CLAUSIER_MATCH_PREFILTER_H
#define CLAUSIER_MATCH_PREFILTER_H

#include "base/span.h"
#include "match/prefilter_image.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Prefilter Prefilter;

/* NULL when memory is short. */
Prefilter *prefilter_new(void);
void prefilter_free(Prefilter *prefilter);

/* Adds a pattern by its source; `*unfiltered` when it needs nothing and so may match
 * any line.  False when memory is short. */
bool prefilter_add(Prefilter *prefilter, uint32_t pattern, const char *source,
                   size_t length, bool *unfiltered);
/* Makes the tables; no prefilter_add() after it. */
bool prefilter_build(Prefilter *prefilter);

/* The arrays of a built prefilter, and a prefilter over them, which must outlive it;
 * NULL when memory is short. */
void prefilter_view(const Prefilter *prefilter, PrefilterImage *view);
Prefilter *prefilter_thaw(const PrefilterImage *image);

/* Lines of one block on which a pattern is a candidate. */
typedef struct CandidateRun {
    uint32_t pattern;
    uint32_t block;        /* the line that it starts with */
    uint32_t first, count; /* in Candidates.lines */
} CandidateRun;

/* A pattern's runs come in the order of their blocks, each line once and in order. */
typedef struct Candidates {
    CandidateRun *runs;
    size_t run_count, run_room;
    uint16_t *lines; /* from the start of the block */
    size_t line_count, line_room;
} Candidates;

void candidate_runs_done(Candidates *candidates);

/* Adds the candidates of the lines to `candidates`.  False when memory is short. */
bool prefilter_scan(const Prefilter *prefilter, const char *bytes, const Span *lines,
                    size_t line_count, Candidates *candidates);

#endif
