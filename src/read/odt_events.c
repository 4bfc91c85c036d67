/* SPDX-License-Identifier: Apache-2.0 */
/* odt_events.c - the list of what the reader understands.
 *
 * An element that is not in the table is transparent: its children are read as if they
 * stood in its place, which is what OpenDocument asks of what is not known (1.4, part
 * 3, 3.17). */
#include "read/odt.h"

#include "read/odt_names.h"
#include "read/odt_record.h"


enum { DEEPEST_PLAY = 4 };

static bool open_skipped(Odt *odt, const XmlElement *element, Error *err)
{
    (void)element, (void)err;
    odt_skip(odt);
    return true;
}

static bool open_captured(Odt *odt, const XmlElement *element, Error *err)
{
    (void)element, (void)err;
    odt_capture(odt);
    return true;
}

/* --- Styles: straight to odt_styles.c and odt_lists.c --- */

/* Styles inside an embedded object are its own. */
static bool open_styles(Odt *odt, const XmlElement *element, Error *err)
{
    (void)element, (void)err;
    if (odt->object_depth)
        odt_skip(odt);
    return true;
}

/* Where the style being read can be seen from. */
static OdtScope scope_here(const Odt *odt)
{
    return odt_parent(odt)->id == OFFICE_AUTOMATIC_STYLES ? odt->scope
                                                          : ODT_SCOPE_COMMON;
}

static bool open_font(Odt *odt, const XmlElement *element, Error *err)
{
    (void)err;
    odt_styles_add_font(odt->styles, element);
    return true;
}

static bool open_style(Odt *odt, const XmlElement *element, Error *err)
{
    (void)err;
    odt_styles_open(odt->styles, element, scope_here(odt));
    return true;
}

static bool open_properties(Odt *odt, const XmlElement *element, Error *err)
{
    (void)err;
    odt_styles_add_properties(odt->styles, element);
    return true;
}

static bool close_style(Odt *odt, Error *err)
{
    (void)err;
    odt_styles_close(odt->styles);
    return true;
}

static bool open_list_style(Odt *odt, const XmlElement *element, Error *err)
{
    (void)err;
    odt_lists_open_style(odt->lists, element, scope_here(odt));
    return true;
}

static bool open_list_level(Odt *odt, const XmlElement *element, Error *err)
{
    (void)err;
    odt_lists_add_level(odt->lists, element);
    return true;
}

static bool close_list_style(Odt *odt, Error *err)
{
    (void)err;
    odt_lists_close_style(odt->lists);
    return true;
}

/* --- Who wrote it, what runs in it --- */

static bool close_person(Odt *odt, Error *err)
{
    (void)err;
    const OdtFrame *around = odt_parent(odt);
    const char *name = buffer_string(&odt->captured);
    /* Not one that is too long, of which the beginning is there. */
    if (!name[0] && buffer_failed(&odt->captured))
        odt->out_of_memory = true;
    if (around && around->id == OFFICE_ANNOTATION)
        odt->comment_author = arena_strdup(odt->arena, name);
    else if (around && around->id == OFFICE_META && name[0] && !odt->object_depth)
        document_add_notice(odt->document, NOTICE_METADATA, name, 1);
    return true;
}

static bool open_module(Odt *odt, const XmlElement *element, Error *err)
{
    (void)element, (void)err;
    odt->has_macros = true;
    odt_skip(odt);
    return true;
}

/* --- The table --- */

typedef struct Row {
    OdtOpen *open;
    OdtClose *close;
} Row;

