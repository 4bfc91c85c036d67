/* SPDX-License-Identifier: Apache-2.0 */
/* literals.c - one walk over the source of an expression.
 *
 * A concatenation collects runs of plain characters and the sets of its groups, and
 * keeps the rarest few.  An alternation joins the best set of each branch; a branch
 * without one leaves the alternation without.  What may be absent (x?, x*, x{0,3})
 * gives nothing and ends the run before it.
 *
 * The syntax is pcre2pattern(3).  When in doubt the answer is "no set", which costs
 * time and never a match. */
#include "match/literals.h"

#include <stdlib.h>
#include <string.h>

enum {
    DEEPEST = 200,           /* nested groups */
    RARE_ENOUGH = 7,         /* bits of the weakest set that is worth having */
    SECOND_RARE_ENOUGH = 11, /* ... as a second condition */
};

typedef struct Walk {
    Literals *out;
    const char *at, *end;
    unsigned depth;
    bool opaque; /* something here changes the meaning of all the rest */
} Walk;

/* The rarest sets of a concatenation, best first. */
typedef struct Sets {
    LiteralSet best[LITERAL_SETS];
    size_t count;
} Sets;

/* The plain characters that follow each other just now. */
typedef struct Run {
    char bytes[LITERAL_LONGEST];
    size_t length;
} Run;

/* Bits of each byte in folded French tenders. */
static int byte_rarity(unsigned char byte)
{
    static const signed char letters[26] = {
        /* a  b  c  d  e  f  g  h  i  j  k   l  m */
        4, 7, 5, 5, 3, 7, 7, 7, 4, 8, 11, 4, 5,
        /* n  o  p  q  r  s  t  u  v  w   x  y  z */
        4, 4, 5, 7, 4, 4, 4, 4, 7, 11, 8, 8, 10
    };
    if (byte >= 'a' && byte <= 'z')
        return letters[byte - 'a'];
    if (byte == ' ')
        return 3;
    if (byte == '.' || byte == ',' || byte == '\'')
        return 6;
    return byte == '%' ? 11 : 8;
}

int literal_rarity(const char *bytes, size_t length)
{
    int sum = 0;
    for (size_t i = 0; i < length; i++)
        sum += byte_rarity((unsigned char)bytes[i]);
    return sum;
}

void literals_init(Literals *literals)
{
    *literals = (Literals){ 0 };
}

void literals_done(Literals *literals)
{
    free(literals->items);
    free(literals->bytes);
    *literals = (Literals){ 0 };
}

static bool add_item(Literals *out, Literal item)
{
    if (out->item_count == out->item_room) {
        size_t room = out->item_room ? out->item_room * 2 : 64;
        Literal *items = realloc(out->items, room * sizeof *items);
        if (!items) {
            out->failed = true;
            return false;
        }
        out->items = items;
        out->item_room = room;
    }
    out->items[out->item_count++] = item;
    return true;
}

/* Files a set among the best; the first of equals stays first. */
static void keep(Sets *sets, LiteralSet set)
{
    if (set.rarity < RARE_ENOUGH)
        return;
    size_t place = sets->count;
    while (place > 0 && sets->best[place - 1].rarity < set.rarity)
        place--;
    if (place == LITERAL_SETS)
        return;
    if (sets->count < LITERAL_SETS)
        sets->count++;
    for (size_t i = sets->count - 1; i > place; i--)
        sets->best[i] = sets->best[i - 1];
    sets->best[place] = set;
}

static void end_run(Walk *walk, Run *run, Sets *sets)
{
    Literals *out = walk->out;
    int rarity = literal_rarity(run->bytes, run->length);
    if (run->length && rarity >= RARE_ENOUGH) {
        /* The pool was made as long as the source: a run always fits. */
        memcpy(out->bytes + out->byte_count, run->bytes, run->length);
        Literal item = { (uint32_t)out->byte_count, (uint32_t)run->length };
        out->byte_count += run->length;
        if (add_item(out, item))
            keep(sets, (LiteralSet){ (uint32_t)out->item_count - 1, 1, rarity });
    }
    run->length = 0;
}

static int bits_of(size_t count)
{
    int bits = 0;
    while ((size_t)1 << bits < count)
        bits++;
    return bits;
}

