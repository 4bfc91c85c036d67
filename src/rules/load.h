/* SPDX-License-Identifier: Apache-2.0 */
/* load.h - what the loaders of a pack's files share.
 *
 * A Loader reads one file: where it is, which fragments are in scope, where patterns
 * go.  Every load_ function returns false with `file:line:column: what, and what was
 * expected` in the loader's Error.  Internal to rules/. */
#ifndef CLAUSIER_RULES_LOAD_H
#define CLAUSIER_RULES_LOAD_H

#include "rules/lexicon.h"
#include "rules/node.h"
#include "rules/pack.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What values of rules are checked against; filled by faits.yaml, seuils.yaml and
 * codes.yaml. */
typedef struct Vocabulary {
    const FactValue *facts;
    size_t fact_count;
    const Threshold *thresholds;
    size_t threshold_count;
    const CodeField *fields;
    size_t field_count;
    const CodeSource *sources;
    size_t source_count;
} Vocabulary;

/* A pattern and where it was written. */
typedef struct PatternUse {
    const char *file;
    const Node *node;
    PatternId pattern;
    bool beside; /* asked only where another pattern has matched */
} PatternUse;

/* What a loading leaves for rules/lint.c to look at. */
typedef struct Trace {
    PatternUse *uses;
    size_t use_count, use_room;
    Lexicon **lexicons; /* of single rules */
    size_t lexicon_count, lexicon_room;
} Trace;

typedef struct Loader {
    Arena *arena;
    Matcher *matcher;
    const Lexicon *lexicon;
    const Vocabulary *vocabulary; /* NULL: values are not checked */
    const char *file;             /* what messages call it */
    bool prepared;        /* the matcher has the patterns of the nodes already */
    bool compile;         /* compile every pattern now, to tell its errors */
    const Node *elements; /* of the rule: what `gives` may name; NULL */
    RuleKind kind;        /* of the rule: only vigilance looks further than words */
    Trace *trace;         /* NULL: nothing is kept */
    Buffer scratch;
    Error *err;
} Loader;

/* --- load.c: errors and plain values --- */

/* Sets the error at the node's value, or at its key; returns false. */
bool load_fail(const Loader *loader, const Node *node, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
bool load_fail_key(const Loader *loader, const Node *node, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The start of a text on one line, for messages. */
const char *load_excerpt(Arena *arena, const char *text);

const char *load_quote(const Loader *loader, const Node *node);

/* True when `node` is a map whose keys all stand in `keys`; NULL-terminated. */
bool load_check_keys(const Loader *loader, const Node *node, const char *const *keys);
bool load_check_kind(const Loader *loader, const Node *node, NodeKind kind);

/* One of a closed list of words, by its index in the NULL-terminated `words`. */
bool load_word(const Loader *loader, const Node *node, const char *const *words,
               size_t *index);

bool load_text(const Loader *loader, const Node *node, const char **text);
bool load_wording(const Loader *loader, const Node *node, Wording *wording);
bool load_bool(const Loader *loader, const Node *node, bool *value);
bool load_number(const Loader *loader, const Node *node, double *value);
/* A calendar day, YYYY-MM-DD. */
bool load_date(const Loader *loader, const Node *node, const char **date);
/* A kind of document. */
bool load_kind(const Loader *loader, const Node *node, DocumentKind *kind);
/* A kind or a list of kinds, as bits. */
bool load_kinds(const Loader *loader, const Node *node, uint32_t *kinds);
/* A text or a list of texts. */
bool load_texts(const Loader *loader, const Node *node, const char *const **texts,
                size_t *count);

/* Zeroed room for `count` items; NULL with the error set. */
void *load_room(const Loader *loader, size_t count, size_t size);

/* The elements of a list, or a scalar or map as a list of one. */
const Node *load_first(const Node *node);
size_t load_count(const Node *node);
/* The one after `node` in `list`. */
const Node *load_next(const Node *list, const Node *node);

/* Plain decimal digits with blanks between them ("40 000", "1.5"). */
bool number_parse(const char *text, double *value);

/* --- item_load.c --- */
extern const char *const item_keys[];
bool load_pattern(Loader *loader, const Node *node, PatternId *pattern);
/* A pattern or a list of them. */
bool load_patterns(Loader *loader, const Node *node, const PatternId **patterns,
                   size_t *count);
bool load_items(Loader *loader, const Node *node, ItemList *items);

/* --- condition_load.c --- */
/* The facts that the program finds by itself; NULL-terminated. */
extern const char *const fact_names[];
bool load_conditions(Loader *loader, const Node *node, const Condition **conditions,
                     size_t *count);

/* --- level_load.c --- */
extern const char *const ground_keys[];
extern const char *const level_keys[];
bool load_grounds(Loader *loader, const Node *node, Rule *rule);
bool load_levels(Loader *loader, const Node *node, Rule *rule);

/* --- example_load.c --- */
extern const char *const example_keys[];
bool load_examples(Loader *loader, const Node *node, Rule *rule);

/* --- rule_load.c --- */
/* The keys of a rule file, one by one; NULL past the last. */
const char *rule_key_at(size_t index);
extern const char *const element_keys[];
extern const char *const place_keys[];
/* `id` and the loader's file must live as long as the rule. */
bool load_rule(Loader *loader, const Node *root, const char *id, Rule *rule);

/* --- turns_load.c, kinds_load.c, facts_load.c, terms_load.c, thresholds_load.c --- */
typedef struct PatternList {
    const PatternId *items;
    size_t count;
} PatternList;

/* Each appends to what stands in the list already. */
bool load_turns(Loader *loader, const Node *root, PatternList turns[TURN_COUNT]);
bool load_document_kinds(Loader *loader, const Node *root, const KindRule **kinds,
                         size_t *count);
bool load_facts(Loader *loader, const Node *root, const FactValue **facts,
                size_t *count);
bool load_terms(Loader *loader, const Node *root, const Term **terms, size_t *count);
/* New thresholds come before those there already, so that the first that holds is the
 * newest. */
bool load_thresholds(Loader *loader, const Node *root, const Threshold **thresholds,
                     size_t *count);

/* --- codes_load.c --- */
extern const char *const code_keys[];
/* codes.yaml: its fields and sources are added behind those there already. */
bool load_codes(Loader *loader, const Node *root, Vocabulary *vocabulary);
/* `publishes` of a rule. */
bool load_rule_codes(Loader *loader, const Node *node, Rule *rule);

#endif
