/* SPDX-License-Identifier: Apache-2.0 */
/* matcher_text.c - the matcher over the lines of a Text. */
#include "match/matcher.h"

#include <stdlib.h>

Matches *matcher_run(const Matcher *matcher, const Text *text,
                     const MatchScratch *scratch, Error *err)
{
    size_t count = text_line_count(text);
    Span *lines = malloc((count ? count : 1) * sizeof *lines);
    if (!lines) {
        error_memory(err);
        return NULL;
    }
    for (uint32_t i = 0; i < count; i++)
        lines[i] = text_line_at(text, i)->span;
    Matches *matches =
        matcher_run_lines(matcher, text_bytes(text), lines, count, scratch, err);
    free(lines);
    return matches;
}
