/* SPDX-License-Identifier: Apache-2.0 */
/* odt.h - what the files of the ODT reader share: one document while it is read.
 *
 * Packages and flat files hold the same elements, so one table leads from each element
 * to its function, whatever part it comes from.  Open elements are frames; a frame says
 * what text means here, and its children begin as copies of it. */
#ifndef CLAUSIER_READ_ODT_H
#define CLAUSIER_READ_ODT_H

#include "base/arena.h"
#include "base/buffer.h"
#include "container/container.h"
#include "container/xml.h"
#include "document/document.h"
#include "read/odt_lists.h"
#include "read/odt_styles.h"

/* What becomes of the text of an element. */
typedef enum OdtChars {
    ODT_CHARS_NONE,    /* blanks between elements */
    ODT_CHARS_TEXT,    /* text of the paragraph */
    ODT_CHARS_CAPTURE, /* kept in Odt.captured for the element's close */
} OdtChars;

typedef enum OdtLine {
    ODT_LINE_NONE,
    ODT_LINE_FIRST, /* a deletion is played inside a paragraph */
    ODT_LINE_NEXT,  /* and is past its own first paragraph */
} OdtLine;

typedef struct OdtFrame {
    int id;
    OdtChars chars;
    uint32_t marks;  /* RunMark bits that a style inside may turn off */
    uint32_t sticky; /* and those that none can: deleted, in a hidden section */
    Stream stream;
    SymbolFont font;
    bool skip;    /* nothing inside is looked at */
    bool record;  /* everything inside is recorded */
    bool header;  /* table rows here are header rows */
    bool seen;    /* a frame's first picture of itself was taken */
    size_t saved; /* what the element's close puts back */
    OdtLine saved_line;
} OdtFrame;

/* Where in the file the reading is: so many bytes of text behind a tag (Origin). */
typedef struct OdtPlace {
    const char *part;
    uint32_t tag, offset;
} OdtPlace;

/* A stretch of the gathered text. */
typedef struct OdtPiece {
    size_t end;
    uint32_t marks;
    OdtPlace place; /* where it begins */
} OdtPiece;

/* A paragraph being read.  Its block is opened when there is something to put in it. */
typedef struct OdtParagraph {
    BlockKind kind;
    Stream stream;
    uint8_t level;
    bool opened, filled, page_after;
    bool blank;         /* at the start, or after a blank: another one is dropped */
    bool pending_blank; /* a blank, unless the paragraph ends here */
    bool number;        /* the label is one */
    uint32_t pending_marks;
    OdtPlace pending_place, place; /* of the blank; of the paragraph itself */
    uint32_t hidden;               /* RUN_HIDDEN once a field has hidden all of it */
    const char *label, *style, *author;
} OdtParagraph;

/* A table being read. */
typedef struct OdtTable {
    uint32_t covered;    /* cells to come that the last one covers in its row */
    bool pending_header; /* the row being recorded is a header */
    uint32_t repeat;     /* of the row or cell being recorded */
    uint16_t columns, rows;
} OdtTable;

/* A form field as LibreOffice keeps those of Word. */
typedef struct OdtFieldmark {
    enum {
        FIELDMARK_OTHER,
        FIELDMARK_CHECKBOX,
        FIELDMARK_DROPDOWN,
        FIELDMARK_TEXT
    } kind;
    bool is_ticked;
    long selected;  /* entry of a drop-down, from 0 */
    Buffer entries; /* NUL-terminated each */
} OdtFieldmark;

typedef struct OdtChange OdtChange;
typedef struct OdtControl OdtControl;
typedef struct OdtMaster OdtMaster;

enum { ODT_BUCKETS = 256 };

typedef struct Odt {
    Container *container;
    const Limits *limits;
    XmlNames *names;
    Arena *arena; /* for the time of the reading */
    Document *document;
    OdtStyles *styles;
    OdtLists *lists;
    OdtScope scope;
    bool out_of_memory;

    OdtFrame *frames;
    size_t frame_count, frame_room;
    uint32_t ignored; /* open elements inside a frame that skips or records */
    bool origins;     /* blocks are to say where they stand */
    OdtPlace place;   /* of what is read */
    uint32_t behind;  /* bytes of text read since the last tag */
    Buffer record;
    OdtPlace record_place; /* behind the tag of the element that is recorded */
    Buffer captured;

    OdtParagraph *paragraphs;
    size_t paragraph_count, paragraph_room;
    Buffer text; /* of the innermost paragraph, not yet in its block */
    OdtPiece *pieces;
    size_t piece_count, piece_room;
    const char *style, *kept_style; /* the last one copied to a block, its copy */
    bool counts_pages;              /* the file tells where pages end */
    bool has_body_text;

    OdtTable *tables;
    size_t table_count, table_room;
    uint32_t repeats_left; /* copies of repeated rows and cells still allowed */
    uint64_t replay_left;  /* bytes of recordings still allowed to be played */

    OdtChange *changes[ODT_BUCKETS]; /* by id */
    OdtChange *change;               /* the region being read */
    uint32_t change_count;
    uint32_t insertions; /* open ones */
    uint32_t around;     /* marks of the insertions and form fields that are open */
    OdtLine in_line;
    uint32_t play_depth;

    OdtControl *controls[ODT_BUCKETS]; /* by id */
    OdtControl *control;               /* the one being read */
    OdtFieldmark fieldmark;            /* the one being read */
    uint32_t text_fields;              /* open form fields of typed text */

    OdtMaster *masters;
    OdtMaster *master;     /* the one being read */
    bool has_first_master; /* the body's first paragraph has chosen its page style */

    const char *comment_author;
    uint32_t images, comments, hidden;
    bool has_macros;
    uint32_t object_depth;
} Odt;

