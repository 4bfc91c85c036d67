/* SPDX-License-Identifier: Apache-2.0 */
/* odt_paragraphs.c - text:p and text:h: their style, their label, the pages they begin.
 */
#include "read/odt.h"

#include "read/odt_names.h"

#include <string.h>

enum { STICKY = RUN_DELETED | RUN_HIDDEN | RUN_INSERTED };

static void break_page(Odt *odt, bool exact)
{
    if (odt->counts_pages && !odt->object_depth)
        document_add_page_break(odt->document, exact);
}

/* The page style and the page break that a paragraph style brings. */
static void begin_page(Odt *odt, const OdtStyle *style)
{
    const OdtFrame *frame = odt_frame(odt);
    if (frame->stream != STREAM_BODY && frame->stream != STREAM_CONTENTS)
        return;
    bool has_master = style->master_page && style->master_page[0];
    if (has_master || !odt->has_first_master)
        odt_use_master(odt, style->master_page);
    odt->has_first_master = true;
    if ((style->break_before || has_master) && odt->has_body_text &&
        !odt->paragraph_count)
        break_page(odt, true);
}

/* The heading's level, 1 to 9; 0 for a paragraph. */
static int heading_level(const XmlElement *element, const OdtStyle *style)
{
    long level = style->outline_level;
    if (element->id == TEXT_H)
        level = xml_attribute_number(element, TEXT_OUTLINE_LEVEL, 1);
    return level < 0 ? 1 : level > 9 ? 9 : (int)level;
}

static OdtLabel take_label(Odt *odt, const XmlElement *element, const OdtStyle *style,
                           int level)
{
    OdtLabel label = odt_lists_take_label(odt->lists, odt->scope, style->list_style);
    if (!label.level && element->id == TEXT_H)
        label = odt_lists_take_outline(odt->lists, element, level, style->list_style);
    return label;
}

/* A ballot box as a bullet is a box that can be ticked. */
static bool find_ballot(const char *bullet, BoxState *state)
{
    *state = strcmp(bullet, "\u2610") == 0 ? BOX_UNTICKED : BOX_TICKED;
    return *state == BOX_UNTICKED || strcmp(bullet, "\u2611") == 0 ||
           strcmp(bullet, "\u2612") == 0;
}

static void begin_line(Odt *odt)
{
    OdtParagraph *paragraph = odt_paragraph(odt);
    if (paragraph && (paragraph->filled || odt->text.length))
        odt_add_exact(odt, "\n", 1, 0);
}

bool odt_open_paragraph(Odt *odt, const XmlElement *element, Error *err)
{
    (void)err;
    OdtFrame *frame = odt_frame(odt);
    if (frame->chars == ODT_CHARS_CAPTURE)
        return true;
    const XmlAttribute *name = xml_attribute_find(element, TEXT_STYLE_NAME);
    const OdtStyle *style =
        odt_styles_find(odt->styles, odt->scope, ODT_FAMILY_PARAGRAPH,
                        name ? name->value : "", name ? name->length : 0);
    frame->marks = style->set & ~(uint32_t)STICKY;
    frame->sticky |= style->set & RUN_HIDDEN;
    frame->font = style->font;
    frame->chars = ODT_CHARS_TEXT;
    if (odt->in_line) {
        /* A deletion over several paragraphs, played in one. */
        if (odt->in_line == ODT_LINE_NEXT)
            begin_line(odt);
        odt->in_line = ODT_LINE_NEXT;
        return true;
    }
    begin_page(odt, style);
    int level = heading_level(element, style);
    OdtLabel label = { .text = "" };
    if (!(frame->sticky & RUN_DELETED))
        label = take_label(odt, element, style, level ? level : 1);
    BoxState box = BOX_UNTICKED;
    bool has_box = label.text[0] && find_ballot(label.text, &box);
    const char *shown = has_box ? "" : label.text;
    OdtParagraph paragraph = {
        .kind = level      ? BLOCK_HEADING
                : shown[0] ? BLOCK_LIST_ITEM
                           : BLOCK_PARAGRAPH,
        .stream = frame->stream,
        .level = (uint8_t)(level      ? level
                           : shown[0] ? (label.level > 9 ? 9 : label.level)
                                      : 0),
        .number = label.number,
        .page_after = style->break_after,
        .label = shown[0] ? arena_strdup(odt->arena, shown) : "",
        .style = style->display,
        .author = frame->stream == STREAM_COMMENT && odt->comment_author
                      ? odt->comment_author
                      : "",
    };
    if (!paragraph.label)
        return error_memory(err);
    odt_begin_paragraph(odt, &paragraph);
    if (odt->out_of_memory)
        return error_memory(err);
    if (has_box) {
        odt_add_box(odt, box);
        odt_add_exact(odt, " ", 1, 0);
    }
    frame->saved = 1;
    return true;
}

bool odt_close_paragraph(Odt *odt, Error *err)
{
    (void)err;
    if (!odt_frame(odt)->saved)
        return true;
    OdtParagraph *paragraph = odt_paragraph(odt);
    bool page_after = paragraph && paragraph->page_after;
    odt_end_paragraph(odt);
    if (page_after && !odt->paragraph_count && odt_frame(odt)->stream == STREAM_BODY)
        break_page(odt, true);
    return true;
}

bool odt_open_page_break(Odt *odt, const XmlElement *element, Error *err)
{
    (void)element, (void)err;
    odt_give_text(odt);
    break_page(odt, false);
    return true;
}
