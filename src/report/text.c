/* SPDX-License-Identifier: Apache-2.0 */
/* text.c - the report that a purchasing officer reads.
 *
 * What must be done comes first: what the law requires, then what is recommended, then
 * good practice.  What is met follows on one line a point, then what does not apply,
 * then what was not read. */
#include "report/text_parts.h"

#include "report/choice.h"
#include "report/tally.h"
#include "report/words.h"

#include <stdio.h>
#include <string.h>

enum { INDENT = 2 };

static void print_heading(Page *page, const char *words)
{
    page_open(page, 0, 0);
    page_style(page, STYLE_STRONG);
    page_words(page, words);
    page_style(page, STYLE_PLAIN);
    page_close(page);
}

/* --- The dossier, and what was understood of it --- */

static void print_documents(TextReport *text)
{
    Page *page = &text->page;
    const ReportDossier *dossier = text->dossier;
    for (size_t i = 0; i < dossier->document_count; i++) {
        const ReportDocument *document = &dossier->documents[i];
        page_open(page, INDENT, INDENT + 4);
        page_quote(page, document->name);
        page_words(page, " — ");
        page_words(page, kind_title(document->kind, page->language));
        if (document->kind_given)
            page_say(page, " (donné)", " (given)");
        page_close(page);
    }
}

static void print_fact_place(TextReport *text, const ReportPlace *place)
{
    enum { SHORT = 70 };
    Page *page = &text->page;
    page_style(page, STYLE_FAINT);
    page_words(page, " — ");
    page_cite(page, place->quote, place->match, SHORT);
    page_words(page, ", ");
    page_quote(page, text->dossier->documents[place->document].name);
    page_style(page, STYLE_PLAIN);
}

static void print_facts(TextReport *text)
{
    Page *page = &text->page;
    char room[WORDS_ROOM];
    for (size_t i = 0; i < text->dossier->fact_count; i++) {
        const ReportFact *fact = &text->dossier->facts[i];
        if (!fact_is_told(text->dossier, fact, text->options->explain))
            continue;
        page_open(page, INDENT, INDENT + 4);
        page_words(page, fact_word(fact->name, page->language));
        page_words(page, page->language == LANGUAGE_FR ? " : " : ": ");
        page_words(page,
                   fact_value_word(fact->name, fact->value, page->language, room));
        if (fact->origin == FACT_GIVEN) {
            page_say(page, " (donné)", " (given)");
        } else if (fact->has_place) {
            print_fact_place(text, &fact->place);
        } else {
            page_say(page, " (déduit du dossier)", " (inferred)");
        }
        page_words(page, launch_word(text->dossier, fact, page->language, room));
        page_close(page);
        for (size_t j = 0; j < fact->other_count; j++) {
            page_open(page, INDENT + 2, INDENT + 4);
            page_say(page, "aussi : ", "also: ");
            page_words(page, fact_value_word(fact->name, fact->others[j].value,
                                             page->language, room));
            print_fact_place(text, &fact->others[j].place);
            page_close(page);
        }
    }
}

/* A line between dossiers. */
static void part(TextReport *text)
{
    Page *page = &text->page;
    if (text->parted) {
        page_gap(page);
        page_open(page, 0, 0);
        for (uint32_t i = 0; i < (page->width ? page->width : 72) && i < 72; i++)
            page_words(page, "─");
        page_close(page);
        page_gap(page);
    }
    text->parted = true;
}

static void print_header(TextReport *text)
{
    Page *page = &text->page;
    part(text);
    char day[WORDS_ROOM], law[WORDS_ROOM];
    page_open(page, 0, 0);
    page_style(page, STYLE_STRONG);
    page_say(page, "Dossier ", "Dossier ");
    page_quote(page, text->dossier->name);
    page_style(page, STYLE_PLAIN);
    page_close(page);
    page_open(page, 0, 0);
    page_format(page,
                page->language == LANGUAGE_FR
                    ? "Contrôle du %s ; règles « %s » %s, droit vérifié au %s."
                    : "Check of %s; rules “%s” %s, law verified on %s.",
                date_word(text->report->date, page->language, day),
                pack_name(text->report->pack), pack_version(text->report->pack),
                date_word(pack_law_date(text->report->pack), page->language, law));
    page_close(page);
    print_documents(text);
    const char *lacking = lacking_word(text->dossier, page->language);
    if (lacking) {
        page_gap(page);
        page_open(page, 0, 0);
        page_words(page, lacking);
        page_close(page);
    }
    if (text->dossier->fact_count) {
        page_gap(page);
        print_heading(page, page->language == LANGUAGE_FR
                                ? "Ce qui est compris du dossier"
                                : "What is understood of it");
        print_facts(text);
    }
}

/* --- What must be done --- */

