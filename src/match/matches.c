/* SPDX-License-Identifier: Apache-2.0 */
/* matches.c - which lines a pattern may match, and what it was found to match there.
 *
 *     lines ─► prefilter ─► (pattern, line) pairs, by pattern
 *                                  │ when first asked for
 *                                  └─► PCRE2 ─► spans, kept
 *
 * A pattern without literals pairs with every line.  Each pair has a result: NOT_ASKED,
 * or where its spans stand in the pool, behind a pseudo span that counts them. */
#include "match/index.h"
#include "match/matcher_parts.h"

#include <stdlib.h>
#include <string.h>

enum { NOT_ASKED = 0, NO_MATCH = 1, POOL_FIRST = 2 };

/* Bytes that PCRE2 reads in the time of one other unit of work. */
enum { BYTES_A_UNIT = 16 };

/* The pairs of one pattern: results [first, first + count). */
typedef struct Pairs {
    uint32_t first, count;
} Pairs;

struct Matches {
    const Matcher *matcher;
    MatchScratch *scratch;
    const char *bytes;
    Span *lines;
    size_t line_count;
    Pairs *pairs; /* by pattern */
    size_t pattern_count;
    uint32_t *line_of;     /* of each pair of a filtered pattern; these come first */
    size_t filtered_count; /* pairs in line_of */
    uint32_t *results;     /* of each pair */
    size_t result_count;
    Span *pool; /* from POOL_FIRST on */
    size_t pool_count, pool_room;
    uint64_t work; /* what may still be spent */
    bool failed;
};

/* Sorts the candidates' lines by pattern; within a pattern they stay in order. */
static bool sort_candidates(Matches *matches, const Candidates *candidates)
{
    size_t count = matcher_count(matches->matcher), results = candidates->line_count;
    matches->pattern_count = count;
    if (results >= UINT32_MAX)
        return false;
    matches->filtered_count = results;
    matches->pairs = calloc(count + 1, sizeof *matches->pairs);
    matches->line_of = malloc((results + 1) * sizeof *matches->line_of);
    if (!matches->pairs || !matches->line_of)
        return false;
    for (size_t i = 0; i < candidates->run_count; i++)
        matches->pairs[candidates->runs[i].pattern].count += candidates->runs[i].count;
    uint32_t first = 0;
    for (size_t i = 0; i < count; i++) {
        Pairs *pairs = &matches->pairs[i];
        if (matcher_is_unfiltered(matches->matcher, (PatternId)i)) {
            if (matches->line_count >= UINT32_MAX - results)
                return false;
            *pairs = (Pairs){ (uint32_t)results, (uint32_t)matches->line_count };
            results += matches->line_count;
        } else {
            pairs->first = first;
            first += pairs->count;
            pairs->count = 0;
        }
    }
    for (size_t i = 0; i < candidates->run_count; i++) {
        const CandidateRun *run = &candidates->runs[i];
        Pairs *pairs = &matches->pairs[run->pattern];
        for (uint32_t j = 0; j < run->count; j++)
            matches->line_of[pairs->first + pairs->count++] =
                run->block + candidates->lines[run->first + j];
    }
    matches->results = calloc(results + 1, sizeof *matches->results);
    matches->result_count = results;
    return matches->results != NULL;
}

Matches *matcher_run_lines(const Matcher *matcher, const char *bytes, const Span *lines,
                           size_t line_count, const MatchScratch *scratch, Error *err)
{
    Candidates candidates = { 0 };
    Span *copy = malloc((line_count + 1) * sizeof *copy);
    Matches *matches = calloc(1, sizeof *matches);
    bool ok = false;
    if (!copy || !matches)
        goto done;
    matches->scratch = match_scratch_new(match_scratch_steps(scratch), err);
    if (!matches->scratch)
        goto done;
    if (line_count)
        memcpy(copy, lines, line_count * sizeof *copy);
    matches->matcher = matcher;
    matches->work = limits_default.match_work;
    matches->bytes = bytes;
    matches->lines = copy;
    matches->line_count = line_count;
    copy = NULL;
    ok = matcher_scan(matcher, bytes, lines, line_count, &candidates) &&
         sort_candidates(matches, &candidates);
done:
    free(copy);
    candidate_runs_done(&candidates);
    if (ok)
        return matches;
    error_memory(err);
    matches_free(matches);
    return NULL;
}

void matches_free(Matches *matches)
{
    if (!matches)
        return;
    match_scratch_free(matches->scratch);
    free(matches->lines);
    free(matches->pairs);
    free(matches->line_of);
    free(matches->results);
    free(matches->pool);
    free(matches);
}

bool matches_failed(const Matches *matches)
{
    return matches->failed;
}

bool matches_spend(Matches *matches, size_t work)
{
    matches->work = work < matches->work ? matches->work - work : 0;
    return matches->work > 0;
}

bool matches_spend_bytes(Matches *matches, size_t bytes)
{
    return matches_spend(matches, 1 + bytes / BYTES_A_UNIT);
}