/* The innermost open element; there is always one. */
static inline OdtFrame *odt_frame(Odt *odt)
{
    return &odt->frames[odt->frame_count - 1];
}

/* The innermost paragraph; NULL outside of all. */
static inline OdtParagraph *odt_paragraph(Odt *odt)
{
    return odt->paragraph_count ? &odt->paragraphs[odt->paragraph_count - 1] : NULL;
}

/* --- odt_events.c: elements to their functions --- */

extern const XmlHandler odt_handler;

/* Plays a recording that was made at that place in the innermost frame. */
bool odt_play(Odt *odt, const Buffer *record, OdtPlace place, Error *err);
/* Closes what is open beyond `count` frames, after a part that ended early. */
void odt_unwind(Odt *odt, size_t count, Error *err);

/* --- odt_frames.c: the innermost frame, and attributes --- */

/* The frame around the innermost one. */
const OdtFrame *odt_parent(const Odt *odt);
/* Nothing inside the innermost element is looked at. */
void odt_skip(Odt *odt);
/* Everything inside is recorded, for the element's close. */
void odt_record(Odt *odt);
/* Its text is kept in Odt.captured, for the element's close. */
void odt_capture(Odt *odt);

bool odt_is(const XmlElement *element, int id, const char *value);
/* A copy in the arena; "" when absent. */
const char *odt_copy(Odt *odt, const XmlElement *element, int id);
/* The bucket of an id, below ODT_BUCKETS. */
size_t odt_bucket(const char *id, size_t length);
void *odt_grow(Odt *odt, void *items, size_t count, size_t *room, size_t size);

/* --- odt_text.c: the text of paragraphs --- */

/* A copy of it; its place is here, its text begins. */
void odt_begin_paragraph(Odt *odt, const OdtParagraph *paragraph);
void odt_end_paragraph(Odt *odt);
void odt_add_text(Odt *odt, const char *bytes, size_t length);
/* After an insertion or a form field has opened or ended. */
void odt_mark_around(Odt *odt);
/* As it is, blanks too. */
void odt_add_exact(Odt *odt, const char *bytes, size_t length, uint32_t marks);
/* Writes a blank that waits for what follows; true when another blank would go. */
bool odt_settle_blank(Odt *odt);
void odt_add_box(Odt *odt, BoxState state);
/* What was gathered goes to its block, if there is any. */
void odt_give_text(Odt *odt);
/* Before anything with blocks of its own: the paragraph around gets its block first. */
void odt_flush(Odt *odt);

/* Functions of elements: true to go on. */
typedef bool OdtOpen(Odt *odt, const XmlElement *element, Error *err);
typedef bool OdtClose(Odt *odt, Error *err);

/* --- odt_paragraphs.c --- */

OdtOpen odt_open_paragraph, odt_open_page_break;
OdtClose odt_close_paragraph;

/* --- odt_spans.c: what stands in them --- */

OdtOpen odt_open_span, odt_open_link, odt_open_spaces, odt_open_tab,
    odt_open_line_break, odt_open_field, odt_open_page_field, odt_open_placeholder,
    odt_open_hidden_text, odt_open_hidden_paragraph, odt_open_ruby, odt_open_ruby_base;

/* --- odt_blocks.c: what paragraphs stand in --- */

/* What follows hangs on the paragraph around and is a text of its own: `stream`, unless
 * what is around is one that lends its stream to all inside. */
void odt_begin_aside(Odt *odt, Stream stream);

OdtOpen odt_open_text, odt_open_section, odt_open_contents, odt_open_list,
    odt_open_item, odt_open_numbered, odt_open_note, odt_open_note_body,
    odt_open_annotation, odt_open_number;
OdtClose odt_close_list, odt_close_item, odt_close_aside, odt_close_number;

/* --- odt_tables.c --- */

OdtOpen odt_open_table, odt_open_header_rows, odt_open_row, odt_open_cell,
    odt_open_covered;
OdtClose odt_close_table, odt_close_row, odt_close_cell;

/* --- odt_drawings.c: frames, shapes, pictures, objects, formulas --- */

OdtOpen odt_open_frame, odt_open_shape, odt_open_text_box, odt_open_image,
    odt_open_object, odt_open_foreign, odt_open_math, odt_open_token, odt_open_inner;
OdtClose odt_close_object, odt_close_token, odt_close_math;

/* --- odt_forms.c: form controls, field marks, content controls --- */

OdtOpen odt_open_control, odt_open_option, odt_open_draw_control, odt_open_fieldmark,
    odt_open_fieldmark_end, odt_open_param, odt_open_content_control;
OdtClose odt_close_control, odt_close_fieldmark;

/* --- odt_changes.c: tracked changes --- */

OdtOpen odt_open_region, odt_open_insertion, odt_open_deletion, odt_open_change,
    odt_open_change_start, odt_open_change_end;
OdtClose odt_close_deletion;
/* Frees the recordings. */
void odt_changes_done(Odt *odt);

/* --- odt_pages.c: headers and footers of the page styles in use --- */

OdtOpen odt_open_master, odt_open_running;
OdtClose odt_close_running;
/* A style asked for that page style; NULL or "" for the first one of the body. */
void odt_use_master(Odt *odt, const char *name);
bool odt_read_running(Odt *odt, Error *err);
void odt_masters_done(Odt *odt);

#endif
