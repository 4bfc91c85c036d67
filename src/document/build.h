/* SPDX-License-Identifier: Apache-2.0 */
/* build.h - what the files of document/ share: a document while it is being made.
 *
 * document_build.c and document_tables.c fill it, block by block; then
 * document_finish() sends it through joining.c, contents.c, headings.c and articles.c,
 * in that order. */
#ifndef CLAUSIER_DOCUMENT_BUILD_H
#define CLAUSIER_DOCUMENT_BUILD_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/limits.h"
#include "document/document.h"

/* A block whose text is still coming in. */
typedef struct Level {
    uint32_t block;
    size_t first_table; /* tables open when the block was opened: its own start here */
    Buffer text;
    Run *runs;
    size_t run_count, run_room;
    Box *boxes;
    size_t box_count, box_room;
    Origin origin; /* without its pieces; kept when the document keeps origins */
    OriginPiece *pieces;
    size_t piece_count, piece_room;
} Level;

typedef struct OpenTable {
    uint32_t number;
    uint32_t row, next_row;
    uint32_t column, next_column;
    uint16_t column_span, row_span;
    bool in_row, in_cell, header;
} OpenTable;

struct Document {
    Arena *arena;
    Limits limits;
    const char *name, *format;

    Block *blocks;
    size_t block_count, block_room;
    Table *tables;
    size_t table_count, table_room;
    Notice *notices;
    size_t notice_count, notice_room;
    Article *articles;
    size_t article_count, article_room;
    uint32_t *article_of; /* by block, once finished */

    Level *levels; /* those past `depth` keep their memory for the next block */
    size_t depth, level_room;
    uint32_t lost;   /* blocks opened past a limit, not closed yet */
    uint32_t latest; /* the block closed last, or BLOCK_NONE */
    Block spare;     /* what document_current() gives when no block is open */
    OpenTable *open_tables;
    size_t open_count, open_room;

    uint64_t text_bytes;
    uint32_t page_breaks;
    bool soft_breaks, text_since_break, last_break_exact;
    bool keeps_origins;
    const char *part; /* in which the reader is, a copy of the document's own */
    uint32_t tag, tag_offset;
    bool out_of_memory;
    const char *over; /* the limit that was passed, as the user is told; or NULL */
};

/* Makes room for one more; `*room` counts items.  NULL, which the document remembers,
 * leaves the old array as it was. */
void *document_grow(Document *document, void *items, size_t count, size_t *room,
                    size_t size);
/* True past a limit or without memory. */
bool document_has_failed(const Document *document);
/* The innermost open block; NULL. */
Level *document_level(Document *document);
/* Frees what only open blocks need. */
void document_free_levels(Document *document);

/* Gives the block the cell it stands in.  Tables around an outer open block are not
 * counted: a note hung in a cell is not in that cell. */
void document_place_in_table(const Document *document, size_t first_table,
                             Block *block);

/* Takes out the blocks whose `keep` is false; tables, anchors and order stay true.
 * `into`, when not NULL, says which block stands in for one taken out. */
void document_remove_blocks(Document *document, const bool *keep, const uint32_t *into);

/* Appends blocks over deleted paragraph marks to the block they now belong to. */
bool document_join_blocks(Document *document);
/* Finds tables of contents typed or pasted as plain text. */
bool document_find_contents(Document *document);
/* Finds headings typed as plain text and settles those marked by style. */
bool document_find_headings(Document *document);
/* Nests the articles and says which block stands in which. */
bool document_nest_articles(Document *document);

#endif
