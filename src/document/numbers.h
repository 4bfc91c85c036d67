/* SPDX-License-Identifier: Apache-2.0 */
/* numbers.h - the number at the head of a line: "Article 7.2 -", "III.1.5)", "B3 :". */
#ifndef CLAUSIER_DOCUMENT_NUMBERS_H
#define CLAUSIER_DOCUMENT_NUMBERS_H

#include "base/arena.h"
#include "document/document.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Words that come before a number, the wider ones first. */
typedef enum NumberWord {
    WORD_NONE,
    WORD_BOOK, /* livre */
    WORD_PART, /* titre, partie, volet */
    WORD_ANNEX,
    WORD_CHAPTER,
    WORD_SECTION,
    WORD_ARTICLE,
    WORD_PARAGRAPH, /* paragraphe, rubrique, § */
    WORD_LOT,       /* lot, phase, tranche: things of the contract, not of the text */
} NumberWord;

typedef enum NumberFamily { FAMILY_ARABIC, FAMILY_ROMAN, FAMILY_LETTER } NumberFamily;

enum { NUMBER_DEPTH = 8 };

typedef struct HeadingNumber {
    NumberWord word;
    NumberFamily family; /* of the first part */
    uint8_t depth;       /* parts: 3 in "7.2.1" */
    uint16_t parts[NUMBER_DEPTH];
    bool separated; /* a full stop, bracket, colon or dash stands behind it */
    size_t start;   /* bytes of the line: the number with its word... */
    size_t end;     /* ...without what separates it from the title */
    size_t title;   /* where the title starts; the length of the line when none */
} HeadingNumber;

/* Reads the number a line starts with; false when there is none.  Reads no further than
 * the number: whether the line is a heading is another matter (headings.c). */
bool number_read(const char *line, size_t length, HeadingNumber *number);

/* The same for a computed label ("Article 7.2", "a)"), small letters allowed. */
bool number_read_label(const char *label, HeadingNumber *number);

/* The number as reports show it: "Article 7", "7.2"; "" for a bullet.  NULL when memory
 * is short. */
char *number_print(Arena *arena, const char *line, const HeadingNumber *number);

/* Bytes of the blank that is not ASCII that the text starts with; 0 when none. */
size_t wide_blank_at(const char *bytes, size_t length);

/* Bytes of the blank, or of the dash, that the text starts with; 0 when none. */
static inline size_t blank_at(const char *bytes, size_t length)
{
    if (!length)
        return 0;
    if (*bytes & 0x80)
        return wide_blank_at(bytes, length);
    return *bytes == ' ' || *bytes == '\t' || *bytes == '\n';
}

size_t dash_at(const char *bytes, size_t length);

#endif
