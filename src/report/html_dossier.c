/* SPDX-License-Identifier: Apache-2.0 */
/* html_dossier.c - a dossier: in short, what must be done level by level, what is met,
 * what to watch, what does not apply, what was not read. */
#include "report/html_parts.h"

#include "report/choice.h"
#include "report/words.h"

static const Verdict order[] = { VERDICT_EXCLUDED, VERDICT_MISSING,
                                 VERDICT_INCOMPLETE };

/* A section of a dossier has an anchor with another first letter than findings, whose
 * names come from a pack. */
static void open_section(HtmlReport *html, const char *name)
{
    buffer_add_format(html->page.out, "<section>\n<h3 id=\"s%zu-%s\">", html->index + 1,
                      name);
}

void html_section(HtmlReport *html, const char *name, const char *fr, const char *en)
{
    HtmlPage *page = &html->page;
    open_section(html, name);
    html_say(page, fr, en);
    html_raw(page, "</h3>\n");
}

void html_section_end(HtmlReport *html)
{
    html_raw(&html->page, "</section>\n");
}

bool html_is_shown(const HtmlReport *html, const ReportFinding *finding)
{
    if (html->options->quiet)
        return report_is_failing(html->dossier, finding);
    return verdict_is_flagged(finding->verdict);
}

/* --- What must be done --- */

typedef bool (*Choice)(const HtmlReport *html, const ReportFinding *finding, int level);

static bool is_of_level(const HtmlReport *html, const ReportFinding *finding, int level)
{
    return finding->rule->kind == RULE_CLAUSE && finding->level == (Level)level &&
           html_is_shown(html, finding);
}

static bool is_to_review(const HtmlReport *html, const ReportFinding *finding,
                         int level)
{
    (void)level;
    return finding->rule->kind == RULE_VIGILANCE && html_is_shown(html, finding);
}

static bool is_met(const HtmlReport *html, const ReportFinding *finding, int level)
{
    (void)level;
    return !html->options->quiet && finding->rule->kind == RULE_CLAUSE &&
           finding->verdict == VERDICT_MET;
}

static bool is_harmless(const HtmlReport *html, const ReportFinding *finding, int level)
{
    (void)level;
    return !html->options->quiet && finding->rule->kind == RULE_VIGILANCE &&
           finding->verdict == VERDICT_MET;
}

static bool is_na(const HtmlReport *html, const ReportFinding *finding, int level)
{
    (void)level;
    return !html->options->quiet && finding->verdict == VERDICT_NA &&
           finding->rule->kind == RULE_CLAUSE;
}

static size_t count_chosen(const HtmlReport *html, Choice choice, int level)
{
    size_t count = 0;
    for (size_t i = 0; i < html->dossier->finding_count; i++)
        count += choice(html, &html->dossier->findings[i], level);
    return count;
}

static void write_flagged(HtmlReport *html, Choice choice, int level)
{
    for (size_t v = 0; v < sizeof order / sizeof *order; v++)
        for (size_t i = 0; i < html->dossier->finding_count; i++) {
            const ReportFinding *finding = &html->dossier->findings[i];
            if (finding->verdict == order[v] && choice(html, finding, level))
                html_flagged(html, finding);
        }
}

static void open_counted(HtmlReport *html, const char *name, const char *title,
                         size_t count)
{
    HtmlPage *page = &html->page;
    open_section(html, name);
    html_words(page, title);
    html_format(page, " (%zu)", count);
    html_raw(page, "</h3>\n");
}

static void write_level(HtmlReport *html, Level level)
{
    size_t count = count_chosen(html, is_of_level, (int)level);
    if (!count)
        return;
    open_counted(html, level_name(level), level_title(level, html->page.language),
                 count);
    write_flagged(html, is_of_level, (int)level);
    html_section_end(html);
}

/* --- What asks for nothing --- */

static void write_met(HtmlReport *html)
{
    bool french = html->page.language == LANGUAGE_FR;
    size_t count = count_chosen(html, is_met, 0);
    if (!count)
        return;
    open_counted(html, "met", french ? "Conforme" : "Met", count);
    for (size_t i = 0; i < html->dossier->finding_count; i++)
        if (is_met(html, &html->dossier->findings[i], 0))
            html_met(html, &html->dossier->findings[i]);
    html_section_end(html);
}

static void write_titles(HtmlReport *html, Choice choice)
{
    HtmlPage *page = &html->page;
    html_raw(page, "<ul class=\"titles\">\n");
    for (size_t i = 0; i < html->dossier->finding_count; i++) {
        const ReportFinding *finding = &html->dossier->findings[i];
        if (!choice(html, finding, 0))
            continue;
        html_raw(page, "<li>");
        html_words(page, wording_in(&finding->rule->title, page->language));
        if (finding->na_fact)
            html_format(page,
                        page->language == LANGUAGE_FR ? " (selon : %s)" : " (by: %s)",
                        fact_word(finding->na_fact, page->language));
        html_raw(page, "</li>\n");
    }
    html_raw(page, "</ul>\n");
}

static void write_harmless(HtmlReport *html, size_t count)
{
    HtmlPage *page = &html->page;
    if (!count)
        return;
    html_raw(page, "<p><span aria-hidden=\"true\">✓ </span>");
    if (dossier_has_unread(html->dossier))
        html_say(page, "Rien à signaler dans ce qui a été lu",
                 "Nothing to report in what was read");
    else
        html_say(page, "Rien à signaler", "Nothing to report");
    html_format(page, page->language == LANGUAGE_FR ? " (%zu) :" : " (%zu):", count);
    html_raw(page, "</p>\n");
    write_titles(html, is_harmless);
}

