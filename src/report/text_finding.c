/* SPDX-License-Identifier: Apache-2.0 */
/* text_finding.c - one finding: the verdict, why, on what passage, and what to do. */
#include "report/text_parts.h"

#include "report/advice.h"
#include "report/choice.h"
#include "report/clause_home.h"
#include "report/words.h"

#include <string.h>

enum { INDENT = 2, CITE = 320, SHORT_CITE = 110 };

static Style style_of(Verdict verdict)
{
    switch (verdict) {
    case VERDICT_MET:
        return STYLE_GOOD;
    case VERDICT_INCOMPLETE:
        return STYLE_WARN;
    case VERDICT_EXCLUDED:
    case VERDICT_MISSING:
        return STYLE_BAD;
    default:
        return STYLE_FAINT;
    }
}

void text_place(TextReport *text, const ReportPlace *place)
{
    Page *page = &text->page;
    page_quote(page, text->dossier->documents[place->document].name);
    if (*place->article_number) {
        page_words(page, number_is_named(place->article_number) ? ", " : ", art. ");
        page_quote(page, article_number(place->article_number));
    }
    if (*place->article_title && strcmp(place->article_title, place->quote) != 0) {
        page_words(page, *place->article_number ? " " : ", ");
        page_cite(page, place->article_title, "", 80);
    }
    if (place->page)
        page_format(page, place->page_exact ? ", p. %u" : ", p. ~%u", place->page);
    if (place->line && text->options->explain)
        page_format(page,
                    text->page.language == LANGUAGE_FR ? ", ligne %u" : ", line %u",
                    place->line);
}

/* « (lot n° 2) » behind the title, when the verdict is about some lots only. */
static void print_lots(Page *page, const ReportFinding *finding)
{
    char words[WORDS_ROOM];
    if (!finding->lots)
        return;
    page_words(page, " (");
    page_words(page, lots_word(finding->lots, page->language, words));
    page_words(page, ")");
}

static void print_title(TextReport *text, const ReportFinding *finding)
{
    Page *page = &text->page;
    bool unsure = finding_is_unsure(text->dossier, finding);
    page_open(page, INDENT, INDENT + 4);
    page_style(page, unsure ? STYLE_WARN : style_of(finding->verdict));
    if (unsure)
        page_say(page, "à vérifier", "to be checked");
    else
        page_words(page,
                   rule_verdict_word(finding->rule, finding->verdict, page->language));
    page_style(page, STYLE_PLAIN);
    page_words(page, " · ");
    page_style(page, STYLE_STRONG);
    page_words(page, wording_in(&finding->rule->title, page->language));
    page_style(page, STYLE_PLAIN);
    print_lots(page, finding);
    page_close(page);
}

static void print_ground_words(TextReport *text, const ChosenGround *ground)
{
    Page *page = &text->page;
    char day[WORDS_ROOM];
    page_open(page, INDENT + 2, INDENT + 2);
    page_style(page, STYLE_FAINT);
    page_words(page, ground->words);
    page_words(page,
               since_word(ground->since, ground->is_version, page->language, day));
    page_style(page, STYLE_PLAIN);
    page_close(page);
}

static void print_ground(TextReport *text, const ReportFinding *finding)
{
    ChosenGround ground =
        choose_ground(text->report, text->dossier, finding, text->page.language);
    if (*ground.words)
        print_ground_words(text, &ground);
}

/* A value of a table or of a form says little without the words it stands under. */
static void add_header(Page *page, const ReportPlace *place)
{
    if (!place_wants_header(place))
        return;
    page_say(page, " (sous ", " (under ");
    page_cite(page, place->match, "", 0);
    page_words(page, ")");
}

static void print_passage(TextReport *text, const ReportPassage *passage, size_t most)
{
    Page *page = &text->page;
    page_open(page, INDENT + 2, INDENT + 2);
    page_cite(page, passage->place.quote, passage->place.match, most);
    add_header(page, &passage->place);
    page_close(page);
    page_open(page, INDENT + 6, INDENT + 6);
    page_style(page, STYLE_FAINT);
    page_words(page, "— ");
    text_place(text, &passage->place);
    page_style(page, STYLE_PLAIN);
    page_close(page);
}

void text_citation(TextReport *text, const ReportPassage *passage)
{
    print_passage(text, passage, CITE);
}

static void print_notice(TextReport *text, const ReportPassage *passage)
{
    Page *page = &text->page;
    char room[WORDS_ROOM];
    page_open(page, INDENT + 2, INDENT + 2);
    page_quote(page, text->dossier->documents[passage->place.document].name);
    page_words(page, page->language == LANGUAGE_FR ? " : " : ": ");
    page_quote(page, notice_word(passage->notice, page->language, room));
    page_words(page, ".");
    page_close(page);
}

