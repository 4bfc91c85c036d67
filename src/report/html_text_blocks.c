/* SPDX-License-Identifier: Apache-2.0 */
/* html_text_blocks.c - paragraphs, headings, lists and tables of a document, marked. */
#include "report/html_text.h"
#include "report/listing_parts.h"
#include "report/words.h"

#include <string.h>

/* --- Words --- */

static void add_marks_at(HtmlText *writing, size_t first, size_t end, uint32_t at)
{
    HtmlPage *page = &writing->html->page;
    for (size_t i = first; i < end; i++) {
        const HtmlMark *mark = &writing->html->marks[i];
        if (mark->passage->place.start != at)
            continue;
        html_raw(page, "<span class=\"sign\" id=\"");
        html_mark_anchor(writing->html, mark);
        buffer_add_format(page->out, "\">%s%u\u00a0</span>", html_mark_sign(mark),
                          mark->number);
    }
}

/* What the words between two bytes say gravest; NULL when they are not marked. */
static const char *class_between(const HtmlText *writing, size_t first, size_t end,
                                 uint32_t from, uint32_t to)
{
    static const char *const gravity[] = { "bad", "warn", "good", "faint" };
    for (size_t g = 0; g < sizeof gravity / sizeof *gravity; g++)
        for (size_t i = first; i < end; i++) {
            const HtmlMark *mark = &writing->html->marks[i];
            if (mark->passage->place.start <= from && mark->passage->place.end >= to &&
                strcmp(html_mark_class(mark), gravity[g]) == 0)
                return gravity[g];
        }
    return NULL;
}

/* The next byte behind `from`, `end` at most, where a mark begins or ends. */
static uint32_t next_bound(const HtmlText *writing, size_t first, size_t last,
                           uint32_t from, uint32_t end)
{
    for (size_t i = first; i < last; i++) {
        const ReportPlace *place = &writing->html->marks[i].passage->place;
        if (place->start > from && place->start < end)
            end = place->start;
        if (place->end > from && place->end < end)
            end = place->end;
    }
    return end;
}

static void add_lines(HtmlPage *page, const char *text, size_t length)
{
    while (length) {
        const char *feed = memchr(text, '\n', length);
        size_t line = feed ? (size_t)(feed - text) : length;
        html_quote_part(page, text, line);
        if (!feed)
            return;
        html_raw(page, "<br>");
        text += line + 1;
        length -= line + 1;
    }
}

static void add_stretch(HtmlText *writing, const ReportStretch *stretch, size_t first,
                        size_t last)
{
    HtmlPage *page = &writing->html->page;
    uint32_t end = stretch->start + stretch->length;
    for (uint32_t from = stretch->start, to; from < end; from = to) {
        to = next_bound(writing, first, last, from, end);
        const char *class = class_between(writing, first, last, from, to);
        if (class)
            buffer_add_format(page->out, "<mark class=\"%s\">", class);
        add_marks_at(writing, first, last, from);
        add_lines(page, stretch->text + (from - stretch->start), to - from);
        html_raw(page, class ? "</mark>" : "");
    }
}

static void add_words(HtmlText *writing, const ReportBlock *block)
{
    HtmlPage *page = &writing->html->page;
    size_t first, last;
    html_marks_of(writing->html, writing->document, block->block, &first, &last);
    if (*block->label) {
        html_quote(page, block->label);
        html_raw(page, " ");
    }
    for (uint32_t i = 0; i < block->stretch_count; i++)
        add_stretch(writing, &block->stretches[i], first, last);
}

/* --- The margin --- */

static bool is_marked(const HtmlText *writing, const ReportBlock *block)
{
    size_t first, end;
    html_marks_of(writing->html, writing->document, block->block, &first, &end);
    return first < end;
}

static void add_note(HtmlText *writing, const HtmlMark *mark)
{
    HtmlPage *page = &writing->html->page;
    const Rule *rule = mark->finding->rule;
    html_raw(page, "<span class=\"note\"><a class=\"");
    html_raw(page, html_mark_class(mark));
    html_raw(page, "\" href=\"#");
    html_anchor(page, writing->html->index, rule->id);
    buffer_add_format(page->out, "\">%s%u ", html_mark_sign(mark), mark->number);
    html_words(page, wording_in(&rule->title, page->language));
    html_raw(page, "</a>");
    html_colon(page);
    html_words(page, html_mark_word(writing->html, mark));
    html_raw(page, "</span>");
}