/* What follows a piece. */
typedef struct Repeat {
    bool present;
    bool may_be_absent;
} Repeat;

static Repeat read_repeat(Walk *walk)
{
    Repeat repeat = { 0 };
    if (walk->at == walk->end)
        return repeat;
    char c = *walk->at;
    if (c == '?' || c == '*' || c == '+') {
        repeat = (Repeat){ true, c != '+' };
        walk->at++;
    } else if (c == '{') {
        const char *at = walk->at + 1;
        /* Later versions of PCRE2 read {,3} and { 1, 3 } as counts, earlier ones as
         * plain text: absence is allowed then, which both readings bear. */
        bool may_be_absent = true;
        for (; at < walk->end && *at >= '0' && *at <= '9'; at++)
            may_be_absent = may_be_absent && *at == '0';
        while (at < walk->end && memchr("0123456789, ", *at, 12))
            at++;
        if (at == walk->end || *at != '}' || at == walk->at + 1)
            return repeat;
        repeat = (Repeat){ true, may_be_absent };
        walk->at = at + 1;
    } else {
        return repeat;
    }
    /* Possessive or lazy. */
    if (walk->at < walk->end && (*walk->at == '+' || *walk->at == '?'))
        walk->at++;
    return repeat;
}

/* Past a class, its '[' already read. */
static void skip_class(Walk *walk)
{
    if (walk->at < walk->end && *walk->at == '^')
        walk->at++;
    if (walk->at < walk->end && *walk->at == ']')
        walk->at++;
    while (walk->at < walk->end && *walk->at != ']') {
        if (*walk->at == '\\' && walk->at + 1 < walk->end) {
            walk->opaque = walk->opaque || walk->at[1] == 'Q';
            walk->at++;
        } else if (*walk->at == '[' && walk->at + 1 < walk->end &&
                   memchr(":.=", walk->at[1], 3)) {
            char kind = walk->at[1];
            const char *at = walk->at + 2;
            while (at < walk->end && *at != ']' && *at != '\\' && *at != kind)
                at++;
            if (at + 1 < walk->end && *at == kind && at[1] == ']')
                walk->at = at + 1;
        }
        walk->at++;
    }
    if (walk->at < walk->end)
        walk->at++;
    else
        walk->opaque = true;
}

typedef enum Escape { ESCAPE_PLAIN, ESCAPE_NOTHING, ESCAPE_SOME } Escape;

/* Reads what follows a backslash. */
static Escape read_escape(Walk *walk, char *plain)
{
    if (walk->at == walk->end) {
        walk->opaque = true;
        return ESCAPE_SOME;
    }
    char c = *walk->at++;
    bool is_word =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!is_word) {
        *plain = c;
        return ESCAPE_PLAIN;
    }
    if (memchr("bBAzZGK", c, 7))
        return ESCAPE_NOTHING;
    if (!memchr("dDwWsShHvVRnrtfeaX", c, 18))
        walk->opaque = true; /* takes arguments, quotes, refers back... */
    return ESCAPE_SOME;
}

static Sets read_alternation(Walk *walk);

/* Reads a group, its '(' already read, and gives its sets. */
static Sets read_group(Walk *walk)
{
    Sets sets = { 0 };
    bool aside = false; /* looks around, takes nothing */
    if (walk->at < walk->end && *walk->at == '*') {
        walk->opaque = true;
    } else if (walk->at + 1 < walk->end && *walk->at == '?') {
        char c = walk->at[1];
        walk->at += 2;
        if (c == '=' || c == '!') {
            aside = true;
        } else if (c == '<' && walk->at < walk->end &&
                   (*walk->at == '=' || *walk->at == '!')) {
            aside = true;
            walk->at++;
        } else if (c == '<') {
            while (walk->at < walk->end && *walk->at != '>')
                walk->at++;
            walk->at += walk->at < walk->end;
        } else if (c != ':' && c != '>' && c != '|') {
            walk->opaque = true; /* options, conditions, recursion, comments */
        }
    }
    if (walk->opaque || ++walk->depth > DEEPEST) {
        walk->opaque = true;
        return sets;
    }
    sets = read_alternation(walk);
    walk->depth--;
    if (walk->at < walk->end)
        walk->at++; /* its ')' */
    else
        walk->opaque = true;
    if (aside)
        sets.count = 0;
    return sets;
}

