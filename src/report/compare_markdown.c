/* SPDX-License-Identifier: Apache-2.0 */
/* compare_markdown.c - a comparison for the page of a merge request. */
#include "base/typography.h"
#include "report/compare_parts.h"
#include "report/markdown_words.h"
#include "report/words.h"

#include <stdio.h>

/* Our own words, with French spaces. */
static void say(Buffer *out, Language language, const char *words)
{
    if (language == LANGUAGE_FR)
        typography_add(out, words);
    else
        buffer_add_string(out, words);
}

static void add_side(Buffer *out, const ReportDossier *dossier,
                     const ReportFinding *finding, Language language)
{
    bool french = language == LANGUAGE_FR;
    char room[WORDS_ROOM];
    const ReportPassage *passage = compare_passage(finding);
    say(out, language, rule_verdict_word(finding->rule, finding->verdict, language));
    if (passage && passage->notice) {
        buffer_add_string(out, ", ");
        markdown_add(out, notice_word(passage->notice, language, room));
    } else if (passage) {
        buffer_add_string(out, french ? ", «\u00a0" : ", “");
        markdown_add(out, passage->place.quote);
        buffer_add_string(out, french ? "\u00a0»" : "”");
    }
    if (passage) {
        buffer_add_string(out, " — ");
        markdown_add(out, dossier->documents[passage->place.document].name);
    }
    for (size_t i = 0; i < finding->missing_count; i++) {
        say(out, language, i ? " ; " : french ? ". Il manque : " : ". Missing: ");
        say(out, language, wording_in(&finding->missing[i]->label, language));
    }
}

static void add_moves(Buffer *out, const Report *report, Move move, size_t count,
                      Language language)
{
    bool french = language == LANGUAGE_FR;
    size_t at = 0;
    if (!count)
        return;
    buffer_add_format(out, "\n## %s (%zu)\n\n%s", compare_title(move, language), count,
                      french ? "| Point | Avant | Après |\n| --- | --- | --- |\n"
                             : "| Point | Before | After |\n| --- | --- | --- |\n");
    for (Pair pair; compare_next(report, &at, &pair);) {
        if (pair.move != move)
            continue;
        buffer_add_string(out, "| ");
        say(out, language, wording_in(&pair.after->rule->title, language));
        buffer_add_format(out, " (%s) | ", level_word(pair.level, language));
        add_side(out, &report->dossiers[0], pair.before, language);
        buffer_add_string(out, " | ");
        add_side(out, &report->dossiers[1], pair.after, language);
        buffer_add_string(out, " |\n");
    }
}

static void add_failures(Buffer *out, const ReportDossier *dossier, Language language)
{
    for (size_t i = 0; i < dossier->failure_count; i++) {
        buffer_add_string(out, "- ");
        markdown_add(out, dossier->failures[i].file);
        say(out, language, language == LANGUAGE_FR ? " : " : ": ");
        say(out, language, error_words(&dossier->failures[i], language == LANGUAGE_EN));
        buffer_add_string(out, "\n");
    }
}

bool compare_markdown(const Report *report, const WriterOptions *options, Buffer *out,
                      Error *err)
{
    static const Move order[] = { MOVE_WORSE, MOVE_BETTER, MOVE_OTHER };
    Language language = options->language;
    char words[WORDS_ROOM];
    size_t counts[MOVE_COUNT] = { 0 };
    compare_count(report, counts);
    buffer_add_string(out, language == LANGUAGE_FR ? "# De " : "# From ");
    markdown_add(out, report->dossiers[0].name);
    buffer_add_string(out, language == LANGUAGE_FR ? " à " : " to ");
    markdown_add(out, report->dossiers[1].name);
    buffer_add_string(out, "\n\n");
    say(out, language, compare_tally(counts, language, words));
    buffer_add_string(out, "\n");
    if (report->dossiers[0].failure_count || report->dossiers[1].failure_count)
        buffer_add_string(out, "\n");
    add_failures(out, &report->dossiers[0], language);
    add_failures(out, &report->dossiers[1], language);
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        add_moves(out, report, order[i], counts[order[i]], language);
    return !buffer_failed(out) || error_memory(err);
}
