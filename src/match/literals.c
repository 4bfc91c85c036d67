/* SPDX-License-Identifier: Apache-2.0 */
/* literals.c - one walk over the source of an expression.
 *
 * As long as an expression stands for few strings they are all followed, and what is
 * next to each other in the expression becomes one longer literal:
 *
 *     \bclauses? sociales?       \bclause sociale, \bclauses sociale, ...
 *
 * Where there would be too many, or something that is not known ([a-z]+, .{0,40}), the
 * strings so far become a need (match/need.h) and new ones are begun.  A concatenation
 * needs all that was left behind on its way, an alternation any of its branches.
 *
 * \b ^ $ and \d are followed as bytes of their own (see MARK_) and become edges of the
 * literals in the end.
 *
 * The syntax is pcre2pattern(3).  When in doubt the answer is "nothing is needed",
 * which costs time and never a match. */
#include "match/literals.h"

#include "match/syntax.h"

#include <stdlib.h>
#include <string.h>

enum {
    DEEPEST = 60,      /* nested groups */
    STRINGS_MOST = 64, /* followed at once */
    PRODUCT_MOST = 32, /* when both sides have more than two */
    CLASS_MOST = 10,   /* characters of a class that are followed */
    COPIES_MOST = 8,   /* of a repeated piece */
};

/* ANY_DIGIT is the byte 1; a source with such bytes is not followed through them. */
enum { MARK_WORD_EDGE = 2, MARK_LINE_START = 3, MARK_LINE_END = 4, MARK_LAST = 4 };

typedef struct String {
    uint8_t length;
    char bytes[LITERAL_LONGEST];
} String;

typedef struct Strings {
    size_t count;
    String items[STRINGS_MOST];
} Strings;

typedef struct Walk {
    Needs *needs;
    Syntax syntax;
    unsigned depth;
    NeedId *kept; /* of the concatenations and alternations that are open */
    size_t count, room;
} Walk;

/* What a piece of the expression stands for. */
typedef struct Found {
    bool exact; /* these strings and no others */
    Strings strings;
    NeedId need; /* when not exact */
} Found;

/* --- Strings --- */

static void strings_one(Strings *strings, const char *bytes, size_t length)
{
    strings->count = 1;
    strings->items[0].length = (uint8_t)length;
    memcpy(strings->items[0].bytes, bytes, length);
}

static void strings_copy(Strings *to, const Strings *from)
{
    to->count = from->count;
    memcpy(to->items, from->items, from->count * sizeof *from->items);
}

static bool strings_has(const Strings *strings, const String *string)
{
    for (size_t i = 0; i < strings->count; i++)
        if (strings->items[i].length == string->length &&
            memcmp(strings->items[i].bytes, string->bytes, string->length) == 0)
            return true;
    return false;
}

/* False when there would be too many. */
static bool strings_unite(Strings *strings, const Strings *more)
{
    if (strings->count + more->count > STRINGS_MOST)
        return false;
    for (size_t i = 0; i < more->count; i++)
        if (!strings_has(strings, &more->items[i]))
            strings->items[strings->count++] = more->items[i];
    return true;
}

static bool string_append(String *string, const String *tail)
{
    if (string->length + tail->length > LITERAL_LONGEST)
        return false;
    memcpy(string->bytes + string->length, tail->bytes, tail->length);
    string->length = (uint8_t)(string->length + tail->length);
    return true;
}

/* Each of `strings` before each of `tails`.  False when there would be too many or too
 * long ones; nothing has changed then. */
static bool strings_cross(Strings *strings, const Strings *tails)
{
    size_t count = strings->count * tails->count;
    if (count > STRINGS_MOST ||
        (count > PRODUCT_MOST && strings->count > 2 && tails->count > 2))
        return false;
    Strings product = { .count = 0 };
    for (size_t i = 0; i < strings->count; i++)
        for (size_t j = 0; j < tails->count; j++) {
            String *string = &product.items[product.count];
            *string = strings->items[i];
            if (!string_append(string, &tails->items[j]))
                return false;
            product.count += tails->count == 1 || !strings_has(&product, string);
        }
    strings_copy(strings, &product);
    return true;
}

/* --- Needs --- */

static void keep(Walk *walk, NeedId need)
{
    NeedId *kept = grow(walk->kept, &walk->room, walk->count + 1, sizeof *kept);
    if (!kept) {
        walk->needs->failed = true;
        return;
    }
    walk->kept = kept;
    kept[walk->count++] = need;
}

/* A string without its marks, and what they say of its ends. */
typedef struct Plain {
    String string;
    unsigned edges;
} Plain;

