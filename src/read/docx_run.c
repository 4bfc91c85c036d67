/* SPDX-License-Identifier: Apache-2.0 */
/* docx_run.c - runs: their marks, and the characters they hold.
 * ISO/IEC 29500-1, 17.3.2 and 17.3.3. */
#include "base/unicode.h"
#include "read/docx_names.h"
#include "read/docx_story.h"

#include <stdlib.h>
#include <string.h>

CloseFn *open_run(Story *story, const XmlElement *element)
{
    Paragraph *paragraph = story_paragraph(story);
    (void)element;
    if (!paragraph)
        return NULL;
    story_settle(story);
    paragraph->run = (RunProperties){ 0 };
    paragraph->run_style = NULL;
    paragraph->is_run_known = false;
    return NULL;
}

static void close_run_properties(Story *story)
{
    story->target = PROPERTIES_NONE;
}

CloseFn *open_run_properties(Story *story, const XmlElement *element)
{
    int parent = story_parent(story);
    (void)element;
    if (!story_paragraph(story))
        return story_skip(story);
    if (parent == W_R || parent == M_R)
        story->target = PROPERTIES_RUN;
    else if (parent == W_PPR)
        story->target = PROPERTIES_MARK;
    else
        return story_skip(story);
    return close_run_properties;
}

CloseFn *open_run_style(Story *story, const XmlElement *element)
{
    const XmlAttribute *id = xml_attribute_find(element, W_VAL);
    if (story->target == PROPERTIES_RUN && id) {
        Paragraph *paragraph = story_paragraph(story);
        paragraph->run_style = docx_styles_find(story->docx->styles, STYLE_CHARACTER,
                                                id->value, id->length);
        paragraph->is_run_known = false;
    }
    return NULL;
}

CloseFn *open_run_property(Story *story, const XmlElement *element)
{
    Paragraph *paragraph = story_paragraph(story);
    if (story->target == PROPERTIES_RUN) {
        docx_properties_read(&paragraph->run, element);
        paragraph->is_run_known = false;
    } else if (story->target == PROPERTIES_MARK) {
        /* w:specVanish parts a heading from the text on its line: it stays a heading.
         */
        if (element->id == W_VANISH)
            paragraph->is_mark_hidden = docx_is_on(element);
        else if (element->id == W_SPECVANISH && docx_is_on(element))
            paragraph->is_mark_hidden = false;
    }
    return NULL;
}

/* --- Text --- */

bool story_takes_text(Story *story)
{
    const Paragraph *paragraph = story_paragraph(story);
    return paragraph && !fields_hide_text(&story->fields, paragraph->number);
}

static void know_run(Story *story, Paragraph *paragraph)
{
    static const RunProperties nothing = { 0 };
    const Styles *styles = story->docx->styles;
    const RunProperties *run_style =
        paragraph->run_style ? &paragraph->run_style->run : &nothing;
    const RunProperties *defaults = docx_styles_run_defaults(styles);
    RunProperties whole = paragraph->run;
    paragraph->run_marks = docx_properties_marks(defaults, &paragraph->style->run,
                                                 run_style, &paragraph->run);
    docx_properties_inherit(&whole, run_style);
    docx_properties_inherit(&whole, &paragraph->style->run);
    docx_properties_inherit(&whole, defaults);
    paragraph->run_font = whole.font;
    paragraph->is_run_known = true;
}

static uint32_t find_marks(Story *story)
{
    Paragraph *paragraph = story_paragraph(story);
    if (!paragraph->is_run_known)
        know_run(story, paragraph);
    uint32_t marks = paragraph->run_marks;
    if (story->in_deleted)
        marks |= RUN_DELETED;
    if (story->in_inserted)
        marks |= RUN_INSERTED;
    if (story->in_hidden)
        marks |= RUN_HIDDEN;
    if (story->in_link || story->fields.links)
        marks |= RUN_LINK;
    if (story->in_placeholder)
        marks |= RUN_PLACEHOLDER;
    if (story->fields.results || story->in_control_field)
        marks |= RUN_FIELD;
    return marks;
}

