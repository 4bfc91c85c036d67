/* SPDX-License-Identifier: Apache-2.0 */
/* matcher.c - from patterns and lines to spans.
 *
 *     lines ─► prefilter ─► (pattern, line) pairs ─► by pattern ─► PCRE2 ─► spans
 *
 * The pairs are sorted by pattern, so that one pattern meets all its lines in a row:
 * its code stays in the cache, and its spans come out in the order they are kept in. */
#include "match/matcher.h"

#include "match/index.h"
#include "match/literals.h"
#include "match/matcher_image.h"
#include "match/prefilter.h"

#include <stdlib.h>
#include <string.h>

typedef struct Slot {
    Pattern *pattern;
    bool unfiltered;
} Slot;

struct Matcher {
    Slot *slots;
    size_t count, room;
    Index index; /* by source; empty until the first addition to a thawed matcher */
    Prefilter *prefilter;
    const MatcherImage *image; /* NULL: built from nothing */
};

struct Matches {
    Span *spans; /* by pattern, then by place */
    size_t count, room;
    size_t pattern_count;
    uint32_t first[]; /* of each pattern, and one more */
};

Matcher *matcher_new(Error *err)
{
    Matcher *matcher = calloc(1, sizeof *matcher);
    if (!matcher)
        error_memory(err);
    return matcher;
}

void matcher_free(Matcher *matcher)
{
    if (!matcher)
        return;
    for (size_t i = 0; i < matcher->count; i++)
        pattern_free(matcher->slots[i].pattern);
    free(matcher->slots);
    index_done(&matcher->index);
    prefilter_free(matcher->prefilter);
    free(matcher);
}

static bool add_slot(Matcher *matcher, const char *source, Error *err)
{
    Slot *slots =
        grow(matcher->slots, &matcher->room, matcher->count + 1, sizeof *slots);
    if (slots)
        matcher->slots = slots;
    Pattern *pattern = slots ? pattern_new(source, err) : NULL;
    if (!pattern)
        return error_memory(err);
    slots[matcher->count++] = (Slot){ .pattern = pattern };
    return true;
}

Matcher *matcher_thaw(const MatcherImage *image, Error *err)
{
    Matcher *matcher = matcher_new(err);
    if (!matcher)
        return NULL;
    matcher->image = image;
    for (uint32_t i = 0; i < image->count; i++) {
        if (!add_slot(matcher, image->strings + image->sources[i], err)) {
            matcher_free(matcher);
            return NULL;
        }
        matcher->slots[i].unfiltered = image->unfiltered[i];
    }
    return matcher;
}

void matcher_view(const Matcher *matcher, PrefilterImage *view)
{
    prefilter_view(matcher->prefilter, view);
}

/* The index of a thawed matcher is made when somebody adds to it. */
static bool fill_index(Matcher *matcher)
{
    while (matcher->index.count < matcher->count) {
        const char *source =
            pattern_source(matcher->slots[matcher->index.count].pattern);
        if (!index_add(&matcher->index, hash_bytes(source, strlen(source))))
            return false;
    }
    return true;
}

PatternId matcher_add(Matcher *matcher, const char *source, Error *err)
{
    uint32_t hash = hash_bytes(source, strlen(source));
    size_t cursor = 0;
    if (!fill_index(matcher)) {
        error_memory(err);
        return PATTERN_NONE;
    }
    for (uint32_t known;
         (known = index_find(&matcher->index, hash, &cursor)) != INDEX_NONE;)
        if (strcmp(pattern_source(matcher->slots[known].pattern), source) == 0)
            return known;
    if (!add_slot(matcher, source, err) || !index_add(&matcher->index, hash)) {
        error_memory(err);
        return PATTERN_NONE;
    }
    return (PatternId)matcher->count - 1;
}

bool matcher_build(Matcher *matcher, Error *err)
{
    const MatcherImage *image = matcher->image;
    if (image && matcher->count == image->count) {
        matcher->prefilter = prefilter_thaw(&image->prefilter);
        return matcher->prefilter ? true : error_memory(err);
    }
    Literals literals;
    literals_init(&literals);
    matcher->prefilter = prefilter_new();
    bool ok = matcher->prefilter != NULL;
    for (uint32_t id = 0; ok && id < matcher->count; id++) {
        const char *source = pattern_source(matcher->slots[id].pattern);
        ok = literals_find(&literals, source, strlen(source));
        matcher->slots[id].unfiltered = literals.set_count == 0;
        if (ok && literals.set_count)
            ok = prefilter_add(matcher->prefilter, id, &literals);
    }
    ok = ok && prefilter_build(matcher->prefilter);
    literals_done(&literals);
    index_done(&matcher->index);
    return ok ? true : error_memory(err);
}