/* The documents are in French, what stands beside them in the language of the page. */
static void open_notes(HtmlPage *page, const char *tag)
{
    buffer_add_format(page->out, "<%s class=\"notes\"%s>", tag,
                      page->language == LANGUAGE_FR ? "" : " lang=\"en\"");
}

static void add_notes(HtmlText *writing, const ReportBlock *block)
{
    size_t first, end;
    html_marks_of(writing->html, writing->document, block->block, &first, &end);
    for (size_t i = first; i < end; i++)
        add_note(writing, &writing->html->marks[i]);
}

/* --- Blocks --- */

static void open_tag(HtmlPage *page, const char *tag, const char *class, bool marked)
{
    buffer_add_format(page->out, "<%s", tag);
    if (*class || marked)
        buffer_add_format(page->out, " class=\"%s%s%s\"", class,
                          *class && marked ? " " : "", marked ? "marked" : "");
    html_raw(page, marked ? "><span>" : ">");
}

static void close_tag(HtmlText *writing, const ReportBlock *block, const char *tag,
                      bool marked)
{
    HtmlPage *page = &writing->html->page;
    if (marked) {
        html_raw(page, "</span>");
        open_notes(page, "span");
        add_notes(writing, block);
        html_raw(page, "</span>");
    }
    buffer_add_format(page->out, "</%s>\n", tag);
}

void html_text_anchor(const HtmlText *writing, const ReportBlock *block)
{
    buffer_add_format(writing->html->page.out, "h%zu.%u.%u", writing->html->index + 1,
                      writing->document + 1, block->block);
}

/* Headings of documents stand under that of the document, a fourth-level one; HTML has
 * names for two levels more. */
static void write_heading(HtmlText *writing, const ReportBlock *block)
{
    enum { ABOVE = 4, DEEPEST_NAME = 6 };
    HtmlPage *page = &writing->html->page;
    int level = ABOVE + block->depth;
    int name = level < DEEPEST_NAME ? level : DEEPEST_NAME;
    buffer_add_format(page->out, "<h%d id=\"", name);
    html_text_anchor(writing, block);
    html_raw(page, "\"");
    if (level > name)
        buffer_add_format(page->out, " aria-level=\"%d\"", level);
    html_raw(page, ">");
    add_words(writing, block);
    buffer_add_format(page->out, "</h%d>\n", name);
    if (!is_marked(writing, block))
        return;
    html_raw(page, "<p class=\"marked beside\"><span></span>");
    open_notes(page, "span");
    add_notes(writing, block);
    html_raw(page, "</span></p>\n");
}

static void write_paragraph(HtmlText *writing, const ReportBlock *block)
{
    HtmlPage *page = &writing->html->page;
    bool marked = is_marked(writing, block);
    const char *stream = listing_stream_mark(block->stream, page->language);
    open_tag(page, "p", stream ? "aside" : "", marked);
    if (stream) {
        html_raw(page, "<span class=\"stream\">");
        html_sentence(page, stream);
        html_raw(page, "</span>");
        html_colon(page);
    }
    add_words(writing, block);
    close_tag(writing, block, "p", marked);
}

static bool is_item(const ReportBlock *block)
{
    return block->kind == BLOCK_LIST_ITEM && block->stream == STREAM_BODY;
}

/* Items carry their own labels, which were computed; depth is shown, not nested. */
static size_t write_list(HtmlText *writing, size_t at, size_t end)
{
    static const char *const classes[] = { "", "in2", "in3" };
    HtmlPage *page = &writing->html->page;
    const ReportBlock *blocks = writing->text->blocks;
    uint32_t table = blocks[at].table;
    html_raw(page, "<ul class=\"items\">\n");
    for (; at < end && is_item(&blocks[at]) && blocks[at].table == table; at++) {
        const ReportBlock *block = &blocks[at];
        bool marked = is_marked(writing, block);
        unsigned depth = block->depth < 2 ? 0 : block->depth < 3 ? 1 : 2;
        open_tag(page, "li", classes[depth], marked);
        add_words(writing, block);
        close_tag(writing, block, "li", marked);
    }
    html_raw(page, "</ul>\n");
    return at;
}

/* --- Tables --- */

/* The blocks from `at` on that stand in the same table, or in the same row of it. */
static size_t end_of_table(const ReportText *text, size_t at)
{
    size_t end = at;
    while (end < text->count && text->blocks[end].table == text->blocks[at].table)
        end++;
    return end;
}

static size_t end_of_row(const ReportText *text, size_t at, size_t end)
{
    size_t last = at;
    while (last < end && text->blocks[last].row == text->blocks[at].row)
        last++;
    return last;
}

