/* SPDX-License-Identifier: Apache-2.0 */
/* html_page.h - what a page of HTML is written with: markup, and words in it.
 *
 * Only html_raw() writes markup, and only from literals of the program; all other words
 * are escaped on their way out, wherever they come from.  The program's own words are
 * set with French spaces, everybody else's stay as they are but for control characters.
 */
#ifndef CLAUSIER_REPORT_HTML_PAGE_H
#define CLAUSIER_REPORT_HTML_PAGE_H

#include "base/buffer.h"
#include "report/report.h"

#include <stddef.h>

typedef struct HtmlPage {
    Buffer *out;
    Language language;
    Buffer clean, words; /* words on their way to being escaped */
} HtmlPage;

void html_init(HtmlPage *page, Buffer *out, Language language);
/* False when memory ran out since html_init(). */
bool html_done(HtmlPage *page, Error *err);

/* Markup, as it is. */
void html_raw(HtmlPage *page, const char *markup);

/* Our own words, in the language of the page. */
void html_say(HtmlPage *page, const char *fr, const char *en);
/* Our own words, already in the language of the page. */
void html_words(HtmlPage *page, const char *words);
void html_format(HtmlPage *page, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* The same with a big first letter. */
void html_sentence(HtmlPage *page, const char *words);
/* Somebody else's words. */
void html_quote(HtmlPage *page, const char *text);
void html_quote_part(HtmlPage *page, const char *text, size_t length);
/* Our own words on several lines; the breaks stay. */
void html_lines(HtmlPage *page, const char *text);
/* ":" before what follows, and ";" between two things. */
void html_colon(HtmlPage *page);

/* « … » around somebody else's words, cut to about `most` bytes around `match`, with
 * `match` and `reason` marked where they stand in it; either may be "". */
void html_cite(HtmlPage *page, const char *quote, const char *match, const char *reason,
               size_t most);

/* A name as an identifier for anchors, whose bytes are escaped so that two names never
 * meet, nor one of ours that begins with "_". */
void html_name(HtmlPage *page, const char *name);
/* The same behind the number of a dossier. */
void html_anchor(HtmlPage *page, size_t dossier, const char *name);

/* Somebody else's words as a string of CSS. */
void html_css_string(HtmlPage *page, const char *text);

#endif
