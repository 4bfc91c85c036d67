/* SPDX-License-Identifier: Apache-2.0 */
/* html_note.c - the dossier in short as plain lines, to be pasted in a note or a
 * message: the outcome, what to do first, what each family asks for. */
#include "report/html_parts.h"

#include "report/remark.h"
#include "report/tally.h"
#include "report/words.h"

#include <string.h>

/* Words that a remark has set already, without markup. */
static void add_set(HtmlReport *html, Buffer *words)
{
    html_quote(&html->page, buffer_string(words));
    buffer_clear(words);
}

static void add_first(HtmlReport *html, const ReportFinding *finding)
{
    RemarkContext context = { html->report, html->dossier, html->options };
    Buffer words;
    buffer_init(&words, 1 << 20);
    html_raw(&html->page, "– ");
    remark_add_title(&words, &context, finding);
    add_set(html, &words);
    remark_add_where(&words, &context, finding);
    if (words.length) {
        html_raw(&html->page, " ");
        add_set(html, &words);
    }
    html_raw(&html->page, "\n");
    html->page.words.failed = html->page.words.failed || buffer_failed(&words);
    buffer_done(&words);
}

static bool is_same_family(const ReportFinding *one, const ReportFinding *other)
{
    size_t length = strcspn(one->rule->id, "/");
    return strncmp(one->rule->id, other->rule->id, length + 1) == 0;
}

/* "– Accès : obligation (1), bonne pratique (1)", for those that ask for something. */
static void add_families(HtmlReport *html)
{
    HtmlPage *page = &html->page;
    const ReportDossier *dossier = html->dossier;
    char room[WORDS_ROOM];
    for (size_t i = 0; i < dossier->finding_count;) {
        const ReportFinding *first = &dossier->findings[i];
        size_t counts[LEVEL_COUNT] = { 0 };
        bool any = false;
        for (;
             i < dossier->finding_count && is_same_family(first, &dossier->findings[i]);
             i++)
            if (verdict_is_flagged(dossier->findings[i].verdict))
                counts[dossier->findings[i].level]++;
        for (int level = 0; level < LEVEL_COUNT; level++) {
            if (!counts[level])
                continue;
            if (!any) {
                html_raw(page, "– ");
                html_words(page, family_title(first->rule->id, page->language, room));
                html_colon(page);
            }
            html_format(page, any ? ", %s (%zu)" : "%s (%zu)",
                        level_word((Level)level, page->language), counts[level]);
            any = true;
        }
        html_raw(page, any ? "\n" : "");
    }
}

static void add_lines(HtmlReport *html)
{
    HtmlPage *page = &html->page;
    bool french = page->language == LANGUAGE_FR;
    char day[WORDS_ROOM], words[WORDS_ROOM];
    Tally tally = { 0 };
    tally_add(&tally, html->dossier);
    html_quote(page, html->dossier->name);
    html_format(page,
                french ? " : contrôle des clauses du %s." : ": check of clauses, %s.",
                date_word(html->report->date, page->language, day));
    html_raw(page, "\n");
    if (!html->dossier->fail_never) {
        html_words(page, outcome_word(html->dossier, count_failing(html->dossier),
                                      page->language, words));
        html_raw(page, " ");
    }
    html_words(page, tally_word(&tally, page->language, words));
    html_raw(page, "\n");
    if (!html_any_first(html))
        return;
    html_raw(page, "\n");
    html_say(page, "À faire d'abord :", "To do first:");
    html_raw(page, "\n");
    html_each_first(html, add_first);
    html_raw(page, "\n");
    html_say(page, "Points à reprendre, par famille :", "Points to act on, by family:");
    html_raw(page, "\n");
    add_families(html);
}

void html_note(HtmlReport *html)
{
    HtmlPage *page = &html->page;
    html_raw(page, "<details class=\"tonote\">\n<summary>");
    html_say(page, "Résumé à coller dans une note", "Summary to paste in a note");
    html_raw(page, "</summary>\n<figure class=\"clause\">\n<pre data-copy=\"");
    html_say(page, "Copier le résumé", "Copy the summary");
    html_raw(page, "\" data-copied=\"");
    html_say(page, "Résumé copié", "Summary copied");
    html_raw(page, "\" data-about=\"");
    html_quote(page, html->dossier->name);
    html_raw(page, "\">");
    add_lines(html);
    html_raw(page, "</pre>\n</figure>\n</details>\n");
}
