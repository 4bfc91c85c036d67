/* SPDX-License-Identifier: Apache-2.0 */
/* starts_read.c - one walk over the source of an expression, as far as a few bytes
 * reach.
 *
 * The walk carries the beginnings of what was read so far.  A piece of the expression
 * makes each of them one byte longer, each branch of an alternation goes on from those
 * before it, and a beginning that is long enough goes into the tries and is carried no
 * more:
 *
 *     (?:un|une) (?:...)    ""  ─►  "un", "une"  ─►  "un ", "une "  ─►  ...
 *
 * One that stands at a word's start is in one trie, one that may stand inside a word in
 * both. */
#include "match/finder_classes.h"
#include "match/starts_parts.h"
#include "match/syntax.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum {
    KINDS = CLASS_MASK + 1,
    DEEPEST = 60,
    CARRIED_MOST = 64,
    PIECES_MOST = 20000, /* read at all, repeated ones each time */
    NODES_MOST = 2000,
    LONGEST = 6,
    KINDS_MOST = 8, /* that a byte of a beginning may be */
};

/* The share of all strings from which on PCRE2 had better look for itself, and of those
 * that may stand inside a word. */
static const double too_many = 0.3, too_many_inside = 0.06;

static const Kinds any_kind = UINT32_MAX;

/* A beginning under way. */
typedef struct Prefix {
    Kinds kinds[LONGEST];
    uint8_t length;
    bool edge;   /* of no length yet: \b stands before it */
    bool starts; /* a word: no letter or digit stands before it */
} Prefix;

typedef struct Carried {
    size_t count;
    Prefix items[CARRIED_MOST];
} Carried;

typedef struct TrieNode {
    Kinds whole;
    uint16_t children[KINDS]; /* 0 = none */
} TrieNode;

typedef struct Walk {
    Syntax syntax;
    unsigned depth, pieces;
    bool anywhere; /* a match may start at any byte */
    TrieNode *nodes;
    uint16_t node_count;
} Walk;

/* Bytes that a piece may be. */
typedef struct Bytes {
    Kinds kinds;
    bool words; /* all of them are part of a word */
} Bytes;

static Bytes one_byte(char c)
{
    unsigned class = finder_class(c);
    return (Bytes){ (Kinds)1 << (class & CLASS_MASK), class & CLASS_WORD };
}

/* Puts a beginning into one of the tries, from its byte `at` on. */
static void put(Walk *walk, const Prefix *prefix, unsigned at, uint32_t node)
{
    Kinds kinds = prefix->kinds[at] & ~walk->nodes[node].whole;
    bool last = at + 1u == prefix->length;
    for (unsigned kind = 0; kind < KINDS; kind++) {
        if (!(kinds >> kind & 1))
            continue;
        uint32_t child = 0;
        if (!last)
            child = walk->nodes[node].children[kind];
        if (!last && !child && walk->node_count < NODES_MOST) {
            child = walk->nodes[node].children[kind] = walk->node_count++;
            walk->nodes[child] = (TrieNode){ 0 };
        }
        if (child)
            put(walk, prefix, at + 1, child);
        else
            walk->nodes[node].whole |= (Kinds)1 << kind;
    }
}

static void enter(Walk *walk, const Prefix *prefix)
{
    if (prefix->length == 0) {
        walk->anywhere = true;
        return;
    }
    put(walk, prefix, 0, STARTS_AT_WORD);
    if (!prefix->starts)
        put(walk, prefix, 0, STARTS_INSIDE);
}

static bool is_same(const Prefix *one, const Prefix *other)
{
    for (size_t i = 0; i < one->length; i++)
        if (one->kinds[i] != other->kinds[i])
            return false;
    return one->length == other->length && one->edge == other->edge &&
           one->starts == other->starts;
}

static void carry(Walk *walk, Carried *carried, const Prefix *prefix)
{
    for (size_t i = 0; i < carried->count; i++)
        if (is_same(&carried->items[i], prefix))
            return;
    if (carried->count < CARRIED_MOST)
        carried->items[carried->count++] = *prefix;
    else
        enter(walk, prefix);
}

