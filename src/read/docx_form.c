/* SPDX-License-Identifier: Apache-2.0 */
/* docx_form.c - fields, legacy form fields and content controls.
 *
 * A tick box is made in three ways here: a FORMCHECKBOX field whose state is in its
 * form data, a w14:checkbox control whose content is a glyph of any font, and a plain
 * symbol (docx_run.c).  All become the same box.  ISO/IEC 29500-1, 17.5.2 and 17.16. */
#include "base/unicode.h"
#include "read/docx_names.h"
#include "read/docx_story.h"

#include <stdlib.h>
#include <string.h>

/* --- Fields --- */

static void add_words(Story *story, const char *words, uint32_t marks)
{
    if (words[0] && story_takes_text(story))
        story_add_text(story, words, strlen(words), marks);
}

/* SYMBOL 168 \f "Wingdings" */
static void add_symbol_field(Story *story, const char *code)
{
    const char *number = field_argument(code, 1);
    const char *font = strstr(number, "\\f");
    unsigned long value = strtoul(number, NULL, 0);
    SymbolFont kind = SYMBOL_UNSET;
    if (font) {
        font += 2;
        font += strspn(font, " \"");
        kind = symbol_font(font, strcspn(font, "\"\\"));
    }
    if (value < 0x20 || value > 0xFFFF || !story_takes_text(story))
        return;
    if (kind > SYMBOL_TEXT) {
        story_add_symbol(story, kind, (uint32_t)value);
    } else {
        char text[4];
        story_add_text(story, text, utf8_encode((uint32_t)value, text), 0);
    }
}

static bool is_running(const Story *story)
{
    return story->flow->stream == STREAM_HEADER || story->flow->stream == STREAM_FOOTER;
}

/* What shows in place of a field that keeps no result. */
static void show_field(Story *story, const Field *field)
{
    switch (field->kind) {
    case FIELD_CHECKBOX:
        if (!field->has_form && story_takes_text(story))
            story_add_box(story, BOX_UNREADABLE);
        break;
    case FIELD_BUTTON:
        if (!field->in_result)
            add_words(story, field_argument(field->code, 2), RUN_PLACEHOLDER);
        break;
    case FIELD_SYMBOL:
        if (!field->in_result)
            add_symbol_field(story, field->code);
        break;
    case FIELD_NUMBER:
        if (!field->in_result)
            story->docx->uncounted++;
        break;
    case FIELD_PAGE:
        if (!field->in_result && is_running(story))
            add_words(story, "#", RUN_FIELD);
        break;
    default:
        break;
    }
}

static void separate(Story *story)
{
    const Field *field = fields_innermost(&story->fields);
    if (field && is_running(story) && field_kind(field->code) == FIELD_PAGE)
        return; /* its result is the number of one page, not of all */
    fields_separate(&story->fields);
    const Paragraph *paragraph = story_paragraph(story);
    if (!story->fields.contents || !paragraph || paragraph->has_text)
        return;
    Block *block = document_current(story->into);
    if (block->stream == STREAM_BODY)
        block->stream = STREAM_CONTENTS;
}

/* The form data is known: its box or its choice is what the field shows. */
static void close_form(Story *story)
{
    Form *form = &story->form;
    Field *field = fields_innermost(&story->fields);
    bool is_choice = form->is_list && form->text.length;
    if (!field || (!form->is_checkbox && !is_choice))
        return;
    field->has_form = true;
    story->fields.silent--; /* just for what the form shows */
    if (story_takes_text(story)) {
        if (form->is_checkbox)
            story_add_box(story, form->is_checked ? BOX_TICKED : BOX_UNTICKED);
        else
            story_add_text(story, form->text.bytes, form->text.length, RUN_FIELD);
    }
    story->fields.silent++;
}

CloseFn *open_field_mark(Story *story, const XmlElement *element)
{
    char type[16];
    const Paragraph *paragraph = story_paragraph(story);
    xml_attribute_copy(element, W_FLDCHARTYPE, type, sizeof type);
    if (!paragraph)
        return NULL;
    if (strcmp(type, "begin") == 0) {
        Form *form = &story->form;
        fields_begin(&story->fields, paragraph->number);
        form->is_checkbox = form->is_list = form->is_checked = form->has_checked =
            false;
        form->chosen = form->entry = 0;
        buffer_clear(&form->text);
        return close_form;
    }
    if (strcmp(type, "separate") == 0) {
        separate(story);
    } else if (strcmp(type, "end") == 0) {
        Field ended;
        if (fields_end(&story->fields, &ended))
            show_field(story, &ended);
    }
    return NULL;
}

static void close_simple_field(Story *story)
{
    Field ended;
    size_t depth = story->frames[story->depth].value;
    fields_cut(&story->fields, depth + 1);
    if (story->fields.depth > depth && fields_end(&story->fields, &ended))
        show_field(story, &ended);
}

CloseFn *open_simple_field(Story *story, const XmlElement *element)
{
    const Paragraph *paragraph = story_paragraph(story);
    const XmlAttribute *code = xml_attribute_find(element, W_INSTR);
    if (!paragraph || story->fields.depth == FIELDS_DEEPEST)
        return NULL;
    story_settle(story);
    story->frames[story->depth].value = (uint32_t)story->fields.depth;
    fields_begin(&story->fields, paragraph->number);
    if (code)
        fields_add_code(&story->fields, code->value, code->length);
    separate(story);
    return close_simple_field;
}

