/* SPDX-License-Identifier: Apache-2.0 */
/* folder.h - what the files of folding share: one text on its way from its bytes to its
 * folded form and the map back.
 *
 * Nearly every byte of a tender is ASCII and goes straight through a small window into
 * the output. */
#ifndef CLAUSIER_TEXT_FOLDER_H
#define CLAUSIER_TEXT_FOLDER_H

#include "text/fold.h"

#include <stdbool.h>

enum { FOLD_WINDOW = 512 };

typedef struct Folder {
    const char *bytes;
    size_t length;
    uint32_t base;
    Buffer *out;
    FoldMap *map;
    int64_t shift; /* original minus folded offset of the last step; INT64_MIN: none */
    size_t used;   /* bytes in the window */
    bool is_pattern;
    char last; /* last byte that went out; '\n' at the start */
    char window[FOLD_WINDOW];
} Folder;

/* --- folder.c: what goes out, and where it came from --- */

void folder_flush(Folder *folder);
/* The folded byte `back` places before the end; '\n' before the start. */
char folder_before(const Folder *folder, size_t back);
/* Takes `count` folded bytes back. */
void folder_take_back(Folder *folder, size_t count);
/* Original offset of a folded byte among the latest. */
uint32_t folder_original_of(const Folder *folder, size_t folded);
/* From here on the folded text comes from byte `original` of the whole text. */
void folder_add_step(Folder *folder, uint32_t original);
/* A blank, unless there is one, or nothing before it. */
void folder_put_blank(Folder *folder, size_t at);
/* A plain form from a table.  In a pattern its signs stand for themselves. */
void folder_put_plain(Folder *folder, const char *form, size_t at);

static inline size_t folder_length(const Folder *folder)
{
    return folder->out->length + folder->used;
}

static inline void folder_mark_original(Folder *folder, uint32_t original)
{
    if (folder->map &&
        (int64_t)original - (int64_t)folder_length(folder) != folder->shift)
        folder_add_step(folder, original);
}

/* Says that what goes out next comes from byte `at` of the source. */
static inline void folder_mark(Folder *folder, size_t at)
{
    folder_mark_original(folder, folder->base + (uint32_t)at);
}

static inline void folder_put(Folder *folder, char c)
{
    if (folder->used == FOLD_WINDOW)
        folder_flush(folder);
    folder->window[folder->used++] = c;
    folder->last = c;
}

static inline bool folder_is_alnum(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c & 0x80);
}

/* --- fold_rare.c --- */

/* A character that is neither ASCII nor an accented letter of western Europe. */
void folder_put_rare(Folder *folder, uint32_t code, size_t at);

/* --- fold_repairs.c --- */

/* A closing bracket: "(x)", "( X )", "[  ]" are boxes, whoever drew them. */
void folder_put_closing(Folder *folder, char c, size_t at);
/* "l?environnement": an apostrophe that a character set lost. */
bool folder_lost_apostrophe(const Folder *folder, size_t after);
/* "facultative.L'exécution": true when a blank was forgotten at `at`, after a full
 * stop.  Web and mail addresses have none. */
bool folder_lacks_blank(const Folder *folder, size_t at);
/* True when a capital with blanks around it starts at `at`. */
bool folder_starts_spaced(const Folder *folder, size_t at);
/* End of a stretch of letter-spaced capitals from `at`, or `at` when it is not one:
 * "C R I T E R E S", "D E V E L O P P E M E N T  D U R A B L E", but not "A B C D". */
size_t folder_spaced_end(const Folder *folder, size_t at);
/* Glues letter-spaced capitals; two blanks or more part words. */
void folder_put_spaced(Folder *folder, size_t at, size_t end);

#endif
