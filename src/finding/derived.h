/* SPDX-License-Identifier: Apache-2.0 */
/* derived.h - the verdict of a rule that looks at the verdicts of others.
 *
 * A ladder of levers is such a rule: each item `from: verdicts` names rules, and holds
 * when the subject of one of them is dealt with in the dossier, fully or not. */
#ifndef CLAUSIER_FINDING_DERIVED_H
#define CLAUSIER_FINDING_DERIVED_H

#include "finding/finding.h"

/* What such a rule is judged on. */
typedef struct Derivation {
    Dossier *dossier;
    const Facts *facts;
    const char *date; /* the law of which day applies */
    /* The finding of the rule of that id; NULL when there is none to be had. */
    const Finding *(*find)(void *user, const char *id);
    void *user;
} Derivation;

/* Sets the verdict, its evidence and what is missing.  The subject's evidence is that
 * of the first item that holds: strongest first.  False when memory is short. */
bool derived_conclude(const Derivation *on, const Rule *rule, Finding *finding);

#endif
