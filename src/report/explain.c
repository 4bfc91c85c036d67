/* SPDX-License-Identifier: Apache-2.0 */
/* explain.c - the page of a rule alone, or of all of them: by family, behind a contents
 * list. */
#include "report/explain.h"

#include "report/explain_json.h"
#include "report/explain_rule.h"
#include "report/html_frame.h"
#include "report/words.h"

#include <string.h>

/* Depth of the title of a rule that stands alone, and under a family. */
enum { ALONE = 1, IN_GUIDE = 3 };

static bool is_other_family(const Rule *rule, const Rule *last)
{
    size_t length = strcspn(rule->id, "/");
    return !last || strncmp(rule->id, last->id, length + 1) != 0;
}

/* "Règles « fr » 2026.11, droit vérifié au 23 novembre 2026." */
static void add_pack(Sheet *sheet, const Pack *pack)
{
    char day[WORDS_ROOM];
    sheet_format(sheet,
                 sheet_is_french(sheet) ? "Règles « %s » %s, droit vérifié au %s."
                                        : "Rules “%s” %s, law verified on %s.",
                 pack_name(pack), pack_version(pack),
                 date_word(pack_law_date(pack), sheet->language, day));
}

static const char *guide_title(const Sheet *sheet)
{
    return sheet_is_french(sheet) ? "Guide des clauses" : "Guide to the clauses";
}

/* --- Text and Markdown --- */

static void write_plain_rule(Sheet *sheet, const Rule *rule)
{
    Page *page = &sheet->page;
    sheet_title(sheet, 0, sheet_said(sheet, &rule->title));
    page_open(page, 0, 0);
    page_style(page, STYLE_FAINT);
    sheet_code(sheet, rule->id);
    page_style(page, STYLE_PLAIN);
    page_close(page);
    explain_rule(sheet, rule);
}

/* A name for links of Markdown: letters, digits, "-" and ".". */
static void add_markdown_anchor(Buffer *out, const char *id)
{
    for (; *id; id++)
        buffer_add_char(out, *id == '/' ? '.' : *id);
}

static void write_markdown_contents(Sheet *sheet, const Explanation *explanation)
{
    Buffer *out = sheet->page.out;
    const Rule *rule, *last = NULL;
    char room[WORDS_ROOM];
    for (size_t at = 0; (rule = explain_next(explanation, &at)); last = rule) {
        if (is_other_family(rule, last)) {
            page_open(&sheet->page, 0, 0);
            page_format(&sheet->page, "- %s",
                        family_title(rule->id, sheet->language, room));
            page_close(&sheet->page);
        }
        page_open(&sheet->page, 2, 2);
        page_format(&sheet->page, "- [%s](#", sheet_said(sheet, &rule->title));
        add_markdown_anchor(&sheet->page.words, rule->id);
        page_words(&sheet->page, ")");
        page_close(&sheet->page);
    }
    buffer_add_char(out, '\n');
}

static void write_plain_family(Sheet *sheet, const Rule *rule)
{
    char room[WORDS_ROOM];
    const char *family = family_title(rule->id, sheet->language, room);
    page_gap(&sheet->page);
    page_open(&sheet->page, 0, 0);
    page_words(&sheet->page, sheet->form == SHEET_MARKDOWN ? "## " : "— ");
    page_style(&sheet->page, STYLE_STRONG);
    page_words(&sheet->page, family);
    page_style(&sheet->page, STYLE_PLAIN);
    page_words(&sheet->page, sheet->form == SHEET_MARKDOWN ? "" : " —");
    page_close(&sheet->page);
}

static void write_plain_guide(Sheet *sheet, const Explanation *explanation)
{
    Page *page = &sheet->page;
    const Rule *rule, *last = NULL;
    bool markdown = sheet->form == SHEET_MARKDOWN;
    page_open(page, 0, 0);
    page_words(page, markdown ? "# " : "");
    page_style(page, STYLE_STRONG);
    page_words(page, guide_title(sheet));
    page_style(page, STYLE_PLAIN);
    page_close(page);
    if (markdown)
        page_gap(page);
    page_open(page, 0, 0);
    add_pack(sheet, explanation->pack);
    page_close(page);
    if (markdown) {
        page_gap(page);
        write_markdown_contents(sheet, explanation);
    }
    for (size_t at = 0; (rule = explain_next(explanation, &at)); last = rule) {
        if (is_other_family(rule, last))
            write_plain_family(sheet, rule);
        page_gap(page);
        if (!markdown)
            page_gap(page);
        if (markdown) {
            buffer_add_string(page->out, "<a id=\"");
            add_markdown_anchor(page->out, rule->id);
            buffer_add_string(page->out, "\"></a>\n\n");
        }
        write_plain_rule(sheet, rule);
    }
}

