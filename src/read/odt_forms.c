/* SPDX-License-Identifier: Apache-2.0 */
/* odt_forms.c - what a form says: boxes ticked, entries chosen, text typed.
 *
 * Three makes of form are met.  OpenDocument's own controls are defined before the body
 * and shown where a draw:control names them (1.4, part 3, 13).  LibreOffice keeps the
 * form fields of Word as field marks with parameters, and their successors as content
 * controls around the text they show. */
#include "read/odt.h"

#include "read/odt_names.h"

#include <string.h>

struct OdtControl {
    const char *id;
    bool is_box;
    BoxState state;
    const char *text; /* shown: a label, a chosen entry, a typed value */
    OdtControl *next; /* in the same bucket, an older one */
};

/* --- Controls --- */

static BoxState read_state(const XmlElement *element)
{
    int id = xml_attribute_find(element, FORM_CURRENT_STATE) ? FORM_CURRENT_STATE
                                                             : FORM_STATE;
    if (odt_is(element, id, "checked"))
        return BOX_TICKED;
    return odt_is(element, id, "unknown") ? BOX_UNREADABLE : BOX_UNTICKED;
}

static bool is_selected(const XmlElement *element)
{
    return odt_is(element, FORM_CURRENT_SELECTED, "true") ||
           (!xml_attribute_find(element, FORM_CURRENT_SELECTED) &&
            odt_is(element, FORM_SELECTED, "true"));
}

static const char *read_value(Odt *odt, const XmlElement *element)
{
    int id = xml_attribute_find(element, FORM_CURRENT_VALUE) ? FORM_CURRENT_VALUE
                                                             : FORM_VALUE;
    return odt_copy(odt, element, id);
}

bool odt_open_control(Odt *odt, const XmlElement *element, Error *err)
{
    OdtControl *control = arena_alloc(odt->arena, sizeof *control);
    if (!control)
        return error_memory(err);
    control->id = odt_copy(odt, element, FORM_ID);
    if (!control->id[0])
        control->id = odt_copy(odt, element, XML_ID);
    control->text = "";
    switch (element->id) {
    case FORM_CHECKBOX:
        control->is_box = true;
        control->state = read_state(element);
        control->text = odt_copy(odt, element, FORM_LABEL);
        break;
    case FORM_RADIO:
        control->is_box = true;
        control->state = is_selected(element) ? BOX_TICKED : BOX_UNTICKED;
        control->text = odt_copy(odt, element, FORM_LABEL);
        break;
    case FORM_FIXED_TEXT:
        control->text = odt_copy(odt, element, FORM_LABEL);
        break;
    case FORM_LISTBOX:
        break;
    default:
        control->text = read_value(odt, element);
        break;
    }
    OdtControl **bucket = &odt->controls[odt_bucket(control->id, strlen(control->id))];
    control->next = *bucket;
    *bucket = control;
    odt->control = control;
    odt_capture(odt); /* paragraphs of a text area are not the body's */
    return true;
}

bool odt_close_control(Odt *odt, Error *err)
{
    (void)err;
    odt->control = NULL;
    return true;
}

bool odt_open_option(Odt *odt, const XmlElement *element, Error *err)
{
    (void)err;
    if (odt->control && is_selected(element))
        odt->control->text = odt_copy(odt, element, FORM_LABEL);
    return true;
}

static const OdtControl *find_control(const Odt *odt, const XmlElement *element)
{
    const XmlAttribute *id = xml_attribute_find(element, DRAW_CONTROL);
    const OdtControl *control =
        id ? odt->controls[odt_bucket(id->value, id->length)] : NULL;
    for (; control; control = control->next)
        if (strlen(control->id) == id->length &&
            memcmp(control->id, id->value, id->length) == 0)
            return control;
    return NULL;
}

static void show_control(Odt *odt, const OdtControl *control)
{
    if (control->is_box)
        odt_add_box(odt, control->state);
    if (control->is_box && control->text[0])
        odt_add_exact(odt, " ", 1, 0);
    odt_add_exact(odt, control->text, strlen(control->text), RUN_FIELD);
}

bool odt_open_draw_control(Odt *odt, const XmlElement *element, Error *err)
{
    const OdtControl *control = find_control(odt, element);
    bool inside = odt_frame(odt)->chars == ODT_CHARS_TEXT;
    odt_skip(odt);
    if (!control || (!control->is_box && !control->text[0]))
        return true;
    if (inside) {
        show_control(odt, control);
        return true;
    }
    /* Placed on the page, in no paragraph. */
    odt_begin_paragraph(odt, &(OdtParagraph){ .kind = BLOCK_PARAGRAPH,
                                              .stream = STREAM_TEXTBOX,
                                              .label = "",
                                              .style = "",
                                              .author = "" });
    if (odt->out_of_memory)
        return error_memory(err);
    show_control(odt, control);
    odt_end_paragraph(odt);
    return true;
}