static void write_vigilance(HtmlReport *html)
{
    bool french = html->page.language == LANGUAGE_FR;
    size_t found = count_chosen(html, is_to_review, 0);
    size_t harmless = count_chosen(html, is_harmless, 0);
    if (!found && !harmless)
        return;
    open_counted(html, "vigilance", french ? "Points de vigilance" : "Cautions", found);
    write_flagged(html, is_to_review, 0);
    write_harmless(html, harmless);
    html_section_end(html);
}

static void write_na(HtmlReport *html)
{
    bool french = html->page.language == LANGUAGE_FR;
    size_t count = count_chosen(html, is_na, 0);
    if (!count)
        return;
    open_counted(html, "na", french ? "Sans objet" : "Not applicable", count);
    write_titles(html, is_na);
    html_section_end(html);
}

static void write_ignored(HtmlReport *html)
{
    HtmlPage *page = &html->page;
    if (!html->dossier->ignored_count || html->options->quiet)
        return;
    html_section(html, "ignored", "Mis de côté", "Set aside");
    html_raw(page, "<ul>\n");
    for (size_t i = 0; i < html->dossier->ignored_count; i++) {
        html_raw(page, "<li><code>");
        html_quote(page, html->dossier->ignored[i].rule);
        html_raw(page, "</code>");
        html_colon(page);
        html_quote(page, html->dossier->ignored[i].reason);
        html_raw(page, "</li>\n");
    }
    html_raw(page, "</ul>\n");
    html_section_end(html);
}

static void write_title(HtmlReport *html)
{
    HtmlPage *page = &html->page;
    buffer_add_format(page->out, "<h2 id=\"s%zu\">", html->index + 1);
    html_say(page, "Dossier ", "Dossier ");
    html_quote(page, html->dossier->name);
    html_raw(page, "</h2>\n");
    if (html->report->count < 2)
        return;
    html_raw(page, "<p class=\"back\"><a href=\"#all\">");
    html_say(page, "Retour à l'ensemble des dossiers", "Back to all dossiers");
    html_raw(page, "</a></p>\n");
}

/* --- The contents of the page --- */

static void add_entry(HtmlReport *html, const char *name, const char *fr,
                      const char *en, size_t count)
{
    HtmlPage *page = &html->page;
    buffer_add_format(page->out, "<li><a href=\"#s%zu-%s\">", html->index + 1, name);
    html_say(page, fr, en);
    if (count)
        html_format(page, " (%zu)", count);
    html_raw(page, "</a></li>\n");
}

static void add_counted_entry(HtmlReport *html, const char *name, const char *fr,
                              const char *en, size_t count)
{
    if (count)
        add_entry(html, name, fr, en, count);
}

static void add_text_entries(HtmlReport *html)
{
    HtmlPage *page = &html->page;
    if (!html_has_text(html))
        return;
    for (size_t i = 0; i < html->dossier->document_count; i++) {
        buffer_add_format(page->out, "<li><a href=\"#t%zu.%zu\">", html->index + 1,
                          i + 1);
        html_say(page, "Texte de ", "Text of ");
        html_quote(page, html->dossier->documents[i].name);
        html_raw(page, "</a></li>\n");
    }
}

static void write_contents(HtmlReport *html)
{
    HtmlPage *page = &html->page;
    html_raw(page, "<nav class=\"inside\" aria-label=\"");
    html_say(page, "Sommaire du dossier ", "Contents of dossier ");
    html_quote(page, html->dossier->name);
    html_raw(page, "\">\n<ul>\n");
    add_entry(html, "summary", "En bref", "In short", 0);
    if (!html->options->quiet)
        add_entry(html, "dossier", "Ce qui est compris du dossier",
                  "What is understood of the dossier", 0);
    for (int level = 0; level < LEVEL_COUNT; level++)
        add_counted_entry(html, level_name((Level)level),
                          level_title((Level)level, LANGUAGE_FR),
                          level_title((Level)level, LANGUAGE_EN),
                          count_chosen(html, is_of_level, level));
    add_counted_entry(html, "met", "Conforme", "Met", count_chosen(html, is_met, 0));
    add_counted_entry(html, "vigilance", "Points de vigilance", "Cautions",
                      count_chosen(html, is_to_review, 0));
    add_counted_entry(html, "na", "Sans objet", "Not applicable",
                      count_chosen(html, is_na, 0));
    add_text_entries(html);
    html_raw(page, "</ul>\n</nav>\n");
}

void html_dossier(HtmlReport *html)
{
    HtmlPage *page = &html->page;
    html_raw(page, "<section class=\"dossier\" id=\"");
    html_anchor(page, html->index, "");
    buffer_add_format(page->out, "\" aria-labelledby=\"s%zu\">\n", html->index + 1);
    write_title(html);
    if (html->dossier->document_count) {
        write_contents(html);
        html_summary(html);
        if (!html->options->quiet)
            html_understood(html);
        for (int level = 0; level < LEVEL_COUNT; level++)
            write_level(html, (Level)level);
        write_met(html);
        write_vigilance(html);
        write_na(html);
        write_ignored(html);
    } else {
        html_raw(page, "<p class=\"outcome bad\"><span aria-hidden=\"true\">✗ </span>");
        html_say(page, "Aucun document n'a pu être lu : rien n'a été jugé.",
                 "No document could be read: nothing was judged.");
        html_raw(page, "</p>\n");
    }
    html_unread(html);
    html_texts(html);
    html_raw(page, "</section>\n");
}
