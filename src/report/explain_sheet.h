/* SPDX-License-Identifier: Apache-2.0 */
/* explain_sheet.h - what the page of a rule is written with: the same titles,
 * paragraphs and lists for a terminal, as Markdown and as HTML. */
#ifndef CLAUSIER_REPORT_EXPLAIN_SHEET_H
#define CLAUSIER_REPORT_EXPLAIN_SHEET_H

#include "report/html_page.h"
#include "report/page.h"

typedef enum SheetForm { SHEET_TEXT, SHEET_MARKDOWN, SHEET_HTML } SheetForm;

typedef struct Sheet {
    SheetForm form;
    Language language;
    int depth;        /* of the title of a rule: 1 when it stands alone, 3 in a guide */
    const Pack *pack; /* of the rules, for its thresholds; set by whoever made it */
    bool begun;       /* something stands under the last title */
    Page page;        /* of text and Markdown */
    HtmlPage html;
} Sheet;

void sheet_init(Sheet *sheet, SheetForm form, int depth, Buffer *out,
                const WriterOptions *options);
/* False when memory ran out since sheet_init(). */
bool sheet_done(Sheet *sheet, Error *err);
/* Words that were made beside the sheet: their failure is its own. */
void sheet_mind(Sheet *sheet, const Buffer *words);

/* A title `under` levels below that of the rule. */
void sheet_title(Sheet *sheet, int under, const char *words);
void sheet_say_title(Sheet *sheet, const char *fr, const char *en);

/* A paragraph, or an item of a list, is opened, filled and closed. */
void sheet_open(Sheet *sheet);
void sheet_close(Sheet *sheet);
void sheet_open_list(Sheet *sheet);
void sheet_open_item(Sheet *sheet);
void sheet_close_item(Sheet *sheet);
void sheet_close_list(Sheet *sheet);

void sheet_words(Sheet *sheet, const char *words);
void sheet_say(Sheet *sheet, const char *fr, const char *en);
void sheet_format(Sheet *sheet, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void sheet_cite(Sheet *sheet, const char *quote);
/* A name as it is typed. */
void sheet_code(Sheet *sheet, const char *code);
/* The word for a verdict on an example. */
void sheet_verdict(Sheet *sheet, const Rule *rule, Verdict verdict);

/* Paragraphs of their own: words with line breaks. */
void sheet_text(Sheet *sheet, const char *words);
/* The clause that a rule proposes. */
void sheet_clause(Sheet *sheet, const Rule *rule);

static inline const char *sheet_said(const Sheet *sheet, const Wording *wording)
{
    return wording_in(wording, sheet->language);
}

static inline bool sheet_is_french(const Sheet *sheet)
{
    return sheet->language == LANGUAGE_FR;
}

#endif
