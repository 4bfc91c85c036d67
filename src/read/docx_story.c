/* SPDX-License-Identifier: Apache-2.0 */
/* docx_story.c - one part's XML, element by element.
 *
 * `elements` is the list of what is understood.  Everything else is transparent: the
 * text inside an unknown wrapper is still text.  ISO/IEC 29500-1, 17; markup
 * compatibility is 29500-3. */
#include "read/docx_story.h"

#include "read/docx_names.h"

#include <stdlib.h>
#include <string.h>

static OpenFn *const elements[DOCX_NAME_COUNT] = {
    [W_P] = open_paragraph,
    [W_PPR] = open_paragraph_properties,
    [W_PSTYLE] = open_paragraph_style,
    [W_NUMID] = open_list_id,
    [W_ILVL] = open_list_level,
    [W_OUTLINELVL] = open_outline,
    [W_PAGEBREAKBEFORE] = open_break_before,
    [W_FRAMEPR] = open_frame,
    [W_ALTCHUNK] = open_chunk,
    [W_SUBDOC] = open_chunk,

    [W_R] = open_run,
    [M_R] = open_run,
    [W_RPR] = open_run_properties,
    [W_RSTYLE] = open_run_style,
    [W_RFONTS] = open_run_property,
    [W_B] = open_run_property,
    [W_I] = open_run_property,
    [W_CAPS] = open_run_property,
    [W_STRIKE] = open_run_property,
    [W_DSTRIKE] = open_run_property,
    [W_VANISH] = open_run_property,
    [W_SPECVANISH] = open_run_property,
    [W_HIGHLIGHT] = open_run_property,
    [W_SHD] = open_run_property,
    [W_T] = open_text,
    [M_T] = open_text,
    [W_DELTEXT] = open_deleted_text,
    [W_INSTRTEXT] = open_code,
    [W_DELINSTRTEXT] = open_code,
    [W_TAB] = open_tab,
    [W_PTAB] = open_tab,
    [W_BR] = open_break,
    [W_CR] = open_line,
    [W_NOBREAKHYPHEN] = open_hyphen,
    [W_SOFTHYPHEN] = open_soft_hyphen,
    [W_SYM] = open_symbol,
    [W_LASTRENDEREDPAGEBREAK] = open_rendered_break,
    [W_FOOTNOTEREFERENCE] = open_footnote,
    [W_ENDNOTEREFERENCE] = open_endnote,
    [W_COMMENTREFERENCE] = open_comment_mark,
    [W_RT] = open_skipped, /* how to say the word, above it */
    [W_RUBYPR] = open_skipped,
    [M_CTRLPR] = open_skipped,

    [W_HYPERLINK] = open_link,
    [W_FLDSIMPLE] = open_simple_field,
    [W_FLDCHAR] = open_field_mark,
    [W_CHECKBOX] = open_form_box,
    [W_CHECKED] = open_form_checked,
    [W_DEFAULT] = open_form_default,
    [W_DDLIST] = open_form_list,
    [W_RESULT] = open_form_result,
    [W_LISTENTRY] = open_form_entry,
    [W_SDT] = open_control,
    [W_SDTPR] = open_control_properties,
    [W_SDTCONTENT] = open_control_content,
    [W_SHOWINGPLCHDR] = open_control_placeholder,
    [W_DROPDOWNLIST] = open_control_field,
    [W_COMBOBOX] = open_control_field,
    [W_DATE] = open_control_field,
    [W_DOCPARTGALLERY] = open_control_gallery,
    [W14_CHECKBOX] = open_control_box,
    [W14_CHECKED] = open_control_checked,

    [W_INS] = open_insertion,
    [W_MOVETO] = open_insertion,
    [W_DEL] = open_deletion,
    [W_MOVEFROM] = open_move_from,
    [W_CELLDEL] = open_cell_deletion,
    [W_PPRCHANGE] = open_skipped, /* how it was before */
    [W_RPRCHANGE] = open_skipped,
    [W_SECTPRCHANGE] = open_skipped,
    [W_TBLPRCHANGE] = open_skipped,
    [W_TRPRCHANGE] = open_skipped,
    [W_TCPRCHANGE] = open_skipped,
    [W_TBLPREXCHANGE] = open_skipped,
    [W_NUMBERINGCHANGE] = open_skipped,

    [W_TBL] = open_table,
    [W_TR] = open_row,
    [W_TRPR] = open_row_properties,
    [W_TBLHEADER] = open_row_header,
    [W_GRIDBEFORE] = open_grid_before,
    [W_HIDDEN] = open_row_hidden,
    [W_TC] = open_cell,
    [W_TCPR] = open_cell_properties,
    [W_GRIDSPAN] = open_span,
    [W_VMERGE] = open_merge_down,
    [W_HMERGE] = open_merge_across,

    [W_SECTPR] = open_section,
    [W_TYPE] = open_section_type,
    [W_HEADERREFERENCE] = open_header_reference,
    [W_FOOTERREFERENCE] = open_footer_reference,
    [W_TITLEPG] = open_title_page,
    [W_FOOTNOTE] = open_note,
    [W_ENDNOTE] = open_note,
    [W_COMMENT] = open_comment,
    [W_DOCPARTPR] = open_skipped,

    [MC_ALTERNATECONTENT] = open_alternates,
    [MC_CHOICE] = open_choice,
    [MC_FALLBACK] = open_fallback,
    [W_TXBXCONTENT] = open_box,
    [A_P] = open_drawing_paragraph,
    [A_T] = open_text,
    [A_BLIP] = open_image,
    [V_IMAGEDATA] = open_image_data,
    [V_TEXTPATH] = open_word_art,
    [C_CHART] = open_drawing_part,
    [DGM_RELIDS] = open_drawing_part,
    [W_OBJECT] = open_embedding,
    [W_CONTROL] = open_ole,
    [O_OLEOBJECT] = open_ole,
};

