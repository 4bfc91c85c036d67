/* SPDX-License-Identifier: Apache-2.0 */
/* fold_table.h - plain forms by code point; only for the files of folding. */
#ifndef CLAUSIER_TEXT_FOLD_TABLE_H
#define CLAUSIER_TEXT_FOLD_TABLE_H

#include <stdint.h>

enum { FOLD_LATIN_START = 0x80, FOLD_LATIN_END = 0x180 };

/* In a plain form: a middle dot, which is a full stop inside a word and a bullet
 * elsewhere. */
enum { FOLD_MIDDLE_DOT = 1 };

/* By code point, from FOLD_LATIN_START. */
extern const char fold_latin[FOLD_LATIN_END - FOLD_LATIN_START][4];

/* The plain form of any other sign; NULL when the table does not have it. */
const char *fold_sign(uint32_t code);

/* What an ASCII byte becomes, and 0 for those that need a look. */
extern const char fold_plain[128];

#endif
