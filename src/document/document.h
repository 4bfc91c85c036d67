/* SPDX-License-Identifier: Apache-2.0 */
/* document.h - one file as blocks, in reading order, each once.
 *
 * A reader fills a Document through the document_open_ and document_close_ calls and
 * knows nothing of what follows; what follows sees blocks and nothing of XML.  All
 * text of a block is kept, also what the printed page does not show: runs say which
 * bytes are deleted, struck, hidden and so on, and block_is_visible_at() or the folded
 * Text (text/text.h) leave those out.
 *
 * Everything handed out lives in the document's arena, as long as the document. */
#ifndef CLAUSIER_DOCUMENT_DOCUMENT_H
#define CLAUSIER_DOCUMENT_DOCUMENT_H

#include "base/arena.h"
#include "base/error.h"
#include "base/limits.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum BlockKind {
    BLOCK_PARAGRAPH,
    BLOCK_HEADING,   /* by style, outline level, or typed as one (Block.typed) */
    BLOCK_LIST_ITEM, /* has a label or a bullet */
} BlockKind;

/* Where the text stands on the printed page. */
typedef enum Stream {
    STREAM_BODY,
    STREAM_TEXTBOX, /* text boxes and shapes, placed after their anchor */
    STREAM_FOOTNOTE,
    STREAM_ENDNOTE,
    STREAM_HEADER,
    STREAM_FOOTER,
    STREAM_COMMENT,
    STREAM_CONTENTS, /* tables of contents and indexes: never evidence */
    STREAM_DRAWING,  /* titles and labels of charts and SmartArt */
    STREAM_GLOSSARY, /* building blocks kept in the file, not printed */
    STREAM_COUNT,
} Stream;

/* Marks of a run; several may hold. */
typedef enum RunMark {
    RUN_DELETED = 1 << 0,     /* tracked deletion, or the old place of a move */
    RUN_INSERTED = 1 << 1,    /* tracked insertion, or the new place of a move */
    RUN_STRUCK = 1 << 2,      /* struck through */
    RUN_HIDDEN = 1 << 3,      /* hidden text */
    RUN_HIGHLIGHTED = 1 << 4, /* highlighter: often a template's alternative wording */
    RUN_PLACEHOLDER = 1 << 5, /* a field's prompt, still to be filled in */
    RUN_BOLD = 1 << 6,
    RUN_ITALIC = 1 << 7,
    RUN_CAPITALS = 1 << 8, /* shown in capitals, typed otherwise */
    RUN_FIELD = 1 << 9,    /* result of a field (date, reference, form field) */
    RUN_LINK = 1 << 10,
} RunMark;

/* Runs with one of these are not what the reader of the printed page sees. */
enum { RUN_UNSEEN = RUN_DELETED | RUN_STRUCK | RUN_HIDDEN };

/* A stretch of a block's text with the same marks.  The runs of a block cover it
 * whole, in order, and touch. */
typedef struct Run {
    uint32_t start, end; /* bytes of Block.text */
    uint32_t marks;      /* RunMark bits */
} Run;

typedef enum BoxState { BOX_UNTICKED, BOX_TICKED, BOX_UNREADABLE } BoxState;

/* A tick box, however it was made.  In the text it stands as U+2610 (☐), U+2612 (☒)
 * or, when its state cannot be read, U+2BD1 (⯑). */
typedef struct Box {
    uint32_t offset; /* byte of Block.text where its character starts */
    BoxState state;
} Box;

enum { BLOCK_NONE = UINT32_MAX };

/* Where some text of a block begins in the XML it was read from: behind the tag of that
 * number, so many bytes of text on.  The tags of a part are counted from 1, opening and
 * closing ones alike, an empty element as two; text is counted as UTF-8, references
 * resolved. */
typedef struct OriginPiece {
    uint32_t start; /* byte of Block.text; what follows, to the next piece, touches */
    uint32_t tag, offset;
} OriginPiece;

