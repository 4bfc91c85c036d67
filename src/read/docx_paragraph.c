/* SPDX-License-Identifier: Apache-2.0 */
/* docx_paragraph.c - paragraphs: style, list label, heading level, stream.
 *
 * A block is opened with its w:p, so that its place in the order is fixed; what it is
 * becomes known with its properties, and is settled before its first run.
 * ISO/IEC 29500-1, 17.3.1. */
#include "read/docx_names.h"
#include "read/docx_story.h"

#include <string.h>

Paragraph *story_paragraph(Story *story)
{
    return story->paragraph_depth ? &story->paragraphs[story->paragraph_depth - 1]
                                  : NULL;
}

static Stream find_stream(const Story *story)
{
    if (story->flow->stream != STREAM_BODY)
        return story->flow->stream;
    if (story->in_textbox)
        return STREAM_TEXTBOX;
    return story->in_contents || story->fields.contents ? STREAM_CONTENTS : STREAM_BODY;
}

/* A section's end is a page break unless its own words or the last editor deny it. */
static void break_section(Story *story)
{
    const Docx *docx = story->docx;
    story->section_ends = false;
    if (!docx->is_by_word && !docx->has_soft_breaks)
        document_add_page_break(story->into, true);
}

static void close_paragraph(Story *story)
{
    story_settle(story);
    const Paragraph *paragraph = story_paragraph(story);
    const Block *block = document_current(story->into);
    bool is_labelled = block->label && block->label[0];
    bool keep = paragraph->has_text || is_labelled || story->joins_next;
    if (story->paragraph_depth == 1)
        story->section_ends = story->section_ends || paragraph->ends_section;
    story->joins_next = (block->deleted_mark || block->runs_on) && keep;
    story->paragraph_depth--;
    if (keep)
        document_close_block(story->into);
    else
        document_drop_block(story->into);
}

CloseFn *open_paragraph(Story *story, const XmlElement *element)
{
    (void)element;
    if (story->paragraph_depth >= PARAGRAPHS_DEEPEST)
        return story_skip(story);
    story_enter_cell(story);
    if (story->paragraph_depth)
        story_settle(story);
    else if (story->section_ends && story->flow->is_main)
        break_section(story);
    Paragraph *paragraph = &story->paragraphs[story->paragraph_depth++];
    memset(paragraph, 0, sizeof *paragraph);
    paragraph->number = ++story->paragraph_count;
    paragraph->num_id = STYLE_UNSET;
    paragraph->level = paragraph->outline = paragraph->break_before = STYLE_UNSET;
    paragraph->style = docx_styles_default(story->docx->styles);
    paragraph->block =
        document_open_block(story->into, BLOCK_PARAGRAPH, find_stream(story));
    return close_paragraph;
}

static void close_paragraph_properties(Story *story)
{
    story_settle(story);
}

CloseFn *open_paragraph_properties(Story *story, const XmlElement *element)
{
    const Paragraph *paragraph = story_paragraph(story);
    (void)element;
    if (!paragraph || paragraph->is_settled || story_parent(story) != W_P)
        return story_skip(story);
    return close_paragraph_properties;
}

/* The paragraph whose properties are being read; NULL elsewhere. */
static Paragraph *unsettled(Story *story)
{
    Paragraph *paragraph = story_paragraph(story);
    return paragraph && !paragraph->is_settled ? paragraph : NULL;
}

CloseFn *open_paragraph_style(Story *story, const XmlElement *element)
{
    Paragraph *paragraph = unsettled(story);
    const XmlAttribute *id = xml_attribute_find(element, W_VAL);
    const Style *style = id ? docx_styles_find(story->docx->styles, STYLE_PARAGRAPH,
                                               id->value, id->length)
                            : NULL;
    if (paragraph && style)
        paragraph->style = style;
    return NULL;
}

CloseFn *open_list_id(Story *story, const XmlElement *element)
{
    Paragraph *paragraph = unsettled(story);
    if (paragraph)
        paragraph->num_id = xml_attribute_number(element, W_VAL, STYLE_UNSET);
    return NULL;
}

CloseFn *open_list_level(Story *story, const XmlElement *element)
{
    Paragraph *paragraph = unsettled(story);
    long level = xml_attribute_number(element, W_VAL, STYLE_UNSET);
    if (paragraph && level >= 0 && level <= 8)
        paragraph->level = (int)level;
    return NULL;
}

