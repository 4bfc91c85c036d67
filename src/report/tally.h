/* SPDX-License-Identifier: Apache-2.0 */
/* tally.h - what the findings come to, counted and said in a sentence. */
#ifndef CLAUSIER_REPORT_TALLY_H
#define CLAUSIER_REPORT_TALLY_H

#include "report/report.h"

#include <stddef.h>

typedef struct Tally {
    size_t clauses[VERDICT_COUNT]; /* clause rules by verdict */
    size_t unsure;                 /* missing, but to be looked for elsewhere */
    size_t watched[VERDICT_COUNT]; /* vigilance rules by verdict */
    size_t failures;               /* files that could not be read */
} Tally;

void tally_add(Tally *tally, const ReportDossier *dossier);
/* Findings that fail the run. */
size_t count_failing(const ReportDossier *dossier);
/* A rule's verdicts over all dossiers, added to `counts`. */
void tally_rule(const Report *report, const Rule *rule, size_t counts[VERDICT_COUNT]);

/* "5 points conformes, 2 à compléter, 1 à revoir."  Both need WORDS_ROOM bytes. */
const char *tally_word(const Tally *tally, Language language, char *out);
/* "2 obligations sont en défaut.": what the findings at or above the level of
 * --fail-on come to. */
const char *outcome_word(const ReportDossier *dossier, size_t failing,
                         Language language, char *out);

#endif