static const Row rows[ODT_NAME_COUNT] = {
    [OFFICE_SETTINGS] = { open_skipped },
    [OFFICE_BINARY_DATA] = { open_skipped },
    [OFFICE_EVENT_LISTENERS] = { open_skipped },
    [OFFICE_CHANGE_INFO] = { open_skipped },
    [SCRIPT_MODULE] = { open_module },
    [OOO_MODULE] = { open_module },
    [DC_CREATOR] = { open_captured, close_person },
    [META_INITIAL_CREATOR] = { open_captured, close_person },
    [META_PRINTED_BY] = { open_captured, close_person },
    [DC_DATE] = { open_skipped },

    [OFFICE_STYLES] = { open_styles },
    [OFFICE_AUTOMATIC_STYLES] = { open_styles },
    [OFFICE_MASTER_STYLES] = { open_styles },
    [STYLE_FONT_FACE] = { open_font },
    [STYLE_STYLE] = { open_style, close_style },
    [STYLE_DEFAULT_STYLE] = { open_style, close_style },
    [STYLE_TEXT_PROPERTIES] = { open_properties },
    [STYLE_PARAGRAPH_PROPERTIES] = { open_properties },
    [STYLE_TABLE_PROPERTIES] = { open_properties },
    [TEXT_LIST_STYLE] = { open_list_style, close_list_style },
    [TEXT_OUTLINE_STYLE] = { open_list_style, close_list_style },
    [TEXT_LIST_LEVEL_STYLE_NUMBER] = { open_list_level },
    [TEXT_LIST_LEVEL_STYLE_BULLET] = { open_list_level },
    [TEXT_LIST_LEVEL_STYLE_IMAGE] = { open_list_level },
    [TEXT_OUTLINE_LEVEL_STYLE] = { open_list_level },

    [STYLE_MASTER_PAGE] = { odt_open_master },
    [STYLE_HEADER] = { odt_open_running, odt_close_running },
    [STYLE_HEADER_LEFT] = { odt_open_running, odt_close_running },
    [STYLE_HEADER_FIRST] = { odt_open_running, odt_close_running },
    [LOEXT_HEADER_FIRST] = { odt_open_running, odt_close_running },
    [STYLE_FOOTER] = { odt_open_running, odt_close_running },
    [STYLE_FOOTER_LEFT] = { odt_open_running, odt_close_running },
    [STYLE_FOOTER_FIRST] = { odt_open_running, odt_close_running },
    [LOEXT_FOOTER_FIRST] = { odt_open_running, odt_close_running },

    [OFFICE_TEXT] = { odt_open_text },
    [OFFICE_SPREADSHEET] = { odt_open_inner },
    [OFFICE_PRESENTATION] = { odt_open_inner },
    [OFFICE_DRAWING] = { odt_open_inner },
    [TEXT_SECTION] = { odt_open_section },
    [TEXT_TABLE_OF_CONTENT] = { odt_open_contents },
    [TEXT_ILLUSTRATION_INDEX] = { odt_open_contents },
    [TEXT_TABLE_INDEX] = { odt_open_contents },
    [TEXT_OBJECT_INDEX] = { odt_open_contents },
    [TEXT_USER_INDEX] = { odt_open_contents },
    [TEXT_ALPHABETICAL_INDEX] = { odt_open_contents },
    [TEXT_BIBLIOGRAPHY] = { odt_open_contents },
    [TEXT_TABLE_OF_CONTENT_SOURCE] = { open_skipped },
    [TEXT_ILLUSTRATION_INDEX_SOURCE] = { open_skipped },
    [TEXT_TABLE_INDEX_SOURCE] = { open_skipped },
    [TEXT_OBJECT_INDEX_SOURCE] = { open_skipped },
    [TEXT_USER_INDEX_SOURCE] = { open_skipped },
    [TEXT_ALPHABETICAL_INDEX_SOURCE] = { open_skipped },
    [TEXT_BIBLIOGRAPHY_SOURCE] = { open_skipped },
    [TEXT_LIST] = { odt_open_list, odt_close_list },
    [TEXT_LIST_ITEM] = { odt_open_item, odt_close_item },
    [TEXT_LIST_HEADER] = { odt_open_item, odt_close_item },
    [TEXT_NUMBERED_PARAGRAPH] = { odt_open_numbered, odt_close_list },
    [TEXT_NUMBER] = { odt_open_number, odt_close_number },
    [TEXT_NOTE] = { odt_open_note },
    [TEXT_NOTE_CITATION] = { open_skipped },
    [TEXT_NOTE_BODY] = { odt_open_note_body, odt_close_aside },
    [OFFICE_ANNOTATION] = { odt_open_annotation, odt_close_aside },

    [TEXT_P] = { odt_open_paragraph, odt_close_paragraph },
    [TEXT_H] = { odt_open_paragraph, odt_close_paragraph },
    [TEXT_SPAN] = { odt_open_span },
    [TEXT_A] = { odt_open_link },
    [TEXT_S] = { odt_open_spaces },
    [TEXT_TAB] = { odt_open_tab },
    [TEXT_LINE_BREAK] = { odt_open_line_break },
    [TEXT_SOFT_PAGE_BREAK] = { odt_open_page_break },
    [TEXT_RUBY] = { odt_open_ruby },
    [TEXT_RUBY_BASE] = { odt_open_ruby_base },
    [TEXT_RUBY_TEXT] = { open_skipped },
    [TEXT_SCRIPT] = { open_skipped },
    [TEXT_PLACEHOLDER] = { odt_open_placeholder },
    [TEXT_HIDDEN_TEXT] = { odt_open_hidden_text },
    [TEXT_HIDDEN_PARAGRAPH] = { odt_open_hidden_paragraph },

    [TEXT_DATE] = { odt_open_field },
    [TEXT_TIME] = { odt_open_field },
    [TEXT_PAGE_NUMBER] = { odt_open_page_field },
    [TEXT_PAGE_CONTINUATION] = { odt_open_field },
    [TEXT_SENDER_FIRSTNAME] = { odt_open_field },
    [TEXT_SENDER_LASTNAME] = { odt_open_field },
    [TEXT_SENDER_INITIALS] = { odt_open_field },
    [LOEXT_SENDER_INITIALS] = { odt_open_field },
    [TEXT_SENDER_TITLE] = { odt_open_field },
    [TEXT_SENDER_POSITION] = { odt_open_field },
    [TEXT_SENDER_EMAIL] = { odt_open_field },
    [TEXT_SENDER_PHONE_PRIVATE] = { odt_open_field },
    [TEXT_SENDER_FAX] = { odt_open_field },
    [TEXT_SENDER_COMPANY] = { odt_open_field },
    [TEXT_SENDER_PHONE_WORK] = { odt_open_field },
    [TEXT_SENDER_STREET] = { odt_open_field },
    [TEXT_SENDER_CITY] = { odt_open_field },
    [TEXT_SENDER_POSTAL_CODE] = { odt_open_field },
    [TEXT_SENDER_COUNTRY] = { odt_open_field },
    [TEXT_SENDER_STATE_OR_PROVINCE] = { odt_open_field },
    [TEXT_AUTHOR_NAME] = { odt_open_field },
    [TEXT_AUTHOR_INITIALS] = { odt_open_field },
    [TEXT_CHAPTER] = { odt_open_field },
    [TEXT_FILE_NAME] = { odt_open_field },
    [TEXT_TEMPLATE_NAME] = { odt_open_field },
    [TEXT_SHEET_NAME] = { odt_open_field },
    [TEXT_VARIABLE_SET] = { odt_open_field },
    [TEXT_VARIABLE_GET] = { odt_open_field },
    [TEXT_VARIABLE_INPUT] = { odt_open_field },
    [TEXT_USER_FIELD_GET] = { odt_open_field },
    [TEXT_USER_FIELD_INPUT] = { odt_open_field },
    [TEXT_SEQUENCE] = { odt_open_field },
    [TEXT_EXPRESSION] = { odt_open_field },
    [TEXT_TEXT_INPUT] = { odt_open_field },
    [TEXT_DROP_DOWN] = { odt_open_field },
    [TEXT_INITIAL_CREATOR] = { odt_open_field },
    [TEXT_CREATION_DATE] = { odt_open_field },
    [TEXT_CREATION_TIME] = { odt_open_field },
    [TEXT_DESCRIPTION] = { odt_open_field },
    [TEXT_USER_DEFINED] = { odt_open_field },
    [TEXT_PRINT_TIME] = { odt_open_field },
    [TEXT_PRINT_DATE] = { odt_open_field },
    [TEXT_PRINTED_BY] = { odt_open_field },
    [TEXT_TITLE] = { odt_open_field },
    [TEXT_SUBJECT] = { odt_open_field },
    [TEXT_KEYWORDS] = { odt_open_field },
    [TEXT_EDITING_CYCLES] = { odt_open_field },
    [TEXT_EDITING_DURATION] = { odt_open_field },
    [TEXT_MODIFICATION_TIME] = { odt_open_field },
    [TEXT_MODIFICATION_DATE] = { odt_open_field },
    [TEXT_CREATOR] = { odt_open_field },
    [TEXT_DATABASE_NAME] = { odt_open_field },
    [TEXT_DATABASE_DISPLAY] = { odt_open_field },
    [TEXT_DATABASE_ROW_NUMBER] = { odt_open_field },
    [TEXT_PAGE_VARIABLE_GET] = { odt_open_field },
    [TEXT_CONDITIONAL_TEXT] = { odt_open_field },
    [TEXT_REFERENCE_REF] = { odt_open_field },
    [TEXT_BOOKMARK_REF] = { odt_open_field },
    [TEXT_NOTE_REF] = { odt_open_field },
    [TEXT_SEQUENCE_REF] = { odt_open_field },
    [TEXT_DDE_CONNECTION] = { odt_open_field },
    [TEXT_EXECUTE_MACRO] = { odt_open_field },
    [TEXT_MEASURE] = { odt_open_field },
    [TEXT_TABLE_FORMULA] = { odt_open_field },
    [TEXT_META_FIELD] = { odt_open_field },
    [TEXT_PAGE_COUNT] = { odt_open_page_field },
    [TEXT_PARAGRAPH_COUNT] = { odt_open_field },
    [TEXT_WORD_COUNT] = { odt_open_field },
    [TEXT_CHARACTER_COUNT] = { odt_open_field },
    [TEXT_TABLE_COUNT] = { odt_open_field },
    [TEXT_IMAGE_COUNT] = { odt_open_field },
    [TEXT_OBJECT_COUNT] = { odt_open_field },
    [TEXT_BIBLIOGRAPHY_MARK] = { odt_open_field },

    [TEXT_CHANGED_REGION] = { odt_open_region },
    [TEXT_INSERTION] = { odt_open_insertion },
    [TEXT_DELETION] = { odt_open_deletion, odt_close_deletion },
    [TEXT_FORMAT_CHANGE] = { open_skipped },
    [TEXT_CHANGE] = { odt_open_change },
    [TEXT_CHANGE_START] = { odt_open_change_start },
    [TEXT_CHANGE_END] = { odt_open_change_end },

    [TABLE_TABLE] = { odt_open_table, odt_close_table },
    [TABLE_TABLE_HEADER_ROWS] = { odt_open_header_rows },
    [TABLE_TABLE_ROW] = { odt_open_row, odt_close_row },
    [TABLE_TABLE_CELL] = { odt_open_cell, odt_close_cell },
    [TABLE_COVERED_TABLE_CELL] = { odt_open_covered },
    [TABLE_TITLE] = { open_skipped },
    [TABLE_DESC] = { open_skipped },

    [DRAW_FRAME] = { odt_open_frame },
    [DRAW_TEXT_BOX] = { odt_open_text_box, odt_close_aside },
    [DRAW_IMAGE] = { odt_open_image },
    [DRAW_OBJECT] = { odt_open_object, odt_close_object },
    [DRAW_OBJECT_OLE] = { odt_open_foreign },
    [DRAW_PLUGIN] = { odt_open_foreign },
    [DRAW_APPLET] = { odt_open_foreign },
    [DRAW_FLOATING_FRAME] = { odt_open_foreign },
    [DRAW_CONTROL] = { odt_open_draw_control },
    [DRAW_CUSTOM_SHAPE] = { odt_open_shape, odt_close_aside },
    [DRAW_RECT] = { odt_open_shape, odt_close_aside },
    [DRAW_LINE] = { odt_open_shape, odt_close_aside },
    [DRAW_POLYLINE] = { odt_open_shape, odt_close_aside },
    [DRAW_POLYGON] = { odt_open_shape, odt_close_aside },
    [DRAW_REGULAR_POLYGON] = { odt_open_shape, odt_close_aside },
    [DRAW_PATH] = { odt_open_shape, odt_close_aside },
    [DRAW_CIRCLE] = { odt_open_shape, odt_close_aside },
    [DRAW_ELLIPSE] = { odt_open_shape, odt_close_aside },
    [DRAW_CONNECTOR] = { odt_open_shape, odt_close_aside },
    [DRAW_CAPTION] = { odt_open_shape, odt_close_aside },
    [DRAW_MEASURE] = { odt_open_shape, odt_close_aside },
    [SVG_TITLE] = { open_skipped },
    [SVG_DESC] = { open_skipped },
    [MATH_MATH] = { odt_open_math, odt_close_math },
    [MATH_MI] = { odt_open_token, odt_close_token },
    [MATH_MN] = { odt_open_token, odt_close_token },
    [MATH_MO] = { odt_open_token, odt_close_token },
    [MATH_MTEXT] = { odt_open_token, odt_close_token },
    [MATH_MS] = { odt_open_token, odt_close_token },
    [MATH_ANNOTATION] = { open_skipped },
    [MATH_ANNOTATION_XML] = { open_skipped },

    [FORM_CHECKBOX] = { odt_open_control, odt_close_control },
    [FORM_RADIO] = { odt_open_control, odt_close_control },
    [FORM_LISTBOX] = { odt_open_control, odt_close_control },
    [FORM_COMBOBOX] = { odt_open_control, odt_close_control },
    [FORM_TEXT] = { odt_open_control, odt_close_control },
    [FORM_TEXTAREA] = { odt_open_control, odt_close_control },
    [FORM_FORMATTED_TEXT] = { odt_open_control, odt_close_control },
    [FORM_NUMBER] = { odt_open_control, odt_close_control },
    [FORM_DATE] = { odt_open_control, odt_close_control },
    [FORM_TIME] = { odt_open_control, odt_close_control },
    [FORM_FIXED_TEXT] = { odt_open_control, odt_close_control },
    [FORM_OPTION] = { odt_open_option },
    [FIELD_FIELDMARK] = { odt_open_fieldmark, odt_close_fieldmark },
    [FIELD_FIELDMARK_START] = { odt_open_fieldmark, odt_close_fieldmark },
    [FIELD_FIELDMARK_END] = { odt_open_fieldmark_end },
    [FIELD_PARAM] = { odt_open_param },
    [LOEXT_CONTENT_CONTROL] = { odt_open_content_control },
};