/* --- Legacy form fields --- */

CloseFn *open_form_box(Story *story, const XmlElement *element)
{
    (void)element;
    story->form.is_checkbox = true;
    return NULL;
}

CloseFn *open_form_checked(Story *story, const XmlElement *element)
{
    story->form.is_checked = docx_is_on(element);
    story->form.has_checked = true;
    return NULL;
}

/* Of a box: its state until somebody clicks.  Of a list: the entry chosen at first. */
CloseFn *open_form_default(Story *story, const XmlElement *element)
{
    Form *form = &story->form;
    if (story_parent(story) == W_CHECKBOX && !form->has_checked)
        form->is_checked = docx_is_on(element);
    else if (story_parent(story) == W_DDLIST && form->chosen < 0)
        form->chosen = xml_attribute_number(element, W_VAL, 0);
    return NULL;
}

CloseFn *open_form_list(Story *story, const XmlElement *element)
{
    (void)element;
    story->form.is_list = true;
    story->form.chosen = -1;
    story->form.entry = 0;
    return NULL;
}

CloseFn *open_form_result(Story *story, const XmlElement *element)
{
    if (story_parent(story) == W_DDLIST)
        story->form.chosen = xml_attribute_number(element, W_VAL, 0);
    return NULL;
}

CloseFn *open_form_entry(Story *story, const XmlElement *element)
{
    Form *form = &story->form;
    const XmlAttribute *words = xml_attribute_find(element, W_VAL);
    long chosen = form->chosen < 0 ? 0 : form->chosen;
    if (story_parent(story) == W_DDLIST && form->entry++ == chosen && words)
        buffer_add(&form->text, words->value, words->length);
    return NULL;
}

/* --- Content controls --- */

static Control *innermost(Story *story)
{
    return story->control_depth ? &story->controls[story->control_depth - 1] : NULL;
}

static void close_control(Story *story)
{
    story->control_depth--;
}

CloseFn *open_control(Story *story, const XmlElement *element)
{
    (void)element;
    if (story->control_depth >= CONTROLS_DEEPEST)
        return NULL;
    story->controls[story->control_depth++] = (Control){ 0 };
    return close_control;
}

/* Its w:rPr and w:placeholder say nothing of the text. */
CloseFn *open_control_properties(Story *story, const XmlElement *element)
{
    (void)element;
    return story_parent(story) == W_SDT && innermost(story) ? NULL : story_skip(story);
}

CloseFn *open_control_placeholder(Story *story, const XmlElement *element)
{
    if (story_parent(story) == W_SDTPR)
        innermost(story)->is_placeholder = docx_is_on(element);
    return NULL;
}

CloseFn *open_control_field(Story *story, const XmlElement *element)
{
    (void)element;
    if (story_parent(story) == W_SDTPR)
        innermost(story)->is_field = true;
    return NULL;
}

CloseFn *open_control_gallery(Story *story, const XmlElement *element)
{
    static const char *const galleries[] = { "Table of Contents",
                                             "Custom Table of Contents", "Indexes" };
    char name[40];
    Control *control = innermost(story);
    xml_attribute_copy(element, W_VAL, name, sizeof name);
    for (size_t i = 0; control && i < sizeof galleries / sizeof *galleries; i++)
        control->is_contents = control->is_contents || strcmp(name, galleries[i]) == 0;
    return NULL;
}

CloseFn *open_control_box(Story *story, const XmlElement *element)
{
    (void)element;
    if (story_parent(story) == W_SDTPR)
        innermost(story)->is_checkbox = true;
    return NULL;
}

CloseFn *open_control_checked(Story *story, const XmlElement *element)
{
    if (story_parent(story) == W14_CHECKBOX && innermost(story))
        innermost(story)->is_checked = docx_is_on(element);
    return NULL;
}

static void close_control_content(Story *story)
{
    Control *control = innermost(story);
    story->in_placeholder -= control->is_placeholder;
    story->in_contents -= control->is_contents;
    story->in_control_field -= control->is_field;
    if (control->is_checkbox && !control->is_shown && story_takes_text(story))
        story_add_box(story, control->is_checked ? BOX_TICKED : BOX_UNTICKED);
}

CloseFn *open_control_content(Story *story, const XmlElement *element)
{
    Control *control = innermost(story);
    (void)element;
    if (!control || story_parent(story) != W_SDT)
        return NULL;
    /* The prompt of a box is the box itself. */
    control->is_placeholder = control->is_placeholder && !control->is_checkbox;
    if (story_paragraph(story))
        story_settle(story);
    story->in_placeholder += control->is_placeholder;
    story->in_contents += control->is_contents;
    story->in_control_field += control->is_field;
    return close_control_content;
}

bool story_replace_box(Story *story, const char *bytes, size_t length, size_t *taken)
{
    Control *control = innermost(story);
    uint32_t code = 0;
    if (!control || !control->is_checkbox || control->is_shown)
        return false;
    size_t first = length ? utf8_decode(bytes, length, &code) : 0;
    control->is_shown = true;
    story_add_box(story, control->is_checked ? BOX_TICKED : BOX_UNTICKED);
    *taken = code >= 0x2000 || first == length ? first : 0;
    return true;
}
