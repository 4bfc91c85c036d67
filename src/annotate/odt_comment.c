/* SPDX-License-Identifier: Apache-2.0 */
/* odt_comment.c - comments over passages.
 *
 *     office:annotation office:name="x" ... office:annotation-end office:name="x"
 *
 * Both ends are empty for the text around them, so that they may stand in different
 * spans.  OpenDocument 1.4, part 3, 14.1 to 14.3. */
#include "annotate/odt_copy.h"

#include <string.h>

/* The bytes between which a comment stands. */
typedef struct Stretch {
    size_t start, end;
} Stretch;

static bool find_place(const OdtCopy *copy, uint32_t index, uint32_t start,
                       uint32_t end, Stretch *stretch)
{
    const Block *block = document_block_at(copy->document, index);
    if (end <= start) {
        start = 0;
        end = block->length;
    }
    if (!odt_anchor(copy, block, start, false, &stretch->start) ||
        !odt_anchor(copy, block, end, true, &stretch->end))
        return false;
    if (stretch->end < stretch->start)
        stretch->end = stretch->start;
    return true;
}

/* The whole of a block of the body. */
static bool find_block(const OdtCopy *copy, uint32_t index, Stretch *stretch)
{
    return document_block_at(copy->document, index)->stream == STREAM_BODY &&
           find_place(copy, index, 0, 0, stretch);
}

/* Where a passage stands whose own place takes no comment, as that of a header: the
 * text it hangs on, else the body before it, else behind it. */
static bool find_near(const OdtCopy *copy, uint32_t index, Stretch *stretch)
{
    uint32_t count = (uint32_t)document_block_count(copy->document);
    uint32_t from = index < count ? index : 0;
    uint32_t anchor =
        from < count ? document_block_at(copy->document, from)->anchor : BLOCK_NONE;
    if (anchor != BLOCK_NONE && anchor < count && find_block(copy, anchor, stretch))
        return true;
    for (uint32_t i = from; i-- > 0;)
        if (find_block(copy, i, stretch))
            return true;
    for (uint32_t i = from; i < count; i++)
        if (find_block(copy, i, stretch))
            return true;
    return false;
}

/* The first paragraph of a body without text. */
static bool find_empty(const OdtCopy *copy, Stretch *stretch)
{
    const Markup *markup = &copy->markup;
    uint32_t end = markup_tag(markup, copy->body)->partner;
    for (uint32_t tag = copy->body + 1; tag < end; tag++) {
        if (!markup_is_opening(markup, tag) || odt_is_structure(copy, tag))
            continue;
        if (odt_is_paragraph(copy, tag) && !markup_is_empty(markup, tag)) {
            stretch->start = stretch->end = markup_tag(markup, tag)->end;
            return true;
        }
        tag = markup_tag(markup, tag)->partner;
    }
    return false;
}

static void add_paragraphs(OdtCopy *copy, const char *words)
{
    Buffer line;
    buffer_init(&line, SIZE_MAX / 2);
    for (;; words++) {
        size_t length = strcspn(words, "\n");
        buffer_clear(&line);
        buffer_add(&line, words, length);
        odt_add_tag(copy, "<", ODT_TEXT, "p>");
        odt_add_words(copy, buffer_string(&line));
        odt_add_tag(copy, "</", ODT_TEXT, "p>");
        words += length;
        if (!*words)
            break;
    }
    copy->splices.failed = copy->splices.failed || buffer_failed(&line);
    buffer_done(&line);
}

static void add_initials(OdtCopy *copy)
{
    const char *initials = copy->options->initials;
    if (!copy->has_initials)
        return;
    odt_add_tag(copy, "<", ODT_META, "creator-initials>");
    markup_escape(&copy->text, initials, strlen(initials));
    odt_add_tag(copy, "</", ODT_META, "creator-initials>");
}

static void put_comment(OdtCopy *copy, const Annotation *annotation,
                        const Stretch *stretch)
{
    char name[ODT_NAME_ROOM];
    odt_new_name(copy, name);
    odt_add_tag(copy, "<", ODT_OFFICE, "annotation");
    odt_add_declarations(copy, 1 << ODT_OFFICE | 1 << ODT_TEXT | 1 << ODT_DC |
                                   (copy->has_initials ? 1 << ODT_META : 0));
    odt_add_attribute(copy, ODT_OFFICE, "name");
    buffer_add_format(&copy->text, "%s\">", name);
    odt_add_author(copy, false);
    add_initials(copy);
    add_paragraphs(copy, annotation->text);
    odt_add_tag(copy, "</", ODT_OFFICE, "annotation>");
    odt_put(copy, stretch->start);
    odt_add_tag(copy, "<", ODT_OFFICE, "annotation-end");
    odt_add_declarations(copy, 1 << ODT_OFFICE);
    odt_add_attribute(copy, ODT_OFFICE, "name");
    buffer_add_format(&copy->text, "%s\"/>", name);
    odt_put(copy, stretch->end);
}

bool odt_add_comments(OdtCopy *copy, const AnnotationPlan *plan)
{
    for (size_t i = 0; i < plan->annotation_count; i++) {
        const Annotation *annotation = &plan->annotations[i];
        uint32_t block = annotation->block;
        Stretch stretch;
        bool found =
            block < document_block_count(copy->document) &&
            find_place(copy, block, annotation->start, annotation->end, &stretch);
        if (found || find_near(copy, block, &stretch) || find_empty(copy, &stretch))
            put_comment(copy, annotation, &stretch);
    }
    return !copy->splices.failed;
}
