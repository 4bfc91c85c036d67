/* SPDX-License-Identifier: Apache-2.0 */
/* prefilter.c - a table of four-byte windows in front of a graph of needs.
 *
 * Folded text has few different bytes.  They are put into 32 classes, so that four
 * bytes in a row make a number of 20 bits, which a shift brings up to date byte by
 * byte. Each literal hangs under the window of its own that is rarest in French:
 *
 *     text   ...une clause sociale d'insertion...
 *                                     └──┘  window "inse" ─► [insertion, insere, ...]
 *                                                             compared in full
 *
 * The windows share 65,536 places; literals of one to three bytes have windows of three
 * bytes and places of their own.  A bitmap of 12 KiB says whether anything hangs in a
 * place: most bytes cost two loads and two tests.  (An Aho-Corasick automaton over the
 * same literals finds them as well, but takes longer to build, at every start, than a
 * document takes to be scanned.)
 *
 * Behind the literals stand the needs (match/need.h), each with a number higher than
 * those of its parts.  What is seen spreads upwards, once a line: an ANY holds with its
 * first part; an ALL is looked at when its rarest part holds, and then waits for one
 * that does not hold yet.  Common words thus cost nothing where nothing rare stands. */
#include "match/prefilter.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum {
    CLASS_BITS = 5,
    CLASS_COUNT = 1 << CLASS_BITS,
    LONG_WINDOW = 4,
    CLASS_OTHER = CLASS_COUNT - 1,
    CLASS_BLANK = 26, /* letters come before */
    CLASS_DIGIT = 27,
    SHORT_COUNT = 1 << (3 * CLASS_BITS), /* places of short literals, the first */
    LONG_BITS = 16,
    PLACE_COUNT = SHORT_COUNT + (1 << LONG_BITS),
    NONE = UINT32_MAX,
};

/* A literal; they are the first nodes. */
typedef struct Word {
    uint32_t start; /* in Prefilter.bytes */
    uint8_t length;
    uint8_t reach; /* bytes from its first to the end of its window */
    uint8_t edges; /* EDGE_... */
    uint8_t has_digits;
} Word;

/* Which numbers belong to which: those of `key` are items[first[key], first[key + 1]).
 */
typedef struct Table {
    const uint32_t *first;
    const uint32_t *items;
} Table;

/* A pattern and what it needs. */
typedef struct Root {
    uint32_t pattern;
    NeedId need;
} Root;

struct Prefilter {
    /* While building. */
    Needs needs;
    Root *roots;
    size_t root_count, root_room;

    /* Afterwards: in `owned`, or in an image. */
    const char *bytes;
    const Word *words;
    const uint8_t *is_all; /* by node, words included */
    const uint32_t *bitmap;
    const uint16_t *checks; /* of window_words.items: what stands beside the window */
    Table window_words;
    Table ups;      /* of each node the ANYs it is part of, and the ALLs it wakes */
    Table parts;    /* of each ALL, the rarest first */
    Table patterns; /* of each node those that need it and no more */
    size_t byte_count, word_count, node_count;
    uint8_t classes[256];
    void *owned[PREFILTER_BLOCKS];
    size_t owned_count;
};

static void set_classes(uint8_t *classes)
{
    memset(classes, CLASS_OTHER, 256);
    for (int c = 0; c < 26; c++)
        classes['a' + c] = (uint8_t)c;
    classes[' '] = CLASS_BLANK;
    classes[ANY_DIGIT] = CLASS_DIGIT;
    for (int c = '0'; c <= '9'; c++)
        classes[c] = CLASS_DIGIT;
    classes['\''] = 28;
    classes['-'] = 29;
    for (const char *sign = "%+/&()[]|*=@"; *sign; sign++)
        classes[(unsigned char)*sign] = 30;
}

