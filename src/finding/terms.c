/* SPDX-License-Identifier: Apache-2.0 */
/* terms.c - the parties of a proposed clause, called as the contract calls them. */
#include "finding/terms.h"

#include "base/arena.h"
#include "base/buffer.h"

#include <string.h>

enum { CLAUSE_CEILING = 1 << 16 }; /* bytes of a clause with its words replaced */

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The word by itself, and not a part of another one. */
static bool stands_at(const char *text, const char *at, const char *word, size_t length)
{
    return strncmp(at, word, length) == 0 && !is_letter(at[length]) &&
           (at == text || !is_letter(at[-1]));
}

static void replace(const char *text, const char *word, const char *said, Buffer *out)
{
    size_t length = strlen(word);
    buffer_clear(out);
    for (const char *at = text; *at;) {
        if (stands_at(text, at, word, length)) {
            buffer_add_string(out, said);
            at += length;
        } else {
            buffer_add_char(out, *at++);
        }
    }
}

/* The text with the word replaced, in the arena; the text itself where it has not that
 * word; NULL without memory. */
static const char *reword(const char *text, const char *word, const char *said,
                          Arena *arena, Buffer *scratch)
{
    if (!word || !*word || !said || !strstr(text, word))
        return text;
    replace(text, word, said, scratch);
    return scratch->failed ? NULL
                           : arena_copy(arena, buffer_string(scratch), scratch->length);
}

/* One term in every language. */
static bool apply(const Term *term, Wording *clause, Arena *arena, Buffer *scratch)
{
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        if (!clause->in[i])
            continue;
        clause->in[i] =
            reword(clause->in[i], term->word.in[i], term->said.in[i], arena, scratch);
        if (!clause->in[i])
            return false;
    }
    return true;
}

const Wording *terms_apply(const Facts *facts, const Pack *pack, const char *date,
                           const Wording *clause, Arena *arena)
{
    Wording *own = NULL;
    Buffer scratch;
    bool ok = true;
    buffer_init(&scratch, CLAUSE_CEILING);
    for (size_t i = 0; ok && i < pack_term_count(pack); i++) {
        const Term *term = pack_term_at(pack, i);
        if (facts_hold(facts, pack, term->when, term->when_count, date, NULL) !=
            TRUTH_YES)
            continue;
        if (!own) {
            own = arena_alloc(arena, sizeof *own);
            if (own)
                *own = *clause;
        }
        ok = own && apply(term, own, arena, &scratch);
    }
    buffer_done(&scratch);
    if (!ok)
        return NULL;
    return own ? own : clause;
}
