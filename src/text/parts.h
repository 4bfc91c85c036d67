/* SPDX-License-Identifier: Apache-2.0 */
/* parts.h - what the files of text/ share: a text while it is being made. */
#ifndef CLAUSIER_TEXT_PARTS_H
#define CLAUSIER_TEXT_PARTS_H

#include "base/buffer.h"
#include "text/fold.h"
#include "text/text.h"

/* A stretch of folded text that came from one block.  Between pieces stand the signs
 * that join cells and paragraphs. */
typedef struct Piece {
    uint32_t start, end; /* folded */
    uint32_t block;
    uint32_t original_end; /* of what the block shows, trailing blanks aside */
    bool is_header;        /* a column's header, put before a short value */
} Piece;

struct Text {
    const Document *document;
    Buffer bytes;
    FoldMap map;
    Piece *pieces;
    size_t piece_count, piece_room;
    Line *lines;
    size_t line_count, line_room;
    Sentence *sentences;
    size_t sentence_count, sentence_room;
    uint32_t *breaks; /* folded offsets of blanks that were line breaks, in order */
    size_t break_count, break_room;
    uint32_t
        *numbers; /* by block: its line in `clausier text`; 0 when it shows nothing */
    bool out_of_memory;
};

/* Makes room for one more item; false when memory is short, which is remembered. */
bool text_grow(Text *text, void **items, size_t count, size_t *room, size_t size);

/* Gives every block that shows text the number of its line in `clausier text`; false
 * when memory is short. */
bool text_number_lines(Text *text);
/* Comments and building blocks are not. */
bool text_is_printed(Stream stream);

/* Folds the document line by line. */
void text_make_lines(Text *text);
/* Cuts a finished line into sentences. */
void text_cut_sentences(Text *text, Line *line);
/* Finds the line that introduces each list item and row. */
void text_find_leads(Text *text);

/* The byte of its block that a folded byte came from; the start of a character. */
uint32_t text_original(const Text *text, const Piece *piece, uint32_t offset);
/* The same for the end of a span. */
uint32_t text_original_end(const Text *text, const Piece *piece, uint32_t offset);
/* Index of the last piece that starts at or before the byte. */
size_t text_piece_of(const Text *text, uint32_t offset);

#endif
