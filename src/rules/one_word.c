/* SPDX-License-Identifier: Apache-2.0 */
/* one_word.c - each word of the first positive example is tried on all of them. */
#include "rules/one_word.h"

#include "text/fold.h"

#include <string.h>

enum { FEWEST = 3, MOST_EXAMPLES = 64, SHORTEST_WORD = 3, MOST_BYTES = 1 << 16 };

typedef struct Search {
    const Pack *pack;
    const Rule *rule;
    MatchScratch *scratch;
    Arena *arena;
    const char *texts[MOST_EXAMPLES]; /* folded, a line a line */
    size_t count;
} Search;

static bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_positive(const Rule *rule, const Example *example)
{
    return example->verdict == VERDICT_INCOMPLETE ||
           (rule->kind == RULE_CLAUSE && example->verdict == VERDICT_MET);
}

static void fold_lines(const char *text, Buffer *out)
{
    while (*text) {
        size_t length = strcspn(text, "\n");
        fold_text(text, length, 0, out, NULL);
        buffer_add_char(out, '\n');
        text += length + (text[length] == '\n');
    }
}

static const char *fold_example(const Search *search, const Example *example)
{
    Buffer folded;
    buffer_init(&folded, MOST_BYTES);
    fold_lines(example->heading, &folded);
    fold_lines(example->text, &folded);
    const char *copy = arena_copy(search->arena, buffer_string(&folded), folded.length);
    bool ok = !buffer_failed(&folded);
    buffer_done(&folded);
    return ok ? copy : NULL;
}

static bool is_found(const Search *search, PatternId id, const char *text)
{
    Pattern *pattern = matcher_pattern_at(pack_matcher(search->pack), id);
    while (*text) {
        size_t length = strcspn(text, "\n");
        Span found;
        if (pattern_find(pattern, search->scratch, text, length, 0, &found) == 1)
            return true;
        text += length + (text[length] == '\n');
    }
    return false;
}

/* True when the words of some item are all there. */
static bool is_recognised(const Search *search, ItemList items, const char *text)
{
    for (size_t i = 0; i < items.count; i++) {
        const Item *item = &items.items[i];
        size_t found = 0;
        while (found < item->all_count && is_found(search, item->all[found], text))
            found++;
        if (item->all_count && found == item->all_count)
            return true;
    }
    return false;
}

static bool is_about_subject(const Search *search, const char *text)
{
    return is_recognised(search, search->rule->subject, text) ||
           is_recognised(search, search->rule->soft, text);
}

/* The letters of a word without the mark of its plural. */
static size_t stem_length(const char *word, size_t length)
{
    bool plural =
        length > SHORTEST_WORD && (word[length - 1] == 's' || word[length - 1] == 'x');
    return length - plural;
}

/* The text with the word taken out wherever it stands: letters stay there, which a gap
 * of the pattern may pass over. */
static char *take_out(const Search *search, const char *text, const char *word,
                      size_t stem)
{
    char *copy = arena_strdup(search->arena, text);
    for (char *at = copy; at && *at;) {
        size_t length = 0;
        while (is_letter(at[length]))
            length++;
        if (length && stem_length(at, length) == stem && memcmp(at, word, stem) == 0)
            memset(at, 'q', length);
        at += length ? length : 1;
    }
    return copy;
}

/* A word of the rule's title names what the rule is about: no example can do without.
 */
static bool is_in_title(const Search *search, const char *word, size_t stem)
{
    Buffer title;
    buffer_init(&title, MOST_BYTES);
    fold_lines(wording_in(&search->rule->title, LANGUAGE_FR), &title);
    const char *rest = take_out(search, buffer_string(&title), word, stem);
    bool found = rest && strcmp(rest, buffer_string(&title)) != 0;
    buffer_done(&title);
    return found;
}

static bool decides_all(const Search *search, const char *word, size_t stem)
{
    for (size_t i = 0; i < search->count; i++) {
        const char *rest = take_out(search, search->texts[i], word, stem);
        if (!rest || is_about_subject(search, rest))
            return false;
    }
    return true;
}

/* Those in whose words the subject is found: a title or a tick may have made others. */
static void gather(Search *search)
{
    for (size_t i = 0; i < search->rule->example_count; i++) {
        const Example *example = &search->rule->examples[i];
        if (!is_positive(search->rule, example) || search->count == MOST_EXAMPLES)
            continue;
        const char *text = fold_example(search, example);
        if (text && is_about_subject(search, text))
            search->texts[search->count++] = text;
    }
}

const char *one_word_find(const Pack *pack, const Rule *rule, MatchScratch *scratch,
                          Arena *arena)
{
    Search search = { .pack = pack, .rule = rule, .scratch = scratch, .arena = arena };
    gather(&search);
    if (search.count < FEWEST)
        return NULL;
    for (const char *at = search.texts[0]; *at;) {
        size_t length = 0;
        while (is_letter(at[length]))
            length++;
        size_t stem = stem_length(at, length);
        if (length >= SHORTEST_WORD && decides_all(&search, at, stem) &&
            !is_in_title(&search, at, stem))
            return arena_copy(arena, at, length);
        at += length ? length : 1;
    }
    return NULL;
}
