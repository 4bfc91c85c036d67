/* SPDX-License-Identifier: Apache-2.0 */
/* shown.h - the start of a block as the page shows it, and what it looks like. */
#ifndef CLAUSIER_DOCUMENT_SHOWN_H
#define CLAUSIER_DOCUMENT_SHOWN_H

#include "document/document.h"

#include <stdbool.h>
#include <stddef.h>

enum { SHOWN_MOST = 600 };

/* Without deleted, struck and hidden runs; blanks at both ends are gone. */
typedef struct Shown {
    char text[SHOWN_MOST + 1];
    size_t length;
    bool whole;        /* the block shows no more than this */
    size_t bold_end;   /* bold from the title's first letter on, up to here... */
    size_t bold_start; /* ...from here; equal when nothing at the head is bold */
    size_t letters;
    bool capitals; /* every letter is one, or shown as one */
    bool bold;     /* every letter is bold */
} Shown;

void shown_read(const Block *block, Shown *shown);
/* Ends of sentences with another sentence behind them. */
size_t shown_sentences(const Shown *shown);
/* Letter-spaced: "C R I T E R E S". */
bool shown_is_spaced(const Shown *shown);

/* The last byte of what the block shows, blanks aside; NUL when it shows nothing. */
char block_last_shown(const Block *block);

#endif
