/* SPDX-License-Identifier: Apache-2.0 */
/* html_text.h - the text of a document, with the passages that were weighed marked
 * where they stand; only for report/html_text*.c.
 *
 * A mark is a colour, a sign and a number; beside its paragraph the margin has the same
 * sign and number with a link to the finding, whose own place links back here. */
#ifndef CLAUSIER_REPORT_HTML_TEXT_H
#define CLAUSIER_REPORT_HTML_TEXT_H

#include "report/html_parts.h"

#include <stdint.h>

/* A document while it is written. */
typedef struct HtmlText {
    HtmlReport *html;
    const ReportText *text;
    uint32_t document;
    uint32_t tables; /* written so far */
} HtmlText;

/* What landmarks call the document: no two in a page have the same name. */
const char *html_text_name(const HtmlText *writing);
/* The anchor of a heading of the document. */
void html_text_anchor(const HtmlText *writing, const ReportBlock *block);
/* All its blocks, in order: html_text_blocks.c. */
void html_text_blocks(HtmlText *writing);

#endif