Prefilter *prefilter_new(void)
{
    Prefilter *prefilter = calloc(1, sizeof *prefilter);
    if (prefilter)
        set_classes(prefilter->classes);
    return prefilter;
}

void prefilter_free(Prefilter *prefilter)
{
    if (!prefilter)
        return;
    needs_done(&prefilter->needs);
    free(prefilter->roots);
    for (size_t i = 0; i < prefilter->owned_count; i++)
        free(prefilter->owned[i]);
    free(prefilter);
}

/* --- Building --- */

bool prefilter_add(Prefilter *prefilter, uint32_t pattern, const char *source,
                   size_t length, bool *unfiltered)
{
    NeedId need = literals_find(&prefilter->needs, source, length);
    *unfiltered = need == NEED_NOTHING;
    if (*unfiltered)
        return !prefilter->needs.failed;
    Root *roots = grow(prefilter->roots, &prefilter->root_room,
                       prefilter->root_count + 1, sizeof *roots);
    if (!roots)
        return false;
    prefilter->roots = roots;
    roots[prefilter->root_count++] = (Root){ pattern, need };
    return true;
}

/* Zeroed room that the prefilter keeps; NULL when memory is short. */
static void *own(Prefilter *prefilter, size_t count, size_t size)
{
    void *room = calloc(count + 1, size);
    if (room)
        prefilter->owned[prefilter->owned_count++] = room;
    return room;
}

/* A pair for a table under way. */
typedef struct Pair {
    uint32_t key, item;
} Pair;

typedef struct Pairs {
    Pair *items;
    size_t count, room;
    bool failed;
} Pairs;

static void pairs_add(Pairs *pairs, uint32_t key, uint32_t item)
{
    Pair *items = grow(pairs->items, &pairs->room, pairs->count + 1, sizeof *items);
    if (!items) {
        pairs->failed = true;
        return;
    }
    pairs->items = items;
    items[pairs->count++] = (Pair){ key, item };
}

/* Sorts pairs into a table by counting, and empties them. */
static bool table_build(Prefilter *prefilter, Table *table, size_t key_count,
                        Pairs *pairs)
{
    uint32_t *first = own(prefilter, key_count + 1, sizeof *first);
    uint32_t *items = own(prefilter, pairs->count, sizeof *items);
    if (!first || !items || pairs->failed)
        return false;
    /* Counted two places on, so that filling in leaves first[key] where it belongs. */
    for (size_t i = 0; i < pairs->count; i++)
        first[pairs->items[i].key + 2]++;
    for (size_t key = 2; key < key_count + 2; key++)
        first[key] += first[key - 1];
    for (size_t i = 0; i < pairs->count; i++)
        items[first[pairs->items[i].key + 1]++] = pairs->items[i].item;
    *table = (Table){ first, items };
    pairs->count = 0;
    return true;
}

/* Numbers the needs that some pattern has: the literals first, parts before wholes. */
static bool number_nodes(Prefilter *prefilter, uint32_t *node_of)
{
    const Needs *needs = &prefilter->needs;
    memset(node_of, 0xFF, needs->count * sizeof *node_of);
    for (size_t i = 0; i < prefilter->root_count; i++)
        node_of[prefilter->roots[i].need] = 0;
    for (size_t i = needs->count; i-- > 0;)
        for (uint32_t j = 0;
             node_of[i] != NONE && needs->items[i].kind != NEED_LITERAL &&
             j < needs->items[i].count;
             j++)
            node_of[needs->links[needs->items[i].first + j]] = 0;
    uint32_t count = 0;
    for (size_t i = 0; i < needs->count; i++)
        if (node_of[i] != NONE && needs->items[i].kind == NEED_LITERAL)
            node_of[i] = count++;
    prefilter->word_count = count;
    for (size_t i = 0; i < needs->count; i++)
        if (node_of[i] != NONE && needs->items[i].kind != NEED_LITERAL)
            node_of[i] = count++;
    prefilter->node_count = count;
    return true;
}