/* Where a block stands in its file; what was copied to its place (notes, headers)
 * stands where it was copied to. */
typedef struct Origin {
    const char *part;
    uint32_t tag; /* the tag that was read when the block was opened */
    const OriginPiece *pieces;
    uint32_t piece_count;
} Origin;

typedef struct Block {
    const char *text; /* UTF-8, NUL-terminated; a line break is '\n', a tab '\t' */
    const Run *runs;
    const Box *boxes;
    const char *label; /* computed number, "Article 7.2" or "a)" or "•"; "" when none */
    const char *style;    /* name of the paragraph style as the user sees it; "" */
    const char *author;   /* comments: who wrote it; "" */
    const Origin *origin; /* NULL unless document_keep_origins() asked for it */
    uint32_t length;      /* of the text, bytes */
    uint32_t run_count;
    uint32_t box_count;
    uint32_t page;        /* from 1; 0 = unknown */
    uint32_t table;       /* from 1; 0 = not in a table */
    uint32_t row, column; /* from 0, merged cells counted */
    uint32_t anchor;      /* block a note, comment or box hangs on, or BLOCK_NONE */
    uint16_t column_span, row_span; /* 1 or more inside a table */
    BlockKind kind : 8; /* there are many blocks: no more bits than it takes */
    Stream stream : 8;
    uint8_t level;   /* heading 1..9 or list item 1..9; 0 for a paragraph */
    bool header_row; /* in a row repeated as header, or the first row */
    bool page_exact; /* false: from soft page breaks of the last editor */
    bool typed;      /* a heading by its wording only; on a paragraph or list item: it
                        opens with a title ("Article 2. Durée. Vingt ans...") and level
                        is that of its article */
    bool
        deleted_mark; /* its end was deleted in tracked changes: joins the next block */
    bool runs_on;     /* joins the next block, which was never apart (a drop cap) */
    bool all_bold;    /* every visible letter is bold */
} Block;

/* A table; Block.table is its number, from 1. */
typedef struct Table {
    uint32_t parent;        /* table it is nested in; 0 = none */
    uint32_t rows, columns; /* merged cells counted */
    uint32_t header_rows;   /* rows marked as repeated headers; 0 when none is marked */
} Table;

/* A heading with what stands under it, down to the next heading of its level.  Article
 * 0 is what stands before the first heading and has no heading.  A heading stands in
 * its own article, but is not among its blocks; a paragraph that opens with its title
 * is. */
typedef struct Article {
    uint32_t heading;    /* block, or BLOCK_NONE */
    uint32_t parent;     /* article; 0 for the top ones */
    uint8_t level;       /* 1..9; 0 for article 0 */
    const char *number;  /* "7.2", "Article 7", "B"; "" when none */
    const char *title;   /* without the number */
    uint32_t first, end; /* blocks [first, end) under it, sub-articles included */
} Article;

/* Something the reading could not give, or that the buyer should know. */
typedef enum NoticeKind {
    NOTICE_UNREAD_PART, /* an embedded or linked document that was not read */
    NOTICE_IMAGE,       /* images that may hold text */
    NOTICE_REVISION,    /* pending tracked changes */
    NOTICE_COMMENT,     /* comments */
    NOTICE_HIDDEN,      /* hidden text */
    NOTICE_NUMBERING,   /* numbers that could not be computed */
    NOTICE_DAMAGE,      /* a part that could not be read to its end */
    NOTICE_MACRO,       /* macros: never run, only named */
    NOTICE_METADATA,    /* author, company... left in the file */
    NOTICE_COUNT,
} NoticeKind;

typedef struct Notice {
    NoticeKind kind;
    uint32_t count;   /* how many */
    const char *what; /* part name or detail; "" */
} Notice;

typedef struct Document Document;

/* --- Building: for readers --- */

/* `name` is the file as the user named it, `format` the reader's name ("docx").  The
 * caller owns the result. */
