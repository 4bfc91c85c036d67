/* SPDX-License-Identifier: Apache-2.0 */
/* prefilter.c - a table of three-byte windows in front of a list of literals.
 *
 * Folded text has few different bytes.  They are put into 32 classes, so that three
 * bytes in a row make a number of 15 bits, which a shift brings up to date byte by
 * byte. Each literal hangs under the window of its own that is rarest in French:
 *
 *     text   ...une clause sociale d'insertion...
 *                                     └─┘  window "ins" ─► [insertion, insere, ...]
 *                                                           compared in full
 *
 * A bitmap of 4 KiB says whether anything hangs under a window: most bytes cost one
 * load and one test.  (An Aho-Corasick automaton over the same literals finds them as
 * well, but takes longer to build, at every start, than a document takes to be
 * scanned.)
 *
 * Above the literals stand the sets, each kept once however many patterns share it.  A
 * set leads to the patterns of which it is the rarest; their other sets are only looked
 * up, once the line is over. */
#include "match/prefilter_tables.h"

#include <stdlib.h>
#include <string.h>

static void set_classes(uint8_t *classes)
{
    memset(classes, CLASS_OTHER, 256);
    for (int c = 0; c < 26; c++)
        classes['a' + c] = (uint8_t)c;
    classes[' '] = 26;
    for (int c = '0'; c <= '9'; c++)
        classes[c] = 27;
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

static void table_done(Table *table)
{
    free(table->first);
    free(table->items);
}

void prefilter_free(Prefilter *prefilter)
{
    if (!prefilter)
        return;
    free(prefilter->bytes);
    free(prefilter->words);
    free(prefilter->members);
    free(prefilter->groups);
    free(prefilter->entries);
    index_done(&prefilter->word_index);
    index_done(&prefilter->group_index);
    table_done(&prefilter->window_words);
    free(prefilter->hung);
    free(prefilter->is_start);
    free(prefilter->entry_of);
    table_done(&prefilter->word_groups);
    table_done(&prefilter->group_entries);
    free(prefilter);
}

/* The number of a word, new or known; NONE when memory is short. */
static uint32_t add_word(Prefilter *prefilter, const char *bytes, Literal literal)
{
    size_t length = literal.length, cursor = 0;
    uint32_t hash = hash_bytes(bytes, length) + literal.edges;
    for (uint32_t known;
         (known = index_find(&prefilter->word_index, hash, &cursor)) != INDEX_NONE;) {
        const Word *word = &prefilter->words[known];
        if (word->length == length && word->edges == literal.edges &&
            memcmp(prefilter->bytes + word->start, bytes, length) == 0)
            return known;
    }
    char *pool = grow(prefilter->bytes, &prefilter->byte_room,
                      prefilter->byte_count + length, 1);
    if (pool)
        prefilter->bytes = pool;
    Word *words = grow(prefilter->words, &prefilter->word_room,
                       prefilter->word_count + 1, sizeof *words);
    if (words)
        prefilter->words = words;
    if (!pool || !words || !index_add(&prefilter->word_index, hash))
        return NONE;
    words[prefilter->word_count] = (Word){ .start = (uint32_t)prefilter->byte_count,
                                           .length = literal.length,
                                           .edges = (uint8_t)literal.edges };
    memcpy(pool + prefilter->byte_count, bytes, length);
    prefilter->byte_count += length;
    return (uint32_t)prefilter->word_count++;
}

/* The number of a set, new or known; NONE when memory is short. */
static uint32_t add_group(Prefilter *prefilter, const Literals *literals,
                          LiteralSet set)
{
    uint32_t *members = grow(prefilter->members, &prefilter->member_room,
                             prefilter->member_count + set.count, sizeof *members);
    if (!members)
        return NONE;
    prefilter->members = members;
    uint32_t *mine = members + prefilter->member_count;
    for (uint32_t i = 0; i < set.count; i++) {
        Literal item = literals->items[set.first + i];
        item.edges &= LITERAL_EDGES;
        mine[i] = add_word(prefilter, literals->bytes + item.start, item);
        if (mine[i] == NONE)
            return NONE;
    }
    uint32_t hash = hash_bytes(mine, set.count * sizeof *mine);
    size_t cursor = 0;
    for (uint32_t known;
         (known = index_find(&prefilter->group_index, hash, &cursor)) != INDEX_NONE;) {
        const Group *group = &prefilter->groups[known];
        if (group->count == set.count &&
            memcmp(members + group->first, mine, set.count * sizeof *mine) == 0)
            return known;
    }
    Group *groups = grow(prefilter->groups, &prefilter->group_room,
                         prefilter->group_count + 1, sizeof *groups);
    if (groups)
        prefilter->groups = groups;
    if (!groups || !index_add(&prefilter->group_index, hash))
        return NONE;
    groups[prefilter->group_count] =
        (Group){ (uint32_t)prefilter->member_count, set.count };
    prefilter->member_count += set.count;
    return (uint32_t)prefilter->group_count++;
}

bool prefilter_add(Prefilter *prefilter, uint32_t pattern, const Literals *literals)
{
    Entry entry = { .pattern = pattern, .start = NONE };
    for (size_t i = 0; i < LITERAL_SETS; i++) {
        entry.groups[i] = NONE;
        if (i >= literals->found.count)
            continue;
        entry.groups[i] = add_group(prefilter, literals, literals->found.best[i]);
        if (entry.groups[i] == NONE)
            return false;
    }
    if (literals->found.start.count) {
        entry.start = add_group(prefilter, literals, literals->found.start);
        if (entry.start == NONE)
            return false;
    }
    Entry *entries = grow(prefilter->entries, &prefilter->entry_room,
                          prefilter->entry_count + 1, sizeof *entries);
    if (!entries)
        return false;
    prefilter->entries = entries;
    entries[prefilter->entry_count++] = entry;
    return true;
}

/* A pair for a table under way. */
typedef struct Pair {
    uint32_t key, item;
} Pair;

/* Sorts pairs into a table by counting. */
static bool table_build(Table *table, size_t key_count, const Pair *pairs, size_t count)
{
    table->first = calloc(key_count + 2, sizeof *table->first);
    table->items = malloc((count ? count : 1) * sizeof *table->items);
    if (!table->first || !table->items)
        return false;
    /* Counted two places on, so that filling in leaves first[key] where it belongs. */
    for (size_t i = 0; i < count; i++)
        table->first[pairs[i].key + 2]++;
    for (size_t key = 2; key < key_count + 2; key++)
        table->first[key] += table->first[key - 1];
    for (size_t i = 0; i < count; i++)
        table->items[table->first[pairs[i].key + 1]++] = pairs[i].item;
    return true;
}

static uint32_t window_of(const Prefilter *prefilter, const char *bytes, size_t length)
{
    uint32_t window = 0;
    for (size_t i = 0; i < length; i++)
        window = window << CLASS_BITS | prefilter->classes[(unsigned char)bytes[i]];
    return window;
}

static bool build_hung(Prefilter *prefilter)
{
    size_t count = prefilter->window_words.first[WINDOW_COUNT];
    prefilter->hung = malloc((count + 1) * sizeof *prefilter->hung);
    for (size_t i = 0; prefilter->hung && i < count; i++) {
        static const char ones[] = "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF";
        uint32_t number = prefilter->window_words.items[i];
        const Word *word = &prefilter->words[number];
        prefilter->hung[i] = (Hung){
            .head = read_eight(prefilter->bytes + word->start, word->length),
            .mask = read_eight(ones, word->length),
            .word = number,
            .reach = word->reach,
            .is_start = prefilter->is_start[number],
        };
    }
    return prefilter->hung != NULL;
}

/* Words that patterns start with, and the entry of each pattern. */
static bool build_starts(Prefilter *prefilter)
{
    for (size_t i = 0; i < prefilter->entry_count; i++)
        if (prefilter->entries[i].pattern >= prefilter->pattern_count)
            prefilter->pattern_count = prefilter->entries[i].pattern + 1;
    prefilter->is_start =
        calloc(prefilter->word_count + 1, sizeof *prefilter->is_start);
    prefilter->entry_of =
        malloc((prefilter->pattern_count + 1) * sizeof *prefilter->entry_of);
    if (!prefilter->is_start || !prefilter->entry_of)
        return false;
    memset(prefilter->entry_of, 0xFF,
           prefilter->pattern_count * sizeof *prefilter->entry_of);
    for (uint32_t i = 0; i < prefilter->entry_count; i++) {
        const Entry *entry = &prefilter->entries[i];
        prefilter->entry_of[entry->pattern] = i;
        if (entry->start == NONE)
            continue;
        const Group *group = &prefilter->groups[entry->start];
        for (uint32_t j = 0; j < group->count; j++)
            prefilter->is_start[prefilter->members[group->first + j]] = true;
    }
    return true;
}

/* What follows from the rest and is not part of an image. */
static bool derive(Prefilter *prefilter)
{
    return build_starts(prefilter) && build_hung(prefilter);
}

/* Hangs each word under its rarest window; one of a byte or two under all the windows
 * that end in it. */
static bool build_windows(Prefilter *prefilter)
{
    Pair *pairs = NULL;
    size_t count = 0, room = 0;
    bool ok = false;
    for (uint32_t i = 0; i < prefilter->word_count; i++) {
        Word *word = &prefilter->words[i];
        const char *bytes = prefilter->bytes + word->start;
        uint32_t step = WINDOW_COUNT, window = 0;
        if (word->length < 3) {
            word->reach = (uint8_t)word->length;
            window = window_of(prefilter, bytes, word->length);
            step = 1u << (word->length * CLASS_BITS);
        } else {
            int rarest = -1;
            for (size_t at = 0; at + 3 <= word->length; at++) {
                int rarity = literal_rarity(bytes + at, 3);
                if (rarity > rarest) {
                    rarest = rarity;
                    word->reach = (uint8_t)(at + 3);
                }
            }
            window = window_of(prefilter, bytes + word->reach - 3, 3);
        }
        for (; window < WINDOW_COUNT; window += step) {
            Pair *grown = grow(pairs, &room, count + 1, sizeof *pairs);
            if (!grown)
                goto done;
            pairs = grown;
            pairs[count++] = (Pair){ window, i };
            prefilter->bitmap[window / 64] |= UINT64_C(1) << window % 64;
            if (step == WINDOW_COUNT)
                break;
        }
    }
    ok = table_build(&prefilter->window_words, WINDOW_COUNT, pairs, count);
done:
    free(pairs);
    return ok;
}

bool prefilter_build(Prefilter *prefilter)
{
    size_t most = prefilter->member_count > prefilter->entry_count
                      ? prefilter->member_count
                      : prefilter->entry_count;
    Pair *pairs = malloc((most + 1) * sizeof *pairs);
    bool ok = pairs && build_windows(prefilter) && derive(prefilter);
    size_t count = 0;
    for (uint32_t i = 0; ok && i < prefilter->group_count; i++)
        for (uint32_t j = 0; j < prefilter->groups[i].count; j++)
            pairs[count++] =
                (Pair){ prefilter->members[prefilter->groups[i].first + j], i };
    ok =
        ok && table_build(&prefilter->word_groups, prefilter->word_count, pairs, count);
    for (uint32_t i = 0; ok && i < prefilter->entry_count; i++)
        pairs[i] = (Pair){ prefilter->entries[i].groups[0], i };
    ok = ok && table_build(&prefilter->group_entries, prefilter->group_count, pairs,
                           prefilter->entry_count);
    free(pairs);
    index_done(&prefilter->word_index);
    index_done(&prefilter->group_index);
    return ok;
}

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
    const size_t number = sizeof(uint32_t);
    const ImageBlock blocks[PREFILTER_BLOCKS] = {
        block(p->bytes, p->byte_count, 1),
        block(p->words, p->word_count, sizeof *p->words),
        block(p->members, p->member_count, number),
        block(p->groups, p->group_count, sizeof *p->groups),
        block(p->entries, p->entry_count, sizeof *p->entries),
        block(p->bitmap, 1, sizeof p->bitmap),
        block(p->window_words.first, WINDOW_COUNT + 1, number),
        block(p->window_words.items, item_count(&p->window_words, WINDOW_COUNT),
              number),
        block(p->word_groups.first, p->word_count + 1, number),
        block(p->word_groups.items, item_count(&p->word_groups, p->word_count), number),
        block(p->group_entries.first, p->group_count + 1, number),
        block(p->group_entries.items, item_count(&p->group_entries, p->group_count),
              number),
    };
    memcpy(view->blocks, blocks, sizeof blocks);
}

