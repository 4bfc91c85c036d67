/* SPDX-License-Identifier: Apache-2.0 */
/* html_frame.h - what every page of ours has around its contents: the head, the look,
 * the title, the foot.
 *
 * Nothing is fetched from elsewhere, and the Content-Security-Policy forbids it.  A
 * page is whole without its script, which only adds buttons that copy the clauses. */
#ifndef CLAUSIER_REPORT_HTML_FRAME_H
#define CLAUSIER_REPORT_HTML_FRAME_H

#include "report/html_page.h"

#include <stdbool.h>
#include <stddef.h>

/* The frame is written in this order, with the words of the page between the calls:
 * title of the window, rules of style of its own, title of the page, lines under it,
 * contents. */
void html_frame_open(HtmlPage *page, const char *program_version);
void html_frame_style(HtmlPage *page);
void html_frame_title(HtmlPage *page);
void html_frame_lead(HtmlPage *page);
void html_frame_main(HtmlPage *page);
void html_frame_close(HtmlPage *page, const char *program_version);

/* What runs along the top of printed pages: a rule of style. */
void html_frame_running(HtmlPage *page, const char *corner, const char *words);

/* A table that may be wider than the page: a region that scrolls by itself, with its
 * caption; up to the rows of its head, and from the last row on. */
void html_table_open(HtmlPage *page, const char *class, const char *fr, const char *en);
void html_table_close(HtmlPage *page);

/* What a verdict looks like: the class of its colours, and a sign beside them; both
 * with the word, as a label. */
const char *html_verdict_class(Verdict verdict);
const char *html_verdict_sign(Verdict verdict);
void html_verdict_label(HtmlPage *page, const Rule *rule, Verdict verdict);

/* The clause that a rule proposes, if any, which the script puts a copy button under.
 */
void html_clause(HtmlPage *page, const Rule *rule, const Wording *clause, bool titled);

/* The look of all pages, and the script that adds the copy buttons: html_style.c. */
extern const char html_style[];
extern const char html_script[];
/* What the Content-Security-Policy lets run: the script's own bytes. */
extern const char html_script_hash[];

#endif
