/* SPDX-License-Identifier: Apache-2.0 */
/* literals.c - one walk over the source of an expression.
 *
 * A concatenation collects runs of plain characters and the sets of its groups, and
 * keeps the rarest few.  An alternation joins the best sets of its branches; a branch
 * without one leaves the alternation without.  What may be absent (x?, x*, x{0,3})
 * gives nothing and ends the run before it.
 *
 * Short words are rare only as whole words, so that \b is followed through groups: a
 * literal knows whether it reaches the start or the end of its concatenation, and a
 * set whether something stands outside.
 *
 * The syntax is pcre2pattern(3).  When in doubt the answer is "no set", which costs
 * time and never a match. */
#include "match/literals.h"

#include "match/index.h"

#include <stdlib.h>
#include <string.h>

enum {
    DEEPEST = 200, /* nested groups */
    FORMS = 8,     /* of one run: « s\.?c\.?i\.?c » */
    SHORT = 3,     /* runs up to here are worth following through what may be absent */
    EDGE_BITS = 3, /* how much rarer a word is than the same bytes inside words */
    /* More of Literal.edges, and LiteralSet.sides: the literal reaches that side of its
     * concatenation, and nothing stands on that side of the set. */
    AT_START = 4,
    AT_END = 8,
};

/* Chance at one byte of the weakest set worth having, and of one worth having beside a
 * better one. */
static const double rare_enough = 0.011, second_rare_enough = 0.002;
/* The same for a set that every match starts with, as a whole and of each literal. */
static const double start_rare_enough = 0.1, start_literal_rare_enough = 0.02;

typedef struct Walk {
    Literals *out;
    const char *at, *end;
    unsigned depth;
    bool opaque;   /* something here changes the meaning of all the rest */
    bool no_start; /* \K: a match does not start where it began */
} Walk;

/* A concatenation being read. */
typedef struct Chain {
    LiteralSets sets;
    /* The plain characters that follow each other just now, in all their forms. */
    char run[FORMS][LITERAL_LONGEST];
    uint8_t lengths[FORMS];
    size_t forms;       /* 0 when there is no run */
    uint16_t run_edges; /* of its start */
    bool started;       /* something was read already */
    bool edge;          /* a \b stands right here */
} Chain;

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

static double literal_chance(const Literals *out, const Literal *item)
{
    int bits = literal_rarity(out->bytes + item->start, item->length);
    double chance = 1;
    if (item->edges & LITERAL_WORD_START)
        bits += EDGE_BITS;
    if (item->edges & LITERAL_WORD_END)
        bits += EDGE_BITS;
    for (; bits >= 8; bits -= 8)
        chance /= 256;
    return chance / (1 << bits);
}

void literals_init(Literals *literals)
{
    *literals = (Literals){ 0 };
}

void literals_done(Literals *literals)
{
    free(literals->items);
    free(literals->bytes);
    free(literals->branches);
    *literals = (Literals){ 0 };
}

static bool add_item(Literals *out, Literal item)
{
    Literal *items =
        grow(out->items, &out->item_room, out->item_count + 1, sizeof *items);
    if (!items) {
        out->failed = true;
        return false;
    }
    out->items = items;
    items[out->item_count++] = item;
    return true;
}

/* Files a set among the best; the first of equals stays first.  Whether it is rare
 * enough is seen at the end: a \b around its group may still make it so. */
static void keep(LiteralSets *sets, LiteralSet set)
{
    size_t place = sets->count;
    while (place > 0 && sets->best[place - 1].chance > set.chance)
        place--;
    if (place == LITERAL_SETS)
        return;
    if (sets->count < LITERAL_SETS)
        sets->count++;
    for (size_t i = sets->count - 1; i > place; i--)
        sets->best[i] = sets->best[i - 1];
    sets->best[place] = set;
}

static void close_side(LiteralSets *sets, unsigned side)
{
    for (size_t i = 0; i < sets->count; i++)
        sets->best[i].sides &= (uint16_t)~side;
    sets->start.sides &= (uint16_t)~side;
}

/* --- Runs --- */

static void add_plain(Chain *chain, char c)
{
    if (chain->forms == 0) {
        chain->forms = 1;
        chain->lengths[0] = 0;
        chain->run_edges = chain->started ? 0 : AT_START;
        if (chain->edge && literal_is_word(c))
            chain->run_edges |= LITERAL_WORD_START;
    }
    for (size_t i = 0; i < chain->forms; i++)
        chain->run[i][chain->lengths[i]++] = c;
    chain->started = true;
    chain->edge = false;
}

