/* SPDX-License-Identifier: Apache-2.0 */
/* docx.h - what the files of the DOCX reader share: one package while it is read. */
#ifndef CLAUSIER_READ_DOCX_H
#define CLAUSIER_READ_DOCX_H

#include "base/arena.h"
#include "container/container.h"
#include "container/xml.h"
#include "document/document.h"
#include "read/docx_numbering.h"
#include "read/docx_package.h"
#include "read/docx_styles.h"

/* Footnotes, endnotes or comments, read ahead: they stand in a part of their own and
 * are copied to where the text refers to them. */
typedef struct Note {
    long id;
    uint32_t first, end; /* blocks of `shelf` */
    const char *author;
    bool is_placed;
} Note;

typedef struct Notes {
    Document *shelf; /* NULL when there are none */
    Note *items;     /* by id */
    size_t count, room;
} Notes;

/* A header or footer that some section names. */
typedef struct Running {
    const char *part;
    Stream stream;
    bool is_first, is_even;
} Running;

typedef struct Docx {
    Container *container;
    const Limits *limits;
    XmlNames *names;
    Arena *arena; /* for the time of the reading */
    Document *document;
    const char *main;
    Styles *styles;
    Numbering *numbering;
    Notes footnotes, endnotes, comments;
    Running *running;
    size_t running_count, running_room;
    bool has_title_page, has_even_and_odd;
    bool is_by_word; /* its soft page breaks are all the page breaks there are */
    bool has_soft_breaks;
    uint32_t drawings;                             /* read so far */
    uint32_t revisions, hidden, images, uncounted; /* for the notices */
} Docx;

/* A flow of text: the body, a header, the notes. */
typedef struct Flow {
    const char *part;
    Document *into;
    Stream stream;
    Notes *notes; /* where its notes are written down; NULL for other flows */
    bool is_main;
    bool is_numbered; /* the lists of word/numbering.xml are its own */
} Flow;

/* Reads one flow (docx_story.c). */
bool docx_read_flow(Docx *docx, const Flow *flow, Error *err);

/* Reads all notes of a part ahead (docx_notes.c). */
bool docx_notes_read(Docx *docx, Notes *notes, const char *part, Stream stream,
                     Error *err);
void docx_notes_done(Notes *notes);
/* Copies note `id` to where the document now is. */
void docx_notes_place(Document *into, Notes *notes, long id, Stream stream);
/* Copies the notes that nothing referred to. */
void docx_notes_place_rest(Docx *docx, Notes *notes, Stream stream);

/* Adds the headers and footers in use, each distinct text once (docx_running.c). */
bool docx_running_add(Docx *docx, const Running *running, Error *err);
bool docx_running_read(Docx *docx, Error *err);

/* Copies blocks [first, end) of a document that is still being built, as `stream`. */
void docx_copy_blocks(Document *to, const Document *from, uint32_t first, uint32_t end,
                      Stream stream, const char *author);

/* Reads the words of a chart or a diagram (docx_drawing.c). */
bool docx_drawing_read(Docx *docx, Document *into, const char *part, Error *err);

#endif
