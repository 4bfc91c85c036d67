/* SPDX-License-Identifier: Apache-2.0 */
#include "report/html_frame.h"

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
    html_raw(page, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">");
    html_say(page, "Aller au contenu", "Skip to the content");
    html_raw(page, "</a>\n<header>\n<h1>");
}

void html_frame_lead(HtmlPage *page)
{
    html_raw(page, "</h1>\n<p>");
}

void html_frame_main(HtmlPage *page)
{
    html_raw(page, "</p>\n</header>\n<main id=\"main\" tabindex=\"-1\">\n");
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
