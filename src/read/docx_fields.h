/* SPDX-License-Identifier: Apache-2.0 */
/* docx_fields.h - fields: an instruction that is not text, and a result that is.
 *
 * Complex fields are marks in the flow of runs, not elements: begin, instruction,
 * separate, result, end; they nest, span paragraphs, and may be left open by a broken
 * file.  ISO/IEC 29500-1, 17.16. */
#ifndef CLAUSIER_READ_DOCX_FIELDS_H
#define CLAUSIER_READ_DOCX_FIELDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { FIELDS_DEEPEST = 32, FIELD_CODE_MOST = 400 };

typedef enum FieldKind {
    FIELD_OTHER,
    FIELD_CONTENTS, /* a table of contents, an index */
    FIELD_LINK,
    FIELD_CHECKBOX,
    FIELD_DROPDOWN,
    FIELD_BUTTON, /* MACROBUTTON: its words are in the instruction */
    FIELD_SYMBOL,
    FIELD_NUMBER, /* a number that Word computes and does not store */
    FIELD_PAGE,   /* a page number, or how many pages there are */
} FieldKind;

typedef struct Field {
    FieldKind kind;
    bool in_result;
    bool has_form;      /* its form data said what it shows */
    uint32_t paragraph; /* the one it began in, by count */
    size_t length;
    char code[FIELD_CODE_MOST]; /* the instruction, cut; NUL-terminated */
} Field;

typedef struct Fields {
    Field items[FIELDS_DEEPEST];
    size_t depth;
    size_t lost;     /* open ones past the deepest */
    size_t base;     /* those below belong to the text around a text box */
    unsigned silent; /* open ones still in their instruction */
    unsigned contents, links, results;
} Fields;

/* The field in the innermost place; NULL when none is open. */
Field *fields_innermost(Fields *fields);
void fields_begin(Fields *fields, uint32_t paragraph);
void fields_add_code(Fields *fields, const char *bytes, size_t length);
/* The instruction ends; what follows is the result. */
void fields_separate(Fields *fields);
/* Ends the innermost field and copies it to `ended`; false when none is open. */
bool fields_end(Fields *fields, Field *ended);
/* Ends without a word the open fields from `depth` on: their end never came. */
void fields_cut(Fields *fields, size_t depth);
/* Text in paragraph `paragraph` is not shown: it stands in an instruction.  A field
 * that was begun in an earlier paragraph and is in no result there is broken, and
 * given up. */
bool fields_hide_text(Fields *fields, uint32_t paragraph);
/* Gives up the tables of contents that are open. */
void fields_forget_contents(Fields *fields);

/* The kind by the first word of an instruction. */
FieldKind field_kind(const char *code);
/* What stands after `words` words of the instruction; may be "". */
const char *field_argument(const char *code, int words);

#endif
