/* SPDX-License-Identifier: Apache-2.0 */
/* text_finding.c - one finding: the verdict, why, on what passage, and what to do. */
#include "report/text_parts.h"

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
    if (*place->article_number || *place->article_title) {
        bool named = strncmp(place->article_number, "A", 1) == 0 ||
                     strncmp(place->article_number, "a", 1) == 0;
        page_say(page, ", ", ", ");
        if (*place->article_number && !named)
            page_say(page, "art. ", "art. ");
        page_quote(page, place->article_number);
        if (*place->article_title) {
            if (*place->article_number)
                page_words(page, " ");
            page_cite(page, place->article_title, "", 80);
        }
    }
    if (place->page)
        page_format(page, place->page_exact ? ", p. %u" : ", p. ~%u", place->page);
    if (place->line && text->options->explain)
        page_format(page,
                    text->page.language == LANGUAGE_FR ? ", ligne %u" : ", line %u",
                    place->line);
}

static const ReportPassage *find_passage(const ReportFinding *finding,
                                         EvidenceRole role)
{
    for (size_t i = 0; i < finding->passage_count; i++)
        if (finding->passages[i].role == role)
            return &finding->passages[i];
    return NULL;
}

static void print_title(TextReport *text, const ReportFinding *finding)
{
    Page *page = &text->page;
    bool unsure = finding->unread && finding->verdict == VERDICT_MISSING;
    page_open(page, INDENT, INDENT + 4);
    page_style(page, unsure ? STYLE_WARN : style_of(finding->verdict));
    if (unsure)
        page_say(page, "à vérifier", "to be checked");
    else
        page_words(page, verdict_word(finding->verdict, page->language));
    page_style(page, STYLE_PLAIN);
    page_words(page, " · ");
    page_style(page, STYLE_STRONG);
    page_words(page, finding->rule->title.in[page->language]);
    page_style(page, STYLE_PLAIN);
    page_style(page, STYLE_FAINT);
    page_format(page, " [%s]", finding->rule->id);
    page_style(page, STYLE_PLAIN);
    page_close(page);
}

static void add_since(TextReport *text, const char *since)
{
    char day[WORDS_ROOM];
    if (since)
        page_format(&text->page,
                    text->page.language == LANGUAGE_FR ? " (depuis le %s)"
                                                       : " (since %s)",
                    date_word(since, text->page.language, day));
}

/* What makes the level, else the grounds of the rule that are in force. */
static void print_ground(TextReport *text, const ReportFinding *finding)
{
    enum { MOST_GROUNDS = 3 };
    Page *page = &text->page;
    const LevelCase *level = finding->level_case;
    size_t said = 0;
    page_open(page, INDENT + 2, INDENT + 2);
    if (level && level->ground.in[page->language] &&
        *level->ground.in[page->language]) {
        page_words(page, level->ground.in[page->language]);
        add_since(text, level->since);
        said++;
    }
    for (size_t i = 0; !said && i < finding->rule->ground_count && i < MOST_GROUNDS;
         i++) {
        const Ground *ground = &finding->rule->grounds[i];
        if ((ground->since && strcmp(ground->since, text->report->date) > 0) ||
            (ground->until && strcmp(ground->until, text->report->date) < 0))
            continue;
        if (page->words.length)
            page_words(page, " ; ");
        page_words(page, ground->text.in[page->language]);
        add_since(text, ground->since);
    }
    if (page->words.length)
        page_close(page);
}

static void print_passage(TextReport *text, const ReportPassage *passage, size_t most)
{
    Page *page = &text->page;
    page_open(page, INDENT + 2, INDENT + 2);
    page_cite(page, passage->place.quote, passage->place.match, most);
    page_close(page);
    page_open(page, INDENT + 6, INDENT + 6);
    page_style(page, STYLE_FAINT);
    page_words(page, "— ");
    text_place(text, &passage->place);
    page_style(page, STYLE_PLAIN);
    page_close(page);
}

/* Why a passage that speaks of the subject is not enough. */
static void print_shortfall(TextReport *text, const ReportFinding *finding,
                            const ReportPassage *passage)
{
    static const struct {
        Standing standing;
        Wording words;
    } why[] = {
        { STANDING_SOFTENED,
          { { "L'obligation est adoucie", "The duty is softened" } } },
        { STANDING_BLANK,
          { { "Un blanc reste à remplir", "A blank is left to fill in" } } },
        { STANDING_UNDECIDED,
          { { "Aucun choix ne se lit dans les cases",
              "No choice can be read from the boxes" } } },
    };
    Page *page = &text->page;
    page_open(page, INDENT + 2, INDENT + 2);
    for (size_t i = 0; i < sizeof why / sizeof *why; i++) {
        if (!passage || passage->standing != why[i].standing)
            continue;
        page_words(page, why[i].words.in[page->language]);
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
        page_words(page, finding->missing[i]->label.in[page->language]);
    }
    if (finding->missing_count)
        page_words(page, ".");
    if (page->words.length)
        page_close(page);
}