static bool is_shown(const TextReport *text, const ReportFinding *finding)
{
    if (text->options->quiet)
        return report_is_failing(text->dossier, finding);
    return verdict_is_flagged(finding->verdict);
}

static size_t count_level(const TextReport *text, Level level)
{
    size_t count = 0;
    for (size_t i = 0; i < text->dossier->finding_count; i++)
        if (text->dossier->findings[i].level == level &&
            is_shown(text, &text->dossier->findings[i]))
            count++;
    return count;
}

static void print_level(TextReport *text, Level level)
{
    static const Verdict order[] = { VERDICT_EXCLUDED, VERDICT_MISSING,
                                     VERDICT_INCOMPLETE };
    Page *page = &text->page;
    size_t count = count_level(text, level);
    if (!count)
        return;
    page_gap(page);
    page_open(page, 0, 0);
    page_style(page, STYLE_STRONG);
    page_format(page, "%s (%zu)", level_title(level, page->language), count);
    page_style(page, STYLE_PLAIN);
    page_close(page);
    for (size_t v = 0; v < sizeof order / sizeof *order; v++)
        for (size_t i = 0; i < text->dossier->finding_count; i++) {
            const ReportFinding *finding = &text->dossier->findings[i];
            if (finding->level == level && finding->verdict == order[v] &&
                is_shown(text, finding))
                text_flagged(text, finding);
        }
}

/* --- What asks for nothing --- */

static void print_met(TextReport *text)
{
    Page *page = &text->page;
    const ReportDossier *dossier = text->dossier;
    size_t counts[VERDICT_COUNT] = { 0 };
    add_verdicts(dossier, RULE_CLAUSE, counts);
    if (!counts[VERDICT_MET])
        return;
    page_gap(page);
    page_open(page, 0, 0);
    page_style(page, STYLE_STRONG);
    page_say(page, "Conforme", "Met");
    page_format(page, " (%zu)", counts[VERDICT_MET]);
    page_style(page, STYLE_PLAIN);
    page_close(page);
    for (size_t i = 0; i < dossier->finding_count; i++)
        if (dossier->findings[i].verdict == VERDICT_MET &&
            dossier->findings[i].rule->kind == RULE_CLAUSE)
            text_met(text, &dossier->findings[i]);
}

/* What was looked for in vain: a line for all, since nothing is to be read there. */
static void print_harmless(TextReport *text)
{
    Page *page = &text->page;
    bool french = page->language == LANGUAGE_FR;
    size_t counts[VERDICT_COUNT] = { 0 };
    add_verdicts(text->dossier, RULE_VIGILANCE, counts);
    size_t count = counts[VERDICT_MET];
    if (!count)
        return;
    page_gap(page);
    page_open(page, 0, INDENT);
    page_format(page,
                french ? plural_fr(count, "%zu point de vigilance sans rien à signaler",
                                   "%zu points de vigilance sans rien à signaler")
                       : plural(count, "%zu caution with nothing to report",
                                "%zu cautions with nothing to report"),
                count);
    if (dossier_has_unread(text->dossier))
        page_say(page, " dans ce qui a été lu", " in what was read");
    const char *separator = french ? " : " : ": ";
    for (size_t i = 0; text->options->show_passed && i < text->dossier->finding_count;
         i++) {
        const ReportFinding *finding = &text->dossier->findings[i];
        if (finding->rule->kind != RULE_VIGILANCE || finding->verdict != VERDICT_MET)
            continue;
        page_words(page, separator);
        page_words(page, wording_in(&finding->rule->title, page->language));
        separator = " ; ";
    }
    page_words(page, ".");
    page_close(page);
}

static void print_na_in_full(TextReport *text, const ReportFinding *finding)
{
    Page *page = &text->page;
    page_open(page, INDENT, INDENT + 2);
    page_words(page, wording_in(&finding->rule->title, page->language));
    if (finding->na_fact)
        page_format(page, page->language == LANGUAGE_FR ? " (selon : %s)" : " (by: %s)",
                    fact_word(finding->na_fact, page->language));
    page_close(page);
}

/* True for what is no tender: the list of all that a tender says is of no use. */
static bool is_all_na(const size_t counts[VERDICT_COUNT])
{
    for (int verdict = 0; verdict < VERDICT_COUNT; verdict++)
        if (verdict != VERDICT_NA && counts[verdict])
            return false;
    return true;
}

