/* SPDX-License-Identifier: Apache-2.0 */
/* prefilter.h - which patterns are worth trying on which lines.
 *
 * One pass over the text finds the literals of all patterns at once.  A pattern is a
 * candidate on a line where each of its sets (match/literals.h) has a literal.  Built
 * once, shared by the workers. */
#ifndef CLAUSIER_MATCH_PREFILTER_H
#define CLAUSIER_MATCH_PREFILTER_H

#include "base/span.h"
#include "match/literals.h"
#include "match/prefilter_image.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Prefilter Prefilter;

/* NULL when memory is short. */
Prefilter *prefilter_new(void);
void prefilter_free(Prefilter *prefilter);

/* Adds a pattern by its literals, which must have a set at least. */
bool prefilter_add(Prefilter *prefilter, uint32_t pattern, const Literals *literals);
/* Makes the tables; no prefilter_add() after it. */
bool prefilter_build(Prefilter *prefilter);

/* The arrays of a built prefilter, and a prefilter with copies of them; NULL when
 * memory is short. */
void prefilter_view(const Prefilter *prefilter, PrefilterImage *view);
Prefilter *prefilter_thaw(const PrefilterImage *image);

typedef struct Candidate {
    uint32_t pattern;
    uint32_t line;
} Candidate;

/* A literal that some pattern starts with, where it stands. */
typedef struct Hit {
    uint32_t word;
    uint32_t start; /* byte of the text */
} Hit;

/* What one pass over a text finds. */
typedef struct Sightings {
    Candidate *candidates; /* by line; each pair once */
    size_t candidate_count, candidate_room;
    Hit *hits; /* by line */
    size_t hit_count, hit_room;
    uint32_t *first_hit; /* of each line, and one more */
    uint32_t *marks;     /* by word: the round in which it was marked */
    uint32_t round;
    uint32_t marked; /* the pattern whose starts are marked in this round */
} Sightings;

void sightings_done(Sightings *sightings);

/* Fills `sightings`, empty before.  False when memory is short. */
bool prefilter_scan(const Prefilter *prefilter, const char *bytes, const Span *lines,
                    size_t line_count, Sightings *sightings);

/* True when every match of the pattern starts with one of a set of literals. */
bool prefilter_has_starts(const Prefilter *prefilter, uint32_t pattern);
/* Where they stand on a line, in order, into `starts` (room for all hits of the line);
 * returns their number. */
size_t prefilter_starts(const Prefilter *prefilter, uint32_t pattern,
                        Sightings *sightings, uint32_t line, uint32_t *starts);

#endif
