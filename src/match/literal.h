/* SPDX-License-Identifier: Apache-2.0 */
/* literal.h - a string that has to stand in a text, and what stands around it. */
#ifndef CLAUSIER_MATCH_LITERAL_H
#define CLAUSIER_MATCH_LITERAL_H

#include <stdbool.h>
#include <stdint.h>

/* « \b(?:ea|esat)\b » wants whole words. */
enum {
    EDGE_WORD_START = 1, /* no letter or digit before it */
    EDGE_WORD_END = 2,   /* none behind it */
    EDGE_LINE_START = 4,
    EDGE_LINE_END = 8,
};

enum { ANY_DIGIT = 1 }; /* a byte of a literal that stands for 0 to 9 */

typedef struct Literal {
    const char *bytes;
    uint8_t length; /* not 0 */
    uint8_t edges;  /* EDGE_... */
} Literal;

/* Letters, digits and the underscore: what \b tells from the rest. */
static inline bool literal_is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
           c == '_' || c == ANY_DIGIT;
}

#endif