/* --- The events --- */

static void pass_tag(Odt *odt)
{
    odt->place.tag++;
    odt->place.offset = 0;
    odt->behind = 0;
}

static bool on_open(void *user, const XmlElement *element, Error *err)
{
    Odt *odt = user;
    pass_tag(odt);
    OdtFrame *around = odt_frame(odt);
    if (around->skip || around->record) {
        odt->ignored++;
        if (around->record)
            odt_record_open(&odt->record, element);
        return true;
    }
    OdtFrame *frames =
        odt_grow(odt, odt->frames, odt->frame_count, &odt->frame_room, sizeof *frames);
    if (!frames)
        return error_memory(err);
    odt->frames = frames;
    OdtFrame *frame = &frames[odt->frame_count];
    *frame = frames[odt->frame_count - 1];
    odt->frame_count++;
    frame->id = element->id;
    frame->seen = false;
    frame->saved = 0;
    OdtOpen *open =
        element->id > 0 && element->id < ODT_NAME_COUNT ? rows[element->id].open : NULL;
    return !open || open(odt, element, err);
}

static bool on_close(void *user, int id, Error *err)
{
    Odt *odt = user;
    pass_tag(odt);
    if (odt->ignored) {
        odt->ignored--;
        if (odt_frame(odt)->record)
            odt_record_close(&odt->record, id);
        return true;
    }
    if (odt->frame_count <= 1)
        return true;
    OdtFrame *frame = odt_frame(odt);
    OdtClose *close =
        frame->id > 0 && frame->id < ODT_NAME_COUNT ? rows[frame->id].close : NULL;
    bool more = true;
    if (frame->record) {
        frame->record = false;
        if (buffer_failed(&odt->record))
            return error_memory(err);
    }
    if (!frame->skip && close)
        more = close(odt, err);
    odt->frame_count--;
    return more;
}

