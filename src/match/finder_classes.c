/* SPDX-License-Identifier: Apache-2.0 */
#include "match/finder_classes.h"

#define LETTER(number) (CLASS_WORD | (number))
#define DIGIT (CLASS_WORD | CLASS_DIGIT)
/* Folded text has none of them, but \b knows them. */
#define RARE (CLASS_WORD | CLASS_OTHER)

const uint8_t finder_classes[256] = {
    [' '] = CLASS_BLANK,  ['\''] = CLASS_APOSTROPHE,
    ['-'] = CLASS_HYPHEN, ['0'] = DIGIT,
    ['1'] = DIGIT,        ['2'] = DIGIT,
    ['3'] = DIGIT,        ['4'] = DIGIT,
    ['5'] = DIGIT,        ['6'] = DIGIT,
    ['7'] = DIGIT,        ['8'] = DIGIT,
    ['9'] = DIGIT,        ['a'] = LETTER(1),
    ['b'] = LETTER(2),    ['c'] = LETTER(3),
    ['d'] = LETTER(4),    ['e'] = LETTER(5),
    ['f'] = LETTER(6),    ['g'] = LETTER(7),
    ['h'] = LETTER(8),    ['i'] = LETTER(9),
    ['j'] = LETTER(10),   ['k'] = LETTER(11),
    ['l'] = LETTER(12),   ['m'] = LETTER(13),
    ['n'] = LETTER(14),   ['o'] = LETTER(15),
    ['p'] = LETTER(16),   ['q'] = LETTER(17),
    ['r'] = LETTER(18),   ['s'] = LETTER(19),
    ['t'] = LETTER(20),   ['u'] = LETTER(21),
    ['v'] = LETTER(22),   ['w'] = LETTER(23),
    ['x'] = LETTER(24),   ['y'] = LETTER(25),
    ['z'] = LETTER(26),   ['A'] = RARE,
    ['B'] = RARE,         ['C'] = RARE,
    ['D'] = RARE,         ['E'] = RARE,
    ['F'] = RARE,         ['G'] = RARE,
    ['H'] = RARE,         ['I'] = RARE,
    ['J'] = RARE,         ['K'] = RARE,
    ['L'] = RARE,         ['M'] = RARE,
    ['N'] = RARE,         ['O'] = RARE,
    ['P'] = RARE,         ['Q'] = RARE,
    ['R'] = RARE,         ['S'] = RARE,
    ['T'] = RARE,         ['U'] = RARE,
    ['V'] = RARE,         ['W'] = RARE,
    ['X'] = RARE,         ['Y'] = RARE,
    ['Z'] = RARE,         ['_'] = RARE,
};