/* --- Field marks --- */

static bool ends_in(const XmlElement *element, int id, const char *word)
{
    const XmlAttribute *found = xml_attribute_find(element, id);
    size_t size = strlen(word);
    return found && found->length >= size &&
           memcmp(found->value + found->length - size, word, size) == 0;
}

bool odt_open_fieldmark(Odt *odt, const XmlElement *element, Error *err)
{
    (void)err;
    OdtFieldmark *mark = &odt->fieldmark;
    mark->kind = ends_in(element, FIELD_TYPE, "FORMCHECKBOX")   ? FIELDMARK_CHECKBOX
                 : ends_in(element, FIELD_TYPE, "FORMDROPDOWN") ? FIELDMARK_DROPDOWN
                 : ends_in(element, FIELD_TYPE, "FORMTEXT")     ? FIELDMARK_TEXT
                                                                : FIELDMARK_OTHER;
    mark->is_ticked = false;
    mark->selected = 0;
    buffer_clear(&mark->entries);
    odt_frame(odt)->seen = odt_frame(odt)->chars == ODT_CHARS_TEXT;
    odt_frame(odt)->chars = ODT_CHARS_NONE;
    return true;
}

bool odt_open_param(Odt *odt, const XmlElement *element, Error *err)
{
    (void)err;
    OdtFieldmark *mark = &odt->fieldmark;
    const XmlAttribute *value = xml_attribute_find(element, FIELD_VALUE);
    if (ends_in(element, FIELD_NAME, "Checkbox_Checked")) {
        mark->is_ticked = odt_is(element, FIELD_VALUE, "true");
    } else if (value && ends_in(element, FIELD_NAME, "ListEntry")) {
        buffer_add(&mark->entries, value->value, value->length);
        buffer_add_char(&mark->entries, '\0');
    } else if (ends_in(element, FIELD_NAME, "Selected") ||
               ends_in(element, FIELD_NAME, "Result")) {
        mark->selected = xml_attribute_number(element, FIELD_VALUE, 0);
    }
    return true;
}

static const char *chosen_entry(const OdtFieldmark *mark)
{
    const char *entry = buffer_string(&mark->entries);
    const char *end = entry + mark->entries.length;
    for (long i = 0; entry < end; i++, entry += strlen(entry) + 1)
        if (i == mark->selected)
            return entry;
    return "";
}

bool odt_close_fieldmark(Odt *odt, Error *err)
{
    (void)err;
    OdtFieldmark *mark = &odt->fieldmark;
    const OdtFrame *frame = odt_frame(odt);
    if (!frame->seen)
        return true;
    if (mark->kind == FIELDMARK_CHECKBOX)
        odt_add_box(odt, mark->is_ticked ? BOX_TICKED : BOX_UNTICKED);
    else if (mark->kind == FIELDMARK_DROPDOWN)
        odt_add_exact(odt, chosen_entry(mark), strlen(chosen_entry(mark)), RUN_FIELD);
    else if (mark->kind == FIELDMARK_TEXT && frame->id == FIELD_FIELDMARK_START)
        odt->text_fields++;
    odt_mark_around(odt);
    return true;
}

bool odt_open_fieldmark_end(Odt *odt, const XmlElement *element, Error *err)
{
    (void)element, (void)err;
    if (odt->text_fields)
        odt->text_fields--;
    odt_mark_around(odt);
    return true;
}

/* --- Content controls --- */

bool odt_open_content_control(Odt *odt, const XmlElement *element, Error *err)
{
    (void)err;
    OdtFrame *frame = odt_frame(odt);
    if (odt_is(element, LOEXT_CHECKBOX, "true")) {
        bool ticked = odt_is(element, LOEXT_CHECKED, "true");
        if (frame->chars == ODT_CHARS_TEXT)
            odt_add_box(odt, ticked ? BOX_TICKED : BOX_UNTICKED);
        odt_skip(odt);
        return true;
    }
    frame->marks |= odt_is(element, LOEXT_SHOWING_PLACE_HOLDER, "true")
                        ? RUN_PLACEHOLDER
                        : RUN_FIELD;
    return true;
}
