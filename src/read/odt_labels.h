/* SPDX-License-Identifier: Apache-2.0 */
/* odt_labels.h - how a list style writes the numbers that a list has counted.
 *
 * odt_lists.c reads the styles and counts; this is what both files know of them. */
#ifndef CLAUSIER_READ_ODT_LABELS_H
#define CLAUSIER_READ_ODT_LABELS_H

#include "base/buffer.h"
#include "read/odt_styles.h"

#include <stdbool.h>

enum { ODT_LIST_LEVELS = 10 };

typedef struct OdtListLevel {
    enum { LEVEL_NONE, LEVEL_NUMBER, LEVEL_BULLET } kind;
    char format; /* '1' 'a' 'A' 'i' 'I', or 0 for no number */
    bool padded; /* "01" */
    bool letter_sync;
    const char *prefix, *suffix;
    const char *pattern; /* "%1%.%2%)", before prefix and suffix; NULL when none */
    const char *bullet;
    int display_levels;
    long start;
} OdtListLevel;

typedef struct OdtListStyle {
    const char *name;
    OdtScope scope;
    bool consecutive;
    OdtListLevel levels[ODT_LIST_LEVELS];
    struct OdtListStyle *next; /* in the same bucket, an older one */
} OdtListStyle;

/* Where a list stands in its counting. */
typedef struct OdtListCount {
    const OdtListStyle *style;
    long numbers[ODT_LIST_LEVELS];
    bool started[ODT_LIST_LEVELS];
} OdtListCount;

/* Writes to `out`, which is empty, what stands before an item of the level `index`,
 * from 0; returns it without the blanks at its ends, good until `out` changes. */
const char *odt_label_write(const OdtListStyle *style, const OdtListCount *count,
                            int index, Buffer *out);

#endif