static bool build_words(Prefilter *prefilter, const uint32_t *node_of)
{
    const Needs *needs = &prefilter->needs;
    char *bytes = own(prefilter, needs->byte_count, 1);
    Word *words = own(prefilter, prefilter->word_count, sizeof *words);
    uint8_t *is_all = own(prefilter, prefilter->node_count, 1);
    if (!bytes || !words || !is_all)
        return false;
    for (size_t i = 0; i < needs->count; i++) {
        const Need *need = &needs->items[i];
        if (node_of[i] == NONE)
            continue;
        is_all[node_of[i]] = need->kind == NEED_ALL;
        if (need->kind != NEED_LITERAL)
            continue;
        const char *from = needs->bytes + need->first;
        memcpy(bytes + prefilter->byte_count, from, need->count);
        words[node_of[i]] =
            (Word){ .start = (uint32_t)prefilter->byte_count,
                    .length = (uint8_t)need->count,
                    .edges = (uint8_t)need->edges,
                    .has_digits = memchr(from, ANY_DIGIT, need->count) != NULL };
        prefilter->byte_count += need->count;
    }
    prefilter->bytes = bytes;
    prefilter->words = words;
    prefilter->is_all = is_all;
    return true;
}

static uint32_t window_of(const Prefilter *prefilter, const char *bytes, size_t length)
{
    uint32_t window = 0;
    for (size_t i = 0; i < length; i++)
        window = window << CLASS_BITS | prefilter->classes[(unsigned char)bytes[i]];
    return window;
}

/* The place of a window of four bytes; Fibonacci hashing. */
static uint32_t place_of(uint32_t window)
{
    return SHORT_COUNT + (window * UINT32_C(0x9E3779B1) >> (32 - LONG_BITS));
}

/* True unless the word starts one and a byte of that class is part of another. */
static bool may_come_after(const Word *word, uint32_t class)
{
    bool is_inside = class < CLASS_BLANK || class == CLASS_DIGIT;
    return word->length != 2 || !(word->edges & EDGE_WORD_START) || !is_inside;
}

static void hang(uint32_t *bitmap, Pairs *pairs, uint32_t place, uint32_t word)
{
    pairs_add(pairs, place, word);
    bitmap[place / 32] |= UINT32_C(1) << place % 32;
}

/* Hangs a word of up to three bytes under all the windows that end in it. */
static void hang_short(const Prefilter *prefilter, Word *word, uint32_t number,
                       uint32_t *bitmap, Pairs *pairs)
{
    word->reach = word->length;
    uint32_t step = 1u << (word->length * CLASS_BITS);
    for (uint32_t window =
             window_of(prefilter, prefilter->bytes + word->start, word->length);
         window < SHORT_COUNT; window += step)
        if (may_come_after(word, window >> (2 * CLASS_BITS)))
            hang(bitmap, pairs, window, number);
}

/* In how many longer words each window stands. */
static void count_windows(const Prefilter *prefilter, uint32_t *counts)
{
    for (uint32_t i = 0; i < prefilter->word_count; i++) {
        const Word *word = &prefilter->words[i];
        for (uint32_t at = 0; at + LONG_WINDOW <= word->length; at++)
            counts[place_of(window_of(prefilter, prefilter->bytes + word->start + at,
                                      LONG_WINDOW))]++;
    }
}

enum { OTHERS_BITS = 2 }; /* what each doubling of the other words weighs */

/* Hangs a longer one under the window that is rarest in French and in other words: what
 * many rules speak of stands in many tenders. */
