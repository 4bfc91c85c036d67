/* SPDX-License-Identifier: Apache-2.0 */
/* html_finding.c - one finding: the verdict, why, on what passage, and what to do. */
#include "report/html_parts.h"

#include "report/advice.h"
#include "report/choice.h"
#include "report/clause_home.h"
#include "report/html_frame.h"
#include "report/words.h"

#include <string.h>

enum { CITE = 1200, SHORT_CITE = 320 };

void html_verdict(HtmlReport *html, const ReportFinding *finding)
{
    HtmlPage *page = &html->page;
    if (!finding_is_unsure(html->dossier, finding)) {
        html_verdict_label(page, finding->rule, finding->verdict);
        return;
    }
    html_raw(page, "<span class=\"verdict warn\"><span aria-hidden=\"true\">?</span> ");
    html_say(page, "à vérifier", "to be checked");
    html_raw(page, "</span>");
}

void html_place(HtmlReport *html, const ReportPlace *place)
{
    HtmlPage *page = &html->page;
    const HtmlMark *mark = html_mark_at(html, place);
    if (mark) {
        html_raw(page, "<a href=\"#");
        html_mark_anchor(html, mark);
        html_raw(page, "\">");
    }
    html_raw(page, "<span class=\"file\">");
    html_quote(page, html->dossier->documents[place->document].name);
    html_raw(page, "</span>");
    if (*place->article_number) {
        html_words(page, number_is_named(place->article_number) ? ", " : ", art. ");
        html_quote(page, article_number(place->article_number));
    }
    if (*place->article_title && strcmp(place->article_title, place->quote) != 0) {
        html_words(page, *place->article_number ? " " : ", ");
        html_cite(page, place->article_title, "", "", SHORT_CITE / 4);
    }
    if (place->page)
        html_format(page, place->page_exact ? ", p. %u" : ", p. ~%u", place->page);
    if (place->line && html->options->explain)
        html_format(page, page->language == LANGUAGE_FR ? ", ligne %u" : ", line %u",
                    place->line);
    html_raw(page, mark ? "</a>" : "");
}

/* A value of a table or of a form says little without the words it stands under. */
static void add_header(HtmlPage *page, const ReportPlace *place)
{
    if (!place_wants_header(place))
        return;
    html_say(page, " (sous ", " (under ");
    html_cite(page, place->match, place->match, "", 0);
    html_words(page, ")");
}

void html_passage(HtmlReport *html, const ReportPassage *passage)
{
    HtmlPage *page = &html->page;
    char room[WORDS_ROOM];
    html_raw(page, "<figure class=\"passage\">\n<blockquote><p>");
    if (passage->notice) {
        html_sentence(page, notice_word(passage->notice, page->language, room));
        html_words(page, ".");
    } else {
        html_cite(page, passage->place.quote, passage->place.match, passage->reason,
                  CITE);
        add_header(page, &passage->place);
    }
    html_raw(page, "</p></blockquote>\n<figcaption>");
    html_place(html, &passage->place);
    html_raw(page, "</figcaption>\n</figure>\n");
}

static void write_title(HtmlReport *html, const ReportFinding *finding)
{
    HtmlPage *page = &html->page;
    char words[WORDS_ROOM];
    html_raw(page, "<h4>");
    html_verdict(html, finding);
    html_raw(page, " ");
    html_words(page, wording_in(&finding->rule->title, page->language));
    if (finding->lots) {
        html_words(page, " (");
        html_words(page, lots_word(finding->lots, page->language, words));
        html_words(page, ")");
    }
    html_raw(page, "</h4>\n");
}

static void write_ground(HtmlReport *html, const ReportFinding *finding)
{
    HtmlPage *page = &html->page;
    char day[WORDS_ROOM];
    ChosenGround ground =
        choose_ground(html->report, html->dossier, finding, page->language);
    html_raw(page, "<p class=\"law\"><strong>");
    html_sentence(page, level_word(finding->level, page->language));
    html_raw(page, "</strong>");
    if (*ground.words) {
        html_raw(page, " · ");
        html_words(page, ground.words);
    }
    if (*ground.words)
        html_words(page,
                   since_word(ground.since, ground.is_version, page->language, day));
    html_raw(page, "</p>\n");
}

/* What was found against a vigilance rule. */
static void write_found(HtmlReport *html, const ReportFinding *finding)
{
    for (size_t i = 0; i < finding->passage_count; i++)
        if (finding->passages[i].role == EVIDENCE_SUBJECT)
            html_passage(html, &finding->passages[i]);
}

