/* SPDX-License-Identifier: Apache-2.0 */
/* docx_fields.c - the stack of open fields. */
#include "read/docx_fields.h"

#include <string.h>
#include <strings.h>

static const struct {
    const char *word;
    FieldKind kind;
} kinds[] = {
    { "TOC", FIELD_CONTENTS },
    { "INDEX", FIELD_CONTENTS },
    { "TOA", FIELD_CONTENTS },
    { "HYPERLINK", FIELD_LINK },
    { "FORMCHECKBOX", FIELD_CHECKBOX },
    { "FORMDROPDOWN", FIELD_DROPDOWN },
    { "MACROBUTTON", FIELD_BUTTON },
    { "SYMBOL", FIELD_SYMBOL },
    { "AUTONUM", FIELD_NUMBER },
    { "AUTONUMLGL", FIELD_NUMBER },
    { "AUTONUMOUT", FIELD_NUMBER },
    { "LISTNUM", FIELD_NUMBER },
    { "PAGE", FIELD_PAGE },
    { "NUMPAGES", FIELD_PAGE },
    { "SECTIONPAGES", FIELD_PAGE },
};

FieldKind field_kind(const char *code)
{
    code += strspn(code, " \t");
    size_t length = strcspn(code, " \t\\");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strlen(kinds[i].word) == length &&
            strncasecmp(kinds[i].word, code, length) == 0)
            return kinds[i].kind;
    return FIELD_OTHER;
}

const char *field_argument(const char *code, int words)
{
    code += strspn(code, " \t");
    while (words-- > 0) {
        code += strcspn(code, " \t");
        code += strspn(code, " \t");
    }
    return code;
}

Field *fields_innermost(Fields *fields)
{
    return fields->depth > fields->base && !fields->lost
               ? &fields->items[fields->depth - 1]
               : NULL;
}

void fields_begin(Fields *fields, uint32_t paragraph)
{
    if (fields->depth == FIELDS_DEEPEST) {
        fields->lost++;
        return;
    }
    Field *field = &fields->items[fields->depth++];
    field->kind = FIELD_OTHER;
    field->in_result = field->has_form = false;
    field->paragraph = paragraph;
    field->length = 0;
    field->code[0] = '\0';
    fields->silent++;
}

void fields_add_code(Fields *fields, const char *bytes, size_t length)
{
    Field *field = fields_innermost(fields);
    if (!field || field->in_result)
        return;
    size_t room = FIELD_CODE_MOST - 1 - field->length;
    if (length > room)
        length = room;
    memcpy(field->code + field->length, bytes, length);
    field->length += length;
    field->code[field->length] = '\0';
}

void fields_separate(Fields *fields)
{
    Field *field = fields_innermost(fields);
    if (!field || field->in_result)
        return;
    field->in_result = true;
    field->kind = field_kind(field->code);
    fields->silent--;
    fields->contents += field->kind == FIELD_CONTENTS;
    fields->links += field->kind == FIELD_LINK;
    fields->results += field->kind != FIELD_LINK;
}

/* Takes the top field out of the sums. */
static void pop(Fields *fields)
{
    const Field *field = &fields->items[--fields->depth];
    if (!field->in_result) {
        fields->silent--;
        return;
    }
    fields->contents -= field->kind == FIELD_CONTENTS;
    fields->links -= field->kind == FIELD_LINK;
    fields->results -= field->kind != FIELD_LINK;
}

bool fields_end(Fields *fields, Field *ended)
{
    if (fields->lost) {
        fields->lost--;
        return false;
    }
    Field *field = fields_innermost(fields);
    if (!field)
        return false;
    if (!field->in_result)
        field->kind = field_kind(field->code);
    *ended = *field;
    pop(fields);
    return true;
}

void fields_cut(Fields *fields, size_t depth)
{
    while (fields->depth > depth) {
        pop(fields);
        fields->lost = 0;
    }
}

bool fields_hide_text(Fields *fields, uint32_t paragraph)
{
    while (fields->silent && fields->depth > fields->base) {
        const Field *field = &fields->items[fields->depth - 1];
        if (field->in_result || field->paragraph == paragraph)
            break;
        pop(fields);
        fields->lost = 0;
    }
    return fields->silent > 0;
}

void fields_forget_contents(Fields *fields)
{
    for (size_t i = fields->base; i < fields->depth; i++) {
        Field *field = &fields->items[i];
        if (field->in_result && field->kind == FIELD_CONTENTS) {
            field->kind = FIELD_OTHER;
            fields->contents--;
        }
    }
}