static void hang_long(const Prefilter *prefilter, Word *word, uint32_t number,
                      const uint32_t *counts, uint32_t *bitmap, Pairs *pairs)
{
    const char *bytes = prefilter->bytes + word->start;
    uint32_t best_place = 0;
    int best = INT_MIN;
    for (size_t at = 0; at + LONG_WINDOW <= word->length; at++) {
        uint32_t place = place_of(window_of(prefilter, bytes + at, LONG_WINDOW));
        int rarity = literal_rarity(bytes + at, LONG_WINDOW);
        for (uint32_t count = counts[place]; count > 1; count /= 2)
            rarity -= OTHERS_BITS;
        if (rarity > best) {
            best = rarity;
            best_place = place;
            word->reach = (uint8_t)(at + LONG_WINDOW);
        }
    }
    hang(bitmap, pairs, best_place, number);
}

/* A check is what a word has beside its window: five bits of the byte before it, five
 * of the byte behind it, and whether it has them.  Most words that share a window are
 * told apart by it. */
enum {
    CHECK_KINDS = 32,
    CHECK_BEFORE = CHECK_KINDS - 1,
    CHECK_BEHIND = CHECK_BEFORE * CHECK_KINDS,
    CHECK_WORD_BEHIND = 1 << 10, /* no letter or digit may stand there; or one does */
    CHECK_SURE = 1 << 11,        /* short, and nothing is left to compare */
    CHECK_HAS_BEFORE = 1 << 14,
    CHECK_HAS_BEHIND = 1 << 15,
};

static uint32_t make_check(char before, char behind)
{
    return (unsigned char)before % CHECK_KINDS +
           (unsigned char)behind % CHECK_KINDS * CHECK_KINDS;
}

/* True when a window shows all of a short word: each class has one byte or is what the
 * word means, and the only edge is in the check. */
static bool is_sure(const Prefilter *prefilter, const Word *word)
{
    bool sure = word->length < LONG_WINDOW && !(word->edges & ~(unsigned)EDGE_WORD_END);
    for (uint32_t i = 0; sure && i < word->length; i++) {
        char c = prefilter->bytes[word->start + i];
        sure = (c >= 'a' && c <= 'z') || c == ' ' || c == ANY_DIGIT;
    }
    return sure;
}

static uint16_t check_of(const Prefilter *prefilter, const Word *word)
{
    const char *bytes = prefilter->bytes + word->start;
    char before = ANY_DIGIT, behind = ANY_DIGIT;
    if (word->length >= LONG_WINDOW && word->reach > LONG_WINDOW)
        before = bytes[word->reach - LONG_WINDOW - 1];
    bool ends = word->length == word->reach;
    if (!ends)
        behind = bytes[word->reach];
    return (uint16_t)(make_check(before, behind) |
                      (is_sure(prefilter, word) ? CHECK_SURE : 0) |
                      (ends && (word->edges & EDGE_WORD_END) ? CHECK_WORD_BEHIND : 0) |
                      (before != ANY_DIGIT ? CHECK_HAS_BEFORE : 0) |
                      (behind != ANY_DIGIT ? CHECK_HAS_BEHIND : 0));
}

/* False when the word of that check cannot be where `seen` stands beside its window. */
static bool may_be(uint32_t check, uint32_t seen)
{
    uint32_t different = check ^ seen;
    return !(check & seen & CHECK_WORD_BEHIND) &&
           !((check & CHECK_HAS_BEFORE) && (different & CHECK_BEFORE)) &&
           !((check & CHECK_HAS_BEHIND) && (different & CHECK_BEHIND));
}

static bool build_checks(Prefilter *prefilter)
{
    const Table *table = &prefilter->window_words;
    uint32_t count = table->first[PLACE_COUNT];
    uint16_t *checks = own(prefilter, count, sizeof *checks);
    for (uint32_t i = 0; checks && i < count; i++)
        checks[i] = check_of(prefilter, &prefilter->words[table->items[i]]);
    prefilter->checks = checks;
    return checks != NULL;
}

