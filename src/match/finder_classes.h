/* SPDX-License-Identifier: Apache-2.0 */
/* finder_classes.h - the classes of bytes that a finder tells apart.
 *
 * Internal to the files of the finder. */
#ifndef CLAUSIER_MATCH_FINDER_CLASSES_H
#define CLAUSIER_MATCH_FINDER_CLASSES_H

#include <stdint.h>

enum {
    CLASS_OTHER, /* signs and all that is rare; letters come behind, from 1 */
    CLASS_BLANK = 27,
    CLASS_DIGIT,
    CLASS_APOSTROPHE,
    CLASS_HYPHEN,
    CLASS_EDGE, /* no byte: a word starts or ends */
    CLASS_MASK = 31,
    CLASS_WORD = 32, /* a bit beside the class: what \b tells from the rest */
};

/* By byte of folded text. */
extern const uint8_t finder_classes[256];

static inline unsigned finder_class(char byte)
{
    return finder_classes[(unsigned char)byte];
}

#endif