Document *document_new(const char *name, const char *format, const Limits *limits,
                       Error *err);
void document_free(Document *document);
Arena *document_arena(Document *document);

/* Opens a block; its place in the order is fixed now.  Blocks may be opened inside an
 * open one (a note or a text box inside a paragraph): the inner ones come after it and
 * `anchor` is set to it.  Returns its index, or BLOCK_NONE past a limit or without
 * memory (the document remembers: document_finish() fails). */
uint32_t document_open_block(Document *document, BlockKind kind, Stream stream);
/* The block being built, to set kind, level, label, style...; not its text.  Never NULL
 * (past a limit it is a block that goes nowhere), and good until the next call. */
Block *document_current(Document *document);
/* Adds text to the innermost open block; ignored when none is open. */
void document_add_text(Document *document, const char *bytes, size_t length,
                       uint32_t marks);
void document_add_box(Document *document, BoxState state, uint32_t marks);
/* Closes the innermost open block. */
void document_close_block(Document *document);
/* Takes the innermost open block, or the last closed one, out again (an empty frame).
 */
void document_drop_block(Document *document);

/* Tables nest.  Blocks opened inside a cell get its coordinates.  Rows and columns are
 * counted here: a cell takes as many columns as it spans, so that cells covered by a
 * column span are not opened, while a cell covered from above (a continued merge, a row
 * span) is, and still counts its columns. */
void document_open_table(Document *document);
void document_open_row(Document *document, bool header);
void document_open_cell(Document *document, uint16_t column_span, uint16_t row_span);
void document_close_cell(Document *document);
/* The cell opened next at this column of the open row is part of the one above it,
 * whose blocks so far span one row more (merges that are known only row by row). */
void document_extend_cell(Document *document);
void document_close_row(Document *document);
void document_close_table(Document *document);

/* Counts a page break seen at this place; later blocks carry the new number. */
void document_add_page_break(Document *document, bool exact);

/* From here on blocks get an origin, for those who will write into the file; readers
 * say where they are before what they open or add.  `part` must outlive the building.
 */
void document_keep_origins(Document *document);
void document_set_place(Document *document, const char *part, uint32_t tag,
                        uint32_t offset);

void document_add_notice(Document *document, NoticeKind kind, const char *what,
                         uint32_t count);
/* A notice of DAMAGE to a part that the text can do without; when memory was the cause,
 * the document fails as a whole. */
void document_add_damage(Document *document, const char *part, const Error *cause);

/* Ends the reading: joins blocks over deleted paragraph marks, recognises typed
 * headings and typed tables of contents, nests the articles.  False when memory or a
 * limit failed on the way. */
bool document_finish(Document *document, Error *err);

/* True when memory was short while it was built; for documents that are never finished.
 */
bool document_is_short(const Document *document);

/* --- Looking --- */

const char *document_name(const Document *document);
const char *document_format(const Document *document);
size_t document_block_count(const Document *document);
const Block *document_block_at(const Document *document, uint32_t index);
size_t document_article_count(const Document *document);
const Article *document_article_at(const Document *document, uint32_t index);
/* The innermost article a block stands in. */
uint32_t document_article_of(const Document *document, uint32_t block);
size_t document_table_count(const Document *document);
/* `number` from 1. */
const Table *document_table_at(const Document *document, uint32_t number);
size_t document_notice_count(const Document *document);
const Notice *document_notice_at(const Document *document, size_t index);
/* Pages seen; 0 when the file has no page breaks at all. */
uint32_t document_page_count(const Document *document);

/* True for a heading, and for a paragraph that opens with one. */
bool block_opens_article(const Block *block);
/* True when some letter of the block is in no run with one of the marks `hidden`
 * (RunMark bits; RUN_UNSEEN for the printed page). */
bool block_shows(const Block *block, uint32_t hidden);

/* True when the byte of the block's text is on the printed page. */
bool block_is_visible_at(const Block *block, uint32_t offset);

#endif