static bool build_windows(Prefilter *prefilter, Pairs *pairs)
{
    uint32_t *bitmap = own(prefilter, PLACE_COUNT / 32, sizeof *bitmap);
    uint32_t *counts = calloc(PLACE_COUNT, sizeof *counts);
    Word *words = (Word *)prefilter->words;
    if (counts)
        count_windows(prefilter, counts);
    for (uint32_t i = 0; bitmap && counts && i < prefilter->word_count; i++) {
        if (words[i].length < LONG_WINDOW)
            hang_short(prefilter, &words[i], i, bitmap, pairs);
        else
            hang_long(prefilter, &words[i], i, counts, bitmap, pairs);
    }
    bool ok = counts && bitmap;
    free(counts);
    prefilter->bitmap = bitmap;
    return ok && table_build(prefilter, &prefilter->window_words, PLACE_COUNT, pairs) &&
           build_checks(prefilter);
}

/* The parts of each need, and what each part is part of. */
static bool build_graph(Prefilter *prefilter, const uint32_t *node_of, Pairs *pairs)
{
    const Needs *needs = &prefilter->needs;
    for (uint32_t i = 0; i < needs->count; i++) {
        const Need *need = &needs->items[i];
        const NeedId *parts = needs->links + need->first;
        if (node_of[i] == NONE || need->kind == NEED_LITERAL)
            continue;
        uint32_t rarest = 0;
        for (uint32_t j = 0; j < need->count; j++) {
            if (need->kind == NEED_ANY)
                pairs_add(pairs, node_of[parts[j]], node_of[i]);
            if (needs->items[parts[j]].chance < needs->items[parts[rarest]].chance)
                rarest = j;
        }
        if (need->kind == NEED_ALL)
            pairs_add(pairs, node_of[parts[rarest]], node_of[i]);
    }
    if (!table_build(prefilter, &prefilter->ups, prefilter->node_count, pairs))
        return false;
    for (uint32_t i = 0; i < needs->count; i++) {
        const Need *need = &needs->items[i];
        for (uint32_t j = 0;
             node_of[i] != NONE && need->kind == NEED_ALL && j < need->count; j++)
            pairs_add(pairs, node_of[i], node_of[needs->links[need->first + j]]);
    }
    if (!table_build(prefilter, &prefilter->parts, prefilter->node_count, pairs))
        return false;
    for (size_t i = 0; i < prefilter->root_count; i++)
        pairs_add(pairs, node_of[prefilter->roots[i].need],
                  prefilter->roots[i].pattern);
    return table_build(prefilter, &prefilter->patterns, prefilter->node_count, pairs);
}

bool prefilter_build(Prefilter *prefilter)
{
    Pairs pairs = { 0 };
    uint32_t *node_of = malloc((prefilter->needs.count + 1) * sizeof *node_of);
    bool ok = node_of && number_nodes(prefilter, node_of) &&
              build_words(prefilter, node_of) && build_windows(prefilter, &pairs) &&
              build_graph(prefilter, node_of, &pairs);
    free(node_of);
    free(pairs.items);
    needs_done(&prefilter->needs);
    free(prefilter->roots);
    prefilter->roots = NULL;
    return ok;
}

/* --- As constant data --- */

static ImageBlock block(const void *data, size_t count, size_t size)
{
    return (ImageBlock){ data, count * size };
}

static size_t item_count(const Table *table, size_t key_count)
{
    return table->first[key_count];
}

void prefilter_view(const Prefilter *prefilter, PrefilterImage *view)
{
    const Prefilter *p = prefilter;
    ImageBlock *to = view->blocks;
    const struct {
        const Table *table;
        size_t keys;
    } tables[] = {
        { &p->window_words, PLACE_COUNT },
        { &p->ups, p->node_count },
        { &p->parts, p->node_count },
        { &p->patterns, p->node_count },
    };
    *to++ = block(p->bytes, p->byte_count, 1);
    *to++ = block(p->words, p->word_count, sizeof *p->words);
    *to++ = block(p->is_all, p->node_count, 1);
    *to++ = block(p->bitmap, PLACE_COUNT / 32, sizeof *p->bitmap);
    *to++ =
        block(p->checks, item_count(&p->window_words, PLACE_COUNT), sizeof *p->checks);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        const Table *table = tables[i].table;
        *to++ = block(table->first, tables[i].keys + 1, sizeof *table->first);
        *to++ = block(table->items, item_count(table, tables[i].keys),
                      sizeof *table->items);
    }
}

