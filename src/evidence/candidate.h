/* SPDX-License-Identifier: Apache-2.0 */
/* candidate.h - a place where a rule's words stand, and what it is worth.
 *
 * A match is only a candidate: candidates_find() asks it the questions of polarity.h
 * and gives it its standing.  Which verdict follows is for finding/judge.c to say. */
#ifndef CLAUSIER_EVIDENCE_CANDIDATE_H
#define CLAUSIER_EVIDENCE_CANDIDATE_H

#include "evidence/source.h"
#include "evidence/standing.h"

#include <stddef.h>
#include <stdint.h>

typedef struct Candidate {
    const Item *item;
    Span match;   /* the words that speak */
    Span passage; /* the sentence or row quoted around them */
    Span reason;  /* what gave the standing; may be empty */
    uint32_t line, article;
    Standing standing;
    bool cancels; /* excluded by an express derogation that names no single lot */
} Candidate;

/* A growing list; lives until candidates_done(). */
typedef struct Candidates {
    Candidate *items;
    size_t count, room;
    bool failed; /* memory was short */
} Candidates;

/* Every candidate of the rule in one document: subject, soft, excluded and weak items,
 * in that order. */
void candidates_find(const Source *source, const Rule *rule, Candidates *out);
void candidates_done(Candidates *candidates);

#endif
