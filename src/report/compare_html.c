/* SPDX-License-Identifier: Apache-2.0 */
/* compare_html.c - a comparison as a page: what became worse, better or other, the two
 * passages side by side, and what stayed. */
#include "report/choice.h"
#include "report/compare_parts.h"
#include "report/html_frame.h"
#include "report/html_parts.h"
#include "report/words.h"

#include <string.h>

static const char *const move_ids[MOVE_COUNT] = {
    [MOVE_SAME] = "same",
    [MOVE_BETTER] = "better",
    [MOVE_WORSE] = "worse",
    [MOVE_OTHER] = "other",
};
static const char *const move_classes[MOVE_COUNT] = {
    [MOVE_SAME] = "",
    [MOVE_BETTER] = "met",
    [MOVE_WORSE] = "bad",
    [MOVE_OTHER] = "warn",
};
static const Move order[] = { MOVE_WORSE, MOVE_BETTER, MOVE_OTHER, MOVE_SAME };

/* A comparison reads the two dossiers of its report in turn. */
static void turn_to(HtmlReport *html, size_t side)
{
    html->dossier = &html->report->dossiers[side];
    html->index = side;
}

static void write_side(HtmlReport *html, size_t side, const ReportFinding *finding)
{
    HtmlPage *page = &html->page;
    const ReportPassage *passage = compare_passage(finding);
    turn_to(html, side);
    html_raw(page, "<div>\n<p><strong>");
    if (side)
        html_say(page, "Après : ", "After: ");
    else
        html_say(page, "Avant : ", "Before: ");
    html_raw(page, "</strong>");
    html_verdict(html, finding);
    html_raw(page, "</p>\n");
    if (passage)
        html_passage(html, passage);
    else if (finding->verdict == VERDICT_MISSING)
        html_near_miss(html, finding);
    html_missing(page, finding);
    html_raw(page, "</div>\n");
}

static void write_pair(HtmlReport *html, const Pair *pair)
{
    HtmlPage *page = &html->page;
    buffer_add_format(page->out, "<article class=\"finding %s\" id=\"",
                      move_classes[pair->move]);
    html_anchor(page, 0, pair->after->rule->id);
    html_raw(page, "\">\n<h3>");
    html_words(page, wording_in(&pair->after->rule->title, page->language));
    html_raw(page, " <span class=\"where\">(");
    html_words(page, level_word(pair->level, page->language));
    html_raw(page, ")</span></h3>\n<div class=\"sides\">\n");
    write_side(html, 0, pair->before);
    write_side(html, 1, pair->after);
    html_raw(page, "</div>\n</article>\n");
}

/* What did not move takes a line. */
static void write_same(HtmlReport *html, const Pair *pair)
{
    HtmlPage *page = &html->page;
    html_raw(page, "<li>");
    html_verdict(html, pair->after);
    html_raw(page, " ");
    html_words(page, wording_in(&pair->after->rule->title, page->language));
    html_raw(page, " <span class=\"where\">(");
    html_words(page, level_word(pair->level, page->language));
    html_raw(page, ")</span></li>\n");
}

static void write_moves(HtmlReport *html, Move move, size_t count)
{
    HtmlPage *page = &html->page;
    size_t at = 0;
    if (!count)
        return;
    buffer_add_format(page->out, "<section>\n<h2 id=\"%s\">", move_ids[move]);
    html_format(page, "%s (%zu)", compare_title(move, page->language), count);
    html_raw(page, move == MOVE_SAME ? "</h2>\n<ul class=\"items\">\n" : "</h2>\n");
    for (Pair pair; compare_next(html->report, &at, &pair);)
        if (pair.move == move && move == MOVE_SAME)
            write_same(html, &pair);
        else if (pair.move == move)
            write_pair(html, &pair);
    html_raw(page, move == MOVE_SAME ? "</ul>\n</section>\n" : "</section>\n");
}

static void write_from_to(HtmlPage *page, const Report *report)
{
    html_say(page, "De ", "From ");
    html_quote(page, report->dossiers[0].name);
    html_say(page, " à ", " to ");
    html_quote(page, report->dossiers[1].name);
}

static void write_contents(HtmlPage *page, const size_t counts[MOVE_COUNT])
{
    html_raw(page, "<nav class=\"inside\" aria-label=\"");
    html_say(page, "Sommaire", "Contents");
    html_raw(page, "\">\n<ul>\n");
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        if (!counts[order[i]])
            continue;
        buffer_add_format(page->out, "<li><a href=\"#%s\">", move_ids[order[i]]);
        html_format(page, "%s (%zu)", compare_title(order[i], page->language),
                    counts[order[i]]);
        html_raw(page, "</a></li>\n");
    }
    html_raw(page, "</ul>\n</nav>\n");
}

