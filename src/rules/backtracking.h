/* SPDX-License-Identifier: Apache-2.0 */
/* backtracking.h - patterns that may try the same words in too many ways. */
#ifndef CLAUSIER_RULES_BACKTRACKING_H
#define CLAUSIER_RULES_BACKTRACKING_H

typedef enum BacktrackRisk {
    BACKTRACK_FINE,
    BACKTRACK_TWICE,  /* two unbounded `.*` in a row: time grows with the square */
    BACKTRACK_NESTED, /* a repeated group that is itself a repetition: (a+)+ */
} BacktrackRisk;

/* Judges the form of a pattern whose fragments are put in; broken patterns are fine. */
BacktrackRisk backtrack_risk(const char *source);

#endif