static bool on_text(void *user, const char *bytes, size_t length, Error *err)
{
    (void)err;
    Odt *odt = user;
    const OdtFrame *frame = odt_frame(odt);
    odt->place.offset = odt->behind;
    odt->behind += (uint32_t)length;
    if (frame->skip || frame->record) {
        if (frame->record && odt->ignored)
            odt_record_text(&odt->record, bytes, length);
    } else if (frame->chars == ODT_CHARS_TEXT) {
        odt_add_text(odt, bytes, length);
    } else if (frame->chars == ODT_CHARS_CAPTURE) {
        buffer_add(&odt->captured, bytes, length);
    }
    return true;
}

const XmlHandler odt_handler = { on_open, on_close, on_text };

bool odt_play(Odt *odt, const Buffer *record, OdtPlace place, Error *err)
{
    if (odt->play_depth >= DEEPEST_PLAY || record->length > odt->replay_left)
        return true;
    OdtPlace here = odt->place;
    uint32_t behind = odt->behind;
    odt->place = place;
    odt->replay_left -= record->length;
    odt->play_depth++;
    bool more = odt_record_play(record->bytes, record->length, &odt_handler, odt, err);
    odt->play_depth--;
    odt->place = here;
    odt->behind = behind;
    return more;
}

void odt_unwind(Odt *odt, size_t count, Error *err)
{
    while (odt->frame_count > count)
        on_close(odt, XML_OTHER, err);
}
