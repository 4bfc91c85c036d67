/* SPDX-License-Identifier: Apache-2.0 */
/* docx_numerals.h - a number as a list shows it: 4, iv, D, quatre. */
#ifndef CLAUSIER_READ_DOCX_NUMERALS_H
#define CLAUSIER_READ_DOCX_NUMERALS_H

#include "base/buffer.h"

#include <stdbool.h>

typedef enum NumberFormat {
    FORMAT_DECIMAL, /* also what is not known */
    FORMAT_DECIMAL_ZERO,
    FORMAT_UPPER_ROMAN,
    FORMAT_LOWER_ROMAN,
    FORMAT_UPPER_LETTER,
    FORMAT_LOWER_LETTER,
    FORMAT_ORDINAL,
    FORMAT_CARDINAL_TEXT,
    FORMAT_ORDINAL_TEXT,
    FORMAT_DASHED,
    FORMAT_BULLET,
    FORMAT_NONE,
} NumberFormat;

/* The format of that ST_NumberFormat name. */
NumberFormat docx_number_format(const char *name);

/* Adds `number` to `out`; `width` pads decimals with zeros. */
void docx_number_add(Buffer *out, NumberFormat format, long number, int width,
                     bool is_french);

#endif
