/* SPDX-License-Identifier: Apache-2.0 */
/* outline.h - the headings that are open, and the kinds of numbers met so far. */
#ifndef CLAUSIER_DOCUMENT_OUTLINE_H
#define CLAUSIER_DOCUMENT_OUTLINE_H

#include "document/numbers.h"

#include <stdbool.h>
#include <stdint.h>

enum { OUTLINE_LEVELS = 10, OUTLINE_CLASSES = 64, OUTLINE_ARTICLES = 1024 };

/* Numbers of one kind keep one level: all "Article N", all "N.N". */
typedef struct OutlineClass {
    bool by_style;
    uint8_t level;
    HeadingNumber last; /* the last number of the kind */
} OutlineClass;

typedef struct OutlineOpen {
    bool numbered;
    HeadingNumber number;
    uint8_t level;
} OutlineOpen;

/* All zero at the start. */
typedef struct Outline {
    OutlineOpen stack[OUTLINE_LEVELS]; /* by level, from 1 */
    bool is_open[OUTLINE_LEVELS];
    OutlineClass classes[OUTLINE_CLASSES];
    size_t class_count;
    uint64_t articles[OUTLINE_ARTICLES / 64]; /* by number: "Article N" was met */
    uint16_t last_letter;                     /* value of the last heading by letter */
} Outline;

/* The level of a typed heading with that number. */
uint8_t outline_level(Outline *outline, const HeadingNumber *number);

/* A heading of that level begins; `number` may be NULL. */
void outline_open(Outline *outline, uint8_t level, const HeadingNumber *number,
                  bool by_style);

/* True when the number comes right after the last of its kind: 4.5 after 4.4. */
bool outline_continues(Outline *outline, const HeadingNumber *number);

/* True when the number stands under an open one: "2.2" in "Article 2". */
bool outline_has_place(const Outline *outline, const HeadingNumber *number);

/* True when "Article N" was met already. */
bool outline_has_article(const Outline *outline, const HeadingNumber *number);

/* After H comes I, the letter: mends a number read as Roman. */
void outline_settle_letter(const Outline *outline, const char *line,
                           HeadingNumber *number);

#endif
