/* SPDX-License-Identifier: Apache-2.0 */
#include "report/html_frame.h"

#include "report/words.h"

void html_frame_open(HtmlPage *page, const char *program_version)
{
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
    html_quote(page, program_version);
    html_raw(page, "\">\n<title>");
}

void html_frame_style(HtmlPage *page)
{
    html_raw(page, " – clausier</title>\n<style>\n");
    html_raw(page, html_style);
}

void html_frame_running(HtmlPage *page, const char *corner, const char *words)
{
    html_raw(page, "@page{@");
    html_raw(page, corner);
    html_raw(page, "{content:");
    html_css_string(page, words);
    html_raw(page, "}}\n");
}

void html_frame_title(HtmlPage *page)
{
    html_raw(page, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#_main\">");
    html_say(page, "Aller au contenu", "Skip to the content");
    html_raw(page, "</a>\n<header>\n<h1>");
}

void html_frame_lead(HtmlPage *page)
{
    html_raw(page, "</h1>\n<p>");
}

void html_frame_main(HtmlPage *page)
{
    html_raw(page, "</p>\n</header>\n<main id=\"_main\" tabindex=\"-1\">\n");
}

void html_frame_close(HtmlPage *page, const char *program_version)
{
    html_raw(page, "</main>\n<footer>\n<p>");
    html_say(page,
             "Cet outil aide à la relecture ; il ne donne pas de conseil juridique.",
             "This tool helps with proofreading; it gives no legal advice.");
    html_raw(page, " clausier ");
    html_quote(page, program_version);
    html_raw(page, "</p>\n</footer>\n<script>");
    html_raw(page, html_script);
    html_raw(page, "</script>\n</body>\n</html>\n");
}

void html_table_open(HtmlPage *page, const char *class, const char *fr, const char *en)
{
    html_raw(page, "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"");
    html_say(page, fr, en);
    html_raw(page, "\">\n<table class=\"");
    html_raw(page, class);
    html_raw(page, "\">\n<caption>");
    html_say(page, fr, en);
    html_raw(page, "</caption>\n<thead>\n");
}

void html_table_close(HtmlPage *page)
{
    html_raw(page, "</table>\n</div>\n");
}

const char *html_verdict_class(Verdict verdict)
{
    static const char *const classes[VERDICT_COUNT] = {
        [VERDICT_MET] = "good",     [VERDICT_INCOMPLETE] = "warn",
        [VERDICT_EXCLUDED] = "bad", [VERDICT_MISSING] = "bad",
        [VERDICT_NA] = "faint",
    };
    return classes[verdict];
}

const char *html_verdict_sign(Verdict verdict)
{
    static const char *const signs[VERDICT_COUNT] = {
        [VERDICT_MET] = "✓",     [VERDICT_INCOMPLETE] = "◐", [VERDICT_EXCLUDED] = "✗",
        [VERDICT_MISSING] = "○", [VERDICT_NA] = "–",
    };
    return signs[verdict];
}

void html_verdict_label(HtmlPage *page, const Rule *rule, Verdict verdict)
{
    html_raw(page, "<span class=\"verdict ");
    html_raw(page, html_verdict_class(verdict));
    html_raw(page, "\"><span aria-hidden=\"true\">");
    html_raw(page, html_verdict_sign(verdict));
    html_raw(page, "</span> ");
    html_words(page, rule_verdict_word(rule, verdict, page->language));
    html_raw(page, "</span>");
}

void html_clause(HtmlPage *page, const Rule *rule, const Wording *clause, bool titled)
{
    const char *words = wording_in(clause, page->language);
    if (!*words)
        return;
    html_raw(page, "<figure class=\"clause\">\n");
    if (titled) {
        html_raw(page, "<figcaption>");
        html_say(page, "Clause proposée", "Proposed clause");
        html_raw(page, "</figcaption>\n");
    }
    html_raw(page, "<pre");
    if (!clause->in[page->language])
        html_raw(page, " lang=\"fr\"");
    html_raw(page, " data-copy=\"");
    html_say(page, "Copier la clause", "Copy the clause");
    html_raw(page, "\" data-copied=\"");
    html_say(page, "Clause copiée", "Clause copied");
    html_raw(page, "\" data-about=\"");
    html_words(page, wording_in(&rule->title, page->language));
    html_raw(page, "\">");
    html_lines(page, words);
    html_raw(page, "</pre>\n</figure>\n");
}
