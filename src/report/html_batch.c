/* SPDX-License-Identifier: Apache-2.0 */
/* html_batch.c - over all dossiers: one a row, one family a column; the verdicts of
 * each rule. */
#include "report/html_frame.h"
#include "report/html_parts.h"
#include "report/tally.h"
#include "report/words.h"

#include <string.h>

/* What a cell of the table counts. */
typedef struct Cell {
    size_t obligations, others, judged, applying;
} Cell;

static bool is_in_family(const Rule *rule, const char *family)
{
    size_t length = strcspn(family, "/");
    return strncmp(rule->id, family, length) == 0 && rule->id[length] == '/';
}

static Cell count_cell(const ReportDossier *dossier, const char *family)
{
    Cell cell = { 0 };
    for (size_t i = 0; i < dossier->finding_count; i++) {
        const ReportFinding *finding = &dossier->findings[i];
        if (!is_in_family(finding->rule, family))
            continue;
        cell.judged++;
        cell.applying += finding->verdict != VERDICT_NA;
        if (verdict_is_flagged(finding->verdict))
            *(finding->level == LEVEL_OBLIGATION ? &cell.obligations : &cell.others) +=
                1;
    }
    return cell;
}

static bool is_judged(const Report *report, const char *family)
{
    for (size_t d = 0; d < report->count; d++)
        if (count_cell(&report->dossiers[d], family).judged)
            return true;
    return false;
}

/* The id of the first rule of the family that comes after `last`; NULL when there is
 * none.  Rules are in the order of their ids. */
static const char *next_family(const Report *report, size_t *at, const char *last)
{
    for (; *at < pack_rule_count(report->pack); ++*at) {
        const Rule *rule = pack_rule_at(report->pack, *at);
        if ((!last || !is_in_family(rule, last)) && is_judged(report, rule->id))
            return rule->id;
    }
    return NULL;
}

static void write_columns(HtmlReport *html)
{
    HtmlPage *page = &html->page;
    char room[WORDS_ROOM];
    size_t at = 0;
    html_raw(page, "<tr><th scope=\"col\">");
    html_say(page, "Dossier", "Dossier");
    html_raw(page, "</th>");
    for (const char *family = NULL;
         (family = next_family(html->report, &at, family)) != NULL;) {
        html_raw(page, "<th scope=\"col\">");
        html_words(page, family_title(family, page->language, room));
        html_raw(page, "</th>");
    }
    html_raw(page, "</tr>\n");
}

static void write_count(HtmlPage *page, const char *class, const char *sign,
                        size_t count, const char *words)
{
    buffer_add_format(page->out,
                      "<span class=\"%s\"><span aria-hidden=\"true\">%s</span>", class,
                      sign);
    if (count)
        buffer_add_format(page->out, "\u00a0%zu", count);
    html_raw(page, "<span class=\"hidden\"> ");
    html_words(page, words);
    html_raw(page, "</span></span> ");
}

static void write_cell(HtmlPage *page, Cell cell)
{
    bool french = page->language == LANGUAGE_FR;
    html_raw(page, "<td>");
    if (cell.obligations)
        write_count(page, "bad", "✗", cell.obligations, french ? "en défaut" : "unmet");
    if (cell.others)
        write_count(page, "warn", "◐", cell.others,
                    french ? "à reprendre" : "to act on");
    if (cell.applying && !cell.obligations && !cell.others)
        write_count(page, "good", "✓", 0,
                    french ? "rien à reprendre" : "nothing to do");
    if (!cell.applying)
        write_count(page, "faint", "–", 0, french ? "sans objet" : "not applicable");
    html_raw(page, "</td>");
}