/* What rules the passage out, where its quote does not say it: the box ticked under a
 * question. */
static void write_answer(HtmlReport *html, const ReportPassage *passage)
{
    HtmlPage *page = &html->page;
    if (!*passage->reason || strstr(passage->place.quote, passage->reason))
        return;
    html_raw(page, "<p>");
    html_say(page, "Ce qui l'écarte : ", "What rules it out: ");
    html_cite(page, passage->reason, passage->reason, "", SHORT_CITE);
    html_raw(page, ".</p>\n");
}

void html_near_miss(HtmlReport *html, const ReportFinding *finding)
{
    HtmlPage *page = &html->page;
    const ReportPassage *near = choose_passage(finding, EVIDENCE_NEAR_MISS);
    if (!near)
        return;
    html_raw(page, "<p>");
    html_format(page,
                page->language == LANGUAGE_FR
                    ? "Un passage en parle, mais ne compte pas (%s) :"
                    : "A passage speaks of it, but does not count (%s):",
                standing_word(near->standing, page->language));
    html_raw(page, "</p>\n");
    html_passage(html, near);
}

void html_missing(HtmlPage *page, const ReportFinding *finding)
{
    if (!finding->missing_count)
        return;
    html_raw(page, "<p>");
    html_say(page, "Il manque :", "Missing:");
    html_raw(page, "</p>\n<ul>\n");
    for (size_t i = 0; i < finding->missing_count; i++) {
        html_raw(page, "<li>");
        html_words(page, wording_in(&finding->missing[i]->label, page->language));
        html_raw(page, "</li>\n");
    }
    html_raw(page, "</ul>\n");
}

/* Why a passage that speaks of the subject is not enough. */
static void write_shortfall(HtmlReport *html, const ReportFinding *finding,
                            const ReportPassage *passage)
{
    HtmlPage *page = &html->page;
    const char *why =
        passage ? shortfall_word(passage->standing, page->language) : NULL;
    if (why) {
        html_raw(page, "<p>");
        html_words(page, why);
        if (*passage->reason) {
            html_colon(page);
            html_cite(page, passage->reason, passage->reason, "", SHORT_CITE);
        }
        html_raw(page, ".</p>\n");
    }
    html_missing(page, finding);
}

static void write_caution(HtmlPage *page, const Wording *said)
{
    const char *words = wording_in(said, page->language);
    if (!*words)
        return;
    html_raw(page, "<p>");
    html_words(page, words);
    html_raw(page, "</p>\n");
}

/* What the law will ask of consultations launched later. */
static void write_next_level(HtmlPage *page, const LevelCase *next)
{
    char day[WORDS_ROOM];
    const char *ground = wording_in(&next->ground, page->language);
    html_raw(page, "<p>");
    html_format(page,
                page->language == LANGUAGE_FR
                    ? "Obligatoire pour les consultations lancées à compter du %s"
                    : "Due for consultations launched from %s on",
                date_word(next->since, page->language, day));
    if (*ground)
        html_format(page, " (%s)", ground);
    html_raw(page, ".</p>\n");
}

static void add_home(HtmlReport *html, const ReportFinding *finding)
{
    HtmlPage *page = &html->page;
    char room[WORDS_ROOM];
    const Rule *rule = finding->rule;
    const ReportDocument *home = choose_home(html->dossier, rule);
    if (home) {
        html_say(page, " dans ", " in ");
        html_raw(page, "<span class=\"file\">");
        html_quote(page, home->name);
        html_raw(page, "</span>");
    } else if (finding->unread && possible_homes(html->dossier, rule)) {
        html_say(page, " dans ", " in ");
        html_words(page, homes_word(html->dossier, rule, page->language, room));
    }
    if (*rule->place_title) {
        html_say(page, ", par exemple sous ", ", for instance under ");
        html_cite(page, rule->place_title, "", "", 0);
    }
}

static void add_todo(HtmlReport *html, const ReportFinding *finding)
{
    HtmlPage *page = &html->page;
    char room[ADVICE_ROOM];
    html_words(page, todo_word(html->dossier, finding, page->language, room));
    if (finding->verdict == VERDICT_MISSING)
        add_home(html, finding);
    html_words(page, ".");
}

static void write_todo(HtmlReport *html, const ReportFinding *finding)
{
    HtmlPage *page = &html->page;
    const char *advice = wording_in(&finding->rule->advice, page->language);
    html_raw(page, "<p class=\"todo\"><span aria-hidden=\"true\">→ </span>");
    if (finding->rule->kind != RULE_VIGILANCE)
        add_todo(html, finding);
    else if (*advice)
        html_words(page, advice);
    else
        html_say(page, "Revoyez ce passage.", "Review this passage.");
    html_raw(page, "</p>\n");
}