static size_t longest_form(const Chain *chain)
{
    size_t longest = 0;
    for (size_t i = 0; i < chain->forms; i++)
        longest = chain->lengths[i] > longest ? chain->lengths[i] : longest;
    return longest;
}

/* A character that may be absent doubles the forms of a short run.  False when it is
 * better to end the run there. */
static bool add_optional(Chain *chain, char c)
{
    size_t forms = chain->forms;
    if (forms == 0 || forms * 2 > FORMS || chain->edge || longest_form(chain) > SHORT)
        return false;
    for (size_t i = 0; i < forms; i++) {
        uint8_t length = chain->lengths[i];
        memcpy(chain->run[forms + i], chain->run[i], length);
        chain->run[forms + i][length] = c;
        chain->lengths[forms + i] = length + 1;
    }
    chain->forms = forms * 2;
    return true;
}

/* Adds one form of the run to the literals. */
static bool add_form(Literals *out, const char *form, size_t length, unsigned edges,
                     bool edge)
{
    char *bytes = grow(out->bytes, &out->byte_room, out->byte_count + length, 1);
    if (!bytes) {
        out->failed = true;
        return false;
    }
    out->bytes = bytes;
    memcpy(bytes + out->byte_count, form, length);
    if (edge && literal_is_word(form[length - 1]))
        edges |= LITERAL_WORD_END;
    Literal item = { (uint32_t)out->byte_count, (uint16_t)length, (uint16_t)edges };
    out->byte_count += length;
    return add_item(out, item);
}

/* Ends the run; `edges` are those of its end. */
static void end_run(Walk *walk, Chain *chain, unsigned edges)
{
    Literals *out = walk->out;
    LiteralSet set = { .first = (uint32_t)out->item_count, .sides = AT_START | AT_END };
    for (size_t i = 0; i < chain->forms; i++) {
        if (!add_form(out, chain->run[i], chain->lengths[i], chain->run_edges | edges,
                      chain->edge))
            return;
        set.count++;
        set.chance += literal_chance(out, &out->items[out->item_count - 1]);
    }
    if (set.count) {
        keep(&chain->sets, set);
        if (chain->run_edges & AT_START)
            chain->sets.start = set;
    }
    chain->forms = 0;
}

/* Ends the run before something that is not plain. */
static void break_run(Walk *walk, Chain *chain)
{
    end_run(walk, chain, 0);
    close_side(&chain->sets, AT_END);
    chain->started = true;
    chain->edge = false;
}

/* --- Syntax --- */

/* What follows a piece. */
typedef struct Repeat {
    bool present;
    unsigned least; /* times the piece stands there at least */
    bool once;      /* and at most once */
} Repeat;

static Repeat read_repeat(Walk *walk)
{
    Repeat repeat = { .least = 1 };
    if (walk->at == walk->end)
        return repeat;
    char c = *walk->at;
    if (c == '?' || c == '*' || c == '+') {
        repeat = (Repeat){ true, c == '+', c == '?' };
        walk->at++;
    } else if (c == '{') {
        const char *at = walk->at + 1;
        /* Later versions of PCRE2 read {,3} and { 1, 3 } as counts, earlier ones as
         * plain text: absence is allowed then, which both readings bear. */
        unsigned least = 0;
        for (; at < walk->end && *at >= '0' && *at <= '9'; at++)
            if (least < LITERAL_LONGEST)
                least = least * 10 + (unsigned)(*at - '0');
        while (at < walk->end && memchr("0123456789, ", *at, 12))
            at++;
        if (at == walk->end || *at != '}' || at == walk->at + 1)
            return repeat;
        repeat = (Repeat){ .present = true, .least = least };
        walk->at = at + 1;
    } else {
        return repeat;
    }
    /* Possessive or lazy. */
    if (walk->at < walk->end && (*walk->at == '+' || *walk->at == '?'))
        walk->at++;
    return repeat;
}

/* Reads a class, its '[' already read.  True for one of a single character: "[.]". */
static bool read_class(Walk *walk, char *plain)
{
    if (walk->end - walk->at >= 2 && walk->at[1] == ']' &&
        !memchr("^]\\[", walk->at[0], 4)) {
        *plain = walk->at[0];
        walk->at += 2;
        return true;
    }
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
    return false;
}

/* What a piece is to the run before it. */
typedef enum Piece {
    PIECE_PLAIN,   /* goes on with it */
    PIECE_NOTHING, /* takes no character: ^ $ and lookaround */
    PIECE_EDGE,    /* \b */
    PIECE_GROUP,
    PIECE_SOME, /* characters that are not known */
} Piece;

