/* SPDX-License-Identifier: Apache-2.0 */
/* docx_lists.h - list definitions, between their reading and their counting. */
#ifndef CLAUSIER_READ_DOCX_LISTS_H
#define CLAUSIER_READ_DOCX_LISTS_H

#include "read/docx_numbering.h"
#include "read/docx_numerals.h"

enum { LEVELS = 9, LEVEL_UNSET = -1 };

typedef struct Level {
    long start;
    NumberFormat format;
    int width;   /* digits of a decimal, zeros before */
    int restart; /* level (from 1) whose use restarts this one; 0 never; LEVEL_UNSET */
    bool is_legal; /* all numbers in it as decimals */
    bool is_picture;
    const char *text; /* "Article %1.%2" */
    const char *style;
    SymbolFont font;
    const char *bullet; /* the label, once made */
} Level;

typedef struct AbstractList {
    long id;
    Level *levels[LEVELS]; /* NULL where not defined */
    const char *style_link;
    long numbers[LEVELS];
    bool running[LEVELS]; /* the number has been shown and goes on from there */
} AbstractList;

typedef struct List {
    long id, abstract_id;
    AbstractList *abstract;
    Level *levels[LEVELS]; /* overrides */
    long starts[LEVELS];   /* overrides; LEVEL_UNSET */
    bool started[LEVELS];  /* the override has been spent */
} List;

struct Numbering {
    AbstractList **abstracts;
    size_t abstract_count, abstract_room;
    List **lists;
    size_t list_count, list_room;
    Arena *labels;
    bool is_french;
};

/* The list with that number; NULL when there is none. */
List *docx_list_find(const Numbering *numbering, long id);

#endif