static void write_number(HtmlPage *page, size_t number)
{
    buffer_add_format(page->out,
                      number ? "<td>%zu</td>" : "<td class=\"none\">%zu</td>", number);
}

/* How many points have each verdict, before and after. */
static void write_table(HtmlReport *html)
{
    static const Verdict verdicts[] = { VERDICT_MET, VERDICT_INCOMPLETE,
                                        VERDICT_EXCLUDED, VERDICT_MISSING, VERDICT_NA };
    HtmlPage *page = &html->page;
    html_table_open(page, "counts", "Verdicts des deux versions",
                    "Verdicts of the two versions");
    html_raw(page, "<tr><th scope=\"col\">Version</th>");
    for (size_t v = 0; v < sizeof verdicts / sizeof *verdicts; v++) {
        html_raw(page, "<th scope=\"col\">");
        html_sentence(page, verdict_word(verdicts[v], page->language));
        html_raw(page, "</th>");
    }
    html_raw(page, "</tr>\n</thead>\n<tbody>\n");
    for (size_t side = 0; side < 2; side++) {
        size_t counts[VERDICT_COUNT] = { 0 };
        turn_to(html, side);
        add_verdicts(html->dossier, RULE_CLAUSE, counts);
        html_raw(page, "<tr><th scope=\"row\">");
        html_quote(page, html->dossier->name);
        html_raw(page, "</th>");
        for (size_t v = 0; v < sizeof verdicts / sizeof *verdicts; v++)
            write_number(page, counts[verdicts[v]]);
        html_raw(page, "</tr>\n");
    }
    html_raw(page, "</tbody>\n");
    html_table_close(page);
}

static void write_short(HtmlReport *html, const size_t counts[MOVE_COUNT])
{
    HtmlPage *page = &html->page;
    char words[WORDS_ROOM];
    bool lost = counts[MOVE_WORSE] != 0;
    html_raw(page, "<section>\n<h2 id=\"summary\">");
    html_say(page, "En bref", "In short");
    html_raw(page, lost
                       ? "</h2>\n<p class=\"outcome bad\"><span aria-hidden=\"true\">✗ "
                         "</span>"
                       : "</h2>\n<p class=\"outcome good\"><span "
                         "aria-hidden=\"true\">✓ </span>");
    html_words(page, compare_tally(counts, page->language, words));
    html_raw(page, "</p>\n");
    write_table(html);
    html_raw(page, "</section>\n");
    for (size_t side = 0; side < 2; side++) {
        turn_to(html, side);
        if (html->dossier->failure_count)
            html_unread(html);
    }
}

static void write_head(HtmlReport *html)
{
    HtmlPage *page = &html->page;
    const Report *report = html->report;
    char day[WORDS_ROOM], law[WORDS_ROOM];
    html_frame_open(page, report->program_version);
    write_from_to(page, report);
    html_frame_style(page);
    html_frame_running(page, "top-left", report->dossiers[0].name);
    html_frame_running(page, "top-right", report->dossiers[1].name);
    html_frame_title(page);
    html_say(page, "Deux versions d'un dossier", "Two versions of a dossier");
    html_frame_lead(page);
    write_from_to(page, report);
    html_words(page, ". ");
    html_format(page,
                page->language == LANGUAGE_FR
                    ? "Contrôle du %s ; règles « %s » %s, droit vérifié au %s."
                    : "Check of %s; rules “%s” %s, law verified on %s.",
                date_word(report->date, page->language, day), pack_name(report->pack),
                pack_version(report->pack),
                date_word(pack_law_date(report->pack), page->language, law));
    html_frame_main(page);
}

bool compare_html(const Report *report, const WriterOptions *options, Buffer *out,
                  Error *err)
{
    HtmlReport html = { .report = report, .options = options };
    size_t counts[MOVE_COUNT] = { 0 };
    compare_count(report, counts);
    html_init(&html.page, out, options->language);
    write_head(&html);
    write_contents(&html.page, counts);
    write_short(&html, counts);
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        write_moves(&html, order[i], counts[order[i]]);
    html_frame_close(&html.page, report->program_version);
    return html_done(&html.page, err);
}