CloseFn *open_outline(Story *story, const XmlElement *element)
{
    Paragraph *paragraph = unsettled(story);
    long level = xml_attribute_number(element, W_VAL, STYLE_UNSET);
    if (paragraph && level >= 0 && level <= STYLE_BODY_LEVEL)
        paragraph->outline = (int)level;
    return NULL;
}

CloseFn *open_break_before(Story *story, const XmlElement *element)
{
    Paragraph *paragraph = unsettled(story);
    if (paragraph)
        paragraph->break_before = docx_is_on(element);
    return NULL;
}

/* A drop cap is a paragraph of its own in the file and the first letter of the next one
 * on the page. */
CloseFn *open_frame(Story *story, const XmlElement *element)
{
    Paragraph *paragraph = unsettled(story);
    char kind[16];
    if (paragraph && xml_attribute_copy(element, W_DROPCAP, kind, sizeof kind))
        paragraph->is_drop_cap = strcmp(kind, "none") != 0;
    return NULL;
}

/* The paragraph's own word, then its style's.  In a style the level is that of the list
 * level which names the style (17.9.23), whatever w:ilvl says. */
static int find_level(const Story *story, const Paragraph *paragraph, long num_id)
{
    const Style *style = paragraph->style;
    if (paragraph->level != STYLE_UNSET)
        return paragraph->level;
    int level = -1;
    if (paragraph->num_id == STYLE_UNSET) {
        level = docx_numbering_level_of(story->docx->numbering, num_id, style->id);
        if (level < 0)
            level = docx_numbering_level_of(story->docx->numbering, num_id,
                                            style->num_style);
    }
    if (level < 0)
        level = style->level;
    return level >= 0 && level <= 8 ? level : 0;
}

static void number(Story *story, const Paragraph *paragraph, Block *block)
{
    const Style *style = paragraph->style;
    long num_id = paragraph->num_id != STYLE_UNSET ? paragraph->num_id : style->num_id;
    Label label;
    if (num_id <= 0 || !story->flow->is_numbered || paragraph->is_mark_deleted ||
        paragraph->is_mark_hidden || story->in_deleted)
        return;
    int level = find_level(story, paragraph, num_id);
    if (!docx_numbering_count(story->docx->numbering, num_id, level, &label))
        return;
    block->label = label.text;
    if (label.text[0] && block->kind == BLOCK_PARAGRAPH) {
        block->kind = BLOCK_LIST_ITEM;
        block->level = (uint8_t)(level + 1);
    }
    if (label.is_box) {
        block->kind = block->kind == BLOCK_PARAGRAPH ? BLOCK_LIST_ITEM : block->kind;
        block->level = block->level ? block->level : (uint8_t)(level + 1);
        document_add_box(story->into, label.box, 0);
        document_add_text(story->into, " ", 1, 0);
    }
}

void story_settle(Story *story)
{
    Paragraph *paragraph = story_paragraph(story);
    if (!paragraph || paragraph->is_settled)
        return;
    paragraph->is_settled = true;
    const Style *style = paragraph->style;
    int outline =
        paragraph->outline != STYLE_UNSET ? paragraph->outline : style->outline;
    int before = paragraph->break_before != STYLE_UNSET ? paragraph->break_before
                                                        : style->break_before;
    bool is_heading = outline >= 0 && outline < STYLE_BODY_LEVEL && !style->is_contents;
    if (before == 1 && story->flow->is_main && !story->in_textbox)
        document_add_page_break(story->into, true);

    Block *block = document_current(story->into);
    block->style = style->name;
    block->deleted_mark = paragraph->is_mark_deleted;
    block->runs_on = paragraph->is_drop_cap;
    if (is_heading) {
        block->kind = BLOCK_HEADING;
        block->level = (uint8_t)(outline + 1);
    }
    /* A heading is in no table of contents: the field's end was lost. */
    if (is_heading && story->fields.contents && !story->in_contents) {
        fields_forget_contents(&story->fields);
        if (block->stream == STREAM_CONTENTS)
            block->stream = STREAM_BODY;
    }
    if (style->is_contents && block->stream == STREAM_BODY)
        block->stream = STREAM_CONTENTS;
    number(story, paragraph, block);
}
