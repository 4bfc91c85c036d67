/* SPDX-License-Identifier: Apache-2.0 */
/* fold.h - text as it is matched.
 *
 * Folding makes wording comparable: NFKC, lower case, no accents, one blank for every
 * run of spaces, typographic signs as ASCII.  After folding French text is plain ASCII,
 * so patterns run on bytes:
 *
 *     é à ç ï      e a c i             ’ ‘ ´ `     '
 *     œ æ          oe ae               “ ” « » „   "
 *     € $ £        eur usd gbp         – — ‑ ―     -
 *     ° º          o                   …           ...
 *     ☒ ☑ ✔ ■ ✓ ☒ [x] (x)   [x]        ☐ □ ○ ❏ [ ]  [ ]
 *     ⯑ (state unreadable)  [?]        • ▪ ● ‣ ◦    *
 *     soft hyphen, zero width, controls            (nothing)
 *     U+0080..U+009F                   what Windows-1252 has there
 *
 * Letters that have no plain form stay, in UTF-8.
 *
 * What typing and conversions leave in real documents is mended on the way:
 *
 *     ( x )  [  ]                      [x]  [ ]  (not "f(x)")
 *     l?environnement                  l'environnement
 *     facultative.Le                   facultative. le
 *     C R I T È R E S                  criteres
 */
#ifndef CLAUSIER_TEXT_FOLD_H
#define CLAUSIER_TEXT_FOLD_H

#include "base/buffer.h"

#include <stddef.h>
#include <stdint.h>

/* One step of the map back: from folded byte `folded` on, text comes from original
 * byte `original`, byte for byte until the next step. */
typedef struct FoldStep {
    uint32_t folded;
    uint32_t original;
} FoldStep;

/* The way back, in order of `folded`.  Between two steps an offset may fall inside a
 * character ("oe" from œ). */
typedef struct FoldMap {
    FoldStep *steps;
    size_t count, room;
    bool failed;
} FoldMap;

void fold_map_done(FoldMap *map);

/* Appends the folded form of `bytes` to `out`.  `map` may be NULL.  `base` is added to
 * original offsets.  A blank is not doubled when `out` already ends in one. */
void fold_text(const char *bytes, size_t length, uint32_t base, Buffer *out,
               FoldMap *map);

/* Folds the source of a regular expression: like fold_text(), but blanks are kept as
 * they are, nothing is mended, brackets are never tick boxes and what follows a
 * backslash stays as it is.  A sign whose plain form means something in a pattern
 * (☒, …, •) stands for itself: its plain form is escaped. */
void fold_pattern(const char *source, size_t length, Buffer *out);

#endif
