/* SPDX-License-Identifier: Apache-2.0 */
/* docx_place.c - from words of a block to places in the main part.
 *
 * A comment goes around whole children of a paragraph (links, controls, tracked
 * changes), which is valid wherever the words stand in them; a plain run is parted
 * where the words begin and end.  What stands in a text box is reached by the paragraph
 * that the box hangs on. */
#include "annotate/docx_copy.h"

#include <string.h>

uint32_t docx_child(const Markup *markup, uint32_t parent, const char *local)
{
    if (markup_is_empty(markup, parent))
        return 0;
    uint32_t child = markup_is_opening(markup, parent + 1) ? parent + 1 : 0;
    while (child && !docx_is(markup, child, local))
        child = docx_next(markup, child);
    return child;
}

uint32_t docx_next(const Markup *markup, uint32_t element)
{
    uint32_t next = markup_tag(markup, element)->partner + 1;
    return next <= markup->count && markup_is_opening(markup, next) ? next : 0;
}

/* The element whose text follows a tag. */
static uint32_t element_at(const Markup *markup, uint32_t tag)
{
    return markup_is_opening(markup, tag) ? tag : markup_tag(markup, tag)->parent;
}

/* The outermost paragraph around a tag, and the child of it that leads there (0 when it
 * is the paragraph itself). */
static uint32_t climb(const Markup *markup, uint32_t tag, uint32_t *child)
{
    uint32_t found = 0, below = 0;
    *child = 0;
    for (uint32_t at = element_at(markup, tag); at;
         at = markup_tag(markup, at)->parent) {
        if (docx_is(markup, at, "p")) {
            found = at;
            *child = below;
        }
        below = at;
    }
    return found;
}

/* The last paragraph that begins before a tag and is no empty element, else the first
 * of all; 0. */
static uint32_t nearest(const Markup *markup, uint32_t tag)
{
    uint32_t child;
    for (uint32_t at = tag; at; at--)
        if (markup_is_opening(markup, at) && !markup_is_empty(markup, at) &&
            docx_is(markup, at, "p"))
            return climb(markup, at, &child);
    for (uint32_t at = tag + 1; at <= markup->count; at++)
        if (markup_is_opening(markup, at) && !markup_is_empty(markup, at) &&
            docx_is(markup, at, "p"))
            return at;
    return 0;
}

static const Origin *origin_of(const DocxCopy *copy, uint32_t block)
{
    const Origin *origin = block < document_block_count(copy->document)
                               ? document_block_at(copy->document, block)->origin
                               : NULL;
    bool is_here = origin && origin->tag && origin->tag <= copy->markup.count &&
                   strcmp(origin->part, copy->main) == 0;
    return is_here ? origin : NULL;
}

/* The tag behind which byte `offset` of a block stands. */
static uint32_t tag_of(const DocxCopy *copy, const Origin *origin, uint32_t offset)
{
    uint32_t tag = origin->tag;
    for (uint32_t i = 0; i < origin->piece_count; i++)
        if (i == 0 || origin->pieces[i].start <= offset)
            tag = origin->pieces[i].tag;
    return tag && tag <= copy->markup.count ? tag : origin->tag;
}

/* Bytes between the properties of a paragraph and its end. */
static size_t content_start(const Markup *markup, uint32_t paragraph)
{
    uint32_t properties = docx_child(markup, paragraph, "pPr");
    uint32_t last = properties ? markup_tag(markup, properties)->partner : paragraph;
    return markup_tag(markup, last)->end;
}

static size_t content_end(const Markup *markup, uint32_t paragraph)
{
    return markup_tag(markup, markup_tag(markup, paragraph)->partner)->start;
}

static DocxRange whole(const Markup *markup, uint32_t paragraph)
{
    DocxRange range = { .first = paragraph, .last = paragraph };
    if (paragraph) {
        range.start = content_start(markup, paragraph);
        range.end = content_end(markup, paragraph);
    }
    return range;
}

/* --- Parting runs --- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

static bool keeps_blanks(const Markup *markup, uint32_t text)
{
    return markup_value_is(markup_attribute(markup, text, "xml:space"), "preserve");
}

/* True when the whole text of a w:t can be read in the block as it is in the file, and
 * blanks at its ends do not hang on an attribute that a part of it would lack. */
