/* SPDX-License-Identifier: Apache-2.0 */
/* pack.h - a folder of rules with its lexicon, its language and its thresholds.
 *
 *     pack.yaml        name, version, date on which the law was checked
 *     lexique.yaml     fragments shared by the patterns: {heures}, {obligation}...
 *     langue.yaml      how the language negates, softens, wishes, quotes, leaves blank
 *     documents.yaml   how the kinds of documents are recognised
 *     faits.yaml       how facts are found: nature, secteur, montant, procédure...
 *     seuils.yaml      dated thresholds
 *     termes.yaml      how proposed clauses call the parties of other contracts
 *     codes.yaml       lists of codes in which contracts are published
 *     <family>/<name>.yaml   one rule a file; its id is "<family>/<name>"
 *
 * The French pack is compiled into the library; --rules adds or replaces. */
#ifndef CLAUSIER_RULES_PACK_H
#define CLAUSIER_RULES_PACK_H

#include "base/error.h"
#include "rules/rule.h"

#include <stdbool.h>
#include <stddef.h>

/* Ways of the language that evidence/ asks for; the names of langue.yaml. */
typedef enum Turn {
    TURN_NEGATION_BEFORE, /* negation-avant: denies what follows it in its clause */
    TURN_NEGATION_AFTER,  /* negation-apres: denies what stands before it */
    TURN_NEGATION_DOUBLE, /* negation-double: looks like a negation, affirms */
    TURN_VALUE_NO,     /* valeur-non: "sans objet", "néant", "non" as a whole value */
    TURN_VALUE_YES,    /* valeur-oui */
    TURN_CLAUSE_BREAK, /* rupture: ", mais", " ; ", "en revanche": ends a scope */
    TURN_ASIDE,        /* incise: ", dans ce marché,": a negation reaches over it */
    TURN_WISH,         /* souhait: "est invité à", "pourra", "souhaite" */
    TURN_SOFTENED,     /* adouci: "dans la mesure du possible", "s'efforce de" */
    TURN_BINDING,      /* obligation: "doit", "s'engage à", "est tenu de" */
    TURN_BLANK,        /* blanc: "XX heures", "[à compléter]", "......" */
    TURN_BLANK_BUYER, /* blanc-acheteur: "[à arrêter en comité]": not the bidder's */
    TURN_BLANK_AFTER, /* blanc-suite: "Le détail reste à définir : […]", a sentence
                         later */
    TURN_QUOTATION,   /* loi-citee: the law is told, nothing is imposed */
    TURN_DEFINITION,  /* definition */
    TURN_CONTEXT,     /* contexte: what the buyer does or did elsewhere */
    TURN_PREAMBLE,    /* preambule: titles under which the buyer tells of himself */
    TURN_HOLDER,      /* titulaire: names the party that a clause binds */
    TURN_INSTRUCTION, /* consigne: addressed to the drafter */
    TURN_FUTURE,      /* eventualite: perhaps, later, by amendment */
    TURN_CANCEL,      /* derogation: cancels a clause that stands elsewhere */
    TURN_CONDITION,   /* condition: what is said holds in some cases only */
    TURN_BIDDER,      /* candidat: the blank or box is for the bidder to fill in */
    TURN_LOTS,        /* lots: names lots by their numbers */
    TURN_CHOICE,      /* choix: both sides of a choice printed, none struck out */
    TURN_ELSEWHERE,   /* annonce: the clause itself stands elsewhere */
    TURN_CCAG,        /* renvoi: a bare reference to a CCAG or an article */
    TURN_COUNT,
} Turn;

/* The name of a turn in langue.yaml. */
const char *turn_name(Turn turn);

/* A rule for recognising what a document is. */
typedef struct KindRule {
    DocumentKind kind;
    const PatternId *names; /* over the folded file name */
    size_t name_count;
    const PatternId *titles; /* over the first pages */
    size_t title_count;
    bool yields;         /* tells no kind: one of that kind that looks so is... */
    DocumentKind beside; /* ...of this kind beside another that does not */
} KindRule;

/* A value a fact may have, and how it is recognised. */
typedef struct FactValue {
    const char *fact;  /* "secteur" */
    const char *value; /* "dechets" */
    ItemList any;      /* each match adds its weight */
    double weight;     /* 1 unless said otherwise */
} FactValue;

typedef struct Threshold {
    const char *name;      /* "seuil-europeen" */
    const Condition *when; /* which facts it holds for */
    size_t when_count;
    const char *since, *until;
    double amount; /* euros HT */
    Wording label; /* "216 000 € HT" */
    const char *ground;
} Threshold;

/* A word of proposed clauses that is said otherwise to some contracts. */
typedef struct Term {
    const Condition *when; /* all known to hold */
    size_t when_count;
    Wording word, said; /* "titulaire", "concessionnaire" */
} Term;

typedef struct Pack Pack;

/* Loads the pack compiled into the library, then every folder or file of `paths` on top
 * of it: a rule with the same id replaces, others are added; `without_default` leaves
 * the built-in one out.  The caller owns the result.  A wrong key, pattern or value is
 * `file:line:column: what, and what was expected`. */
Pack *pack_load(const char *const *paths, size_t count, bool without_default,
                Error *err);
void pack_free(Pack *pack);

const char *pack_name(const Pack *pack);
const char *pack_version(const Pack *pack);
const char *pack_law_date(const Pack *pack); /* "2026-11-23" */
const Matcher *pack_matcher(const Pack *pack);
/* Rules in the order of their ids. */
size_t pack_rule_count(const Pack *pack);
const Rule *pack_rule_at(const Pack *pack, size_t index);
/* By id, or by the part after the slash when only one rule has it; NULL. */
const Rule *pack_rule_find(const Pack *pack, const char *id);
const PatternId *pack_turn(const Pack *pack, Turn turn, size_t *count);
size_t pack_kind_count(const Pack *pack);
const KindRule *pack_kind_at(const Pack *pack, size_t index);
size_t pack_fact_count(const Pack *pack);
const FactValue *pack_fact_at(const Pack *pack, size_t index);
size_t pack_threshold_count(const Pack *pack);
const Threshold *pack_threshold_at(const Pack *pack, size_t index);
size_t pack_term_count(const Pack *pack);
const Term *pack_term_at(const Pack *pack, size_t index);
size_t pack_field_count(const Pack *pack);
const CodeField *pack_field_at(const Pack *pack, size_t index);
size_t pack_source_count(const Pack *pack);
const CodeSource *pack_source_at(const Pack *pack, size_t index);

/* Names used in files, JSON and messages: "met", "obligation", "CCAP", "article". */
const char *verdict_name(Verdict verdict);
const char *level_name(Level level);
const char *rule_kind_name(RuleKind kind);
const char *kind_name(DocumentKind kind);
const char *scope_name(Scope scope);
bool verdict_parse(const char *name, Verdict *verdict);
bool level_parse(const char *name, Level *level);
bool kind_parse(const char *name, DocumentKind *kind);

#endif