/* Reads what follows a backslash. */
static Piece read_escape(Walk *walk, char *plain)
{
    if (walk->at == walk->end) {
        walk->opaque = true;
        return PIECE_SOME;
    }
    char c = *walk->at++;
    if (!literal_is_word(c) || c == '_') {
        *plain = c;
        return PIECE_PLAIN;
    }
    if (c == 'b')
        return PIECE_EDGE;
    walk->no_start = walk->no_start || c == 'K';
    if (memchr("BAzZGK", c, 6))
        return PIECE_NOTHING;
    if (!memchr("dDwWsShHvVRnrtfeaX", c, 18))
        walk->opaque = true; /* takes arguments, quotes, refers back... */
    return PIECE_SOME;
}

static LiteralSets read_alternation(Walk *walk);

/* Reads a group, its '(' already read, and gives its sets. */
static Piece read_group(Walk *walk, LiteralSets *sets)
{
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
        return PIECE_SOME;
    }
    *sets = read_alternation(walk);
    walk->depth--;
    if (walk->at < walk->end)
        walk->at++; /* its ')' */
    else
        walk->opaque = true;
    return aside ? PIECE_NOTHING : PIECE_GROUP;
}

/* --- Concatenations and alternations --- */

static bool is_edge_next(const Walk *walk)
{
    return walk->end - walk->at >= 2 && walk->at[0] == '\\' && walk->at[1] == 'b' &&
           (walk->end - walk->at == 2 || !memchr("?*+{", walk->at[2], 4));
}

static void mark_set(Literals *out, LiteralSet *set, unsigned side, unsigned edge)
{
    if (!(set->sides & side))
        return;
    set->chance = 0;
    for (uint32_t i = set->first; i < set->first + set->count; i++) {
        Literal *item = &out->items[i];
        uint32_t at = edge == LITERAL_WORD_END ? item->length - 1u : 0;
        if ((item->edges & side) && literal_is_word(out->bytes[item->start + at]))
            item->edges |= (uint16_t)edge;
        set->chance += literal_chance(out, item);
    }
}

/* Tells the literals on that side of a group that a word starts or ends there. */
static void mark_edge(Literals *out, LiteralSets *sets, unsigned side, unsigned edge)
{
    for (size_t i = 0; i < sets->count; i++)
        mark_set(out, &sets->best[i], side, edge);
    mark_set(out, &sets->start, side, edge);
}

static void add_group(Walk *walk, Chain *chain, LiteralSets *inner, Repeat repeat)
{
    bool edge = chain->edge, started = chain->started;
    break_run(walk, chain);
    if (repeat.least == 0)
        return;
    if (repeat.present)
        close_side(inner, AT_START | AT_END);
    if (edge)
        mark_edge(walk->out, inner, AT_START, LITERAL_WORD_START);
    if (is_edge_next(walk))
        mark_edge(walk->out, inner, AT_END, LITERAL_WORD_END);
    if (started)
        close_side(inner, AT_START);
    else
        chain->sets.start = inner->start;
    for (size_t i = 0; i < inner->count; i++)
        keep(&chain->sets, inner->best[i]);
}

static LiteralSets read_concatenation(Walk *walk)
{
    Chain chain;
    memset(&chain.sets, 0, sizeof chain.sets);
    chain.forms = 0;
    chain.started = chain.edge = false;
    while (walk->at < walk->end && !walk->opaque && *walk->at != '|' &&
           *walk->at != ')') {
        char c = *walk->at++;
        Piece piece = PIECE_SOME;
        LiteralSets inner = { .count = 0 };
        if (c == '\\')
            piece = read_escape(walk, &c);
        else if (c == '[')
            piece = read_class(walk, &c) ? PIECE_PLAIN : PIECE_SOME;
        else if (c == '(')
            piece = read_group(walk, &inner);
        else if (c == '^' || c == '$')
            piece = PIECE_NOTHING;
        else if (c != '.')
            piece = PIECE_PLAIN;

        Repeat repeat = read_repeat(walk);
        if (piece == PIECE_NOTHING || piece == PIECE_EDGE) {
            chain.edge = chain.edge || (piece == PIECE_EDGE && !repeat.present);
        } else if (piece == PIECE_GROUP) {
            add_group(walk, &chain, &inner, repeat);
        } else if (piece == PIECE_SOME || repeat.least == 0) {
            if (piece == PIECE_SOME || !repeat.once || !add_optional(&chain, c))
                break_run(walk, &chain);
        } else {
            for (unsigned i = 0; i < repeat.least; i++) {
                if (longest_form(&chain) == LITERAL_LONGEST)
                    end_run(walk, &chain, 0);
                close_side(&chain.sets, AT_END);
                add_plain(&chain, c);
            }
            if (repeat.present)
                break_run(walk, &chain);
        }
    }
    end_run(walk, &chain, AT_END);
    return chain.sets;
}

