/* SPDX-License-Identifier: Apache-2.0 */
/* turns.c - asks the matches for the ways of the language kept in langue.yaml. */
#include "evidence/source.h"

bool turn_visit(const Source *source, Turn turn, Span within, TurnVisitor see,
                void *user)
{
    size_t pattern_count = 0;
    const PatternId *patterns = pack_turn(source->pack, turn, &pattern_count);
    for (size_t i = 0; i < pattern_count; i++) {
        Span found;
        MatchWalk walk = match_walk(source->matches, patterns[i], within);
        while (match_walk_line(&walk))
            while (match_walk_next(&walk, &found))
                if (see(found, user))
                    return true;
    }
    return false;
}

static bool keep_first(Span match, void *user)
{
    Span *first = user;
    if (first->end == 0 || match.start < first->start)
        *first = match;
    return false;
}

bool turn_find(const Source *source, Turn turn, Span within, Span *found)
{
    Span first = { 0, 0 };
    turn_visit(source, turn, within, keep_first, &first);
    if (first.end == 0)
        return false;
    if (found)
        *found = first;
    return true;
}

bool turn_is_slice(const Source *source, Turn turn, Span slice)
{
    size_t count = 0;
    const PatternId *patterns = pack_turn(source->pack, turn, &count);
    const char *bytes = text_bytes(source->text) + slice.start;
    Span line =
        text_line_at(source->text, text_line_of(source->text, slice.start))->span;
    if (line.start == slice.start && line.end == slice.end) {
        /* Matched already as a line; an empty match may stand behind the last byte. */
        line.end++;
        return turn_find(source, turn, line, NULL);
    }
    for (size_t i = 0; i < count; i++) {
        Span found;
        if (!matches_spend_bytes(source->matches, slice.end - slice.start))
            return false;
        Pattern *pattern = matcher_pattern_at(pack_matcher(source->pack), patterns[i]);
        if (pattern_seek(pattern, source->scratch, bytes, slice.end - slice.start, 0,
                         &found) == 1)
            return true;
    }
    return false;
}