/* Tables of one column are frames. */
static bool has_columns(const ReportText *text, size_t at, size_t end)
{
    while (at < end) {
        size_t last = end_of_row(text, at, end);
        if (text->blocks[at].column != text->blocks[last - 1].column)
            return true;
        at = last;
    }
    return false;
}

static uint32_t count_columns(const ReportText *text, size_t at, size_t end)
{
    uint32_t columns = 0;
    for (; at < end; at++) {
        const ReportBlock *block = &text->blocks[at];
        uint32_t span = block->column_span ? block->column_span : 1;
        if (block->column + span > columns)
            columns = block->column + span;
    }
    return columns;
}

/* Cells that show nothing; a great many of them are one. */
static void add_gap(HtmlPage *page, uint32_t columns)
{
    enum { MANY = 16 };
    if (columns > MANY)
        buffer_add_format(page->out, "<td colspan=\"%u\"></td>", columns);
    for (uint32_t i = 0; columns <= MANY && i < columns; i++)
        html_raw(page, "<td></td>");
}

/* The blocks of a cell: those of its column. */
static size_t write_cell(HtmlText *writing, size_t at, size_t end, bool header)
{
    HtmlPage *page = &writing->html->page;
    const ReportBlock *blocks = writing->text->blocks;
    uint32_t column = blocks[at].column, span = blocks[at].column_span;
    html_raw(page, header ? "<th scope=\"col\"" : "<td");
    if (span > 1)
        buffer_add_format(page->out, " colspan=\"%u\"", span);
    html_raw(page, ">");
    for (size_t first = at; at < end && blocks[at].column == column; at++) {
        if (at > first)
            html_raw(page, "<br>");
        add_words(writing, &blocks[at]);
    }
    html_raw(page, header ? "</th>" : "</td>");
    return at;
}

/* A header row of one cell is a title over the table, not over a column. */
static void write_row(HtmlText *writing, size_t at, size_t end, uint32_t columns)
{
    HtmlPage *page = &writing->html->page;
    const ReportBlock *blocks = writing->text->blocks;
    bool header = blocks[at].header && blocks[at].column != blocks[end - 1].column;
    uint32_t column = 0;
    html_raw(page, "<tr>");
    while (at < end) {
        uint32_t span = blocks[at].column_span ? blocks[at].column_span : 1;
        if (blocks[at].column > column)
            add_gap(page, blocks[at].column - column);
        column = blocks[at].column + span;
        at = write_cell(writing, at, end, header);
    }
    if (column < columns)
        add_gap(page, columns - column);
    html_raw(page, "</tr>\n");
}

static bool any_marked(const HtmlText *writing, size_t at, size_t end)
{
    for (; at < end; at++)
        if (is_marked(writing, &writing->text->blocks[at]))
            return true;
    return false;
}

static void write_table(HtmlText *writing, size_t at, size_t end)
{
    HtmlPage *page = &writing->html->page;
    uint32_t columns = count_columns(writing->text, at, end);
    bool marked = any_marked(writing, at, end);
    html_raw(page, marked ? "<div class=\"marked\">\n" : "");
    html_raw(page, "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"");
    html_format(page, page->language == LANGUAGE_FR ? "Tableau %u de " : "Table %u of ",
                ++writing->tables);
    html_quote(page, html_text_name(writing));
    html_raw(page, "\">\n<table class=\"cells\">\n<tbody>\n");
    for (size_t row = at, next; row < end; row = next) {
        next = end_of_row(writing->text, row, end);
        write_row(writing, row, next, columns);
    }
    html_raw(page, "</tbody>\n</table>\n</div>\n");
    if (!marked)
        return;
    open_notes(page, "p");
    for (size_t i = at; i < end; i++)
        add_notes(writing, &writing->text->blocks[i]);
    html_raw(page, "</p>\n</div>\n");
}

static void write_range(HtmlText *writing, size_t at, size_t end, bool tables)
{
    while (at < end) {
        const ReportBlock *block = &writing->text->blocks[at];
        if (tables && block->table) {
            size_t last = end_of_table(writing->text, at);
            if (has_columns(writing->text, at, last))
                write_table(writing, at, last);
            else
                write_range(writing, at, last, false);
            at = last;
        } else if (is_item(block)) {
            at = write_list(writing, at, end);
        } else {
            if (block->kind == BLOCK_HEADING)
                write_heading(writing, block);
            else
                write_paragraph(writing, block);
            at++;
        }
    }
}

void html_text_blocks(HtmlText *writing)
{
    write_range(writing, 0, writing->text->count, true);
}
