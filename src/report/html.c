/* SPDX-License-Identifier: Apache-2.0 */
/* html.c - the report as a page that stands alone: read in a browser, printed, kept.
 *
 * Nothing is fetched from elsewhere, and the Content-Security-Policy forbids it.  The
 * page is whole without its script, which only adds buttons that copy the clauses. */
#include "report/html_parts.h"

#include "report/words.h"

static void write_title(HtmlReport *html)
{
    HtmlPage *page = &html->page;
    const Report *report = html->report;
    char day[WORDS_ROOM];
    html_raw(page, "<title>");
    if (report->count == 1) {
        html_say(page, "Dossier ", "Dossier ");
        html_quote(page, report->dossiers[0].name);
    } else {
        html_format(page, "%zu dossiers", report->count);
    }
    html_format(page,
                page->language == LANGUAGE_FR ? " – contrôle du %s – clausier"
                                              : " – check of %s – clausier",
                date_word(report->date, page->language, day));
    html_raw(page, "</title>\n");
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

static void write_head(HtmlReport *html)
{
    HtmlPage *page = &html->page;
    html_raw(page, page->language == LANGUAGE_FR
                       ? "<!DOCTYPE html>\n<html lang=\"fr\">\n"
                       : "<!DOCTYPE html>\n<html lang=\"en\">\n");
    html_raw(page, "<head>\n<meta charset=\"utf-8\">\n"
                   "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
                   "'none'; style-src 'unsafe-inline'; script-src '");
    html_raw(page, html_script_hash);
    html_raw(page, "'\">\n<meta name=\"viewport\" content=\"width=device-width, "
                   "initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light "
                   "dark\">\n<meta name=\"generator\" content=\"clausier ");
    html_quote(page, html->report->program_version);
    html_raw(page, "\">\n");
    write_title(html);
    html_raw(page, "<style>\n");
    html_raw(page, html_style);
    write_running(html);
    html_raw(page, "</style>\n</head>\n<body>\n");
}

static void write_header(HtmlReport *html)
{
    HtmlPage *page = &html->page;
    const Report *report = html->report;
    char day[WORDS_ROOM], law[WORDS_ROOM];
    html_raw(page, "<a class=\"skip\" href=\"#main\">");
    html_say(page, "Aller au contenu", "Skip to the content");
    html_raw(page, "</a>\n<header>\n<h1>");
    html_say(page, "Contrôle des clauses sociales et environnementales",
             "Check of social and environmental clauses");
    html_raw(page, "</h1>\n<p>");
    html_format(page,
                page->language == LANGUAGE_FR
                    ? "Contrôle du %s ; règles « %s » %s, droit vérifié au %s."
                    : "Check of %s; rules “%s” %s, law verified on %s.",
                date_word(report->date, page->language, day), pack_name(report->pack),
                pack_version(report->pack),
                date_word(pack_law_date(report->pack), page->language, law));
    html_raw(page, "</p>\n</header>\n<main id=\"main\" tabindex=\"-1\">\n");
}

static void write_footer(HtmlReport *html)
{
    HtmlPage *page = &html->page;
    html_raw(page, "</main>\n<footer>\n<p>");
    html_say(page,
             "Cet outil aide à la relecture ; il ne donne pas de conseil juridique.",
             "This tool helps with proofreading; it gives no legal advice.");
    html_raw(page, " clausier ");
    html_quote(page, html->report->program_version);
    html_raw(page, "</p>\n</footer>\n<script>");
    html_raw(page, html_script);
    html_raw(page, "</script>\n</body>\n</html>\n");
}

static bool write_html(const Report *report, const WriterOptions *options, Buffer *out,
                       Error *err)
{
    HtmlReport html = { .report = report, .options = options };
    html_init(&html.page, out, options->language);
    write_head(&html);
    write_header(&html);
    if (report->count > 1)
        html_batch(&html);
    for (size_t d = 0; d < report->count; d++) {
        html.dossier = &report->dossiers[d];
        html.index = d;
        html_dossier(&html);
    }
    if (options->statistics)
        html_statistics(&html);
    write_footer(&html);
    return html_done(&html.page, err);
}

static const char *const extensions[] = { "html", "htm", NULL };

const Writer writer_html = {
    .name = "html",
    .title = "text/html, UTF-8",
    .extensions = extensions,
    .write = write_html,
};