/* --- The stream of events --- */

static bool is_understood(const Story *story, const char *prefix, size_t length)
{
    for (uint32_t i = 0; i < story->prefix_count; i++)
        if (strlen(story->prefixes[i]) == length &&
            memcmp(story->prefixes[i], prefix, length) == 0)
            return true;
    return false;
}

/* Remembers the prefixes of vocabularies whose text is read here.  What a prefix once
 * meant it means to the end: nobody gives one to two vocabularies. */
static void learn_prefixes(Story *story, const XmlElement *element)
{
    static const char *const understood[] = {
        "http://schemas.microsoft.com/office/word/", /* w14, w15, wps, wpg, wp14 */
        "http://schemas.microsoft.com/office/drawing/2010/", /* a14 */
        "http://schemas.microsoft.com/office/drawing/2007/8/2/chart",
        "http://schemas.openxmlformats.org/",
        "urn:schemas-microsoft-com:",
    };
    for (size_t i = 0; i < element->space_count; i++) {
        const char *prefix = element->spaces[2 * i],
                   *space = element->spaces[2 * i + 1];
        if (!prefix || strlen(prefix) >= PREFIX_MOST ||
            story->prefix_count >= PREFIXES_MOST ||
            is_understood(story, prefix, strlen(prefix)))
            continue;
        for (size_t j = 0; j < sizeof understood / sizeof *understood; j++)
            if (strncmp(space, understood[j], strlen(understood[j])) == 0) {
                strcpy(story->prefixes[story->prefix_count++], prefix);
                break;
            }
    }
}

/* Tells the document behind which tag the reading is. */
static void pass_tag(Story *story)
{
    story->behind = 0;
    document_set_place(story->into, story->flow->part, ++story->tags, 0);
}

static bool on_open(void *user, const XmlElement *element, Error *err)
{
    Story *story = user;
    pass_tag(story);
    if (story->depth + 1 >= story->frame_room)
        return error_set(err, ERROR_LIMIT, (Where){ .part = story->flow->part },
                         "ce document est trop profondément imbriqué");
    Frame *frame = &story->frames[++story->depth];
    frame->close = NULL;
    frame->id = element->id;
    if (element->space_count)
        learn_prefixes(story, element);
    if (story->skip)
        return true;
    OpenFn *open = elements[element->id];
    if (open)
        frame->close = open(story, element);
    return !story->failed;
}

static bool on_close(void *user, int id, Error *err)
{
    Story *story = user;
    (void)id, (void)err;
    pass_tag(story);
    if (!story->skip || story->skip == story->depth) {
        story->skip = 0;
        CloseFn *close = story->frames[story->depth].close;
        if (close)
            close(story);
    }
    story->depth--;
    return !story->failed;
}

static bool on_text(void *user, const char *bytes, size_t length, Error *err)
{
    Story *story = user;
    (void)err;
    document_set_place(story->into, story->flow->part, story->tags, story->behind);
    story->behind += (uint32_t)length;
    if (story->skip)
        return true;
    if (story->is_text)
        story_add_characters(story, bytes, length);
    else if (story->is_code)
        fields_add_code(&story->fields, bytes, length);
    return true;
}

bool docx_read_flow(Docx *docx, const Flow *flow, Error *err)
{
    static const XmlHandler handler = { on_open, on_close, on_text };
    bool ok = false;
    Story *story = calloc(1, sizeof *story);
    uint32_t room = docx->limits->xml_depth + 2;
    if (story)
        story->frames = calloc(room, sizeof *story->frames);
    if (!story || !story->frames) {
        error_memory(err);
        goto done;
    }
    story->docx = docx;
    story->flow = flow;
    story->into = flow->into;
    story->err = err;
    story->frame_room = room;
    buffer_init(&story->form.text, docx->limits->block_bytes);
    ok = xml_read_part(docx->container, flow->part, docx->names, &handler, story,
                       docx->limits, err);
    buffer_done(&story->form.text);
done:
    if (story)
        free(story->frames);
    free(story);
    return ok;
}

/* --- What the functions of elements share --- */

int story_parent(const Story *story)
{
    return story->frames[story->depth - 1].id;
}

CloseFn *story_skip(Story *story)
{
    story->skip = story->depth;
    return NULL;
}

CloseFn *open_skipped(Story *story, const XmlElement *element)
{
    (void)element;
    return story_skip(story);
}

