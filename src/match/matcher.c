/* SPDX-License-Identifier: Apache-2.0 */
/* matcher.c - from patterns and lines to spans.
 *
 *     lines ─► prefilter ─► (pattern, line) pairs ─► asked for? ─► PCRE2 ─► spans
 *
 * The pairs are sorted by pattern and wait.  Most patterns of a rule are only looked at
 * around its subject, and most rules have no subject in most documents: PCRE2 sees a
 * pair when somebody asks for its pattern there, once. */
#include "match/matcher.h"

#include "base/arena.h"
#include "match/index.h"
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
    Prefilter *thawed;         /* of the image; NULL */
    Prefilter *prefilter;      /* of the other patterns */
    const MatcherImage *image; /* NULL: built from nothing */
};

/* What is known so far of one pattern in one text. */
typedef struct Found {
    const Span
        *spans; /* in order; never changed in place, so that callers may hold it */
    size_t count;
    uint64_t *tried; /* by candidate: bits of those already shown to PCRE2 */
    size_t left;     /* candidates not yet tried */
} Found;

struct Matches {
    const Matcher *matcher;
    const char *bytes;
    Span *lines;
    size_t line_count;
    uint32_t *first;      /* of each pattern in `candidates`, and one more */
    uint32_t *candidates; /* lines, by pattern, in order */
    Found *found;         /* by pattern */
    MatchScratch *scratch;
    Arena *arena;
    struct Collected *collected;
};

/* The spans of one round of PCRE2, before they join those found earlier. */
typedef struct Collected {
    Span *spans;
    size_t count, room;
    bool failed; /* memory was short, now or before */
} Collected;

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
    prefilter_free(matcher->thawed);
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
    uint32_t first = image ? image->count : 0;
    bool ok = true;
    if (image) {
        matcher->thawed = prefilter_thaw(&image->prefilter);
        ok = matcher->thawed != NULL;
    }
    matcher->prefilter = prefilter_new();
    ok = ok && matcher->prefilter;
    for (uint32_t id = first; ok && id < matcher->count; id++) {
        Slot *slot = &matcher->slots[id];
        const char *source = pattern_source(slot->pattern);
        ok = prefilter_add(matcher->prefilter, id, source, strlen(source),
                           &slot->unfiltered);
    }
    ok = ok && prefilter_build(matcher->prefilter);
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

/* Collects all matches of a pattern in one line.  After an empty match the search goes
 * on one byte further. */
static void match_line(const Matches *matches, PatternId id, Span line)
{
    Pattern *pattern = matches->matcher->slots[id].pattern;
    Collected *collected = matches->collected;
    const char *start = matches->bytes + line.start;
    size_t length = line.end - line.start;
    Span found;
    for (size_t from = 0; from <= length;
         from = found.end > found.start ? found.end : found.end + 1) {
        if (pattern_find(pattern, matches->scratch, start, length, from, &found) != 1)
            return;
        Span *spans = grow(collected->spans, &collected->room, collected->count + 1,
                           sizeof *spans);
        if (!spans) {
            collected->failed = true;
            return;
        }
        collected->spans = spans;
        spans[collected->count++] =
            (Span){ line.start + found.start, line.start + found.end };
    }
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
                           size_t line_count, const MatchScratch *scratch, Error *err)
{
    size_t count = matcher->count;
    Candidates candidates = { 0 };
    Matches *matches = calloc(1, sizeof *matches);
    if (!matches)
        goto failed;
    *matches =
        (Matches){ .matcher = matcher, .bytes = bytes, .line_count = line_count };
    matches->arena = arena_new();
    matches->lines = malloc((line_count + 1) * sizeof *lines);
    matches->found = calloc(count + 1, sizeof *matches->found);
    matches->collected = calloc(1, sizeof *matches->collected);
    matches->scratch = match_scratch_new(match_scratch_steps(scratch), err);
    if (!matches->arena || !matches->lines || !matches->found || !matches->collected ||
        !matches->scratch)
        goto failed;
    if (line_count)
        memcpy(matches->lines, lines, line_count * sizeof *lines);
    if ((matcher->thawed &&
         !prefilter_scan(matcher->thawed, bytes, lines, line_count, &candidates)) ||
        !prefilter_scan(matcher->prefilter, bytes, lines, line_count, &candidates) ||
        !sort_candidates(&candidates, count, &matches->first, &matches->candidates))
        goto failed;
    for (size_t id = 0; id < count; id++)
        matches->found[id].left = matcher->slots[id].unfiltered
                                      ? line_count
                                      : matches->first[id + 1] - matches->first[id];
    free(candidates.items);
    return matches;
failed:
    error_memory(err);
    free(candidates.items);
    matches_free(matches);
    return NULL;
}

