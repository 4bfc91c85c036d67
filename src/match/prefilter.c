/* SPDX-License-Identifier: Apache-2.0 */
/* prefilter.c - a finder of literals in front of a graph of needs.
 *
 * A block of lines is looked at in two steps: the finder tells on which of the lines
 * each literal stands, then the sets go up the graph, each need once: an ANY has the
 * lines of all its parts, an ALL those that its parts share.
 *
 *     "doit " {1 4 9}  "devra " {2}          any {1 2 4 9} ─┐
 *     " insertion" {4 7}                                    ├─ all {4}
 *                                                    {4 7} ─┘
 *
 * A need that none of its parts leads to is never looked at; an ALL is led to by the
 * rarest of them only. */
#include "match/prefilter.h"

#include "match/prefilter_parts.h"

#include <stdlib.h>

typedef struct Scan {
    const Prefilter *prefilter;
    LineSets sets;     /* of needs */
    uint64_t *waiting; /* a bit for each need that a part led to */
    uint32_t first;    /* line of the block */
    Candidates *candidates;
    bool failed;
} Scan;

static size_t count_lines(const LineSet *set)
{
    size_t count = 0;
    for (size_t i = 0; i < LINE_SET_PARTS; i++)
        count += (size_t)__builtin_popcountll(set->parts[i]);
    return count;
}

void candidate_runs_done(Candidates *candidates)
{
    free(candidates->runs);
    free(candidates->lines);
    *candidates = (Candidates){ 0 };
}

static void add_candidates(Scan *scan, uint32_t pattern, const LineSet *set)
{
    Candidates *to = scan->candidates;
    size_t count = count_lines(set);
    CandidateRun *runs = grow(to->runs, &to->run_room, to->run_count + 1, sizeof *runs);
    if (runs)
        to->runs = runs;
    uint16_t *lines =
        grow(to->lines, &to->line_room, to->line_count + count, sizeof *lines);
    if (lines)
        to->lines = lines;
    if (!runs || !lines || to->line_count + count > UINT32_MAX) {
        scan->failed = true;
        return;
    }
    runs[to->run_count++] = (CandidateRun){ pattern, scan->first,
                                            (uint32_t)to->line_count, (uint32_t)count };
    for (uint32_t i = 0; i < LINE_SET_PARTS; i++)
        for (uint64_t left = set->parts[i]; left; left &= left - 1)
            lines[to->line_count++] =
                (uint16_t)(i * 64 + (uint32_t)__builtin_ctzll(left));
}

/* Adds the lines of a need to those of another. */
static void unite(LineSets *sets, uint32_t to, uint32_t from)
{
    LineSet *set = line_sets_open(sets, to);
    const LineSet *more = line_sets_at(sets, from);
    for (size_t i = 0; set && i < LINE_SET_PARTS; i++)
        set->parts[i] |= more->parts[i];
}

/* Keeps the lines that all parts of an ALL share.  False when there are none. */
static bool intersect(Scan *scan, uint32_t node)
{
    const Prefilter *prefilter = scan->prefilter;
    const GraphNode *nodes = &prefilter->nodes[node];
    LineSet shared = *line_sets_at(&scan->sets, prefilter->parts[nodes[0].parts]);
    uint64_t some = 1;
    for (uint32_t i = nodes[0].parts + 1; some && i < nodes[1].parts; i++) {
        const LineSet *part = line_sets_at(&scan->sets, prefilter->parts[i]);
        some = 0;
        for (size_t j = 0; j < LINE_SET_PARTS; j++)
            some |= shared.parts[j] &= part->parts[j];
    }
    LineSet *set = some ? line_sets_open(&scan->sets, node) : NULL;
    if (set)
        *set = shared;
    return set != NULL;
}

/* Tells what was found of a need: to those above it, and to its patterns. */
static void tell(Scan *scan, uint32_t node)
{
    const Prefilter *prefilter = scan->prefilter;
    const GraphNode *nodes = &prefilter->nodes[node];
    for (uint32_t i = nodes[0].ups; i < nodes[1].ups; i++) {
        uint32_t up = prefilter->ups[i];
        scan->waiting[up / 64] |= UINT64_C(1) << up % 64;
        if (!node_is_all(prefilter, up))
            unite(&scan->sets, up, node);
    }
    for (uint32_t i = nodes[0].patterns; i < nodes[1].patterns; i++)
        add_candidates(scan, prefilter->patterns[i], line_sets_at(&scan->sets, node));
}

/* Goes up the graph from the literals found. */
static void go_up(Scan *scan)
{
    const Prefilter *prefilter = scan->prefilter;
    size_t found = scan->sets.count;
    for (size_t i = 0; i < found; i++)
        tell(scan, scan->sets.members[i]);
    /* Who waits stands above: a need is reached when all its parts are settled. */
    for (uint32_t i = 0; i <= prefilter->node_count / 64; i++)
        while (scan->waiting[i]) {
            uint32_t node = i * 64 + (uint32_t)__builtin_ctzll(scan->waiting[i]);
            scan->waiting[i] &= scan->waiting[i] - 1;
            if (!node_is_all(prefilter, node) || intersect(scan, node))
                tell(scan, node);
        }
}

bool prefilter_scan(const Prefilter *prefilter, const char *bytes, const Span *lines,
                    size_t line_count, Candidates *candidates)
{
    if (prefilter->node_count == 0)
        return true;
    Scan scan = { .prefilter = prefilter, .candidates = candidates };
    scan.waiting = calloc(prefilter->node_count / 64 + 1, sizeof *scan.waiting);
    scan.failed = !line_sets_init(&scan.sets, prefilter->node_count) || !scan.waiting;
    for (size_t i = 0; i < line_count && !scan.failed; i += BLOCK_LINES) {
        size_t count = line_count - i < BLOCK_LINES ? line_count - i : BLOCK_LINES;
        scan.first = (uint32_t)i;
        for (unsigned j = 0; j < count; j++)
            finder_scan(&prefilter->finder, bytes, lines[i + j], j, &scan.sets);
        go_up(&scan);
        scan.failed = scan.failed || scan.sets.failed;
        line_sets_clear(&scan.sets);
    }
    line_sets_done(&scan.sets);
    free(scan.waiting);
    return !scan.failed;
}
