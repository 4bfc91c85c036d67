/* SPDX-License-Identifier: Apache-2.0 */
/* html_parts.h - what the parts of the HTML report share; only for report/html*.c. */
#ifndef CLAUSIER_REPORT_HTML_PARTS_H
#define CLAUSIER_REPORT_HTML_PARTS_H

#include "report/html_page.h"
#include "report/report.h"

#include <stdbool.h>
#include <stddef.h>

/* A passage in the text of its document, where that text is shown. */
typedef struct HtmlMark {
    const ReportFinding *finding;
    const ReportPassage *passage;
    uint32_t number; /* in the document, from 1 */
} HtmlMark;

/* All that a part of the report of one dossier is written from. */
typedef struct HtmlReport {
    HtmlPage page;
    const Report *report;
    const WriterOptions *options;
    const ReportDossier *dossier;
    size_t index;    /* of the dossier */
    HtmlMark *marks; /* by document, block and first byte; none without the text */
    size_t mark_count;
} HtmlReport;

/* The sign and the word, as a label. */
void html_verdict(HtmlReport *html, const ReportFinding *finding);

/* The findings that the report tells in full: all that are flagged, or with --quiet
 * those that fail the run. */
bool html_is_shown(const HtmlReport *html, const ReportFinding *finding);

/* The passages that the text of the documents is annotated with, and what they look
 * like there: html_marks.c. */
bool html_marks_find(HtmlReport *html, Error *err);
void html_marks_done(HtmlReport *html);
/* The marks [first, end) of a block. */
void html_marks_of(const HtmlReport *html, uint32_t document, uint32_t block,
                   size_t *first, size_t *end);
/* The mark of a passage that is told elsewhere; NULL. */
const HtmlMark *html_mark_at(const HtmlReport *html, const ReportPlace *place);
const char *html_mark_class(const HtmlMark *mark);
const char *html_mark_sign(const HtmlMark *mark);
/* "conforme", "simple souhait", "un volume d'heures". */
const char *html_mark_word(const HtmlReport *html, const HtmlMark *mark);
void html_mark_anchor(HtmlReport *html, const HtmlMark *mark);

/* True when the dossier's documents are shown in full. */
bool html_has_text(const HtmlReport *html);
/* The whole text of the documents, annotated: html_text.c. */
void html_texts(HtmlReport *html);

/* The opening of a section of the dossier, and its title; to be closed by
 * html_section_end(). */
void html_section(HtmlReport *html, const char *name, const char *fr, const char *en);
void html_section_end(HtmlReport *html);

/* "CCAP.docx, art. 7.2 « Exécution », p. ~9" */
void html_place(HtmlReport *html, const ReportPlace *place);
/* A passage, quoted with the words that decided marked, and its place under it. */
void html_passage(HtmlReport *html, const ReportPassage *passage);
/* A passage that speaks of the subject without counting, if there is one. */
void html_near_miss(HtmlReport *html, const ReportFinding *finding);
/* The list of the elements that were not found, if there are some. */
void html_missing(HtmlPage *page, const ReportFinding *finding);
/* What must be done about a flagged finding: html_finding.c. */
void html_flagged(HtmlReport *html, const ReportFinding *finding);
/* A finding that asks for nothing, an item of a list. */
void html_met(HtmlReport *html, const ReportFinding *finding);

/* The dossier in short, and what to do first: html_summary.c. */
void html_summary(HtmlReport *html);
/* The findings to deal with first, those of the gravest level that has any. */
bool html_any_first(const HtmlReport *html);
void html_each_first(HtmlReport *html,
                     void (*write)(HtmlReport *html, const ReportFinding *finding));
/* The same as lines to copy: html_note.c. */
void html_note(HtmlReport *html);
/* Documents and facts, files that were not read: html_files.c. */
void html_understood(HtmlReport *html);
void html_unread(HtmlReport *html);
/* A whole dossier: html_dossier.c. */
void html_dossier(HtmlReport *html);

/* All dossiers, one a row; how often each rule has each verdict: html_batch.c. */
void html_batch(HtmlReport *html);
void html_statistics(HtmlReport *html);

#endif
