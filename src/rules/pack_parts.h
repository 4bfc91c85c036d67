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
    Vocabulary vocabulary; /* facts and thresholds */
};

/* Is told each error of a file, and the loading goes on with the next file. */
typedef void PackErrorFn(void *user, const Error *error);

/* pack_load(), but errors in files go to `tell` and the file is left out. */
Pack *pack_load_telling(const char *const *paths, size_t count, bool without_default,
                        PackErrorFn *tell, void *user, Error *err);

#endif
