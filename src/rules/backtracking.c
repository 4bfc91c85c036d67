/* SPDX-License-Identifier: Apache-2.0 */
/* backtracking.c - a reading of a pattern's form, atom by atom.
 *
 * A repetition is bounded ({0,60}, ?) or not (*, +, {2,}).  An unbounded repetition of
 * a group is dangerous when the group may be passed by an unbounded repetition alone,
 * as in (a+)+ or (a*b?)*, or repeats something as wide as "." within.  Two unbounded
 * repetitions of wide things in one sequence are slow on long lines. */
#include "rules/backtracking.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

enum { MOST_DEPTH = 200 };

/* What a sequence, or the worst alternative of a group, is made of. */
typedef struct Shape {
    unsigned loops; /* unbounded repetitions */
    unsigned wide;  /* of these, of "." and negated classes */
    unsigned fixed; /* parts that must be there once */
    bool spinning;  /* some way through it is made of loops only */
} Shape;

typedef struct Reading {
    const char *at;
    unsigned depth;
    BacktrackRisk risk;
} Reading;

typedef enum Repetition { ONCE, OPTIONAL, BOUNDED, UNBOUNDED } Repetition;

static void raise_risk(Reading *reading, BacktrackRisk risk)
{
    if (risk > reading->risk)
        reading->risk = risk;
}

static Repetition read_braces(Reading *reading)
{
    const char *end = reading->at + 1 + strspn(reading->at + 1, "0123456789,");
    if (*end != '}' || end == reading->at + 1)
        return ONCE;
    bool from_zero = reading->at[1] == '0' || reading->at[1] == ',';
    bool open = end[-1] == ',';
    reading->at = end + 1;
    return open ? UNBOUNDED : from_zero ? OPTIONAL : BOUNDED;
}

/* The repetition behind an atom; a possessive one never goes back. */
static Repetition read_repetition(Reading *reading)
{
    Repetition found = ONCE;
    if (*reading->at == '*' || *reading->at == '+') {
        found = UNBOUNDED;
        reading->at++;
    } else if (*reading->at == '?') {
        found = OPTIONAL;
        reading->at++;
    } else if (*reading->at == '{') {
        found = read_braces(reading);
    }
    if (found != ONCE && *reading->at == '?') {
        reading->at++;
    } else if (found != ONCE && *reading->at == '+') {
        reading->at++;
        found = BOUNDED;
    }
    return found;
}

/* Passes a class; true when it is negated. */
static bool read_class(Reading *reading)
{
    const char *at = reading->at + 1;
    bool negated = *at == '^';
    at += negated;
    if (*at == ']')
        at++;
    while (*at && *at != ']')
        at += *at == '\\' && at[1] ? 2 : 1;
    reading->at = *at ? at + 1 : at;
    return negated;
}

static Shape read_alternatives(Reading *reading);

/* A group, at its parenthesis.  `*aside` when it takes no text; one that never goes
 * back ("(?>") is as good as a single letter. */
static Shape read_group(Reading *reading, bool *aside)
{
    static const char *const apart[] = { "?=", "?!", "?<=", "?<!" };
    const char *at = reading->at + 1;
    *aside = false;
    for (size_t i = 0; i < sizeof apart / sizeof *apart; i++) {
        size_t length = strlen(apart[i]);
        if (strncmp(at, apart[i], length) == 0) {
            *aside = true;
            at += length;
            break;
        }
    }
    bool atomic = strncmp(at, "?>", 2) == 0;
    if (!*aside && *at == '?')
        at += at[1] == ':' || at[1] == '>' ? 2 : 1;
    reading->at = at;
    Shape shape = read_alternatives(reading);
    if (*reading->at == ')')
        reading->at++;
    return atomic ? (Shape){ .fixed = 1 } : shape;
}

static void add_atom(Reading *reading, Shape *sequence, bool wide)
{
    switch (read_repetition(reading)) {
    case UNBOUNDED:
        sequence->loops++;
        sequence->wide += wide;
        break;
    case ONCE:
    case BOUNDED:
        sequence->fixed++;
        break;
    case OPTIONAL:
        break;
    }
}

static void add_group(Reading *reading, Shape *sequence)
{
    bool aside;
    Shape group = read_group(reading, &aside);
    Repetition times = read_repetition(reading);
    if (aside)
        return;
    if (times == UNBOUNDED) {
        if (group.spinning || group.wide)
            raise_risk(reading, BACKTRACK_NESTED);
        sequence->loops++;
        sequence->wide += group.wide > 0;
    } else {
        sequence->loops += group.loops;
        sequence->wide += group.wide;
        sequence->fixed += times == OPTIONAL ? 0 : group.fixed;
    }
}

static Shape read_sequence(Reading *reading)
{
    Shape sequence = { 0 };
    while (*reading->at && *reading->at != '|' && *reading->at != ')') {
        switch (*reading->at) {
        case '(':
            add_group(reading, &sequence);
            break;
        case '[':
            add_atom(reading, &sequence, read_class(reading));
            break;
        case '\\':
            if (reading->at[1] == 'b' || reading->at[1] == 'B') {
                reading->at += 2;
                break;
            }
            bool wide = reading->at[1] && strchr("SDW", reading->at[1]);
            reading->at += reading->at[1] ? 2 : 1;
            add_atom(reading, &sequence, wide);
            break;
        case '^':
        case '$':
            reading->at++;
            break;
        default:
            wide = *reading->at == '.';
            reading->at++;
            add_atom(reading, &sequence, wide);
        }
    }
    sequence.spinning = sequence.loops && !sequence.fixed;
    if (sequence.wide > 1)
        raise_risk(reading, BACKTRACK_TWICE);
    return sequence;
}

/* The worst of each alternative; what is fixed in all of them is fixed. */
static Shape read_alternatives(Reading *reading)
{
    Shape worst = { 0 };
    if (++reading->depth > MOST_DEPTH) {
        reading->at += strlen(reading->at);
        return worst;
    }
    for (bool first = true;; first = false) {
        Shape shape = read_sequence(reading);
        worst.loops = shape.loops > worst.loops ? shape.loops : worst.loops;
        worst.wide = shape.wide > worst.wide ? shape.wide : worst.wide;
        worst.fixed = first || shape.fixed < worst.fixed ? shape.fixed : worst.fixed;
        worst.spinning = worst.spinning || shape.spinning;
        if (*reading->at != '|')
            break;
        reading->at++;
    }
    reading->depth--;
    return worst;
}

BacktrackRisk backtrack_risk(const char *source)
{
    Reading reading = { .at = source };
    while (*reading.at) {
        read_alternatives(&reading);
        if (*reading.at)
            reading.at++; /* a parenthesis that closes nothing */
    }
    return reading.risk;
}
