/* SPDX-License-Identifier: Apache-2.0 */
/* matcher.c - the patterns of the packs in use, and the prefilter over them. */
#include "match/matcher.h"

#include "match/index.h"
#include "match/matcher_image.h"
#include "match/matcher_parts.h"

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
        pattern_thaw(matcher->slots[i].pattern,
                     image->programs + image->program_starts[i]);
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

bool matcher_scan(const Matcher *matcher, const char *bytes, const Span *lines,
                  size_t line_count, Candidates *candidates)
{
    return (!matcher->thawed ||
            prefilter_scan(matcher->thawed, bytes, lines, line_count, candidates)) &&
           prefilter_scan(matcher->prefilter, bytes, lines, line_count, candidates);
}
