/* SPDX-License-Identifier: Apache-2.0 */
/* matcher_image.h - a built matcher as constant data.
 *
 * The patterns of the built-in pack never change: their expanded sources, their
 * programs and the tables of their prefilter are computed when the program is built
 * (rules/pack_compile.c), and thawed at its start instead of built again. */
#ifndef CLAUSIER_MATCH_MATCHER_IMAGE_H
#define CLAUSIER_MATCH_MATCHER_IMAGE_H

#include "match/matcher.h"
#include "match/prefilter_image.h"

#include <stdint.h>

typedef struct MatcherImage {
    PatternImage patterns;
    const uint8_t *unfiltered; /* 1 for each that meets every line */
    PrefilterImage prefilter;
} MatcherImage;

/* The matcher as it was when the image was made, with the same numbers.  Patterns may
 * be added to it before matcher_build().  The image must live as long. */
Matcher *matcher_thaw(const MatcherImage *image, Error *err);

/* A view of the tables of a built matcher, for the writer of an image. */
void matcher_view(const Matcher *matcher, PrefilterImage *view);

#endif