static Plain make_plain(const String *marked)
{
    Plain plain = { .edges = 0 };
    String *string = &plain.string;
    bool starts = false, ends = false; /* a mark stands at that end */
    string->length = 0;
    for (size_t i = 0; i < marked->length; i++) {
        char c = marked->bytes[i];
        if (c == MARK_LINE_START && string->length == 0)
            plain.edges |= EDGE_LINE_START;
        if (c == MARK_WORD_EDGE && string->length == 0)
            starts = true;
        ends = c == MARK_WORD_EDGE || (ends && c == MARK_LINE_END);
        if (c == MARK_LINE_END)
            plain.edges |= EDGE_LINE_END;
        if (c != ANY_DIGIT && c <= MARK_LAST && c > 0)
            continue;
        plain.edges &= ~(unsigned)EDGE_LINE_END;
        string->bytes[string->length++] = c;
    }
    if (string->length && starts && literal_is_word(string->bytes[0]))
        plain.edges |= EDGE_WORD_START;
    if (string->length && ends && literal_is_word(string->bytes[string->length - 1]))
        plain.edges |= EDGE_WORD_END;
    return plain;
}

/* True when `other` stands wherever `plain` stands. */
static bool has_within(const Plain *plain, const Plain *other)
{
    size_t length = other->string.length;
    if (length > plain->string.length)
        return false;
    if (other->edges == EDGE_WORD_START)
        return (plain->edges & EDGE_WORD_START) &&
               memcmp(plain->string.bytes, other->string.bytes, length) == 0;
    for (size_t at = 0; other->edges == 0 && at + length <= plain->string.length; at++)
        if (memcmp(plain->string.bytes + at, other->string.bytes, length) == 0)
            return true;
    return false;
}

/* One of the strings must be there. */
static NeedId need_of(Walk *walk, const Strings *strings)
{
    Plain plain[STRINGS_MOST];
    NeedId ids[STRINGS_MOST];
    size_t count = 0;
    for (size_t i = 0; i < strings->count; i++)
        plain[i] = make_plain(&strings->items[i]);
    for (size_t i = 0; i < strings->count; i++) {
        bool spare = false;
        for (size_t j = 0; j < strings->count && !spare; j++)
            spare = j != i && has_within(&plain[i], &plain[j]) &&
                    !(j > i && has_within(&plain[j], &plain[i]));
        if (!spare)
            ids[count++] = needs_literal(walk->needs, plain[i].string.bytes,
                                         plain[i].string.length, plain[i].edges);
    }
    return needs_any(walk->needs, ids, count);
}

static NeedId need_of_found(Walk *walk, const Found *found)
{
    return found->exact ? need_of(walk, &found->strings) : found->need;
}

/* --- Syntax --- */

/* Reads a class, its '[' already read.  False when it has too many characters. */
static bool read_class(Walk *walk, Strings *strings)
{
    CharClass class;
    syntax_read_class(&walk->syntax, &class);

    bool digits = true;
    for (int c = '0'; c <= '9'; c++)
        digits = digits && class.has[c];
    if (digits) {
        memset(class.has + '0', false, 10);
        class.has[ANY_DIGIT] = true;
    }
    strings->count = 0;
    for (int c = 0; c < 256 && !class.unknown; c++) {
        if (!class.has[c])
            continue;
        char byte = (char)c;
        if ((c <= MARK_LAST && !(digits && c == ANY_DIGIT)) ||
            strings->count == CLASS_MOST)
            return false;
        strings->items[strings->count].length = 1;
        strings->items[strings->count++].bytes[0] = byte;
    }
    return strings->count > 0;
}

/* What a piece is to the strings before it. */
typedef enum Piece {
    PIECE_FOUND,   /* goes on with them, when it is exact */
    PIECE_MARK,    /* the same, but takes no character */
    PIECE_ASIDE,   /* takes no character and needs something: (?=...) */
    PIECE_NOTHING, /* takes no character: (?!...) */
    PIECE_SOME,    /* characters that are not known */
} Piece;

static Piece take(Found *found, Piece piece, char c)
{
    found->exact = true;
    strings_one(&found->strings, &c, 1);
    return piece;
}

static Piece take_plain(Found *found, char c)
{
    return c >= 0 && c <= MARK_LAST ? PIECE_SOME : take(found, PIECE_FOUND, c);
}

/* Reads what follows a backslash. */
static Piece read_escape(Walk *walk, Found *found)
{
    char c = 0;
    switch (syntax_read_escape(&walk->syntax, &c)) {
    case ESCAPE_CHAR:
        return take_plain(found, c);
    case ESCAPE_WORD_EDGE:
        return take(found, PIECE_MARK, MARK_WORD_EDGE);
    case ESCAPE_LINE_START:
        return take(found, PIECE_MARK, MARK_LINE_START);
    case ESCAPE_LINE_END:
        return take(found, PIECE_MARK, MARK_LINE_END);
    case ESCAPE_DIGIT:
        return take(found, PIECE_FOUND, ANY_DIGIT);
    case ESCAPE_NOTHING:
        return PIECE_NOTHING;
    default:
        return PIECE_SOME;
    }
}

static void read_alternation(Walk *walk, Found *found);

