/* SPDX-License-Identifier: Apache-2.0 */
/* outline.c - the level of a heading, from its number.
 *
 * "7.2" stands under an open "7" or "ARTICLE 7"; a kind of number that was met keeps
 * its level; one that is new, and starts at its first value ("1.", "A"), stands under
 * what is open.  Levels by style are taken as they are. */
#include "document/outline.h"

#include <string.h>

typedef OutlineClass Class;
typedef OutlineOpen Open;

enum { NUMBERED_LOWEST = 7, LEVEL_LOT = 8 };

static bool is_same_kind(const HeadingNumber *a, const HeadingNumber *b)
{
    return a->word == b->word && a->family == b->family && a->depth == b->depth;
}

static Class *find_class(Outline *outline, const HeadingNumber *number, bool by_style)
{
    for (size_t i = 0; i < outline->class_count; i++) {
        Class *class = &outline->classes[i];
        if (class->by_style == by_style && is_same_kind(&class->last, number))
            return class;
    }
    return NULL;
}

/* True when `number` comes right after `last`: 4.5 after 4.4. */
static bool is_next(const HeadingNumber *last, const HeadingNumber *number)
{
    uint8_t end = (uint8_t)(number->depth - 1);
    return memcmp(last->parts, number->parts, end * sizeof *number->parts) == 0 &&
           number->parts[end] == last->parts[end] + 1;
}

/* The kind a typed number belongs to: that of typed headings; or that of styled ones,
 * when it goes on with their count. */
static const Class *class_of_typed(Outline *outline, const HeadingNumber *number)
{
    const Class *class = find_class(outline, number, false);
    if (class)
        return class;
    class = find_class(outline, number, true);
    return class && (number->depth > 1 || number->parts[0] > class->last.parts[0])
               ? class
               : NULL;
}

/* The innermost open heading that a numbered one may stand under: one with a number, or
 * one of the first levels by style. */
static const Open *innermost(const Outline *outline)
{
    for (int level = 9; level > 0; level--)
        if (outline->is_open[level] && (outline->stack[level].numbered || level <= 2))
            return &outline->stack[level];
    return NULL;
}

/* "7.2" under an open "7" or "Article 7": its level; 0 when there is none. */
static uint8_t level_by_prefix(const Outline *outline, const HeadingNumber *number)
{
    for (int level = 9; level > 0; level--) {
        const Open *open = &outline->stack[level];
        if (!outline->is_open[level] || !open->numbered ||
            open->number.depth >= number->depth ||
            open->number.family != number->family ||
            memcmp(open->number.parts, number->parts,
                   open->number.depth * sizeof *number->parts) != 0)
            continue;
        return (uint8_t)(open->level + number->depth - open->number.depth);
    }
    return 0;
}

static uint8_t find_level(Outline *outline, const HeadingNumber *number)
{
    if (number->word == WORD_LOT)
        return LEVEL_LOT;
    if (number->depth > 1) {
        uint8_t level = level_by_prefix(outline, number);
        if (level)
            return level;
    }
    const Class *class = class_of_typed(outline, number);
    if (class)
        return class->level;
    const Open *above = innermost(outline);
    if (number->word == WORD_BOOK || number->word == WORD_PART ||
        number->word == WORD_ANNEX || !above)
        return number->depth > 1 && number->word == WORD_NONE ? number->depth : 1;
    /* "Chapitre II" after "Article 6" stands beside it, whatever is open under 6. */
    for (int level = 1; level <= 9 && number->word; level++) {
        const Open *open = &outline->stack[level];
        if (outline->is_open[level] && open->numbered &&
            open->number.word > number->word)
            return open->level;
    }
    NumberWord around = above->numbered ? above->number.word : WORD_NONE;
    bool is_under = around && around < number->word;
    if (number->parts[0] <= 1 || number->depth > 1 || is_under)
        return (uint8_t)(above->level + 1);
    return above->level;
}

static void remember(Outline *outline, const HeadingNumber *number, uint8_t level,
                     bool by_style)
{
    Class *class = find_class(outline, number, by_style);
    if (!class && outline->class_count < OUTLINE_CLASSES) {
        class = &outline->classes[outline->class_count++];
        *class = (Class){ .by_style = by_style, .level = level };
    }
    if (class)
        class->last = *number;
    if (number->family == FAMILY_LETTER && number->depth == 1)
        outline->last_letter = number->parts[0];
    if (number->word == WORD_ARTICLE && number->depth == 1 &&
        number->parts[0] < OUTLINE_ARTICLES)
        outline->articles[number->parts[0] / 64] |= UINT64_C(1)
                                                    << (number->parts[0] % 64);
}

void outline_open(Outline *outline, uint8_t level, const HeadingNumber *number,
                  bool by_style)
{
    for (uint8_t below = level; below <= 9; below++)
        outline->is_open[below] = false;
    if (number && number->word == WORD_LOT)
        return;
    outline->is_open[level] = true;
    outline->stack[level] = (Open){ .level = level, .numbered = number != NULL };
    if (!number)
        return;
    outline->stack[level].number = *number;
    remember(outline, number, level, by_style);
}

uint8_t outline_level(Outline *outline, const HeadingNumber *number)
{
    uint8_t level = find_level(outline, number);
    return number->word != WORD_LOT && level > NUMBERED_LOWEST ? NUMBERED_LOWEST
                                                               : level;
}

bool outline_continues(Outline *outline, const HeadingNumber *number)
{
    const Class *class = class_of_typed(outline, number);
    return class && is_next(&class->last, number);
}

bool outline_has_place(const Outline *outline, const HeadingNumber *number)
{
    return level_by_prefix(outline, number) != 0;
}

bool outline_has_article(const Outline *outline, const HeadingNumber *number)
{
    uint16_t value = number->parts[0];
    return number->depth == 1 && value < OUTLINE_ARTICLES &&
           (outline->articles[value / 64] >> (value % 64) & 1);
}

void outline_settle_letter(const Outline *outline, const char *line,
                           HeadingNumber *number)
{
    static const uint16_t after_h = 8;
    if (number->word == WORD_NONE && number->family == FAMILY_ROMAN &&
        number->depth == 1 && number->end - number->start == 1) {
        uint16_t value = (uint16_t)(line[number->start] - 'A' + 1);
        if (outline->last_letter >= after_h && value == outline->last_letter + 1) {
            number->family = FAMILY_LETTER;
            number->parts[0] = value;
        }
    }
}
