/* SPDX-License-Identifier: Apache-2.0 */
/* lexicon.h - named fragments of patterns.
 *
 * `{heures}` in a pattern stands for the fragment of that name, put in as a group;
 * `{60}` and `{0,60}` are repetitions.  Fragments may use others.  A lexicon sees its
 * own fragments first, then those of the lexicon around it: a rule's own fragments,
 * then those of its pack, then those of the French pack. */
#ifndef CLAUSIER_RULES_LEXICON_H
#define CLAUSIER_RULES_LEXICON_H

#include "base/arena.h"
#include "base/buffer.h"
#include "rules/node.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct Fragment {
    const char *name;
    const char *file;     /* for messages */
    const Node *node;     /* where it is defined */
    const char *expanded; /* without; NULL until it was needed */
    bool expanding;       /* to see a fragment that leads back to itself */
    bool used;
} Fragment;

typedef struct Lexicon Lexicon;

/* Lives in `arena`; `outer` may be NULL and must live as long.  NULL when memory is
 * short. */
Lexicon *lexicon_new(Arena *arena, const Lexicon *outer);

/* Takes the fragments of a map: name: "regex", or name: [alternatives]. */
bool lexicon_add(Lexicon *lexicon, const char *file, const Node *map, Error *err);

/* False with the error of the first fragment that cannot be put together. */
bool lexicon_check(const Lexicon *lexicon, Error *err);

/* Writes the pattern of the scalar `node`, folded, with its fragments put in. */
bool lexicon_expand(const Lexicon *lexicon, const char *file, const Node *node,
                    Buffer *out, Error *err);

/* Its own fragments, by name. */
size_t lexicon_count(const Lexicon *lexicon);
Fragment *lexicon_at(const Lexicon *lexicon, size_t index);

/* The pattern of a fragment, its own fragments put in; NULL with `err`. */
const char *fragment_expand(const Lexicon *lexicon, Fragment *fragment, Error *err);

#endif