static Sets read_concatenation(Walk *walk)
{
    Sets sets = { 0 };
    Run run = { .length = 0 };
    while (walk->at < walk->end && !walk->opaque && *walk->at != '|' &&
           *walk->at != ')') {
        char c = *walk->at++;
        Escape escape = ESCAPE_SOME;
        Sets inner = { 0 };
        if (c == '\\') {
            escape = read_escape(walk, &c);
        } else if (c == '[') {
            skip_class(walk);
        } else if (c == '(') {
            inner = read_group(walk);
        } else if (c == '^' || c == '$') {
            escape = ESCAPE_NOTHING;
        } else if (c != '.') {
            escape = ESCAPE_PLAIN;
        }
        if (escape == ESCAPE_NOTHING && walk->at < walk->end &&
            !memchr("?*+{", *walk->at, 4))
            continue;
        Repeat repeat = read_repeat(walk);
        if (escape == ESCAPE_PLAIN && !repeat.may_be_absent) {
            if (run.length == LITERAL_LONGEST)
                end_run(walk, &run, &sets);
            run.bytes[run.length++] = c;
            if (!repeat.present)
                continue;
        }
        end_run(walk, &run, &sets);
        for (size_t i = 0; i < inner.count && !repeat.may_be_absent; i++)
            keep(&sets, inner.best[i]);
    }
    end_run(walk, &run, &sets);
    return sets;
}

/* Adds the literals of `set` to the joined set, which ends the items. */
static bool join(Walk *walk, LiteralSet *joined, LiteralSet set)
{
    if (set.count > LITERAL_SET_MOST - joined->count)
        return false;
    for (uint32_t i = 0; i < set.count; i++) {
        if (!add_item(walk->out, walk->out->items[set.first + i]))
            return false;
        joined->count++;
    }
    if (set.rarity < joined->rarity)
        joined->rarity = set.rarity;
    return true;
}

static Sets read_alternation(Walk *walk)
{
    Sets branch = read_concatenation(walk);
    if (walk->at == walk->end || *walk->at != '|')
        return branch;

    /* The literals of nested groups land between those of the branches, so that the
     * chosen sets wait here until the last branch is read. */
    LiteralSet chosen[LITERAL_SET_MOST];
    size_t count = 0;
    bool none = branch.count == 0;
    if (!none)
        chosen[count++] = branch.best[0];
    while (walk->at < walk->end && *walk->at == '|' && !walk->opaque) {
        walk->at++;
        branch = read_concatenation(walk);
        none = none || branch.count == 0 || count == LITERAL_SET_MOST;
        if (!none)
            chosen[count++] = branch.best[0];
    }
    Sets sets = { 0 };
    if (none || walk->opaque)
        return sets;
    LiteralSet joined = { .first = (uint32_t)walk->out->item_count,
                          .rarity = INT32_MAX };
    for (size_t i = 0; i < count; i++)
        if (!join(walk, &joined, chosen[i]))
            return sets;
    joined.rarity -= bits_of(joined.count);
    keep(&sets, joined);
    return sets;
}

bool literals_find(Literals *literals, const char *source, size_t length)
{
    literals->set_count = 0;
    literals->item_count = 0;
    literals->byte_count = 0;
    if (literals->byte_room < length) {
        char *bytes = realloc(literals->bytes, length * 2);
        if (!bytes) {
            literals->failed = true;
            return false;
        }
        literals->bytes = bytes;
        literals->byte_room = length * 2;
    }
    Walk walk = { .out = literals, .at = source, .end = source + length };
    Sets sets = read_alternation(&walk);
    /* Something is left over: an unbalanced ')' that PCRE2 will complain about. */
    if (walk.opaque || walk.at != walk.end || literals->failed)
        return !literals->failed;
    for (size_t i = 0; i < sets.count; i++)
        if (i == 0 || sets.best[i].rarity >= SECOND_RARE_ENOUGH)
            literals->sets[literals->set_count++] = sets.best[i];
    return true;
}
