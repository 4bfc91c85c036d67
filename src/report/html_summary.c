/* SPDX-License-Identifier: Apache-2.0 */
/* html_summary.c - the dossier in short: what can be pasted in a note. */
#include "report/html_parts.h"

#include "report/choice.h"
#include "report/tally.h"
#include "report/words.h"

#include <string.h>

static const Verdict order[] = { VERDICT_EXCLUDED, VERDICT_MISSING,
                                 VERDICT_INCOMPLETE };

/* The gravest level at which something is shown; LEVEL_COUNT when nothing is. */
static Level first_level(const HtmlReport *html)
{
    Level first = LEVEL_COUNT;
    for (size_t i = 0; i < html->dossier->finding_count; i++) {
        const ReportFinding *finding = &html->dossier->findings[i];
        if (html_is_shown(html, finding) && finding->level < first)
            first = finding->level;
    }
    return first;
}

static void write_first(HtmlReport *html, const ReportFinding *finding)
{
    HtmlPage *page = &html->page;
    EvidenceRole role =
        finding->verdict == VERDICT_EXCLUDED ? EVIDENCE_EXCLUSION : EVIDENCE_SUBJECT;
    const ReportPassage *passage =
        finding->verdict == VERDICT_MISSING ? NULL : choose_passage(finding, role);
    html_raw(page, "<li>");
    html_verdict(html, finding);
    html_raw(page, " <a href=\"#");
    html_anchor(page, html->index, finding->rule->id);
    html_raw(page, "\">");
    html_words(page, wording_in(&finding->rule->title, page->language));
    html_raw(page, "</a>");
    if (passage) {
        html_raw(page, " <span class=\"where\">(");
        html_place(html, &passage->place);
        html_raw(page, ")</span>");
    }
    html_raw(page, "</li>\n");
}

bool html_any_first(const HtmlReport *html)
{
    return first_level(html) != LEVEL_COUNT;
}

void html_each_first(HtmlReport *html,
                     void (*write)(HtmlReport *html, const ReportFinding *finding))
{
    Level level = first_level(html);
    for (size_t v = 0; v < sizeof order / sizeof *order; v++)
        for (size_t i = 0; i < html->dossier->finding_count; i++) {
            const ReportFinding *finding = &html->dossier->findings[i];
            if (finding->level == level && finding->verdict == order[v] &&
                html_is_shown(html, finding))
                write(html, finding);
        }
}

static void write_todo(HtmlReport *html)
{
    HtmlPage *page = &html->page;
    if (!html_any_first(html))
        return;
    html_raw(page, "<h4>");
    html_say(page, "À faire d'abord", "To do first");
    html_colon(page);
    html_words(page, level_title(first_level(html), page->language));
    html_raw(page, "</h4>\n<ol>\n");
    html_each_first(html, write_first);
    html_raw(page, "</ol>\n");
}

/* --- By family and level --- */

typedef struct FamilyCounts {
    size_t flagged[LEVEL_COUNT], met, na;
} FamilyCounts;

static bool same_family(const ReportFinding *one, const ReportFinding *other)
{
    size_t length = strcspn(one->rule->id, "/");
    return strncmp(one->rule->id, other->rule->id, length) == 0 &&
           strcspn(other->rule->id, "/") == length;
}

static void count_finding(FamilyCounts *counts, const ReportFinding *finding)
{
    if (verdict_is_flagged(finding->verdict))
        counts->flagged[finding->level]++;
    else if (finding->verdict == VERDICT_MET)
        counts->met++;
    else if (finding->rule->kind == RULE_CLAUSE)
        counts->na++;
}

static void write_number(HtmlPage *page, size_t number)
{
    html_raw(page, number ? "<td>" : "<td class=\"none\">");
    html_format(page, "%zu", number);
    html_raw(page, "</td>");
}