static void print_na(TextReport *text)
{
    Page *page = &text->page;
    const ReportDossier *dossier = text->dossier;
    const char *separator = "";
    size_t counts[VERDICT_COUNT] = { 0 };
    add_verdicts(dossier, RULE_CLAUSE, counts);
    if (!counts[VERDICT_NA])
        return;
    page_gap(page);
    page_open(page, 0, INDENT);
    page_style(page, STYLE_STRONG);
    page_say(page, "Sans objet", "Not applicable");
    page_format(page, " (%zu)", counts[VERDICT_NA]);
    page_style(page, STYLE_PLAIN);
    if (!text->options->show_passed && is_all_na(counts)) {
        page_say(page, " : faute de pièce de marché reconnue.",
                 ": for want of a recognised tender document.");
        page_close(page);
        return;
    }
    if (text->options->show_passed)
        page_close(page);
    else
        page_words(page, page->language == LANGUAGE_FR ? " : " : ": ");
    for (size_t i = 0; i < dossier->finding_count; i++) {
        const ReportFinding *finding = &dossier->findings[i];
        if (finding->verdict != VERDICT_NA || finding->rule->kind != RULE_CLAUSE)
            continue;
        if (text->options->show_passed) {
            print_na_in_full(text, finding);
            continue;
        }
        page_words(page, separator);
        page_words(page, wording_in(&finding->rule->title, page->language));
        separator = " ; ";
    }
    if (text->options->show_passed)
        return;
    page_words(page, ".");
    page_close(page);
}

static void print_ignored(TextReport *text)
{
    Page *page = &text->page;
    if (!text->dossier->ignored_count)
        return;
    page_gap(page);
    print_heading(page, page->language == LANGUAGE_FR ? "Mis de côté" : "Set aside");
    for (size_t i = 0; i < text->dossier->ignored_count; i++) {
        page_open(page, INDENT, INDENT + 2);
        page_quote(page, text->dossier->ignored[i].rule);
        page_words(page, page->language == LANGUAGE_FR ? " : " : ": ");
        page_quote(page, text->dossier->ignored[i].reason);
        page_close(page);
    }
}

/* --- What was not read --- */

static void print_failure(TextReport *text, const Error *error)
{
    Page *page = &text->page;
    page_open(page, INDENT, INDENT + 2);
    page_style(page, STYLE_BAD);
    page_quote(page, path_within(text->dossier, error->file));
    page_style(page, STYLE_PLAIN);
    if (*error->part) {
        page_words(page, ", ");
        page_quote(page, error->part);
    }
    page_words(page, page->language == LANGUAGE_FR ? " : " : ": ");
    page_words(page, error_words(error, page->language == LANGUAGE_EN));
    page_words(page, ".");
    page_close(page);
}

static void print_notices(Page *page, const ReportDocument *document)
{
    char room[WORDS_ROOM];
    const char *separator = "";
    if (!document_has_notices(document))
        return;
    page_open(page, INDENT, INDENT + 2);
    page_quote(page, document->name);
    page_words(page, page->language == LANGUAGE_FR ? " : " : ": ");
    for (size_t i = 0; i < document->notice_count; i++) {
        if (!notice_is_of_reading(&document->notices[i]))
            continue;
        page_words(page, separator);
        page_quote(page, notice_word(&document->notices[i], page->language, room));
        separator = page->language == LANGUAGE_FR ? " ; " : "; ";
    }
    page_words(page, ".");
    page_close(page);
}

static void print_unread(TextReport *text)
{
    Page *page = &text->page;
    const ReportDossier *dossier = text->dossier;
    bool notices = dossier_has_notices(dossier) && !text->options->quiet;
    bool skipped = dossier->skipped_count && !text->options->quiet;
    if (!dossier->failure_count && !skipped && !notices)
        return;
    page_gap(page);
    print_heading(page, page->language == LANGUAGE_FR ? "À savoir sur les fichiers"
                                                      : "About the files");
    for (size_t i = 0; i < dossier->failure_count; i++)
        print_failure(text, &dossier->failures[i]);
    for (size_t i = 0; skipped && i < dossier->skipped_count; i++) {
        page_open(page, INDENT, INDENT + 2);
        page_quote(page, path_within(dossier, dossier->skipped[i].path));
        page_say(page, " : laissé de côté, ", ": left out, ");
        page_words(page,
                   skipped_words(&dossier->skipped[i], page->language == LANGUAGE_EN));
        page_words(page, ".");
        page_close(page);
    }
    for (size_t i = 0; notices && i < dossier->document_count; i++)
        print_notices(page, &dossier->documents[i]);
}

/* --- In short --- */

static void print_tally(Page *page, const Tally *tally)
{
    char words[WORDS_ROOM];
    page_words(page, tally_word(tally, page->language, words));
}

static void print_summary(TextReport *text)
{
    Page *page = &text->page;
    size_t failing = count_failing(text->dossier);
    Tally tally = { 0 };
    tally_add(&tally, text->dossier);
    page_gap(page);
    page_open(page, 0, 0);
    page_style(page, STYLE_STRONG);
    page_say(page, "En bref : ", "In short: ");
    page_style(page, STYLE_PLAIN);
    print_tally(page, &tally);
    if (!text->dossier->fail_never) {
        char outcome[WORDS_ROOM];
        page_words(page, " ");
        page_style(page, failing ? STYLE_BAD : STYLE_GOOD);
        page_words(page, outcome_word(text->dossier, failing, page->language, outcome));
        page_style(page, STYLE_PLAIN);
    }
    page_close(page);
}