static bool is_plain_text(const DocxCopy *copy, uint32_t text, const Block *block,
                          const OriginPiece *piece, uint32_t piece_end)
{
    Buffer words;
    buffer_init(&words, copy->markup.length + 1);
    markup_add_text(&copy->markup, text, &words);
    uint32_t length = piece_end - piece->start;
    const char *bytes = buffer_string(&words);
    bool is_plain =
        !buffer_failed(&words) && piece->offset <= words.length &&
        length <= words.length - piece->offset && words.length &&
        memcmp(bytes + piece->offset, block->text + piece->start, length) == 0;
    bool is_kept =
        markup_value_is(markup_attribute(&copy->markup, text, "xml:space"), "preserve");
    if (is_plain && !is_kept)
        is_plain = !is_blank(bytes[0]) && !is_blank(bytes[words.length - 1]);
    if (words.short_of_memory)
        arena_fail(copy->arena);
    buffer_done(&words);
    return is_plain;
}

/* The byte of the part where byte `offset` of a block stands inside the text of a run
 * that is a child of its paragraph; `*text` is that w:t.  False when the run cannot be
 * parted there. */
static bool part_at(const DocxCopy *copy, uint32_t index, uint32_t offset,
                    uint32_t child, size_t *at, uint32_t *text)
{
    const Markup *markup = &copy->markup;
    const Block *block = document_block_at(copy->document, index);
    const Origin *origin = block->origin;
    uint32_t i = 0;
    while (i + 1 < origin->piece_count && origin->pieces[i + 1].start <= offset)
        i++;
    const OriginPiece *piece = &origin->pieces[i];
    uint32_t piece_end =
        i + 1 < origin->piece_count ? origin->pieces[i + 1].start : block->length;
    if (!origin->piece_count || offset <= piece->start || offset >= piece_end)
        return false;
    uint32_t properties = docx_child(markup, child, "rPr");
    if (!markup_is_opening(markup, piece->tag) || !docx_is(markup, child, "r") ||
        !docx_is(markup, piece->tag, "t") ||
        markup_tag(markup, piece->tag)->parent != child ||
        (properties && docx_child(markup, properties, "rPrChange")) ||
        !is_plain_text(copy, piece->tag, block, piece, piece_end))
        return false;
    /* A blank at the end of the first half would be lost. */
    while (!keeps_blanks(markup, piece->tag) && offset > piece->start &&
           is_blank(block->text[offset - 1]))
        offset--;
    *text = piece->tag;
    return offset > piece->start &&
           markup_locate(markup, piece->tag, piece->offset + (offset - piece->start),
                         at);
}

/* Moves the ends of a range into the runs they stand in, where that can be. */
static void tighten(const DocxCopy *copy, uint32_t block, uint32_t start, uint32_t end,
                    uint32_t from, uint32_t to, DocxRange *range)
{
    size_t at;
    uint32_t text;
    if (from && part_at(copy, block, start, from, &at, &text)) {
        range->start = at;
        range->start_text = text;
    }
    if (to && part_at(copy, block, end, to, &at, &text) && at > range->start) {
        range->end = at;
        range->end_text = text;
    }
}

DocxRange docx_range(const DocxCopy *copy, uint32_t block, uint32_t start, uint32_t end)
{
    const Markup *markup = &copy->markup;
    const Origin *origin = origin_of(copy, block);
    if (!origin)
        return whole(markup, nearest(markup, 1));
    uint32_t from, to;
    DocxRange range = {
        .first = climb(markup, tag_of(copy, origin, start), &from),
        .last = climb(markup, tag_of(copy, origin, end > start ? end - 1 : start), &to),
    };
    if (!range.first || !range.last || markup_is_empty(markup, range.first) ||
        markup_is_empty(markup, range.last))
        return whole(markup, nearest(markup, origin->tag));
    range.start = content_start(markup, range.first);
    range.end = content_end(markup, range.last);
    if (from && markup_tag(markup, from)->start > range.start)
        range.start = markup_tag(markup, from)->start;
    if (to && !docx_is(markup, to, "pPr"))
        range.end = markup_tag(markup, markup_tag(markup, to)->partner)->end;
    tighten(copy, block, start, end, from, to, &range);
    if (range.end < range.start)
        range.end = range.start;
    return range;
}

uint32_t docx_paragraph(const DocxCopy *copy, uint32_t block)
{
    uint32_t child;
    const Origin *origin = origin_of(copy, block);
    if (!origin)
        return 0;
    return climb(&copy->markup, tag_of(copy, origin, UINT32_MAX), &child);
}

size_t docx_body_end(const DocxCopy *copy, uint32_t *body)
{
    const Markup *markup = &copy->markup;
    uint32_t last = 0;
    *body = docx_child(markup, 1, "body");
    if (!*body || markup_is_empty(markup, *body))
        return 0;
    for (uint32_t at = markup_is_opening(markup, *body + 1) ? *body + 1 : 0; at;
         at = docx_next(markup, at))
        last = at;
    if (last && docx_is(markup, last, "sectPr"))
        return markup_tag(markup, last)->start;
    return markup_tag(markup, markup_tag(markup, *body)->partner)->start;
}
