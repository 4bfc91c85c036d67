/* SPDX-License-Identifier: Apache-2.0 */
/* judge.h - from evidence to a verdict and a level, for every rule in use. */
#ifndef CLAUSIER_FINDING_JUDGE_H
#define CLAUSIER_FINDING_JUDGE_H

#include "finding/finding.h"

/* True when the rule is to be judged (--select and --ignore). */
typedef bool (*RuleFilter)(const Rule *rule, const void *user);

/* Judges the dossier on `date` (YYYY-MM-DD, the date of the check).  The result lives
 * in the dossier's arena. */
const Findings *judge_dossier(Dossier *dossier, const Facts *facts, const char *date,
                              RuleFilter filter, const void *user, Error *err);

#endif
