/* SPDX-License-Identifier: Apache-2.0 */
/* vigilance.h - the verdict of a rule that says what must not stand in a dossier. */
#ifndef CLAUSIER_FINDING_VIGILANCE_H
#define CLAUSIER_FINDING_VIGILANCE_H

#include "evidence/candidate.h"
#include "evidence/source.h"
#include "finding/finding.h"

/* What such a rule is judged on; `sources` and `candidates` have one entry for each
 * document of the dossier. */
typedef struct Watch {
    Dossier *dossier;
    const Facts *facts;
    const char *date; /* the law of which day applies */
    const Source *sources;
    const Candidates *candidates;
} Watch;

/* Sets the verdict and its evidence, in the order of the dossier: VERDICT_INCOMPLETE
 * when some passage or notice stands against the rule, else VERDICT_MET.  False when
 * memory is short. */
bool vigilance_conclude(const Watch *watch, const Rule *rule, Finding *finding);

#endif