Prefilter *prefilter_thaw(const PrefilterImage *image)
{
    Prefilter *p = prefilter_new();
    const ImageBlock *from = image->blocks;
    if (!p)
        return NULL;
    p->byte_count = from->size;
    p->bytes = (from++)->data;
    p->word_count = from->size / sizeof *p->words;
    p->words = (from++)->data;
    p->node_count = from->size;
    p->is_all = (from++)->data;
    p->bitmap = (from++)->data;
    p->checks = (from++)->data;
    Table *const tables[] = { &p->window_words, &p->ups, &p->parts, &p->patterns };
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        tables[i]->first = (from++)->data;
        tables[i]->items = (from++)->data;
    }
    return p;
}

/* --- Scanning --- */

/* What is known of a node on the line at hand; the numbers of lines start at 1. */
typedef struct State {
    uint32_t holds;   /* the last line where it held */
    uint32_t awaited; /* the last line where somebody waited for it */
    uint32_t waiting; /* the first who waits */
    uint32_t next;    /* an ALL: who waits with it for the same part */
} State;

typedef struct Scan {
    const Prefilter *prefilter;
    const char *bytes;
    State *states;
    uint32_t *fresh; /* nodes that hold, and nobody was told yet */
    size_t fresh_count;
    uint32_t line;
    Candidates *candidates;
    bool failed;
} Scan;

static void hold(Scan *scan, uint32_t node)
{
    if (scan->states[node].holds == scan->line)
        return;
    scan->states[node].holds = scan->line;
    scan->fresh[scan->fresh_count++] = node;
}

/* An ALL holds, or waits for the first of its parts that does not. */
static void try_all(Scan *scan, uint32_t node)
{
    const Table *parts = &scan->prefilter->parts;
    for (uint32_t i = parts->first[node]; i < parts->first[node + 1]; i++) {
        State *part = &scan->states[parts->items[i]];
        if (part->holds == scan->line)
            continue;
        scan->states[node].next = part->awaited == scan->line ? part->waiting : NONE;
        part->awaited = scan->line;
        part->waiting = node;
        return;
    }
    hold(scan, node);
}

static void add_candidate(Scan *scan, uint32_t pattern)
{
    Candidates *candidates = scan->candidates;
    Candidate *items = grow(candidates->items, &candidates->room, candidates->count + 1,
                            sizeof *items);
    if (!items) {
        scan->failed = true;
        return;
    }
    candidates->items = items;
    items[candidates->count++] = (Candidate){ pattern, scan->line - 1 };
}

/* Tells what was seen upwards. */
static void spread(Scan *scan)
{
    const Prefilter *prefilter = scan->prefilter;
    const Table *ups = &prefilter->ups, *patterns = &prefilter->patterns;
    while (scan->fresh_count) {
        uint32_t node = scan->fresh[--scan->fresh_count];
        for (uint32_t i = patterns->first[node]; i < patterns->first[node + 1]; i++)
            add_candidate(scan, patterns->items[i]);
        for (uint32_t i = ups->first[node]; i < ups->first[node + 1]; i++) {
            uint32_t up = ups->items[i];
            if (prefilter->is_all[up])
                try_all(scan, up);
            else
                hold(scan, up);
        }
        const State *state = &scan->states[node];
        uint32_t waiting = state->awaited == scan->line ? state->waiting : NONE;
        while (waiting != NONE) {
            uint32_t next = scan->states[waiting].next;
            try_all(scan, waiting);
            waiting = next;
        }
    }
}