/* --- HTML --- */

static void write_html_rule(Sheet *sheet, const Rule *rule)
{
    HtmlPage *page = &sheet->html;
    html_raw(page, "<article class=\"page\" id=\"");
    html_name(page, rule->id);
    html_raw(page, "\">\n");
    sheet_title(sheet, 0, sheet_said(sheet, &rule->title));
    html_raw(page, "<p class=\"where\">");
    sheet_code(sheet, rule->id);
    html_raw(page, "</p>\n");
    explain_rule(sheet, rule);
    html_raw(page, "<p class=\"back\"><a href=\"#_contents\">");
    html_say(page, "Retour au sommaire", "Back to the contents");
    html_raw(page, "</a></p>\n</article>\n");
}

static void write_html_contents(Sheet *sheet, const Explanation *explanation)
{
    HtmlPage *page = &sheet->html;
    const Rule *rule, *last = NULL;
    char room[WORDS_ROOM];
    html_raw(page,
             "<nav class=\"guide\" id=\"_contents\" tabindex=\"-1\" aria-label=\"");
    html_say(page, "Sommaire", "Contents");
    html_raw(page, "\">\n<ul>\n");
    for (size_t at = 0; (rule = explain_next(explanation, &at)); last = rule) {
        if (is_other_family(rule, last)) {
            html_raw(page, last ? "</ul></li>\n<li><strong>" : "<li><strong>");
            html_words(page, family_title(rule->id, sheet->language, room));
            html_raw(page, "</strong>\n<ul>\n");
        }
        html_raw(page, "<li><a href=\"#");
        html_name(page, rule->id);
        html_raw(page, "\">");
        html_words(page, sheet_said(sheet, &rule->title));
        html_raw(page, "</a></li>\n");
    }
    html_raw(page, last ? "</ul></li>\n</ul>\n</nav>\n" : "</ul>\n</nav>\n");
}

static void open_html(Sheet *sheet, const Explanation *explanation, const char *title)
{
    HtmlPage *page = &sheet->html;
    html_frame_open(page, explanation->program_version);
    html_words(page, title);
    html_frame_style(page);
    html_frame_running(page, "top-left", title);
    html_frame_title(page);
    html_words(page, title);
    html_frame_lead(page);
    if (explanation->rule) {
        sheet_code(sheet, explanation->rule->id);
        html_raw(page, ". ");
    }
    add_pack(sheet, explanation->pack);
    html_frame_main(page);
}

static void write_html_guide(Sheet *sheet, const Explanation *explanation)
{
    HtmlPage *page = &sheet->html;
    const Rule *rule, *last = NULL;
    char room[WORDS_ROOM];
    open_html(sheet, explanation, guide_title(sheet));
    write_html_contents(sheet, explanation);
    for (size_t at = 0; (rule = explain_next(explanation, &at)); last = rule) {
        if (is_other_family(rule, last)) {
            html_raw(page, "<h2>");
            html_words(page, family_title(rule->id, sheet->language, room));
            html_raw(page, "</h2>\n");
        }
        write_html_rule(sheet, rule);
    }
}

static void write_html(Sheet *sheet, const Explanation *explanation)
{
    if (explanation->rule) {
        open_html(sheet, explanation, sheet_said(sheet, &explanation->rule->title));
        explain_rule(sheet, explanation->rule);
    } else {
        write_html_guide(sheet, explanation);
    }
    html_frame_close(&sheet->html, explanation->program_version);
}

/* --- Any form --- */

static bool write_sheet(const Explanation *explanation, SheetForm form,
                        const WriterOptions *options, Buffer *out, Error *err)
{
    Sheet sheet;
    sheet_init(&sheet, form, explanation->rule ? ALONE : IN_GUIDE, out, options);
    sheet.pack = explanation->pack;
    if (form == SHEET_HTML)
        write_html(&sheet, explanation);
    else if (explanation->rule)
        write_plain_rule(&sheet, explanation->rule);
    else
        write_plain_guide(&sheet, explanation);
    return sheet_done(&sheet, err);
}

bool explain_write(const Explanation *explanation, const char *format,
                   const WriterOptions *options, Buffer *out, Error *err)
{
    static const char *const forms[] = {
        [SHEET_TEXT] = "text", [SHEET_MARKDOWN] = "markdown", [SHEET_HTML] = "html"
    };
    if (strcmp(format, "json") == 0)
        return explain_json(explanation, options, out, err);
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (strcmp(format, forms[i]) == 0)
            return write_sheet(explanation, (SheetForm)i, options, out, err);
    return error_set(err, ERROR_USAGE, (Where){ 0 },
                     "format inconnu « %s » ; attendu : text, markdown, html ou json",
                     format);
}