static void write_counts(HtmlPage *page, const FamilyCounts *counts)
{
    for (int level = 0; level < LEVEL_COUNT; level++)
        write_number(page, counts->flagged[level]);
    write_number(page, counts->met);
    write_number(page, counts->na);
    html_raw(page, "</tr>\n");
}

/* Findings of a family stand together, since they are in the order of their ids. */
static void write_families(HtmlReport *html)
{
    HtmlPage *page = &html->page;
    const ReportDossier *dossier = html->dossier;
    FamilyCounts all = { 0 };
    char room[WORDS_ROOM];
    for (size_t i = 0; i < dossier->finding_count;) {
        const ReportFinding *first = &dossier->findings[i];
        FamilyCounts counts = { 0 };
        html_raw(page, "<tr><th scope=\"row\">");
        html_words(page, family_title(first->rule->id, page->language, room));
        html_raw(page, "</th>");
        for (; i < dossier->finding_count && same_family(first, &dossier->findings[i]);
             i++) {
            count_finding(&counts, &dossier->findings[i]);
            count_finding(&all, &dossier->findings[i]);
        }
        write_counts(page, &counts);
    }
    html_raw(page, "</tbody>\n<tfoot>\n<tr><th scope=\"row\">");
    html_say(page, "Ensemble", "All");
    html_raw(page, "</th>");
    write_counts(page, &all);
    html_raw(page, "</tfoot>\n");
}

static void write_table(HtmlReport *html)
{
    HtmlPage *page = &html->page;
    html_raw(page, "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"");
    html_say(page, "Points par famille et par niveau", "Points by family and level");
    html_format(page, " (%zu)", html->index + 1);
    html_raw(page, "\">\n<table class=\"counts\">\n<caption>");
    html_say(page, "Points à reprendre selon leur niveau", "Points to act on by level");
    html_raw(page, "</caption>\n<thead>\n<tr><th scope=\"col\">");
    html_say(page, "Famille", "Family");
    html_raw(page, "</th>");
    for (int level = 0; level < LEVEL_COUNT; level++) {
        html_raw(page, "<th scope=\"col\">");
        html_words(page, level_title((Level)level, page->language));
        html_raw(page, "</th>");
    }
    html_raw(page, "<th scope=\"col\">");
    html_say(page, "Rien à reprendre", "Nothing to do");
    html_raw(page, "</th><th scope=\"col\">");
    html_say(page, "Sans objet", "Not applicable");
    html_raw(page, "</th></tr>\n</thead>\n<tbody>\n");
    write_families(html);
    html_raw(page, "</table>\n</div>\n");
}

static void write_outcome(HtmlReport *html)
{
    HtmlPage *page = &html->page;
    char words[WORDS_ROOM];
    size_t failing = count_failing(html->dossier);
    Tally tally = { 0 };
    tally_add(&tally, html->dossier);
    if (!html->dossier->fail_never) {
        html_raw(page, failing ? "<p class=\"outcome bad\">"
                                 "<span aria-hidden=\"true\">✗ </span>"
                               : "<p class=\"outcome good\">"
                                 "<span aria-hidden=\"true\">✓ </span>");
        html_words(page, outcome_word(html->dossier, failing, page->language, words));
        html_raw(page, "</p>\n");
    }
    html_raw(page, "<p>");
    html_words(page, tally_word(&tally, page->language, words));
    if (tally.failures)
        html_say(page, " Des fichiers n'ont pas pu être lus.",
                 " Some files could not be read.");
    html_raw(page, "</p>\n");
}

void html_summary(HtmlReport *html)
{
    html_section(html, "summary", "En bref", "In short");
    const char *lacking = lacking_word(html->dossier, html->page.language);
    if (lacking) {
        html_raw(&html->page, "<p><strong>");
        html_words(&html->page, lacking);
        html_raw(&html->page, "</strong></p>\n");
    }
    write_outcome(html);
    write_todo(html);
    if (!html->options->quiet) {
        write_table(html);
        html_note(html);
    }
    html_section_end(html);
}
