/* SPDX-License-Identifier: Apache-2.0 */
/* vigilance.h - the verdict of a rule that says what must not stand in a dossier. */
#ifndef CLAUSIER_FINDING_VIGILANCE_H
#define CLAUSIER_FINDING_VIGILANCE_H

#include "evidence/candidate.h"
#include "evidence/source.h"
#include "finding/finding.h"

/* `sources` and `candidates` have one entry for each document of the dossier.  Sets the
 * verdict and its evidence, in the order of the dossier: VERDICT_INCOMPLETE when some
 * passage or notice stands against the rule, else VERDICT_MET.  False when memory is
 * short. */
bool vigilance_conclude(Dossier *dossier, const Rule *rule, const Source *sources,
                        const Candidates *candidates, Finding *finding);

#endif