/* Reads a group, its '(' already read. */
static Piece read_group(Walk *walk, Found *found)
{
    static const Piece pieces[] = { [GROUP_PLAIN] = PIECE_FOUND,
                                    [GROUP_ASIDE] = PIECE_ASIDE,
                                    [GROUP_NOT] = PIECE_NOTHING };
    Piece piece = pieces[syntax_open_group(&walk->syntax)];
    if (walk->syntax.opaque || ++walk->depth > DEEPEST) {
        walk->syntax.opaque = true;
        return PIECE_SOME;
    }
    read_alternation(walk, found);
    walk->depth--;
    syntax_close_group(&walk->syntax);
    return piece;
}

static Piece read_piece(Walk *walk, Found *found)
{
    char c = *walk->syntax.at++;
    switch (c) {
    case '\\':
        return read_escape(walk, found);
    case '[':
        found->exact = true;
        return read_class(walk, &found->strings) ? PIECE_FOUND : PIECE_SOME;
    case '(':
        return read_group(walk, found);
    case '^':
        return take(found, PIECE_MARK, MARK_LINE_START);
    case '$':
        return take(found, PIECE_MARK, MARK_LINE_END);
    case '.':
        return PIECE_SOME;
    default:
        return take_plain(found, c);
    }
}

/* --- Concatenations and alternations --- */

/* Leaves the strings so far behind; `next` comes in their place. */
static void leave(Walk *walk, Found *chain, const Strings *next)
{
    keep(walk, need_of(walk, &chain->strings));
    chain->exact = false;
    if (next)
        strings_copy(&chain->strings, next);
    else
        strings_one(&chain->strings, "", 0);
}

static void go_on(Walk *walk, Found *chain, const Strings *strings)
{
    if (!strings_cross(&chain->strings, strings))
        leave(walk, chain, strings);
}

static void add_found(Walk *walk, Found *chain, Found *found, Repeat repeat)
{
    if (!found->exact) {
        leave(walk, chain, NULL);
        if (repeat.least)
            keep(walk, found->need);
        return;
    }
    if (repeat.least == 0) {
        Strings absent;
        strings_one(&absent, "", 0);
        if (repeat.most == 1 && strings_unite(&found->strings, &absent))
            go_on(walk, chain, &found->strings);
        else
            leave(walk, chain, NULL);
        return;
    }
    unsigned copies = repeat.least < COPIES_MOST ? repeat.least : COPIES_MOST;
    for (unsigned i = 0; i < copies; i++)
        go_on(walk, chain, &found->strings);
    /* However many there are, what follows stands behind the last one. */
    if (repeat.most > copies)
        leave(walk, chain, &found->strings);
}

static void read_concatenation(Walk *walk, Found *chain)
{
    size_t first = walk->count;
    chain->exact = true;
    strings_one(&chain->strings, "", 0);
    while (syntax_goes_on(&walk->syntax)) {
        Found found;
        Piece piece = read_piece(walk, &found);
        Repeat repeat = syntax_read_repeat(&walk->syntax);
        if (piece == PIECE_FOUND) {
            add_found(walk, chain, &found, repeat);
        } else if (piece == PIECE_SOME) {
            leave(walk, chain, NULL);
        } else if (piece == PIECE_MARK && !repeat.present) {
            go_on(walk, chain, &found.strings);
        } else if (piece == PIECE_ASIDE && !repeat.present) {
            keep(walk, need_of_found(walk, &found));
            chain->exact = false;
        }
    }
    if (!chain->exact) {
        keep(walk, need_of(walk, &chain->strings));
        chain->need = needs_all(walk->needs, walk->kept + first, walk->count - first);
    }
    walk->count = first;
}

static void read_alternation(Walk *walk, Found *found)
{
    read_concatenation(walk, found);
    if (walk->syntax.at == walk->syntax.end || *walk->syntax.at != '|')
        return;
    size_t first = walk->count;
    if (!found->exact) {
        keep(walk, found->need);
        found->strings.count = 0;
    }
    while (walk->syntax.at < walk->syntax.end && *walk->syntax.at == '|' &&
           !walk->syntax.opaque) {
        Found branch;
        walk->syntax.at++;
        read_concatenation(walk, &branch);
        if (!branch.exact) {
            keep(walk, branch.need);
        } else if (!strings_unite(&found->strings, &branch.strings)) {
            keep(walk, need_of(walk, &found->strings));
            strings_copy(&found->strings, &branch.strings);
        }
    }
    found->exact = walk->count == first;
    if (!found->exact) {
        if (found->strings.count)
            keep(walk, need_of(walk, &found->strings));
        found->need = needs_any(walk->needs, walk->kept + first, walk->count - first);
    }
    walk->count = first;
}

NeedId literals_find(Needs *needs, const char *source, size_t length)
{
    Walk walk = { .needs = needs, .syntax = { .at = source, .end = source + length } };
    Found found;
    read_alternation(&walk, &found);
    NeedId need = NEED_NOTHING;
    /* Else something is left over: an unbalanced ')' that PCRE2 will complain about. */
    if (!walk.syntax.opaque && walk.syntax.at == walk.syntax.end)
        need = need_of_found(&walk, &found);
    free(walk.kept);
    return needs->failed ? NEED_NOTHING : need;
}