static void unite(Walk *walk, Carried *carried, const Carried *more)
{
    for (size_t i = 0; i < more->count; i++)
        carry(walk, carried, &more->items[i]);
}

static void copy(Carried *to, const Carried *from)
{
    to->count = from->count;
    for (size_t i = 0; i < from->count; i++)
        to->items[i] = from->items[i];
}

/* Whatever may follow follows. */
static void let_go(Walk *walk, Carried *carried)
{
    for (size_t i = 0; i < carried->count; i++)
        enter(walk, &carried->items[i]);
    carried->count = 0;
}

/* So many kinds that a beginning had better end before them. */
static bool is_vague(Kinds kinds)
{
    return __builtin_popcount(kinds) > KINDS_MOST;
}

static void append(Walk *walk, Carried *carried, Bytes bytes)
{
    size_t count = carried->count;
    carried->count = 0;
    for (size_t i = 0; i < count; i++) {
        Prefix prefix = carried->items[i];
        bool vague = is_vague(bytes.kinds);
        if (prefix.length && vague) {
            enter(walk, &prefix);
            continue;
        }
        prefix.starts = prefix.starts || (prefix.edge && bytes.words);
        prefix.edge = false;
        prefix.kinds[prefix.length++] = bytes.kinds;
        if (prefix.length == LONGEST || vague)
            enter(walk, &prefix);
        else
            carry(walk, carried, &prefix);
    }
}

static void append_edge(Walk *walk, Carried *carried)
{
    size_t count = carried->count;
    carried->count = 0;
    for (size_t i = 0; i < count; i++) {
        Prefix prefix = carried->items[i];
        prefix.edge = prefix.length == 0;
        carry(walk, carried, &prefix);
    }
}

static Bytes read_class(Walk *walk)
{
    CharClass class;
    syntax_read_class(&walk->syntax, &class);
    if (class.unknown)
        return (Bytes){ any_kind, false };
    Bytes bytes = { 0, true };
    for (int c = 0; c < 256; c++)
        if (class.has[c]) {
            Bytes one = one_byte((char)c);
            bytes.kinds |= one.kinds;
            bytes.words = bytes.words && one.words;
        }
    return bytes;
}

static Bytes word_bytes(char from, char to)
{
    Bytes bytes = { 0, true };
    for (int c = from; c <= to; c++)
        if (one_byte((char)c).words)
            bytes.kinds |= one_byte((char)c).kinds;
    return bytes;
}

static void read_alternation(Walk *walk, Carried *carried);

static void read_group(Walk *walk, Carried *carried)
{
    GroupKind kind = syntax_open_group(&walk->syntax);
    if (walk->syntax.opaque || ++walk->depth > DEEPEST) {
        walk->syntax.opaque = true;
        return;
    }
    if (kind == GROUP_PLAIN) {
        read_alternation(walk, carried);
    } else {
        Carried none = { .count = 0 };
        read_alternation(walk, &none);
    }
    walk->depth--;
    syntax_close_group(&walk->syntax);
}

static void read_escape(Walk *walk, Carried *carried)
{
    char c = 0;
    switch (syntax_read_escape(&walk->syntax, &c)) {
    case ESCAPE_CHAR:
        append(walk, carried, one_byte(c));
        break;
    case ESCAPE_DIGIT:
        append(walk, carried, word_bytes('0', '9'));
        break;
    case ESCAPE_WORD:
        append(walk, carried, word_bytes('0', 'z'));
        break;
    case ESCAPE_WORD_EDGE:
        append_edge(walk, carried);
        break;
    case ESCAPE_SOME:
        let_go(walk, carried);
        break;
    default:
        break;
    }
}

static void read_piece(Walk *walk, Carried *carried)
{
    char c = *walk->syntax.at++;
    walk->syntax.opaque = walk->syntax.opaque || ++walk->pieces > PIECES_MOST;
    switch (c) {
    case '\\':
        read_escape(walk, carried);
        break;
    case '[':
        append(walk, carried, read_class(walk));
        break;
    case '(':
        read_group(walk, carried);
        break;
    case '^':
    case '$':
        break;
    case '.':
        append(walk, carried, (Bytes){ any_kind, false });
        break;
    default:
        append(walk, carried, one_byte(c));
    }
}

