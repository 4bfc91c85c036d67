/* SPDX-License-Identifier: Apache-2.0 */
/* clause_home.h - the documents where the clause of a rule belongs, and what their
 * absence from the dossier makes of a search in vain. */
#ifndef CLAUSIER_REPORT_CLAUSE_HOME_H
#define CLAUSIER_REPORT_CLAUSE_HOME_H

#include "report/report.h"

#include <stdbool.h>
#include <stdint.h>

/* The document of the dossier where the clause belongs, by the order of the rule; of
 * several of a kind the one that decides most findings.  NULL when none is there. */
const ReportDocument *choose_home(const ReportDossier *dossier, const Rule *rule);
/* The kinds of documents where it belongs, but for those of other contracts. */
uint32_t possible_homes(const ReportDossier *dossier, const Rule *rule);

/* "le RC ou l'AAPC": those kinds in words; `out` has room for WORDS_ROOM bytes. */
const char *homes_word(const ReportDossier *dossier, const Rule *rule,
                       Language language, char *out);
/* Nothing was found, and no document of a kind where the clause belongs was there. */
bool finding_is_elsewhere(const ReportDossier *dossier, const ReportFinding *finding);
/* Nothing was found, but not all was read in which it could stand. */
bool finding_is_unsure(const ReportDossier *dossier, const ReportFinding *finding);

#endif