static void write_row(HtmlReport *html, size_t index)
{
    HtmlPage *page = &html->page;
    const ReportDossier *dossier = &html->report->dossiers[index];
    size_t at = 0;
    html_raw(page, "<tr><th scope=\"row\"><a href=\"#");
    html_anchor(page, index, "");
    html_raw(page, "\">");
    html_quote(page, dossier->name);
    html_raw(page, "</a>");
    if (dossier->failure_count) {
        html_raw(page, " <span class=\"bad\">");
        html_format(
            page, page->language == LANGUAGE_FR ? "(non lus : %zu)" : "(not read: %zu)",
            dossier->failure_count);
        html_raw(page, "</span>");
    }
    html_raw(page, "</th>");
    for (const char *family = NULL;
         (family = next_family(html->report, &at, family)) != NULL;)
        write_cell(page, count_cell(dossier, family));
    html_raw(page, "</tr>\n");
}

void html_batch(HtmlReport *html)
{
    HtmlPage *page = &html->page;
    char words[WORDS_ROOM];
    Tally tally = { 0 };
    for (size_t d = 0; d < html->report->count; d++)
        tally_add(&tally, &html->report->dossiers[d]);
    html_raw(page, "<section class=\"all\" aria-labelledby=\"all\">\n<h2 id=\"all\">");
    html_say(page, "Ensemble des dossiers", "All dossiers");
    html_raw(page, "</h2>\n<p>");
    html_format(page,
                page->language == LANGUAGE_FR ? "%zu dossiers : " : "%zu dossiers: ",
                html->report->count);
    html_words(page, tally_word(&tally, page->language, words));
    html_raw(page, "</p>\n<p>");
    html_say(page,
             "✗ obligations en défaut, ◐ autres points à reprendre, ✓ rien à "
             "reprendre, – sans objet.",
             "✗ unmet obligations, ◐ other points to act on, ✓ nothing to do, – not "
             "applicable.");
    html_raw(page, "</p>\n");
    html_table_open(page, "batch", "Points à reprendre, par dossier et par famille",
                    "Points to act on, by dossier and family");
    write_columns(html);
    html_raw(page, "</thead>\n<tbody>\n");
    for (size_t d = 0; d < html->report->count; d++)
        write_row(html, d);
    html_raw(page, "</tbody>\n");
    html_table_close(page);
    html_raw(page, "</section>\n");
}

/* --- The verdicts of each rule --- */

static void write_rule(HtmlReport *html, const Rule *rule)
{
    HtmlPage *page = &html->page;
    size_t counts[VERDICT_COUNT] = { 0 }, all = 0;
    tally_rule(html->report, rule, counts);
    for (int v = 0; v < VERDICT_COUNT; v++)
        all += counts[v];
    if (!all)
        return;
    html_raw(page, "<tr><th scope=\"row\">");
    html_words(page, wording_in(&rule->title, page->language));
    html_raw(page, "</th>");
    for (int v = 0; v < VERDICT_COUNT; v++) {
        html_raw(page, counts[v] ? "<td>" : "<td class=\"none\">");
        buffer_add_format(page->out, "%zu</td>", counts[v]);
    }
    html_raw(page, "</tr>\n");
}

void html_statistics(HtmlReport *html)
{
    HtmlPage *page = &html->page;
    html_raw(page, "<section aria-labelledby=\"rules\">\n<h2 id=\"rules\">");
    html_say(page, "Verdicts de chaque règle", "Verdicts of each rule");
    html_raw(page, "</h2>\n");
    html_table_open(page, "counts", "Nombre de dossiers par règle et par verdict",
                    "Number of dossiers by rule and verdict");
    html_raw(page, "<tr><th scope=\"col\">");
    html_say(page, "Règle", "Rule");
    html_raw(page, "</th>");
    for (int v = 0; v < VERDICT_COUNT; v++) {
        html_raw(page, "<th scope=\"col\">");
        html_sentence(page, verdict_word((Verdict)v, page->language));
        html_raw(page, "</th>");
    }
    html_raw(page, "</tr>\n</thead>\n<tbody>\n");
    for (size_t i = 0; i < pack_rule_count(html->report->pack); i++)
        write_rule(html, pack_rule_at(html->report->pack, i));
    html_raw(page, "</tbody>\n");
    html_table_close(page);
    html_raw(page, "</section>\n");
}
