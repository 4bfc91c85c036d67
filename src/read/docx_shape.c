/* SPDX-License-Identifier: Apache-2.0 */
/* docx_shape.c - what floats over the text or is set into it: text boxes, shapes,
 * pictures, charts, embedded files.
 *
 * The words of a box are blocks of their own behind the paragraph they hang on; what
 * cannot be read is told.  ISO/IEC 29500-1, 17.3.3 and 20.4; VML is 29500-4, 19. */
#include "read/docx_names.h"
#include "read/docx_story.h"

enum { DRAWINGS_MOST = 500 };

static void close_box(Story *story)
{
    Frame *frame = &story->frames[story->depth];
    fields_cut(&story->fields, story->fields.base);
    story->fields.base = frame->value >> 1;
    story->in_hidden -= frame->value & 1;
    story->in_textbox--;
    story_pop_barrier(story);
}

CloseFn *open_box(Story *story, const XmlElement *element)
{
    Frame *frame = &story->frames[story->depth];
    (void)element;
    if (story->paragraph_depth >= PARAGRAPHS_DEEPEST - 1 ||
        story->table_depth >= TABLES_DEEPEST)
        return story_skip(story);
    const Paragraph *around = story_paragraph(story);
    bool hidden = around && (around->run.on & around->run.set & PROPERTY_HIDDEN);
    frame->value = (uint32_t)story->fields.base << 1 | hidden;
    story->fields.base = story->fields.depth;
    story->in_hidden += hidden;
    story->in_textbox++;
    story_push_barrier(story);
    return close_box;
}

static void close_drawing_paragraph(Story *story)
{
    Paragraph *paragraph = story_paragraph(story);
    bool keep = paragraph->has_text;
    story->paragraph_depth--;
    story->in_textbox--;
    if (keep)
        document_close_block(story->into);
    else
        document_drop_block(story->into);
}

/* Text of a shape that is no Word text box (a canvas copied from another program). */
CloseFn *open_drawing_paragraph(Story *story, const XmlElement *element)
{
    (void)element;
    if (story->paragraph_depth >= PARAGRAPHS_DEEPEST)
        return story_skip(story);
    story->in_textbox++;
    Paragraph *paragraph = &story->paragraphs[story->paragraph_depth++];
    *paragraph = (Paragraph){ .number = ++story->paragraph_count, .is_settled = true };
    paragraph->style = docx_styles_default(story->docx->styles);
    Stream stream =
        story->flow->stream == STREAM_BODY ? STREAM_TEXTBOX : story->flow->stream;
    paragraph->block = document_open_block(story->into, BLOCK_PARAGRAPH, stream);
    return close_drawing_paragraph;
}

CloseFn *open_word_art(Story *story, const XmlElement *element)
{
    const XmlAttribute *words = xml_attribute_find(element, N_STRING);
    if (!words || !words->length || !story_takes_text(story))
        return NULL;
    Stream stream =
        story->flow->stream == STREAM_BODY ? STREAM_TEXTBOX : story->flow->stream;
    document_open_block(story->into, BLOCK_PARAGRAPH, stream);
    document_add_text(story->into, words->value, words->length,
                      story->in_deleted ? RUN_DELETED : 0);
    document_close_block(story->into);
    return NULL;
}

CloseFn *open_image(Story *story, const XmlElement *element)
{
    story->docx->images += xml_attribute_find(element, R_EMBED) && !story->in_object;
    return NULL;
}

CloseFn *open_image_data(Story *story, const XmlElement *element)
{
    story->docx->images += xml_attribute_find(element, R_ID) && !story->in_object;
    return NULL;
}

CloseFn *open_drawing_part(Story *story, const XmlElement *element)
{
    int attribute = element->id == C_CHART ? R_ID : R_DM;
    const Relation *relation = story_relation(story, element, attribute);
    Docx *docx = story->docx;
    Error damage = { 0 };
    if (!relation || relation->external)
        return NULL;
    /* One small part may be shown again and again; reading it each time has an end. */
    if (++docx->drawings > DRAWINGS_MOST)
        document_add_notice(docx->document, NOTICE_UNREAD_PART, relation->target, 1);
    else if (!docx_drawing_read(docx, story->into, relation->target, &damage))
        document_add_damage(docx->document, relation->target, &damage);
    return NULL;
}

static void close_embedding(Story *story)
{
    story->in_object--;
}

CloseFn *open_embedding(Story *story, const XmlElement *element)
{
    (void)element;
    story->in_object++;
    return close_embedding;
}

/* An embedded file or an ActiveX control. */
CloseFn *open_ole(Story *story, const XmlElement *element)
{
    const Relation *relation = story_relation(story, element, R_ID);
    if (relation)
        document_add_notice(story->docx->document, NOTICE_UNREAD_PART, relation->target,
                            1);
    return NULL;
}

CloseFn *open_chunk(Story *story, const XmlElement *element)
{
    const Relation *relation = story_relation(story, element, R_ID);
    document_add_notice(story->docx->document, NOTICE_UNREAD_PART,
                        relation ? relation->target : "", 1);
    return story_skip(story);
}