static void print_dossier(TextReport *text)
{
    print_header(text);
    if (!text->dossier->document_count) {
        print_unread(text);
        page_gap(&text->page);
        page_open(&text->page, 0, 0);
        page_say(&text->page, "Aucun document n'a pu être lu : rien n'a été jugé.",
                 "No document could be read: nothing was judged.");
        page_close(&text->page);
        return;
    }
    for (int level = 0; level < LEVEL_COUNT; level++)
        print_level(text, (Level)level);
    if (!text->options->quiet) {
        print_met(text);
        print_harmless(text);
        print_na(text);
        print_ignored(text);
    }
    print_unread(text);
    print_summary(text);
}

/* A dossier on as few lines as possible, and none when nothing is to be said. */
static void print_quietly(TextReport *text)
{
    Page *page = &text->page;
    const ReportDossier *dossier = text->dossier;
    size_t count = count_failing(dossier);
    if (!count && !dossier->failure_count)
        return;
    part(text);
    page_open(page, 0, 0);
    page_style(page, STYLE_STRONG);
    page_quote(page, dossier->name);
    page_style(page, STYLE_PLAIN);
    page_close(page);
    for (int level = 0; level < LEVEL_COUNT; level++)
        print_level(text, (Level)level);
    print_unread(text);
}

/* --- Over all dossiers --- */

static void print_total(TextReport *text)
{
    Page *page = &text->page;
    const Report *report = text->report;
    Tally tally = { 0 };
    for (size_t d = 0; d < report->count; d++)
        tally_add(&tally, &report->dossiers[d]);
    page_gap(page);
    page_open(page, 0, 0);
    page_style(page, STYLE_STRONG);
    page_format(page,
                page->language == LANGUAGE_FR ? "%zu dossiers : " : "%zu dossiers: ",
                report->count);
    page_style(page, STYLE_PLAIN);
    print_tally(page, &tally);
    if (tally.failures)
        page_format(page,
                    page->language == LANGUAGE_FR
                        ? plural_fr(tally.failures, " %zu fichier n'a pas pu être lu.",
                                    " %zu fichiers n'ont pas pu être lus.")
                        : plural(tally.failures, " %zu file could not be read.",
                                 " %zu files could not be read."),
                    tally.failures);
    page_close(page);
}

static void print_statistics(TextReport *text)
{
    Buffer *out = text->page.out;
    const Pack *pack = text->report->pack;
    bool french = text->page.language == LANGUAGE_FR;
    page_gap(&text->page);
    buffer_add_string(
        out, french ? "conforme  à compléter  écartée  manquante  sans objet  règle\n"
                    : "     met   incomplete excluded    missing         na  rule\n");
    for (size_t i = 0; i < pack_rule_count(pack); i++) {
        size_t counts[VERDICT_COUNT] = { 0 }, all = 0;
        tally_rule(text->report, pack_rule_at(pack, i), counts);
        for (int v = 0; v < VERDICT_COUNT; v++)
            all += counts[v];
        if (all)
            buffer_add_format(out, "%8zu  %11zu  %7zu  %9zu  %10zu  %s\n",
                              counts[VERDICT_MET], counts[VERDICT_INCOMPLETE],
                              counts[VERDICT_EXCLUDED], counts[VERDICT_MISSING],
                              counts[VERDICT_NA], pack_rule_at(pack, i)->id);
    }
}

static bool write_text(const Report *report, const WriterOptions *options, Buffer *out,
                       Error *err)
{
    TextReport text = { .report = report, .options = options };
    Page *page = &text.page;
    page_init(page, out, options);
    for (size_t d = 0; d < report->count; d++) {
        text.dossier = &report->dossiers[d];
        if (options->quiet)
            print_quietly(&text);
        else
            print_dossier(&text);
    }
    if (report->count > 1 && !options->quiet)
        print_total(&text);
    if (options->statistics)
        print_statistics(&text);
    if (!options->quiet) {
        page_gap(page);
        page_open(page, 0, 0);
        page_style(page, STYLE_FAINT);
        page_say(
            page,
            "Cet outil aide à la relecture ; il ne donne pas de conseil juridique.",
            "This tool helps with proofreading; it gives no legal advice.");
        page_style(page, STYLE_PLAIN);
        page_close(page);
    }
    return page_done(page, err);
}

static const char *const extensions[] = { "txt", NULL };

const Writer writer_text = {
    .name = "text",
    .title = "text/plain, UTF-8",
    .extensions = extensions,
    .write = write_text,
};