/* What was found against a vigilance rule: the first passages, and how many more. */
static void print_found(TextReport *text, const ReportFinding *finding)
{
    enum { MOST_SHOWN = 4 };
    Page *page = &text->page;
    size_t found = 0;
    for (size_t i = 0; i < finding->passage_count; i++) {
        const ReportPassage *passage = &finding->passages[i];
        if (passage->role != EVIDENCE_SUBJECT || ++found > MOST_SHOWN)
            continue;
        if (passage->notice)
            print_notice(text, passage);
        else
            print_passage(text, passage, CITE);
    }
    if (found <= MOST_SHOWN)
        return;
    size_t more = found - MOST_SHOWN;
    page_open(page, INDENT + 2, INDENT + 2);
    page_format(
        page,
        page->language == LANGUAGE_FR
            ? plural_fr(more, "et %zu autre passage.", "et %zu autres passages.")
            : plural(more, "and %zu more passage.", "and %zu more passages."),
        more);
    page_close(page);
}

/* Why a passage that speaks of the subject is not enough. */
static void print_shortfall(TextReport *text, const ReportFinding *finding,
                            const ReportPassage *passage)
{
    Page *page = &text->page;
    page_open(page, INDENT + 2, INDENT + 2);
    const char *why =
        passage ? shortfall_word(passage->standing, page->language) : NULL;
    if (why) {
        page_words(page, why);
        if (*passage->reason) {
            page_words(page, page->language == LANGUAGE_FR ? " : " : ": ");
            page_cite(page, passage->reason, "", CITE);
        }
        page_words(page, ". ");
    }
    for (size_t i = 0; i < finding->missing_count; i++) {
        if (i)
            page_words(page, " ; ");
        else
            page_say(page, "Il manque : ", "Missing: ");
        page_words(page, wording_in(&finding->missing[i]->label, page->language));
    }
    if (finding->missing_count)
        page_words(page, ".");
    if (page->words.length)
        page_close(page);
}

/* What rules the passage out, where its quote does not say it: the box ticked under a
 * question. */
static void print_answer(TextReport *text, const ReportPassage *passage)
{
    Page *page = &text->page;
    if (!*passage->reason || strstr(passage->place.quote, passage->reason))
        return;
    page_open(page, INDENT + 2, INDENT + 2);
    page_say(page, "Ce qui l'écarte : ", "What rules it out: ");
    page_cite(page, passage->reason, "", CITE);
    page_words(page, ".");
    page_close(page);
}

static void print_near_miss(TextReport *text, const ReportFinding *finding)
{
    Page *page = &text->page;
    const ReportPassage *near = choose_passage(finding, EVIDENCE_NEAR_MISS);
    if (!near)
        return;
    page_open(page, INDENT + 2, INDENT + 2);
    page_format(page,
                page->language == LANGUAGE_FR
                    ? "Un passage en parle, mais ne compte pas "
                      "(%s) :"
                    : "A passage speaks of it, but does not "
                      "count (%s):",
                standing_word(near->standing, page->language));
    page_close(page);
    print_passage(text, near, CITE / 2);
}

static void add_home(TextReport *text, const ReportFinding *finding)
{
    Page *page = &text->page;
    char room[WORDS_ROOM];
    const Rule *rule = finding->rule;
    const ReportDocument *home = choose_home(text->dossier, rule);
    if (home) {
        page_say(page, " dans ", " in ");
        page_quote(page, home->name);
    } else if (finding->unread && possible_homes(text->dossier, rule)) {
        page_say(page, " dans ", " in ");
        page_words(page, homes_word(text->dossier, rule, page->language, room));
    }
    if (*rule->place_title) {
        page_say(page, ", par exemple sous ", ", for instance under ");
        page_cite(page, rule->place_title, "", 0);
    }
}

static void print_clause(TextReport *text, const ReportFinding *finding)
{
    Page *page = &text->page;
    const char *clause = wording_in(finding->clause, page->language);
    if (text->options->clauses && *clause) {
        page_text(page, clause, INDENT + 6);
        return;
    }
    page_open(page, INDENT + 4, INDENT + 4);
    page_style(page, STYLE_FAINT);
    page_quote(page, "clausier explain ");
    page_quote(page, finding->rule->id);
    page_style(page, STYLE_PLAIN);
    page_close(page);
}

static void print_advice(TextReport *text, const ReportFinding *finding)
{
    Page *page = &text->page;
    const char *advice = wording_in(&finding->rule->advice, page->language);
    page_open(page, INDENT + 2, INDENT + 4);
    page_words(page, "→ ");
    if (*advice)
        page_words(page, advice);
    else
        page_say(page, "Revoyez ce passage.", "Review this passage.");
    if (*wording_in(finding->clause, page->language))
        page_say(page, " Clause proposée :", " Proposed clause:");
    page_close(page);
    print_clause(text, finding);
}

static void print_todo(TextReport *text, const ReportFinding *finding)
{
    Page *page = &text->page;
    char room[ADVICE_ROOM];
    page_open(page, INDENT + 2, INDENT + 4);
    page_words(page, "→ ");
    page_words(page, todo_word(text->dossier, finding, page->language, room));
    if (finding->verdict == VERDICT_MISSING)
        add_home(text, finding);
    if (*wording_in(finding->clause, page->language))
        page_say(page, " ; clause proposée :", "; proposed clause:");
    else
        page_say(page, " ; pour en savoir plus :", "; to know more:");
    page_close(page);
    print_clause(text, finding);
}