size_t matcher_count(const Matcher *matcher)
{
    return matcher->count;
}

Pattern *matcher_pattern_at(const Matcher *matcher, PatternId id)
{
    return matcher->slots[id].pattern;
}

bool matcher_is_unfiltered(const Matcher *matcher, PatternId id)
{
    return matcher->slots[id].unfiltered;
}

/* Adds all matches of a pattern in one line.  After an empty match the search goes on
 * one byte further. */
static bool match_line(Pattern *pattern, MatchScratch *scratch, const char *bytes,
                       Span line, Matches *matches)
{
    const char *start = bytes + line.start;
    size_t length = line.end - line.start;
    Span found;
    for (size_t from = 0; from <= length;
         from = found.end > found.start ? found.end : found.end + 1) {
        if (pattern_find(pattern, scratch, start, length, from, &found) != 1)
            return true;
        Span *spans =
            grow(matches->spans, &matches->room, matches->count + 1, sizeof *spans);
        if (!spans)
            return false;
        matches->spans = spans;
        spans[matches->count++] =
            (Span){ line.start + found.start, line.start + found.end };
    }
    return true;
}

/* Sorts the candidates' lines by pattern: those of pattern p are
 * (*lines)[first[p], first[p + 1]).  Within a pattern they stay in order. */
static bool sort_candidates(const Candidates *candidates, size_t pattern_count,
                            uint32_t **first, uint32_t **lines)
{
    *first = calloc(pattern_count + 2, sizeof **first);
    *lines = malloc((candidates->count + 1) * sizeof **lines);
    if (!*first || !*lines)
        return false;
    for (size_t i = 0; i < candidates->count; i++)
        (*first)[candidates->items[i].pattern + 2]++;
    for (size_t i = 2; i < pattern_count + 2; i++)
        (*first)[i] += (*first)[i - 1];
    for (size_t i = 0; i < candidates->count; i++)
        (*lines)[(*first)[candidates->items[i].pattern + 1]++] =
            candidates->items[i].line;
    return true;
}

Matches *matcher_run_lines(const Matcher *matcher, const char *bytes, const Span *lines,
                           size_t line_count, MatchScratch *scratch, Error *err)
{
    size_t count = matcher->count;
    uint32_t *first = NULL, *sorted = NULL;
    Candidates candidates = { 0 };
    Matches *matches =
        calloc(1, sizeof *matches + (count + 1) * sizeof *matches->first);
    bool ok =
        matches &&
        prefilter_scan(matcher->prefilter, bytes, lines, line_count, &candidates) &&
        sort_candidates(&candidates, count, &first, &sorted);
    for (uint32_t id = 0; ok && id < count; id++) {
        const Slot *slot = &matcher->slots[id];
        matches->first[id] = (uint32_t)matches->count;
        if (slot->unfiltered) {
            for (size_t i = 0; ok && i < line_count; i++)
                ok = match_line(slot->pattern, scratch, bytes, lines[i], matches);
        } else {
            for (uint32_t i = first[id]; ok && i < first[id + 1]; i++)
                ok = match_line(slot->pattern, scratch, bytes, lines[sorted[i]],
                                matches);
        }
    }
    free(candidates.items);
    free(first);
    free(sorted);
    if (!ok) {
        error_memory(err);
        matches_free(matches);
        return NULL;
    }
    matches->pattern_count = count;
    matches->first[count] = (uint32_t)matches->count;
    return matches;
}

void matches_free(Matches *matches)
{
    if (!matches)
        return;
    free(matches->spans);
    free(matches);
}

const Span *matches_find(const Matches *matches, PatternId id, size_t *count)
{
    *count = 0;
    if (id >= matches->pattern_count)
        return NULL;
    *count = matches->first[id + 1] - matches->first[id];
    return matches->spans ? matches->spans + matches->first[id] : NULL;
}

/* The number of spans that start before `offset`. */
static size_t count_before(const Span *spans, size_t count, uint32_t offset)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (spans[middle].start < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const Span *matches_within(const Matches *matches, PatternId id, Span within,
                           size_t *count)
{
    size_t all;
    const Span *spans = matches_find(matches, id, &all);
    *count = 0;
    if (!all)
        return NULL;
    size_t from = count_before(spans, all, within.start);
    size_t end = count_before(spans, all, within.end);
    *count = end > from ? end - from : 0;
    return spans + from;
}
