/* SPDX-License-Identifier: Apache-2.0 */
/* page.h - paragraphs for a terminal: wrapped, indented, in colour or not.
 *
 * A paragraph is opened with the indents of its first and of its other lines, filled
 * with words and quotations, and closed.  Our own words are set with French spaces;
 * quotations stay as they are, but for control characters, which no document may send
 * to a terminal. */
#ifndef CLAUSIER_REPORT_PAGE_H
#define CLAUSIER_REPORT_PAGE_H

#include "base/buffer.h"
#include "report/report.h"

#include <stdbool.h>
#include <stdint.h>

typedef enum Style {
    STYLE_PLAIN,
    STYLE_STRONG,
    STYLE_FAINT,
    STYLE_GOOD,
    STYLE_WARN,
    STYLE_BAD,
} Style;

typedef struct Page {
    Buffer *out;
    Language language;
    bool color;
    uint32_t width; /* 0 = no wrapping */
    Buffer words;   /* of the open paragraph */
    uint32_t first, rest;
} Page;

void page_init(Page *page, Buffer *out, const WriterOptions *options);
/* False when memory ran out since page_init(). */
bool page_done(Page *page, Error *err);

void page_open(Page *page, uint32_t first, uint32_t rest);
void page_close(Page *page);
/* An empty line. */
void page_gap(Page *page);

/* Our own words, in the language of the page. */
void page_say(Page *page, const char *fr, const char *en);
/* Our own words, already in the language of the page. */
void page_words(Page *page, const char *words);
void page_format(Page *page, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Somebody else's words, as they are. */
void page_quote(Page *page, const char *text);
/* The same between the quotation marks of the language, cut to about `most` characters
 * around `match`; 0 = not cut. */
void page_cite(Page *page, const char *quote, const char *match, size_t most);
void page_style(Page *page, Style style);

/* A text with line breaks (a clause), as paragraphs. */
void page_text(Page *page, const char *text, uint32_t indent);

#endif
