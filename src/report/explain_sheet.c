/* SPDX-License-Identifier: Apache-2.0 */
#include "report/explain_sheet.h"

#include "report/html_frame.h"
#include "report/words.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

void sheet_init(Sheet *sheet, SheetForm form, int depth, Buffer *out,
                const WriterOptions *options)
{
    WriterOptions plain = *options;
    if (form == SHEET_MARKDOWN) {
        plain.width = 0;
        plain.color = false;
    }
    *sheet = (Sheet){ .form = form, .language = options->language, .depth = depth };
    page_init(&sheet->page, out, &plain);
    html_init(&sheet->html, out, options->language);
}

bool sheet_done(Sheet *sheet, Error *err)
{
    bool page = page_done(&sheet->page, err), html = html_done(&sheet->html, err);
    return page && html;
}

void sheet_mind(Sheet *sheet, const Buffer *words)
{
    sheet->page.words.failed = sheet->page.words.failed || buffer_failed(words);
}

static bool is_html(const Sheet *sheet)
{
    return sheet->form == SHEET_HTML;
}

static bool is_markdown(const Sheet *sheet)
{
    return sheet->form == SHEET_MARKDOWN;
}

void sheet_title(Sheet *sheet, int under, const char *words)
{
    int depth = sheet->depth + under;
    sheet->begun = false;
    if (is_html(sheet)) {
        buffer_add_format(sheet->html.out, "<h%d>", depth);
        html_words(&sheet->html, words);
        buffer_add_format(sheet->html.out, "</h%d>\n", depth);
        return;
    }
    if (under)
        page_gap(&sheet->page);
    page_open(&sheet->page, 0, 0);
    if (is_markdown(sheet))
        page_format(&sheet->page, "%.*s ", depth, "######");
    page_style(&sheet->page, STYLE_STRONG);
    page_words(&sheet->page, words);
    page_style(&sheet->page, STYLE_PLAIN);
    page_close(&sheet->page);
    if (is_markdown(sheet))
        page_gap(&sheet->page);
}

void sheet_say_title(Sheet *sheet, const char *fr, const char *en)
{
    sheet_title(sheet, 1, sheet_is_french(sheet) ? fr : en);
}

/* Markdown takes lines that touch for one paragraph. */
static void part(Sheet *sheet)
{
    if (is_markdown(sheet) && sheet->begun)
        page_gap(&sheet->page);
    sheet->begun = true;
}

void sheet_open(Sheet *sheet)
{
    uint32_t indent = is_markdown(sheet) ? 0 : 2;
    part(sheet);
    if (is_html(sheet))
        html_raw(&sheet->html, "<p>");
    else
        page_open(&sheet->page, indent, indent);
}

void sheet_close(Sheet *sheet)
{
    if (is_html(sheet))
        html_raw(&sheet->html, "</p>\n");
    else
        page_close(&sheet->page);
}

void sheet_open_list(Sheet *sheet)
{
    part(sheet);
    if (is_html(sheet))
        html_raw(&sheet->html, "<ul>\n");
}

void sheet_open_item(Sheet *sheet)
{
    uint32_t indent = is_markdown(sheet) ? 0 : 2;
    if (is_html(sheet)) {
        html_raw(&sheet->html, "<li>");
        return;
    }
    page_open(&sheet->page, indent, indent + 2);
    page_words(&sheet->page, "- ");
}

void sheet_close_item(Sheet *sheet)
{
    if (is_html(sheet))
        html_raw(&sheet->html, "</li>\n");
    else
        page_close(&sheet->page);
}

void sheet_close_list(Sheet *sheet)
{
    if (is_html(sheet))
        html_raw(&sheet->html, "</ul>\n");
}

void sheet_words(Sheet *sheet, const char *words)
{
    if (is_html(sheet))
        html_words(&sheet->html, words);
    else
        page_words(&sheet->page, words);
}

void sheet_say(Sheet *sheet, const char *fr, const char *en)
{
    sheet_words(sheet, sheet_is_french(sheet) ? fr : en);
}

void sheet_format(Sheet *sheet, const char *format, ...)
{
    Buffer text;
    va_list args;
    buffer_init(&text, SIZE_MAX / 2);
    va_start(args, format);
    buffer_add_format_list(&text, format, args);
    va_end(args);
    sheet_words(sheet, buffer_string(&text));
    sheet->page.words.failed = sheet->page.words.failed || buffer_failed(&text);
    buffer_done(&text);
}

void sheet_cite(Sheet *sheet, const char *quote)
{
    if (is_html(sheet))
        html_cite(&sheet->html, quote, "", "", 0);
    else
        page_cite(&sheet->page, quote, "", 0);
}

void sheet_code(Sheet *sheet, const char *code)
{
    if (is_html(sheet)) {
        html_raw(&sheet->html, "<code>");
        html_quote(&sheet->html, code);
        html_raw(&sheet->html, "</code>");
        return;
    }
    page_quote(&sheet->page, is_markdown(sheet) ? "`" : "");
    page_quote(&sheet->page, code);
    page_quote(&sheet->page, is_markdown(sheet) ? "`" : "");
}

void sheet_verdict(Sheet *sheet, const Rule *rule, Verdict verdict)
{
    if (is_html(sheet)) {
        html_verdict_label(&sheet->html, rule, verdict);
        html_raw(&sheet->html, " ");
        return;
    }
    page_style(&sheet->page, verdict == VERDICT_MET ? STYLE_GOOD : STYLE_WARN);
    page_words(&sheet->page, rule_verdict_word(rule, verdict, sheet->language));
    page_style(&sheet->page, STYLE_PLAIN);
    page_words(&sheet->page, sheet_is_french(sheet) ? " : " : ": ");
}

/* Lines that begin with "- " are the items of a list. */
static void write_lines(HtmlPage *page, const char *words)
{
    bool in_list = false;
    while (*words) {
        size_t length = strcspn(words, "\n");
        char *line = strndup(words, length);
        if (!line) {
            page->words.failed = true;
            return;
        }
        size_t dash = strncmp(line, "- ", 2) == 0   ? 2
                      : strncmp(line, "– ", 4) == 0 ? 4
                                                    : 0;
        if ((dash != 0) != in_list)
            html_raw(page, in_list ? "</ul>\n" : "<ul>\n");
        in_list = dash != 0;
        if (length) {
            html_raw(page, in_list ? "<li>" : "<p>");
            html_words(page, line + dash);
            html_raw(page, in_list ? "</li>\n" : "</p>\n");
        }
        free(line);
        words += length + (words[length] == '\n');
    }
    html_raw(page, in_list ? "</ul>\n" : "");
}

void sheet_text(Sheet *sheet, const char *words)
{
    if (!*words)
        return;
    part(sheet);
    if (is_html(sheet))
        write_lines(&sheet->html, words);
    else
        page_text(&sheet->page, words, is_markdown(sheet) ? 0 : 2);
}

void sheet_clause(Sheet *sheet, const Rule *rule)
{
    const char *clause = sheet_said(sheet, &rule->clause);
    if (is_html(sheet)) {
        html_clause(&sheet->html, rule, &rule->clause, false);
        return;
    }
    if (!is_markdown(sheet)) {
        page_text(&sheet->page, clause, 4);
        return;
    }
    for (const char *at = clause; *at;) {
        size_t length = strcspn(at, "\n");
        buffer_add_format(sheet->page.out, "> %.*s\n", (int)length, at);
        if (at[length] && at[length + 1])
            buffer_add_string(sheet->page.out, ">\n");
        at += length + (at[length] == '\n');
    }
}