/* A copy of a block; `*count` gets its items of `size` bytes. */
static void *copy_block(const ImageBlock *from, size_t size, size_t *count,
                        bool *failed)
{
    void *copy = malloc(from->size ? from->size : 1);
    if (copy && from->size)
        memcpy(copy, from->data, from->size);
    *failed = *failed || !copy;
    *count = from->size / size;
    return copy;
}

Prefilter *prefilter_thaw(const PrefilterImage *image)
{
    Prefilter *p = prefilter_new();
    const ImageBlock *from = image->blocks;
    const size_t number = sizeof(uint32_t);
    bool failed = false;
    size_t rest;
    if (!p)
        return NULL;
    p->bytes = copy_block(from++, 1, &p->byte_count, &failed);
    p->words = copy_block(from++, sizeof *p->words, &p->word_count, &failed);
    p->members = copy_block(from++, number, &p->member_count, &failed);
    p->groups = copy_block(from++, sizeof *p->groups, &p->group_count, &failed);
    p->entries = copy_block(from++, sizeof *p->entries, &p->entry_count, &failed);
    memcpy(p->bitmap, from->data, sizeof p->bitmap);
    from++;
    Table *const tables[] = { &p->window_words, &p->word_groups, &p->group_entries };
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        tables[i]->first = copy_block(from++, number, &rest, &failed);
        tables[i]->items = copy_block(from++, number, &rest, &failed);
    }
    if (!failed && derive(p))
        return p;
    prefilter_free(p);
    return NULL;
}
