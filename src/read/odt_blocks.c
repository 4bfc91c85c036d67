/* SPDX-License-Identifier: Apache-2.0 */
/* odt_blocks.c - what paragraphs stand in: sections, lists, notes, comments, contents.
 *
 * OpenDocument 1.4, part 3, 5 and 6.3. */
#include "read/odt.h"

#include "read/odt_names.h"

#include <string.h>

bool odt_open_text(Odt *odt, const XmlElement *element, Error *err)
{
    if (odt->object_depth)
        return odt_open_inner(odt, element, err);
    if (odt_is(element, TEXT_USE_SOFT_PAGE_BREAKS, "true"))
        odt->counts_pages = true;
    return true;
}

bool odt_open_section(Odt *odt, const XmlElement *element, Error *err)
{
    (void)err;
    if (odt_is(element, TEXT_DISPLAY, "none") ||
        (odt_is(element, TEXT_DISPLAY, "condition") &&
         odt_is(element, TEXT_IS_HIDDEN, "true")))
        odt_frame(odt)->sticky |= RUN_HIDDEN;
    return true;
}

bool odt_open_contents(Odt *odt, const XmlElement *element, Error *err)
{
    (void)element, (void)err;
    OdtFrame *frame = odt_frame(odt);
    if (frame->stream == STREAM_BODY || frame->stream == STREAM_TEXTBOX)
        frame->stream = STREAM_CONTENTS;
    return true;
}

/* --- Lists; those of a deletion count nothing --- */

static bool is_counting(Odt *odt)
{
    return !odt->in_line && !(odt_frame(odt)->sticky & RUN_DELETED);
}

bool odt_open_list(Odt *odt, const XmlElement *element, Error *err)
{
    (void)err;
    if (!is_counting(odt))
        return true;
    odt_lists_open(odt->lists, element, odt->scope);
    odt_frame(odt)->saved = 1;
    return true;
}

bool odt_open_numbered(Odt *odt, const XmlElement *element, Error *err)
{
    (void)err;
    if (!is_counting(odt))
        return true;
    odt_lists_open_numbered(odt->lists, element, odt->scope);
    odt_frame(odt)->saved = 1;
    return true;
}

bool odt_close_list(Odt *odt, Error *err)
{
    if (odt_frame(odt)->saved)
        odt_lists_close(odt->lists);
    return !odt_lists_failed(odt->lists) || error_memory(err);
}

bool odt_open_item(Odt *odt, const XmlElement *element, Error *err)
{
    (void)err;
    if (!is_counting(odt))
        return true;
    odt_lists_open_item(odt->lists, element, odt->scope);
    odt_frame(odt)->saved = 1;
    return true;
}

bool odt_close_item(Odt *odt, Error *err)
{
    (void)err;
    if (odt_frame(odt)->saved)
        odt_lists_close_item(odt->lists);
    return true;
}

/* The number as the last editor showed it: only where none could be computed. */
bool odt_open_number(Odt *odt, const XmlElement *element, Error *err)
{
    (void)element, (void)err;
    odt_capture(odt);
    return true;
}

bool odt_close_number(Odt *odt, Error *err)
{
    OdtParagraph *paragraph = odt_paragraph(odt);
    const char *number = buffer_string(&odt->captured);
    if (!paragraph || paragraph->opened || paragraph->label[0] || !number[0] ||
        odt->in_line || odt_parent(odt)->chars != ODT_CHARS_TEXT)
        return true;
    paragraph->label = arena_strdup(odt->arena, number);
    if (!paragraph->label) {
        paragraph->label = "";
        return error_memory(err);
    }
    paragraph->number = true;
    if (paragraph->kind == BLOCK_PARAGRAPH) {
        paragraph->kind = BLOCK_LIST_ITEM;
        paragraph->level = 1;
    }
    return true;
}

/* --- Asides: notes, comments, text boxes --- */

void odt_begin_aside(Odt *odt, Stream stream)
{
    OdtFrame *frame = odt_frame(odt);
    odt_flush(odt);
    frame->saved = odt_lists_step_out(odt->lists);
    frame->saved_line = odt->in_line;
    odt->in_line = ODT_LINE_NONE;
    frame->chars = ODT_CHARS_NONE;
    frame->header = false;
    if (frame->stream == STREAM_BODY || stream == STREAM_COMMENT)
        frame->stream = stream;
}

bool odt_close_aside(Odt *odt, Error *err)
{
    (void)err;
    const OdtFrame *frame = odt_frame(odt);
    odt_lists_step_back(odt->lists, frame->saved);
    odt->in_line = frame->saved_line;
    return true;
}

bool odt_open_note(Odt *odt, const XmlElement *element, Error *err)
{
    (void)err;
    OdtFrame *frame = odt_frame(odt);
    frame->chars = ODT_CHARS_NONE;
    frame->seen = odt_is(element, TEXT_NOTE_CLASS, "endnote");
    return true;
}

bool odt_open_note_body(Odt *odt, const XmlElement *element, Error *err)
{
    (void)element, (void)err;
    odt_begin_aside(odt, odt_parent(odt)->seen ? STREAM_ENDNOTE : STREAM_FOOTNOTE);
    return true;
}

bool odt_open_annotation(Odt *odt, const XmlElement *element, Error *err)
{
    (void)element, (void)err;
    odt_begin_aside(odt, STREAM_COMMENT);
    odt->comment_author = "";
    odt->comments++;
    return true;
}
