/* SPDX-License-Identifier: Apache-2.0 */
/* compare_text.c - a comparison for a terminal. */
#include "report/compare_parts.h"
#include "report/page.h"
#include "report/words.h"

static void print_side(Page *page, const ReportDossier *dossier,
                       const ReportFinding *finding, const char *fr, const char *en)
{
    enum { SHORT = 160 };
    char room[WORDS_ROOM];
    const ReportPassage *passage = compare_passage(finding);
    page_open(page, 4, 6);
    page_say(page, fr, en);
    page_words(page,
               rule_verdict_word(finding->rule, finding->verdict, page->language));
    if (passage) {
        page_words(page, ", ");
        if (passage->notice)
            page_quote(page, notice_word(passage->notice, page->language, room));
        else
            page_cite(page, passage->place.quote, passage->place.match, SHORT);
        page_words(page, " — ");
        page_quote(page, dossier->documents[passage->place.document].name);
    }
    for (size_t i = 0; i < finding->missing_count; i++) {
        page_words(page, i                               ? " ; "
                         : page->language == LANGUAGE_FR ? ". Il manque : "
                                                         : ". Missing: ");
        page_words(page, wording_in(&finding->missing[i]->label, page->language));
    }
    page_words(page, ".");
    page_close(page);
}

static void print_moves(Page *page, const Report *report, Move move)
{
    static const Style styles[MOVE_COUNT] = {
        [MOVE_BETTER] = STYLE_GOOD, [MOVE_WORSE] = STYLE_BAD, [MOVE_OTHER] = STYLE_WARN
    };
    bool titled = false;
    size_t at = 0;
    for (Pair pair; compare_next(report, &at, &pair);) {
        if (pair.move != move)
            continue;
        if (!titled) {
            page_gap(page);
            page_open(page, 0, 0);
            page_style(page, styles[move]);
            page_words(page, compare_title(move, page->language));
            page_style(page, STYLE_PLAIN);
            page_close(page);
        }
        titled = true;
        page_open(page, 2, 4);
        page_style(page, STYLE_STRONG);
        page_words(page, wording_in(&pair.after->rule->title, page->language));
        page_style(page, STYLE_PLAIN);
        page_format(page, " (%s)", level_word(pair.level, page->language));
        page_close(page);
        print_side(page, &report->dossiers[0], pair.before, "avant : ", "before: ");
        print_side(page, &report->dossiers[1], pair.after, "après : ", "after: ");
    }
}

static void print_failures(Page *page, const ReportDossier *dossier)
{
    for (size_t i = 0; i < dossier->failure_count; i++) {
        page_open(page, 0, 2);
        page_quote(page, dossier->failures[i].file);
        page_words(page, page->language == LANGUAGE_FR ? " : " : ": ");
        page_words(page,
                   error_words(&dossier->failures[i], page->language == LANGUAGE_EN));
        page_words(page, ".");
        page_close(page);
    }
}

bool compare_text(const Report *report, const WriterOptions *options, Buffer *out,
                  Error *err)
{
    Page page;
    char words[WORDS_ROOM];
    size_t counts[MOVE_COUNT] = { 0 };
    compare_count(report, counts);
    page_init(&page, out, options);
    page_open(&page, 0, 0);
    page_style(&page, STYLE_STRONG);
    page_say(&page, "De ", "From ");
    page_quote(&page, report->dossiers[0].name);
    page_say(&page, " à ", " to ");
    page_quote(&page, report->dossiers[1].name);
    page_style(&page, STYLE_PLAIN);
    page_close(&page);
    print_failures(&page, &report->dossiers[0]);
    print_failures(&page, &report->dossiers[1]);
    print_moves(&page, report, MOVE_WORSE);
    print_moves(&page, report, MOVE_BETTER);
    print_moves(&page, report, MOVE_OTHER);
    page_gap(&page);
    page_open(&page, 0, 0);
    page_say(&page, "En bref : ", "In short: ");
    page_words(&page, compare_tally(counts, options->language, words));
    page_close(&page);
    return page_done(&page, err);
}
