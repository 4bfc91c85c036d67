/* SPDX-License-Identifier: Apache-2.0 */
/* html_parts.h - what the parts of the HTML report share; only for report/html*.c. */
#ifndef CLAUSIER_REPORT_HTML_PARTS_H
#define CLAUSIER_REPORT_HTML_PARTS_H

#include "report/html_page.h"
#include "report/report.h"

#include <stdbool.h>
#include <stddef.h>

/* All that a part of the report of one dossier is written from. */
typedef struct HtmlReport {
    HtmlPage page;
    const Report *report;
    const WriterOptions *options;
    const ReportDossier *dossier;
    size_t index; /* of the dossier */
} HtmlReport;

/* The look of the page, and the script that adds the copy buttons: html_style.c. */
extern const char html_style[];
extern const char html_script[];
/* What the Content-Security-Policy lets run: the script's own bytes. */
extern const char html_script_hash[];

/* What a verdict looks like: the class of its colours, and a sign beside them. */
const char *html_verdict_class(Verdict verdict);
const char *html_verdict_sign(Verdict verdict);
/* The sign and the word, as a label. */
void html_verdict(HtmlReport *html, const ReportFinding *finding);

/* The findings that the report tells in full: all that are flagged, or with --quiet
 * those that fail the run. */
bool html_is_shown(const HtmlReport *html, const ReportFinding *finding);

/* The opening of a section of the dossier, and its title; to be closed by
 * html_section_end(). */
void html_section(HtmlReport *html, const char *name, const char *fr, const char *en);
void html_section_end(HtmlReport *html);

/* "CCAP.docx, art. 7.2 « Exécution », p. ~9" */
void html_place(HtmlReport *html, const ReportPlace *place);
/* What must be done about a flagged finding: html_finding.c. */
void html_flagged(HtmlReport *html, const ReportFinding *finding);
/* A finding that asks for nothing, an item of a list. */
void html_met(HtmlReport *html, const ReportFinding *finding);

/* The dossier in short, and what to do first: html_summary.c. */
void html_summary(HtmlReport *html);
/* Documents and facts, files that were not read: html_files.c. */
void html_understood(HtmlReport *html);
void html_unread(HtmlReport *html);
/* A whole dossier: html_dossier.c. */
void html_dossier(HtmlReport *html);

/* All dossiers, one a row; how often each rule has each verdict: html_batch.c. */
void html_batch(HtmlReport *html);
void html_statistics(HtmlReport *html);

#endif
