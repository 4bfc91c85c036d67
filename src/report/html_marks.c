/* SPDX-License-Identifier: Apache-2.0 */
/* html_marks.c - passages as they are marked in the text of a document: a sign, a
 * colour and a number that leads to the margin. */
#include "report/html_parts.h"

#include "report/choice.h"
#include "report/words.h"

#include <stdlib.h>
#include <string.h>

bool html_has_text(const HtmlReport *html)
{
    return html->dossier->texts && !html->options->quiet;
}

/* What speaks for a verdict; beside one that asks for nothing, what did not count is
 * noise. */
static bool is_marked(const ReportFinding *finding, const ReportPassage *passage)
{
    if (passage->notice || passage->place.end <= passage->place.start)
        return false;
    if (finding->verdict == VERDICT_MET)
        return finding->rule->kind == RULE_CLAUSE &&
               passage->role != EVIDENCE_NEAR_MISS &&
               passage->standing == STANDING_OPERATIVE;
    return verdict_is_flagged(finding->verdict);
}

static bool is_same_place(const ReportPlace *one, const ReportPlace *other)
{
    return one->document == other->document && one->block == other->block &&
           one->start == other->start && one->end == other->end;
}

/* The same words may be weighed twice for a rule. */
static bool is_told(const ReportFinding *finding, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (is_marked(finding, &finding->passages[i]) &&
            is_same_place(&finding->passages[i].place, &finding->passages[index].place))
            return true;
    return false;
}

static int compare_numbers(uint32_t one, uint32_t other)
{
    return (one > other) - (one < other);
}

/* In reading order; of words marked twice the finding that comes first. */
static int compare_marks(const void *left, const void *right)
{
    const HtmlMark *one = left, *other = right;
    const ReportPlace *a = &one->passage->place, *b = &other->passage->place;
    int order = compare_numbers(a->document, b->document);
    if (!order)
        order = compare_numbers(a->block, b->block);
    if (!order)
        order = compare_numbers(a->start, b->start);
    if (!order)
        order = compare_numbers(b->end, a->end);
    if (!order)
        order = (one->finding > other->finding) - (one->finding < other->finding);
    if (!order)
        order = (one->passage > other->passage) - (one->passage < other->passage);
    return order;
}

static void number_marks(HtmlReport *html)
{
    const ReportText *texts = html->dossier->texts;
    size_t at = 0;
    for (size_t d = 0; d < html->dossier->document_count; d++) {
        uint32_t number = 0;
        for (size_t b = 0; b < texts[d].count; b++) {
            size_t first, end;
            html_marks_of(html, (uint32_t)d, texts[d].blocks[b].block, &first, &end);
            for (at = first; at < end; at++)
                html->marks[at].number = ++number;
        }
    }
}

bool html_marks_find(HtmlReport *html, Error *err)
{
    const ReportDossier *dossier = html->dossier;
    size_t room = 0;
    html->marks = NULL;
    html->mark_count = 0;
    if (!html_has_text(html))
        return true;
    for (size_t f = 0; f < dossier->finding_count; f++)
        room += dossier->findings[f].passage_count;
    html->marks = calloc(room + 1, sizeof *html->marks);
    if (!html->marks)
        return error_memory(err);
    for (size_t f = 0; f < dossier->finding_count; f++) {
        const ReportFinding *finding = &dossier->findings[f];
        for (size_t p = 0; p < finding->passage_count; p++)
            if (is_marked(finding, &finding->passages[p]) && !is_told(finding, p))
                html->marks[html->mark_count++] =
                    (HtmlMark){ finding, &finding->passages[p], 0 };
    }
    qsort(html->marks, html->mark_count, sizeof *html->marks, compare_marks);
    number_marks(html);
    return true;
}

void html_marks_done(HtmlReport *html)
{
    free(html->marks);
    html->marks = NULL;
    html->mark_count = 0;
}

/* The first mark at or behind a block. */
static size_t first_mark(const HtmlReport *html, uint32_t document, uint32_t block)
{
    size_t low = 0, high = html->mark_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const ReportPlace *place = &html->marks[middle].passage->place;
        if (place->document < document ||
            (place->document == document && place->block < block))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void html_marks_of(const HtmlReport *html, uint32_t document, uint32_t block,
                   size_t *first, size_t *end)
{
    *first = first_mark(html, document, block);
    *end = first_mark(html, document, block + 1);
}

const HtmlMark *html_mark_at(const HtmlReport *html, const ReportPlace *place)
{
    size_t first, end;
    html_marks_of(html, place->document, place->block, &first, &end);
    for (size_t i = first; i < end; i++)
        if (html->marks[i].number &&
            is_same_place(&html->marks[i].passage->place, place))
            return &html->marks[i];
    return NULL;
}

const char *html_mark_class(const HtmlMark *mark)
{
    switch (mark->passage->role) {
    case EVIDENCE_NEAR_MISS:
        return "faint";
    case EVIDENCE_EXCLUSION:
        return "bad";
    case EVIDENCE_ELEMENT:
        return mark->passage->standing == STANDING_OPERATIVE ? "good" : "warn";
    case EVIDENCE_SUBJECT:
        break;
    }
    return mark->finding->verdict == VERDICT_MET ? "good" : "warn";
}

const char *html_mark_sign(const HtmlMark *mark)
{
    const char *class = html_mark_class(mark);
    return strcmp(class, "good") == 0   ? "✓"
           : strcmp(class, "warn") == 0 ? "◐"
           : strcmp(class, "bad") == 0  ? "✗"
                                        : "≈";
}

const char *html_mark_word(const HtmlReport *html, const HtmlMark *mark)
{
    Language language = html->page.language;
    const ReportPassage *passage = mark->passage;
    const char *element = NULL;
    if (passage->role == EVIDENCE_ELEMENT)
        element = element_word(mark->finding->rule, passage->element, language);
    if (element)
        return element;
    if (passage->standing != STANDING_OPERATIVE)
        return standing_word(passage->standing, language);
    return rule_verdict_word(mark->finding->rule, mark->finding->verdict, language);
}

void html_mark_anchor(HtmlReport *html, const HtmlMark *mark)
{
    buffer_add_format(html->page.out, "m%zu.%u.%u", html->index + 1,
                      mark->passage->place.document + 1, mark->number);
}