static void write_rule(HtmlReport *html, const ReportFinding *finding)
{
    HtmlPage *page = &html->page;
    html_raw(page, "<p class=\"rule\">");
    html_say(page, "Pour en savoir plus : ", "To know more: ");
    html_raw(page, "<code>clausier explain ");
    html_quote(page, finding->rule->id);
    html_raw(page, "</code></p>\n");
}

static void write_weighed(HtmlReport *html, const ReportFinding *finding,
                          const ReportPassage *passage)
{
    HtmlPage *page = &html->page;
    char room[WORDS_ROOM];
    const char *element = NULL;
    html_raw(page, "<li>");
    if (passage->role == EVIDENCE_ELEMENT)
        element = element_word(finding->rule, passage->element, page->language);
    html_words(page,
               element ? element : standing_word(passage->standing, page->language));
    if (passage_is_unticked(passage))
        html_say(page, ", case non cochée", ", box not ticked");
    html_colon(page);
    if (passage->notice)
        html_quote(page, notice_word(passage->notice, page->language, room));
    else
        html_cite(page, passage->place.quote, passage->place.match, passage->reason,
                  SHORT_CITE);
    html_raw(page, " — ");
    html_place(html, &passage->place);
    html_raw(page, "</li>\n");
}

/* Every passage weighed, when it is asked for. */
static void write_passages(HtmlReport *html, const ReportFinding *finding)
{
    HtmlPage *page = &html->page;
    if (!html->options->explain || !finding->passage_count)
        return;
    html_raw(page, "<p>");
    html_say(page, "Passages pesés :", "Passages weighed:");
    html_raw(page, "</p>\n<ul class=\"weighed\">\n");
    for (size_t i = 0; i < finding->passage_count; i++)
        if (!passage_is_given(&finding->passages[i], &finding->passages[0]))
            write_weighed(html, finding, &finding->passages[i]);
    html_raw(page, "</ul>\n");
}

void html_flagged(HtmlReport *html, const ReportFinding *finding)
{
    HtmlPage *page = &html->page;
    const ReportPassage *exclusion = choose_passage(finding, EVIDENCE_EXCLUSION);
    const ReportPassage *subject = choose_passage(finding, EVIDENCE_SUBJECT);
    bool is_vigilance = finding->rule->kind == RULE_VIGILANCE;
    html_raw(page, "<article class=\"finding ");
    html_raw(page, finding_is_unsure(html->dossier, finding)
                       ? "warn"
                       : html_verdict_class(finding->verdict));
    html_raw(page, "\" id=\"");
    html_anchor(page, html->index, finding->rule->id);
    html_raw(page, "\">\n");
    write_title(html, finding);
    write_ground(html, finding);
    if (is_vigilance) {
        write_found(html, finding);
    } else if (finding->verdict == VERDICT_EXCLUDED && exclusion) {
        html_passage(html, exclusion);
        write_answer(html, exclusion);
    } else if (finding->verdict == VERDICT_INCOMPLETE && subject) {
        html_passage(html, subject);
    } else {
        html_near_miss(html, finding);
    }
    if ((finding->verdict == VERDICT_INCOMPLETE || finding->missing_count) &&
        !is_vigilance)
        write_shortfall(html, finding, subject);
    if (finding->level_case)
        write_caution(page, &finding->level_case->caution);
    if (finding->unknown_case)
        write_caution(page, &finding->unknown_case->unknown);
    if (!is_vigilance && finding->next_case &&
        finding->next_case->level == LEVEL_OBLIGATION)
        write_next_level(page, finding->next_case);
    write_todo(html, finding);
    html_clause(&html->page, finding->rule, finding->clause, true);
    write_passages(html, finding);
    write_rule(html, finding);
    html_raw(page, "</article>\n");
}

void html_met(HtmlReport *html, const ReportFinding *finding)
{
    HtmlPage *page = &html->page;
    const ReportPassage *subject = choose_passage(finding, EVIDENCE_SUBJECT);
    html_raw(page, "<article class=\"finding met\" id=\"");
    html_anchor(page, html->index, finding->rule->id);
    html_raw(page, "\">\n");
    write_title(html, finding);
    if (subject)
        html_passage(html, subject);
    write_passages(html, finding);
    html_raw(page, "</article>\n");
}
