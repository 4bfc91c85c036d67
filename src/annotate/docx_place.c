/* SPDX-License-Identifier: Apache-2.0 */
/* docx_place.c - from words of a block to places in the main part.
 *
 * A comment goes around whole children of a paragraph (runs, links, controls, tracked
 * changes), which is valid wherever the words stand in them.  What stands in a text box
 * is reached by the paragraph that the box hangs on. */
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
