/* SPDX-License-Identifier: Apache-2.0 */
/* span.h - a half-open range of bytes in a folded Text.
 *
 * Everything clausier claims ends in a Span: patterns return them, evidence keeps
 * them, writers print them.  text_locate() turns one into a Place that a person can
 * find.  A Span is a plain value: copy it, compare it, keep it. */
#ifndef CLAUSIER_BASE_SPAN_H
#define CLAUSIER_BASE_SPAN_H

#include <stdbool.h>
#include <stdint.h>

typedef struct Span {
    uint32_t start; /* first byte */
    uint32_t end;   /* one past the last byte; equals start when empty */
} Span;

static inline bool span_is_within(Span inner, Span outer)
{
    return inner.start >= outer.start && inner.end <= outer.end;
}

static inline bool span_is_crossing(Span a, Span b)
{
    return a.start < b.end && b.start < a.end;
}

#endif
