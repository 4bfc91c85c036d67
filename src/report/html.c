/* SPDX-License-Identifier: Apache-2.0 */
/* html.c - the report as a page that stands alone: read in a browser, printed, kept. */
#include "report/html_frame.h"
#include "report/html_parts.h"
#include "report/words.h"

static void write_title(HtmlReport *html)
{
    HtmlPage *page = &html->page;
    const Report *report = html->report;
    char day[WORDS_ROOM];
    if (report->count == 1) {
        html_say(page, "Dossier ", "Dossier ");
        html_quote(page, report->dossiers[0].name);
    } else {
        html_format(page, "%zu dossiers", report->count);
    }
    html_format(page,
                page->language == LANGUAGE_FR ? " – contrôle du %s" : " – check of %s",
                date_word(report->date, page->language, day));
}

/* What runs along the top of printed pages; in a batch each dossier has its own. */
static void write_running(HtmlReport *html)
{
    HtmlPage *page = &html->page;
    const Report *report = html->report;
    bool french = page->language == LANGUAGE_FR;
    char day[WORDS_ROOM];
    html_raw(page, "@page{@top-left{content:");
    html_css_string(page, french ? "Contrôle des clauses du " : "Check of clauses, ");
    html_css_string(page, date_word(report->date, page->language, day));
    html_raw(page, "}}\n");
    for (size_t d = 0; d < report->count; d++) {
        html_raw(page, "@page");
        if (report->count > 1)
            buffer_add_format(page->out, " d%zu", d + 1);
        html_raw(page, "{@top-right{content:");
        html_css_string(page, report->dossiers[d].name);
        html_raw(page, "}}\n");
        if (report->count > 1)
            buffer_add_format(page->out, "#d%zu{page:d%zu}\n", d + 1, d + 1);
    }
}

static void write_lead(HtmlReport *html)
{
    HtmlPage *page = &html->page;
    const Report *report = html->report;
    char day[WORDS_ROOM], law[WORDS_ROOM];
    html_format(page,
                page->language == LANGUAGE_FR
                    ? "Contrôle du %s ; règles « %s » %s, droit vérifié au %s."
                    : "Check of %s; rules “%s” %s, law verified on %s.",
                date_word(report->date, page->language, day), pack_name(report->pack),
                pack_version(report->pack),
                date_word(pack_law_date(report->pack), page->language, law));
}

static bool write_html(const Report *report, const WriterOptions *options, Buffer *out,
                       Error *err)
{
    HtmlReport html = { .report = report, .options = options };
    html_init(&html.page, out, options->language);
    html_frame_open(&html.page, report->program_version);
    write_title(&html);
    html_frame_style(&html.page);
    write_running(&html);
    html_frame_title(&html.page);
    html_say(&html.page, "Contrôle des clauses sociales et environnementales",
             "Check of social and environmental clauses");
    html_frame_lead(&html.page);
    write_lead(&html);
    html_frame_main(&html.page);
    if (report->count > 1)
        html_batch(&html);
    bool ok = true;
    for (size_t d = 0; ok && d < report->count; d++) {
        html.dossier = &report->dossiers[d];
        html.index = d;
        ok = html_marks_find(&html, err);
        if (ok)
            html_dossier(&html);
        html_marks_done(&html);
    }
    if (options->statistics)
        html_statistics(&html);
    html_frame_close(&html.page, report->program_version);
    return html_done(&html.page, err) && ok;
}

static const char *const extensions[] = { "html", "htm", NULL };

const Writer writer_html = {
    .name = "html",
    .title = "text/html, UTF-8",
    .extensions = extensions,
    .write = write_html,
};
