/* SPDX-License-Identifier: Apache-2.0 */
/* docx_story.h - the state of one flow of text while its XML passes by.
 *
 * An element's function is called when it opens, looks at the attributes, and returns
 * what is to be done when it ends.  Elements without a function are transparent. */
#ifndef CLAUSIER_READ_DOCX_STORY_H
#define CLAUSIER_READ_DOCX_STORY_H

#include "container/xml.h"
#include "read/docx.h"
#include "read/docx_fields.h"

typedef struct Story Story;
typedef void CloseFn(Story *story);
typedef CloseFn *OpenFn(Story *story, const XmlElement *element);

/* An open element. */
typedef struct Frame {
    CloseFn *close;
    int id;
    uint32_t value; /* its function's own */
} Frame;

/* Which run properties the children of w:rPr set. */
typedef enum PropertyTarget {
    PROPERTIES_NONE,
    PROPERTIES_RUN,
    PROPERTIES_MARK
} PropertyTarget;

enum {
    PARAGRAPHS_DEEPEST = 24,
    TABLES_DEEPEST = 64,
    CONTROLS_DEEPEST = 64,
    PREFIXES_MOST = 64,
    PREFIX_MOST = 16,
};

/* A paragraph; one may stand in a text box that hangs on another. */
typedef struct Paragraph {
    uint32_t number; /* count of those opened before it */
    uint32_t block;
    bool is_settled; /* its properties have been applied */
    bool has_text, has_hidden;
    bool is_mark_deleted, is_mark_hidden, is_drop_cap, ends_section;
    bool wants_break; /* a page or column break to show before more text */
    const Style *style;
    long num_id;
    int level, outline, break_before; /* STYLE_UNSET when not said here */
    /* the run being read */
    const Style *run_style;
    RunProperties run;
    uint32_t run_marks;
    SymbolFont run_font;
    bool is_run_known; /* the two above hold */
} Paragraph;

typedef struct TableState {
    bool is_barrier; /* a text box: the tables around it are not its own */
    bool in_row, is_row_open, is_header, is_row_deleted, is_row_inserted, is_row_hidden;
    bool in_cell, is_cell_open, is_covered, is_cell_deleted;
    bool merges_down, continues;
    uint32_t grid_before, span;
    uint32_t column;
    uint64_t merged; /* columns, of the first 64, in which a cell goes on downwards */
} TableState;

/* A content control, w:sdt. */
typedef struct Control {
    bool is_placeholder, is_contents, is_field, is_checkbox, is_checked;
    bool is_shown; /* the box has been written */
} Control;

/* Form data of a legacy form field. */
typedef struct Form {
    bool is_checkbox, is_list;
    bool is_checked, has_checked;
    long chosen, entry;
    Buffer text;
} Form;

struct Story {
    Docx *docx;
    const Flow *flow;
    Document *into;
    Error *err;
    bool failed;

    Frame *frames; /* by depth, from 1 */
    uint32_t frame_room, depth;
    uint32_t tags;   /* read so far */
    uint32_t behind; /* bytes of text since the last one */
    uint32_t skip;   /* depth of an element whose inside is not read; 0 = none */
    char prefixes[PREFIXES_MOST][PREFIX_MOST]; /* of vocabularies read here */
    uint32_t prefix_count;

    Paragraph paragraphs[PARAGRAPHS_DEEPEST];
    uint32_t paragraph_depth, paragraph_count;
    bool joins_next; /* the paragraph before lost its mark: this one must stay */
    TableState tables[TABLES_DEEPEST];
    uint32_t table_depth;
    Control controls[CONTROLS_DEEPEST];
    uint32_t control_depth;
    Fields fields;
    Form form;

    PropertyTarget target;
    bool is_text, is_code;
    uint32_t in_textbox, in_link, in_contents, in_placeholder, in_control_field;
    uint32_t in_deleted, in_inserted, in_hidden, in_object;

    Relations relations; /* of this part, read when first needed */
    bool has_relations;
    bool section_ends; /* the next text starts a section */
    Note *note;        /* being written down */
};

/* docx_story.c */
int story_parent(const Story *story);
CloseFn *story_skip(Story *story);
const Relation *story_relation(Story *story, const XmlElement *element, int attribute);
OpenFn open_alternates, open_choice, open_fallback, open_insertion, open_deletion,
    open_move_from, open_link, open_note, open_comment, open_chunk, open_skipped,
    open_box, open_header_reference, open_footer_reference, open_title_page,
    open_section, open_section_type, open_drawing_part, open_image, open_image_data,
    open_embedding, open_ole, open_word_art, open_drawing_paragraph;

/* docx_paragraph.c */
OpenFn open_paragraph, open_paragraph_properties, open_paragraph_style, open_list_id,
    open_list_level, open_outline, open_break_before, open_frame;
Paragraph *story_paragraph(Story *story);
/* Applies what is known of the paragraph, before its first run at the latest. */
void story_settle(Story *story);

/* docx_run.c */
OpenFn open_run, open_run_properties, open_run_style, open_run_property, open_text,
    open_deleted_text, open_code, open_tab, open_break, open_line, open_hyphen,
    open_soft_hyphen, open_symbol, open_rendered_break, open_footnote, open_endnote,
    open_comment_mark;
/* True when text here is shown at all: in a paragraph, in no instruction. */
bool story_takes_text(Story *story);
void story_add_text(Story *story, const char *bytes, size_t length, uint32_t marks);
void story_add_box(Story *story, BoxState state);
/* Adds characters of a run, with what its font makes of them. */
void story_add_characters(Story *story, const char *bytes, size_t length);
void story_add_symbol(Story *story, SymbolFont font, uint32_t code);

/* docx_table.c */
OpenFn open_table, open_row, open_row_properties, open_row_header, open_grid_before,
    open_row_hidden, open_cell, open_cell_properties, open_span, open_merge_down,
    open_merge_across, open_cell_deletion;
/* Opens the row and the cell that wait for their first content. */
void story_enter_cell(Story *story);
void story_mark_row(Story *story, bool deleted);
void story_push_barrier(Story *story);
void story_pop_barrier(Story *story);

/* docx_form.c */
OpenFn open_simple_field, open_field_mark, open_form_box, open_form_checked,
    open_form_default, open_form_list, open_form_result, open_form_entry, open_control,
    open_control_properties, open_control_content, open_control_placeholder,
    open_control_field, open_control_gallery, open_control_box, open_control_checked;
/* True when a tick box control has written its box in place of these bytes; how many
 * of them it took is in `*taken`. */
bool story_replace_box(Story *story, const char *bytes, size_t length, size_t *taken);

#endif