void matches_free(Matches *matches)
{
    if (!matches)
        return;
    if (matches->collected)
        free(matches->collected->spans);
    free(matches->collected);
    free(matches->lines);
    free(matches->first);
    free(matches->candidates);
    free(matches->found);
    match_scratch_free(matches->scratch);
    arena_free(matches->arena);
    free(matches);
}

/* The line of candidate `index` of a pattern. */
static uint32_t candidate_line(const Matches *matches, PatternId id, size_t index)
{
    return matches->matcher->slots[id].unfiltered
               ? (uint32_t)index
               : matches->candidates[matches->first[id] + index];
}

static size_t candidate_count(const Matches *matches, PatternId id)
{
    return matches->matcher->slots[id].unfiltered
               ? matches->line_count
               : matches->first[id + 1] - matches->first[id];
}

/* The first candidate whose line ends at or behind `offset`. */
static size_t candidate_at(const Matches *matches, PatternId id, uint32_t offset)
{
    size_t low = 0, high = candidate_count(matches, id);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (matches->lines[candidate_line(matches, id, middle)].end < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Joins what was collected, in order, with what was found before, in a new list. */
static void keep_collected(const Matches *matches, Found *found)
{
    Collected *collected = matches->collected;
    size_t count = found->count + collected->count, old = 0, new = 0;
    if (!collected->count)
        return;
    Span *spans = arena_alloc(matches->arena, count * sizeof *spans);
    if (!spans) {
        collected->failed = true;
        return;
    }
    for (size_t i = 0; i < count; i++)
        spans[i] = new == collected->count ||
                           (old < found->count &&
                            found->spans[old].start < collected->spans[new].start)
                       ? found->spans[old++]
                       : collected->spans[new ++];
    found->spans = spans;
    found->count = count;
}

/* Shows PCRE2 the candidates that meet `within` and were not shown before. */
static void try_candidates(const Matches *matches, PatternId id, Span within)
{
    Found *found = &matches->found[id];
    size_t count = candidate_count(matches, id);
    size_t from = candidate_at(matches, id, within.start);
    if (from == count ||
        matches->lines[candidate_line(matches, id, from)].start > within.end)
        return;
    if (!found->tried)
        found->tried = arena_alloc(matches->arena, (count / 64 + 1) * sizeof(uint64_t));
    if (!found->tried) {
        matches->collected->failed = true;
        return;
    }
    matches->collected->count = 0;
    for (size_t i = from; i < count && found->left; i++) {
        Span line = matches->lines[candidate_line(matches, id, i)];
        uint64_t bit = UINT64_C(1) << i % 64;
        if (line.start > within.end)
            break;
        if (found->tried[i / 64] & bit)
            continue;
        found->tried[i / 64] |= bit;
        found->left--;
        match_line(matches, id, line);
    }
    keep_collected(matches, found);
}

const Span *matches_find(const Matches *matches, PatternId id, size_t *count)
{
    *count = 0;
    if (id >= matches->matcher->count)
        return NULL;
    if (matches->found[id].left)
        try_candidates(matches, id, (Span){ 0, UINT32_MAX });
    *count = matches->found[id].count;
    return matches->found[id].spans;
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
    *count = 0;
    if (id >= matches->matcher->count)
        return NULL;
    if (matches->found[id].left)
        try_candidates(matches, id, within);
    const Found *found = &matches->found[id];
    if (!found->count)
        return NULL;
    size_t from = count_before(found->spans, found->count, within.start);
    size_t end = count_before(found->spans, found->count, within.end);
    *count = end > from ? end - from : 0;
    return found->spans + from;
}

bool matches_failed(const Matches *matches)
{
    return matches->collected->failed || arena_failed(matches->arena);
}