static bool is_same(const char *text, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (bytes[i] == ANY_DIGIT ? text[i] < '0' || text[i] > '9'
                                  : text[i] != bytes[i])
            return false;
    return true;
}

/* The word that reaches to `at`, in the line, is really there. */
static bool is_there(const Prefilter *prefilter, const Word *word, const char *bytes,
                     Span line, uint32_t at)
{
    if (at - line.start < word->reach)
        return false;
    uint32_t start = at - word->reach;
    const char *own_bytes = prefilter->bytes + word->start;
    if (line.end - start < word->length)
        return false;
    if (word->has_digits ? !is_same(bytes + start, own_bytes, word->length)
                         : memcmp(bytes + start, own_bytes, word->length) != 0)
        return false;
    if (!word->edges)
        return true;
    uint32_t end = start + word->length;
    if ((word->edges & EDGE_WORD_START) && start > line.start &&
        literal_is_word(bytes[start - 1]))
        return false;
    if ((word->edges & EDGE_WORD_END) && end < line.end && literal_is_word(bytes[end]))
        return false;
    return !((word->edges & EDGE_LINE_START) && start > line.start) &&
           !((word->edges & EDGE_LINE_END) && end < line.end);
}

/* Sees the words that hang in a place and are really there, up to `at`. */
static void look_in(Scan *scan, uint32_t place, Span line, uint32_t at)
{
    const Prefilter *prefilter = scan->prefilter;
    const Table *words = &prefilter->window_words;
    char before = at > line.start + LONG_WINDOW ? scan->bytes[at - LONG_WINDOW - 1] : 0;
    char behind = at < line.end ? scan->bytes[at] : 0;
    uint32_t seen =
        make_check(before, behind) | (literal_is_word(behind) ? CHECK_WORD_BEHIND : 0);
    for (uint32_t i = words->first[place]; i < words->first[place + 1]; i++) {
        if (!may_be(prefilter->checks[i], seen))
            continue;
        uint32_t number = words->items[i];
        if (scan->states[number].holds != scan->line &&
            ((prefilter->checks[i] & CHECK_SURE) ||
             is_there(prefilter, &prefilter->words[number], scan->bytes, line, at)))
            hold(scan, number);
    }
}

static void scan_line(Scan *scan, Span line)
{
    const uint8_t *classes = scan->prefilter->classes;
    const uint32_t *bitmap = scan->prefilter->bitmap;
    uint32_t window = UINT32_MAX;
    for (uint32_t at = line.start; at < line.end; at++) {
        window = (window << CLASS_BITS | classes[(unsigned char)scan->bytes[at]]) &
                 ((1u << (LONG_WINDOW * CLASS_BITS)) - 1);
        uint32_t place = window & (SHORT_COUNT - 1);
        if (bitmap[place / 32] >> place % 32 & 1)
            look_in(scan, place, line, at + 1);
        place = place_of(window);
        if (bitmap[place / 32] >> place % 32 & 1)
            look_in(scan, place, line, at + 1);
    }
    spread(scan);
}

bool prefilter_scan(const Prefilter *prefilter, const char *bytes, const Span *lines,
                    size_t line_count, Candidates *candidates)
{
    size_t nodes = prefilter->node_count;
    if (nodes == 0)
        return true;
    Scan scan = { .prefilter = prefilter,
                  .bytes = bytes,
                  .states = calloc(nodes + 1, sizeof *scan.states),
                  .fresh = malloc((nodes + 1) * sizeof *scan.fresh),
                  .candidates = candidates };
    scan.failed = !scan.states || !scan.fresh;
    for (size_t i = 0; i < line_count && !scan.failed; i++) {
        scan.line = (uint32_t)i + 1;
        scan_line(&scan, lines[i]);
    }
    free(scan.states);
    free(scan.fresh);
    return !scan.failed;
}
