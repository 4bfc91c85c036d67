/* SPDX-License-Identifier: Apache-2.0 */
/* prefilter_image.h - the tables of a built prefilter as constant data. */
#ifndef CLAUSIER_MATCH_PREFILTER_IMAGE_H
#define CLAUSIER_MATCH_PREFILTER_IMAGE_H

#include <stddef.h>

typedef struct ImageBlock {
    const void *data;
    size_t size; /* bytes */
} ImageBlock;

enum { PREFILTER_BLOCKS = 7 };

/* The arrays of a prefilter, in an order that only prefilter_image.c knows. */
typedef struct PrefilterImage {
    ImageBlock blocks[PREFILTER_BLOCKS];
} PrefilterImage;

#endif