static void print_near_miss(TextReport *text, const ReportFinding *finding)
{
    Page *page = &text->page;
    const ReportPassage *near = find_passage(finding, EVIDENCE_NEAR_MISS);
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

/* The document of the dossier where the clause belongs; NULL when none is there. */
static const ReportDocument *find_home(const TextReport *text, const Rule *rule)
{
    for (int kind = 0; kind < KIND_COUNT; kind++)
        for (size_t i = 0; i < text->dossier->document_count; i++)
            if ((rule->place >> kind & 1) &&
                text->dossier->documents[i].kind == (DocumentKind)kind)
                return &text->dossier->documents[i];
    return NULL;
}

static void add_home(TextReport *text, const Rule *rule)
{
    Page *page = &text->page;
    const ReportDocument *home = find_home(text, rule);
    const char *separator = "";
    if (home) {
        page_say(page, " dans ", " in ");
        page_quote(page, home->name);
    } else if (rule->place) {
        page_say(page, " dans : ", " in: ");
        for (int kind = 0; kind < KIND_COUNT; kind++)
            if (rule->place >> kind & 1) {
                page_words(page, separator);
                page_words(page, kind_name((DocumentKind)kind));
                separator = page->language == LANGUAGE_FR ? " ou " : " or ";
            }
    }
    if (*rule->place_title) {
        page_words(page, ", ");
        page_cite(page, rule->place_title, "", 0);
    }
}

static void print_todo(TextReport *text, const ReportFinding *finding)
{
    Page *page = &text->page;
    const Rule *rule = finding->rule;
    bool has_clause =
        rule->clause.in[page->language] && *rule->clause.in[page->language];
    page_open(page, INDENT + 2, INDENT + 4);
    page_words(page, "→ ");
    switch (finding->verdict) {
    case VERDICT_INCOMPLETE:
        page_say(page, "Complétez ce passage", "Complete this passage");
        break;
    case VERDICT_EXCLUDED:
        page_say(page, "Revenez sur cette exclusion, ou gardez-en la raison au dossier",
                 "Reconsider this exclusion, or keep its reason on file");
        break;
    default:
        if (has_clause) {
            page_say(page, "Ajoutez la clause", "Add the clause");
            add_home(text, rule);
        } else {
            page_say(page, "Prévoyez ce point", "Provide for this point");
            add_home(text, rule);
        }
        break;
    }
    page_say(page, ". ", ". ");
    if (!text->options->clauses || !has_clause)
        page_format(page,
                    page->language == LANGUAGE_FR
                        ? (has_clause ? "Clause proposée : clausier explain %s"
                                      : "Pour en savoir plus : clausier explain %s")
                        : (has_clause ? "Proposed clause: clausier explain %s"
                                      : "To know more: clausier explain %s"),
                    rule->id);
    else
        page_say(page, "Clause proposée :", "Proposed clause:");
    page_close(page);
    if (text->options->clauses && has_clause)
        page_text(page, rule->clause.in[page->language], INDENT + 6);
}

static void print_caution(TextReport *text, const Wording *said)
{
    const char *words = said->in[text->page.language];
    if (!words || !*words)
        return;
    page_open(&text->page, INDENT + 2, INDENT + 2);
    page_words(&text->page, words);
    page_close(&text->page);
}

void text_passages(TextReport *text, const ReportFinding *finding)
{
    Page *page = &text->page;
    for (size_t i = 0; i < finding->passage_count; i++) {
        const ReportPassage *passage = &finding->passages[i];
        page_open(page, INDENT + 4, INDENT + 6);
        page_words(page, "· ");
        if (passage->role == EVIDENCE_ELEMENT)
            page_format(page, "%s : ", passage->element);
        page_words(page, standing_word(passage->standing, page->language));
        if (*passage->reason) {
            page_words(page, ", ");
            page_cite(page, passage->reason, "", SHORT_CITE);
        }
        page_words(page, page->language == LANGUAGE_FR ? " : " : ": ");
        page_cite(page, passage->place.quote, passage->place.match, SHORT_CITE);
        page_words(page, " — ");
        text_place(text, &passage->place);
        page_close(page);
    }
}

void text_flagged(TextReport *text, const ReportFinding *finding)
{
    const ReportPassage *exclusion = find_passage(finding, EVIDENCE_EXCLUSION);
    const ReportPassage *subject = find_passage(finding, EVIDENCE_SUBJECT);
    print_title(text, finding);
    print_ground(text, finding);
    if (finding->verdict == VERDICT_EXCLUDED && exclusion)
        print_passage(text, exclusion, CITE);
    else if (finding->verdict == VERDICT_INCOMPLETE && subject)
        print_passage(text, subject, CITE);
    else
        print_near_miss(text, finding);
    if (finding->verdict == VERDICT_INCOMPLETE)
        print_shortfall(text, finding, subject);
    if (finding->level_case)
        print_caution(text, &finding->level_case->caution);
    if (finding->unknown_case)
        print_caution(text, &finding->unknown_case->unknown);
    print_todo(text, finding);
    if (text->options->explain)
        text_passages(text, finding);
    page_gap(&text->page);
}

void text_met(TextReport *text, const ReportFinding *finding)
{
    Page *page = &text->page;
    const ReportPassage *subject = find_passage(finding, EVIDENCE_SUBJECT);
    page_open(page, INDENT, INDENT + 2);
    page_style(page, STYLE_GOOD);
    page_words(page, "✓ ");
    page_style(page, STYLE_PLAIN);
    page_words(page, finding->rule->title.in[page->language]);
    if (subject) {
        page_words(page, " — ");
        page_cite(page, subject->place.quote, subject->place.match,
                  text->options->show_passed ? CITE : SHORT_CITE);
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
