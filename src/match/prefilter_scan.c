/* SPDX-License-Identifier: Apache-2.0 */
/* prefilter_scan.c - one pass over a text, and what it saw. */
#include "match/prefilter_tables.h"

#include <stdlib.h>

/* What a scan remembers: the last line, from 1, on which a word or a set was seen. */
typedef struct Scan {
    const Prefilter *prefilter;
    const char *bytes;
    size_t length; /* where the last line ends */
    Sightings *sightings;
    uint32_t *word_seen;
    uint32_t *group_seen;
    uint32_t *hits; /* groups of this line */
    size_t hit_count;
    uint32_t line; /* from 1 */
    bool failed;
} Scan;

void sightings_done(Sightings *sightings)
{
    free(sightings->candidates);
    free(sightings->hits);
    free(sightings->first_hit);
    free(sightings->marks);
    *sightings = (Sightings){ 0 };
}

static void see_word(Scan *scan, uint32_t number)
{
    const Table *groups = &scan->prefilter->word_groups;
    scan->word_seen[number] = scan->line;
    for (uint32_t i = groups->first[number]; i < groups->first[number + 1]; i++) {
        uint32_t group = groups->items[i];
        if (scan->group_seen[group] == scan->line)
            continue;
        scan->group_seen[group] = scan->line;
        scan->hits[scan->hit_count++] = group;
    }
}

static void see_start(Scan *scan, uint32_t number, uint32_t start)
{
    Sightings *sightings = scan->sightings;
    Hit *hits = grow(sightings->hits, &sightings->hit_room, sightings->hit_count + 1,
                     sizeof *hits);
    if (!hits) {
        scan->failed = true;
        return;
    }
    sightings->hits = hits;
    hits[sightings->hit_count++] = (Hit){ number, start };
}

/* The word that starts there, whose first bytes are right, is really there. */
static bool is_there(const Scan *scan, uint32_t number, Span line, uint32_t start)
{
    const Word *word = &scan->prefilter->words[number];
    uint32_t end = start + word->length;
    if (end > line.end)
        return false;
    if (word->length > 8 &&
        memcmp(scan->bytes + start, scan->prefilter->bytes + word->start,
               word->length) != 0)
        return false;
    if ((word->edges & LITERAL_WORD_START) && start > line.start &&
        literal_is_word(scan->bytes[start - 1]))
        return false;
    return !((word->edges & LITERAL_WORD_END) && end < line.end &&
             literal_is_word(scan->bytes[end]));
}

static void scan_line(Scan *scan, Span line)
{
    const Prefilter *prefilter = scan->prefilter;
    const uint8_t *classes = prefilter->classes;
    const uint32_t *first = prefilter->window_words.first;
    uint32_t window = WINDOW_COUNT - 1;
    for (uint32_t at = line.start; at < line.end; at++) {
        window = (window << CLASS_BITS | classes[(unsigned char)scan->bytes[at]]) &
                 (WINDOW_COUNT - 1);
        if (!(prefilter->bitmap[window / 64] >> window % 64 & 1))
            continue;
        const Hung *end = &prefilter->hung[first[window + 1]];
        for (const Hung *hung = &prefilter->hung[first[window]]; hung < end; hung++) {
            if (at + 1 - line.start < hung->reach)
                continue;
            uint32_t start = at + 1 - hung->reach;
            if ((read_eight(scan->bytes + start, scan->length - start) & hung->mask) !=
                    hung->head ||
                (scan->word_seen[hung->word] == scan->line && !hung->is_start) ||
                !is_there(scan, hung->word, line, start))
                continue;
            if (hung->is_start)
                see_start(scan, hung->word, start);
            if (scan->word_seen[hung->word] != scan->line)
                see_word(scan, hung->word);
        }
    }
}