/* True for {,3} and { 1, 3 }, which only later versions of PCRE2 read as counts. */
static bool is_doubtful(const char *count, const char *end)
{
    return *count == '{' &&
           (count[1] == ',' || memchr(count, ' ', (size_t)(end - count)));
}

/* A piece and what says how often it stands there.  By LONGEST times it either is as
 * long as a beginning or adds none. */
static void read_repeated(Walk *walk, Carried *carried)
{
    const char *start = walk->syntax.at;
    Carried before;
    copy(&before, carried);
    read_piece(walk, carried);
    const char *count = walk->syntax.at;
    Repeat repeat = syntax_read_repeat(&walk->syntax);
    const char *end = walk->syntax.at;
    if (!repeat.present)
        return;
    if (is_doubtful(count, end)) {
        let_go(walk, &before);
        let_go(walk, carried);
        return;
    }
    Carried all = { .count = 0 };
    unsigned least = repeat.least < LONGEST ? repeat.least : LONGEST;
    if (least == 0)
        copy(&all, &before);
    for (unsigned times = 1; times <= LONGEST && times <= repeat.most; times++) {
        if (times > 1 && carried->count) {
            walk->syntax.at = start;
            read_piece(walk, carried);
        }
        if (times >= least)
            unite(walk, &all, carried);
    }
    walk->syntax.at = end;
    copy(carried, &all);
}

static void read_alternation(Walk *walk, Carried *carried)
{
    Carried before, all = { .count = 0 };
    copy(&before, carried);
    for (;;) {
        while (carried->count && syntax_goes_on(&walk->syntax))
            read_repeated(walk, carried);
        syntax_skip_branch(&walk->syntax);
        if (walk->syntax.opaque || walk->syntax.at == walk->syntax.end ||
            *walk->syntax.at != '|')
            break;
        walk->syntax.at++;
        unite(walk, &all, carried);
        copy(carried, &before);
    }
    unite(walk, carried, &all);
}

/* The share of all strings that begin as a node and those below it say. */
static double share_of(const Walk *walk, uint32_t node)
{
    double share = __builtin_popcount(walk->nodes[node].whole);
    for (unsigned kind = 0; kind < KINDS; kind++)
        if (walk->nodes[node].children[kind] && !(walk->nodes[node].whole >> kind & 1))
            share += share_of(walk, walk->nodes[node].children[kind]);
    return share / KINDS;
}

/* The tries as they are kept: children in a row, and none where a beginning is complete
 * already. */
static Starts *pack_nodes(const Walk *walk)
{
    uint16_t from[NODES_MOST] = { STARTS_INSIDE, STARTS_AT_WORD };
    Starts *starts =
        calloc(1, sizeof *starts + walk->node_count * sizeof *starts->nodes);
    if (!starts)
        return NULL;
    starts->count = STARTS_ROOTS;
    for (uint32_t i = 0; i < starts->count; i++) {
        const TrieNode *node = &walk->nodes[from[i]];
        StartsNode *packed = &starts->nodes[i];
        packed->whole = node->whole;
        packed->first = starts->count;
        for (unsigned kind = 0; kind < KINDS; kind++)
            if (node->children[kind] && !(node->whole >> kind & 1)) {
                packed->more |= (Kinds)1 << kind;
                from[starts->count++] = node->children[kind];
            }
    }
    return starts;
}

Starts *starts_new(const char *source, size_t length)
{
    Starts *starts = NULL;
    Walk walk = { .syntax = { .at = source, .end = source + length },
                  .nodes = calloc(NODES_MOST, sizeof *walk.nodes),
                  .node_count = STARTS_ROOTS };
    Carried carried = { .count = 1, .items[0] = { .length = 0 } };
    if (!walk.nodes)
        return NULL;
    read_alternation(&walk, &carried);
    let_go(&walk, &carried);
    if (!walk.anywhere && !walk.syntax.opaque && walk.syntax.at == walk.syntax.end &&
        share_of(&walk, STARTS_AT_WORD) < too_many &&
        share_of(&walk, STARTS_INSIDE) < too_many_inside)
        starts = pack_nodes(&walk);
    free(walk.nodes);
    return starts;
}
