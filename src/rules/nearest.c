/* SPDX-License-Identifier: Apache-2.0 */
#include "rules/nearest.h"

#include <string.h>

enum { LONGEST = 48 };

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Insertions, deletions, replacements and swaps of neighbours that lead from one word
 * to the other (optimal string alignment). */
static size_t distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t rows[3][LONGEST + 1] = { 0 };
    size_t *before = rows[0], *previous = rows[1], *current = rows[2];
    for (size_t j = 0; j <= b_length; j++)
        previous[j] = j;
    for (size_t i = 1; i <= a_length; i++) {
        current[0] = i;
        for (size_t j = 1; j <= b_length; j++) {
            size_t change = previous[j - 1] + (a[i - 1] != b[j - 1]);
            current[j] = least(least(previous[j], current[j - 1]) + 1, change);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                current[j] = least(current[j], before[j - 2] + 1);
        }
        size_t *oldest = before;
        before = previous;
        previous = current;
        current = oldest;
    }
    return previous[b_length];
}

const char *nearest_word(const char *word, const char *const *words, size_t count)
{
    const char *nearest = NULL;
    size_t length = strlen(word), best = length < 3 ? 2 : length / 3 + 1;
    if (length > LONGEST)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        size_t other = strlen(words[i]);
        if (other > LONGEST)
            continue;
        size_t changes = distance(word, length, words[i], other);
        if (changes < best) {
            best = changes;
            nearest = words[i];
        }
    }
    /* One that was cut short is farther off, and as clearly meant. */
    for (size_t i = 0; !nearest && length >= 3 && i < count; i++)
        if (strncmp(words[i], word, length) == 0)
            nearest = words[i];
    return nearest;
}
