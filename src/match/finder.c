/* SPDX-License-Identifier: Apache-2.0 */
/* finder.c - running over text. */
#include "match/finder.h"

#include "match/finder_classes.h"

/* The state after one more class. */
static uint32_t step(const FinderState *states, uint32_t at, unsigned class)
{
    const FinderState *state = &states[at];
    while (!(state->children >> class & 1)) {
        if (state == states)
            return 0;
        state = &states[state->fall];
    }
    uint32_t before = state->children & ((UINT32_C(1) << class) - 1);
    return state->first + (uint32_t)__builtin_popcount(before);
}

static bool is_word(char byte)
{
    return finder_class(byte) & CLASS_WORD;
}

/* True when the state that it was found in says all of a word. */
static bool is_certain(const FinderWord *word)
{
    return word->sure == word->length && !word->edges;
}

/* The word that reaches to `at` is really there: its other bytes and its edges. */
static bool is_there(const Finder *finder, const FinderWord *word, const char *bytes,
                     Span line, uint32_t at)
{
    uint32_t start = at - word->reach, end = start + word->length;
    const char *own = finder->bytes + word->start;
    if (end > line.end)
        return false;
    for (uint32_t i = word->sure; i < word->length; i++) {
        char c = bytes[start + i];
        if (own[i] == ANY_DIGIT ? c < '0' || c > '9' : c != own[i])
            return false;
    }
    if (!word->edges)
        return true;
    if ((word->edges & EDGE_WORD_START) && start > line.start &&
        is_word(bytes[start - 1]))
        return false;
    if ((word->edges & EDGE_WORD_END) && end < line.end && is_word(bytes[end]))
        return false;
    return !((word->edges & EDGE_LINE_START) && start > line.start) &&
           !((word->edges & EDGE_LINE_END) && end < line.end);
}

void finder_scan(const Finder *finder, const char *bytes, Span line, unsigned number,
                 LineSets *sets)
{
    const FinderState *states = finder->states;
    uint32_t state = 0, at = line.start;
    unsigned inside = 0; /* CLASS_WORD when the last byte was part of a word */
    if (!finder->state_count)
        return;
    for (;;) {
        unsigned class = at < line.end ? finder_class(bytes[at]) : 0;
        if ((class & CLASS_WORD) != inside) {
            inside ^= CLASS_WORD;
            class = CLASS_EDGE;
        } else if (at < line.end) {
            class &= CLASS_MASK;
            at++;
        } else {
            return;
        }
        state = step(states, state, class);
        for (uint32_t i = states[state].word; i != FINDER_NONE;
             i = finder->words[i].next) {
            const FinderWord *word = &finder->words[i];
            if (!line_sets_has(sets, i, number) &&
                (is_certain(word) || is_there(finder, word, bytes, line, at)))
                line_sets_add(sets, i, number);
        }
    }
}