/* Names the patterns whose sets were all seen on the line. */
static void end_line(Scan *scan)
{
    const Prefilter *prefilter = scan->prefilter;
    Sightings *sightings = scan->sightings;
    for (size_t i = 0; i < scan->hit_count; i++) {
        const uint32_t *first = &prefilter->group_entries.first[scan->hits[i]];
        for (uint32_t j = first[0]; j < first[1]; j++) {
            const Entry *entry = &prefilter->entries[prefilter->group_entries.items[j]];
            bool complete = true;
            for (size_t k = 1; k < LITERAL_SETS && entry->groups[k] != NONE; k++)
                complete = complete && scan->group_seen[entry->groups[k]] == scan->line;
            if (!complete)
                continue;
            Candidate *items = grow(sightings->candidates, &sightings->candidate_room,
                                    sightings->candidate_count + 1, sizeof *items);
            if (!items) {
                scan->failed = true;
                return;
            }
            sightings->candidates = items;
            items[sightings->candidate_count++] =
                (Candidate){ entry->pattern, scan->line - 1 };
        }
    }
    scan->hit_count = 0;
}

bool prefilter_scan(const Prefilter *prefilter, const char *bytes, const Span *lines,
                    size_t line_count, Sightings *sightings)
{
    size_t words = prefilter->word_count, groups = prefilter->group_count;
    uint32_t *memory = calloc(words + 2 * groups + 1, sizeof *memory);
    sightings->first_hit = malloc((line_count + 1) * sizeof *sightings->first_hit);
    sightings->marks = calloc(words + 1, sizeof *sightings->marks);
    sightings->marked = NONE;
    Scan scan = { .prefilter = prefilter,
                  .bytes = bytes,
                  .length = line_count ? lines[line_count - 1].end : 0,
                  .sightings = sightings,
                  .failed = !memory || !sightings->first_hit || !sightings->marks };
    for (size_t i = 0; i < line_count && !scan.failed; i++) {
        scan.word_seen = memory;
        scan.group_seen = memory + words;
        scan.hits = memory + words + groups;
        scan.line = (uint32_t)i + 1;
        sightings->first_hit[i] = (uint32_t)sightings->hit_count;
        scan_line(&scan, lines[i]);
        end_line(&scan);
    }
    if (!scan.failed)
        sightings->first_hit[line_count] = (uint32_t)sightings->hit_count;
    free(memory);
    return !scan.failed;
}

/* --- Where matches may start --- */

static const Group *start_group(const Prefilter *prefilter, uint32_t pattern)
{
    uint32_t entry = pattern < prefilter->pattern_count ? prefilter->entry_of[pattern]
                                                        : (uint32_t)NONE;
    if (entry == NONE || prefilter->entries[entry].start == NONE)
        return NULL;
    return &prefilter->groups[prefilter->entries[entry].start];
}

bool prefilter_has_starts(const Prefilter *prefilter, uint32_t pattern)
{
    return start_group(prefilter, pattern) != NULL;
}

/* Marks the words that a pattern starts with, unless they are marked already. */
static void mark_starts(const Prefilter *prefilter, uint32_t pattern,
                        Sightings *sightings)
{
    const Group *group = start_group(prefilter, pattern);
    if (sightings->marked == pattern || !group)
        return;
    sightings->marked = pattern;
    sightings->round++;
    for (uint32_t i = 0; i < group->count; i++)
        sightings->marks[prefilter->members[group->first + i]] = sightings->round;
}

size_t prefilter_starts(const Prefilter *prefilter, uint32_t pattern,
                        Sightings *sightings, uint32_t line, uint32_t *starts)
{
    size_t count = 0;
    mark_starts(prefilter, pattern, sightings);
    for (uint32_t i = sightings->first_hit[line]; i < sightings->first_hit[line + 1];
         i++) {
        Hit hit = sightings->hits[i];
        if (sightings->marks[hit.word] != sightings->round)
            continue;
        /* Almost in order already: literals are seen at their windows. */
        size_t place = count;
        while (place > 0 && starts[place - 1] > hit.start)
            place--;
        if (place > 0 && starts[place - 1] == hit.start)
            continue;
        memmove(starts + place + 1, starts + place, (count - place) * sizeof *starts);
        starts[place] = hit.start;
        count++;
    }
    return count;
}