/* Adds the literals of `set` to the joined set, which ends the items. */
static bool join(Walk *walk, LiteralSet *joined, LiteralSet set)
{
    if (set.count > LITERAL_SET_MOST - joined->count)
        return false;
    for (uint32_t i = 0; i < set.count; i++) {
        Literal item = walk->out->items[set.first + i];
        item.edges &= LITERAL_EDGES | set.sides;
        if (!add_item(walk->out, item))
            return false;
        joined->count++;
    }
    joined->chance += set.chance;
    return true;
}

/* Keeps a branch until the last one is read: the literals of nested groups land between
 * those of the branches. */
static bool add_branch(Walk *walk, LiteralSets branch)
{
    Literals *out = walk->out;
    LiteralSets *branches =
        grow(out->branches, &out->branch_room, out->branch_count + 1, sizeof *branches);
    if (!branches) {
        out->failed = true;
        return false;
    }
    out->branches = branches;
    branches[out->branch_count++] = branch;
    return true;
}

/* The sets number `which` of the branches from `first` on, or their starts, in one;
 * empty when a branch has none or they are too many. */
static LiteralSet join_all(Walk *walk, size_t first, size_t which)
{
    Literals *out = walk->out;
    LiteralSet joined = { .first = (uint32_t)out->item_count,
                          .sides = AT_START | AT_END };
    for (size_t i = first; i < out->branch_count; i++) {
        const LiteralSets *branch = &out->branches[i];
        LiteralSet set = which < LITERAL_SETS ? branch->best[which] : branch->start;
        if (set.count == 0 || !join(walk, &joined, set)) {
            joined.count = 0;
            break;
        }
    }
    return joined;
}

static LiteralSets read_alternation(Walk *walk)
{
    Literals *out = walk->out;
    LiteralSets sets = { .count = 0 }, branch = read_concatenation(walk);
    if (walk->at == walk->end || *walk->at != '|')
        return branch;

    size_t first = out->branch_count, common = branch.count;
    bool ok = add_branch(walk, branch);
    while (ok && walk->at < walk->end && *walk->at == '|' && !walk->opaque) {
        walk->at++;
        branch = read_concatenation(walk);
        common = branch.count < common ? branch.count : common;
        ok = add_branch(walk, branch);
    }
    /* As many sets as every branch has: the best of each joined, then the next ones. */
    for (size_t i = 0; ok && i < common && !walk->opaque; i++) {
        LiteralSet joined = join_all(walk, first, i);
        if (joined.count)
            keep(&sets, joined);
    }
    if (ok && !walk->opaque)
        sets.start = join_all(walk, first, LITERAL_SETS);
    out->branch_count = first;
    return sets;
}

/* True when the set is worth looking for, to know where matches may start. */
static bool is_good_start(const Literals *literals, LiteralSet start)
{
    if (start.count == 0 || start.chance > start_rare_enough)
        return false;
    for (uint32_t i = start.first; i < start.first + start.count; i++)
        if (literal_chance(literals, &literals->items[i]) > start_literal_rare_enough)
            return false;
    return true;
}

bool literals_find(Literals *literals, const char *source, size_t length)
{
    literals->found = (LiteralSets){ .count = 0 };
    literals->item_count = 0;
    literals->byte_count = 0;
    literals->branch_count = 0;
    Walk walk = { .out = literals, .at = source, .end = source + length };
    LiteralSets sets = read_alternation(&walk);
    /* Something is left over: an unbalanced ')' that PCRE2 will complain about. */
    if (walk.opaque || walk.at != walk.end || literals->failed)
        return !literals->failed;
    for (size_t i = 0; i < sets.count; i++)
        if (sets.best[i].chance <= (i == 0 ? rare_enough : second_rare_enough))
            literals->found.best[literals->found.count++] = sets.best[i];
    if (!walk.no_start && is_good_start(literals, sets.start)) {
        literals->found.start = sets.start;
        if (!literals->found.count)
            literals->found.best[literals->found.count++] = sets.start;
    }
    return true;
}