static void note_text(Story *story, Paragraph *paragraph, uint32_t marks)
{
    paragraph->has_text = true;
    bool hidden = marks & RUN_HIDDEN;
    story->docx->hidden += hidden && !paragraph->has_hidden;
    paragraph->has_hidden = hidden;
}

static void show_break(Story *story, Paragraph *paragraph)
{
    if (paragraph->wants_break && paragraph->has_text)
        document_add_text(story->into, "\n", 1, 0);
    paragraph->wants_break = false;
}

void story_add_text(Story *story, const char *bytes, size_t length, uint32_t marks)
{
    Paragraph *paragraph = story_paragraph(story);
    marks |= find_marks(story);
    show_break(story, paragraph);
    for (size_t i = 0; i < length; i++)
        if (bytes[i] != ' ' && bytes[i] != '\n' && bytes[i] != '\t') {
            note_text(story, paragraph, marks);
            break;
        }
    document_add_text(story->into, bytes, length, marks);
}

void story_add_box(Story *story, BoxState state)
{
    Paragraph *paragraph = story_paragraph(story);
    uint32_t marks = find_marks(story);
    show_break(story, paragraph);
    note_text(story, paragraph, marks);
    document_add_box(story->into, state, marks);
}

void story_add_symbol(Story *story, SymbolFont font, uint32_t code)
{
    Symbol symbol = symbol_find(font, code);
    char text[4];
    if (symbol.kind == SYMBOL_BOX)
        story_add_box(story, symbol.box);
    else if (symbol.kind == SYMBOL_CHARACTER)
        story_add_text(story, text, utf8_encode(symbol.code, text), 0);
}

/* Every character stands for another one. */
static void add_in_font(Story *story, const char *bytes, size_t length, SymbolFont font)
{
    while (length) {
        uint32_t code;
        size_t taken = utf8_decode(bytes, length, &code);
        if (code < 0x100 || (code >= 0xF000 && code <= 0xF0FF))
            story_add_symbol(story, font, code);
        else
            story_add_text(story, bytes, taken, 0);
        bytes += taken;
        length -= taken;
    }
}

/* A private-use character, or a square that is ticked by hand. */
static bool is_special(const char *bytes, size_t left, uint32_t *code)
{
    unsigned char first = (unsigned char)bytes[0];
    if (first < 0x20) {
        *code = first;
        return true;
    }
    if ((first != 0xEF && first != 0xE2) || left < 3)
        return false;
    utf8_decode(bytes, left, code);
    return (*code >= 0xF020 && *code <= 0xF0FF) || *code == 0x25A1 || *code == 0x25A0;
}

void story_add_characters(Story *story, const char *bytes, size_t length)
{
    size_t taken = 0;
    if (!story_takes_text(story))
        return;
    if (story->control_depth && story_replace_box(story, bytes, length, &taken)) {
        bytes += taken;
        length -= taken;
    }
    Paragraph *paragraph = story_paragraph(story);
    if (!paragraph->is_run_known)
        know_run(story, paragraph);
    if (paragraph->run_font > SYMBOL_TEXT) {
        add_in_font(story, bytes, length, paragraph->run_font);
        return;
    }
    size_t start = 0;
    for (size_t i = 0; i < length; i++) {
        uint32_t code;
        unsigned char byte = (unsigned char)bytes[i];
        if (byte >= 0x20 && byte != 0xE2 && byte != 0xEF)
            continue;
        if (!is_special(bytes + i, length - i, &code))
            continue;
        if (i > start)
            story_add_text(story, bytes + start, i - start, 0);
        if (code < 0x20)
            story_add_text(story, " ", 1, 0); /* a line of the XML, not of the text */
        else if (code < 0xF000)
            story_add_box(story, code == 0x25A0 ? BOX_TICKED : BOX_UNTICKED);
        else
            story_add_symbol(story, paragraph->run_font, code);
        i += code < 0x20 ? 0 : 2;
        start = i + 1;
    }
    if (length > start)
        story_add_text(story, bytes + start, length - start, 0);
}

