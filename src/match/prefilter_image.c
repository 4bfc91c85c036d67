/* SPDX-License-Identifier: Apache-2.0 */
/* prefilter_image.c - the arrays of a built prefilter as constant data. */
#include "match/prefilter_image.h"

#include "match/prefilter_parts.h"

/* Makes one block of an array. */
#define BLOCK(array, count) ((ImageBlock){ (array), (count) * sizeof *(array) })

void prefilter_view(const Prefilter *prefilter, PrefilterImage *view)
{
    const Prefilter *p = prefilter;
    const GraphNode *end = &p->nodes[p->node_count];
    *view = (PrefilterImage){ {
        BLOCK(p->finder.states, p->finder.state_count),
        BLOCK(p->finder.words, p->finder.word_count),
        BLOCK(p->finder.bytes, p->finder.byte_count),
        BLOCK(p->nodes, p->node_count + 1),
        BLOCK(p->ups, end->ups),
        BLOCK(p->parts, end->parts),
        BLOCK(p->patterns, end->patterns),
    } };
}

Prefilter *prefilter_thaw(const PrefilterImage *image)
{
    Prefilter *p = prefilter_new();
    const ImageBlock *from = image->blocks;
    if (!p)
        return NULL;
    p->thawed = true;
    p->finder = (Finder){ .states = from[0].data,
                          .words = from[1].data,
                          .bytes = from[2].data,
                          .state_count = from[0].size / sizeof(FinderState),
                          .word_count = from[1].size / sizeof(FinderWord),
                          .byte_count = from[2].size };
    p->nodes = from[3].data;
    p->node_count = from[3].size / sizeof(GraphNode) - 1;
    p->ups = from[4].data;
    p->parts = from[5].data;
    p->patterns = from[6].data;
    return p;
}
