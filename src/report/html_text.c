/* SPDX-License-Identifier: Apache-2.0 */
/* html_text.c - the whole text of the documents: how to read the marks, and each
 * document behind its contents list. */
#include "report/html_text.h"

#include "report/words.h"

#include <string.h>

const char *html_text_name(const HtmlText *writing)
{
    const ReportDocument *document =
        &writing->html->dossier->documents[writing->document];
    return writing->html->report->count > 1 ? document->path : document->name;
}

/* The signs of what is marked from `at` down to the next line of the contents. */
static void add_signs(HtmlText *writing, size_t at, uint8_t most)
{
    static const struct {
        const char *class, *sign;
    } signs[] = { { "bad", "✗" }, { "warn", "◐" }, { "good", "✓" }, { "faint", "≈" } };
    HtmlPage *page = &writing->html->page;
    size_t counts[sizeof signs / sizeof *signs] = { 0 };
    const ReportBlock *blocks = writing->text->blocks;
    for (size_t b = at; b < writing->text->count; b++) {
        size_t first, end;
        if (b > at && blocks[b].kind == BLOCK_HEADING && blocks[b].depth <= most)
            break;
        html_marks_of(writing->html, writing->document, blocks[b].block, &first, &end);
        for (; first < end; first++)
            for (size_t s = 0; s < sizeof signs / sizeof *signs; s++)
                counts[s] += strcmp(signs[s].class,
                                    html_mark_class(&writing->html->marks[first])) == 0;
    }
    for (size_t s = 0; s < sizeof signs / sizeof *signs; s++)
        if (counts[s])
            buffer_add_format(page->out, " <span class=\"%s\">%s\u00a0%zu</span>",
                              signs[s].class, signs[s].sign, counts[s]);
}

/* Two levels of headings, folded when there are many. */
static void write_contents(HtmlText *writing)
{
    enum { LEVELS = 2, MANY = 12 };
    HtmlPage *page = &writing->html->page;
    const ReportText *text = writing->text;
    size_t count = 0;
    for (size_t i = 0; i < text->count; i++)
        count +=
            text->blocks[i].kind == BLOCK_HEADING && text->blocks[i].depth <= LEVELS;
    if (count < 2)
        return;
    html_raw(page, "<nav aria-label=\"");
    html_say(page, "Sommaire de ", "Contents of ");
    html_quote(page, html_text_name(writing));
    html_raw(page, count > MANY ? "\">\n<details>\n<summary>"
                                : "\">\n<details open>\n<summary>");
    html_format(page,
                page->language == LANGUAGE_FR ? "Sommaire (%zu)" : "Contents (%zu)",
                count);
    html_raw(page, "</summary>\n<ul class=\"items\">\n");
    for (size_t i = 0; i < text->count; i++) {
        const ReportBlock *block = &text->blocks[i];
        if (block->kind != BLOCK_HEADING || block->depth > LEVELS)
            continue;
        html_raw(page, block->depth > 1 ? "<li class=\"in2\"><a href=\"#"
                                        : "<li><a href=\"#");
        html_text_anchor(writing, block);
        html_raw(page, "\">");
        if (*block->label) {
            html_quote(page, block->label);
            html_raw(page, " ");
        }
        for (uint32_t s = 0; s < block->stretch_count; s++)
            html_quote(page, block->stretches[s].text);
        html_raw(page, "</a>");
        add_signs(writing, i, LEVELS);
        html_raw(page, "</li>\n");
    }
    html_raw(page, "</ul>\n</details>\n</nav>\n");
}

static void write_document(HtmlReport *html, uint32_t index)
{
    HtmlPage *page = &html->page;
    const ReportDocument *document = &html->dossier->documents[index];
    HtmlText writing = { html, &html->dossier->texts[index], index, 0 };
    buffer_add_format(page->out, "<section class=\"document\"%s>\n<h4 id=\"t%zu.%u\">",
                      page->language == LANGUAGE_FR ? "" : " lang=\"fr\"",
                      html->index + 1, index + 1);
    html_quote(page, document->name);
    html_raw(page, "</h4>\n<p class=\"where\"");
    html_raw(page, page->language == LANGUAGE_FR ? ">" : " lang=\"en\">");
    html_sentence(page, kind_title(document->kind, page->language));
    html_raw(page, ".</p>\n");
    write_contents(&writing);
    html_text_blocks(&writing);
    html_raw(page, "</section>\n");
}

static void write_legend(HtmlReport *html)
{
    HtmlPage *page = &html->page;
    html_raw(page, "<p>");
    html_say(
        page,
        "Les passages pesés sont marqués là où ils se trouvent ; le numéro renvoie "
        "à la marge, et la marge au constat. Dans les constats, le lieu d'un "
        "passage ramène ici.",
        "Passages that were weighed are marked where they stand; the number leads "
        "to the margin, and the margin to the finding. In a finding, the place of a "
        "passage leads back here.");
    html_raw(page, "</p>\n<p><mark class=\"good\">✓</mark> ");
    html_say(page, "compte", "counts");
    html_raw(page, " · <mark class=\"warn\">◐</mark> ");
    html_say(page, "à compléter ou à revoir", "to complete or to review");
    html_raw(page, " · <mark class=\"bad\">✗</mark> ");
    html_say(page, "écarte le point", "rules the point out");
    html_raw(page, " · <mark class=\"faint\">≈</mark> ");
    html_say(page, "en parle, mais ne compte pas", "speaks of it, but does not count");
    buffer_add_format(page->out,
                      "</p>\n<p class=\"choice\"><input type=\"checkbox\" "
                      "class=\"printed\" id=\"p%zu\"> <label for=\"p%zu\">",
                      html->index + 1, html->index + 1);
    html_say(page, "Imprimer aussi ce texte", "Print this text too");
    html_raw(page, "</label></p>\n");
}

void html_texts(HtmlReport *html)
{
    HtmlPage *page = &html->page;
    const ReportDossier *dossier = html->dossier;
    if (!html_has_text(html))
        return;
    html_raw(page, "<section class=\"texts\">\n");
    buffer_add_format(page->out, "<h3 id=\"s%zu-texts\">", html->index + 1);
    html_say(page, "Texte des documents, annoté", "Text of the documents, annotated");
    html_raw(page, "</h3>\n");
    write_legend(html);
    for (size_t i = 0; i < dossier->document_count; i++)
        write_document(html, (uint32_t)i);
    html_raw(page, "</section>\n");
}