static void close_text(Story *story)
{
    story->is_text = false;
}

CloseFn *open_text(Story *story, const XmlElement *element)
{
    (void)element;
    story->is_text = true;
    return close_text;
}

static void close_deleted_text(Story *story)
{
    story->is_text = false;
    story->in_deleted--;
}

CloseFn *open_deleted_text(Story *story, const XmlElement *element)
{
    (void)element;
    story->is_text = true;
    story->in_deleted++;
    return close_deleted_text;
}

static void close_code(Story *story)
{
    story->is_code = false;
}

CloseFn *open_code(Story *story, const XmlElement *element)
{
    (void)element;
    story->is_code = true;
    return close_code;
}

static void add_literal(Story *story, const char *text)
{
    if (story_takes_text(story))
        story_add_text(story, text, strlen(text), 0);
}

CloseFn *open_tab(Story *story, const XmlElement *element)
{
    (void)element;
    if (story_parent(story) != W_TABS)
        add_literal(story, "\t");
    return NULL;
}

CloseFn *open_line(Story *story, const XmlElement *element)
{
    (void)element;
    add_literal(story, "\n");
    return NULL;
}

CloseFn *open_break(Story *story, const XmlElement *element)
{
    char type[16];
    xml_attribute_copy(element, W_TYPE, type, sizeof type);
    bool is_page = strcmp(type, "page") == 0;
    Paragraph *paragraph = story_paragraph(story);
    if (!is_page && strcmp(type, "column") != 0)
        return open_line(story, element);
    if (!story_takes_text(story) || story->in_deleted)
        return NULL;
    paragraph->wants_break = true;
    if (is_page && story->flow->is_main && !story->in_textbox)
        document_add_page_break(story->into, true);
    return NULL;
}

CloseFn *open_rendered_break(Story *story, const XmlElement *element)
{
    (void)element;
    if (story->flow->is_main && !story->in_textbox) {
        story->docx->has_soft_breaks = true;
        document_add_page_break(story->into, false);
    }
    return NULL;
}

CloseFn *open_hyphen(Story *story, const XmlElement *element)
{
    (void)element;
    add_literal(story, "\u2011");
    return NULL;
}

CloseFn *open_soft_hyphen(Story *story, const XmlElement *element)
{
    (void)element;
    add_literal(story, "\u00AD");
    return NULL;
}

CloseFn *open_symbol(Story *story, const XmlElement *element)
{
    char digits[16];
    const XmlAttribute *name = xml_attribute_find(element, W_FONT);
    size_t taken;
    if (!xml_attribute_copy(element, W_CHAR, digits, sizeof digits) ||
        !story_takes_text(story))
        return NULL;
    unsigned long code = strtoul(digits, NULL, 16);
    if (story->control_depth && story_replace_box(story, "", 0, &taken))
        return NULL;
    if (code <= 0x10FFFF)
        story_add_symbol(story,
                         name ? symbol_font(name->value, name->length) : SYMBOL_UNSET,
                         (uint32_t)code);
    return NULL;
}

/* --- Notes and comments that hang here --- */

static CloseFn *place_note(Story *story, const XmlElement *element, Notes *notes,
                           Stream stream)
{
    if (story->flow->is_main && story_takes_text(story) && !story->in_deleted)
        docx_notes_place(story->into, notes, xml_attribute_number(element, W_ID, -1),
                         stream);
    return NULL;
}

CloseFn *open_footnote(Story *story, const XmlElement *element)
{
    return place_note(story, element, &story->docx->footnotes, STREAM_FOOTNOTE);
}

CloseFn *open_endnote(Story *story, const XmlElement *element)
{
    return place_note(story, element, &story->docx->endnotes, STREAM_ENDNOTE);
}

CloseFn *open_comment_mark(Story *story, const XmlElement *element)
{
    return place_note(story, element, &story->docx->comments, STREAM_COMMENT);
}