const Relation *story_relation(Story *story, const XmlElement *element, int attribute)
{
    Docx *docx = story->docx;
    const XmlAttribute *id = xml_attribute_find(element, attribute);
    if (!id)
        return NULL;
    if (!story->has_relations) {
        Error damage = { 0 };
        story->has_relations = true;
        if (!docx_relations_read(docx->container, story->flow->part, docx->names,
                                 docx->arena, docx->limits, &story->relations, &damage))
            document_add_damage(docx->document, story->flow->part, &damage);
    }
    return docx_relations_find(&story->relations, id->value, id->length);
}

/* --- Markup compatibility: one branch, the first that is understood --- */

CloseFn *open_alternates(Story *story, const XmlElement *element)
{
    (void)element;
    story->frames[story->depth].value = false; /* no branch taken yet */
    return NULL;
}

CloseFn *open_choice(Story *story, const XmlElement *element)
{
    Frame *alternates = &story->frames[story->depth - 1];
    const XmlAttribute *needs = xml_attribute_find(element, N_REQUIRES);
    if (alternates->id != MC_ALTERNATECONTENT)
        return NULL;
    if (alternates->value || !needs)
        return story_skip(story);
    for (size_t at = 0; at < needs->length;) {
        size_t end = at;
        while (end < needs->length && needs->value[end] != ' ')
            end++;
        if (end > at && !is_understood(story, needs->value + at, end - at))
            return story_skip(story);
        at = end + 1;
    }
    alternates->value = true;
    return NULL;
}

CloseFn *open_fallback(Story *story, const XmlElement *element)
{
    const Frame *alternates = &story->frames[story->depth - 1];
    (void)element;
    if (alternates->id == MC_ALTERNATECONTENT && alternates->value)
        return story_skip(story);
    return NULL;
}

/* --- Tracked changes --- */

static void close_insertion(Story *story)
{
    story->in_inserted--;
}

CloseFn *open_insertion(Story *story, const XmlElement *element)
{
    (void)element;
    switch (story_parent(story)) {
    case W_RPR:
        story->docx->revisions += story->target == PROPERTIES_MARK;
        return NULL;
    case W_TRPR:
        story_mark_row(story, false);
        return NULL;
    case W_NUMPR:
        return NULL;
    default:
        story->docx->revisions++;
        story->in_inserted++;
        return close_insertion;
    }
}

static void close_deletion(Story *story)
{
    story->in_deleted--;
}

CloseFn *open_deletion(Story *story, const XmlElement *element)
{
    Paragraph *paragraph = story_paragraph(story);
    (void)element;
    switch (story_parent(story)) {
    case W_RPR:
        if (story->target == PROPERTIES_MARK && paragraph) {
            paragraph->is_mark_deleted = true;
            story->docx->revisions++;
        }
        return NULL;
    case W_TRPR:
        story_mark_row(story, true);
        return NULL;
    case W_NUMPR:
        return NULL;
    default:
        story->docx->revisions++;
        story->in_deleted++;
        return close_deletion;
    }
}

CloseFn *open_move_from(Story *story, const XmlElement *element)
{
    return open_deletion(story, element);
}

/* --- Links --- */

static void close_link(Story *story)
{
    story->in_link--;
}

CloseFn *open_link(Story *story, const XmlElement *element)
{
    (void)element;
    story->in_link++;
    return close_link;
}

/* --- Sections --- */

static void add_running(Story *story, const XmlElement *element, Stream stream)
{
    char type[16];
    const Relation *relation = story_relation(story, element, R_ID);
    if (!story->flow->is_main || !relation || relation->external)
        return;
    xml_attribute_copy(element, W_TYPE, type, sizeof type);
    Running running = { .part = relation->target,
                        .stream = stream,
                        .is_first = strcmp(type, "first") == 0,
                        .is_even = strcmp(type, "even") == 0 };
    if (!docx_running_add(story->docx, &running, story->err))
        story->failed = true;
}

CloseFn *open_header_reference(Story *story, const XmlElement *element)
{
    add_running(story, element, STREAM_HEADER);
    return NULL;
}

CloseFn *open_footer_reference(Story *story, const XmlElement *element)
{
    add_running(story, element, STREAM_FOOTER);
    return NULL;
}

CloseFn *open_title_page(Story *story, const XmlElement *element)
{
    if (story->flow->is_main && docx_is_on(element))
        story->docx->has_title_page = true;
    return NULL;
}

CloseFn *open_section(Story *story, const XmlElement *element)
{
    Paragraph *paragraph = story_paragraph(story);
    (void)element;
    if (paragraph && story_parent(story) == W_PPR)
        paragraph->ends_section = true;
    return NULL;
}

/* What a section says is how it begins itself; its neighbours mostly begin alike. */
CloseFn *open_section_type(Story *story, const XmlElement *element)
{
    Paragraph *paragraph = story_paragraph(story);
    char type[16];
    xml_attribute_copy(element, W_VAL, type, sizeof type);
    if (paragraph && story_parent(story) == W_SECTPR && strcmp(type, "continuous") == 0)
        paragraph->ends_section = false;
    return NULL;
}
