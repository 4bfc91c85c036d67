/* SPDX-License-Identifier: Apache-2.0 */
/* html_files.c - what was read of a dossier and understood of it, and what was not
 * read.
 */
#include "report/html_parts.h"

#include "report/choice.h"
#include "report/words.h"

enum { CITE = 200 };

static void write_document(HtmlReport *html, const ReportDocument *document)
{
    HtmlPage *page = &html->page;
    html_raw(page, "<li><span class=\"file\">");
    html_quote(page, document->name);
    html_raw(page, "</span> — ");
    html_words(page, kind_title(document->kind, page->language));
    if (document->kind_given)
        html_say(page, " (donné)", " (given)");
    html_raw(page, "</li>\n");
}

static void add_fact_place(HtmlReport *html, const ReportPlace *place)
{
    HtmlPage *page = &html->page;
    html_raw(page, " — ");
    html_cite(page, place->quote, place->match, "", CITE);
    html_raw(page, " <span class=\"where\">(");
    html_place(html, place);
    html_raw(page, ")</span>");
}

/* What another document says of it. */
static void write_other(HtmlReport *html, const ReportFact *fact,
                        const ReportOther *other)
{
    HtmlPage *page = &html->page;
    char room[WORDS_ROOM];
    html_raw(page, "<dd>");
    html_say(page, "aussi : ", "also: ");
    html_raw(page, "<strong>");
    html_words(page, fact_value_word(fact->name, other->value, page->language, room));
    html_raw(page, "</strong>");
    add_fact_place(html, &other->place);
    html_raw(page, "</dd>\n");
}

static void write_fact(HtmlReport *html, const ReportFact *fact)
{
    HtmlPage *page = &html->page;
    char room[WORDS_ROOM];
    html_raw(page, "<dt>");
    html_sentence(page, fact_word(fact->name, page->language));
    html_raw(page, "</dt>\n<dd><strong>");
    html_words(page, fact_value_word(fact->name, fact->value, page->language, room));
    html_raw(page, "</strong>");
    if (fact->origin == FACT_GIVEN)
        html_say(page, " (donné)", " (given)");
    else if (fact->has_place)
        add_fact_place(html, &fact->place);
    else
        html_say(page, " (déduit du dossier)", " (inferred)");
    html_words(page, launch_word(html->dossier, fact, page->language, room));
    html_raw(page, "</dd>\n");
    for (size_t i = 0; i < fact->other_count; i++)
        write_other(html, fact, &fact->others[i]);
}

static bool is_told(const HtmlReport *html, const ReportFact *fact)
{
    return fact_is_told(html->dossier, fact, html->options->explain);
}

void html_understood(HtmlReport *html)
{
    HtmlPage *page = &html->page;
    const ReportDossier *dossier = html->dossier;
    bool any = false;
    html_section(html, "dossier", "Ce qui est compris du dossier",
                 "What is understood of the dossier");
    html_raw(page, "<ul class=\"documents\">\n");
    for (size_t i = 0; i < dossier->document_count; i++)
        write_document(html, &dossier->documents[i]);
    html_raw(page, "</ul>\n");
    for (size_t i = 0; i < dossier->fact_count; i++) {
        if (!is_told(html, &dossier->facts[i]))
            continue;
        html_raw(page, any ? "" : "<dl>\n");
        any = true;
        write_fact(html, &dossier->facts[i]);
    }
    html_raw(page, any ? "</dl>\n" : "");
    html_section_end(html);
}

static void write_failure(HtmlReport *html, const Error *error)
{
    HtmlPage *page = &html->page;
    html_raw(page, "<li><strong class=\"bad\"><span aria-hidden=\"true\">✗ </span>");
    html_quote(page, path_within(html->dossier, error->file));
    html_raw(page, "</strong>");
    if (*error->part) {
        html_words(page, ", ");
        html_quote(page, error->part);
    }
    html_colon(page);
    html_words(page, error_words(error, page->language == LANGUAGE_EN));
    html_raw(page, ".</li>\n");
}

static void write_skipped(HtmlReport *html, const Skipped *skipped)
{
    HtmlPage *page = &html->page;
    html_raw(page, "<li><span class=\"file\">");
    html_quote(page, path_within(html->dossier, skipped->path));
    html_raw(page, "</span>");
    html_say(page, " : laissé de côté, ", ": left out, ");
    html_words(page, skipped_words(skipped, page->language == LANGUAGE_EN));
    html_raw(page, ".</li>\n");
}

static void write_notices(HtmlReport *html, const ReportDocument *document)
{
    HtmlPage *page = &html->page;
    char room[WORDS_ROOM];
    const char *separator = "";
    if (!document_has_notices(document))
        return;
    html_raw(page, "<li><span class=\"file\">");
    html_quote(page, document->name);
    html_raw(page, "</span>");
    html_colon(page);
    for (size_t i = 0; i < document->notice_count; i++) {
        if (!notice_is_of_reading(&document->notices[i]))
            continue;
        html_words(page, separator);
        html_quote(page, notice_word(&document->notices[i], page->language, room));
        separator = page->language == LANGUAGE_FR ? " ; " : "; ";
    }
    html_raw(page, ".</li>\n");
}

void html_unread(HtmlReport *html)
{
    const ReportDossier *dossier = html->dossier;
    bool all = !html->options->quiet;
    if (!dossier->failure_count &&
        !(all && (dossier->skipped_count || dossier_has_notices(dossier))))
        return;
    html_section(html, "files", "À savoir sur les fichiers", "About the files");
    html_raw(&html->page, "<ul>\n");
    for (size_t i = 0; i < dossier->failure_count; i++)
        write_failure(html, &dossier->failures[i]);
    for (size_t i = 0; all && i < dossier->skipped_count; i++)
        write_skipped(html, &dossier->skipped[i]);
    for (size_t i = 0; all && i < dossier->document_count; i++)
        write_notices(html, &dossier->documents[i]);
    html_raw(&html->page, "</ul>\n");
    html_section_end(html);
}
