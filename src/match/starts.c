/* SPDX-License-Identifier: Apache-2.0 */
/* starts.c - one walk over the source of an expression, as far as three bytes reach.
 *
 * The walk carries the beginnings of what was read so far.  A piece of the expression
 * makes each of them one byte longer, each branch of an alternation goes on from those
 * before it, and a beginning of three bytes goes into the table and is carried no more:
 *
 *     (?:un|une) (?:...)    ""  ─►  "un", "une"  ─►  "un ", "une": the walk is over
 *
 * Bytes count by their last five bits: those of the letters differ, a sign may be taken
 * for a letter, and 32 of them make a set of one word. */
#include "match/starts.h"

#include "match/syntax.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum {
    KINDS = 32, /* of bytes */
    DEEPEST = 60,
    CARRIED_MOST = 48,
    PIECES_MOST = 20000, /* read at all, repeated ones each time */
    PREFIX = 3,
    /* Beginnings from which on PCRE2 had better look for itself: out of 32,768, and
     * of those that may stand inside a word. */
    TOO_MANY = 10000,
    TOO_MANY_INSIDE = 2000,
};

/* Kinds that a byte may be of, as bits. */
typedef uint32_t Kinds;
static const Kinds any_kind = UINT32_MAX;

/* Kinds of the third byte, by those of the second: what may follow one first byte. */
typedef Kinds Row[KINDS];

/* Most first bytes start nothing: their row is the first one, which is empty. */
struct Starts {
    uint8_t rows[2][KINDS]; /* by whether a letter or digit stands before the first */
    Row third[];
};

/* A beginning that is not yet three bytes long. */
typedef struct Prefix {
    Kinds kinds[PREFIX - 1];
    uint8_t length;
    bool edge;   /* of no length yet: \b stands before it */
    bool starts; /* a word: no letter or digit stands before it */
} Prefix;

typedef struct Carried {
    size_t count;
    Prefix items[CARRIED_MOST];
} Carried;

typedef struct Walk {
    Syntax syntax;
    unsigned depth, pieces;
    bool anywhere;      /* a match may start at any byte */
    unsigned counts[2]; /* of the beginnings in the table */
    Row third[2][KINDS];
} Walk;

/* Bytes that a piece may be. */
typedef struct Bytes {
    Kinds kinds;
    bool words; /* all of them are part of a word */
} Bytes;

static unsigned kind_of(char c)
{
    return (unsigned char)c % KINDS;
}

/* What \w is. */
static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
           c == '_';
}

static Bytes one_byte(char c)
{
    return (Bytes){ (Kinds)1 << kind_of(c), is_word(c) };
}

static void add_kinds(Walk *walk, unsigned inside, Kinds *kinds, Kinds more)
{
    for (Kinds left = more & ~*kinds; left; left &= left - 1)
        walk->counts[inside]++;
    *kinds |= more;
}

static void enter(Walk *walk, const Prefix *prefix, Kinds third)
{
    Kinds first = prefix->length > 0 ? prefix->kinds[0] : any_kind;
    Kinds second = prefix->length > 1 ? prefix->kinds[1] : any_kind;
    walk->anywhere = walk->anywhere || first == any_kind;
    for (unsigned i = 0; i < KINDS && !walk->anywhere; i++)
        for (unsigned j = 0; first >> i & 1 && j < KINDS; j++)
            if (second >> j & 1) {
                add_kinds(walk, 0, &walk->third[0][i][j], third);
                if (!prefix->starts)
                    add_kinds(walk, 1, &walk->third[1][i][j], third);
            }
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
        enter(walk, prefix, any_kind);
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
        enter(walk, &carried->items[i], any_kind);
    carried->count = 0;
}

static void append(Walk *walk, Carried *carried, Bytes bytes)
{
    size_t count = carried->count;
    carried->count = 0;
    for (size_t i = 0; i < count; i++) {
        Prefix prefix = carried->items[i];
        if (prefix.length == PREFIX - 1) {
            enter(walk, &prefix, bytes.kinds);
            continue;
        }
        prefix.starts = prefix.starts || (prefix.edge && bytes.words);
        prefix.edge = false;
        prefix.kinds[prefix.length++] = bytes.kinds;
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
        if (is_word((char)c))
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

/* A piece and what says how often it stands there.  Three times are enough: by then
 * it either is three bytes long or adds none. */
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
    unsigned least = repeat.least < PREFIX ? repeat.least : PREFIX;
    if (least == 0)
        copy(&all, &before);
    for (unsigned times = 1; times <= PREFIX && times <= repeat.most; times++) {
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

static bool is_empty(const Row row)
{
    Kinds all = 0;
    for (unsigned i = 0; i < KINDS; i++)
        all |= row[i];
    return all == 0;
}

/* What the walk found, without the rows that are empty. */
static Starts *pack_rows(const Walk *walk)
{
    uint8_t rows[2][KINDS] = { { 0 } };
    size_t count = 1;
    for (unsigned i = 0; i < 2 * KINDS; i++)
        if (!is_empty(walk->third[i / KINDS][i % KINDS]))
            rows[i / KINDS][i % KINDS] = (uint8_t)count++;
    Starts *starts = calloc(1, sizeof *starts + count * sizeof(Row));
    if (!starts)
        return NULL;
    memcpy(starts->rows, rows, sizeof rows);
    for (unsigned i = 0; i < 2 * KINDS; i++)
        if (rows[i / KINDS][i % KINDS])
            memcpy(starts->third[rows[i / KINDS][i % KINDS]],
                   walk->third[i / KINDS][i % KINDS], sizeof(Row));
    return starts;
}

Starts *starts_new(const char *source, size_t length)
{
    Walk walk = { .syntax = { .at = source, .end = source + length } };
    Carried carried = { .count = 1, .items[0] = { .length = 0 } };
    read_alternation(&walk, &carried);
    let_go(&walk, &carried);
    if (!walk.anywhere && !walk.syntax.opaque && walk.syntax.at == walk.syntax.end &&
        walk.counts[0] < TOO_MANY && walk.counts[1] < TOO_MANY_INSIDE)
        return pack_rows(&walk);
    return NULL;
}

void starts_free(Starts *starts)
{
    free(starts);
}

bool starts_freeze(const Starts *starts, Buffer *out)
{
    size_t last = 0;
    for (unsigned i = 0; i < 2 * KINDS; i++)
        if (starts->rows[i / KINDS][i % KINDS] > last)
            last = starts->rows[i / KINDS][i % KINDS];
    buffer_add(out, (const char *)starts, sizeof *starts + (last + 1) * sizeof(Row));
    return !buffer_failed(out);
}

const Starts *starts_thaw(const uint32_t *frozen)
{
    return (const Starts *)frozen;
}

size_t starts_next(const Starts *starts, const char *bytes, size_t length, size_t from)
{
    /* Behind the last byte anything goes, as if it stood there. */
    for (size_t at = from; at < length; at++) {
        bool inside = at > 0 && is_word(bytes[at - 1]);
        const Kinds *thirds = starts->third[starts->rows[inside][kind_of(bytes[at])]];
        if (at + 2 < length) {
            if (thirds[kind_of(bytes[at + 1])] >> kind_of(bytes[at + 2]) & 1)
                return at;
            continue;
        }
        for (unsigned i = 0; i < KINDS; i++)
            if (thirds[i] && (at + 1 == length || i == kind_of(bytes[at + 1])))
                return at;
    }
    return SIZE_MAX;
}
