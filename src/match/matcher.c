/* SPDX-License-Identifier: Apache-2.0 */
/* matcher.c - the patterns of the packs in use, and the prefilter over them. */
#include "match/matcher.h"

#include "match/index.h"
#include "match/matcher_image.h"
#include "match/matcher_parts.h"

#include <stdlib.h>
#include <string.h>

/* A pattern that was added. */
typedef struct Slot {
    Pattern *pattern;
    bool unfiltered;
} Slot;

struct Matcher {
    const MatcherImage *image; /* NULL: built from nothing */
    Pattern *thawed;           /* of the image; they come first */
    uint32_t thawed_count;
    Slot *slots;
    size_t slot_count, room;
    Index index;                 /* by source; empty until the first addition */
    Prefilter *thawed_prefilter; /* of the image */
    Prefilter *prefilter;        /* of the other patterns; NULL: there are none */
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
    for (size_t i = 0; i < matcher->slot_count; i++)
        pattern_free(matcher->slots[i].pattern);
    free(matcher->slots);
    patterns_free(matcher->thawed, matcher->thawed_count);
    index_done(&matcher->index);
    prefilter_free(matcher->thawed_prefilter);
    prefilter_free(matcher->prefilter);
    free(matcher);
}

Matcher *matcher_thaw(const MatcherImage *image, Error *err)
{
    Matcher *matcher = matcher_new(err);
    if (!matcher)
        return NULL;
    matcher->image = image;
    matcher->thawed = patterns_thaw(&image->patterns);
    matcher->thawed_count = image->patterns.count;
    matcher->thawed_prefilter = prefilter_thaw(&image->prefilter);
    if (matcher->thawed && matcher->thawed_prefilter)
        return matcher;
    error_memory(err);
    matcher_free(matcher);
    return NULL;
}

void matcher_view(const Matcher *matcher, PrefilterImage *view)
{
    prefilter_view(matcher->prefilter, view);
}

static bool add_slot(Matcher *matcher, const char *source, Error *err)
{
    Slot *slots =
        grow(matcher->slots, &matcher->room, matcher->slot_count + 1, sizeof *slots);
    if (slots)
        matcher->slots = slots;
    Pattern *pattern = slots ? pattern_new(source, err) : NULL;
    if (!pattern)
        return error_memory(err);
    slots[matcher->slot_count++] = (Slot){ .pattern = pattern };
    return true;
}

/* The index of a thawed matcher is made when somebody adds to it. */
static bool fill_index(Matcher *matcher)
{
    while (matcher->index.count < matcher_count(matcher)) {
        const Pattern *pattern =
            matcher_pattern_at(matcher, (PatternId)matcher->index.count);
        const char *source = pattern_source(pattern);
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
        if (strcmp(pattern_source(matcher_pattern_at(matcher, known)), source) == 0)
            return known;
    if (!add_slot(matcher, source, err) || !index_add(&matcher->index, hash)) {
        error_memory(err);
        return PATTERN_NONE;
    }
    return (PatternId)matcher_count(matcher) - 1;
}

bool matcher_build(Matcher *matcher, Error *err)
{
    bool ok = true;
    index_done(&matcher->index);
    if (matcher->image && !matcher->slot_count)
        return true;
    matcher->prefilter = prefilter_new();
    ok = matcher->prefilter != NULL;
    for (uint32_t i = 0; ok && i < matcher->slot_count; i++) {
        Slot *slot = &matcher->slots[i];
        const char *source = pattern_source(slot->pattern);
        ok = prefilter_add(matcher->prefilter, matcher->thawed_count + i, source,
                           strlen(source), &slot->unfiltered);
    }
    ok = ok && prefilter_build(matcher->prefilter);
    return ok ? true : error_memory(err);
}

size_t matcher_count(const Matcher *matcher)
{
    return matcher->thawed_count + matcher->slot_count;
}

Pattern *matcher_pattern_at(const Matcher *matcher, PatternId id)
{
    return id < matcher->thawed_count
               ? patterns_at(matcher->thawed, id)
               : matcher->slots[id - matcher->thawed_count].pattern;
}

bool matcher_is_unfiltered(const Matcher *matcher, PatternId id)
{
    return id < matcher->thawed_count
               ? matcher->image->unfiltered[id]
               : matcher->slots[id - matcher->thawed_count].unfiltered;
}

bool matcher_scan(const Matcher *matcher, const char *bytes, const Span *lines,
                  size_t line_count, Candidates *candidates)
{
    const Prefilter *const both[] = { matcher->thawed_prefilter, matcher->prefilter };
    for (size_t i = 0; i < sizeof both / sizeof *both; i++)
        if (both[i] && !prefilter_scan(both[i], bytes, lines, line_count, candidates))
            return false;
    return true;
}
