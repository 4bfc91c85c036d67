/* SPDX-License-Identifier: Apache-2.0 */
/* text_parts.h - what the parts of the text report share; only for report/text*.c
 * and report/remark.c, which says the same to programs. */
#ifndef CLAUSIER_REPORT_TEXT_PARTS_H
#define CLAUSIER_REPORT_TEXT_PARTS_H

#include "report/page.h"
#include "report/report.h"

/* All that a part of the report of one dossier is written from. */
typedef struct TextReport {
    Page page;
    const Report *report;
    const ReportDossier *dossier;
    const WriterOptions *options;
    bool parted; /* something stands above */
} TextReport;

/* "CCAP.docx, article 7.2 « Exécution », p. ~9, ligne 120" */
void text_place(TextReport *text, const ReportPlace *place);

/* The quote of a passage, and its place on a line of its own. */
void text_citation(TextReport *text, const ReportPassage *passage);

/* What must be done about a flagged finding. */
void text_flagged(TextReport *text, const ReportFinding *finding);

/* A finding that asks for nothing, on a line or two. */
void text_met(TextReport *text, const ReportFinding *finding);

/* Every passage weighed. */
void text_passages(TextReport *text, const ReportFinding *finding);

#endif