static void print_caution(TextReport *text, const Wording *said)
{
    const char *words = wording_in(said, text->page.language);
    if (!*words)
        return;
    page_open(&text->page, INDENT + 2, INDENT + 2);
    page_words(&text->page, words);
    page_close(&text->page);
}

/* What the law will ask of consultations launched later. */
static void print_next_level(TextReport *text, const LevelCase *next)
{
    char day[WORDS_ROOM];
    Page *page = &text->page;
    bool french = page->language == LANGUAGE_FR;
    const char *ground = wording_in(&next->ground, page->language);
    date_word(next->since, page->language, day);
    page_open(page, INDENT + 2, INDENT + 2);
    page_format(page,
                french ? "Obligatoire pour les consultations lancées à compter du %s"
                       : "Due for consultations launched from %s on",
                day);
    if (*ground)
        page_format(page, " (%s)", ground);
    page_words(page, ".");
    page_close(page);
}

static void add_element(Page *page, const Rule *rule, const char *name)
{
    const char *words = element_word(rule, name, page->language);
    if (words)
        page_words(page, words);
    else
        page_quote(page, name);
}

void text_passages(TextReport *text, const ReportFinding *finding)
{
    Page *page = &text->page;
    char room[WORDS_ROOM];
    for (size_t i = 0; i < finding->passage_count; i++) {
        const ReportPassage *passage = &finding->passages[i];
        if (passage_is_given(passage, &finding->passages[0]))
            continue;
        page_open(page, INDENT + 4, INDENT + 6);
        page_words(page, "· ");
        if (passage->role == EVIDENCE_ELEMENT)
            add_element(page, finding->rule, passage->element);
        else
            page_words(page, standing_word(passage->standing, page->language));
        if (passage_is_unticked(passage)) {
            page_say(page, ", case non cochée", ", box not ticked");
        } else if (*passage->reason) {
            page_words(page, ", ");
            page_cite(page, passage->reason, "", SHORT_CITE);
        }
        page_words(page, page->language == LANGUAGE_FR ? " : " : ": ");
        if (passage->notice)
            page_quote(page, notice_word(passage->notice, page->language, room));
        else
            page_cite(page, passage->place.quote, passage->place.match, SHORT_CITE);
        page_words(page, " — ");
        text_place(text, &passage->place);
        page_close(page);
    }
}

void text_flagged(TextReport *text, const ReportFinding *finding)
{
    const ReportPassage *exclusion = choose_passage(finding, EVIDENCE_EXCLUSION);
    const ReportPassage *subject = choose_passage(finding, EVIDENCE_SUBJECT);
    bool is_vigilance = finding->rule->kind == RULE_VIGILANCE;
    page_gap(&text->page);
    print_title(text, finding);
    print_ground(text, finding);
    if (is_vigilance) {
        print_found(text, finding);
    } else if (finding->verdict == VERDICT_EXCLUDED && exclusion) {
        print_passage(text, exclusion, CITE);
        print_answer(text, exclusion);
    } else if (finding->verdict == VERDICT_INCOMPLETE && subject) {
        print_passage(text, subject, CITE);
    } else {
        print_near_miss(text, finding);
    }
    if ((finding->verdict == VERDICT_INCOMPLETE || finding->missing_count) &&
        !is_vigilance)
        print_shortfall(text, finding, subject);
    if (finding->level_case)
        print_caution(text, &finding->level_case->caution);
    if (finding->unknown_case)
        print_caution(text, &finding->unknown_case->unknown);
    if (!is_vigilance && finding->next_case &&
        finding->next_case->level == LEVEL_OBLIGATION)
        print_next_level(text, finding->next_case);
    if (is_vigilance)
        print_advice(text, finding);
    else
        print_todo(text, finding);
    if (text->options->explain)
        text_passages(text, finding);
}

void text_met(TextReport *text, const ReportFinding *finding)
{
    Page *page = &text->page;
    const ReportPassage *subject = choose_passage(finding, EVIDENCE_SUBJECT);
    page_open(page, INDENT, INDENT + 2);
    page_style(page, STYLE_GOOD);
    page_words(page, "✓ ");
    page_style(page, STYLE_PLAIN);
    page_words(page, wording_in(&finding->rule->title, page->language));
    print_lots(page, finding);
    if (subject) {
        page_words(page, " — ");
        page_cite(page, subject->place.quote, subject->place.match,
                  text->options->show_passed ? CITE : SHORT_CITE);
        add_header(page, &subject->place);
        page_style(page, STYLE_FAINT);
        page_words(page, " (");
        text_place(text, &subject->place);
        page_words(page, ")");
        page_style(page, STYLE_PLAIN);
    }
    page_close(page);
    if (text->options->explain)
        text_passages(text, finding);
}