bool matches_exhausted(const Matches *matches)
{
    return matches->work == 0;
}

bool matches_gave_up(const Matches *matches)
{
    return match_scratch_gave_up(matches->scratch);
}

void matches_count(const Matches *matches, size_t *candidates, size_t *asked)
{
    *candidates = matches->result_count;
    *asked = 0;
    for (size_t i = 0; i < matches->result_count; i++)
        *asked += matches->results[i] != NOT_ASKED;
}

static uint32_t line_of(const Matches *matches, const Pairs *pairs, uint32_t number)
{
    uint32_t pair = pairs->first + number;
    return pair < matches->filtered_count ? matches->line_of[pair] : number;
}

/* The first of the pattern's lines that ends at `offset` or behind it. */
static uint32_t first_line(const Matches *matches, const Pairs *pairs, uint32_t offset)
{
    uint32_t low = 0, high = pairs->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (matches->lines[line_of(matches, pairs, middle)].end < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Keeps a span, or makes room for a count.  False when memory is short. */
static bool pool_add(Matches *matches, Span span)
{
    Span *pool = grow(matches->pool, &matches->pool_room,
                      matches->pool_count + POOL_FIRST + 1, sizeof *pool);
    if (!pool || matches->pool_count + POOL_FIRST >= UINT32_MAX) {
        matches->failed = true;
        return false;
    }
    matches->pool = pool;
    pool[POOL_FIRST + matches->pool_count++] = span;
    return true;
}

/* Finds all matches of a pattern in one line.  After an empty match the search goes on
 * one byte further. */
static uint32_t ask(Matches *matches, PatternId id, Span line)
{
    Pattern *pattern = matcher_pattern_at(matches->matcher, id);
    const char *start = matches->bytes + line.start;
    size_t length = line.end - line.start;
    uint32_t result = NO_MATCH;
    Span found;
    for (size_t from = 0; from <= length;
         from = found.end > found.start ? found.end : found.end + 1) {
        if (!matches_spend_bytes(matches, from ? 0 : length) ||
            pattern_seek(pattern, matches->scratch, start, length, from, &found) != 1)
            break;
        if (result == NO_MATCH) {
            if (!pool_add(matches, (Span){ 0, 0 }))
                break;
            result = POOL_FIRST + (uint32_t)matches->pool_count - 1;
        }
        if (!pool_add(matches,
                      (Span){ line.start + found.start, line.start + found.end }))
            break;
        matches->pool[result].start++;
    }
    return result;
}

MatchWalk match_walk(Matches *matches, PatternId id, Span within)
{
    MatchWalk walk = { .matches = matches, .pattern = id, .within = within };
    if (id < matches->pattern_count && matches->pairs[id].count &&
        within.end > within.start) {
        walk.next = first_line(matches, &matches->pairs[id], within.start);
        walk.end = matches->pairs[id].count;
    }
    return walk;
}

bool match_walk_line(MatchWalk *walk)
{
    if (walk->next >= walk->end)
        return false;
    Matches *matches = walk->matches;
    if (!matches_spend(matches, 1))
        return false;
    walk->line = line_of(matches, &matches->pairs[walk->pattern], walk->next);
    if (matches->lines[walk->line].start >= walk->within.end) {
        walk->next = walk->end;
        return false;
    }
    walk->next++;
    walk->span = UINT32_MAX;
    return true;
}

bool match_walk_next(MatchWalk *walk, Span *found)
{
    Matches *matches = walk->matches;
    if (walk->span == UINT32_MAX) {
        uint32_t *result =
            &matches->results[matches->pairs[walk->pattern].first + walk->next - 1];
        if (*result == NOT_ASKED)
            *result = ask(matches, walk->pattern, matches->lines[walk->line]);
        walk->span = walk->span_end = 0;
        if (*result != NO_MATCH) {
            walk->span = *result + 1;
            walk->span_end = walk->span + matches->pool[*result].start;
        }
    }
    while (walk->span < walk->span_end && matches_spend(matches, 1)) {
        Span span = matches->pool[walk->span++];
        if (span.start >= walk->within.end)
            break;
        if (span.start >= walk->within.start) {
            *found = span;
            return true;
        }
    }
    walk->span = walk->span_end = 0;
    return false;
}

bool matches_first(Matches *matches, PatternId id, Span within, Span *found)
{
    MatchWalk walk = match_walk(matches, id, within);
    while (match_walk_line(&walk))
        if (match_walk_next(&walk, found))
            return true;
    return false;
}

bool matches_may_have(Matches *matches, PatternId id, Span within)
{
    if (id >= matches->pattern_count || within.end <= within.start)
        return false;
    const Pairs *pairs = &matches->pairs[id];
    for (uint32_t i = first_line(matches, pairs, within.start); i < pairs->count; i++) {
        if (!matches_spend(matches, 1) ||
            matches->lines[line_of(matches, pairs, i)].start >= within.end)
            return false;
        if (matches->results[pairs->first + i] != NO_MATCH)
            return true;
    }
    return false;
}
