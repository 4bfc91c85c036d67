/* SPDX-License-Identifier: Apache-2.0 */
/* pack_parts.h - what a Pack is made of, for the files of rules/ that build and check
 * it. */
#ifndef CLAUSIER_RULES_PACK_PARTS_H
#define CLAUSIER_RULES_PACK_PARTS_H

#include "rules/load.h"
#include "rules/pack.h"
#include "rules/pack_files.h"

/* One folder of the pack with the fragments in scope there. */
typedef struct PackLayer {
    PackFolder folder;
    Lexicon *lexicon;
} PackLayer;

struct Pack {
    Arena *arena;
    Matcher *matcher;
    const char *name, *version, *law_date;
    PackLayer *layers; /* the built-in one first */
    size_t layer_count;
    const Rule **rules; /* by id */
    size_t rule_count, rule_room;
    PatternList turns[TURN_COUNT];
    const KindRule *kinds;
    size_t kind_count;
    const Term *terms;
    size_t term_count;
    Vocabulary vocabulary; /* facts, thresholds, fields */
};

/* Is told each error of a file, and the loading goes on with the next file. */
typedef void PackErrorFn(void *user, const Error *error);

/* How a pack is loaded to be looked at. */
typedef struct PackWatch {
    PackErrorFn *tell; /* NULL: the first error ends the loading */
    void *user;
    Trace *trace; /* its arrays are freed by the caller */
} PackWatch;

Pack *pack_load_watched(const char *const *paths, size_t count, bool without_default,
                        const PackWatch *watch, Error *err);

#endif
