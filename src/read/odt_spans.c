/* SPDX-License-Identifier: Apache-2.0 */
/* odt_spans.c - what stands in a paragraph: spans, links, blanks, fields.
 *
 * OpenDocument 1.4, part 3, 6 and 7. */
#include "read/odt.h"

#include "read/odt_names.h"

bool odt_open_span(Odt *odt, const XmlElement *element, Error *err)
{
    (void)err;
    OdtFrame *frame = odt_frame(odt);
    const XmlAttribute *name = xml_attribute_find(element, TEXT_STYLE_NAME);
    if (!name || frame->chars != ODT_CHARS_TEXT)
        return true;
    const OdtStyle *style = odt_styles_find(odt->styles, odt->scope, ODT_FAMILY_TEXT,
                                            name->value, name->length);
    frame->marks = (frame->marks & ~style->clear) | style->set;
    if (style->font != SYMBOL_UNSET)
        frame->font = style->font;
    return true;
}

bool odt_open_link(Odt *odt, const XmlElement *element, Error *err)
{
    odt_frame(odt)->marks |= RUN_LINK;
    return odt_open_span(odt, element, err);
}

static bool is_text(Odt *odt)
{
    return odt_frame(odt)->chars == ODT_CHARS_TEXT;
}

bool odt_open_spaces(Odt *odt, const XmlElement *element, Error *err)
{
    (void)err;
    long count = xml_attribute_number(element, TEXT_C, 1);
    if (count > (long)odt->limits->repeats)
        count = (long)odt->limits->repeats;
    for (; is_text(odt) && count > 0; count--)
        odt_add_exact(odt, " ", 1, 0);
    return true;
}

bool odt_open_tab(Odt *odt, const XmlElement *element, Error *err)
{
    (void)element, (void)err;
    if (is_text(odt))
        odt_add_exact(odt, "\t", 1, 0);
    return true;
}

bool odt_open_line_break(Odt *odt, const XmlElement *element, Error *err)
{
    (void)element, (void)err;
    if (is_text(odt))
        odt_add_exact(odt, "\n", 1, 0);
    return true;
}

/* --- Fields --- */

bool odt_open_field(Odt *odt, const XmlElement *element, Error *err)
{
    (void)err;
    odt_frame(odt)->marks |= RUN_FIELD;
    if (odt_is(element, TEXT_DISPLAY, "none"))
        odt_skip(odt);
    return true;
}

/* In a header or a footer, the number kept in the file is that of one page, not of
 * all. */
bool odt_open_page_field(Odt *odt, const XmlElement *element, Error *err)
{
    Stream stream = odt_frame(odt)->stream;
    odt_open_field(odt, element, err);
    if ((stream != STREAM_HEADER && stream != STREAM_FOOTER) || !is_text(odt))
        return true;
    odt_add_exact(odt, "#", 1, 0);
    odt_skip(odt);
    return true;
}

bool odt_open_placeholder(Odt *odt, const XmlElement *element, Error *err)
{
    (void)element, (void)err;
    odt_frame(odt)->marks |= RUN_PLACEHOLDER;
    return true;
}

bool odt_open_hidden_text(Odt *odt, const XmlElement *element, Error *err)
{
    (void)err;
    OdtFrame *frame = odt_frame(odt);
    frame->marks |= RUN_FIELD;
    if (!odt_is(element, TEXT_IS_HIDDEN, "true"))
        return true;
    frame->marks |= RUN_HIDDEN;
    const XmlAttribute *kept = xml_attribute_find(element, TEXT_STRING_VALUE);
    if (kept && is_text(odt)) {
        odt_add_text(odt, kept->value, kept->length);
        odt_skip(odt);
    }
    return true;
}

bool odt_open_hidden_paragraph(Odt *odt, const XmlElement *element, Error *err)
{
    (void)err;
    OdtParagraph *paragraph = odt_paragraph(odt);
    if (paragraph && odt_is(element, TEXT_IS_HIDDEN, "true"))
        paragraph->hidden = RUN_HIDDEN;
    return true;
}

/* Of a word and its reading aid only the word is text. */
bool odt_open_ruby(Odt *odt, const XmlElement *element, Error *err)
{
    (void)element, (void)err;
    OdtFrame *frame = odt_frame(odt);
    frame->seen = frame->chars == ODT_CHARS_TEXT;
    frame->chars = ODT_CHARS_NONE;
    return true;
}

bool odt_open_ruby_base(Odt *odt, const XmlElement *element, Error *err)
{
    (void)element, (void)err;
    if (odt_parent(odt)->seen)
        odt_frame(odt)->chars = ODT_CHARS_TEXT;
    return true;
}
