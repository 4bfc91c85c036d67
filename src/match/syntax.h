/* SPDX-License-Identifier: Apache-2.0 */
/* syntax.h - the source of an expression, piece by piece: pcre2pattern(3).
 *
 * For those who look at an expression without matching it.  What the reader does not
 * know sets `opaque`: nothing can be said of the expression then. */
#ifndef CLAUSIER_MATCH_SYNTAX_H
#define CLAUSIER_MATCH_SYNTAX_H

#include <stdbool.h>
#include <stddef.h>

typedef struct Syntax {
    const char *at, *end;
    bool opaque; /* something here changes the meaning of all the rest */
} Syntax;

/* How often a piece stands there. */
typedef struct Repeat {
    bool present;
    unsigned least, most;
} Repeat;

enum { REPEAT_MANY = 1000 };

/* Reads what may follow a piece: ? * + {1,3}, possessive or lazy. */
Repeat syntax_read_repeat(Syntax *syntax);

/* The characters of a class. */
typedef struct CharClass {
    bool has[256];
    bool unknown; /* others, too */
} CharClass;

/* Reads a class, its '[' already read. */
void syntax_read_class(Syntax *syntax, CharClass *class);

typedef enum Escape {
    ESCAPE_CHAR,       /* \. and the like: the character itself */
    ESCAPE_WORD_EDGE,  /* \b */
    ESCAPE_LINE_START, /* \A */
    ESCAPE_LINE_END,   /* \z */
    ESCAPE_DIGIT,      /* \d */
    ESCAPE_WORD,       /* \w */
    ESCAPE_NOTHING,    /* takes no character */
    ESCAPE_SOME,       /* characters that are not known */
} Escape;

/* Reads what follows a backslash; `*c` is its character. */
Escape syntax_read_escape(Syntax *syntax, char *c);

typedef enum GroupKind {
    GROUP_PLAIN,
    GROUP_ASIDE, /* takes no character and must match: (?=...) (?<=...) */
    GROUP_NOT,   /* takes no character and must not: (?!...) (?<!...) */
} GroupKind;

/* Reads how a group opens, its '(' already read. */
GroupKind syntax_open_group(Syntax *syntax);
/* Reads its ')'. */
void syntax_close_group(Syntax *syntax);

/* Goes on to the '|' or ')' that ends the concatenation. */
void syntax_skip_branch(Syntax *syntax);

/* True when a concatenation goes on. */
static inline bool syntax_goes_on(const Syntax *syntax)
{
    return syntax->at < syntax->end && !syntax->opaque && *syntax->at != '|' &&
           *syntax->at != ')';
}

#endif
