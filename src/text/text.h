/* SPDX-License-Identifier: Apache-2.0 */
/* text.h - a document folded, cut into lines and sentences, with the way back.
 *
 * One buffer holds the whole folded text.  A line is what a reader takes in at once:
 * a paragraph, or a row of a table with its cells joined by " | " (a row with a single
 * filled cell gives one line a paragraph).  Lines are separated by '\n'.  Only what the
 * printed page shows is there: no deleted, struck or hidden runs; comments, glossary
 * and contents lists are not folded at all.  Computed labels are not part of a line.
 *
 * A short value in the body of a table ("oui", "280", a box) has its column's header
 * put before it ("reserve : oui").  A cell that holds running text gives lines of its
 * own.
 *
 * Every span maps back to blocks and bytes of the original. */
#ifndef CLAUSIER_TEXT_TEXT_H
#define CLAUSIER_TEXT_TEXT_H

#include "base/error.h"
#include "base/span.h"
#include "document/document.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Line {
    Span span;        /* without the '\n' */
    uint32_t block;   /* first block of the line */
    uint32_t article; /* article it stands in */
    Stream stream;
    BlockKind kind; /* of its first block */
    uint8_t level;  /* heading or list level */
    bool is_row;    /* several cells joined */
    uint32_t table; /* from 1; 0 = not in a table */
    uint32_t row;
    bool header_row;
    uint32_t lead; /* line that introduces this list item or row ("Le titulaire :"), or
                      LINE_NONE */
    uint32_t first_sentence, sentence_end; /* [first, end) in the text's sentences */
    uint32_t number; /* its line in `clausier text`: text_number_of() its first block */
} Line;

enum { LINE_NONE = UINT32_MAX };

typedef struct Sentence {
    Span span;
    uint32_t line;
} Sentence;

/* Where a person finds a span. */
typedef struct Place {
    uint32_t block;      /* block where it starts */
    uint32_t start, end; /* bytes of that block's text */
    uint32_t article;
    uint32_t page; /* 0 = unknown */
    bool page_exact;
    uint32_t line; /* line number as `clausier text` prints it, from 1 */
} Place;

typedef struct Text Text;

/* Folds a document.  The text borrows the document, which must outlive it. */
Text *text_new(const Document *document, Error *err);
/* Only numbers the lines, for a listing: text_document() and text_number_of() answer,
 * nothing is folded. */
Text *text_number(const Document *document, Error *err);
void text_free(Text *text);

const Document *text_document(const Text *text);
/* The folded bytes, NUL-terminated. */
const char *text_bytes(const Text *text);
size_t text_length(const Text *text);
size_t text_line_count(const Text *text);
const Line *text_line_at(const Text *text, uint32_t index);
size_t text_sentence_count(const Text *text);
const Sentence *text_sentence_at(const Text *text, uint32_t index);
/* Index of the line or sentence that holds the byte. */
uint32_t text_line_of(const Text *text, uint32_t offset);
uint32_t text_sentence_of(const Text *text, uint32_t offset);
/* The line of `clausier text` on which a block stands, from 1: the cells of a row share
 * one.  0 when the block shows nothing there (deleted text, comments). */
uint32_t text_number_of(const Text *text, uint32_t block);
/* Lines [first, end) that stand under an article, sub-articles included. */
void text_article_lines(const Text *text, uint32_t article, uint32_t *first,
                        uint32_t *end);
/* The line of the article's heading; LINE_NONE for article 0. */
uint32_t text_article_heading(const Text *text, uint32_t article);

Place text_locate(const Text *text, Span span);

/* The original wording of a span, as the page shows it, tick boxes as ☐ ☒; cells joined
 * by " | ".  Allocated in `arena`. */
char *text_quote(const Text *text, Span span, Arena *arena);

#endif
