/* SPDX-License-Identifier: Apache-2.0 */
/* alternatives.c - a form printed with its ticks lost:
 *
 *     Le marché n'est pas réservé
 *     Le marché est réservé aux entreprises adaptées
 *
 * One sentence is the other without its negation, so neither was chosen; and within a
 * sentence, « oui / non » or « autorisées / interdites (rayer la mention inutile) ». */
#include "evidence/polarity.h"

#include <string.h>

enum { LEAST_WORDS = 3 }; /* that the two sentences share */

static Span next_word(const char *bytes, uint32_t from, uint32_t end)
{
    static const char between[] = " '.,;:/|";
    while (from < end && strchr(between, bytes[from]))
        from++;
    Span word = { from, from };
    while (word.end < end && !strchr(between, bytes[word.end]))
        word.end++;
    return word;
}

static bool is_same_word(const char *bytes, Span a, Span b)
{
    return a.end - a.start == b.end - b.start &&
           memcmp(bytes + a.start, bytes + b.start, a.end - a.start) == 0;
}

/* `affirmed` begins with all the words of `denied` but some of its negation. */
static bool is_contrary(const char *bytes, Span denied, Span negation, Span affirmed)
{
    int shared = 0, left_out = 0;
    uint32_t at = affirmed.start;
    for (Span word = next_word(bytes, denied.start, denied.end); word.start < word.end;
         word = next_word(bytes, word.end, denied.end)) {
        Span other = next_word(bytes, at, affirmed.end);
        if (other.start < other.end && is_same_word(bytes, word, other)) {
            shared++;
            at = other.end;
        } else if (word.start >= negation.start && word.end <= negation.end) {
            left_out++;
        } else {
            return false;
        }
    }
    return left_out > 0 && shared >= LEAST_WORDS;
}

/* « Le marché n'est pas réservé Le marché est réservé … »: the sentence holds both. The
 * second begins where the first words come again behind the negation. */
static bool is_torn(const char *bytes, Span sentence, Span negation)
{
    Span first = next_word(bytes, sentence.start, sentence.end);
    Span second = next_word(bytes, first.end, sentence.end);
    for (Span word = next_word(bytes, negation.end, sentence.end);
         word.start < word.end; word = next_word(bytes, word.end, sentence.end)) {
        Span after = next_word(bytes, word.end, sentence.end);
        if (is_same_word(bytes, word, first) && is_same_word(bytes, after, second))
            return is_contrary(bytes, (Span){ sentence.start, word.start }, negation,
                               (Span){ word.start, sentence.end });
    }
    return false;
}

static bool denies_it(const Source *source, uint32_t index, const Passage *passage,
                      Span *reason)
{
    const Sentence *other = text_sentence_at(source->text, index);
    const Line *line = text_line_at(source->text, other->line);
    Span negation;
    if (line->article != passage->article || line->is_row ||
        line->kind == BLOCK_HEADING ||
        !matches_spend_bytes(source->matches, other->span.end - other->span.start) ||
        (!turn_find(source, TURN_NEGATION_BEFORE, other->span, &negation) &&
         !turn_find(source, TURN_NEGATION_AFTER, other->span, &negation)) ||
        !is_contrary(text_bytes(source->text), other->span, negation, passage->span))
        return false;
    *reason = other->span;
    return true;
}

bool is_left_to_choose(const Source *source, const Passage *passage, Span *reason)
{
    return turn_find(source, TURN_CHOICE, passage->span, reason) &&
           !is_for_bidder(source, passage);
}

bool is_beside_its_contrary(const Source *source, const Passage *passage, Span *reason)
{
    if (passage->in_title || text_line_at(source->text, passage->line)->is_row ||
        source->kind == KIND_AE || is_for_bidder(source, passage))
        return false;
    Span negation;
    if (is_denying(source, passage->span, &negation) &&
        matches_spend_bytes(source->matches, passage->span.end - passage->span.start) &&
        is_torn(text_bytes(source->text), passage->span, negation)) {
        *reason = passage->span;
        return true;
    }
    uint32_t own = text_sentence_of(source->text, passage->span.start);
    return (own > 0 && denies_it(source, own - 1, passage, reason)) ||
           (own + 1 < text_sentence_count(source->text) &&
            denies_it(source, own + 1, passage, reason));
}
